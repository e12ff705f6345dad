"""Files with parameters: rules as Prometheus reads them, and dashboards as Grafana exports them."""

import json
from functools import partial

import pytest

from constructs_lib.monitoring import AlertRule, RecordingRule, read_dashboard, read_rules

RULES = """
parameters:
  namespace:
  seconds: 60
groups:
  - name: shop
    rules:
      - record: shop:up:sum
        expr: sum(label_replace(up{namespace=~"@namespace@"}, "a", "$1", "b", "(.+)"))
      - alert: ShopSlow
        expr: shop_seconds{job="@job@"} > @seconds@
        for: 5m
        keep_firing_for: 10m
        labels: {severity: critical, team: shop}
        annotations:
          summary: "{{ $labels.job }} of @namespace@ is slow"
          description: Visitors wait for {{ $value | humanizeDuration }}.
"""
fill = partial(read_rules, namespace=["cart", "shop"], job="web")


def test_rules_of_prometheus_with_values_in_the_place_of_parameters():
    recorded, alert = fill(RULES)
    assert recorded == RecordingRule(
        record="shop:up:sum",
        expression='sum(label_replace(up{namespace=~"cart|shop"}, "a", "$1", "b", "(.+)"))',
    )
    assert alert == AlertRule(
        alert="ShopSlow",
        expression='shop_seconds{job="web"} > 60',
        lasting="5m",
        keep_firing="10m",
        severity="critical",
        labels={"team": "shop"},
        summary="{{ $labels.job }} of cart|shop is slow",
        description="Visitors wait for {{ $value | humanizeDuration }}.",
    )


def test_a_rule_that_differs_only_in_its_expression_is_one_for_all_items():
    recorded, alert = fill(RULES, each=[{"job": "a", "seconds": 5}, {"job": "b"}])
    assert " or " not in recorded.expression
    assert alert.expression == 'shop_seconds{job="a"} > 5\nor shop_seconds{job="b"} > 60'


@pytest.mark.parametrize(
    ("found", "written", "message"),
    [
        ("@job@", "@jop@", "parameter 'jop' must have a value, got none; pass jop=…"),
        ("@job@", "web", "'job' must be a parameter of the file, .* or write @job@ into the file"),
        ("seconds: 60", "minutes: 1", "parameter 'seconds' must have a value"),
        ("> @seconds@", "> @seconds@ >", "'expression' must be a PromQL expression"),
        ("for: 5m", "four: 5m", r"four\n.*not permitted"),
        ("severity: critical", "severity: 1", r"rules.1.labels.*severity\n.*valid string"),
        ("severity: critical, ", "", "severity"),
        ("$value |", "$valeu |", "'description' must be text with templates"),
        ("groups:", "groups: [", "'text' must be YAML, got .* line 6.*; correct it"),
    ],
)
def test_refuses(found, written, message):
    with pytest.raises(ValueError, match=f"(?s){message}"):
        fill(RULES.replace(found, written))


def panel(y, title, kind="stat", **rest):
    return {"type": kind, "title": title, "gridPos": {"x": 0, "y": y, "w": 24, "h": 2}, **rest}


SOURCE = {"type": "loki", "uid": "that of another Grafana"}
TARGETS = [{"datasource": SOURCE, "expr": '{app="@app@"} |= "$text" | x="${__value.raw}"'}]
PANELS = [
    panel(0, "Load"),
    panel(2, "Full", "row"),
    panel(4, "Disk"),
    panel(6, "Log", "row", panels=[panel(8, "Lines", targets=TARGETS)]),
]
show = partial(read_dashboard, uid="shop", title="Shop", runbooks="https://git.example/runbooks")


def test_a_dashboard_of_grafana_with_values_in_the_place_of_parameters():
    exported = {"id": 7, "uid": "x", "title": "y", "schemaVersion": 41, "panels": PANELS}
    made = show(json.dumps(exported), app="web", without=["Full"])
    assert {name: made[name] for name in ("uid", "title", "editable", "schemaVersion")} == {
        **{"uid": "shop", "title": "Shop", "editable": False, "schemaVersion": 41}
    }
    assert "id" not in made
    assert [link.get("url") for link in made["links"]] == [None, "https://git.example/runbooks"]
    load, log = made["panels"]
    (lines,) = log["panels"]
    assert [each["id"] for each in (load, log, lines)] == [1, 2, 3]
    assert log["gridPos"]["y"] == 2
    assert lines["targets"] == [
        {
            "datasource": {"type": "loki", "uid": "loki"},
            "expr": '{app="web"} |= "$text" | x="${__value.raw}"',
        }
    ]


@pytest.mark.parametrize(
    ("text", "given", "message"),
    [
        ("{", {}, "'text' must be JSON, got .*; correct it"),
        ('{"spec": {}}', {}, "'text' must be a dashboard with 'panels', got .*export the classic"),
        ('{"panels": []}', {"without": ["Load"]}, "'without' must have titles of panels, got 'Lo"),
        ('{"panels": []}', {"app": "web"}, "'app' must be a parameter of the file"),
    ],
)
def test_refuses_a_dashboard(text, given, message):
    with pytest.raises(ValueError, match=message):
        show(text, **given)
