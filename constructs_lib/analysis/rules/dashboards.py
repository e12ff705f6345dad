"""Rules on Grafana's dashboards, in all ConfigMaps with the label by which Grafana finds them."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.reading import problem_of
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.kube.grafana import (
    DASHBOARD_LABEL,
    FOLDER_ANNOTATION,
    LOKI,
    PROMETHEUS,
    UID,
    Dashboard,
    DataSource,
    Panel,
)
from constructs_lib.kube.promql import parse_promql
from constructs_lib.kube.schema import fitted
from constructs_lib.kube.structs import k8s

WITHOUT_DATA = {"alertlist", "annolist", "dashlist", "news", "row", "text"}
"""Types of panels that show no data of a data source."""

VARIABLE = re.compile(r"\$\{\w+(:\w+)?\}|\$\w+|\[\[\w+\]\]")
"""Variable of Grafana in a query."""

DURATION = re.compile(rf"(?:(?<=[\[:])|(?<=offset ))({VARIABLE.pattern})")
"""Variable in the place of a duration."""

BUILT_IN = {"grafana", "-- Grafana --", "-- Mixed --", "-- Dashboard --"}
"""Data sources that every Grafana has."""


class _Place(NamedTuple):
    """A panel, with its dashboard, and the words by which a finding names it."""

    config_map: k8s.ConfigMap
    dashboard: Dashboard
    panel: Panel
    words: str


@register("dashboard-invalid")
def _dashboard_invalid(inventory: Inventory) -> Iterator[Finding]:
    files: dict[tuple[str, str], k8s.ConfigMap] = {}
    uids: dict[str, k8s.ConfigMap] = {}
    for config_map, file, text in _files(inventory):
        words = f"has dashboard {file!r}"
        if not file.endswith(".json"):
            problem = f"{words}, which Grafana does not load"
            yield finding(config_map, problem, "let its name end with '.json'")
        path = (config_map.annotations.get(FOLDER_ANNOTATION, ""), file)
        if path in files:
            problem = f"{words}, which is written to the same file as that of {files[path]}"
            yield finding(config_map, problem, "rename one of the two")
        files[path] = config_map
        try:
            dashboard = _read(text)
        except ValueError as error:
            yield finding(config_map, f"{words}, {error}", "correct it")
            continue
        uid = dashboard.uid
        if not dashboard.title.strip():
            yield finding(config_map, f"{words} without a title", "add 'title'")
        if not UID.fullmatch(uid):
            problem = f"{words} with {uid!r:.80} as 'uid', by which links find it"
            yield finding(config_map, problem, "use 1 to 40 letters, digits, '-' and '_'")
        elif uid in uids:
            problem = f"{words} with uid {uid!r}, as {uids[uid]} has"
            yield finding(config_map, problem, "give one of the two another")
        uids[uid] = config_map


@register("panel-data-source-unknown")
def _panel_data_source_unknown(inventory: Inventory) -> Iterator[Finding]:
    for config_map, dashboard, panel, words in _panels_with_data(inventory):
        variables = [each.name for each in dashboard.templating.list if each.type == "datasource"]
        known = {PROMETHEUS, LOKI, *BUILT_IN}
        known |= {form for name in variables for form in (f"${{{name}}}", f"${name}")}
        stated = [panel.datasource, *(query.datasource for query in panel.targets)]
        uids = {each.uid if isinstance(each, DataSource) else each or "" for each in stated} - {""}
        fix = f"use {PROMETHEUS!r} or {LOKI!r}"
        if not uids:
            yield finding(config_map, f"{words} without a data source", fix)
        for uid in sorted(uids - known):
            problem = f"{words} with data source {uid!r:.80}, which Grafana does not have"
            yield finding(config_map, problem, fix)


@register("panel-query-invalid")
def _panel_query_invalid(inventory: Inventory) -> Iterator[Finding]:
    for config_map, _, panel, words in _panels_with_data(inventory):
        for number, query in enumerate(panel.targets, 1):
            source = query.datasource or panel.datasource
            uid = source.uid if isinstance(source, DataSource) else source
            if uid == PROMETHEUS and query.expr and (error := _refusal(query.expr)):
                problem = f"{words}, whose query {number} is no PromQL ({error})"
                yield finding(config_map, problem, "correct it")


def _refusal(expression: str) -> str:
    """Return the error of the parser if an expression is invalid with all values of variables."""
    error = ""
    for value in ("5m", "1", "a"):
        try:
            parse_promql(VARIABLE.sub(value, DURATION.sub("5m", expression)))
        except ValueError as refused:
            error = str(refused)
        else:
            return ""
    return error


def _panels_with_data(inventory: Inventory) -> Iterator[_Place]:
    """Yield the panels that show data, those of rows included, but those of a library."""
    for config_map, file, text in _files(inventory):
        try:
            dashboard = _read(text)
        except ValueError:
            continue  # The rule on loading names it.
        panels = [each for panel in dashboard.panels for each in (panel, *panel.panels)]
        for number, panel in enumerate(panels, 1):
            if panel.type not in WITHOUT_DATA and panel.library_panel is None:
                name = f"panel {panel.title!r:.80}" if panel.title else f"panel {number}"
                words = f"has in dashboard {file!r} {name}"
                yield _Place(config_map, dashboard, panel, words)


def _files(inventory: Inventory) -> Iterator[tuple[k8s.ConfigMap, str, str]]:
    """Yield each file that Grafana takes for a dashboard, with its ConfigMap and text."""
    for config_map in inventory.of_kind(k8s.ConfigMap):
        if config_map.labels.get(DASHBOARD_LABEL) == "1":
            for file, text in config_map.data.items():
                yield config_map, file, text


@lru_cache(maxsize=256)
def _read(text: str) -> Dashboard:
    try:
        data = json.loads(text)
    except ValueError as error:
        raise ValueError(f"which is not JSON ({error})") from None
    dashboard, misfits = fitted(data, Dashboard)
    for each in misfits[:1]:
        raise ValueError(f"which {problem_of(data, each)}")
    assert dashboard
    return dashboard
