"""The rules of the platform, as a Prometheus reads them."""

from functools import cache

from cdk8s import App, Chart

from constructs_lib.monitoring.alert_rules import AlertRules, AlertRulesProps
from constructs_lib.monitoring.alerts.argocd import argocd_alerts
from constructs_lib.monitoring.alerts.backups import backup_alerts
from constructs_lib.monitoring.alerts.cluster import cluster_alerts
from constructs_lib.monitoring.alerts.ingress import ingress_alerts
from constructs_lib.monitoring.alerts.logs import log_alerts
from constructs_lib.monitoring.alerts.postgres import postgres_alerts
from constructs_lib.monitoring.alerts.prometheus import prometheus_alerts
from constructs_lib.monitoring.alerts.targets import target_alerts
from constructs_lib.monitoring.alerts.volumes import volume_alerts
from constructs_lib.monitoring.alerts.web import web_service_alerts
from constructs_lib.monitoring.alerts.workloads import workload_alerts
from constructs_lib.monitoring.observer import Observer
from constructs_lib.postgres.credentials import USERS

NAMESPACES = ("app", "cicd", "db", "ingress", "monitoring", "node-agents")

RULES = {
    "app": {
        "frontend": web_service_alerts("app", "frontend"),
        "backend": web_service_alerts("app", "backend"),
    },
    "db": {
        "postgresql": postgres_alerts(
            "db",
            "postgresql-exporter",
            "data-postgresql-0",
            patient_users=(USERS["backup"], USERS["superuser"]),
        ),
        "backups": backup_alerts("db", {"postgresql-backup": 26, "postgresql-restore-drill": 194}),
    },
    "cicd": {"argocd": argocd_alerts("cicd"), "backups": backup_alerts("cicd", {"git-backup": 26})},
    "ingress": {"nginx-ingress": ingress_alerts("ingress")},
    "monitoring": {
        "cluster": cluster_alerts(),
        "logs": log_alerts("monitoring", ("app",)),
        "prometheus": prometheus_alerts("monitoring", "kps-prometheus", "kps-alertmanager"),
        "targets": target_alerts(
            {
                "cicd": ("argocd-application-controller-metrics",),
                "db": ("postgresql-exporter",),
                "monitoring": ("kube-state-metrics", "loki"),
            }
        ),
        "volumes": volume_alerts(NAMESPACES),
        "workloads": workload_alerts(NAMESPACES),
    },
}


@cache
def platform_rules():
    """Returns all groups of rules, as plain data."""
    app = App()
    groups = []
    for namespace, by_name in RULES.items():
        chart = Chart(app, namespace, namespace=namespace, disable_resource_name_hashes=True)
        for name, rules in by_name.items():
            AlertRules(chart, name, AlertRulesProps(rules=rules, runbooks=Observer().runbooks))
        for made in chart.to_json():
            for group in made["spec"]["groups"]:
                groups.append({**group, "name": f"{namespace}/{group['name']}"})
    return groups


def alert_rules():
    """Returns all alerts, as plain data; some are there for several services."""
    return [rule for group in platform_rules() for rule in group["rules"] if "alert" in rule]
