"""Alerts of Tekton: pipelines that fail or do not end, and releases that do not serve."""

from constructs_lib.kube.cron_job import CronJobName
from constructs_lib.kube.schedules import Duration
from constructs_lib.kube.validation import checked
from constructs_lib.monitoring.alerts.expressions import (
    Rules,
    began_within,
    critical,
    job_label,
    namespace_label,
    warning,
    without_success,
)
from constructs_lib.monitoring.service_monitoring import DroppedMetrics

CONTROLLER = "tekton-pipelines-controller"
"""Job of the metrics of runs: the Service of the controller of Pipelines."""

SMOKE_TEST = "smoke-test"
"""Name of the pipeline that looks at a release after it was delivered."""

CHECK = "-check"
"""End of the names of the pipelines of pull requests, which may fail: that is what they are for."""

LIBRARY_METRICS = DroppedMetrics(
    pattern="(go|http|kn|process|rpc|workqueue)_.*",
    reason="of the libraries that Tekton is made of, and of no alert or dashboard",
)
"""Metrics of libraries, which all of Tekton's servers have."""

TASK_METRICS = DroppedMetrics(
    pattern="tekton_pipelines_controller_(pipelinerun_taskrun|taskruns?)_.*",
    reason="of tasks, some with a label for each run, so that there would be ever more series",
)
"""Metrics of the tasks of runs."""


def tekton_alerts(namespace: str) -> Rules:
    """Return the alerts of all runs that the Tekton in a namespace makes.

    Their label `namespace` is that of the runs. Pull requests are left out, whose pipelines have
    names that end with `-check`.
    """
    job = f"{namespace_label(namespace)}, {job_label(CONTROLLER, 'job')}"
    ended = "tekton_pipelines_controller_pipelinerun_duration_seconds_count"
    # Without the total over all pipelines.
    running = f'tekton_pipelines_controller_running_pipelineruns{{{job}, pipeline!=""}}'

    def of_runs(series: str) -> str:
        # Prometheus gives the label to the controller's own namespace, and renames that of runs.
        named = f'label_replace({series}, "namespace", "$1", "exported_namespace", "(.+)")'
        return f"sum by (namespace, pipeline) ({named})"

    def ended_within(period: str, which: str = "") -> str:
        # The first of them makes the series of its controller, in which Prometheus sees no increase
        # then.
        series = f"{ended}{{{job}{which}}}"
        is_new = began_within(period, series, job)
        grew = of_runs(f"increase({series}[{period}])")
        return f"{grew} > 0\nor {of_runs(f'{series} and {is_new}')} > 0"

    def failed(pipelines: str) -> str:
        return ended_within("1h", f', status="failed", {pipelines}')

    return (
        warning(
            "PipelineFailed",
            failed(f'pipeline!~"{SMOKE_TEST}|.+{CHECK}"'),
            "A run of pipeline {{ $labels.pipeline }} failed",
            "It failed within the last hour. What was pushed is not built or not deployed; "
            "what was deployed before goes on serving.",
        ),
        critical(
            "SmokeTestFailed",
            failed(f'pipeline="{SMOKE_TEST}"'),
            "A release does not serve what it should",
            "Within the last hour a page of an application was not answered as it should be, "
            "after a release. Where reverting is on and the release before was no revert, the "
            "release has been reverted in Git.",
        ),
        warning(
            "PipelineRunWaiting",
            f"{of_runs(running)} > 0\nunless ({ended_within('1h')})",
            "No run of pipeline {{ $labels.pipeline }} ends",
            "For an hour {{ $value }} runs have been under way or waiting, and none has ended.",
            lasting="1h",
        ),
    )


def missed_push_alerts(namespace: str, cron_job: str, lasting: Duration = "20m") -> Rules:
    """Return the alert of the CronJob that finds pushes which started no run.

    The next run ends within `lasting`: after a machine has slept, the last success is hours ago.
    """
    checked("cron_job", CronJobName, cron_job)
    return (
        warning(
            "MissedPushesNotFound",
            without_success(f'{namespace_label(namespace)}, cronjob="{cron_job}"', hours=1),
            "Nobody finds pushes that started no run",
            "{{ $labels.namespace }}/{{ $labels.cronjob }} has not succeeded for "
            "{{ $value | humanizeDuration }}. A push may be neither built nor deployed.",
            lasting=lasting,
        ),
    )
