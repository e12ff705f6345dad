"""Objects that are added, removed, moved or changed."""

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from constructs_lib.analysis.plan.field_changes import FieldChange, field_changes
from constructs_lib.analysis.plan.tables import Table, table_of
from constructs_lib.analysis.reading import Place
from constructs_lib.kube.manifests import Json, Manifest, at


def part(value: Json, *path: str) -> Mapping[str, Json]:
    """Return the mapping at a path, which is empty where there is none."""
    found = at(value, *path)
    return found if isinstance(found, dict) else {}


def items(value: Json, *path: str) -> list[Mapping[str, Json]]:
    """Return those items of the list at a path that are mappings."""
    found = at(value, *path)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


class Severity(StrEnum):
    """Severity of a consequence, the lowest first."""

    NONE = "none"
    """No running pod or object is affected."""

    RESTART = "restart"
    """Pods are replaced."""

    ATTENTION = "attention"
    """A reviewer should look before the merge."""

    DESTRUCTIVE = "destructive"
    """Data or objects are lost."""

    @property
    def rank(self) -> int:
        """Its place in the order, from 0."""
        return list(Severity).index(self)


class Consequence(BaseModel):
    """Effect of a change."""

    model_config = ConfigDict(frozen=True)

    severity: Severity

    text: str
    """Effect and reason, in a sentence."""


class Change(NamedTuple):
    """An object before and after; one of both may be absent."""

    key: Place
    old: Manifest | None
    new: Manifest | None
    fields: Sequence[FieldChange]
    """Fields that differ, if it is there before and after."""

    former: Place | None = None
    """Place that it had before, if it is the same under another name."""

    @property
    def verb(self) -> str:
        """Kind of the change."""
        if self.former:
            return "moved"
        if self.old is None:
            return "added"
        return "removed" if self.new is None else "changed"

    def touches(self, *paths: str) -> list[str]:
        """Return the paths of those fields that differ and are at or below one of these."""
        return [
            each.path
            for each in self.fields
            if any(
                each.path == path or each.path.startswith((f"{path}.", f"{path}["))
                for path in paths
            )
        ]


def changes(old: Mapping[Place, Manifest], new: Mapping[Place, Manifest]) -> list[Change]:
    """Return what differs between objects before and after, in the order of their keys."""
    found = []
    removed = {key: each for key, each in old.items() if key not in new}
    by_content = {_content(key, each): key for key, each in removed.items()}
    for key, after in new.items():
        before = old.get(key)
        if before is None:
            former = by_content.get(_content(key, after))
            before = removed.pop(former, None) if former else None
            found.append(Change(key, before, after, (), former if before else None))
        elif before != after:
            fields = field_changes(before, after, (table_of(key) or Table()).is_default)
            found += [Change(key, before, after, fields)] if fields else []
    found += [Change(key, before, None, ()) for key, before in removed.items()]
    return sorted(found, key=lambda each: (each.key.namespace, *each.key))


def _content(key: Place, manifest: Manifest) -> tuple[str, str]:
    """Return the kind and all of an object but its name and place."""
    metadata = {**part(manifest, "metadata"), "name": "", "namespace": ""}
    # In JSON all keys are texts, which can be sorted.
    text = json.dumps({**manifest, "metadata": metadata}, default=str)
    return key.kind, json.dumps(json.loads(text), sort_keys=True)
