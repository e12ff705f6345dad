"""Rules on where pods run: what places them, and the classes that they and others name."""

from collections import defaultdict
from collections.abc import Iterator

from constructs_lib.checks.inventory import Inventory, finding, first_of
from constructs_lib.checks.shapes.pods import NeighbourTerm
from constructs_lib.checks.shapes.storage import PersistentVolume, PersistentVolumeClaim
from constructs_lib.checks.shapes.workloads import JOB_NAMES, StatefulSet, WorkloadPods
from constructs_lib.network.known_pods import NGINX_CLASS
from constructs_lib.network.shapes import Ingress

BUILT_IN = {
    "IngressClass": {NGINX_CLASS},
    "PriorityClass": {"system-cluster-critical", "system-node-critical"},
    "RuntimeClass": set[str](),
    "StorageClass": {"standard"},
}
"""Classes that no object makes: those of Kubernetes, of Kind, and of the platform's own NGINX."""

LABELS_OF_CONTROLLERS = frozenset(
    {*JOB_NAMES, "batch.kubernetes.io/controller-uid", "controller-uid", "pod-template-hash"}
)
"""Labels that only pods have, and no template of theirs."""


def neighbours_exist(inventory: Inventory) -> Iterator[str]:
    """Pods that others must run beside or apart from, or are spread among, exist."""
    for pods in inventory.pods:
        affinity = pods.spec.affinity
        for terms, problem in (
            (affinity.pod_affinity.required, "must run beside pods that do not exist"),
            (affinity.pod_anti_affinity.required, "must run apart from pods that do not exist"),
        ):
            for term in terms:
                if not _exist(inventory, pods, term):
                    shown = term.model_dump(by_alias=True, exclude_unset=True)
                    fix = "use the labels of a pod template, and its namespace"
                    yield finding(pods.workload, f"{problem}, {shown}", fix)
        for constraint in pods.spec.topology_spread_constraints:
            selector = constraint.label_selector
            if selector is not None and not inventory.selects(pods.namespace, selector):
                shown = selector.model_dump(by_alias=True, exclude_unset=True)
                problem = f"is spread among pods that do not exist, {shown}"
                yield finding(pods.workload, problem, "use the labels of its template")


def _exist(inventory: Inventory, pods: WorkloadPods, term: NeighbourTerm) -> bool:
    """Return whether a term selects pods, as far as that is known."""
    namespaces = term.namespaces or [pods.namespace]
    if term.namespace_selector is not None or not set(namespaces) <= inventory.own_namespaces:
        return True
    selector = term.label_selector
    if selector is not None and LABELS_OF_CONTROLLERS.intersection(selector.keys):
        return True
    # Without a selector it is for no pods, unlike with an empty one.
    return selector is not None and any(inventory.selects(each, selector) for each in namespaces)


def classes_are_known(inventory: Inventory) -> Iterator[str]:
    """A class of pods, volumes or Ingresses is an object of the platform, or of every cluster."""
    known = {(kind, name) for kind, names in BUILT_IN.items() for name in names}
    known |= {(each.kind, each.name) for each in inventory.readable}
    # A claim and a volume may share the name of a class that is no object.
    known |= {
        ("StorageClass", each.spec.storage_class_name)
        for each in inventory.of_kind(PersistentVolume)
    }
    users = defaultdict(list)
    for kind, name, user in _classes(inventory):
        if name and (kind, name) not in known:
            users[kind, name].append(user)
    for (kind, name), all_of_them in users.items():
        problem = f"is no object of the platform, and named by {first_of(all_of_them)}"
        yield f"{kind} '{name}' {problem}; correct the name, unless the cluster has it"


def _classes(inventory: Inventory) -> Iterator[tuple[str, str, str]]:
    """Yield kind and name of each class, and what names it."""
    for pods in inventory.pods:
        yield "PriorityClass", pods.spec.priority_class_name, str(pods.workload)
        yield "RuntimeClass", pods.spec.runtime_class_name, str(pods.workload)
    for claim in inventory.of_kind(PersistentVolumeClaim):
        yield "StorageClass", claim.spec.storage_class_name, str(claim)
    for workload in inventory.of_kind(StatefulSet):
        for template in workload.spec.volume_claim_templates:
            yield "StorageClass", template.spec.storage_class_name, str(workload)
    # Where the platform has no controller of its own, nobody knows whose class it is.
    for ingress in inventory.of_kind(Ingress) if inventory.declarations.watches else ():
        yield "IngressClass", ingress.spec.ingress_class_name, str(ingress)
