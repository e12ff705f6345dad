"""Rules on ResourceQuotas and LimitRanges: room for the pods of their namespaces.

In a quota, a Job or CronJob counts as one run, a DaemonSet as one pod, a Deployment with its surge,
and of a chart the pods that its record states. Sidecars that an operator adds to the pods of a
custom resource do not count. Quotas with scopes are ignored.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import ceil, prod

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.workload_pods import (
    SIDECAR,
    Workload,
    WorkloadPods,
    limits_of,
    requests_of,
    texts_of,
)
from constructs_lib.kube.manifests import at
from constructs_lib.kube.quantities import amount, format_quantity
from constructs_lib.kube.schema import fitted
from constructs_lib.kube.structs import k8s

PODS = ("pods", "count/pods")
"""Names of the number of pods in a quota."""

SHORT_NAMES = {name: f"requests.{name}" for name in ("cpu", "memory", "ephemeral-storage")}
"""Full names of sums of requests, by the short names in a quota."""

SUMS = ("requests", "limits")
"""Prefixes of the sums in a quota that containers state."""

NUMBERS: Mapping[tuple[str, str], Sequence[str]] = {
    ("monitoring.coreos.com", "Alertmanager"): ("replicas",),
    ("monitoring.coreos.com", "Prometheus"): ("replicas", "shards"),
    ("monitoring.coreos.com", "PrometheusAgent"): ("replicas", "shards"),
    ("monitoring.coreos.com", "ThanosRuler"): ("replicas",),
    ("postgresql.cnpg.io", "Cluster"): ("instances",),
}
"""Fields whose product is the number of pods that an operator makes, by API group and kind."""


@register("quota-exceeded")
def _quota_exceeded(inventory: Inventory) -> Iterator[Finding]:
    for quota in inventory.of_kind(k8s.ResourceQuota):
        if quota.spec.scopes or quota.spec.scope_selector is not None:
            continue
        pods = inventory.pods_by_namespace[quota.namespace]
        groups = [(_highest_number(inventory, each), each) for each in pods]
        groups += _operator_pods(inventory, quota.namespace)
        of_charts = [
            each for each in inventory.declarations.pods if each.namespace == quota.namespace
        ]
        for name, most in texts_of(quota.spec.hard).items():
            full = SHORT_NAMES.get(name, name)
            kind, _, resource = full.partition(".")
            needed = Fraction()
            for number, each in groups:
                if name in PODS:
                    needed += number
                elif kind in SUMS:
                    needed += number * of_one_pod(each, kind, resource)
            for declared in of_charts:
                of_each = 1 if name in PODS else amount(declared.needs.get(full, "0"))
                needed += declared.number * of_each
            if needed > amount(most):
                problem = (
                    f"allows {name} {most}, but the pods of namespace {quota.namespace} need "
                    f"{format_quantity(needed, like=most)} at their highest number"
                )
                yield finding(quota, problem, "raise it, or lower theirs")


@register("limit-range-exceeded")
def _limit_range_exceeded(inventory: Inventory) -> Iterator[Finding]:
    for found in inventory.of_kind(k8s.LimitRange):
        for item, pods in product(found.spec.limits, inventory.pods_by_namespace[found.namespace]):
            for problem in _beyond(pods, item):
                yield finding(pods.workload, f"{problem} of {found}", "change one of them")


def _beyond(pods: WorkloadPods, item: k8s.LimitRangeItem) -> Iterator[str]:
    """Yield amounts beyond a bound. Defaults count for missing amounts."""
    for resource, most in texts_of(item.max).items():
        for what, stated in _stated(pods, item.type, "limits", resource):
            if stated > amount(most):
                shown = format_quantity(stated, like=most)
                yield f"has {what} with {resource} limit {shown}, above the {most}"
    for resource, least in texts_of(item.min).items():
        for what, stated in _stated(pods, item.type, "requests", resource):
            if 0 < stated < amount(least):
                shown = format_quantity(stated, like=least)
                yield f"has {what} with {resource} request {shown}, below the {least}"


def _stated(
    pods: WorkloadPods, of_type: str, kind: str, resource: str
) -> Iterator[tuple[str, Fraction]]:
    """Yield the pods or containers that a bound of a LimitRange covers, each with its sum."""
    if of_type == "Pod":
        yield "pods", of_one_pod(pods, kind, resource)
    for container in pods.containers if of_type == "Container" else ():
        yield f"container '{container.name}'", _container_amount(container, kind, resource)


def _operator_pods(inventory: Inventory, namespace: str) -> Iterator[tuple[int, WorkloadPods]]:
    """Yield the pods that operators make of custom resources, each after their number."""
    for manifest, found in inventory.read:
        fields = NUMBERS.get((found.api_version.rpartition("/")[0], found.kind))
        if fields and found.namespace == namespace:
            numbers = (at(manifest, "spec", each) for each in fields)
            resources = {"name": found.name, "resources": at(manifest, "spec", "resources")}
            container, _ = fitted(resources, k8s.Container)
            spec = k8s.PodSpec(containers=[container] if container else [])
            number = prod(each if isinstance(each, int) else 1 for each in numbers)
            yield number, WorkloadPods(found, k8s.ObjectMeta(), spec)


def _highest_number(inventory: Inventory, pods: WorkloadPods) -> int:
    match workload := pods.workload:
        case k8s.CronJob():
            stated = workload.spec.job_template.spec.parallelism
        case k8s.Job():
            stated = workload.spec.parallelism
        case k8s.Deployment():
            most = inventory.most_pods(workload)
            return most + _surge(workload.spec.strategy or k8s.DeploymentStrategy(), most)
        case _:
            return inventory.most_pods(workload) if isinstance(workload, Workload) else 1
    return 1 if stated is None else stated


def _surge(strategy: k8s.DeploymentStrategy, most: int) -> int:
    """Return how many pods above the highest number an update makes. The API's default is 25%."""
    stated = strategy.rolling_update and strategy.rolling_update.max_surge
    match = re.fullmatch(r"(\d+)(%?)", "25%" if stated is None else str(stated), re.ASCII)
    if not most or not match or strategy.type == "Recreate":
        return 0
    return ceil(most * int(match[1]) / 100) if match[2] else int(match[1])


def of_one_pod(pods: WorkloadPods, kind: str, resource: str) -> Fraction:
    """Return the requests or limits of a pod, as the scheduler counts them: its own win."""
    own = limits_of(pods.spec) if kind == "limits" else requests_of(pods.spec)
    if resource in own:
        return amount(own[resource])

    def total(containers: Sequence[k8s.Container]) -> Fraction:
        return sum((_container_amount(each, kind, resource) for each in containers), Fraction())

    sidecars: list[k8s.Container] = []
    highest = Fraction()
    for container in pods.spec.init_containers:
        if container.restart_policy == SIDECAR:
            sidecars.append(container)
        else:
            highest = max(highest, total([*sidecars, container]))
    return max(highest, total([*sidecars, *pods.spec.containers]))


def _container_amount(container: k8s.Container, kind: str, resource: str) -> Fraction:
    limit = limits_of(container).get(resource, "0")
    if kind == "limits":
        return amount(limit)
    # A request that is not stated equals the limit.
    return amount(requests_of(container).get(resource, limit))
