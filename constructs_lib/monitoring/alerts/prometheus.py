"""Alerts of Prometheus and Alertmanager themselves, the one that always fires, and of drills."""

from constructs_lib.kube.cron_job import CronJobName
from constructs_lib.kube.validation import checked
from constructs_lib.monitoring.alert_receiver import UNTOLD_ALERT, WATCHDOG_ALERT
from constructs_lib.monitoring.alert_rules import AlertRule, RecordingRule
from constructs_lib.monitoring.alerts.expressions import (
    Rules,
    critical,
    job_label,
    namespace_label,
    warning,
)

AGE = "alert_drill_age_seconds"
"""Recorded metric: seconds since all alerts were last proven to arrive."""


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
        AlertRule(
            alert=WATCHDOG_ALERT,
            expression="vector(1)",
            severity="none",
            summary="Alerts arrive",
            description=(
                "This alert always fires. A receiver that stops getting it knows that alerts no "
                "longer arrive."
            ),
        ),
        critical(
            "PrometheusRulesFailing",
            "sum by (rule_group) "
            f"(increase(prometheus_rule_evaluation_failures_total{{{job}}}[5m])) > 0\n"
            "or sum by (rule_group) (increase("
            f"prometheus_rule_group_iterations_missed_total{{{job}}}[5m])) > 0",
            "Prometheus cannot evaluate rules",
            "Rules of {{ $labels.rule_group }} fail or are skipped: their alerts see nothing.",
            lasting="5m",
        ),
        critical(
            "PrometheusConfigurationRejected",
            f"max(prometheus_config_last_reload_successful{{{job}}}) == 0\n"
            f"or max(alertmanager_config_last_reload_successful{{{receivers}}}) == 0\n"
            # Of what the operator leaves out, neither of them knows.
            f'or sum(prometheus_operator_syncs{{{operator}, status="failed"}}) > 0\n'
            f'or sum(prometheus_operator_managed_resources{{{operator}, state="rejected"}}) > 0',
            "Prometheus, Alertmanager or their operator refuses a configuration",
            "The former configuration is still in use, or one without what the operator "
            "refused. After a restart there may be none.",
            lasting="5m",
        ),
        warning(
            "PrometheusStorageFailing",
            # What was being written when it was killed is found at the start: the counter is 1 when
            # it is first read, often with another address than before.
            "\nor ".join(
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
            "Prometheus cannot store what it reads",
            "Writing or tidying up its data failed {{ $value | humanize }} times in three "
            "hours. The volume is full or broken.",
        ),
        critical(
            "AlertsNotDelivered",
            f"max(prometheus_notifications_alertmanagers_discovered{{{job}}}) == 0\n"
            f"or sum(increase(prometheus_notifications_errors_total{{{job}}}[5m])) > 0\n"
            f"or sum(increase(prometheus_notifications_dropped_total{{{job}}}[5m])) > 0",
            "Prometheus cannot hand over its alerts",
            "Alertmanager is not found or refuses alerts, so that nobody is told of them. Only "
            "the pages of Prometheus and Grafana show this alert.",
            lasting="10m",
        ),
        critical(
            UNTOLD_ALERT,
            # A notification has failed only when the next one of its group is due, in an hour, say.
            # Until then it is tried again and again, every four minutes where nothing answers.
            "sum by (integration) "
            f"(increase(alertmanager_notifications_failed_total{{{receivers}}}[10m])) > 0\n"
            f"or {attempts.format('10m')}\n"
            f"and min_over_time(({attempts.format('5m')})[15m:1m]) > 0",
            "Alertmanager cannot notify by {{ $labels.integration }}",
            "{{ $value | humanize }} notifications failed in ten minutes, or attempts at one. "
            "Alerts do not arrive there.",
        ),
    )


def alert_drill_alerts(namespace: str, cron_job: str) -> Rules:
    """Return the alert of an `AlertDrill`, by its namespace and id, and the age that it records.

    If no run has succeeded yet, the age is that of the CronJob.
    """
    where = f'{namespace_label(namespace)}, cronjob="{checked("cron_job", CronJobName, cron_job)}"'
    return (
        RecordingRule(
            record=AGE,
            # As long in the future, since a clock ran ahead, is as bad.
            expression=(
                f"abs(time() - max(kube_cronjob_status_last_successful_time{{{where}}}\n"
                f"or kube_cronjob_created{{{where}}}))"
            ),
        ),
        critical(
            "AlertDrillTooOld",
            # With the minutes below, it fires after a day.
            f"{AGE} > 24 * 3600 - 600\nor absent({AGE})",
            "Alerts are not proven to arrive any more",
            "For a day no drill of all alerts has arrived, or nothing is known of drills. The "
            "log of the last run names the alerts that went astray.",
            # After a night asleep, a machine first makes up for the drill that it missed.
            lasting="10m",
        ),
    )
