"""What the guard or the Prometheus operator would refuse or replace in monitors of a team."""

import re
from collections.abc import Iterable, Iterator

from constructs_lib.analysis.rules.monitors import Monitor, endpoints_of, namespaces_of
from constructs_lib.kube.manifests import Json, rendered
from constructs_lib.kube.promql import HAS_PARSER, parse_promql
from constructs_lib.kube.structs import monitoring
from constructs_lib.kube.team_bounds import (
    ENDPOINT_FIELDS,
    INTERVAL,
    MONITOR_FIELDS,
    QUERY,
    TARGET_LABEL,
)

Problem = tuple[str, str]
"""What is wrong, and the fix."""


def monitor_problems(found: Monitor) -> Iterator[Problem]:
    """Yield what the guard would refuse in a monitor."""
    if namespaces_of(found) != [found.namespace]:
        fix = f"select in {found.namespace} alone, and add a monitor to the other namespace"
        yield "reads pods beyond its namespace", fix
    endpoints = endpoints_of(found)
    extra = {*rendered(found.spec)} - {*MONITOR_FIELDS}
    extra |= {key for each in endpoints for key in rendered(each)} - {*ENDPOINT_FIELDS}
    if extra:
        yield f"has field '{min(extra)}', which monitors of teams may not have", "leave it out"
    yield from _pace_problems(each.interval for each in endpoints)
    for each in (one for of in endpoints for one in (*of.relabelings, *of.metric_relabelings)):
        action, label = each.action or "replace", each.target_label or ""
        is_own = re.fullmatch(TARGET_LABEL, label) and label != "namespace"
        if action.lower() not in ("drop", "keep", "replace" if is_own else ""):
            problem = f"has a relabeling with action '{action}' and target label '{label}'"
            yield problem, "drop or keep, or set another label, without '__', by 'replace'"


def rule_problems(found: monitoring.PrometheusRule) -> Iterator[Problem]:
    """Yield what the operator would replace by the own namespace, and what it cannot bound."""
    yield from _pace_problems(each.interval for each in found.spec.groups)
    named: set[str] = set()
    for group in found.spec.groups:
        labels = [group.labels, *(each.labels for each in group.rules)]
        texts = [*labels, *(each.annotations for each in group.rules)]
        if any(re.fullmatch(QUERY, each, re.ASCII) for text in texts for each in text.values()):
            yield "asks Prometheus in the text of an alert", "leave out 'query', and use 'expr'"
        named |= {each["namespace"] for each in labels if "namespace" in each}
        for rule in group.rules:
            named |= _namespaces_in(str(rule.expr))
    for each in sorted(named - {found.namespace}):
        fix = f"Prometheus takes '{found.namespace}' in its place; put rules where their series are"
        yield f"has rules on namespace '{each}'", fix


def _pace_problems(intervals: Iterable[str | None]) -> Iterator[Problem]:
    """Yield the intervals at which Prometheus would do the work of this team alone."""
    for each in intervals:
        if each is not None and not re.fullmatch(INTERVAL, each, re.ASCII):
            yield "is read or evaluated more often than each 10s", f"replace interval '{each}'"


def _namespaces_in(expression: str) -> set[str]:
    """Return what an expression compares label `namespace` with."""
    if not HAS_PARSER:
        return set()
    import promql_parser as parser

    found: list[parser.Expr] = []
    try:
        tree = parse_promql(expression)
    except ValueError:
        return set()  # `promql-invalid` finds it.
    assert tree
    parser.walk(tree, found.append)
    selectors = [each for each in found if isinstance(each, parser.VectorSelector)]
    positive = (parser.MatchOp.Equal, parser.MatchOp.Re)
    return {
        matcher.value if matcher.op in positive else f"not {matcher.value}"
        for each in selectors
        for matcher in each.matchers.matchers
        if matcher.name == "namespace"
    }


def matched_namespaces(data: Json) -> Iterator[str]:
    """Yield what matchers of Alertmanager compare label `namespace` with."""
    if isinstance(data, dict):
        if data.get("name") == "namespace" and "value" in data:
            is_not = "!" in data.get("matchType", "=")
            yield f"{'not ' if is_not else ''}{data['value']}"
        data = [*data.values()]
    for each in data if isinstance(data, list) else ():
        yield from matched_namespaces(each)
