"""Everything before and after a change, of which no more is read than is asked for."""

from collections.abc import Mapping, Set
from functools import cached_property

from constructs_lib.checks.documents import documents_of
from constructs_lib.core.manifests import Json, Manifest
from constructs_lib.plan.objects import Change, Key, changes
from constructs_lib.plan.sources import Source, objects_of


class Sides:
    """Manifests before and after. `seen` are Applications whose charts are among them."""

    def __init__(self, old: Source, new: Source, seen: Set[str] = frozenset()) -> None:
        self.seen = seen
        self._sources = (old, new)
        same = {path for path, text in old.files.items() if new.files.get(path) == text}
        self._same = {path: old.files[path] for path in same}
        before, after = (
            objects_of(documents_of({p: t for p, t in each.files.items() if p not in same}, name))
            for each, name in ((old, old.name), (new, new.name))
        )
        self._differing = (before, after)
        self.changes: list[Change] = changes(before, after)
        """What differs. Files whose text is the same are not read for it."""

    @cached_property
    def old(self) -> Mapping[Key, Manifest]:
        """All objects before."""
        return {**self._unchanged, **self._differing[0]}

    @cached_property
    def new(self) -> Mapping[Key, Manifest]:
        """All objects after."""
        return {**self._unchanged, **self._differing[1]}

    @cached_property
    def documents(self) -> tuple[list[Json], list[Json]]:
        """All documents before and after, those that are no objects included."""
        old, new = (
            [document for _, document in documents_of(each.files, each.name)]
            for each in self._sources
        )
        return old, new

    @cached_property
    def _unchanged(self) -> Mapping[Key, Manifest]:
        return objects_of(documents_of(self._same, self._sources[1].name))
