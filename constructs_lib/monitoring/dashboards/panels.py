"""The frame of a dashboard, and its panels, none of which lacks unit and description.

Data sources have fixed uids rather than variables: there is one of each kind, so a variable would
be a choice without a second option, which every link would have to carry.
"""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

from grafana_foundation_sdk.builders import (
    bargauge,
    common,
    logs,
    loki,
    prometheus,
    stat,
    table,
    timeseries,
)
from grafana_foundation_sdk.builders import dashboard as builders
from grafana_foundation_sdk.cog.builder import Builder
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.models import dashboard as models
from grafana_foundation_sdk.models.common import (
    BarGaugeDisplayMode,
    BigValueColorMode,
    BigValueGraphMode,
    BigValueTextMode,
    DataSourceRef,
    GraphThresholdsStyleMode,
    LegendDisplayMode,
    LegendPlacement,
    LogsSortOrder,
    SortOrder,
    TooltipDisplayMode,
    VizOrientation,
)
from grafana_foundation_sdk.models.prometheus import PromQueryFormat
from pydantic import JsonValue

from constructs_lib.monitoring.grafana import LOKI, PROMETHEUS, WIDTH

TAG = "web-platform"
"""Tag by which each dashboard links to the others."""

METRICS = DataSourceRef(type_val="prometheus", uid=PROMETHEUS)
LOGS = DataSourceRef(type_val="loki", uid=LOKI)

Model = dict[str, JsonValue]
"""A dashboard in Grafana's JSON model, as `DashboardProps` takes it."""

Panel = bargauge.Panel | logs.Panel | stat.Panel | table.Panel | timeseries.Panel
"""A panel that still wants its place."""

AnyPanel = TypeVar(
    "AnyPanel", bargauge.Panel, logs.Panel, stat.Panel, table.Panel, timeseries.Panel
)


HEIGHTS: Mapping[type[Panel], int] = {
    bargauge.Panel: 8,
    logs.Panel: 10,
    stat.Panel: 4,
    table.Panel: 8,
    timeseries.Panel: 8,
}
"""Lines of the grid that a panel needs; beside a taller one it is as tall."""


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
    variables: Sequence[Builder[models.VariableModel]] = (),
    begin: str = "now-3h",
) -> Model:
    """Return the JSON model of a dashboard.

    Nobody can edit it in Grafana, where the next synchronization would undo that. Panels are
    renewed each minute, twice the time between scrapes.
    """
    made = (
        builders.Dashboard(title)
        .uid(uid)
        .description(description)
        .tags([TAG])
        .readonly()
        .tooltip(models.DashboardCursorSync.CROSSHAIR)
        .time(begin, "now")
        .refresh("1m")
        .variables(list(variables))
        .link(
            builders.DashboardLink("Dashboards")
            .type(models.DashboardLinkType.DASHBOARDS)
            .tags([TAG])
            .keep_time(True)
        )
        .link(
            builders.DashboardLink("Runbooks")
            .type(models.DashboardLinkType.LINK)
            .icon("doc")
            .tooltip("Cause, check and fix of each alert")
            .url(runbooks)
            .target_blank(True)
        )
    )
    # Numbers of panels are part of links to them.
    number = 0
    for section in sections:
        number += 1
        made.with_row(builders.Row(section.title).id(number))
        for line in section.lines:
            height = max(HEIGHTS[type(panel)] for panel in line)
            for place, panel in enumerate(line):
                number += 1
                width = WIDTH * (place + 1) // len(line) - WIDTH * place // len(line)
                made.with_panel(panel.id(number).height(height).span(width))
    model: Model = json.loads(JSONEncoder().encode(made.build()))
    return model


def value(
    title: str,
    unit: str,
    description: str,
    expressions: Mapping[str, str],
    *,
    limits: Limits | None = None,
    decimals: int | None = None,
) -> stat.Panel:
    """Return a panel with the values of expressions now, which are given by their legends."""
    panel = (
        _with_queries(stat.Panel(), title, unit, description, expressions, now=True)
        .reduce_options(common.ReduceDataOptions().calcs(["lastNotNull"]))
        .graph_mode(BigValueGraphMode.NONE)
        .text_mode(BigValueTextMode.AUTO)
        .color_mode(BigValueColorMode.BACKGROUND if limits else BigValueColorMode.NONE)
        .thresholds(steps(limits))
    )
    return panel if decimals is None else panel.decimals(decimals)


def share(
    title: str, description: str, expressions: Mapping[str, str], *, limits: Limits
) -> bargauge.Panel:
    """Return a panel of bars that show how much of something is used now."""
    return (
        _with_queries(bargauge.Panel(), title, "percentunit", description, expressions, now=True)
        .min(0)
        .max(1)
        .reduce_options(common.ReduceDataOptions().calcs(["lastNotNull"]))
        .orientation(VizOrientation.HORIZONTAL)
        .display_mode(BarGaugeDisplayMode.BASIC)
        .thresholds(steps(limits))
    )


def series(
    title: str,
    unit: str,
    description: str,
    expressions: Mapping[str, str],
    *,
    limits: Limits | None = None,
) -> timeseries.Panel:
    """Return a panel of expressions over time; limits are dashed lines."""
    panel = (
        _with_queries(timeseries.Panel(), title, unit, description, expressions)
        .axis_soft_min(0)
        .fill_opacity(10)
        .legend(
            common.VizLegendOptions()
            .show_legend(True)
            .display_mode(LegendDisplayMode.LIST)
            .placement(LegendPlacement.BOTTOM)
        )
        .tooltip(
            common.VizTooltipOptions().mode(TooltipDisplayMode.MULTI).sort(SortOrder.DESCENDING)
        )
        .thresholds(steps(limits))
    )
    if limits:
        style = common.GraphThresholdsStyleConfig().mode(GraphThresholdsStyleMode.DASHED)
        panel.thresholds_style(style)
    return panel


def rows(
    title: str, unit: str, description: str, expression: str, columns: Sequence[str]
) -> table.Panel:
    """Return a table with a row for each result; its columns are labels, and no value."""
    query = (
        prometheus.Dataquery()
        .datasource(METRICS)
        .expr(expression)
        .instant()
        .format(PromQueryFormat.TABLE)
        .ref_id("A")
    )
    organize = {
        "excludeByName": {"Time": True, "Value": True},
        "indexByName": {column: place for place, column in enumerate(columns)},
    }
    panel = table.Panel().datasource(METRICS).with_target(query)
    return (
        _described(panel, title, unit, description)
        .frame_index(0)
        .show_header(True)
        .filterable(True)
        .with_transformation(models.DataTransformerConfig(id_val="organize", options=organize))
    )


def lines(title: str, description: str, expression: str) -> logs.Panel:
    """Return a panel with lines of logs, the newest first."""
    query = loki.Dataquery().datasource(LOGS).expr(expression).ref_id("A")
    panel = logs.Panel().datasource(LOGS).with_target(query)
    return (
        _described(panel, title, "string", description)
        .show_time(True)
        .wrap_log_message(True)
        .enable_log_details(True)
        .sort_order(LogsSortOrder.DESCENDING)
    )


def log_series(
    title: str, unit: str, description: str, expressions: Mapping[str, str]
) -> timeseries.Panel:
    """Return a panel of what is counted in logs over time."""
    panel = series(title, unit, description, {}).datasource(LOGS)
    for place, (legend, expression) in enumerate(expressions.items()):
        query = loki.Dataquery().datasource(LOGS).expr(expression).legend_format(legend)
        panel.with_target(query.ref_id(_reference(place)))
    return panel


def _with_queries(
    panel: AnyPanel,
    title: str,
    unit: str,
    description: str,
    expressions: Mapping[str, str],
    *,
    now: bool = False,
) -> AnyPanel:
    panel.datasource(METRICS)
    for place, (legend, expression) in enumerate(expressions.items()):
        query = prometheus.Dataquery().datasource(METRICS).expr(expression)
        # Of a range the panel would show the last value there is, however old.
        query = query.instant() if now else query.range()
        panel.with_target(query.legend_format(legend).ref_id(_reference(place)))
    return _described(panel, title, unit, description)


def _described(panel: AnyPanel, title: str, unit: str, description: str) -> AnyPanel:
    return panel.title(title).unit(unit).description(description)


def _reference(place: int) -> str:
    """Return the letter by which a panel refers to its query, as Grafana gives it."""
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place]


def steps(limits: Limits | None) -> builders.ThresholdsConfig:
    """Return the colours of a panel with these limits."""
    colors = [models.Threshold(value=None, color="green")]
    if limits:
        colors.append(models.Threshold(value=limits.warning, color="yellow"))
        colors.append(models.Threshold(value=limits.critical, color="red"))
    return builders.ThresholdsConfig().mode(models.ThresholdsMode.ABSOLUTE).steps(colors)
