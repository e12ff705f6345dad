"""Values of manifests by paths, such as `spec.tls[].secretName`."""

import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import cast

import msgspec
import yaml

from constructs_lib.kube.manifests import Json
from constructs_lib.kube.quantities import amount

POD_SPECS = {
    **dict.fromkeys(("DaemonSet", "Deployment", "Job", "ReplicaSet"), "spec.template.spec"),
    **dict.fromkeys(("ReplicationController", "StatefulSet"), "spec.template.spec"),
    "CronJob": "spec.jobTemplate.spec.template.spec",
    "Pod": "spec",
}
"""Paths of the specs of pods by the kinds that create them."""

IN_SPEC = ("PipelineRun", "Task")
"""Kinds whose paths in tables begin in `spec`."""


class Row(msgspec.Struct, forbid_unknown_fields=True):
    """A row of `rules/tables.yaml`, which describes the fields."""

    kinds: str
    at: str = ""
    target: str = ""
    name: str = "name"
    keys: str = ""
    use: str = ""
    when: str = ""
    each: str = ""
    fields: Mapping[str, str] = {}
    problem: str = ""
    fix: str = "remove it"
    groups: str = ""
    but: Sequence[Json] | None = None
    only: Sequence[Json] | None = None
    below: str | None = None
    lacks: str = ""
    matches: str | None = None

    def is_for(self, group: str) -> bool:
        """Return whether the row is for objects of that API group."""
        is_custom = "." in group and not group.endswith(".k8s.io")
        names = {group or "core", "custom" if is_custom else ""}
        return not self.groups or not names.isdisjoint(self.groups.split("|"))

    def takes(self, value: Json) -> bool:
        """Return whether a value at its path is one that the row is for."""
        if self.lacks:
            return isinstance(value, dict) and not value.get(self.lacks)
        if self.below is not None:
            return 0 < amount(str(value)) < amount(self.below)
        if self.matches is not None:
            return isinstance(value, str) and re.search(self.matches, value) is not None
        if self.but is not None:
            return value not in self.but
        return bool(value) if self.only is None else value in self.only


@cache
def table(name: str) -> Mapping[str, Sequence[Row]]:
    """Return the rows of a table by kind or API group, with whole paths."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in msgspec.convert(_tables()[name], list[Row]):
        field = "each" if name == "unique" else "at"
        for kind in row.kinds.split("|"):
            begins = POD_SPECS if kind == "pods" else {kind: "spec" if kind in IN_SPEC else ""}
            for each, begin in begins.items():
                path = ".".join(filter(None, (begin, getattr(row, field))))
                rows[each].append(msgspec.structs.replace(row, **{field: path}))
    return rows


@cache
def _tables() -> Mapping[str, Json]:
    text = pkgutil.get_data(__name__, "rules/tables.yaml") or b""
    return cast(Mapping[str, Json], yaml.load(text, yaml.CSafeLoader))


def values(data: Json, path: str) -> Iterator[tuple[str, Json]]:
    """Yield each value at a path, after the path that leads to it; null is no value.

    A part of the path is a key, or several with `|` between them. It ends with `[]` for each item
    of a list. `**` is each mapping, however deep.
    """
    return _values(data, _steps(path), "")


@cache
def _steps(path: str) -> Sequence[tuple[Sequence[str], bool]]:
    parts = path.split(".") if path else []
    return tuple((each.removesuffix("[]").split("|"), each.endswith("[]")) for each in parts)


def _values(
    data: Json, steps: Sequence[tuple[Sequence[str], bool]], here: str
) -> Iterator[tuple[str, Json]]:
    if not steps:
        if data is not None:
            yield here, data
        return
    (keys, is_list), rest = steps[0], steps[1:]
    if keys == ["**"]:
        for place, found in _mappings(data, here):
            yield from _values(found, rest, place)
    for key in keys if isinstance(data, dict) else ():
        if (found := data.get(key)) is None:
            continue
        place = f"{here}.{key}" if here else key
        if not is_list:
            yield from _values(found, rest, place)
        elif isinstance(found, list):
            for index, each in enumerate(found):
                yield from _values(each, rest, f"{place}[{index}]")


def _mappings(data: Json, here: str) -> Iterator[tuple[str, Json]]:
    if isinstance(data, dict):
        yield here, data
        for key, value in data.items():
            yield from _mappings(value, f"{here}.{key}" if here else str(key))
    for index, each in enumerate(data if isinstance(data, list) else ()):
        yield from _mappings(each, f"{here}[{index}]")
