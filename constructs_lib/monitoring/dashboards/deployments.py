"""Dashboard of delivery: Applications of Argo CD, their synchronization, pipelines, and Git."""

from constructs_lib.monitoring.dashboards.panels import (
    Limits,
    Model,
    Panel,
    Section,
    dashboard,
    lines,
    rows,
    series,
    value,
)


def delivery_dashboard(namespace: str, *, git: str | None, runbooks: str) -> Model:
    """Return the model of the dashboard of the Argo CD, and of the Tekton, in a namespace.

    `git` is the Service by which Prometheus reads the metrics of the Git server there. None: the
    repository is elsewhere.
    """
    server = [_server(namespace, git)] if git else []
    return dashboard(
        uid="delivery",
        title="Delivery",
        description="Applications of Argo CD, their synchronization, pipelines, and Git",
        runbooks=runbooks,
        begin="now-6h",
        sections=[
            Section("Applications", _applications(namespace)),
            Section("Synchronization", [_synchronization(namespace)]),
            Section("Pipelines", [_pipelines(namespace)]),
            Section("Git", [_git(namespace), *server]),
            Section("Log", [[_log(namespace)]]),
        ],
    )


def _applications(namespace: str) -> list[list[Panel]]:
    all_of = f'namespace="{namespace}"'
    applications = f"argocd_app_info{{{all_of}}}"
    differing = f'argocd_app_info{{{all_of},sync_status!="Synced"}}'
    unhealthy = f'argocd_app_info{{{all_of},health_status!="Healthy"}}'
    parts = f'up{{{all_of},job=~"argocd-.+"}}'
    return [
        [
            value(
                "Applications",
                "none",
                "Applications that Argo CD knows. Without data it does not answer Prometheus.",
                {"applications": f"count({applications})"},
            ),
            value(
                "Out of sync",
                "none",
                "Applications whose objects differ from Git.",
                {"out of sync": f"count({differing}) or 0 * count({applications})"},
                limits=Limits(1, 1),
            ),
            value(
                "Not healthy",
                "none",
                "Applications with an object that is degraded, missing, or still on its way.",
                {"not healthy": f"count({unhealthy}) or 0 * count({applications})"},
                limits=Limits(1, 1),
            ),
            value(
                "Argo CD down",
                "none",
                "Parts of Argo CD that do not answer Prometheus.",
                {"down": f"count({parts}) - sum({parts})"},
                limits=Limits(1, 1),
            ),
        ],
        [
            rows(
                "Applications by status",
                "none",
                "Every Application, with its project, whether its objects are those of Git, and "
                "whether they are healthy.",
                f"sum by (name, project, sync_status, health_status) ({applications})",
                ["name", "project", "sync_status", "health_status"],
            ),
            series(
                "Health over time",
                "none",
                "Applications by health.",
                {"{{health_status}}": f"count by (health_status) ({applications})"},
            ),
            series(
                "Synchronization over time",
                "none",
                "Applications by whether their objects are those of Git.",
                {"{{sync_status}}": f"count by (sync_status) ({applications})"},
            ),
        ],
    ]


def _synchronization(namespace: str) -> list[Panel]:
    controller = f'namespace="{namespace}"'
    syncs = f"increase(argocd_app_sync_total{{{controller}}}[$__rate_interval])"
    took = f"increase(argocd_app_sync_duration_seconds_total{{{controller}}}[$__rate_interval])"
    buckets = f"rate(argocd_app_reconcile_bucket{{{controller}}}[$__rate_interval])"
    return [
        series(
            "Synchronizations",
            "none",
            "Synchronizations within each step of the graph, by how they ended.",
            {"{{phase}}": f"sum by (phase) ({syncs})"},
        ),
        series(
            "Duration of synchronizations",
            "s",
            "Mean time that the synchronizations of an Application took.",
            {"{{name}}": f"sum by (name) ({took}) / (sum by (name) ({syncs}) > 0)"},
        ),
        series(
            "Duration of comparisons",
            "s",
            "Time that 95 % of comparisons with Git do not reach.",
            {"95 %": f"histogram_quantile(0.95, sum by (le) ({buckets}))"},
        ),
    ]


def _pipelines(namespace: str) -> list[Panel]:
    controller = f'namespace="{namespace}",job="tekton-pipelines-controller"'
    name = "tekton_pipelines_controller_pipelinerun_duration_seconds"
    ended = f"increase({name}_count{{{controller}}}[$__rate_interval])"
    took = f"increase({name}_sum{{{controller}}}[$__rate_interval])"
    running = f'tekton_pipelines_controller_running_pipelineruns{{{controller},pipeline!=""}}'
    return [
        series(
            "Runs of pipelines",
            "none",
            "Runs that ended within each step of the graph, by how.",
            {"{{pipeline}} {{status}}": f"sum by (pipeline, status) ({ended})"},
        ),
        series(
            "Duration of runs",
            "s",
            "Mean time that the runs of a pipeline took.",
            {"{{pipeline}}": f"sum by (pipeline) ({took}) / (sum by (pipeline) ({ended}) > 0)"},
        ),
        series(
            "Runs under way",
            "none",
            "Runs that have not ended, those that wait included.",
            {"{{pipeline}}": f"sum by (pipeline) ({running})"},
        ),
    ]


def _git(namespace: str) -> list[Panel]:
    server = f'namespace="{namespace}"'
    requests = f"rate(argocd_git_request_total{{{server}}}[$__rate_interval])"
    buckets = f"rate(argocd_git_request_duration_seconds_bucket{{{server}}}[$__rate_interval])"
    fetches = f"increase(argocd_git_fetch_fail_total{{{server}}}[$__rate_interval])"
    looks = f"increase(argocd_git_lsremote_fail_total{{{server}}}[$__rate_interval])"
    return [
        series(
            "Requests to Git",
            "reqps",
            "Requests of Argo CD a second: looks at the newest commit (ls-remote), and fetches.",
            {"{{request_type}}": f"sum by (request_type) ({requests})"},
        ),
        series(
            "Duration of requests to Git",
            "s",
            "Time that 95 % of the requests of a kind do not reach.",
            {
                "{{request_type}} 95 %": (
                    f"histogram_quantile(0.95, sum by (request_type, le) ({buckets}))"
                )
            },
        ),
        series(
            "Failed requests to Git",
            "none",
            "Requests that failed within each step of the graph, by repository.",
            {
                "{{repo}} fetch": f"sum by (repo) ({fetches})",
                "{{repo}} ls-remote": f"sum by (repo) ({looks})",
            },
        ),
    ]


def _server(namespace: str, git: str) -> list[Panel]:
    server = f'namespace="{namespace}",job="{git}"'
    return [
        value(
            "Git server down",
            "none",
            "Whether the Git server does not answer Prometheus.",
            {"down": f"count(up{{{server}}}) - sum(up{{{server}}})"},
            limits=Limits(1, 1),
        ),
        value(
            "Memory of the Git server",
            "bytes",
            "Memory that the Git server uses.",
            {"memory": f"sum(process_resident_memory_bytes{{{server}}})"},
        ),
        value(
            "Repositories",
            "none",
            "Repositories that the Git server holds.",
            {"repositories": f"max(gitea_repositories{{{server}}})"},
        ),
    ]


def _log(namespace: str) -> Panel:
    return lines(
        "Warnings and errors of Argo CD",
        "What the parts of Argo CD say of problems.",
        f'{{namespace="{namespace}",app=~"argocd-.+"}} |~ "level=(warning|error|fatal)"',
    )
