"""The frame of a dashboard, and its panels, none of which lacks unit and description.

Data sources have fixed uids rather than variables: there is one of each kind, so a variable would
be a choice without a second option, which every link would have to carry.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from constructs_lib.kube.grafana import LOKI, PROMETHEUS, WIDTH
from constructs_lib.kube.manifests import Json, Manifest

TAG = "web-platform"
"""Tag by which each dashboard links to the others."""

METRICS = {"type": "prometheus", "uid": PROMETHEUS}
LOGS = {"type": "loki", "uid": LOKI}

Model = Manifest
"""A dashboard in Grafana's JSON model, as `DashboardProps` takes it."""

Panel = Manifest
"""A panel in that model, which still wants its number and place."""

HEIGHTS = {"bargauge": 8, "logs": 10, "stat": 4, "table": 8, "timeseries": 8}
"""Lines of the grid that a panel needs, by its type; beside a taller one it is as tall."""


class Limits(NamedTuple):
    """Values from which on a panel is yellow and red; below it is green."""

    warning: float
    critical: float


class Section(NamedTuple):
    """A part of a dashboard that answers one question: lines of panels of equal width."""

    title: str
    lines: Sequence[Sequence[Panel]]


def dashboard(
    *,
    uid: str,
    title: str,
    description: str,
    runbooks: str,
    sections: Sequence[Section],
    variables: Sequence[Manifest] = (),
    begin: str = "now-3h",
) -> Model:
    """Return the JSON model of a dashboard.

    Nobody can edit it in Grafana, where the next synchronization would undo that. Panels are
    renewed each minute, twice the time between scrapes.
    """
    return {
        "schemaVersion": 41,
        "uid": uid,
        "title": title,
        "description": description,
        "tags": [TAG],
        "timezone": "browser",
        "fiscalYearStartMonth": 0,
        "editable": False,
        # The pointer is shown in all panels.
        "graphTooltip": 1,
        "time": {"from": begin, "to": "now"},
        "refresh": "1m",
        "annotations": {},
        "templating": {"list": [*variables]},
        "links": [
            _link("Dashboards", "dashboards", tags=[TAG], keepTime=True),
            _link(
                "Runbooks",
                "link",
                icon="doc",
                tooltip="Cause, check and fix of each alert",
                url=runbooks,
                targetBlank=True,
            ),
        ],
        # Numbers of panels are part of links to them.
        "panels": [{**each, "id": number} for number, each in enumerate(_placed(sections), 1)],
    }


def _link(title: str, kind: str, **more: Json) -> Manifest:
    switches = ("asDropdown", "targetBlank", "includeVars", "keepTime")
    link = {"title": title, "type": kind, "icon": "", "tooltip": "", "tags": []}
    return {**link, **dict.fromkeys(switches, False), **more}


def _placed(sections: Sequence[Section]) -> list[Panel]:
    placed: list[Panel] = []
    top = 0
    for section in sections:
        place = {"x": 0, "y": top, "w": WIDTH, "h": 1}
        row = {"type": "row", "title": section.title, "collapsed": False, "panels": []}
        placed.append({**row, "gridPos": place})
        top += 1
        for line in section.lines:
            height = max(HEIGHTS[panel["type"]] for panel in line)
            for number, panel in enumerate(line):
                left, right = (WIDTH * edge // len(line) for edge in (number, number + 1))
                place = {"x": left, "y": top, "w": right - left, "h": height}
                placed.append({**panel, "gridPos": place})
            top += height
    return placed


def value(
    title: str,
    unit: str,
    description: str,
    expressions: Mapping[str, str],
    *,
    limits: Limits | None = None,
    decimals: int | None = None,
) -> Panel:
    """Return a panel with the values of expressions now, which are given by their legends."""
    options = {
        "graphMode": "none",
        "colorMode": "background" if limits else "none",
        "justifyMode": "auto",
        "textMode": "auto",
        "wideLayout": True,
        "showPercentChange": False,
        "reduceOptions": {"calcs": ["lastNotNull"]},
        "percentChangeColorMode": "standard",
        "orientation": "auto",
    }
    defaults: Manifest = {"unit": unit, "thresholds": steps(limits)}
    if decimals is not None:
        defaults["decimals"] = decimals
    return _panel("stat", title, description, _metrics(expressions, now=True), options, defaults)


def share(title: str, description: str, expressions: Mapping[str, str], *, limits: Limits) -> Panel:
    """Return a panel of bars that show how much of something is used now."""
    options = {
        "displayMode": "basic",
        "valueMode": "color",
        "namePlacement": "auto",
        "showUnfilled": True,
        "sizing": "auto",
        "minVizWidth": 8,
        "minVizHeight": 16,
        "maxVizHeight": 300,
        "legend": _legend(shown=False),
        "reduceOptions": {"calcs": ["lastNotNull"]},
        "orientation": "horizontal",
    }
    defaults = {"unit": "percentunit", "min": 0, "max": 1, "thresholds": steps(limits)}
    queries = _metrics(expressions, now=True)
    return _panel("bargauge", title, description, queries, options, defaults)


def series(
    title: str,
    unit: str,
    description: str,
    expressions: Mapping[str, str],
    *,
    limits: Limits | None = None,
) -> Panel:
    """Return a panel of expressions over time; limits are dashed lines."""
    return _series(title, unit, description, _metrics(expressions, now=False), limits)


def log_series(title: str, unit: str, description: str, expressions: Mapping[str, str]) -> Panel:
    """Return a panel of what is counted in logs over time."""
    return _series(title, unit, description, _queries(LOGS, expressions))


def rows(title: str, unit: str, description: str, expression: str, columns: Sequence[str]) -> Panel:
    """Return a table with a row for each result; its columns are labels, and no value."""
    options = {
        "frameIndex": 0,
        "showHeader": True,
        "showTypeIcons": False,
        "footer": {"show": False, "reducer": [], "countRows": False},
        "cellHeight": "sm",
    }
    order = {column: place for place, column in enumerate(columns)}
    organize = {"excludeByName": {"Time": True, "Value": True}, "indexByName": order}
    custom = {"align": "auto", "inspect": False, "filterable": True}
    (query,) = _metrics({"": expression}, now=True)
    del query["legendFormat"]
    queries = [{**query, "format": "table"}]
    panel = _panel("table", title, description, queries, options, {"unit": unit, "custom": custom})
    return {**panel, "transformations": [{"id": "organize", "options": organize}]}


def lines(title: str, description: str, expression: str) -> Panel:
    """Return a panel with lines of logs, the newest first."""
    options = {
        "showLabels": False,
        "showCommonLabels": False,
        "showTime": True,
        "showLogContextToggle": False,
        "wrapLogMessage": True,
        "prettifyLogMessage": False,
        "enableLogDetails": True,
        "sortOrder": "Descending",
        "dedupStrategy": "none",
    }
    query = {"datasource": LOGS, "refId": "A", "expr": expression}
    return _panel("logs", title, description, [query], options, {"unit": "string"})


def steps(limits: Limits | None) -> Manifest:
    """Return the colours of a panel with these limits."""
    colors = dict(zip(("yellow", "red"), limits or (), strict=False))
    found = [{"value": value, "color": color} for color, value in colors.items()]
    return {"mode": "absolute", "steps": [{"value": None, "color": "green"}, *found]}


def override(panel: Panel, name: str, id: str, value: Json) -> None:
    """Give the field of a name, in a panel, another value of a setting."""
    matcher = {"id": "byName", "options": name}
    settings = {"matcher": matcher, "properties": [{"id": id, "value": value}]}
    panel["fieldConfig"]["overrides"].append(settings)


def _series(
    title: str, unit: str, description: str, queries: list[Manifest], limits: Limits | None = None
) -> Panel:
    custom: Manifest = {"fillOpacity": 10, "axisSoftMin": 0}
    if limits:
        custom["thresholdsStyle"] = {"mode": "dashed"}
    options = {"legend": _legend(shown=True), "tooltip": {"mode": "multi", "sort": "desc"}}
    defaults = {"unit": unit, "thresholds": steps(limits), "custom": custom}
    return _panel("timeseries", title, description, queries, options, defaults)


def _legend(*, shown: bool) -> Manifest:
    return {"displayMode": "list", "placement": "bottom", "showLegend": shown, "calcs": []}


def _panel(
    kind: str,
    title: str,
    description: str,
    queries: list[Manifest],
    options: Manifest,
    defaults: Manifest,
) -> Panel:
    return {
        "type": kind,
        "title": title,
        "description": description,
        "datasource": queries[0]["datasource"],
        "targets": queries,
        "transparent": False,
        "repeatDirection": "h",
        "options": options,
        "fieldConfig": {"defaults": defaults, "overrides": []},
    }


def _metrics(expressions: Mapping[str, str], *, now: bool) -> list[Manifest]:
    # Of a range the panel would show the last value there is, however old.
    asked = {"instant": now, "range": not now}
    return [{**query, **asked} for query in _queries(METRICS, expressions)]


def _queries(source: Manifest, expressions: Mapping[str, str]) -> list[Manifest]:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return [
        {"datasource": source, "refId": letter, "expr": expression, "legendFormat": legend}
        for letter, (legend, expression) in zip(letters, expressions.items(), strict=False)
    ]
