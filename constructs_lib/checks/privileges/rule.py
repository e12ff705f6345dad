"""The rule on privileges: each is stated by its object with a reason, and no other is stated."""

from collections.abc import Callable, Iterator, Sequence

from constructs_lib.checks.inventory import Inventory
from constructs_lib.checks.pod_security import LEVEL, baseline_violations
from constructs_lib.checks.privileges.exposure import (
    of_monitors,
    of_resolvers,
    of_routes,
    of_services,
    of_webhooks,
)
from constructs_lib.checks.privileges.kinds import of_delivery, of_kinds
from constructs_lib.checks.privileges.privilege import Privilege, without_reasons
from constructs_lib.checks.privileges.roles import of_accounts, of_bindings, of_roles
from constructs_lib.checks.privileges.volumes import of_volumes
from constructs_lib.core.fields import NAMESPACES_OF_THE_CLUSTER
from constructs_lib.core.labels import PRIVILEGES


def of_pods(inventory: Inventory) -> Iterator[Privilege]:
    """Yield pods that choose their node, displace others, or have rights on their node."""
    for pods in inventory.pods:
        spec, workload = pods.spec, pods.workload
        if spec.node_name:
            problem = f"passes the scheduler by 'nodeName' {spec.node_name!r}"
            yield Privilege(workload, f"nodeName {spec.node_name}", problem, "use a node selector")
        if spec.priority_class_name.startswith("system-"):
            problem = f"displaces others by class '{spec.priority_class_name}' of the cluster"
            yield Privilege(workload, f"priorityClassName {spec.priority_class_name}", problem)
        namespace = inventory.find("Namespace", "", pods.namespace)
        level = namespace.metadata.labels.get(LEVEL) if namespace else "unknown"
        # Other levels refuse such pods. Of a Namespace that is no object, the level is not known.
        is_open = pods.namespace in NAMESPACES_OF_THE_CLUSTER or (
            level not in ("baseline", "restricted", "unknown")
        )
        for violation in baseline_violations(pods) if is_open else ():
            name = violation.what.replace("'", "")
            if not name.endswith("type hostPath"):
                yield Privilege(workload, name, f"has {violation.what}", violation.fix)


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
    return without_reasons(inventory, SOURCES, PRIVILEGES, "privilege")
