"""The rule on what roles name: a right to something else is none."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from constructs_lib.checks.inventory import Inventory, finding
from constructs_lib.checks.shapes.rights import AnyRole, Role
from constructs_lib.core.schema import kinds_of
from constructs_lib.core.structs import k8s


def rights_name_what_there_is(inventory: Inventory) -> Iterator[str]:
    """A role names resources that exist, and a Role those that are in namespaces."""
    for role in inventory.of_kind(AnyRole):
        for group, resource in (
            (group, each.partition("/")[0])
            for rule in role.rules
            for group in rule.api_groups
            for each in rule.resources
        ):
            known = _resources(group)
            if resource not in known and known and resource != "*":
                near = get_close_matches(resource, known, n=1)
                where = f"group '{group}'" if group else "the core group ''"
                problem = f"has rights to '{resource}' of {where}, which has none"
                fix = f"use '{near[0]}'" if near else "correct the name, or its 'apiGroups'"
                yield finding(role, problem, fix)
            elif isinstance(role, Role) and not known.get(resource, True):
                problem = f"has rights to '{resource}', which are in no namespace"
                yield finding(role, problem, "use a ClusterRole, or remove them")


def _resources(group: str) -> Mapping[str, bool]:
    """Return the resources of a group of Kubernetes, and whether they are in namespaces."""
    known = {
        _plural(kind): struct.NAMESPACED
        for kind, struct in kinds_of(group).items()
        if struct.__module__ == k8s.__name__
    }
    return {"bindings": True, "componentstatuses": False, **known} if known and not group else known


def _plural(kind: str) -> str:
    name = kind.lower().removesuffix("y")
    if name == "endpoints":
        return name
    return name + {"y": "ies", "s": "es"}.get(kind[-1], "s")
