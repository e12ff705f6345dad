"""Dashboard of a PostgreSQL cluster: its instances, replication, work, archive and backups."""

from collections.abc import Mapping

from constructs_lib.monitoring.dashboards.panels import (
    Limits,
    Model,
    Panel,
    Section,
    dashboard,
    series,
    value,
)
from constructs_lib.monitoring.dashboards.postgres import backup_panels, by_database


def postgres_cluster_dashboard(
    namespace: str, name: str, *, backups: Mapping[str, int], runbooks: str
) -> Model:
    """Return the model of the dashboard of a PostgreSQL cluster of this name.

    `backups` are the CronJobs that restore backups, with the hours within which one must succeed.
    """
    cluster = f'namespace="{namespace}",job="{name}"'
    return dashboard(
        uid=f"postgres-cluster-{namespace}-{name}",
        title=f"PostgreSQL cluster {name} in {namespace}",
        description="Instances, replication, work, archive and backups of a PostgreSQL cluster",
        runbooks=runbooks,
        sections=[
            Section("At a glance", [_glance(cluster)]),
            Section("Instances", [_instances(cluster)]),
            Section("Work", [_work(cluster)]),
            Section("Archive", [_archive(cluster)]),
            Section("Proven restores", [backup_panels({namespace: backups})]),
        ],
    )


def _glance(cluster: str) -> list[Panel]:
    backup = "barman_cloud_cloudnative_pg_io_last_available_backup_timestamp"
    return [
        value(
            "Instances",
            "none",
            "Instances whose PostgreSQL answers.",
            {"up": f"sum(cnpg_collector_up{{{cluster}}})"},
        ),
        value(
            "Replication lag",
            "s",
            "Longest time by which a standby is behind the primary.",
            {"lag": f"max(cnpg_pg_replication_lag{{{cluster}}})"},
            limits=Limits(10, 60),
        ),
        value(
            "Base backup",
            "s",
            "Age of the newest base backup.",
            {"age": f"time() - max({backup}{{{cluster}}})"},
            limits=Limits(27 * 3600, 51 * 3600),
        ),
        value(
            "Archived log",
            "s",
            "Time since a file of the write-ahead log was archived. One is at least every five "
            "minutes, if anything was written.",
            {"age": f"max(cnpg_pg_stat_archiver_seconds_since_last_archival{{{cluster}}})"},
            limits=Limits(900, 3600),
        ),
    ]


def _instances(cluster: str) -> list[Panel]:
    return [
        series(
            "Lag of standbys",
            "s",
            "Time by which each instance is behind the primary.",
            {"{{pod}}": f"max by (pod) (cnpg_pg_replication_lag{{{cluster}}})"},
        ),
        series(
            "Standbys",
            "none",
            "Standbys that follow each instance. The primary has all others.",
            {"{{pod}}": (f"max by (pod) (cnpg_pg_replication_streaming_replicas{{{cluster}}})")},
        ),
        series(
            "Fenced",
            "none",
            "Instances that somebody has stopped (1).",
            {"{{pod}}": f"max by (pod) (cnpg_collector_fencing_on{{{cluster}}})"},
        ),
    ]


def _work(cluster: str) -> list[Panel]:
    ended = "cnpg_pg_stat_database_xact"
    return [
        series(
            "Connections by state",
            "none",
            "Connections to all instances, by what they do.",
            {"{{state}}": f"sum by (state) (cnpg_backends_total{{{cluster}}})"},
        ),
        series(
            "Transactions",
            "ops",
            "Transactions a second of each database, by how they ended.",
            {
                "{{datname}} committed": by_database(cluster, f"{ended}_commit"),
                "{{datname}} rolled back": by_database(cluster, f"{ended}_rollback"),
            },
        ),
        series(
            "Size",
            "bytes",
            "Size of each database.",
            {"{{datname}}": f"max by (datname) (cnpg_pg_database_size_bytes{{{cluster}}})"},
        ),
    ]


def _archive(cluster: str) -> list[Panel]:
    def increase(counter: str) -> str:
        return f"sum(increase(cnpg_pg_stat_archiver_{counter}{{{cluster}}}[1h]))"

    return [
        series(
            "Archived log",
            "none",
            "Files of the write-ahead log that were archived within an hour, and that failed.",
            {"archived": increase("archived_count"), "failed": increase("failed_count")},
        ),
    ]
