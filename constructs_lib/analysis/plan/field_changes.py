"""Fields of an object that differ, each by its path."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple, cast

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


class Node(NamedTuple):
    """A step to a field: its key, and what is there before and after."""

    key: str
    """As shown, those of items in brackets."""

    step: str
    """As tables name it: the key itself, or `[]` for an item."""

    old: Json
    new: Json


Chain = tuple[Node, ...]
"""Steps that lead to a field."""


def field_changes(
    old: Json, new: Json, is_default: Callable[[Chain], bool] = lambda _: False
) -> list[FieldChange]:
    """Return the fields that differ, items of lists by their names and quantities by value.

    A default that is stated, or no longer, is no difference.
    """
    return [
        FieldChange(
            path=text_of(chain),
            old=cast(Json, hidden(chain[-1].old, chain[-1].key)),
            new=cast(Json, hidden(chain[-1].new, chain[-1].key)),
        )
        for chain in chains(old, new)
        if not all(map(is_default, chains(*chain[-1][2:], chain, is_deep=True)))
    ]


def text_of(chain: Chain) -> str:
    """Return a path as text."""
    return "".join(
        each.key if each.key[:1] == "[" else f".{each.key}" for each in chain
    ).removeprefix(".")


def chains(old: Json, new: Json, here: Chain = (), *, is_deep: bool = False) -> Iterator[Chain]:
    """Yield the steps to each field that differs; deep: to each part of what comes and goes."""
    if old == new:
        return
    if is_deep:
        old, new = _like(old, new), _like(new, old)
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in [*old, *(key for key in new if key not in old)]:
            # A dot in a key would read as a step.
            shown = f"[{key}]" if "." in str(key) else str(key)
            node = Node(shown, str(key), old.get(key), new.get(key))
            yield from chains(node.old, node.new, (*here, node), is_deep=is_deep)
    elif isinstance(old, list) and isinstance(new, list) and (named := _named(old, new)):
        was, now = named
        for name in [*was, *(name for name in now if name not in was)]:
            node = Node(f"[{name}]", "[]", was.get(name), now.get(name))
            yield from chains(node.old, node.new, (*here, node), is_deep=is_deep)
        if list(was) != list(now) and was.keys() == now.keys():
            yield (*here[:-1], here[-1]._replace(old=list(was), new=list(now)))
    elif is_deep and isinstance(old, list) and isinstance(new, list) and have_same_items(old, new):
        yield here
    elif isinstance(old, list) and isinstance(new, list) and (pairs := _pairs(old, new, is_deep)):
        for index, (before, after) in enumerate(pairs):
            node = Node(f"[{index}]", "[]", before, after)
            yield from chains(before, after, (*here, node), is_deep=is_deep)
    elif not _is_same_quantity(here, old, new):
        yield here


def _like(value: Json, other: Json) -> Json:
    """Return an empty mapping or list in place of nothing, where the other side has a full one."""
    if value is None and other and isinstance(other, dict | list):
        return {} if isinstance(other, dict) else []
    return value


def _pairs(old: list[Json], new: list[Json], is_deep: bool) -> list[tuple[Json, Json]]:
    """Return the items without names that may belong together, or nothing: the list is a whole."""
    if len(old) == len(new):
        return [*zip(old, new, strict=True)]
    if is_deep and all(isinstance(each, dict) for each in (*old, *new)):
        gone, fresh = ([x for x in a if x not in b] for a, b in ((old, new), (new, old)))
        return [*zip_longest(gone, fresh)]
    return []


def have_same_items(old: Sequence[Json], new: Sequence[Json]) -> bool:
    """Return whether two lists of mappings have the same ones in another order."""
    return len(old) == len(new) and all(
        isinstance(each, dict | str) and old.count(each) == new.count(each) for each in old
    )


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


def _is_same_quantity(chain: Chain, old: Json, new: Json) -> bool:
    keys = [each.step for each in chain]
    is_one = keys[-1] in ONE_QUANTITY or (len(keys) > 1 and keys[-2] in QUANTITIES)
    if not is_one or keys[0] == "data" or old is None or new is None:
        return False
    try:
        return amount(str(old)) == amount(str(new))
    except ValueError:
        return False
