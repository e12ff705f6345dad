"""Panels on backups, which CronJobs make: how old the newest is, and what failed."""

from collections.abc import Mapping

from grafana_foundation_sdk.models import dashboard as models

from constructs_lib.monitoring.dashboards.panels import Limits, Panel, series, steps, value

HOUR = 3600


def backup_panels(backups: Mapping[str, Mapping[str, int]]) -> list[Panel]:
    """Return panels on CronJobs that back something up, or try backups out.

    They are given by namespace and name, with the hours within which a run must have succeeded, as
    in `backup_alerts`: after these it is late, and after twice as many one was missed altogether.
    """
    namespaces = "|".join(backups)
    names = "|".join(name for jobs in backups.values() for name in jobs)
    jobs = f'namespace=~"{namespaces}",cronjob=~"{names}"'
    runs = f'namespace=~"{namespaces}",job_name=~"({names})-.+"'
    succeeded = f"kube_cronjob_status_last_successful_time{{{jobs}}}"
    # A job that never succeeded would be missing, and look like one that is well.
    last = f"({succeeded} or kube_cronjob_created{{{jobs}}})"
    failed = f'kube_job_failed{{{runs},condition="true"}}'
    ended = f"kube_job_status_completion_time{{{runs}}}"
    began = f"kube_job_status_start_time{{{runs}}}"
    late = {
        name: Limits(hours * HOUR, 2 * hours * HOUR)
        for of_namespace in backups.values()
        for name, hours in of_namespace.items()
    }
    soonest = min(late.values(), default=None)
    newest = value(
        "Newest backup",
        "s",
        "Time since a backup last succeeded, or since its CronJob was made where none has.",
        {"{{cronjob}}": f"time() - max by (cronjob) ({last})"},
        limits=soonest,
    )
    for name, limits in late.items():
        if limits != soonest:
            later = models.DynamicConfigValue(id_val="thresholds", value=steps(limits).build())
            newest.override_by_name(name, [later])
    return [
        newest,
        value(
            "Failed backups",
            "none",
            "Failed Jobs that Kubernetes still keeps; kubectl logs shows why they failed.",
            {"failed": f"count({failed} == 1) or 0 * count(kube_cronjob_created{{{jobs}}})"},
            limits=Limits(1, 2),
        ),
        series(
            "Duration of backups",
            "s",
            "Time that each backup took that Kubernetes still keeps.",
            {"{{job_name}}": f"max by (job_name) ({ended}) - max by (job_name) ({began})"},
        ),
    ]
