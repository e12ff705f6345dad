"""Rules on Services, StatefulSets, autoscalers and PodDisruptionBudgets: they fit their pods."""

import re
from collections.abc import Iterator

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.workload_pods import (
    is_headless,
    labels_of,
    pods_of,
    protocol_of,
)
from constructs_lib.kube.distinct import repeated
from constructs_lib.kube.names import MAX_INT32
from constructs_lib.kube.selectors import has_labels
from constructs_lib.kube.structs import k8s

SCALED = (k8s.Deployment, k8s.StatefulSet, k8s.ReplicaSet, k8s.ReplicationController)
"""Kinds of Kubernetes whose number of pods can be set."""

MEASURED = ("cpu", "memory")
"""Resources whose use the kubelet tells."""


@register("service-selects-nothing")
def _service_selects_nothing(inventory: Inventory) -> Iterator[Finding]:
    for service in inventory.of_kind(k8s.Service):
        labels, ports = service.spec.selector, service.spec.ports
        place = service.kind, service.namespace, service.name
        if not labels:
            continue
        selector = k8s.LabelSelector(match_labels=labels)
        selected = inventory.selected(service.namespace, selector)
        if not selected and not inventory.declares(service.namespace, selector):
            problem = f"selects no pods with {dict(labels)}"
            yield finding(service, problem, "use the labels of a pod template", "spec.selector")
        if not (ports or is_headless(service)):
            fix = "list the ports of the pods it selects"
            yield finding(service, "lists no ports", fix, "spec.ports")
        for index, port in enumerate(ports):
            target = port.port if port.target_port is None else port.target_port
            # Pods serve a port that no container states, and others make use of that.
            is_theirs = place in inventory.of_charts or not inventory.is_whole
            if isinstance(target, int) and is_theirs:
                continue
            protocol = protocol_of(port)
            for pods in selected:
                if not any(
                    target in (each.container_port, each.name) and protocol == protocol_of(each)
                    for container in pods.servers
                    for each in container.ports
                ):
                    problem = f"targets port {target} ({protocol}), which {pods.workload} lacks"
                    yield finding(service, problem, "add it there", f"spec.ports[{index}]")


@register("statefulset-service-wrong")
def _statefulset_service_wrong(inventory: Inventory) -> Iterator[Finding]:
    known = {service.namespace for service in inventory.of_kind(k8s.Service)}
    path = "spec.serviceName"
    for workload in inventory.of_kind(k8s.StatefulSet):
        name, namespace = workload.spec.service_name or "", workload.namespace
        ours = namespace in known or inventory.find("Namespace", "", namespace)
        service = inventory.find("Service", namespace, name)
        if not name:
            yield finding(workload, "has no 'serviceName'", "name the Service of its pods", path)
        elif ours and service is None:
            problem = f"names Service '{name}' as 'serviceName', which does not exist"
            yield finding(workload, problem, "add it or correct the name", path)
        elif isinstance(service, k8s.Service):
            named = f"names {service} as 'serviceName'"
            if not has_labels(labels_of(workload), service.spec.selector):
                problem = f"{named}, which selects other pods"
                yield finding(workload, problem, "name one of its own pods", path)
            elif not is_headless(service) and _calls_a_pod(inventory, workload):
                problem = f"{named}, which gives pods no names such as '{workload.name}-0.{name}'"
                yield finding(workload, problem, "set its 'clusterIP' to None", path)


def _calls_a_pod(inventory: Inventory, workload: k8s.StatefulSet) -> bool:
    """Return whether a text has the host name of one pod: `db-0.db`, `$(POD_NAME).db`."""
    pod, service = re.escape(workload.name), re.escape(workload.spec.service_name or "")
    host = rf"((?<![\w-]){pod}-\d+|\$\w+|[)}}])\.{service}(?![\w-])"
    return re.search(host, inventory.text) is not None


@register("autoscaler-target-wrong")
def _autoscaler_target_wrong(inventory: Inventory) -> Iterator[Finding]:
    scaled: list[tuple[str, k8s.HorizontalPodAutoscaler]] = []
    path = "spec.scaleTargetRef"
    for autoscaler in inventory.of_kind(k8s.HorizontalPodAutoscaler):
        target = autoscaler.spec.scale_target_ref
        least, most = autoscaler.spec.min_replicas, autoscaler.spec.max_replicas
        if least is not None and least > most:
            problem = f"has 'minReplicas' {least} above 'maxReplicas' {most}"
            fix = "lower the first, or raise the other"
            yield finding(autoscaler, problem, fix, "spec.minReplicas")
        workload = inventory.find(target.kind, autoscaler.namespace, target.name)
        if workload is None:
            problem = f"scales {target.kind} '{target.name}', which does not exist"
            yield finding(autoscaler, problem, "correct it", path)
            continue
        scaled.append((str(workload), autoscaler))
        # Whether other kinds can be scaled is not known.
        is_known = type(workload).__module__ == k8s.__name__
        version = target.api_version or ""
        if is_known and workload.group != version.rpartition("/")[0]:
            problem = f"scales {workload} by 'apiVersion' '{version}', whose group is another"
            yield finding(autoscaler, problem, f"state '{workload.api_version}'", path)
        if is_known and not isinstance(workload, SCALED):
            problem = f"scales {workload}, which cannot be scaled"
            yield finding(autoscaler, problem, "scale a Deployment or StatefulSet", path)
        elif isinstance(workload, SCALED) and workload.spec.replicas is not None:
            problem = f"states 'replicas' beside {autoscaler}"
            yield finding(workload, problem, "leave it to the autoscaler", "spec.replicas")
    for name, autoscaler, other in repeated(scaled):
        yield finding(autoscaler, f"scales {name}, as {other} does", "remove one of the two", path)


@register("autoscaler-metric-unknown")
def _autoscaler_metric_unknown(inventory: Inventory) -> Iterator[Finding]:
    for autoscaler in inventory.of_kind(k8s.HorizontalPodAutoscaler):
        target = autoscaler.spec.scale_target_ref
        workload = inventory.find(target.kind, autoscaler.namespace, target.name)
        pods = pods_of(workload) if workload else None
        names = [each.name for each in pods.containers] if pods else []
        for index, metric in enumerate(autoscaler.spec.metrics):
            path = f"spec.metrics[{index}]"
            for resource in (metric.resource, metric.container_resource):
                if resource and resource.name not in MEASURED:
                    problem = f"measures resource '{resource.name}'; only cpu and memory can be"
                    yield finding(autoscaler, problem, f"name {' or '.join(MEASURED)}", path)
            one = metric.container_resource
            if one and pods and one.container not in names:
                problem = f"measures container '{one.container}', which {workload} lacks"
                yield finding(autoscaler, problem, f"use one of {names}", path)


@register("budget-selects-nothing", asks_declarations=True)
def _budget_selects_nothing(inventory: Inventory) -> Iterator[Finding]:
    owners: list[tuple[str, k8s.PodDisruptionBudget]] = []
    for budget in inventory.of_kind(k8s.PodDisruptionBudget):
        selector, namespace = budget.spec.selector, budget.namespace
        selected = [] if selector is None else inventory.selected(namespace, selector)
        if selector is None or not (selected or inventory.declares(namespace, selector)):
            fix = "use the labels of a pod template"
            yield finding(budget, "selects no pods", fix, "spec.selector")
        owners += [(name, budget) for name in dict.fromkeys(str(p.workload) for p in selected)]
    for name, budget, other in repeated(owners):
        # The server evicts no pod of two budgets, whatever they allow.
        problem = f"selects pods of {name}, as {other} does, so that none is evicted"
        yield finding(budget, problem, "remove one of the two", "spec.selector")


@register("budget-blocks-eviction")
def _budget_blocks_eviction(inventory: Inventory) -> Iterator[Finding]:
    for budget in inventory.of_kind(k8s.PodDisruptionBudget):
        if budget.spec.selector is None:
            continue
        selected = inventory.selected(budget.namespace, budget.spec.selector)
        scaled = [each.workload for each in selected if isinstance(each.workload, SCALED)]
        number = sum(map(inventory.most_pods, scaled))
        # The number of the pods of charts and of other kinds is not known.
        is_known = selected and len(scaled) == len(selected)
        if problem := _keeps_all(budget.spec, number if is_known else MAX_INT32):
            fix = "set 'maxUnavailable' to 1 instead, or remove the budget"
            yield finding(budget, f"{problem}, so that no node of theirs is ever drained", fix)


def _keeps_all(spec: k8s.PodDisruptionBudgetSpec, number: int) -> str:
    """Return why none of a number of pods may be evicted, empty if one may."""
    most, least = spec.max_unavailable, spec.min_available
    if most is None and least is None:
        return "states neither 'maxUnavailable' nor 'minAvailable'"
    if most is not None:
        return "" if _of(most, number) else f"has 'maxUnavailable' {most}"
    if least is not None and 0 < number <= _of(least, number):
        shown = "" if number == MAX_INT32 else f" of {number} pods at their highest number"
        return f"has 'minAvailable' {least}{shown}"
    return ""


def _of(share: k8s.Share, number: int) -> int:
    """Return how many of a number of pods are meant; the server rounds up."""
    if isinstance(share, int):
        return share
    return -(-int(share.removesuffix("%")) * number // 100)
