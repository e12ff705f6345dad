"""Alerts of backups: CronJobs whose last success must not be long ago."""

from collections.abc import Mapping

from constructs_lib.kube.cron_job import CronJobName
from constructs_lib.kube.validation import checked
from constructs_lib.monitoring.alert_rules import RecordingRule
from constructs_lib.monitoring.alerts.expressions import (
    Rules,
    critical,
    namespace_label,
    warning,
    without_success,
)

LAST_FAILURE = "cronjob:last_failed_job:created"
"""Recorded metric: when the newest Job that failed was created, by CronJob, as a Unix time."""

BACKUP = "{{ $labels.namespace }}/{{ $labels.cronjob }}"


def backup_alerts(namespace: str, most_hours: Mapping[str, int]) -> Rules:
    """Return the alerts of the CronJobs that back up, or try backups out.

    `most_hours` are those within which a run of each must have succeeded: the time between two
    runs, with what a late one takes.
    """
    if not most_hours:
        raise ValueError("'most_hours' must have at least one CronJob, got none; add one")
    for name, hours in most_hours.items():
        checked("most_hours", CronJobName, name)
        if hours < 1:
            raise ValueError(f"'most_hours' must be at least 1, got {hours} for '{name}'; raise it")
    here = namespace_label(namespace)
    where = f'{here}, cronjob=~"{"|".join(most_hours)}"'
    by = "by (namespace, cronjob)"
    success = f"max {by} (kube_cronjob_status_last_successful_time{{{where}}})"
    return (
        _last_failure(here, "|".join(most_hours)),
        critical(
            "BackupTooOld",
            "\nor ".join(
                without_success(f'{here}, cronjob="{name}"', hours)
                for name, hours in most_hours.items()
            ),
            f"{BACKUP} has not succeeded for too long",
            "The last success, or its creation if there was none, is "
            "{{ $value | humanizeDuration }} ago, or as far in the future, and until then "
            "nothing is backed up. What was written since would be lost.",
            # After a night asleep, a machine first makes up for the run that it missed.
            lasting="10m",
        ),
        warning(
            "BackupFailed",
            f"{LAST_FAILURE}{{{where}}}\nunless {success} > {LAST_FAILURE}{{{where}}}",
            f"{BACKUP} failed",
            "The run of {{ $value | humanizeTimestamp }} and its retries failed, and none has "
            "succeeded since.",
        ),
        warning(
            "BackupSuspended",
            f"max {by} (kube_cronjob_spec_suspend{{{where}}}) == 1",
            f"{BACKUP} is suspended",
            "For an hour it has been suspended, and nothing will be backed up.",
            lasting="1h",
        ),
        critical(
            "BackupMissing",
            # Only while kube-state-metrics answers: otherwise nothing is known of any CronJob.
            "(\n  "
            + "\n  or ".join(
                f'absent(kube_cronjob_created{{{here}, cronjob="{name}"}})' for name in most_hours
            )
            + "\n)\nand on () kube_node_info",
            f"{BACKUP} does not exist",
            "The CronJob is gone: nothing is backed up.",
            lasting="15m",
        ),
    )


def _last_failure(here: str, alternatives: str) -> RecordingRule:
    by = "by (namespace, job_name)"
    owner = (
        f"max by (namespace, job_name, owner_name) (kube_job_owner{{{here}, "
        f'owner_kind="CronJob", owner_name=~"{alternatives}"}})'
    )
    return RecordingRule(
        record=LAST_FAILURE,
        expression=(
            "max by (namespace, cronjob) (label_replace(\n"
            f'  (\n    max {by} (kube_job_failed{{{here}, condition="true"}}) == 1\n'
            "  )\n"
            f"  * on (namespace, job_name) max {by} (kube_job_created{{{here}}})\n"
            f"  * on (namespace, job_name) group_left (owner_name) {owner},\n"
            '  "cronjob", "$1", "owner_name", "(.+)"\n))'
        ),
    )
