"""Alerts of Prometheus and Alertmanager themselves, and the one that always fires."""

from constructs_lib.monitoring.alert_receiver import UNTOLD_ALERT, WATCHDOG_ALERT
from constructs_lib.monitoring.alert_rules import AlertRule
from constructs_lib.monitoring.alerts.expressions import Rules, job_label, namespace_label


def prometheus_alerts(namespace: str, prometheus: str, alertmanager: str) -> Rules:
    """Return the alerts of a Prometheus and its Alertmanager, by their Services, which are jobs."""
    job = f"{namespace_label(namespace)}, {job_label(prometheus, 'prometheus')}"
    receivers = f"{namespace_label(namespace)}, {job_label(alertmanager, 'alertmanager')}"
    operator = namespace_label(namespace)
    attempts = (
        "sum by (integration) "
        f"(increase(alertmanager_notification_requests_failed_total{{{{{receivers}}}}}[{{}}]))"
    )
    return (
        _watchdog(),
        AlertRule(
            alert="PrometheusRulesFailing",
            expression=(
                "sum by (rule_group) "
                f"(increase(prometheus_rule_evaluation_failures_total{{{job}}}[5m])) > 0\n"
                "or sum by (rule_group) (increase("
                f"prometheus_rule_group_iterations_missed_total{{{job}}}[5m])) > 0"
            ),
            lasting="5m",
            severity="critical",
            summary="Prometheus cannot evaluate rules",
            description=(
                "Rules of {{ $labels.rule_group }} fail or are skipped: their alerts see nothing."
            ),
        ),
        AlertRule(
            alert="PrometheusConfigurationRejected",
            expression=(
                f"max(prometheus_config_last_reload_successful{{{job}}}) == 0\n"
                f"or max(alertmanager_config_last_reload_successful{{{receivers}}}) == 0\n"
                # Of what the operator leaves out, neither of them knows.
                f'or sum(prometheus_operator_syncs{{{operator}, status="failed"}}) > 0\n'
                f'or sum(prometheus_operator_managed_resources{{{operator}, state="rejected"}}) > 0'
            ),
            lasting="5m",
            severity="critical",
            summary="Prometheus, Alertmanager or their operator refuses a configuration",
            description=(
                "The former configuration is still in use, or one without what the operator "
                "refused. After a restart there may be none."
            ),
        ),
        AlertRule(
            alert="PrometheusStorageFailing",
            # What was being written when it was killed is found at the start: the counter is 1 when
            # it is first read, often with another address than before.
            expression="\nor ".join(
                (
                    *(
                        f"sum(increase(prometheus_tsdb_{metric}{{{job}}}[3h])) > 0"
                        for metric in (
                            "compactions_failed_total",
                            "head_truncations_failed_total",
                            "reloads_failures_total",
                            "wal_writes_failed_total",
                        )
                    ),
                    f"sum(prometheus_tsdb_wal_corruptions_total{{{job}}}) > 0\n"
                    f"and on () time() - max(process_start_time_seconds{{{job}}}) < 3 * 3600",
                )
            ),
            severity="warning",
            summary="Prometheus cannot store what it reads",
            description=(
                "Writing or tidying up its data failed {{ $value | humanize }} times in three "
                "hours. The volume is full or broken."
            ),
        ),
        AlertRule(
            alert="AlertsNotDelivered",
            expression=(
                f"max(prometheus_notifications_alertmanagers_discovered{{{job}}}) == 0\n"
                f"or sum(increase(prometheus_notifications_errors_total{{{job}}}[5m])) > 0\n"
                f"or sum(increase(prometheus_notifications_dropped_total{{{job}}}[5m])) > 0"
            ),
            lasting="10m",
            severity="critical",
            summary="Prometheus cannot hand over its alerts",
            description=(
                "Alertmanager is not found or refuses alerts, so that nobody is told of them. Only "
                "the pages of Prometheus and Grafana show this alert."
            ),
        ),
        AlertRule(
            alert=UNTOLD_ALERT,
            # A notification has failed only when the next one of its group is due, in an hour, say.
            # Until then it is tried again and again, every four minutes where nothing answers.
            expression=(
                "sum by (integration) "
                f"(increase(alertmanager_notifications_failed_total{{{receivers}}}[10m])) > 0\n"
                f"or {attempts.format('10m')}\n"
                f"and min_over_time(({attempts.format('5m')})[15m:1m]) > 0"
            ),
            severity="critical",
            summary="Alertmanager cannot notify by {{ $labels.integration }}",
            description=(
                "{{ $value | humanize }} notifications failed in ten minutes, or attempts at one. "
                "Alerts do not arrive there."
            ),
        ),
    )


def _watchdog() -> AlertRule:
    return AlertRule(
        alert=WATCHDOG_ALERT,
        expression="vector(1)",
        severity="none",
        summary="Alerts arrive",
        description=(
            "This alert always fires. A receiver that stops getting it knows that alerts no longer "
            "arrive."
        ),
    )
