"""Alerts about targets: what Prometheus reads metrics from."""

from collections.abc import Sequence

from constructs_lib.monitoring.alerts.expressions import Rules, job_label, namespace_label, warning


def target_alerts() -> Rules:
    """Return the alert of targets that do not answer, in whichever namespace."""
    return (
        warning(
            "TargetDown",
            # What ends with each reading that failed never gets as old as most alerts must be.
            "count by (namespace, job) (up == 0)\n"
            "or count by (namespace, job) (changes(up[1h]) >= 5 and up)",
            "{{ $labels.namespace }}/{{ $labels.job }} gives no metrics",
            "{{ $value }} targets of this job have not answered Prometheus for ten minutes, or "
            "failed three times in an hour. Alerts about them see nothing.",
            lasting="10m",
        ),
    )


def missing_target_alerts(namespace: str, jobs: Sequence[str]) -> Rules:
    """Return the alert of expected targets that are gone.

    A target that is gone takes all of its metrics along, and no other alert on them can fire. By
    default a job is named after the Service through which the pods are found.
    """
    if not jobs:
        raise ValueError("'jobs' must have at least one job, got none; add one")
    where = namespace_label(namespace)
    expected = [f"absent(up{{{where}, {job_label(job, 'jobs')}}})" for job in jobs]
    return (
        warning(
            "TargetMissing",
            "\nor ".join(expected),
            "{{ $labels.namespace }}/{{ $labels.job }} is no target of Prometheus",
            "Prometheus has found no target of this job for ten minutes: no pod, no Service or "
            "no monitor. Alerts about it see nothing.",
            lasting="10m",
        ),
    )
