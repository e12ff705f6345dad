"""The dashboards with the names of this platform, and what their panels ask for."""

import re
from typing import NamedTuple

from constructs_lib.monitoring.dashboards import (
    delivery_dashboard,
    overview_dashboard,
    postgres_cluster_dashboard,
    postgres_dashboard,
    web_dashboard,
)

RUNBOOKS = "https://git.example/docs/runbooks"
SERVICES = ["frontend", "backend"]
BACKUPS = {
    "db": {"postgresql-backup": 26, "postgresql-restore-drill": 170},
    "cicd": {"git-backup": 26},
}
MODELS = {
    model["uid"]: model
    for model in (
        overview_dashboard(
            namespaces=["app", "cicd", "db", "ingress", "monitoring"],
            services={"app": SERVICES},
            backups=BACKUPS,
            runbooks=RUNBOOKS,
        ),
        web_dashboard("app", SERVICES, runbooks=RUNBOOKS),
        postgres_dashboard(
            "db",
            "postgresql",
            exporter="postgresql-exporter",
            backups=BACKUPS["db"],
            runbooks=RUNBOOKS,
        ),
        postgres_cluster_dashboard(
            "db", "postgres", backups={"postgres-restore-drill": 170}, runbooks=RUNBOOKS
        ),
        delivery_dashboard("cicd", git="gitea", runbooks=RUNBOOKS),
    )
}
"""The model of each dashboard, as Grafana reads it, by its uid."""

LANGUAGES = {"prometheus": "promql", "loki": "logql"}
"""The language of a query by the uid of its data source."""

DURATION = re.compile(r"\[\$__(rate_interval|auto|interval|range)\]")


class Query(NamedTuple):
    """What a panel asks for; `expression` is that which Grafana sends."""

    dashboard: str
    panel: str
    language: str
    expression: str


def queries(models=None):
    """Return all queries of models of dashboards, with values in the place of variables."""
    return [
        Query(model["uid"], panel["title"], LANGUAGES[uid_of(panel, target)], sent(target["expr"]))
        for model in (MODELS.values() if models is None else models)
        for panel in panels_of(model)
        for target in panel.get("targets", ())
    ]


def panels_of(model):
    """Return the panels of a model, without rows."""
    return [panel for panel in model["panels"] if panel["type"] != "row"]


def uid_of(panel, target):
    return (target.get("datasource") or panel["datasource"])["uid"]


def sent(expression):
    """Return an expression as Grafana sends it: all services are chosen, and no text."""
    expression = DURATION.sub("[5m]", expression)
    return expression.replace("$service", f"({'|'.join(SERVICES)})").replace("$text", "")
