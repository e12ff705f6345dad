"""Rules on the affinity of pods: neighbours exist, and an update finds a node."""

from collections.abc import Iterator

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.workload_pods import (
    JOB_NAMES,
    Workload,
    WorkloadPods,
    labels_of,
)
from constructs_lib.kube.manifests import rendered
from constructs_lib.kube.pod_parts import NODE
from constructs_lib.kube.selectors import keys_of, selects
from constructs_lib.kube.structs import k8s

LABELS_OF_CONTROLLERS = frozenset(
    {*JOB_NAMES, "batch.kubernetes.io/controller-uid", "controller-uid", "pod-template-hash"}
)
"""Labels that only pods have, and no template of theirs."""


@register("affinity-selects-nothing")
def _affinity_selects_nothing(inventory: Inventory) -> Iterator[Finding]:
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


@register("update-blocked-by-affinity", "warning")
def _update_blocked_by_affinity(inventory: Inventory) -> Iterator[Finding]:
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
