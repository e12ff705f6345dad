"""Rules on dashboards, on sound, broken and hostile ones."""

import json
from copy import deepcopy

import pytest

from constructs_lib.rules.inventory import Inventory
from constructs_lib.rules.run import RULES
from tests.rules.sound import add, assert_fires, each_break, each_pass, in_turn, named, run

METRICS = {"type": "prometheus", "uid": "prometheus"}


def panel(title="Requests", x=0, y=1, w=12, h=8, **rest):
    return {
        "type": "timeseries",
        "title": title,
        "description": "Requests a second.",
        "datasource": METRICS,
        "fieldConfig": {"defaults": {"unit": "reqps"}, "overrides": []},
        "gridPos": {"x": x, "y": y, "w": w, "h": h},
        "targets": [{"refId": "A", "expr": "up", "legendFormat": "{{job}}", "datasource": METRICS}],
        **rest,
    }


def row(title="Web", y=0, **rest):
    return {"type": "row", "title": title, "gridPos": {"x": 0, "y": y, "w": 24, "h": 1}, **rest}


def dashboard(*panels, uid="web", **rest):
    return {"uid": uid, "title": "Web", "panels": [row(), *panels], **rest}


def config_map(text, file="web.json", name="web", label="1", folder=""):
    made = named("ConfigMap", name, namespace="monitoring", data={file: text})
    made["metadata"]["labels"] = {"grafana_dashboard": label}
    made["metadata"]["annotations"] = {"grafana_folder": folder}
    return made


def text(given, **rest):
    """Returns a change that adds a ConfigMap with a text as dashboard."""
    made = config_map(given, **rest)
    return add(**{made["metadata"]["name"]: made})


def holding(given, **rest):
    return text(json.dumps(given), **rest)


def showing(*panels, **rest):
    return holding(dashboard(*panels, **rest))


def without(key, **rest):
    broken = panel(**rest)
    del broken[key]
    return showing(broken)


def asking(**query):
    return showing(
        panel(targets=[{"refId": "A", "expr": "up", "legendFormat": "{{job}}", **query}])
    )


OTHER = dashboard(panel(), uid="other")

BREAKS = {
    "dashboards_can_be_loaded": [
        ("no JSON", text("{"), "has dashboard 'web.json', which is not JSON (Expecting"),
        ("not a number", text('{"uid": NaN}'), "not JSON (no number may be NaN); correct it"),
        ("a number without end", text(f'{{"uid": {"1" * 5000}}}'), "which is not JSON (Exceeds"),
        ("nested too deeply", text("[" * 100_000), "which is nested too deeply; correct it"),
        ("a list", text("[]"), "which has [] for an object, which must be"),
        ("nothing", text(""), "which is not JSON"),
        (
            "another type",
            text('{"uid": "a", "panels": [{"title": 5}]}'),
            "which has 5 as 'panels[0].title', which must be a valid string; correct it",
        ),
        (
            "a fraction of a column",
            showing(panel(x=0.5)),
            "which has 0.5 as 'panels[1].gridPos.x', which must be a valid integer; correct it",
        ),
        ("no uid", showing(panel(), uid=""), "with '' as 'uid', by which links find it; use 1"),
        ("a long uid", showing(panel(), uid="a" * 41), "as 'uid'"),
        ("a uid with a space", showing(panel(), uid="a b"), "with 'a b' as 'uid'"),
        ("a uid that ends a line", showing(panel(), uid="a\n"), r"with 'a\n' as 'uid'"),
        ("no title", holding({"uid": "web"}), "has dashboard 'web.json' without a title; add"),
        (
            "the same uid",
            in_turn(
                holding(dashboard(), name="a"),
                holding(dashboard(), name="b", file="b.json"),
            ),
            "ConfigMap monitoring/b has dashboard 'b.json' with uid 'web', as ConfigMap "
            "monitoring/a has; give one of the two another",
        ),
        (
            "the same file",
            in_turn(holding(dashboard(), name="a"), holding(OTHER, name="b")),
            "ConfigMap monitoring/b has dashboard 'web.json', which is written to the same file as "
            "that of ConfigMap monitoring/a; rename one of the two",
        ),
        (
            "a file of another kind",
            holding(OTHER, file="web.yaml"),
            "has dashboard 'web.yaml', which Grafana does not load; let its name end",
        ),
    ],
    "panels_say_what_they_show": [
        (
            "no unit",
            without("fieldConfig"),
            "ConfigMap monitoring/web has in dashboard 'web.json' panel 'Requests' without a unit; "
            "add 'unit' to its 'fieldConfig.defaults', such as 's' or 'none'",
        ),
        ("an empty unit", showing(panel(fieldConfig={"defaults": {"unit": ""}})), "without a unit"),
        ("no description", without("description"), "panel 'Requests' without a description"),
        ("a blank description", showing(panel(description=" \n")), "without a description"),
        ("no title", without("title"), "panel 2 without a title; add 'title'"),
        ("a blank title", showing(panel(title=" ")), "without a title"),
        ("no legend", asking(legendFormat=""), "whose query 1 has no legend; add 'legendFormat'"),
        ("a blank legend", asking(legendFormat=" "), "whose query 1 has no legend"),
        (
            "no legend of the second",
            showing(panel(targets=[*panel()["targets"], {"expr": "up"}])),
            "whose query 2 has no legend",
        ),
        (
            "in a folded row",
            showing(row("Folded", y=9, panels=[panel(description="")])),
            "panel 'Requests' without a description",
        ),
    ],
    "panels_find_their_data": [
        (
            "none",
            showing(panel(datasource=None, targets=[])),
            "panel 'Requests' without a data source; use 'prometheus' or 'loki'",
        ),
        (
            "another",
            showing(panel(datasource={"type": "prometheus", "uid": "P1809F7CD0C75ACF3"})),
            "with data source 'P1809F7CD0C75ACF3', which Grafana does not have; use 'prometheus'",
        ),
        ("by its name", showing(panel(datasource="Prometheus")), "data source 'Prometheus'"),
        ("of a query", asking(datasource={"uid": "mimir"}), "data source 'mimir'"),
        (
            "a variable that is missing",
            showing(panel(datasource={"uid": "${source}"})),
            "data source '${source}', which Grafana does not have",
        ),
        (
            "a variable of another type",
            showing(
                panel(datasource={"uid": "${source}"}),
                templating={"list": [{"name": "source", "type": "custom"}]},
            ),
            "data source '${source}', which Grafana does not have",
        ),
    ],
    "panels_do_not_overlap": [
        (
            "by a column",
            showing(panel("A"), panel("B", x=11)),
            "ConfigMap monitoring/web has in dashboard 'web.json' panel 'B' over panel 'A'; move",
        ),
        ("by a row", showing(panel("A"), panel("B", y=8)), "panel 'B' over panel 'A'"),
        ("the row of a title", showing(panel("A", y=0)), "panel 'A' over panel 'Web'"),
        ("wholly", showing(panel("A", w=24, h=20), panel("B", x=5, y=5, w=1, h=1)), "over panel"),
        ("out of order", showing(panel("A", y=8), panel("B")), "panel 'A' over panel 'B'"),
        (
            "in a folded row",
            showing(row("Folded", y=1, panels=[panel("A", y=2), panel("B", y=2)])),
            "panel 'B' over panel 'A'",
        ),
        ("no place", without("gridPos"), "panel 'Requests' without 'gridPos'; move it"),
        ("beyond the grid", showing(panel(x=13)), "panel 'Requests' outside the grid of 24"),
        ("before the grid", showing(panel(x=-1)), "outside the grid"),
        ("above the grid", showing(panel(y=-1)), "outside the grid"),
        ("without width", showing(panel(w=0)), "outside the grid"),
        ("without height", showing(panel(h=0)), "outside the grid"),
    ],
}

VARIABLE = {"list": [{"name": "source", "type": "datasource"}]}

PASSES = {
    "dashboards_can_be_loaded": [
        ("a dashboard", showing(panel())),
        ("two", in_turn(showing(panel()), holding(OTHER, name="b", file="b.json"))),
        (
            "the same file in two folders",
            in_turn(showing(panel()), holding(OTHER, name="b", folder="Other")),
        ),
        ("a longest uid", showing(panel(), uid="a" * 40)),
        ("another label", text("{", label="0")),
    ],
    "panels_say_what_they_show": [
        ("everything", showing(panel())),
        ("a text", showing({"type": "text", "gridPos": {"x": 0, "y": 1, "w": 1, "h": 1}})),
        ("of a library", showing({"libraryPanel": {"uid": "a", "name": "A"}})),
        ("a value without a legend", showing(panel(type="stat", targets=[{"expr": "up"}]))),
        ("no expression", showing(panel(targets=[{"queryType": "randomWalk"}]))),
    ],
    "panels_find_their_data": [
        ("logs", showing(panel(datasource={"type": "loki", "uid": "loki"}))),
        ("a variable", showing(panel(datasource={"uid": "${source}"}), templating=VARIABLE)),
        ("a short one", showing(panel(datasource={"uid": "$source"}), templating=VARIABLE)),
        ("in queries alone", showing(panel(datasource=None))),
        ("mixed", showing(panel(datasource={"uid": "-- Mixed --"}))),
        ("a text", showing({"type": "text"})),
    ],
    "panels_do_not_overlap": [
        ("side by side", showing(panel(), panel(x=12))),
        ("one below the other", showing(panel(), panel(y=9))),
        ("to the edge", showing(panel(w=24))),
        ("a folded row", showing(panel(), row("Folded", y=9, panels=[panel(y=1)]), panel(y=10))),
    ],
}


@each_break(BREAKS)
def test_fires(rule, change, message):
    assert_fires(rule, change, message)


@each_pass(PASSES)
def test_passes(rule, change):
    assert run(rule, change) == []


def nested(depth):
    inner = panel()
    for _ in range(depth):
        inner = row(panels=[inner])
    return dashboard(inner)


RULES_ON_DASHBOARDS = [rule for rule in RULES if rule.__name__ in BREAKS]

STRANGE = [
    *(pytest.param(value, id=repr(value)) for value in (None, True, 0, -1.5, "", [], {})),
    pytest.param("\ud800", id="half a character"),
    pytest.param([None, 5, [], {}], id="a list of anything"),
    pytest.param({"": None, "uid": [], "list": 1, "defaults": {"unit": 5}}, id="anything"),
    pytest.param(2**200, id="a large number"),
]


def places(data, here=()):
    """Yields the path of each value at and below a value."""
    yield here
    if isinstance(data, dict | list):
        keys = data if isinstance(data, dict) else range(len(data))
        for key in keys:
            yield from places(data[key], (*here, key))


@pytest.mark.parametrize("value", STRANGE)
def test_no_rule_fails_on_what_a_dashboard_may_hold_anywhere(value):
    whole = dashboard(panel(), row("Folded", y=9, panels=[panel()]), templating=VARIABLE)
    for path in places([whole]):
        place = changed = deepcopy([whole])
        for key in path[:-1]:
            place = place[key]
        if path:
            place[path[-1]] = value
        inventory = Inventory([config_map(json.dumps(changed[0]))])
        for rule in RULES_ON_DASHBOARDS:
            for found in rule(inventory):
                assert found.encode().decode() == found
                assert "\n" not in found


@pytest.mark.parametrize("depth", [2, 100, 300])
def test_no_rule_fails_on_panels_in_panels(depth):
    inventory = Inventory([config_map(json.dumps(nested(depth)))])
    for rule in RULES_ON_DASHBOARDS:
        list(rule(inventory))


def test_thousands_of_panels_are_compared_in_a_moment():
    """Not each with each: a ConfigMap has room for more than 5,000."""
    tiles = [panel(x=number % 24, y=1 + number // 24, w=1, h=1) for number in range(3_000)]
    assert run("panels_do_not_overlap", showing(*tiles)) == []
    heap = [panel(f"A{number}") for number in range(3_000)]
    assert len(run("panels_do_not_overlap", showing(*heap))) == 1
