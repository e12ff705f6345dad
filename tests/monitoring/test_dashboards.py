"""The dashboards: their models are Grafana's, their queries can be read, and nothing is unnamed."""

import json
import os
import re
from copy import deepcopy
from pathlib import Path

import pytest
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.cog.plugins import register_default_plugins
from grafana_foundation_sdk.models.dashboard import Dashboard

from constructs_lib.monitoring.dashboards import (
    overview_dashboard,
    postgres_dashboard,
    web_dashboard,
)
from tests.checkout import ROOT, ended
from tests.monitoring.dashboards import MODELS, RUNBOOKS, panels_of, queries

PARSE = Path(__file__).parent / "parse.mjs"

EACH = pytest.mark.parametrize("uid", MODELS)


def errors(asked):
    """Return the first place in each query that its grammar cannot read, or None."""
    parsed = ended(
        [os.environ["JSII_NODE"], str(PARSE)],
        input=json.dumps([[query.language, query.expression] for query in asked]),
        cwd=ROOT,
    )
    assert parsed.returncode == 0, parsed.stderr
    return json.loads(parsed.stdout)


def test_every_query_can_be_read():
    asked = queries()
    broken = [query for query, error in zip(asked, errors(asked), strict=True) if error is not None]
    assert broken == []
    assert {query.language for query in asked} == {"promql", "logql"}


def decoded(model):
    """Return a model as the SDK's types, generated from Grafana's schema, read and write it."""
    register_default_plugins()
    return json.loads(JSONEncoder().encode(Dashboard.from_json(deepcopy(model))))


@EACH
def test_is_what_the_schema_knows(uid):
    """What it does not know is lost, so nothing may be."""
    assert decoded(MODELS[uid]) == MODELS[uid]


@EACH
def test_a_legend_names_the_labels_that_the_query_keeps(uid):
    """Two series of one name cannot be told apart."""
    grouped = r"(?:sum|max|avg|count) by \(([\w, ]+)\)"
    for panel in panels_of(MODELS[uid]):
        for target in panel["targets"]:
            named = set(re.findall(r"\{\{(\w+)\}\}", target.get("legendFormat", "")))
            kept = ", ".join(re.findall(grouped, target["expr"])).split(", ")
            place = (panel["title"], target["expr"])
            assert named <= set(kept), place
            outer = re.match(rf"[^(]*?{grouped}", target["expr"])
            if outer and panel["type"] != "table":
                assert set(outer[1].split(", ")) - named <= {"namespace"}, place


@EACH
def test_each_variable_exists_and_is_used(uid):
    text = json.dumps([panel["targets"] for panel in panels_of(MODELS[uid])])
    used = {name for name in re.findall(r"\$\{?(\w+)", text) if not name.startswith("__")}
    assert used == {variable["name"] for variable in MODELS[uid]["templating"]["list"]}


@EACH
def test_a_value_is_of_now(uid):
    """The last of a range may be of a pod that is gone since hours."""
    for panel in panels_of(MODELS[uid]):
        if panel["type"] in ("stat", "bargauge", "table"):
            assert all(target["instant"] for target in panel["targets"])


WITHOUT_BACKUPS = (
    postgres_dashboard("shop", "main", exporter="exporter", runbooks=RUNBOOKS),
    overview_dashboard(namespaces=["a"], services={"a": ["b"]}, backups={}, runbooks=RUNBOOKS),
)


@pytest.mark.parametrize(
    "model", [*MODELS.values(), *WITHOUT_BACKUPS], ids=lambda each: each["uid"]
)
def test_fills_each_line_of_the_grid(model):
    lines = {}
    for panel in panels_of(model):
        place = panel["gridPos"]
        span = (place["x"], place["x"] + place["w"])
        lines.setdefault((place["y"], place["h"]), []).append(span)
    for spans in lines.values():
        assert [0, *(end for _, end in spans)] == [*(begin for begin, _ in spans), 24]


@pytest.mark.parametrize("uid", ["platform-overview", "postgres-db-postgresql"])
def test_a_drill_is_late_after_a_week_and_not_after_a_day(uid):
    (panel,) = [each for each in panels_of(MODELS[uid]) if each["title"] == "Newest backup"]
    config = panel["fieldConfig"]
    (override,) = config["overrides"]
    assert override["matcher"] == {"id": "byName", "options": "postgresql-restore-drill"}
    (thresholds,) = override["properties"]
    assert thresholds["id"] == "thresholds"
    found = [config["defaults"]["thresholds"], thresholds["value"]]
    hours = [[step["value"] and step["value"] / 3600 for step in each["steps"]] for each in found]
    assert hours == [[None, 26, 52], [None, 170, 340]]


def test_the_name_of_an_alert_leads_to_its_runbook():
    (table,) = [p for p in panels_of(MODELS["platform-overview"]) if p["type"] == "table"]
    (override,) = table["fieldConfig"]["overrides"]
    assert override["matcher"] == {"id": "byName", "options": "alertname"}
    (link,) = override["properties"][0]["value"]
    assert link["url"] == f"{RUNBOOKS}/${{__value.raw}}.md"


def test_of_two_teams_differ():
    uids = [MODELS["web-app"]["uid"], web_dashboard("b", ["web"], runbooks=RUNBOOKS)["uid"]]
    for namespace, name in (("b", "main"), ("b", "other"), ("c", "main")):
        made = postgres_dashboard(namespace, name, exporter="exporter", runbooks=RUNBOOKS)
        uids.append(made["uid"])
    assert len(set(uids)) == len(uids)
