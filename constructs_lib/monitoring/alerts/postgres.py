"""Alerts of a PostgreSQL server, from the metrics of postgres_exporter."""

from collections.abc import Sequence
from typing import Annotated

from constructs_lib.kube.validation import checked, matching, text_field
from constructs_lib.monitoring.alerts.expressions import (
    Rules,
    critical,
    job_label,
    names,
    namespace_label,
    warning,
)

STATISTICS = (
    "pg_database_size_bytes",
    "pg_settings_max_connections",
    "pg_stat_activity_max_tx_duration",
    "pg_stat_database_deadlocks",
    "pg_stat_database_numbackends",
)
"""Metrics that the alerts read."""

COLLECTORS = "database|stat_activity|stat_database"
"""Collectors of the exporter that give them. Where one fails, some of its series may be there."""

UserName = Annotated[
    str,
    text_field(
        "the name of a role (lower-case letters, digits and '_', not starting with a digit)",
        matching("[a-z_][a-z0-9_]*", 63),
    ),
]
"""Name of a role, which SQL accepts without quotes."""

SERVER = "The PostgreSQL server of {{ $labels.namespace }}/{{ $labels.job }}"


def postgres_alerts(
    namespace: str, exporter: str, claim: str, *, patient_users: Sequence[str] = ()
) -> Rules:
    """Return the alerts of a PostgreSQL server.

    `exporter` is the Service of its exporter, and the job of the metrics; `claim` has the data.
    Transactions of `patient_users` may take long, such as those of backups.
    """
    job = f"{namespace_label(namespace)}, {job_label(exporter, 'exporter')}"
    (volume,) = names([claim], "claim")
    size = (
        "max by (namespace) (kube_persistentvolumeclaim_resource_requests_storage_bytes"
        f'{{{namespace_label(namespace)}, persistentvolumeclaim="{volume}"}})'
    )
    patient = "|".join(checked("patient_users", UserName, user) for user in patient_users)
    hasty = f'usename!="", usename!~"{patient}"' if patient else 'usename!=""'
    by = "by (namespace, job)"
    ready = f'kube_pod_status_ready{{{namespace_label(namespace)}, condition="true"}}'
    absent = "\n  or ".join(f"absent({metric}{{{job}}})" for metric in STATISTICS)
    succeeded = f'pg_scrape_collector_success{{{job}, collector=~"{COLLECTORS}"}}'
    return (
        critical(
            "PostgresDown",
            # A server that hangs keeps the exporter, which is ready, waiting on its connection.
            f"max {by} (pg_up{{{job}}}) == 0\n"
            f"or max {by} (up{{{job}}} == 0 and on (namespace, pod) {ready} == 1)",
            f"{SERVER} is down",
            "For a minute the exporter has not been able to log in to the server, or has "
            "waited for its answer.",
            lasting="1m",
        ),
        warning(
            "PostgresConnectionsNearLimit",
            f"sum {by} (pg_stat_database_numbackends{{{job}}})\n"
            f"/ max {by} (pg_settings_max_connections{{{job}}}"
            f" - pg_settings_superuser_reserved_connections{{{job}}})\n> 0.8",
            f"{SERVER} has nearly no connections left",
            "{{ $value | humanizePercentage }} of the connections are in use. At 100 % clients "
            "are refused.",
            lasting="5m",
        ),
        warning(
            "PostgresDeadlocks",
            "sum by (namespace, job, datname) "
            f"(increase(pg_stat_database_deadlocks{{{job}}}[15m])) > 0",
            f"{SERVER} broke a deadlock",
            "In the last 15 minutes transactions in the database {{ $labels.datname }} waited "
            "for one another, and the server aborted one of them.",
        ),
        warning(
            "PostgresLongTransaction",
            # Without processes of the server itself, such as vacuums, which have no user.
            "max by (namespace, job, datname, usename) "
            f"(pg_stat_activity_max_tx_duration{{{job}, {hasty}}}) > 900",
            f"{SERVER} has a transaction that does not end",
            "A transaction of {{ $labels.usename }} in {{ $labels.datname }} has been open for "
            "{{ $value | humanizeDuration }}. It keeps locks, and rows that nobody needs any "
            "more.",
            lasting="1m",
        ),
        warning(
            "PostgresNearVolumeSize",
            # Whatever the volume is: a folder of a node has no size of its own.
            (f"sum by (namespace) (pg_database_size_bytes{{{job}}}) / {size} > 0.8"),
            "The databases in {{ $labels.namespace }} have nearly outgrown their volume",
            "The data take {{ $value | humanizePercentage }} of what the claim asked for, and "
            "the log of changes comes on top.",
            lasting="15m",
        ),
        warning(
            "PostgresStatisticsMissing",
            # That the server is down is an error to the exporter as well.
            f"(\n  max {by} (pg_exporter_last_scrape_error{{{job}}}) == 1\n"
            f"  or min {by} ({succeeded}) == 0\n"
            f"  or {absent}\n) and on (namespace, job) max {by} (pg_up{{{job}}}) == 1",
            f"{SERVER} is only seen in part",
            "The server answers, but some of its statistics cannot be read: other alerts on it "
            "see nothing.",
            lasting="10m",
        ),
    )
