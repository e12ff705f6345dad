"""The CronJob of all jobs: runs never overlap, and the last three of each outcome are kept."""

from typing import Annotated

from constructs_lib.kube.structs import k8s
from constructs_lib.kube.validation import matching, text_field

CronJobName = Annotated[
    str,
    text_field(
        "the name of a CronJob (lower-case letters, digits and '-', a letter or digit at both "
        "ends, at most 52 characters)",
        matching("[a-z0-9]([-a-z0-9]*[a-z0-9])?", 52),
    ),
]
"""Name of a CronJob. The controller adds 11 characters to it for each Job."""


def seconds_since_success(namespace: str, name: str) -> str:
    """Return the seconds since the last run that succeeded, as PromQL on kube-state-metrics."""
    labels = f'namespace="{namespace}",cronjob="{name}"'
    return f"time() - kube_cronjob_status_last_successful_time{{{labels}}}"


def cron_job(
    metadata: k8s.ObjectMeta,
    template: k8s.PodTemplateSpec,
    *,
    schedule: str,
    time_zone: str | None,
    starting_deadline_seconds: int | None,
    retries: int,
    deadline_seconds: int,
    suspended: bool = False,
) -> k8s.CronJob:
    """Return the CronJob; its Jobs have its labels, too.

    A missed run still starts within `starting_deadline_seconds`, or at any time. A run and its
    retries are stopped after `deadline_seconds`.
    """
    return k8s.CronJob(
        metadata=metadata,
        spec=k8s.CronJobSpec(
            schedule=schedule,
            time_zone=time_zone,
            starting_deadline_seconds=starting_deadline_seconds,
            suspend=True if suspended else None,
            concurrency_policy="Forbid",
            successful_jobs_history_limit=3,
            failed_jobs_history_limit=3,
            job_template=k8s.JobTemplateSpec(
                metadata=k8s.ObjectMeta(labels=metadata.labels),
                spec=k8s.JobSpec(
                    backoff_limit=retries,
                    active_deadline_seconds=deadline_seconds,
                    template=template,
                ),
            ),
        ),
    )
