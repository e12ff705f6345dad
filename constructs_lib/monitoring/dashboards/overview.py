"""Dashboard of the whole platform: is it up, is it fast, is it full, is it backed up."""

from collections.abc import Mapping, Sequence

from constructs_lib.monitoring.dashboards.panels import (
    Limits,
    Model,
    Panel,
    Section,
    dashboard,
    override,
    rows,
    series,
    share,
    value,
)
from constructs_lib.monitoring.dashboards.postgres import backup_panels
from constructs_lib.monitoring.dashboards.web import Requests, request_panels


def overview_dashboard(
    *,
    namespaces: Sequence[str],
    services: Mapping[str, Sequence[str]],
    backups: Mapping[str, Mapping[str, int]],
    probes: Sequence[str] = ("/healthz", "/readyz"),
    runbooks: str,
) -> Model:
    """Return the model of the dashboard of a platform.

    `namespaces` are all that belong to it. `services` are the web services that people wait for,
    and `backups` the CronJobs of backups, with the hours within which one must have succeeded, each
    by namespace; `probes` are routes as in `web_dashboard`.
    """
    ours = f'namespace=~"{"|".join(namespaces)}"'
    names = "|".join(name for each in services.values() for name in each)
    visits = f'namespace=~"{"|".join(services)}",job=~"{names}",route!~"{"|".join(probes)}"'
    return dashboard(
        uid="platform-overview",
        title="Platform",
        description="Whether the platform is up, fast, full, and backed up",
        runbooks=runbooks,
        sections=[
            Section("Is it up?", _up(ours, runbooks)),
            Section("Is it fast?", _fast(Requests(visits))),
            Section("Is it full?", [_full(ours)]),
            Section("Is it backed up?", [backup_panels(backups)]),
        ],
    )


def _up(ours: str, runbooks: str) -> list[list[Panel]]:
    firing = 'ALERTS{alertstate="firing",severity=~"critical|warning"}'
    # While kube-state-metrics is replaced, each pod is there twice.
    pods = "max by (namespace, pod, uid)"
    waiting = f'{pods} (kube_pod_status_phase{{{ours},phase=~"Pending|Unknown"}})'
    unready = f'{pods} (kube_pod_status_ready{{{ours},condition="false"}})'
    running = f'{pods} (kube_pod_status_phase{{{ours},phase="Running"}})'
    # In a pod of Tekton the steps end one after the other, and none that has ended is ready.
    steps = f'kube_pod_owner{{{ours},owner_kind="TaskRun"}}'
    restarts = f"increase(kube_pod_container_status_restarts_total{{{ours}}}[1h])"
    delivered = 'argocd_app_info{sync_status="Synced",health_status="Healthy"}'
    alerts = rows(
        "Alerts that fire",
        "none",
        "Every alert that fires but those that always do; its name leads to its runbook.",
        f"sum by (alertname, severity, namespace, pod) ({firing})",
        ["alertname", "severity", "namespace", "pod"],
    )
    page = {"title": "Runbook", "url": f"{runbooks}/${{__value.raw}}.md", "targetBlank": True}
    override(alerts, "alertname", "links", [page])
    return [
        [
            value(
                "Alerts",
                "none",
                "Alerts of severity critical and warning that fire.",
                {"firing": f"count({firing}) or vector(0)"},
                limits=Limits(1, 1),
            ),
            value(
                "Targets down",
                "none",
                "Targets that do not answer Prometheus. Without data Prometheus has none.",
                {"down": f"count(up{{{ours}}}) - sum(up{{{ours}}})"},
                limits=Limits(1, 1),
            ),
            value(
                "Pods not ready",
                "none",
                "Pods that wait for a place, and those that run and are not ready, but pipelines.",
                {
                    "not ready": (
                        f"sum({waiting}) + sum({unready} * {running}"
                        f" unless on (namespace, pod, uid) {steps})"
                    )
                },
                limits=Limits(1, 3),
            ),
            value(
                "Restarts",
                "none",
                "Restarts of containers within an hour.",
                {"restarts": f"sum({restarts})"},
                limits=Limits(1, 3),
                decimals=0,
            ),
            value(
                "Databases down",
                "none",
                "PostgreSQL servers that do not answer their exporter.",
                {"down": f"count(pg_up{{{ours}}}) - sum(pg_up{{{ours}}})"},
                limits=Limits(1, 1),
            ),
            value(
                "Not delivered",
                "none",
                "Applications of Argo CD that differ from Git, or are not healthy.",
                {"applications": (f"count(argocd_app_info) - (count({delivered}) or vector(0))")},
                limits=Limits(1, 1),
            ),
        ],
        [
            alerts,
            series(
                "Targets that answer",
                "percentunit",
                "Share of the targets of each namespace that answer Prometheus.",
                {"{{namespace}}": f"avg by (namespace) (up{{{ours}}})"},
            ),
        ],
    ]


def _fast(requests: Requests) -> list[list[Panel]]:
    return [
        request_panels(requests),
        [
            series(
                "Requests over time",
                "reqps",
                "Requests a second of each service, without those of probes.",
                {"{{job}}": requests.rate("job")},
            ),
            series(
                "Errors over time",
                "percentunit",
                "Share of requests whose answer has a status of 500 or above.",
                {"{{job}}": requests.failures("job")},
                limits=Limits(0.01, 0.05),
            ),
            series(
                "Durations over time",
                "s",
                "Time that 95 % of the requests of each service do not reach.",
                {"{{job}}": requests.quantile(0.95, "job")},
            ),
        ],
    ]


def _full(ours: str) -> list[Panel]:
    free = f"kubelet_volume_stats_available_bytes{{{ours}}}"
    capacity = f"kubelet_volume_stats_capacity_bytes{{{ours}}}"
    claims = "max by (namespace, persistentvolumeclaim)"
    memory = f'container_memory_working_set_bytes{{{ours},container!=""}}'
    most = f'kube_pod_container_resource_limits{{{ours},resource="memory"}}'
    containers = "max by (pod, container)"
    used = f'kube_resourcequota{{{ours},type="used"}}'
    hard = f'kube_resourcequota{{{ours},type="hard"}}'
    quotas = "max by (namespace, resource)"
    pods = f"kube_horizontalpodautoscaler_status_current_replicas{{{ours}}}"
    most_pods = f"kube_horizontalpodautoscaler_spec_max_replicas{{{ours}}}"
    scaled = "max by (horizontalpodautoscaler)"
    connections = f"sum by (namespace) (pg_stat_activity_count{{{ours}}})"
    most_connections = f"max by (namespace) (pg_settings_max_connections{{{ours}}})"
    return [
        share(
            "Volumes",
            "Share of each volume that is used. Folders of a node, such as those of class "
            "local-path on Kind, have no such statistics.",
            {"{{persistentvolumeclaim}}": f"1 - {claims} ({free}) / {claims} ({capacity})"},
            limits=Limits(0.8, 0.9),
        ),
        share(
            "Memory",
            "The eight containers that are nearest to their limit, at which they are killed.",
            {
                "{{pod}} {{container}}": (
                    f"topk(8, {containers} ({memory}) / {containers} ({most}))"
                )
            },
            limits=Limits(0.8, 0.9),
        ),
        share(
            "Quotas",
            "The eight amounts that are nearest to what their namespace may use.",
            {
                "{{namespace}} {{resource}}": (
                    f"topk(8, {quotas} ({used}) / ({quotas} ({hard}) > 0))"
                )
            },
            limits=Limits(0.9, 1),
        ),
        share(
            "Pods",
            "Pods of each autoscaler, beside the most that it may make.",
            {"{{horizontalpodautoscaler}}": f"{scaled} ({pods}) / {scaled} ({most_pods})"},
            limits=Limits(0.8, 1),
        ),
        share(
            "Connections",
            "Connections to PostgreSQL, beside the most that it takes (max_connections).",
            {"{{namespace}}": f"{connections} / {most_connections}"},
            limits=Limits(0.7, 0.9),
        ),
    ]
