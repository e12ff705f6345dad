"""The rule on privileges: each is stated by its object with a reason, and no other is stated."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from constructs_lib.checks.inventory import Inventory, finding
from constructs_lib.checks.privileges.exposure import (
    of_monitors,
    of_resolvers,
    of_routes,
    of_services,
    of_webhooks,
)
from constructs_lib.checks.privileges.kinds import of_delivery, of_kinds
from constructs_lib.checks.privileges.pods import of_pods
from constructs_lib.checks.privileges.privilege import Privilege
from constructs_lib.checks.privileges.roles import of_accounts, of_bindings, of_roles
from constructs_lib.checks.privileges.volumes import of_volumes
from constructs_lib.core.labels import PRIVILEGES
from constructs_lib.core.shapes import KubernetesObject

SOURCES: Sequence[Callable[[Inventory], Iterator[Privilege]]] = (
    of_roles,
    of_bindings,
    of_accounts,
    of_volumes,
    of_services,
    of_routes,
    of_webhooks,
    of_monitors,
    of_resolvers,
    of_kinds,
    of_delivery,
    of_pods,
)
"""All that is looked at."""


def privileges_have_reasons(inventory: Inventory) -> Iterator[str]:
    """An object that may do more than is ordinary states each such privilege with its reason."""
    had: dict[str, set[str]] = defaultdict(set)
    for source in SOURCES:
        for found, name, problem, fix in source(inventory):
            if name not in had[str(found)] and not _stated(found).get(name):
                why = f"or say why in annotation '{PRIVILEGES}': '{name}: …'"
                yield finding(found, problem, f"{fix}, {why}")
            had[str(found)].add(name)
    for each in inventory.readable:
        for name in sorted(_stated(each).keys() - had[str(each)]):
            problem = f"states privilege '{name}', which it does not have"
            yield finding(each, problem, f"remove it from annotation '{PRIVILEGES}'")


def _stated(found: KubernetesObject) -> dict[str, str]:
    """Return the reasons that an object states, by privilege."""
    lines = found.metadata.annotations.get(PRIVILEGES, "").splitlines()
    parts = (line.partition(": ") for line in lines if line.strip())
    return {name.strip(): reason.strip() for name, _, reason in parts}
