"""The dashboards of the platform."""

from constructs_lib.kube import Manifest
from constructs_lib.monitoring import (
    Dashboard,
    DashboardProps,
    delivery_dashboard,
    overview_dashboard,
    postgres_cluster_dashboard,
    postgres_dashboard,
    web_dashboard,
)
from constructs_lib.reference.charts.gitea import JOB as GIT_JOB
from constructs_lib.reference.tiers.app import AppTier
from constructs_lib.reference.tiers.cicd import CicdTier
from constructs_lib.reference.tiers.data import DataTier
from constructs_lib.reference.tiers.monitoring import MonitoringTier


def add_dashboards(
    monitoring: MonitoringTier, *, app: AppTier, data: DataTier, cicd: CicdTier
) -> None:
    """Add the dashboards of the platform to the monitoring tier, each in a file of its own."""
    runbooks = monitoring.context.runbooks
    services = [app.frontend.id, app.backend.id]
    backups = {data.namespace: data.backup_hours}
    if cicd.git_backup:
        backups[cicd.namespace] = {cicd.git_backup.id: cicd.git_backup.late_after_hours}
    models = {
        "overview": overview_dashboard(
            namespaces=monitoring.tier_namespaces,
            services={app.namespace: services},
            backups=backups,
            runbooks=runbooks,
        ),
        "web": web_dashboard(app.namespace, services, runbooks=runbooks),
        **_databases(data, runbooks),
        "delivery": delivery_dashboard(
            cicd.namespace, git=GIT_JOB if cicd.gitea else None, runbooks=runbooks
        ),
    }
    for name, model in models.items():
        Dashboard(monitoring.chart(f"dashboard-{name}"), name, DashboardProps(model=model))


def _databases(data: DataTier, runbooks: str) -> dict[str, Manifest]:
    models = {}
    if data.server:
        models["postgresql"] = postgres_dashboard(
            data.namespace,
            data.server.database.id,
            exporter=data.server.exporter.id,
            backups=data.server.backup_hours,
            runbooks=runbooks,
        )
    if data.cluster:
        drill = f"{data.cluster.id}-restore-drill"
        models["postgres-cluster"] = postgres_cluster_dashboard(
            data.namespace,
            data.cluster.id,
            backups={drill: data.backup_hours[drill]},
            runbooks=runbooks,
        )
    return models
