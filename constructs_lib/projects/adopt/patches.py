"""What must be patched in an object so that all of another one holds in it."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import NamedTuple

from constructs_lib.core.manifests import Json, Manifest
from constructs_lib.plan.fields import field_changes

WHOLE = frozenset(
    (
        *("selector", "strategy", "updateStrategy", "lifecycle", "affinity", "dnsConfig"),
        *("metrics", "behavior", "volumeClaimTemplates", "resourceClaims"),
    )
)
"""Fields that are replaced as a whole: parts of two values make no sense together."""

WHOLE_OF_KIND = {"Service": frozenset(("ports",)), "PodDisruptionBudget": frozenset(("spec",))}
"""The same in one kind."""

ITEM_NAMES = ("mountPath", "name")
"""Fields by which items of a list are told from one another."""


class Patch(NamedTuple):
    """A value at a JSON pointer."""

    pointer: str
    value: Json


def patches(wanted: Manifest, made: Manifest) -> list[Patch]:
    """Return what makes all of the wanted object hold in the made one, in order."""
    whole = WHOLE | WHOLE_OF_KIND.get(str(made["kind"]), frozenset())
    result = deepcopy(made)
    return [*_patches(wanted, result, "", whole)]


def _patches(wanted: Json, made: Json, pointer: str, whole: frozenset[str]) -> Iterator[Patch]:
    """Yield patches, and make them, since a later one builds on those before."""
    for key, value in wanted.items():
        here = f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"
        former = made.get(key)
        if value in (None, {}, []) or not field_changes({key: former}, {key: value}):
            continue
        if isinstance(value, dict) and isinstance(former, dict) and key not in whole:
            yield from _patches(value, former, here, whole)
        elif _is_list_of_items(value) and _is_list_of_items(former) and key not in whole:
            yield from _items(value, former, here, whole)
        else:
            made[key] = deepcopy(value)
            yield Patch(here, value)


def _items(
    wanted: Sequence[Json], made: list[Json], pointer: str, whole: frozenset[str]
) -> Iterator[Patch]:
    for item in wanted:
        index = next((at for at, each in enumerate(made) if _name(each) == _name(item)), None)
        if index is not None and _name(item):
            yield from _patches(item, made[index], f"{pointer}/{index}", whole)
        elif item not in made:
            made.append(deepcopy(item))
            yield Patch(f"{pointer}/-", item)


def _is_list_of_items(value: Json) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


def _name(item: Mapping[str, Json]) -> Json:
    return next((item[key] for key in ITEM_NAMES if key in item), None)
