"""The alert of drills of alerts, and the age that it looks at."""

from constructs_lib.core.cron_job import CronJobName
from constructs_lib.core.validation import checked
from constructs_lib.monitoring.alert_rules import AlertRule, RecordingRule
from constructs_lib.monitoring.alerts.expressions import Rules, namespace_label

AGE = "alert_drill_age_seconds"
"""Recorded metric: seconds since all alerts were last proven to arrive."""


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
        AlertRule(
            alert="AlertDrillTooOld",
            # With the minutes below, it fires after a day.
            expression=f"{AGE} > 24 * 3600 - 600\nor absent({AGE})",
            # After a night asleep, a machine first makes up for the drill that it missed.
            lasting="10m",
            severity="critical",
            summary="Alerts are not proven to arrive any more",
            description=(
                "For a day no drill of all alerts has arrived, or nothing is known of drills. The "
                "log of the last run names the alerts that went astray."
            ),
        ),
    )
