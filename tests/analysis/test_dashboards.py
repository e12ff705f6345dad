"""Rules on dashboards, on sound, broken and hostile ones."""

import json
from copy import deepcopy

import pytest

from constructs_lib.analysis.inventory import Inventory
from tests.analysis.sound import named
from tests.rules import texts

METRICS = {"type": "prometheus", "uid": "prometheus"}
QUERY = {"refId": "A", "expr": "up", "legendFormat": "{{job}}", "datasource": METRICS}


def panel(title="Requests", x=0, y=1, w=12, h=8, **rest):
    return {
        "type": "timeseries",
        "title": title,
        "description": "Requests a second.",
        "datasource": METRICS,
        "fieldConfig": {"defaults": {"unit": "reqps"}, "overrides": []},
        "gridPos": {"x": x, "y": y, "w": w, "h": h},
        "targets": [QUERY],
        **rest,
    }


def asking(**query):
    return panel(targets=[QUERY | query])


def row(title="Web", y=0, **rest):
    return {"type": "row", "title": title, "gridPos": {"x": 0, "y": y, "w": 24, "h": 1}, **rest}


def dashboard(*panels, uid="web", **rest):
    return {"uid": uid, "title": "Web", "panels": [row(), *panels], **rest}


def config_map(given, file="web.json", name="web", folder=""):
    text = given if isinstance(given, str) else json.dumps(given)
    made = named("ConfigMap", name, namespace="monitoring", data={file: text})
    made["metadata"]["labels"] = {"grafana_dashboard": "1"}
    made["metadata"]["annotations"] = {"grafana_folder": folder}
    return made


def showing(*panels, **rest):
    return config_map(dashboard(*panels, **rest))


OTHER = dashboard(panel(), uid="other")
VARIABLE = {"list": [{"name": "source", "type": "datasource"}]}
TEXT = {"type": "text", "gridPos": {"x": 0, "y": 1, "w": 1, "h": 1}}

FIRES = [
    (
        "dashboard-invalid",
        [
            ("has dashboard 'web.json', which is not JSON (Expecting", config_map("{")),
            ("which has [] for an object, which must be", config_map("[]")),
            (
                "which has 5 as 'panels[1].title', which must be a text; correct",
                showing(panel(title=5)),
            ),
            ("with '' as 'uid', by which links find it; use 1", showing(panel(), uid="")),
            (r"with 'a\n' as 'uid'", showing(panel(), uid="a\n")),
            ("has dashboard 'web.json' without a title; add", config_map({"uid": "web"})),
            (
                "ConfigMap monitoring/b has dashboard 'b.json' with uid 'web', as ConfigMap "
                "monitoring/web has; give one of the two another",
                showing(),
                config_map(dashboard(), name="b", file="b.json"),
            ),
            (
                "ConfigMap monitoring/b has dashboard 'web.json', which is written to the same "
                "file as that of ConfigMap monitoring/web; rename one of the two",
                showing(),
                config_map(OTHER, name="b"),
            ),
            (
                "has dashboard 'web.yaml', which Grafana does not load; let its name end",
                config_map(OTHER, file="web.yaml"),
            ),
        ],
    ),
    (
        "panel-data-source-unknown",
        [
            (
                "panel 'Requests' without a data source; use 'prometheus' or 'loki'",
                showing(panel(datasource=None, targets=[])),
            ),
            ("data source 'Prometheus', which Grafana", showing(panel(datasource="Prometheus"))),
            ("data source 'mimir'", showing(asking(datasource={"uid": "mimir"}))),
            (
                "data source '${source}', which Grafana does not have",
                showing(
                    panel(datasource={"uid": "${source}"}),
                    templating={"list": [{"name": "source", "type": "custom"}]},
                ),
            ),
        ],
    ),
    (
        "panel-query-invalid",
        [
            (
                "has in dashboard 'web.json' panel 'Requests', whose query 1 is no PromQL "
                "(unclosed left parenthesis); correct it",
                showing(asking(expr="sum((up)")),
            ),
            ("(unknown function with name 'rat')", showing(asking(expr="rat(up[$__range])"))),
            ("whose query 1 is no PromQL", showing(asking(expr="up{", datasource=None))),
        ],
    ),
]
PASSES = [
    (
        "dashboard-invalid",
        [
            [showing(panel(), uid="a" * 40), config_map(OTHER, name="b", file="b.json")],
            [showing(panel()), config_map(OTHER, name="b", folder="Other")],
        ],
    ),
    (
        "panel-data-source-unknown",
        [
            [showing(panel(datasource={"type": "loki", "uid": "loki"}))],
            [showing(panel(datasource={"uid": "${source}"}), templating=VARIABLE)],
            [showing(panel(datasource={"uid": "$source"}), templating=VARIABLE)],
            [showing(panel(datasource={"uid": "-- Mixed --"}), panel(datasource=None), TEXT)],
        ],
    ),
    (
        "panel-query-invalid",
        [
            [
                showing(
                    asking(expr='topk($n, rate(a{b="$c"}[$__rate_interval:${step}])) > ${d:raw}')
                )
            ],
            [showing(asking(expr="sum by ([[label]]) (a offset $ago)"))],
            [showing(asking(expr='{a="b"} |= "c"', datasource={"uid": "loki"}))],
            [showing(asking(expr=""))],
        ],
    ),
]
RULES = [rule for rule, _ in FIRES]


@pytest.mark.parametrize(
    ("rule", "message", "objects"),
    [(rule, message, objects) for rule, cases in FIRES for message, *objects in cases],
)
def test_fires(rule, message, objects):
    findings = texts(Inventory(objects), rule)
    assert any(message in each for each in findings), findings


@pytest.mark.parametrize(
    ("rule", "objects"), [(rule, objects) for rule, cases in PASSES for objects in cases]
)
def test_passes(rule, objects):
    assert texts(Inventory(objects), rule) == []


STRANGE = [
    *(None, True, 0, -1.5, "", [], {}, "\ud800", [None, 5, [], {}], 2**200),
    {"": None, "uid": [], "list": 1, "defaults": {"unit": 5}},
]


def places(data, here=()):
    """Yield the path of each value at and below a value."""
    yield here
    if isinstance(data, dict | list):
        for key in data if isinstance(data, dict) else range(len(data)):
            yield from places(data[key], (*here, key))


@pytest.mark.parametrize("value", STRANGE, ids=ascii)
def test_no_rule_fails_on_what_a_dashboard_may_hold_anywhere(value):
    whole = dashboard(panel(), row("Folded", y=9, panels=[panel()]), templating=VARIABLE)
    for path in places([whole]):
        place = changed = deepcopy([whole])
        for key in path[:-1]:
            place = place[key]
        if path:
            place[path[-1]] = value
        inventory = Inventory([config_map(json.dumps(changed[0]))])
        for found in texts(inventory, *RULES):
            assert found.encode().decode() == found
            assert "\n" not in found
            assert " failed with " not in found


@pytest.mark.parametrize("depth", [2, 300])
def test_no_rule_fails_on_panels_in_panels(depth):
    inner = panel()
    for _ in range(depth):
        inner = row(panels=[inner])
    found = texts(Inventory([showing(inner)]), *RULES)
    assert [each for each in found if " failed with " in each] == []
