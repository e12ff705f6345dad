"""Rules on what Prometheus reads metrics from, and what it computes of them."""

import re
from collections.abc import Iterator, Sequence

from constructs_lib.checks.inventory import Inventory, finding
from constructs_lib.checks.shapes.monitoring import (
    Endpoint,
    PodMonitor,
    PrometheusRule,
    RecordOrAlert,
    ServiceMonitor,
)
from constructs_lib.checks.shapes.workloads import WorkloadPods
from constructs_lib.core.fields import NAMESPACES_OF_THE_CLUSTER
from constructs_lib.core.shapes import LabelSelector, Namespace
from constructs_lib.core.validation import checked
from constructs_lib.monitoring.fields import Expression
from constructs_lib.network.shapes import Service

_IN_QUOTES_OR_BRACES = re.compile(r'"(?:\\.|[^"\\])*"|\{[^}]*\}|#.*')
"""Parts of an expression that select series."""

_CONDITION = re.compile(r"[<>]|[=!]=|\b(absent|absent_over_time|and|unless|ALERTS)\b")
"""Part of an expression that leaves out results."""

_NAMESPACE = re.compile(r'[{,]\s*namespace\s*=\s*"([a-z0-9-]+)"')
"""Namespace that an expression selects by its name."""


def monitors_find_targets(inventory: Inventory) -> Iterator[str]:
    """A ServiceMonitor selects Services, a PodMonitor pods, and both name ports that these have."""
    by_service, by_pod = inventory.of_kind(ServiceMonitor), inventory.of_kind(PodMonitor)
    monitors: list[ServiceMonitor | PodMonitor] = [*by_service, *by_pod]
    for monitor in monitors:
        selector, choice = monitor.spec.selector, monitor.spec.namespace_selector
        namespaces = choice.match_names or [monitor.namespace]
        if choice.any or not set(namespaces) <= inventory.own_namespaces:
            continue
        selected = [each for name in namespaces for each in inventory.selected(name, selector)]
        if not selected and any(inventory.declares(each, selector) for each in namespaces):
            continue  # They are of a chart, or of a kind without a shape.
        if isinstance(monitor, ServiceMonitor):
            what, services = "Services", _services(inventory, namespaces, selector)
            pods = [each for service in services for each in _behind(inventory, service)]
            names = {port.name for service in services for port in service.spec.ports}
            is_empty = not services
            # Who is behind a Service without a selector is not known.
            has_known_pods = all(service.spec.selector for service in services)
        else:
            what, has_known_pods = "pods", True
            pods = selected
            names = {port.name for each in pods for box in each.containers for port in box.ports}
            is_empty = not pods
        if is_empty:
            yield finding(
                monitor, f"selects no {what}", f"use labels of {what}, or their namespace"
            )
            continue
        for endpoint in monitor.spec.endpoints:
            if endpoint.port is not None and endpoint.port not in names:
                problem = f"reads port '{endpoint.port}', which none of its {what} has"
                yield finding(monitor, problem, f"use one of {sorted(filter(None, names))}")
            elif endpoint.port is None and pods and has_known_pods:
                yield from _numbers(monitor, endpoint, pods)


def _services(
    inventory: Inventory, namespaces: Sequence[str], selector: LabelSelector
) -> list[Service]:
    """Return the Services that a monitor selects: by their own labels, not those of their pods."""
    return [
        service
        for service in inventory.of_kind(Service)
        if service.namespace in namespaces and selector.matches(service.metadata.labels)
    ]


def _behind(inventory: Inventory, service: Service) -> Sequence[WorkloadPods]:
    labels = service.spec.selector
    selector = LabelSelector.model_validate({"matchLabels": labels})
    return inventory.selected(service.namespace, selector) if labels else []


def _numbers(
    monitor: ServiceMonitor | PodMonitor, endpoint: Endpoint, pods: Sequence[WorkloadPods]
) -> Iterator[str]:
    """Yield a finding if no container of the pods states the port of an endpoint."""
    stated = [port for each in pods for container in each.containers for port in container.ports]
    wanted = endpoint.target_port if endpoint.port_number is None else endpoint.port_number
    if wanted is not None and not any(
        wanted in (port.container_port, port.name) for port in stated
    ):
        problem = f"reads port {wanted}, which no container states"
        yield finding(monitor, problem, "correct it, or declare it at the container")


def alerts_have_conditions(inventory: Inventory) -> Iterator[str]:
    """An alert compares a value, or asks what is absent; otherwise it fires always."""
    for rules, rule in _alerts(inventory):
        expression = _IN_QUOTES_OR_BRACES.sub("", str(rule.expr))
        if rule.labels.get("severity") != "none" and not _CONDITION.search(expression):
            yield (
                f"Alert {rule.alert} of {rules} fires for each series, since its expression "
                "compares nothing; add a comparison, such as '> 0'"
            )


def alerts_watch_what_there_is(inventory: Inventory) -> Iterator[str]:
    """A namespace that the expression of an alert names is one of the platform, or declared."""
    ends = [*inventory.declarations.ends, *(each.peer for each in inventory.declarations.flows)]
    known = {each.name for each in inventory.of_kind(Namespace)} | NAMESPACES_OF_THE_CLUSTER
    known |= {each.namespace for each in inventory.readable}
    known |= {each.namespace for each in ends if each}
    for rules, rule in _alerts(inventory):
        for name in dict.fromkeys(_NAMESPACE.findall(str(rule.expr))):
            if name not in known:
                yield (
                    f"Alert {rule.alert} of {rules} is about namespace '{name}', which is none of "
                    "the platform; correct the name, unless the cluster has it"
                )


def _alerts(inventory: Inventory) -> Iterator[tuple[PrometheusRule, RecordOrAlert]]:
    for rules in inventory.of_kind(PrometheusRule):
        for rule in (rule for group in rules.spec.groups for rule in group.rules):
            if rule.alert:
                yield rules, rule


def expressions_can_be_read(inventory: Inventory) -> Iterator[str]:
    """Expressions of alerts and recorded metrics are PromQL."""
    for rules in inventory.of_kind(PrometheusRule):
        for group in rules.spec.groups:
            for rule in group.rules:
                try:
                    checked("expr", Expression, str(rule.expr))
                except ValueError as error:
                    name = f"rule '{rule.alert or rule.record}' of group '{group.name}'"
                    yield f"{rules} has {name}, whose {error}; correct it"
