"""Alerts of a PostgreSQL cluster, from the metrics that its instances and their plugin serve."""

from constructs_lib.monitoring.alerts.expressions import (
    Rules,
    critical,
    job_label,
    namespace_label,
    warning,
)

LATE_BACKUP_HOURS = 3
"""Hours that a base backup may come later than the one before: it is made from a standby."""

CLUSTER = "The PostgreSQL cluster {{ $labels.namespace }}/{{ $labels.job }}"
INSTANCE = "Instance {{ $labels.namespace }}/{{ $labels.pod }}"


def postgres_cluster_alerts(
    namespace: str, cluster: str, *, instances: int, backup_hours: int
) -> Rules:
    """Return the alerts of a PostgreSQL cluster.

    `cluster` is its name, and the job of the metrics. A base backup is due every `backup_hours`.
    """
    job = f"{namespace_label(namespace)}, {job_label(cluster, 'cluster')}"
    by, by_pod = "by (namespace, job)", "by (namespace, job, pod)"
    backup = "barman_cloud_cloudnative_pg_io_last_available_backup_timestamp"
    most = (backup_hours + LATE_BACKUP_HOURS) * 3600
    archiver = "cnpg_pg_stat_archiver_"
    return (
        critical(
            "PostgresClusterWithoutPrimary",
            f"count {by} (up{{{job}}})\nunless on (namespace, job)\n"
            f"count {by} (cnpg_pg_replication_in_recovery{{{job}}} == 0)",
            f"{CLUSTER} has no primary",
            "For two minutes none of its {{ $value }} instances has said that it is the "
            "primary: nothing can be written.",
            lasting="2m",
        ),
        warning(
            "PostgresInstanceMissing",
            f"sum {by} (cnpg_collector_up{{{job}}}) < {instances}",
            f"{CLUSTER} lacks an instance",
            f"Of {instances} instances {{{{ $value }}}} have answered for ten minutes. With "
            "too few standbys, writes wait or a failure stops everything.",
            lasting="10m",
        ),
        warning(
            "PostgresInstanceFenced",
            f"max {by_pod} (cnpg_collector_fencing_on{{{job}}}) == 1",
            f"{INSTANCE} is fenced",
            "For ten minutes its PostgreSQL has been stopped, since somebody asked.",
            lasting="10m",
        ),
        warning(
            "PostgresReplicationLag",
            f"max {by_pod} (cnpg_pg_replication_lag{{{job}}}) > 60",
            f"{INSTANCE} lags behind the primary",
            "It replays what the primary wrote {{ $value | humanizeDuration }} ago. A switch "
            "to it would take as long.",
            lasting="5m",
        ),
        critical(
            "PostgresArchiveFailing",
            # Each is -1 where it never happened.
            f"max {by} ({archiver}last_failed_time{{{job}}})\n"
            f"> max {by} ({archiver}last_archived_time{{{job}}})",
            f"{CLUSTER} cannot archive its log",
            "For ten minutes no file of the write-ahead log got to the object store, the last "
            "attempt was at {{ $value | humanizeTimestamp }}. What was written since is in no "
            "backup, and the volumes fill.",
            lasting="10m",
        ),
        critical(
            "PostgresBaseBackupTooOld",
            # It is 0 where there is none.
            f"time() - max {by} ({backup}{{{job}}}) > {most}",
            f"{CLUSTER} has no new base backup",
            "The newest is {{ $value | humanizeDuration }} old. A restore would have to replay "
            "all of the log since.",
            lasting="10m",
        ),
    )
