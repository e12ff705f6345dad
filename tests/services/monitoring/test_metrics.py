"""Metrics and labels that alerts and panels ask for exist: programs are read, others listed."""

import re

import httpx
import pytest

from constructs_lib.monitoring.alerts import BOUNDS_MILLISECONDS
from tests.monitoring.dashboards import queries
from tests.monitoring.runbooks import PAGES, commands_in
from tests.services.monitoring.expressions import documented_metrics, labels_in, read_metrics
from tests.services.monitoring.servers import asked
from tests.services.programs import wait_until

pytestmark = pytest.mark.by_turns("alert rules")


def rules_of(groups):
    return [rule for group in groups for rule in group["rules"]]


def test_every_rule_asks_for_what_exists(expressions, groups):
    mistakes = {
        rule.get("alert") or rule["record"]: found
        for rule in rules_of(groups)
        if (found := expressions.mistakes(rule["expr"]))
    }
    assert mistakes == {}


def test_every_panel_asks_for_what_exists(expressions):
    asked = [query for query in queries() if query.language == "promql"]
    assert len(asked) > 50
    for query in asked:
        assert expressions.mistakes(query.expression) == [], query


def test_annotations_show_labels_that_exist(expressions, groups):
    for rule in rules_of(groups):
        labels = expressions.labels(rule["expr"]) | set(rule.get("labels", ()))
        for text in rule.get("annotations", {}).values():
            assert labels_in(text) <= labels, rule["alert"]


def test_an_alert_outlives_the_pod_that_its_metrics_come_from(expressions, groups):
    """The labels of a target change with its pod: the alert would start anew, or be there twice."""
    for rule in rules_of(groups):
        assert not expressions.labels(rule["expr"]) & {"instance", "endpoint"}, rule


CHOSEN = {"PostgresLongTransaction": {"pid"}}
"""What a page asks the reader to choose, besides the labels of its alert."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_of_runbooks_take_labels_of_the_alert(page, expressions, groups):
    """The reader of the alert has its labels, but cannot set other variables."""
    shown = set(CHOSEN.get(page.stem, ()))
    for rule in rules_of(groups):
        if rule.get("alert") == page.stem:
            shown |= expressions.labels(rule["expr"])
    used = re.findall(r"\$([A-Z]+)\b", "\n".join(commands_in(page.read_text())))
    assert {name.lower() for name in used} <= shown


def test_prometheus_evaluates_every_rule(url):
    for group in asked(url, "rules")["groups"]:
        for rule in group["rules"]:
            assert rule["health"] == "ok", f"{group['name']}: {rule['name']}: {rule['lastError']}"


@pytest.mark.parametrize("job", ["frontend", "backend"])
def test_requests_are_recorded(job, url, frontend):
    def series(name):
        def read():
            # A page, which asks the backend.
            httpx.get(f"{frontend.url}/en").raise_for_status()
            query = f'{name}{{namespace="app", job="{job}"}}'
            return [each["metric"] for each in asked(url, "query", query=query)["result"]]

        return wait_until(f"{name} is there", read)

    for ratio in ("http_request_errors", "http_requests_slow"):
        assert series(f"job:{ratio}:ratio_rate5m")
    found = {each["le"] for each in series("http_request_duration_seconds_bucket")} - {"+Inf"}
    assert sorted(float(each) * 1000 for each in found) == list(BOUNDS_MILLISECONDS)


@pytest.mark.parametrize(
    ("expression", "mistakes"),
    [
        ('sum by (a) (label_replace(up, "a", "$1", "job", ".+"))', []),
        ("uq == 0", ["there is no metric 'uq'"]),
        ('rate(pg_up{jop="x"}[5m])', ["there is no label 'jop' for a matcher of 'pg_up'"]),
        ("sum by (job) (sum by (pod) (up))", ["there is no label 'job' for by"]),
        ("up * on (node) pg_up", ["there is no label 'node' for on"] * 2),
        ('sum by (pod) (absent(up{job="x"}))', ["there is no label 'pod' for by"]),
    ],
)
def test_mistakes_are_found(expressions, expression, mistakes):
    assert expressions.mistakes(expression) == mistakes


def test_lists_hold_only_what_could_not_be_read(url):
    """What is read shows by itself when it changes, and a list goes stale."""
    read, listed = read_metrics(url), documented_metrics()
    assert listed
    assert [name for name in listed.keys() & read.keys() if listed[name] <= read[name]] == []
