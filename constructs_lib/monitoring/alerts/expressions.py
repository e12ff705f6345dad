"""Alerts as rows, and parts of expressions that several subjects use."""

from collections.abc import Sequence
from functools import partial

from constructs_lib.kube.names import DnsLabel, DnsSubdomain
from constructs_lib.kube.schedules import Duration
from constructs_lib.kube.validation import checked
from constructs_lib.monitoring.alert_rules import AlertRule, RecordingRule, Severity

Rules = tuple[AlertRule | RecordingRule, ...]
"""Rules of a subject, in the order in which they are evaluated."""


def _alert(
    severity: Severity,
    alert: str,
    expression: str,
    summary: str,
    description: str,
    *,
    lasting: Duration | None = None,
    keep_firing: Duration | None = None,
) -> AlertRule:
    return AlertRule(
        alert=alert,
        expression=expression,
        severity=severity,
        summary=summary,
        description=description,
        lasting=lasting,
        keep_firing=keep_firing,
    )


critical = partial(_alert, "critical")
"""An alert that somebody must act on at once: name, expression, summary and description."""

warning = partial(_alert, "warning")
"""An alert that somebody must act on today."""


def namespace_label(namespace: str) -> str:
    """Return the matcher of a namespace, checked."""
    return f'namespace="{checked("namespace", DnsLabel, namespace)}"'


def namespaces_label(namespaces: Sequence[str]) -> str:
    """Return the matcher of several namespaces, checked."""
    return f'namespace=~"{"|".join(names(namespaces, "namespaces"))}"'


def job_label(job: str, argument: str = "job") -> str:
    """Return the matcher of a target's job, which is named like its Service, checked."""
    return f'job="{checked(argument, DnsSubdomain, job)}"'


def names(given: Sequence[str], argument: str) -> tuple[str, ...]:
    """Return names of objects without dots, of which there must be one at least, checked."""
    if not given:
        raise ValueError(f"'{argument}' must have at least one name, got none; add one")
    return tuple(checked(argument, DnsLabel, name) for name in given)


def began_within(period: str, series: str, target: str) -> str:
    """Return those of series that were not there yet at the beginning of a period.

    They have fewer values than the target, found by its labels of `up`, was read in that time.
    Where Prometheus was off, neither has any.
    """
    read = f"max by (instance, pod) (sum_over_time(up{{{target}}}[{period}]))"
    return f"(count_over_time({series}[{period}]) < on (instance, pod) group_left () {read})"


def without_success(cron_job: str, hours: int) -> str:
    """Return the seconds since a CronJob last succeeded, while they are more than that many hours.

    So many that are still to come count as well: a clock ran ahead. If it never succeeded they
    begin with its creation. `cron_job` is its labels in the metrics of kube-state-metrics.
    """
    by = "by (namespace, cronjob)"
    success = f"max {by} (kube_cronjob_status_last_successful_time{{{cron_job}}})"
    # The time of the last success exists only after the first one.
    since = f"({success} or max {by} (kube_cronjob_created{{{cron_job}}}))"
    # Where a clock ran ahead, the controller starts nothing until the time of the last run is past.
    return f"abs(time() - {since}) > {hours} * 3600"
