"""The rule on privileges: each is stated by its object with a reason, and no other is stated."""

from collections.abc import Callable, Iterator, Sequence

from constructs_lib.checks.inventory import Inventory
from constructs_lib.checks.privileges.exposure import (
    of_monitors,
    of_policies,
    of_resolvers,
    of_routes,
    of_services,
    of_webhooks,
)
from constructs_lib.checks.privileges.kinds import of_delivery, of_kinds
from constructs_lib.checks.privileges.pods import of_pods, of_templates
from constructs_lib.checks.privileges.privilege import Privilege, without_reasons
from constructs_lib.checks.privileges.roles import of_accounts, of_bindings, of_roles
from constructs_lib.checks.privileges.volumes import of_volumes
from constructs_lib.core.labels import PRIVILEGES

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
    of_policies,
    of_pods,
    of_templates,
)
"""All that is looked at."""


def privileges_have_reasons(inventory: Inventory) -> Iterator[str]:
    """An object that may do more than is ordinary states each such privilege with its reason."""
    return without_reasons(inventory, SOURCES, PRIVILEGES, "privilege")
