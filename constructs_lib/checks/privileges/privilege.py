"""A privilege of an object, and how rules read one."""

from typing import NamedTuple

from constructs_lib.core.manifests import Json
from constructs_lib.core.shapes import KubernetesObject


class Privilege(NamedTuple):
    """Something that an object may do, and others may not."""

    found: KubernetesObject
    """The object that must state it."""

    name: str
    """What its annotation must say, such as `type LoadBalancer`."""

    problem: str
    """The finding where it does not, as it reads after the object."""

    fix: str = "remove it"


def at(data: Json, *keys: str) -> Json:
    """Return the value below these keys, or None."""
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def items(data: Json, *keys: str) -> list[Json]:
    """Return the list below these keys, or an empty one."""
    found = at(data, *keys)
    return found if isinstance(found, list) else []
