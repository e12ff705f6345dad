"""The rule on what roles name: a right to something else is none."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache

from constructs_lib.checks.inventory import Inventory, finding
from constructs_lib.checks.shapes.rights import AnyRole, Role
from constructs_lib.core.schema import objects
from constructs_lib.core.structs import k8s


def rights_name_what_there_is(inventory: Inventory) -> Iterator[str]:
    """A role names resources that exist, and a Role those that are in namespaces."""
    for role in inventory.of_kind(AnyRole):
        for groups, resource in (
            (rule.api_groups, each.partition("/")[0])
            for rule in role.rules
            for each in rule.resources
        ):
            found = {group: _resources().get(group, {}) for group in groups}
            scopes = [known[resource] for known in found.values() if resource in known]
            if isinstance(role, Role) and scopes and not any(scopes):
                problem = f"has rights to '{resource}', which are in no namespace"
                yield finding(role, problem, "use a ClusterRole, or remove them")
            elif not scopes and all(found.values()) and (fix := _meant(groups, resource)):
                shown = " or ".join(f"'{group}'" for group in groups)
                problem = f"has rights to '{resource}' of group {shown}, which has none"
                yield finding(role, problem, fix)


def _meant(groups: Sequence[str], resource: str) -> str:
    """Return what a role probably means; nothing of a resource that others may know."""
    known = [each for group in groups for each in _resources()[group]]
    if near := get_close_matches(resource, known, n=1, cutoff=0.8):
        return f"use '{near[0]}'"
    others = [other for other, found in _resources().items() if resource in found]
    return f"use group '{others[0]}'" if others else ""


@cache
def _resources() -> Mapping[str, Mapping[str, bool]]:
    """Return the resources of Kubernetes by group, and whether they are in namespaces."""
    known: dict[str, dict[str, bool]] = defaultdict(dict)
    known[""] = {"bindings": True, "componentstatuses": False}
    for (version, kind), struct in objects().items():
        if struct.__module__ == k8s.__name__:
            known[version.rpartition("/")[0]][_plural(kind)] = struct.NAMESPACED
    return dict(known)


def _plural(kind: str) -> str:
    name = kind.lower().removesuffix("y")
    if name == "endpoints":
        return name
    return name + {"y": "ies", "s": "es"}.get(kind[-1], "s")
