"""Manifests before and after a change, which are read only when a plan needs them."""

from collections.abc import Mapping, Sequence, Set
from functools import cached_property

from constructs_lib.analysis.charts.held import inventory_of
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.plan.object_changes import Change, changes
from constructs_lib.analysis.plan.sources import Source, objects_of
from constructs_lib.analysis.plan.touched import divided, touched
from constructs_lib.analysis.reading import Place
from constructs_lib.kube.manifests import Json, Manifest

Documents = Sequence[tuple[str, Json]]
"""Documents, each with the path of its file."""


class Sides:
    """Manifests before and after. `seen` are Applications whose charts are among them."""

    def __init__(
        self, old: Source, new: Source, seen: Set[str] = frozenset(), *, reads_all: bool = False
    ) -> None:
        self.seen = seen
        self.states_all = False
        """Whether all connections that open and close are stated, and not just a screen of them."""
        self._reads_all = reads_all
        self._sources = (old, new)
        self._same, self._texts = divided(old.files, new.files)
        before, after = (
            each.documents(texts) for each, texts in zip(self._sources, self._texts, strict=True)
        )
        self._differing = (before, after)
        self.changes: list[Change] = changes(objects_of(before), objects_of(after))
        """Differences. Documents with the same text are not read for them."""

    @cached_property
    def complete(self) -> "Sides":
        """The same with all documents, as sums need them."""
        return Sides(*self._sources, self.seen, reads_all=True)

    @cached_property
    def documents(self) -> tuple[Documents, Documents]:
        """Documents before and after that the change may touch, also those without an object."""
        reads_all = self._reads_all or self._sources[1].namespace is not None
        same = self._sources[1].documents(
            self._same if reads_all else touched(self._same, self._texts, self.changes)
        )
        before, after = self._differing
        return [*same, *before], [*same, *after]

    @cached_property
    def old(self) -> Mapping[Place, Manifest]:
        """Those objects before."""
        return objects_of(self.documents[0])

    @cached_property
    def new(self) -> Mapping[Place, Manifest]:
        """Those objects after."""
        return objects_of(self.documents[1])

    @cached_property
    def namespaces(self) -> Set[str]:
        """Namespaces that had objects before."""
        return {key.name if key.kind == "Namespace" else key.namespace for key in self.old}

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
