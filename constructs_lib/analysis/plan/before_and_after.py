"""Manifests before and after a change, which are read only when a plan needs them."""

from collections.abc import Mapping, Sequence, Set
from functools import cached_property

from constructs_lib.analysis.charts.held import inventory_of
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.plan.object_changes import Change, changes
from constructs_lib.analysis.plan.sources import Source, objects_of
from constructs_lib.analysis.reading import Place
from constructs_lib.kube.manifests import Json, Manifest

Documents = Sequence[tuple[str, Json]]
"""Documents, each with the path of its file."""


class Sides:
    """Manifests before and after. `seen` are Applications whose charts are among them."""

    def __init__(self, old: Source, new: Source, seen: Set[str] = frozenset()) -> None:
        self.seen = seen
        self.whole = False
        """Whether all connections that open and close are stated, and not just a screen of them."""
        self._sources = (old, new)
        same = {path: text for path, text in old.files.items() if new.files.get(path) == text}
        before, after = (
            each.documents({p: t for p, t in each.files.items() if p not in same})
            for each in self._sources
        )
        self._same = same
        self._differing = (before, after)
        self.changes: list[Change] = changes(objects_of(before), objects_of(after))
        """Differences. Files with the same text are not read for them."""

    @cached_property
    def documents(self) -> tuple[Documents, Documents]:
        """All documents before and after, including those without an object."""
        same = self._sources[1].documents(self._same)
        before, after = self._differing
        return [*same, *before], [*same, *after]

    @cached_property
    def old(self) -> Mapping[Place, Manifest]:
        """All objects before."""
        return objects_of(self.documents[0])

    @cached_property
    def new(self) -> Mapping[Place, Manifest]:
        """All objects after."""
        return objects_of(self.documents[1])

    @cached_property
    def inventories(self) -> tuple[Inventory, Inventory]:
        """The objects before and after as rules see them, those of charts by Application."""
        old, new = (
            inventory_of(
                [each for each in documents if each[0] not in source.charts],
                [*source.charts.values()],
            )
            for source, documents in zip(self._sources, self.documents, strict=True)
        )
        return old, new
