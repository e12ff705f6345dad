"""Fields of an object that differ, each by its path."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from pydantic import BaseModel, ConfigDict

from constructs_lib.kube.credentials import hidden
from constructs_lib.kube.manifests import Json
from constructs_lib.kube.quantities import amount

KEYS = (
    *("name", "mountPath", "containerPort", "port", "alert", "record", "host", "path"),
    *("topologyKey", "ip", "cidr", "key", "repoURL"),
)
"""Fields that identify items of a list, the first that all of them have."""

QUANTITIES = frozenset(
    (
        *("requests", "limits", "hard", "capacity", "overhead", "max", "min", "default"),
        *("defaultRequest", "maxLimitRequestRatio", "allocatable"),
    )
)
"""Fields whose values are quantities, by resource."""

ONE_QUANTITY = frozenset(("sizeLimit", "averageValue", "storage", "memory", "cpu"))
"""Fields that are a quantity."""


class FieldChange(BaseModel):
    """A field that differs. A missing value is null."""

    model_config = ConfigDict(frozen=True)

    path: str
    """Keys that lead to it, as `spec.template.spec.containers[web].image`."""

    old: Json = None
    """Its value before."""

    new: Json = None
    """Its value after."""


Path = tuple[str, ...]
"""Keys that lead to a field, those of items in brackets."""


def field_changes(old: Json, new: Json) -> list[FieldChange]:
    """Return the fields that differ, items of lists by their names and quantities by value."""
    return [
        FieldChange(
            path=text_of(path),
            old=cast(Json, hidden(before, path[-1])),
            new=cast(Json, hidden(after, path[-1])),
        )
        for path, before, after in _changes((), old, new)
    ]


def text_of(path: Path) -> str:
    """Return a path as text."""
    return "".join(key if key[:1] == "[" else f".{key}" for key in path).removeprefix(".")


def _changes(path: Path, old: Json, new: Json) -> Iterator[tuple[Path, Json, Json]]:
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in [*old, *(key for key in new if key not in old)]:
            # A dot in a key would read as a step.
            step = f"[{key}]" if "." in str(key) else str(key)
            yield from _changes((*path, step), old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list) and (named := _named(old, new)):
        before, after = named
        for key in [*before, *(key for key in after if key not in before)]:
            yield from _changes((*path, f"[{key}]"), before.get(key), after.get(key))
        if list(before) != list(after) and before.keys() == after.keys():
            yield path, list(before), list(after)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (before, after) in enumerate(zip(old, new, strict=True)):
            yield from _changes((*path, f"[{index}]"), before, after)
    elif not _is_same_quantity(path, old, new):
        yield path, old, new


def _named(old: Sequence[Json], new: Sequence[Json]) -> tuple[dict[str, Json], ...] | None:
    """Return the items of both lists by their names, or None if they have none."""
    if not all(isinstance(item, dict) for item in (*old, *new)):
        return None
    for key in KEYS:
        found = [{_name(item, key): item for item in items} for items in (old, new)]
        if all(
            len(names) == len(items) and "" not in names
            for names, items in zip(found, (old, new), strict=True)
        ):
            return tuple(found)
    return None


def _name(item: Mapping[str, Json], key: str) -> str:
    """Return the name of an item, or an empty text: two ports of one number differ by protocol."""
    metadata = item.get("metadata")
    if key == "name" and isinstance(metadata, dict):
        return str(metadata.get("name", ""))
    name = str(item.get(key, ""))
    protocol = item.get("protocol", "TCP")
    return name if protocol == "TCP" or not name else f"{name}/{protocol}"


def _is_same_quantity(path: Path, old: Json, new: Json) -> bool:
    is_one = path[-1] in ONE_QUANTITY or (len(path) > 1 and path[-2] in QUANTITIES)
    if not is_one or path[0] == "data" or old is None or new is None:
        return False
    try:
        return amount(str(old)) == amount(str(new))
    except ValueError:
        return False
