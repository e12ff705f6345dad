import pytest
from pydantic import ValidationError

from constructs_lib.kube import promql
from constructs_lib.monitoring import AlertRule, AlertRules, AlertRulesProps, RecordingRule
from constructs_lib.testing import assert_rules
from tests.beside import beside
from tests.other_values import every_option

RUNBOOKS = "https://git.example/runbooks"
DOWN = {
    "alert": "ShopDown",
    "expression": 'up{job="shop"} == 0',
    "severity": "critical",
    "summary": "{{ $labels.pod }} does not answer",
    "description": "Visitors see errors.",
}


def alert(**given):
    return AlertRule(**{**DOWN, **given})


def rules(chart, *rules, **given):
    return AlertRules(chart, "alerts", AlertRulesProps(rules=rules, runbooks=RUNBOOKS, **given))


def emitted(made):
    (group,) = made.prometheus_rule.to_json()["spec"]["groups"]
    return group["rules"]


def test_every_option(chart, manifests):
    AlertRules(
        chart,
        "alerts",
        AlertRulesProps(
            rules=[every_option(AlertRule), every_option(RecordingRule)],
            runbooks=RUNBOOKS,
            interval="1m",
        ),
    )
    assert chart.to_json() == manifests
    assert_rules(chart)


def test_rules_are_evaluated_in_the_order_given(chart):
    """An alert on a recorded metric comes after it; otherwise it sees that of the time before."""
    recorded = RecordingRule(record="shop:up:sum", expression='sum(up{job="shop"})')
    made = rules(chart, recorded, alert(), alert(alert="Another"))
    assert [each.get("record") or each["alert"] for each in emitted(made)] == [
        "shop:up:sum",
        "ShopDown",
        "Another",
    ]
    assert [each.alert for each in made.alerts] == ["ShopDown", "Another"]


def test_one_alert_may_have_two_severities(chart):
    """Nearly full is a warning, full is critical: the runbook is the same, the one inhibits the
    other.
    """
    made = rules(chart, alert(), alert(severity="warning"))
    assert [each["labels"]["severity"] for each in emitted(made)] == ["critical", "warning"]


@pytest.mark.parametrize(
    ("given", "message"),
    beside(__file__),
)
def test_refuses_an_alert(given, message):
    with pytest.raises(ValidationError, match=message):
        alert(**given)


RECORDED = RecordingRule(record="shop:up:sum", expression="sum(up)")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"rules": []}, "at least 1 item"),
        (
            {"rules": [alert(), alert(expression="absent(up)")]},
            "'rules' must differ in name, severity or labels, got alert 'ShopDown' of severity "
            "'critical' twice; change one, or join their expressions with 'or'",
        ),
        ({"rules": [RECORDED] * 2}, "got metric 'shop:up:sum' twice"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        AlertRulesProps(**{"rules": [alert()], "runbooks": RUNBOOKS, **given})


def test_where_the_parser_has_no_wheel_prometheus_is_the_first_to_read(monkeypatch):
    with pytest.raises(ValidationError, match="'expression' must be a PromQL expression"):
        alert(expression="up{")
    monkeypatch.setattr(promql, "HAS_PARSER", False)
    assert alert(expression="up{").expression == "up{"
    promql.parse_promql.cache_clear()


def test_the_same_metric_may_be_recorded_with_other_labels(chart):
    slow = RecordingRule(record="shop:up:sum", expression="sum(up)", labels={"window": "1d"})
    assert len(emitted(rules(chart, RECORDED, slow))) == 2
