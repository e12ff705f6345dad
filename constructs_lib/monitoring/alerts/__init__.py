"""Alerts by subject: each function fills the file of its name beside it."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from constructs_lib._package_files import package_text
from constructs_lib.kube.cron_job import CronJobName
from constructs_lib.kube.names import MAX_INT32, DnsLabel, DnsSubdomain, ServiceName
from constructs_lib.kube.schedules import Duration
from constructs_lib.kube.validation import checked, matching, text_field
from constructs_lib.monitoring.files import Parameter, Rules, read_rules
from constructs_lib.props.model import Props

LATE_BACKUP_HOURS = 3
"""Hours that a base backup may come later than the one before: it is made from a standby."""

WINDOWS = ("5m", "30m", "1h", "2h", "6h", "1d", "3d")
"""Windows over which ratios of requests are recorded."""

UserName = Annotated[
    str,
    text_field(
        "the name of a role (lower-case letters, digits and '_', not starting with a digit)",
        matching("[a-z_][a-z0-9_]*", 63),
    ),
]
"""Name of a role, which SQL accepts without quotes."""

_Namespaces = Annotated[Sequence[DnsLabel], Field(min_length=1)]

TYPES = {
    "alertmanager": DnsSubdomain,
    "claim": DnsLabel,
    "cluster": DnsSubdomain,
    "cron_job": CronJobName,
    "exporter": DnsSubdomain,
    "lasting": Duration,
    "name": ServiceName,
    "namespace": DnsLabel,
    "namespaces": _Namespaces,
    "patient_users": Sequence[UserName],
    "prometheus": DnsSubdomain,
    "web_namespaces": _Namespaces,
}
"""Types of arguments that become parameters."""


def alerts_about(
    subject: str, each: Sequence[Mapping[str, Parameter]] = ({},), **parameters: Parameter
) -> Rules:
    """Return the alerts of a subject, whose file says what its parameters are.

    `each` fills the file once for each item, as `read_rules` does.
    """
    for name, value in parameters.items():
        if name in TYPES:
            checked(name, TYPES[name], value)
    return read_rules(package_text("monitoring", f"alerts/{subject}.yaml"), each=each, **parameters)


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
    missing = (
        f'absent(kube_cronjob_created{{namespace="{namespace}", cronjob="{name}"}})'
        for name in most_hours
    )
    return alerts_about(
        "backups",
        each=[{"cron_job": name, "hours": hours} for name, hours in most_hours.items()],
        namespace=namespace,
        cron_jobs=[*most_hours],
        missing="\n  or ".join(missing),
    )


def missing_target_alerts(namespace: str, jobs: Sequence[str]) -> Rules:
    """Return the alert of expected targets that are gone.

    A target that is gone takes all of its metrics along, and no other alert on them can fire. By
    default a job is named after the Service through which the pods are found.
    """
    if not jobs:
        raise ValueError("'jobs' must have at least one job, got none; add one")
    each = [{"job": checked("jobs", DnsSubdomain, job)} for job in jobs]
    return alerts_about("missing-targets", each, namespace=namespace)


def postgres_cluster_alerts(
    namespace: str, cluster: str, *, instances: int, backup_hours: int
) -> Rules:
    """Return the alerts of a PostgreSQL cluster.

    `cluster` is its name, and the job of the metrics. A base backup is due every `backup_hours`.
    """
    return alerts_about(
        "postgres-cluster",
        namespace=namespace,
        cluster=cluster,
        instances=instances,
        backup_seconds=(backup_hours + LATE_BACKUP_HOURS) * 3600,
    )


BOUNDS_MILLISECONDS = (5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
"""Bounds of the buckets that the histogram has: those of Prometheus's client libraries."""


def _bound(value: int, info: ValidationInfo) -> int:
    if value not in BOUNDS_MILLISECONDS:
        bounds = ", ".join(map(str, BOUNDS_MILLISECONDS))
        raise ValueError(
            f"'{info.field_name}' must be the bound of a bucket of the histogram ({bounds}), got "
            f"{value}: nothing counts the requests that are as fast, and no alert would fire"
        )
    return value


class ServiceObjectives(Props):
    """Objectives of a web service, over 30 days."""

    errors_per_ten_thousand: int = Field(default=50, ge=1, le=500)
    """Requests of ten thousand that may end in a server error (status 500 to 599).

    50, so 99.5 % of success, leave 3.6 hours in 30 days. Above 500, a complete outage would not
    reach the burn rate of 14.4.
    """

    slow_per_ten_thousand: int = Field(default=100, ge=1, le=500)
    """Requests of ten thousand that may take longer than `fast_milliseconds`."""

    fast_milliseconds: Annotated[int, AfterValidator(_bound)] = Field(default=500, ge=5, le=10_000)
    """Milliseconds within which an answer is fast: the bound of a bucket of the histogram (5, 10,
    25, 50, 100, 250, 500, 1000, 2500, 5000 or 10000).

    Half a second is what visitors notice.
    """

    least_requests: int = Field(default=10, ge=1, le=MAX_INT32)
    """Number of failed or slow requests in the long window below which no alert fires.

    Otherwise one failure of two requests at night would spend the budget.
    """


def web_service_alerts(
    namespace: str, name: str, objectives: ServiceObjectives | None = None
) -> Rules:
    """Return the recorded ratios and the alerts of a web service.

    Its pods serve the histogram `http_request_duration_seconds` with the labels `route` and
    `status` and buckets of `BOUNDS_MILLISECONDS`; job and Deployment are named after its Service.
    """
    objectives = objectives or ServiceObjectives()
    fast = objectives.fast_milliseconds / 1000
    errors, slow = objectives.errors_per_ten_thousand, objectives.slow_per_ten_thousand
    windows = [{"window": window} for window in WINDOWS]
    return (
        *alerts_about("web-ratios", windows, namespace=namespace, name=name, bucket=fast),
        *alerts_about(
            "web",
            namespace=namespace,
            name=name,
            error_budget=errors / 10_000,
            error_objective=f"{(10_000 - errors) / 100:g}",
            slow_budget=slow / 10_000,
            fast_objective=f"{(10_000 - slow) / 100:g}",
            fast_seconds=f"{fast:g}",
            least_requests=objectives.least_requests,
        ),
    )
