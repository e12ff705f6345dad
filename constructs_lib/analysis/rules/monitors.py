"""Rules on monitors, the jobs that they give Prometheus, and the receivers of alerts."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from constructs_lib.analysis.custom_resources import MONITORING, sources_of
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.kube.addresses import outside_port
from constructs_lib.kube.manifests import Json, at, items
from constructs_lib.kube.selectors import selects
from constructs_lib.kube.structs import argoproj, k8s, monitoring

Rule = monitoring.PrometheusRuleSpecGroupsRules
"""A rule of Prometheus."""

Endpoint = monitoring.ServiceMonitorSpecEndpoints | monitoring.PodMonitorSpecPodMetricsEndpoints
"""A port from which metrics are read."""

Monitor = monitoring.ServiceMonitor | monitoring.PodMonitor
"""Pods, or Services of pods, from which metrics are read."""


@register("monitor-selects-nothing")
def _monitor_selects_nothing(inventory: Inventory) -> Iterator[Finding]:
    for monitor in monitors_in(inventory):
        selector, namespaces = monitor.spec.selector, namespaces_of(monitor)
        if namespaces is None or not set(namespaces) <= inventory.own_namespaces:
            continue
        selected = [each for name in namespaces for each in inventory.selected(name, selector)]
        if not selected and any(inventory.declares(each, selector) for each in namespaces):
            continue  # A chart or an unknown kind makes the pods.
        if isinstance(monitor, monitoring.ServiceMonitor):
            what, services = "Services", services_of(inventory, namespaces, selector)
            pods = [
                each
                for service in services
                if (labels := service.spec.selector)
                for each in inventory.selected(
                    service.namespace, k8s.LabelSelector(match_labels=labels)
                )
            ]
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
        for endpoint in endpoints_of(monitor):
            if endpoint.port is not None and endpoint.port not in names:
                problem = f"reads port '{endpoint.port}', which none of its {what} has"
                yield finding(monitor, problem, f"use one of {sorted(filter(None, names))}")
            elif endpoint.port is None and pods and has_known_pods:
                number = getattr(endpoint, "port_number", None)
                wanted = endpoint.target_port if number is None else number
                ports = [port for each in pods for box in each.containers for port in box.ports]
                if wanted is not None and not any(
                    wanted in (port.container_port, port.name) for port in ports
                ):
                    problem = f"reads port {wanted}, which no container states"
                    yield finding(monitor, problem, "correct it, or declare it at the container")


def monitors_in(inventory: Inventory) -> Sequence[Monitor]:
    """Return the ServiceMonitors and PodMonitors."""
    return [
        *inventory.of_kind(monitoring.ServiceMonitor),
        *inventory.of_kind(monitoring.PodMonitor),
    ]


def endpoints_of(monitor: Monitor) -> Sequence[Endpoint]:
    """Return the ports that a monitor has read."""
    if isinstance(monitor, monitoring.ServiceMonitor):
        return monitor.spec.endpoints
    return monitor.spec.pod_metrics_endpoints


def namespaces_of(monitor: Monitor) -> Sequence[str] | None:
    """Return the namespaces in which a monitor selects. None: in all."""
    choice = monitor.spec.namespace_selector
    if choice and choice.any:
        return None
    return (choice and choice.match_names) or [monitor.namespace]


def services_of(
    inventory: Inventory, namespaces: Sequence[str] | None, selector: k8s.LabelSelector
) -> list[k8s.Service]:
    """Return the Services that a monitor selects: by their own labels, not those of their pods.

    Without namespaces, it selects in all.
    """
    return [
        service
        for service in inventory.of_kind(k8s.Service)
        if (namespaces is None or service.namespace in namespaces)
        and selects(selector, service.labels)
    ]


def rules_in(inventory: Inventory) -> Iterator[tuple[monitoring.PrometheusRule, str, Rule]]:
    """Yield each rule of Prometheus with its object and the name of its group."""
    for rules in inventory.of_kind(monitoring.PrometheusRule):
        for group in rules.spec.groups:
            yield from ((rules, group.name, rule) for rule in group.rules)


_JOB = re.compile(r'[{,]\s*job\s*(?:=\s*"([^"\\|]+)"|=~\s*"([\w./-]+(?:\|[\w./-]+)*)")')
"""Job that an expression selects, or several."""

_MONITORS = {f"{MONITORING}/{kind}" for kind in ("PodMonitor", "ServiceMonitor")}
"""Kinds by which a chart has its programs scraped."""

_PROMETHEUS = f"{MONITORING}/Prometheus"
"""Kind of the server that reads metrics."""

_NAMED = {"Probe": "probe", "ScrapeConfig": "scrapeConfig"}
"""Beginning of the jobs of other monitors, by kind."""


@register("alert-job-missing")
def _alert_job_missing(inventory: Inventory) -> Iterator[Finding]:
    jobs, are_all = _jobs(inventory)
    for rules, _, rule in rules_in(inventory) if jobs else ():
        for name, several in dict.fromkeys(_JOB.findall(str(rule.expr))):
            if jobs.isdisjoint((name, *several.split("|"))):
                problem = f"has rule '{rule.alert or rule.record}' on job '{name or several}'"
                fix = "correct the name, or add a monitor, or a chart's job to 'jobs' of its record"
                found = finding(rules, f"{problem}, which nothing scrapes", fix)
                yield found if are_all else replace(found, severity="warning")


def _jobs(inventory: Inventory) -> tuple[Set[str], bool]:
    """Return the known jobs, none if those of a chart may be any, and whether these are all."""
    declared = inventory.declarations
    installed = {each.name for each in declared.charts}
    for each in inventory.of_kind(argoproj.Application):
        is_seen = each.name in installed or (each.namespace, each.name) in inventory.rendered
        if not is_seen and any(source.chart for source in sources_of(each)):
            return set(), False
    jobs = {job for each in declared.charts for job in each.jobs}
    are_all = inventory.is_whole and not declared.teams
    are_all &= all(each.jobs or _MONITORS.isdisjoint(each.kinds) for each in declared.charts)
    has_prometheus = any(_PROMETHEUS in each.kinds for each in declared.charts)
    for manifest, other in inventory.read:
        if other.group == MONITORING and other.kind == "Prometheus":
            has_prometheus = True
            are_all &= not at(manifest, "spec", "additionalScrapeConfigs")
        elif other.group == MONITORING and other.kind in _NAMED:
            name = f"{_NAMED[other.kind]}/{other.namespace}/{other.name}"
            jobs.add(str(at(manifest, "spec", "jobName") or name))
            are_all = False  # Its targets may have labels of their own.
    for monitor in monitors_in(inventory):
        found, is_known = _jobs_of(inventory, monitor)
        jobs |= found
        are_all &= is_known
    recorded = {rule.labels["job"] for *_, rule in rules_in(inventory) if "job" in rule.labels}
    return jobs | recorded if jobs else set(), are_all and has_prometheus


def _jobs_of(inventory: Inventory, monitor: Monitor) -> tuple[Set[str], bool]:
    """Return the jobs that a monitor gives, by the rules of the operator, and whether all."""
    selector, chosen = monitor.spec.selector, namespaces_of(monitor)
    namespaces = chosen or [monitor.namespace]
    label, stated = monitor.spec.job_label or "", selector.match_labels
    if isinstance(monitor, monitoring.PodMonitor):
        pods = (each for name in namespaces for each in inventory.selected(name, selector))
        jobs = {f"{monitor.namespace}/{monitor.name}", *(each.labels.get(label) for each in pods)}
    else:
        services = services_of(inventory, chosen, selector)
        jobs = {each.labels.get(label) or each.name for each in services}
        # Services of operators have the names of their pods.
        jobs = jobs or {
            end.name
            for end in inventory.ends
            if end.namespace in namespaces and end.labels and selects(selector, end.labels)
        }
    is_known = bool(jobs) and chosen is not None
    jobs |= {stated.get(label)} if is_known else {monitor.name, *stated.values()}
    for endpoint in endpoints_of(monitor):
        is_known &= not endpoint.honor_labels
        for each in (*endpoint.relabelings, *endpoint.metric_relabelings):
            if each.target_label == "job":
                jobs.add(each.replacement)
                is_known &= bool(each.replacement) and "$" not in str(each.replacement)
    return {each for each in jobs if each}, is_known


PODS = ("app.kubernetes.io/name", "alertmanager")
"""Label that the Prometheus operator gives pods of Alertmanager."""


@register("alert-receiver-unreachable", asks_declarations=True)
def _alert_receiver_unreachable(inventory: Inventory) -> Iterator[Finding]:
    declared = inventory.declarations
    for manifest, found in inventory.read:
        if (found.group, found.kind) != (MONITORING, "AlertmanagerConfig"):
            continue
        callers = {
            str(each)
            for each in declared.ends
            if each.owned and each.namespace == found.namespace and PODS in each.labels.items()
        }
        opened = {
            port
            for flow in declared.flows
            if flow.source in callers and flow.target.startswith("outside")
            for port in flow.ports
        }
        needed = dict(_outside(manifest)) if callers else {}
        for port, path in needed.items():
            if port not in opened:
                problem = f"sends alerts to port {port} outside the cluster"
                fix = f"allow it by 'allow_to_outside({port})' of {' and '.join(sorted(callers))}"
                yield finding(found, f"{problem}, which no connection allows", fix, path)


def _outside(config: Json) -> Iterator[tuple[int, str]]:
    """Yield each port outside the cluster that a receiver needs, and the path of that receiver."""
    for number, receiver in enumerate(items(config, "spec", "receivers")):
        path = f"spec.receivers[{number}]"
        for each in items(receiver, "emailConfigs"):
            port = str(at(each, "smarthost")).rpartition(":")[2]
            if port.isdecimal():
                yield int(port), path
        if items(receiver, "slackConfigs"):
            yield 443, path
        for each in items(receiver, "webhookConfigs"):
            try:
                called = outside_port(str(at(each, "url") or "https://secret"))
            except ValueError:
                continue  # The operator leaves out such a receiver.
            if called:
                yield called, path
