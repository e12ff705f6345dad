import pytest
from pydantic import ValidationError

from constructs_lib import AlertRule, AlertRules, AlertRulesProps, Observer, RecordingRule
from constructs_lib.testing import assert_rules
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


def test_defaults(chart, manifests):
    rules(chart, alert(), RecordingRule(record="shop:up:sum", expression='sum(up{job="shop"})'))
    assert chart.to_json() == manifests
    assert_rules(chart)


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


def test_an_alert_says_how_bad_it_is_and_where_its_runbook_is(chart):
    (each,) = emitted(rules(chart, alert(labels={"team": "shop"})))
    assert each["labels"] == {"severity": "critical", "team": "shop"}
    assert each["annotations"]["runbook_url"] == "https://git.example/runbooks/ShopDown.md"


def test_an_alert_waits_and_stays_by_the_names_of_the_api(chart):
    """The API drops a name that it does not know: the alert would fire at once."""
    (each,) = emitted(rules(chart, alert(lasting="5m", keep_firing="10m")))
    assert (each["for"], each["keep_firing_for"]) == ("5m", "10m")


def test_runbooks_are_in_the_repository_of_the_platform_unless_stated():
    assert Observer().runbooks.endswith("/docs/runbooks")


def test_one_alert_may_have_two_severities(chart):
    """Nearly full is a warning, full is critical: the runbook is the same, the one inhibits the
    other.
    """
    made = rules(chart, alert(), alert(severity="warning"))
    assert [each["labels"]["severity"] for each in emitted(made)] == ["critical", "warning"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"alert": "shop down"}, "'alert' must be the name of an alert", id="name"),
        pytest.param({"expression": " "}, "'expression' must be a PromQL expression", id="blank"),
        pytest.param(
            {"expression": "up{{job='shop'}}"},
            "every bracket and quote is closed, and no brace stands in another",
            id="braces of an f-string",
        ),
        pytest.param({"expression": "sum(up"}, "every bracket and quote is closed", id="bracket"),
        pytest.param(
            {"severity": "page"}, "'critical', 'warning', 'info' or 'none'", id="severity"
        ),
        pytest.param({"lasting": "5"}, "'lasting' must be a duration", id="duration"),
        pytest.param(
            {"summary": "{ $labels.pod } is down"},
            "'summary' must be text with templates such as '{{ [$]labels.pod }}'",
            id="braces lost in an f-string",
        ),
        pytest.param({"summary": "a\nb"}, "'summary' must be one line", id="two lines"),
        pytest.param(
            {"description": "{{ $value"}, "'description' must be text with templates", id="open"
        ),
        pytest.param(
            {"labels": {"severity": "page"}},
            "'labels' must not hold 'severity', got 'page'; remove it: 'alert' and 'severity' set",
            id="severity as a label",
        ),
        pytest.param({"labels": {"alertname": "A"}}, "must not hold 'alertname'", id="alertname"),
        pytest.param(
            {"labels": {"number": "{{ $value }}"}},
            "must be text without the value of the alert, with which each evaluation would make",
            id="value as a label",
        ),
        pytest.param({"labels": {"a-b": "c"}}, "the name of a label of metrics", id="label"),
    ],
)
def test_refuses_an_alert(given, message):
    with pytest.raises(ValidationError, match=message):
        alert(**given)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"record": "shop-up"}, "'record' must be the name of a recorded", id="name"),
        pytest.param({"expression": "# up"}, "'expression' must be a PromQL", id="comment"),
        pytest.param({"labels": {"__name__": "a"}}, "label of metrics", id="name as a label"),
    ],
)
def test_refuses_a_recording(given, message):
    with pytest.raises(ValidationError, match=message):
        RecordingRule(**{"record": "shop:up:sum", "expression": "sum(up)", **given})


RECORDED = RecordingRule(record="shop:up:sum", expression="sum(up)")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"rules": []}, "at least 1 item", id="none"),
        pytest.param(
            {"rules": [alert(), alert(expression="absent(up)")]},
            "'rules' must differ in name, severity or labels, got alert 'ShopDown' of severity "
            "'critical' twice; change one, or join their expressions with 'or'",
            id="alert twice",
        ),
        pytest.param(
            {"rules": [RECORDED] * 2}, "got metric 'shop:up:sum' twice", id="metric twice"
        ),
        pytest.param({"runbooks": "runbooks/"}, "'runbooks' must be an address", id="runbooks"),
        pytest.param({"interval": "0s"}, "'interval' must be a duration", id="interval"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        AlertRulesProps(**{"rules": [alert()], "runbooks": RUNBOOKS, **given})


def test_the_same_metric_may_be_recorded_with_other_labels(chart):
    slow = RecordingRule(record="shop:up:sum", expression="sum(up)", labels={"window": "1d"})
    assert len(emitted(rules(chart, RECORDED, slow))) == 2
