"""Alerts about targets: what Prometheus reads metrics from."""

from collections.abc import Mapping, Sequence

from constructs_lib.monitoring.alert_rules import AlertRule
from constructs_lib.monitoring.alerts.expressions import Rules, job_label, namespace_label


def target_alerts(jobs: Mapping[str, Sequence[str]]) -> Rules:
    """Returns the alerts of targets that do not answer, and of expected ones that are gone.

    A target that is gone takes all of its metrics along, and no other alert on them can fire.

    Args:
        jobs: Jobs that must have a target, by namespace. By default a job is named after the
            Service through which the pods are found.
    """
    expected = [
        f"absent(up{{{namespace_label(namespace)}, {job_label(job, 'jobs')}}})"
        for namespace, of_namespace in jobs.items()
        for job in of_namespace
    ]
    if not expected:
        raise ValueError("'jobs' must have at least one job, got none; add one")
    return (
        AlertRule(
            alert="TargetDown",
            expression="count by (namespace, job) (up == 0)",
            lasting="10m",
            severity="warning",
            summary="{{ $labels.namespace }}/{{ $labels.job }} gives no metrics",
            description=(
                "{{ $value }} targets of this job have not answered Prometheus for ten minutes. "
                "Alerts about them see nothing."
            ),
        ),
        AlertRule(
            alert="TargetMissing",
            expression="\nor ".join(expected),
            lasting="10m",
            severity="warning",
            summary="{{ $labels.namespace }}/{{ $labels.job }} is no target of Prometheus",
            description=(
                "Prometheus has found no target of this job for ten minutes: no pod, no Service or "
                "no monitor. Alerts about it see nothing."
            ),
        ),
    )
