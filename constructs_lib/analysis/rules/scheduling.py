"""Rules on where pods run: what places them, and the classes that they and others name."""

from collections import defaultdict
from collections.abc import Iterator

from constructs_lib.analysis.custom_resources import Certificate
from constructs_lib.analysis.inventory import Inventory, finding, first_of
from constructs_lib.analysis.workload_pods import (
    JOB_NAMES,
    Workload,
    WorkloadPods,
    claim_of,
    labels_of,
)
from constructs_lib.kube.known import NGINX_CLASS
from constructs_lib.kube.manifests import at, rendered
from constructs_lib.kube.pod_parts import NODE
from constructs_lib.kube.selectors import keys_of, selects
from constructs_lib.kube.structs import gateway, k8s

BUILT_IN = {
    "IngressClass": {NGINX_CLASS},
    "PriorityClass": {"system-cluster-critical", "system-node-critical"},
    "RuntimeClass": set[str](),
    "StorageClass": {"standard"},
}
"""Classes that no object makes: those of Kubernetes, of Kind, and of the platform's own NGINX."""

POLICIES = {
    f"{kind}Binding": kind for kind in ("MutatingAdmissionPolicy", "ValidatingAdmissionPolicy")
}
"""Kinds of admission policies, by the kinds of their bindings."""

LABELS_OF_CONTROLLERS = frozenset(
    {*JOB_NAMES, "batch.kubernetes.io/controller-uid", "controller-uid", "pod-template-hash"}
)
"""Labels that only pods have, and no template of theirs."""


def neighbours_exist(inventory: Inventory) -> Iterator[str]:
    """Pods that others must run beside or apart from, or are spread among, exist."""
    for pods in inventory.pods:
        affinity = pods.spec.affinity or k8s.Affinity()
        for terms, problem in (
            (affinity.pod_affinity, "must run beside pods that do not exist"),
            (affinity.pod_anti_affinity, "must run apart from pods that do not exist"),
        ):
            for term in terms.required_during_scheduling_ignored_during_execution if terms else ():
                if not _exist(inventory, pods, term):
                    shown = rendered(term)
                    fix = "use the labels of a pod template, and its namespace"
                    yield finding(pods.workload, f"{problem}, {shown}", fix)
        for constraint in pods.spec.topology_spread_constraints:
            selector = constraint.label_selector
            if selector is not None and not inventory.selects(pods.namespace, selector):
                shown = rendered(selector)
                problem = f"is spread among pods that do not exist, {shown}"
                yield finding(pods.workload, problem, "use the labels of its template")


def _exist(inventory: Inventory, pods: WorkloadPods, term: k8s.PodAffinityTerm) -> bool:
    """Return whether a term selects pods, as far as that is known."""
    namespaces = term.namespaces or [pods.namespace]
    if term.namespace_selector is not None or not set(namespaces) <= inventory.own_namespaces:
        return True
    selector = term.label_selector
    if selector is not None and LABELS_OF_CONTROLLERS.intersection(keys_of(selector)):
        return True
    # Without a selector it is for no pods, unlike with an empty one.
    return selector is not None and any(inventory.selects(each, selector) for each in namespaces)


def updates_find_a_node(inventory: Inventory) -> Iterator[str]:
    """A Deployment whose pods exclude one another from nodes lets one of them go in an update.

    Otherwise an update waits for ever where there are as many nodes as pods.
    """
    for pods in inventory.pods:
        workload = pods.workload
        if not isinstance(workload, k8s.Deployment) or not _exclude_one_another(pods, workload):
            continue
        strategy, (least, most) = workload.spec.strategy, inventory.scale_of(workload)
        number = max(2, least)
        update = strategy.rolling_update if strategy else None
        share = (
            "25%" if update is None or update.max_unavailable is None else update.max_unavailable
        )
        lets_go = share if isinstance(share, int) else int(share.rstrip("%")) * number // 100
        is_recreated = strategy is not None and strategy.type == "Recreate"
        if number <= most and not lets_go and not is_recreated:
            problem = f"has each of its {number} pods on a node of its own, and lets none go in an "
            fix = "set 'maxUnavailable' of its strategy to 1 and 'maxSurge' to 0"
            yield finding(workload, f"{problem}update, which {number} nodes have no room for", fix)


def _exclude_one_another(pods: WorkloadPods, workload: Workload) -> bool:
    """Return whether no two pods of a workload share a node, old and new ones in an update."""
    affinity = pods.spec.affinity and pods.spec.affinity.pod_anti_affinity
    return any(
        term.topology_key == NODE
        and term.label_selector is not None
        and selects(term.label_selector, labels_of(workload))
        and term.namespace_selector is None
        and pods.namespace in (term.namespaces or [pods.namespace])
        and not (term.match_label_keys or term.mismatch_label_keys)
        for term in (
            affinity.required_during_scheduling_ignored_during_execution if affinity else ()
        )
    )


def classes_are_known(inventory: Inventory) -> Iterator[str]:
    """A class, volume or policy that is named is an object of the platform, or of every cluster."""
    known = {(kind, name) for kind, names in BUILT_IN.items() for name in names}
    known |= {(each.kind, each.name) for each in inventory.readable}
    # A claim and a volume may share the name of a class that is no object.
    known |= {
        ("StorageClass", each.spec.storage_class_name or "")
        for each in inventory.of_kind(k8s.PersistentVolume)
    }
    users = defaultdict(list)
    for kind, name, user in classes_of(inventory):
        # Where the platform has no controller of its own, nobody knows whose class it is.
        is_ours = kind != "GatewayClass" and (
            kind != "IngressClass" or inventory.declarations.watches
        )
        if is_ours and (kind, name) not in known:
            users[kind, name].append(str(user))
    for (kind, name), all_of_them in users.items():
        problem = f"is no object of the platform, and named by {first_of(all_of_them)}"
        yield f"{kind} '{name}' {problem}; correct the name, unless the cluster has it"


def classes_of(inventory: Inventory) -> Iterator[tuple[str, str, k8s.Object]]:
    """Yield kind and name of each class and volume that is named, and the object that names it."""
    return ((kind, name, user) for kind, name, user in _classes(inventory) if name)


def _classes(inventory: Inventory) -> Iterator[tuple[str, str | None, k8s.Object]]:
    for pods in inventory.pods:
        yield "PriorityClass", pods.spec.priority_class_name, pods.workload
        yield "RuntimeClass", pods.spec.runtime_class_name, pods.workload
        for volume in pods.spec.volumes:
            if own := claim_of(volume):
                yield from _of_claim(own, pods.workload)
    for claim in inventory.of_kind(k8s.PersistentVolumeClaim):
        yield from _of_claim(claim, claim)
    for workload in inventory.of_kind(k8s.StatefulSet):
        for template in workload.spec.volume_claim_templates:
            yield from _of_claim(template, workload)
    for ingress in inventory.of_kind(k8s.Ingress):
        yield "IngressClass", ingress.spec.ingress_class_name, ingress
    for certificate in inventory.of_kind(Certificate):
        issuer = certificate.spec.issuer_ref
        # A ClusterIssuer is mostly made by others.
        if issuer.kind in ("", "Issuer"):
            yield "Issuer", issuer.name, certificate
    for each in inventory.of_kind(gateway.Gateway):
        yield "GatewayClass", each.spec.gateway_class_name, each
    for quota in inventory.of_kind(k8s.ResourceQuota):
        scopes = quota.spec.scope_selector
        for expression in scopes.match_expressions if scopes else ():
            if expression.scope_name == "PriorityClass":
                for name in expression.values:
                    yield "PriorityClass", name, quota
    for manifest, found in inventory.read:
        if found.kind == "Cluster":
            yield "PriorityClass", str(at(manifest, "spec", "priorityClassName") or ""), found
        if policy := POLICIES.get(found.kind):
            yield policy, str(at(manifest, "spec", "policyName") or ""), found


def _of_claim(
    claim: k8s.PersistentVolumeClaim | k8s.PersistentVolumeClaimTemplate, user: k8s.Object
) -> Iterator[tuple[str, str | None, k8s.Object]]:
    yield "StorageClass", claim.spec.storage_class_name, user
    yield "VolumeAttributesClass", claim.spec.volume_attributes_class_name, user
    yield "PersistentVolume", claim.spec.volume_name, user
