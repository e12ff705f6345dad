"""Each rule, on objects that break it and on sound ones."""

import pytest

from constructs_lib.analysis.findings import BY_ID
from tests.analysis.sound import CASES, changed, inventory_of, run

FIRES = [
    pytest.param(rule, change, id=f"{rule}-{change['finding'][:60]}")
    for rule, cases in CASES.items()
    for change in cases["fires"]
]
PASSES = [
    pytest.param(rule, change, id=f"{rule}-{name}")
    for rule, cases in CASES.items()
    for name, change in cases.get("passes", {}).items()
]


@pytest.mark.parametrize(("rule", "change"), FIRES)
def test_rule_fires(rule, change):
    findings = run(rule, change)
    assert any(change["finding"] in each for each in findings), findings


@pytest.mark.parametrize(("rule", "change"), PASSES)
def test_rule_passes(rule, change):
    assert run(rule, change) == []


@pytest.mark.parametrize(
    ("expression", "selects"),
    [
        ({"key": "app", "operator": "In", "values": ["web"]}, True),
        ({"key": "app", "operator": "In", "values": ["api"]}, False),
        ({"key": "app", "operator": "NotIn", "values": ["web", "db"]}, False),
        ({"key": "tier", "operator": "NotIn", "values": ["web"]}, True),
        ({"key": "app", "operator": "Exists"}, True),
        ({"key": "app", "operator": "DoesNotExist"}, False),
        ({"key": "tier", "operator": "DoesNotExist"}, True),
    ],
)
def test_selectors_with_expressions(expression, selects):
    change = {
        "budget.spec.selector": {"matchExpressions": [expression]},
        "job.spec.jobTemplate.spec.template.metadata": {"labels": {"app": "web", "tier": "web"}},
    }
    assert (run("budget-selects-nothing", change) == []) == selects


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        (
            "reference-missing",
            {
                "pod.volumes.0.configMap": {
                    "name": "absent",
                    "items": [{"key": "a", "path": "a"}, {"key": "b", "path": "b"}],
                },
                "container.volumeMounts.0.subPath": "a",
            },
        ),
        ("token-unexplained", {"pod.automountServiceAccountToken": True}),
        ("token-unexplained", {"remove": "account.automountServiceAccountToken"}),
    ],
)
def test_each_thing_is_told_once(rule, change):
    assert len(run(rule, change)) == 1


@pytest.mark.parametrize(
    ("change", "severity"),
    [
        ({}, "error"),
        ({"declared.charts.0.kinds": []}, "warning"),
        ({"declared.charts.0.jobs": []}, "warning"),
        ({"monitor.spec.endpoints.0": {"honorLabels": True}}, "warning"),
        ({"monitor.spec.namespaceSelector": {"any": True}}, "warning"),
    ],
)
def test_unknown_job_is_an_error_where_all_monitors_are_known(change, severity):
    kinds = [f"monitoring.coreos.com/{kind}" for kind in ("Prometheus", "ServiceMonitor")]
    chart = {"namespace": "monitoring", "name": "prometheus", "images": []}
    known = {"declared.charts": [{**chart, "kinds": kinds, "jobs": ["kps"]}]}
    alert = CASES["alert-job-missing"]["fires"][0]
    inventory = inventory_of(changed(alert, known, change))
    (found,) = BY_ID["alert-job-missing"].findings(inventory)
    assert found.severity == severity
