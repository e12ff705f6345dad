"""The rule on privileges: each is stated by its object with a reason, and no other is stated."""

from collections.abc import Callable, Iterator, Sequence

from constructs_lib.analysis.custom_resources import ARGO_CD
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.paths import table
from constructs_lib.analysis.records import Finding, register
from constructs_lib.analysis.rules.privileges.exposure import (
    of_accounts,
    of_bindings,
    of_policies,
    of_policy_bindings,
    of_roles,
    of_routes,
    of_services,
)
from constructs_lib.analysis.rules.privileges.host_volumes import (
    of_containers,
    of_pods,
    of_templates,
    of_volumes,
)
from constructs_lib.analysis.rules.privileges.privilege import Privilege, rows_of, without_reasons
from constructs_lib.kube.label_keys import PRIVILEGES
from constructs_lib.kube.manifests import at, items
from constructs_lib.kube.names import NAMESPACES_OF_THE_CLUSTER

OF_OTHERS = frozenset(
    {
        *("cilium.io", "crd.projectcalico.org", "projectcalico.org"),
        *("k8s.nginx.org", "istio.io", "traefik.io"),
        *("kyverno.io", "gatekeeper.sh"),
        *("cattle.io", "crossplane.io", "fluxcd.io", "operators.coreos.com"),
        *("kruise.io", "knative.dev", "kubevirt.io"),
    }
)
"""Ends of API groups with policies and routes, changes and sources of objects, and workloads.

No rule reads these.
"""


def of_kinds(inventory: Inventory) -> Iterator[Privilege]:
    """Yield objects of kinds that change how the cluster works, or a namespace of its own."""
    for found in inventory.readable:
        group = found.group
        is_known = group == ARGO_CD or "." not in group or group.endswith(".k8s.io")
        is_ordinary = any(each.takes(group, True) for each in table("ordinary").get(found.kind, ()))
        is_unread = any(f".{group}".endswith(f".{each}") for each in OF_OTHERS)
        if (is_known or is_unread) and not is_ordinary:
            problem = "is of a kind that changes the cluster for others"
            yield Privilege(found, f"kind {found.kind}", problem)
        if found.namespace in NAMESPACES_OF_THE_CLUSTER and found.kind != "NetworkPolicy":
            problem = f"is in namespace '{found.namespace}' of the cluster itself"
            yield Privilege(found, f"namespace {found.namespace}", problem, "use one of its tier")


def of_projects(inventory: Inventory) -> Iterator[Privilege]:
    """Yield projects of Argo CD that allow every object of a kind that belongs to the cluster."""
    for manifest, found in inventory.read:
        is_project = (found.group, found.kind) == (ARGO_CD, "AppProject")
        for each in items(manifest, "spec", "clusterResourceWhitelist") if is_project else ():
            if not at(each, "name"):
                kind = at(each, "kind")
                yield Privilege(found, f"every {kind}", f"allows every {kind}", "add 'name' to it")


SOURCES: Sequence[Callable[[Inventory], Iterator[Privilege]]] = (
    *(of_roles, of_bindings, of_accounts, of_volumes, of_services, of_routes, of_kinds),
    *(of_projects, of_policies, of_policy_bindings, of_pods, of_templates, of_containers),
    rows_of("privileges"),
)
"""All that is looked at."""


@register("privilege-unexplained")
def _privileges_have_reasons(inventory: Inventory) -> Iterator[Finding]:
    return without_reasons(inventory, SOURCES, PRIVILEGES, "privilege")
