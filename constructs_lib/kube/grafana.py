"""Dashboards of Grafana as rules read them, and how Grafana finds them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from constructs_lib.kube.partial_structs import View

DASHBOARD_LABEL = "grafana_dashboard"
"""Label of the ConfigMaps from which Grafana's sidecar loads dashboards; its value is '1'."""

FOLDER_ANNOTATION = "grafana_folder"
"""Annotation of such a ConfigMap with the folder that its dashboards are in:
`sidecar.dashboards.folderAnnotation` of chart grafana must name it, and
`sidecar.dashboards.provider.foldersFromFilesStructure` be true.
"""

PROMETHEUS = "prometheus"
"""Uid of the data source with metrics, as chart kube-prometheus-stack names it."""

LOKI = "loki"
"""Uid of the data source with logs."""

UID = re.compile(r"[a-zA-Z0-9_-]{1,40}")
"""Uids of dashboards that Grafana accepts."""

WIDTH = 24
"""Columns of the grid of a dashboard."""


class DataSource(View):
    """Reference to a data source, by its uid."""

    uid: str = ""


class Query(View):
    """A query of a panel."""

    datasource: DataSource | str | None = None
    expr: str = ""


class Panel(View):
    """A panel; a row that is folded holds its panels."""

    type: str = ""
    title: str = ""
    datasource: DataSource | str | None = None
    targets: Sequence[Query] = ()
    panels: Sequence["Panel"] = ()
    library_panel: Mapping[str, Any] | None = None


class Variable(View):
    """A variable of a dashboard."""

    name: str = ""
    type: str = ""


class Templating(View):
    """Variables of a dashboard."""

    list: Sequence[Variable] = ()


class Dashboard(View):
    """A dashboard."""

    uid: str = ""
    title: str = ""
    panels: Sequence[Panel] = ()
    templating: Templating = Templating()
