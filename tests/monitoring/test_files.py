"""Files with parameters: rules as Prometheus reads them, and dashboards as Grafana exports them."""

import json
from functools import partial
from pathlib import Path

import pytest

from constructs_lib.monitoring import AlertRule, read_dashboard, read_rules

RULES = Path(__file__).with_suffix(".yaml").read_text()
fill = partial(read_rules, namespace=["cart", "shop"], job="web")


def test_rules_that_differ_only_in_their_expression_are_one_for_all_items():
    recorded, alert = fill(RULES, each=[{"job": "a", "seconds": 5}, {"job": "b"}])
    query = 'sum(label_replace(up{namespace=~"cart|shop"}, "a", "$1", "b", "(.+)"))'
    assert (recorded.record, recorded.expression) == ("shop:up:sum", query)
    assert alert == AlertRule(
        alert="ShopSlow",
        expression='shop_seconds{job="a"} > 5\nor shop_seconds{job="b"} > 60',
        lasting="5m",
        keep_firing="10m",
        severity="critical",
        labels={"team": "shop"},
        summary="{{ $labels.job }} of cart|shop",
        description="{{ $value }}",
    )


PANEL = {"type": "stat", "gridPos": {"y": 0, "h": 2}}
BESIDE = {**PANEL, "title": "Load"}
ROW = {"type": "row", "title": "Full", "gridPos": {"y": 2, "h": 1}}
TARGET = {"datasource": {"type": "loki", "uid": "x"}, "expr": '{a="@app@"} |= "${__value.raw}"'}
LINES = {"gridPos": {"y": 5, "h": 2}, "targets": [TARGET]}
FOLDED = {"type": "row", "title": "Log", "gridPos": {"y": 4, "h": 1}, "panels": [LINES]}
BELOW = {"title": "Disk", "gridPos": {"y": 3, "h": 1}}
EXPORT = json.dumps(
    {"id": 7, "uid": "x", "version": 3, "panels": [PANEL, BESIDE, ROW, BELOW, FOLDED]}
)
show = partial(read_dashboard, uid="shop", title="Shop", runbooks="https://git.example", app="web")


def test_a_dashboard_of_grafana_gets_what_all_share():
    made = show(EXPORT, without=["Full", "Load"])
    assert {"id", "version"}.isdisjoint(made)
    assert (made["uid"], made["title"], made["editable"]) == ("shop", "Shop", False)
    others, runbooks = made["links"]
    assert (others["tags"], runbooks["url"]) == (made["tags"], "https://git.example")
    load, log = made["panels"]
    assert [each["id"] for each in (load, log, *log["panels"])] == [1, 2, 3]
    assert log["gridPos"]["y"] == 2
    (target,) = log["panels"][0]["targets"]
    assert target["expr"] == '{a="web"} |= "${__value.raw}"'
    assert target["datasource"] == {"type": "loki", "uid": "loki"}


@pytest.mark.parametrize(
    ("read", "found", "written", "message"),
    [
        (fill, "@job@", "@jop@", "parameter 'jop' must have a value, got none; pass jop=…"),
        (fill, "@job@", "web", "'job' must be a parameter of the file, .* write @job@ into the fi"),
        (fill, "seconds: 60", "minutes: 1", "parameter 'seconds' must have a value"),
        (fill, "> @seconds@", "> @seconds@ >", "'expression' must be a PromQL expression"),
        (fill, "for: 5m", "four: 5m", "^rule 'ShopSlow': AlertRule.four: .*not permitted"),
        (fill, "for: 5m", "for: 1d", "^rule 'ShopSlow': AlertRule.lasting: .*, got '1d'$"),
        (fill, "severity: critical", "severity: 1", r"rules.1.labels.*severity\n.*valid string"),
        (fill, "severity: critical, ", "", "severity"),
        (fill, "{{ $value", "{{ $valeu", "'description' must be text with closed templates"),
        (fill, "groups:", "groups: [", "'text' must be YAML, got .* line 5.*; correct it"),
        (show, "}", "", "'text' must be JSON, got .*; correct it"),
        (show, "panels", "spec", "'text' must be a dashboard with 'panels', got .*export the clas"),
        (partial(show, without=["Lod"]), "", "", "'without' must have titles of panels, got 'Lod"),
    ],
)
def test_refuses(read, found, written, message):
    text = EXPORT if read is not fill else RULES
    with pytest.raises(ValueError, match=f"(?s){message}"):
        read(text.replace(found, written))
