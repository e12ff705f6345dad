"""The rule on paths of Ingresses and routes: requests have them as they stand."""

import re
from collections.abc import Iterator

from constructs_lib.checks.inventory import Inventory, finding
from constructs_lib.checks.shapes.gateway import HTTPRoute
from constructs_lib.core.shapes import KubernetesObject
from constructs_lib.network.shapes import Ingress

PATTERN = re.compile(r"[*()|{}^\\]|/:")
"""Part of a path that is meant as a pattern or a parameter."""

AS_IT_STANDS = ("Exact", "Prefix", "PathPrefix")
"""Types of paths that are no regular expressions."""


def paths_are_plain(inventory: Inventory) -> Iterator[str]:
    """A path of an Ingress or a route is one that requests have, and no pattern."""
    for found, path in _paths(inventory):
        if PATTERN.search(path):
            problem = f"routes {path!r:.80} as it stands, which is no pattern there"
            yield finding(found, problem, "route the path before it, and so all below that")


def _paths(inventory: Inventory) -> Iterator[tuple[KubernetesObject, str]]:
    """Yield the paths that no controller reads as a pattern, with their objects."""
    for ingress in inventory.of_kind(Ingress):
        for path in (path for rule in ingress.spec.rules for path in rule.http.paths):
            if path.path_type in AS_IT_STANDS and path.path:
                yield ingress, path.path
    for route in inventory.of_kind(HTTPRoute):
        for match in (match for rule in route.spec.rules for match in rule.matches):
            match match:
                case {"path": {"value": str(value), **kind}}:
                    if kind.get("type", "PathPrefix") in AS_IT_STANDS:
                        yield route, value
