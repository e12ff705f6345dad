"""What all CronJobs have in common: no two runs at once, and the last three of a kind are kept."""

from cdk8s_plus_27 import k8s


def cron_job(
    metadata: k8s.ObjectMeta,
    pod: k8s.PodSpec,
    *,
    schedule: str,
    time_zone: str | None,
    starting_deadline_seconds: int | None,
    retries: int,
    deadline_seconds: int,
    suspended: bool = False,
) -> k8s.KubeCronJobProps:
    """Returns the CronJob.

    Args:
        metadata: Its name, namespace and labels; its Jobs and pods have these labels too.
        pod: What runs.
        schedule: When it runs.
        time_zone: Time zone of the schedule. None: that of the controller.
        starting_deadline_seconds: Seconds for which a missed start is made up for. None: no end.
        retries: Runs after one that failed.
        deadline_seconds: Seconds after which a run and its retries are stopped.
        suspended: Whether it runs only when somebody makes a Job of it.
    """
    labels = k8s.ObjectMeta(labels=metadata.labels)
    return k8s.KubeCronJobProps(
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
                metadata=labels,
                spec=k8s.JobSpec(
                    backoff_limit=retries,
                    active_deadline_seconds=deadline_seconds,
                    template=k8s.PodTemplateSpec(metadata=labels, spec=pod),
                ),
            ),
        ),
    )
