"""Alerts of the collection of logs, from the metrics of Loki, Promtail and Alloy."""

from collections.abc import Sequence

from constructs_lib.monitoring.alerts.expressions import (
    Rules,
    began_within,
    namespace_label,
    namespaces_label,
    warning,
)
from constructs_lib.monitoring.alerts.web import PROBES

SENT_AGAIN = "rate_limited|per_stream_rate_limit|stream_limit"
"""Reasons for which Loki refuses lines for the time being (status 429). Shippers send them again,
and count those that they give up.
"""


def log_alerts(namespace: str, web_namespaces: Sequence[str]) -> Rules:
    """Return the alerts of the way of log lines into the Loki in a namespace.

    Web services in `web_namespaces` log a line for each request.
    """
    loki = namespace_label(namespace)
    received = f"loki_distributor_lines_received_total{{{loki}}}"
    requests = (
        "http_request_duration_seconds_count"
        f'{{{namespaces_label(web_namespaces)}, route!~"{PROBES}"}}'
    )
    refused = f'loki_discarded_samples_total{{{loki}, reason!~"{SENT_AGAIN}"}}'
    lost = ("promtail_dropped_entries_total", "loki_write_dropped_entries_total", refused)
    # Shippers count from 0. Loki's first refusal for a reason makes the series, in which Prometheus
    # sees no increase then.
    first = f"{refused} and {began_within('15m', refused, loki)}"
    return (
        warning(
            "LogsStopped",
            # Without visitors there may be nothing to log; with them, there is.
            f"sum(increase({requests}[30m])) >= 20\nunless sum(increase({received}[30m])) > 0",
            "No logs arrive in Loki",
            "In half an hour web services answered {{ $value | humanize }} requests and logged "
            "them, but Loki received no line.",
            lasting="10m",
        ),
        warning(
            "LogLinesLost",
            "\nor ".join(
                (
                    *(f"sum by (reason) (increase({series}[15m])) > 0" for series in lost),
                    f"sum by (reason) ({first}) > 0",
                )
            ),
            "Log lines were lost",
            "{{ $value | humanize }} lines were dropped in 15 minutes, with the reason "
            "{{ $labels.reason }}.",
            keep_firing="15m",
        ),
    )
