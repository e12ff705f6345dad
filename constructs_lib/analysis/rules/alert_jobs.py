"""Rule on the jobs that alerts name, against those that monitors give their series."""

import re
from collections.abc import Iterator, Set
from dataclasses import replace

from constructs_lib.analysis.custom_resources import MONITORING, sources_of
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.rules.monitors import (
    Monitor,
    endpoints_of,
    monitors_in,
    namespaces_of,
    rules_in,
    services_of,
)
from constructs_lib.kube.manifests import at
from constructs_lib.kube.selectors import selects
from constructs_lib.kube.structs import argoproj, monitoring

_JOB = re.compile(r'[{,]\s*job\s*(?:=\s*"([^"\\|]+)"|=~\s*"([\w./-]+(?:\|[\w./-]+)*)")')
"""Job that an expression selects, or several."""

_MONITORS = {f"{MONITORING}/{kind}" for kind in ("PodMonitor", "ServiceMonitor")}
"""Kinds by which a chart has its programs scraped."""

_PROMETHEUS = f"{MONITORING}/Prometheus"
"""Kind of the server that reads metrics."""

_NAMED = {"Probe": "probe", "ScrapeConfig": "scrapeConfig"}
"""Beginning of the jobs of other monitors, by kind."""


@register("alert-job-missing")
def _alerts_watch_jobs(inventory: Inventory) -> Iterator[Finding]:
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
