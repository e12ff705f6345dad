"""Dashboard of a PostgreSQL server: its connections, work, locks, volume and backups."""

from collections.abc import Mapping

from constructs_lib.monitoring.dashboards.panels import (
    Limits,
    Model,
    Panel,
    Section,
    dashboard,
    lines,
    log_series,
    override,
    series,
    share,
    steps,
    value,
)

DATABASES = 'datname!="",datname!~"template[01]"'
"""Matchers of what people use: not what all databases share, nor the templates of new ones."""


def postgres_dashboard(
    namespace: str,
    name: str,
    *,
    exporter: str,
    backups: Mapping[str, int] | None = None,
    claim: str = "data",
    runbooks: str,
) -> Model:
    """Return the model of the dashboard of a PostgreSQL server, a StatefulSet of this name.

    `exporter` is the Service of its postgres_exporter, `backups` are CronJobs of the namespace with
    the hours within which one must have succeeded, and `claim` is the template of the server's
    volume.
    """
    server = f'namespace="{namespace}",job="{exporter}"'
    volume = f'namespace="{namespace}",persistentvolumeclaim=~"{claim}-{name}-[0-9]+"'
    container = f'namespace="{namespace}",pod=~"{name}-[0-9]+",container!=""'
    return dashboard(
        uid=f"postgres-{namespace}-{name}",
        title=f"PostgreSQL {name} in {namespace}",
        description="Connections, work, locks, volume and backups of a PostgreSQL server",
        runbooks=runbooks,
        sections=[
            Section("At a glance", [_glance(server)]),
            Section("Connections and transactions", [_work(server)]),
            Section("Locks and cache", _waits(server)),
            Section("Volume", [_volume(server, volume)]),
            Section("Pod", [_pod(container)]),
            *([Section("Backups", [backup_panels({namespace: backups})])] if backups else []),
            Section("Log", _log(f'namespace="{namespace}",app="{name}"')),
        ],
    )


def by_database(server: str, counter: str) -> str:
    """Return the increase of a counter a second, of each database of a server or cluster."""
    return f"sum by (datname) (rate({counter}{{{server},{DATABASES}}}[$__rate_interval]))"


def _glance(server: str) -> list[Panel]:
    used = f"sum(pg_stat_activity_count{{{server}}})"
    return [
        value(
            "Down",
            "none",
            "Servers that do not answer their exporter. Without data the exporter is away, too.",
            {"down": f"count(pg_up{{{server}}}) - sum(pg_up{{{server}}})"},
            limits=Limits(1, 1),
        ),
        value(
            "Connections",
            "percentunit",
            "Share of the most connections that the server takes (max_connections).",
            {"used": f"{used} / max(pg_settings_max_connections{{{server}}})"},
            limits=Limits(0.7, 0.9),
        ),
        value(
            "Longest transaction",
            "s",
            "Age of the oldest transaction that is open. It keeps old rows from being removed.",
            {"age": f"max(pg_stat_activity_max_tx_duration{{{server}}})"},
            limits=Limits(300, 1800),
        ),
        value(
            "Deadlocks",
            "none",
            "Deadlocks within an hour; the server ended one of the transactions of each.",
            {"deadlocks": f"sum(increase(pg_stat_database_deadlocks{{{server}}}[1h]))"},
            limits=Limits(1, 5),
            decimals=0,
        ),
    ]


def _work(server: str) -> list[Panel]:
    return [
        series(
            "Connections by state",
            "none",
            "Connections by what they do, and the most that the server takes.",
            {
                "{{state}}": f"sum by (state) (pg_stat_activity_count{{{server}}})",
                "limit": f"max(pg_settings_max_connections{{{server}}})",
            },
        ),
        series(
            "Transactions",
            "ops",
            "Transactions a second of each database, by how they ended.",
            {
                "{{datname}} committed": by_database(server, "pg_stat_database_xact_commit"),
                "{{datname}} rolled back": by_database(server, "pg_stat_database_xact_rollback"),
            },
        ),
        series(
            "Rows",
            "rps",
            "Rows a second that statements read, and that they wrote.",
            {
                "{{datname}} fetched": by_database(server, "pg_stat_database_tup_fetched"),
                "{{datname}} inserted": by_database(server, "pg_stat_database_tup_inserted"),
                "{{datname}} updated": by_database(server, "pg_stat_database_tup_updated"),
                "{{datname}} deleted": by_database(server, "pg_stat_database_tup_deleted"),
            },
        ),
    ]


def _waits(server: str) -> list[list[Panel]]:
    databases = f"{server},{DATABASES}"
    hits = by_database(server, "pg_stat_database_blks_hit")
    reads = by_database(server, "pg_stat_database_blks_read")
    durations = f"pg_stat_activity_max_tx_duration{{{server}}}"
    deadlocks = f"increase(pg_stat_database_deadlocks{{{databases}}}[$__rate_interval])"
    return [
        [
            series(
                "Locks by mode",
                "none",
                "Locks that are held or waited for; those of readers (accessshare) are harmless.",
                {"{{mode}}": f"sum by (mode) (pg_locks_count{{{databases}}})"},
            ),
            series(
                "Deadlocks",
                "none",
                "Deadlocks within each step of the graph.",
                {"{{datname}}": f"sum by (datname) ({deadlocks})"},
            ),
            series(
                "Longest transaction by state",
                "s",
                "Age of the oldest transaction in each state.",
                {"{{state}}": f"max by (state) ({durations})"},
            ),
        ],
        [
            series(
                "Blocks from the cache",
                "percentunit",
                "Share of blocks that the server had in its own memory. Where it falls, look for "
                "statements without an index, and at shared_buffers.",
                {"{{datname}}": f"{hits} / ({hits} + {reads})"},
            ),
            series(
                "Written to temporary files",
                "binBps",
                "Bytes a second that did not fit into work_mem.",
                {"{{datname}}": by_database(server, "pg_stat_database_temp_bytes")},
            ),
        ],
    ]


def _volume(server: str, volume: str) -> list[Panel]:
    free = f"kubelet_volume_stats_available_bytes{{{volume}}}"
    capacity = f"kubelet_volume_stats_capacity_bytes{{{volume}}}"
    claimed = f"kube_persistentvolumeclaim_resource_requests_storage_bytes{{{volume}}}"
    claims = "max by (persistentvolumeclaim)"
    return [
        share(
            "Volume used",
            "Share of the volume that is used. Folders of a node, such as those of class "
            "local-path on Kind, have no such statistics.",
            {"{{persistentvolumeclaim}}": f"1 - {claims} ({free}) / {claims} ({capacity})"},
            limits=Limits(0.8, 0.9),
        ),
        series(
            "Size",
            "bytes",
            "Size of each database, and of the write-ahead log, beside what the volume was asked "
            "for.",
            {
                "{{datname}}": f"max by (datname) (pg_database_size_bytes{{{server}}})",
                "write-ahead log": f"max(pg_wal_size_bytes{{{server}}})",
                "{{persistentvolumeclaim}} claim": f"{claims} ({claimed})",
            },
        ),
    ]


def _pod(container: str) -> list[Panel]:
    cpu = f"rate(container_cpu_usage_seconds_total{{{container}}}[$__rate_interval])"
    memory = f"container_memory_working_set_bytes{{{container}}}"
    limits = f"kube_pod_container_resource_limits{{{container},resource="
    restarts = f"increase(kube_pod_container_status_restarts_total{{{container}}}[1h])"
    return [
        series(
            "CPU",
            "none",
            "Cores that the pod uses, and its limit.",
            {
                "{{pod}}": f"sum by (pod) ({cpu})",
                "{{pod}} limit": f'sum by (pod) ({limits}"cpu"}})',
            },
        ),
        series(
            "Memory",
            "bytes",
            "Memory that cannot be taken back, and the limit, at which the server is killed.",
            {
                "{{pod}}": f"sum by (pod) ({memory})",
                "{{pod}} limit": f'sum by (pod) ({limits}"memory"}})',
            },
        ),
        series(
            "Restarts",
            "none",
            "Restarts within an hour.",
            {"{{pod}}": f"sum by (pod) ({restarts})"},
        ),
    ]


def _log(log: str) -> list[list[Panel]]:
    severe = f'{{{log}}} |~ "(ERROR|FATAL|PANIC): "'
    counted = log_series(
        "Severe lines",
        "none",
        "Errors of statements, and of the server, within each step of the graph.",
        {"{{pod}}": f"sum by (pod) (count_over_time({severe} [$__auto]))"},
    )
    shown = lines(
        "Errors",
        "What the server says of errors. No statement is in its log, nor any value.",
        severe,
    )
    return [[counted], [shown]]


def backup_panels(backups: Mapping[str, Mapping[str, int]]) -> list[Panel]:
    """Return panels on CronJobs that back something up, or try backups out.

    They are given by namespace and name, with the hours within which a run must have succeeded, as
    in `backup_alerts`: after these it is late, and after twice as many one was missed altogether.
    """
    namespaces = "|".join(backups)
    names = "|".join(name for jobs in backups.values() for name in jobs)
    jobs = f'namespace=~"{namespaces}",cronjob=~"{names}"'
    runs = f'namespace=~"{namespaces}",job_name=~"({names})-.+"'
    succeeded = f"kube_cronjob_status_last_successful_time{{{jobs}}}"
    # A job that never succeeded would be missing, and look like one that is well.
    last = f"({succeeded} or kube_cronjob_created{{{jobs}}})"
    failed = f'kube_job_failed{{{runs},condition="true"}}'
    ended = f"kube_job_status_completion_time{{{runs}}}"
    began = f"kube_job_status_start_time{{{runs}}}"
    late = {
        name: Limits(hours * 3600, 2 * hours * 3600)
        for of_namespace in backups.values()
        for name, hours in of_namespace.items()
    }
    soonest = min(late.values(), default=None)
    newest = value(
        "Newest backup",
        "s",
        "Time since a backup last succeeded, or since its CronJob was made where none has.",
        {"{{cronjob}}": f"time() - max by (cronjob) ({last})"},
        limits=soonest,
    )
    for name, limits in late.items():
        if limits != soonest:
            override(newest, name, "thresholds", steps(limits))
    return [
        newest,
        value(
            "Failed backups",
            "none",
            "Failed Jobs that Kubernetes still keeps; kubectl logs shows why they failed.",
            {"failed": f"count({failed} == 1) or 0 * count(kube_cronjob_created{{{jobs}}})"},
            limits=Limits(1, 2),
        ),
        series(
            "Duration of backups",
            "s",
            "Time that each backup took that Kubernetes still keeps.",
            {"{{job_name}}": f"max by (job_name) ({ended}) - max by (job_name) ({began})"},
        ),
    ]
