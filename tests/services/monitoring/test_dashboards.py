"""What the panels of dashboards show for given metrics, evaluated by promtool."""

import subprocess

import pytest
import yaml

from tests.monitoring.dashboards import queries

HOUR = 60
"""Minutes, between which series have a value."""

REQUESTS = 'http_request_duration_seconds_count{{namespace="app",job="{}",route="{}",status="{}"}}'
PHASE = 'kube_pod_status_phase{{namespace="app",pod="{0}",uid="{0}",phase="{1}"}}'
READY = 'kube_pod_status_ready{{namespace="app",pod="{0}",uid="{0}",condition="false"}}'
OWNER = 'kube_pod_owner{{namespace="app",pod="{0}",uid="{0}",owner_kind="{1}"}}'
APPLICATION = (
    'argocd_app_info{{namespace="cicd",name="{}",project="p",sync_status="{}",health_status="{}"}}'
)
LAST = 'kube_cronjob_status_last_successful_time{namespace="db",cronjob="postgresql-backup"}'
CREATED = 'kube_cronjob_created{{namespace="{}",cronjob="{}"}}'
FAILED = 'kube_job_failed{{namespace="db",job_name="{}",condition="{}"}}'


def always(value):
    return f"{value}x{4 * HOUR}"


def growing(by):
    return f"0+{by}x{4 * HOUR}"


CASES = {
    "requests without those of probes": (
        ("platform-overview", "Requests"),
        {
            REQUESTS.format("frontend", "/", "200"): growing(60),
            REQUESTS.format("frontend", "/healthz", "200"): growing(600),
            REQUESTS.format("other", "/", "200"): growing(600),
        },
        {'{job="frontend"}': 1},
    ),
    "errors, where none, half and nothing failed": (
        ("web-app", "Errors"),
        {
            REQUESTS.format("frontend", "/", "200"): growing(60),
            REQUESTS.format("backend", "/", "200"): growing(60),
            REQUESTS.format("backend", "/", "503"): growing(60),
            REQUESTS.format("idle", "/", "200"): always(5),
        },
        {'{job="frontend"}': 0, '{job="backend"}': 0.5},
    ),
    "pods that wait and that are not ready, but those of Jobs that ended, and pipelines": (
        ("platform-overview", "Pods not ready"),
        {
            PHASE.format("waits", "Pending"): always(1),
            READY.format("waits"): always(1),
            PHASE.format("waits", "Running"): always(0),
            PHASE.format("runs", "Running"): always(1),
            READY.format("runs"): always(0),
            PHASE.format("fails", "Running"): always(1),
            READY.format("fails"): always(1),
            PHASE.format("ended", "Running"): always(0),
            PHASE.format("ended", "Succeeded"): always(1),
            READY.format("ended"): always(1),
            PHASE.format("build", "Running"): always(1),
            READY.format("build"): always(1),
            OWNER.format("build", "TaskRun"): always(1),
            OWNER.format("fails", "ReplicaSet"): always(1),
        },
        {"{}": 2},
    ),
    "pods that are not ready, while kube-state-metrics is there twice": (
        ("platform-overview", "Pods not ready"),
        {
            each.replace("{", f'{{instance="{instance}",'): always(1)
            for instance in ("old", "new")
            for each in (
                PHASE.format("waits", "Pending"),
                PHASE.format("fails", "Running"),
                READY.format("fails"),
            )
        },
        {"{}": 2},
    ),
    "one target of two": (
        ("platform-overview", "Targets down"),
        {
            'up{namespace="app",job="frontend"}': always(1),
            'up{namespace="db",job="postgresql-exporter"}': always(0),
            'up{namespace="elsewhere",job="other"}': always(0),
        },
        {"{}": 1},
    ),
    "no target at all": (("platform-overview", "Targets down"), {}, {}),
    "no alert": (("platform-overview", "Alerts"), {}, {"{}": 0}),
    "an alert of each kind": (
        ("platform-overview", "Alerts"),
        {
            'ALERTS{alertname="A",alertstate="firing",severity="critical"}': always(1),
            'ALERTS{alertname="B",alertstate="pending",severity="critical"}': always(1),
            'ALERTS{alertname="Watchdog",alertstate="firing",severity="none"}': always(1),
        },
        {"{}": 1},
    ),
    "Applications that are not delivered": (
        ("platform-overview", "Not delivered"),
        {
            APPLICATION.format("a", "Synced", "Healthy"): always(1),
            APPLICATION.format("b", "OutOfSync", "Healthy"): always(1),
            APPLICATION.format("c", "Synced", "Progressing"): always(1),
        },
        {"{}": 2},
    ),
    "no Application that is delivered": (
        ("platform-overview", "Not delivered"),
        {APPLICATION.format("a", "Unknown", "Unknown"): always(1)},
        {"{}": 1},
    ),
    "no Argo CD": (("platform-overview", "Not delivered"), {}, {}),
    "Applications that are all well": (
        ("delivery", "Out of sync"),
        {APPLICATION.format("a", "Synced", "Healthy"): always(1)},
        {"{}": 0},
    ),
    "Applications, while Argo CD does not answer": (("delivery", "Out of sync"), {}, {}),
    "unhealthy Applications, while Argo CD does not answer": (
        ("delivery", "Not healthy"),
        {},
        {},
    ),
    "the age of a backup, and of one that never was": (
        ("platform-overview", "Newest backup"),
        {
            CREATED.format("db", "postgresql-backup"): always(0),
            LAST: always(3600),
            CREATED.format("cicd", "git-backup"): always(1800),
            CREATED.format("db", "postgresql-restore"): always(0),
        },
        {'{cronjob="postgresql-backup"}': 2 * 3600, '{cronjob="git-backup"}': 2.5 * 3600},
    ),
    "a backup that failed": (
        ("postgres-db-postgresql", "Failed backups"),
        {
            FAILED.format("postgresql-backup-1", "true"): always(1),
            FAILED.format("postgresql-backup-1", "false"): always(0),
            FAILED.format("postgresql-backup-2", "true"): always(0),
            FAILED.format("postgresql-restore-1", "true"): always(1),
        },
        {"{}": 1},
    ),
    "backups of which none failed": (
        ("postgres-db-postgresql", "Failed backups"),
        {
            CREATED.format("db", "postgresql-backup"): always(0),
            FAILED.format("postgresql-backup-2", "true"): always(0),
        },
        {"{}": 0},
    ),
    "failed backups, while kube-state-metrics does not answer": (
        ("postgres-db-postgresql", "Failed backups"),
        {},
        {},
    ),
    "connections of all states, beside the limit": (
        ("postgres-db-postgresql", "Connections"),
        {
            'pg_stat_activity_count{namespace="db",job="postgresql-exporter",state="idle"}': "15",
            'pg_stat_activity_count{namespace="db",job="postgresql-exporter",state="active"}': "5",
            'pg_settings_max_connections{namespace="db",job="postgresql-exporter"}': "100",
        },
        {"{}": 0.2},
    ),
    "a database that is down": (
        ("postgres-db-postgresql", "Down"),
        {'pg_up{namespace="db",job="postgresql-exporter"}': always(0)},
        {"{}": 1},
    ),
    "a quota, and one of nothing": (
        ("platform-overview", "Quotas"),
        {
            'kube_resourcequota{namespace="app",resource="pods",type="used"}': always(3),
            'kube_resourcequota{namespace="app",resource="pods",type="hard"}': always(4),
            'kube_resourcequota{namespace="app",resource="services",type="used"}': always(0),
            'kube_resourcequota{namespace="app",resource="services",type="hard"}': always(0),
        },
        {'{namespace="app", resource="pods"}': 0.75},
    ),
    "memory of the container that is nearest to its limit": (
        ("platform-overview", "Memory"),
        {
            'container_memory_working_set_bytes{namespace="app",pod="a",container="web"}': "300",
            'container_memory_working_set_bytes{namespace="app",pod="a",container=""}': "900",
            'kube_pod_container_resource_limits{namespace="app",pod="a",container="web",'
            'resource="memory"}': "400",
            'kube_pod_container_resource_limits{namespace="app",pod="a",container="web",'
            'resource="cpu"}': "1",
        },
        {'{pod="a", container="web"}': 0.75},
    ),
    "a volume": (
        ("postgres-db-postgresql", "Volume used"),
        {
            'kubelet_volume_stats_available_bytes{namespace="db",'
            'persistentvolumeclaim="data-postgresql-0"}': "25",
            'kubelet_volume_stats_capacity_bytes{namespace="db",'
            'persistentvolumeclaim="data-postgresql-0"}': "100",
            'kubelet_volume_stats_available_bytes{namespace="db",'
            'persistentvolumeclaim="data-postgresql-other-0"}': "1",
        },
        {'{persistentvolumeclaim="data-postgresql-0"}': 0.75},
    ),
    "the mean duration of synchronizations": (
        ("delivery", "Duration of synchronizations"),
        {
            'argocd_app_sync_total{namespace="cicd",name="a",phase="Succeeded"}': growing(1),
            'argocd_app_sync_duration_seconds_total{namespace="cicd",name="a"}': growing(7),
            'argocd_app_sync_total{namespace="cicd",name="idle",phase="Succeeded"}': always(1),
            'argocd_app_sync_duration_seconds_total{namespace="cicd",name="idle"}': always(9),
        },
        {'{name="a"}': 7},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_shows(case, promtool, tmp_path):
    (uid, panel), metrics, shown = CASES[case]
    (expression,) = [
        query.expression for query in queries() if (query.dashboard, query.panel) == (uid, panel)
    ]
    test = {
        "interval": "1m",
        "input_series": [
            {"series": name, "values": values if "x" in values else always(values)}
            for name, values in metrics.items()
        ],
        "promql_expr_test": [
            {
                "expr": expression,
                "eval_time": "3h",
                "exp_samples": [{"labels": labels, "value": n} for labels, n in shown.items()],
            }
        ],
    }
    file = tmp_path / "test.yaml"
    file.write_text(yaml.safe_dump({"rule_files": [], "tests": [test]}))
    done = subprocess.run(
        [str(promtool), "test", "rules", str(file)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
