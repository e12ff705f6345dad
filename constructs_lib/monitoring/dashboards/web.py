"""Dashboard of web services: requests, errors and durations, what they use, and their logs."""

from collections.abc import Sequence

from constructs_lib.kube.manifests import Json, Manifest
from constructs_lib.monitoring.dashboards.panels import (
    Limits,
    Model,
    Panel,
    Section,
    dashboard,
    lines,
    log_series,
    series,
    value,
)


class Requests:
    """Expressions on requests that match, in `http_request_duration_seconds`."""

    def __init__(self, matchers: str) -> None:
        self._count = f"http_request_duration_seconds_count{{{matchers}"
        self._bucket = f"http_request_duration_seconds_bucket{{{matchers}}}"

    def rate(self, labels: str) -> str:
        """Return the requests a second by labels."""
        return f"sum by ({labels}) (rate({self._count}}}[$__rate_interval]))"

    def failures(self, labels: str) -> str:
        """Return the share of failed requests by labels: 0 where none failed, none without any."""
        failed = f'sum by ({labels}) (rate({self._count},status=~"5.."}}[$__rate_interval]))'
        return f"({failed} or 0 * {self.rate(labels)}) / ({self.rate(labels)} > 0)"

    def quantile(self, share: float, labels: str) -> str:
        """Return the seconds that a share of the requests do not reach, by labels."""
        rate = f"rate({self._bucket}[$__rate_interval])"
        return f"histogram_quantile({share}, sum by ({labels}, le) ({rate}))"


def web_dashboard(
    namespace: str,
    services: Sequence[str],
    *,
    runbooks: str,
    probes: Sequence[str] = ("/healthz", "/readyz"),
) -> Model:
    """Return the model of the dashboard of the web services of a namespace.

    They give `http_request_duration_seconds` with the labels `route` and `status`, as the programs
    in apps/ do, and a service's container has its name. `probes` are routes that Kubernetes asks
    for, which say nothing of visitors.
    """
    services_of = f'namespace="{namespace}",job=~"$service"'
    visits = f'{services_of},route!~"{"|".join(probes)}"'
    containers = f'namespace="{namespace}",container=~"$service"'
    logs_of = f'namespace="{namespace}",app=~"$service"'
    return dashboard(
        uid=f"web-{namespace}",
        title=f"Web services in {namespace}",
        description="Requests, errors and durations of web services, what they use, and their logs",
        runbooks=runbooks,
        variables=[
            _variable(
                "service",
                "custom",
                label="Service",
                description="Services that are shown",
                query=",".join(services),
                current={"text": ["All"], "value": ["$__all"]},
                multi=True,
                includeAll=True,
            ),
            _variable(
                "text",
                "textbox",
                label="Text in logs",
                description="Text that a line of a log must hold, such as a requestId",
                query="",
                current={"text": "", "value": ""},
            ),
        ],
        sections=[
            Section("Requests, errors and durations", _requests(Requests(visits))),
            Section("Pods", _pods(namespace, containers)),
            Section("Programs", [_programs(services_of)]),
            Section("Logs", _logs(logs_of)),
        ],
    )


def _variable(name: str, kind: str, **settings: Json) -> Manifest:
    return {
        "name": name,
        "type": kind,
        "skipUrlSync": False,
        "multi": False,
        "allowCustomValue": True,
        "includeAll": False,
        "auto": False,
        "auto_min": "10s",
        "auto_count": 30,
        **settings,
    }


def _requests(requests: Requests) -> list[list[Panel]]:
    return [
        request_panels(requests),
        [
            series(
                "Requests by status",
                "reqps",
                "Requests a second of each service, by status.",
                {"{{job}} {{status}}": requests.rate("job, status")},
            ),
            series(
                "Requests by route",
                "reqps",
                "Requests a second of each service, by route and method.",
                {"{{job}} {{method}} {{route}}": requests.rate("job, method, route")},
            ),
        ],
        [
            series(
                "Durations",
                "s",
                "Times that half, 95 % and 99 % of requests do not reach.",
                {
                    "{{job}} 50 %": requests.quantile(0.5, "job"),
                    "{{job}} 95 %": requests.quantile(0.95, "job"),
                    "{{job}} 99 %": requests.quantile(0.99, "job"),
                },
            ),
            series(
                "Durations by route",
                "s",
                "Time that 95 % of the requests of a route do not reach.",
                {"{{job}} {{route}}": requests.quantile(0.95, "job, route")},
            ),
            series(
                "Errors by route",
                "percentunit",
                "Share of the requests of a route whose answer has a status of 500 or above.",
                {"{{job}} {{route}}": requests.failures("job, route")},
                limits=Limits(0.01, 0.05),
            ),
        ],
    ]


def _pods(namespace: str, containers: str) -> list[list[Panel]]:
    deployment = f'namespace="{namespace}",deployment=~"$service"'
    autoscaler = f'namespace="{namespace}",horizontalpodautoscaler=~"$service"'
    available = f"kube_deployment_status_replicas_available{{{deployment}}}"
    at_most = f"kube_horizontalpodautoscaler_spec_max_replicas{{{autoscaler}}}"
    restarts = f"increase(kube_pod_container_status_restarts_total{{{containers}}}[1h])"
    cpu = f"rate(container_cpu_usage_seconds_total{{{containers}}}[$__rate_interval])"
    throttled = f"rate(container_cpu_cfs_throttled_periods_total{{{containers}}}[$__rate_interval])"
    periods = f"rate(container_cpu_cfs_periods_total{{{containers}}}[$__rate_interval])"
    memory = f"container_memory_working_set_bytes{{{containers}}}"
    limit = f"kube_pod_container_resource_limits{{{containers},resource="
    return [
        [
            series(
                "Pods",
                "none",
                "Pods that are available, and the most that the autoscaler may make.",
                {
                    "{{deployment}}": f"max by (deployment) ({available})",
                    "{{horizontalpodautoscaler}} at most": (
                        f"max by (horizontalpodautoscaler) ({at_most})"
                    ),
                },
            ),
            series(
                "Restarts",
                "none",
                "Restarts of containers within an hour: crashes, too much memory, or a "
                "liveness probe without an answer.",
                {"{{pod}}": f"sum by (pod) ({restarts})"},
            ),
        ],
        [
            series(
                "CPU",
                "none",
                "Cores that each pod uses, and the limit of one.",
                {
                    "{{pod}}": f"sum by (pod) ({cpu})",
                    "{{container}} limit": f'max by (container) ({limit}"cpu"}})',
                },
            ),
            series(
                "CPU withheld",
                "percentunit",
                "Share of periods in which a pod had to wait, since it had used its limit.",
                {"{{pod}}": f"sum by (pod) ({throttled}) / sum by (pod) ({periods})"},
                limits=Limits(0.25, 0.5),
            ),
            series(
                "Memory",
                "bytes",
                "Memory of each pod that cannot be taken back, and the limit, at which it is "
                "killed.",
                {
                    "{{pod}}": f"sum by (pod) ({memory})",
                    "{{container}} limit": f'max by (container) ({limit}"memory"}})',
                },
            ),
        ],
    ]


def _programs(services: str) -> list[Panel]:
    delay = f"nodejs_eventloop_lag_p99_seconds{{{services}}}"
    heap = f"nodejs_heap_size_used_bytes{{{services}}}"
    connections = f"database_pool_connections{{{services}}}"
    waiting = f"database_pool_waiting_requests{{{services}}}"
    return [
        series(
            "Delay of the event loop",
            "s",
            "Time by which Node.js was late, at most, in 99 % of cases; requests wait as long.",
            {"{{pod}}": f"max by (pod) ({delay})"},
        ),
        series(
            "Heap",
            "bytes",
            "Memory that objects of JavaScript use.",
            {"{{pod}}": f"max by (pod) ({heap})"},
        ),
        series(
            "Connections to the database",
            "none",
            "Connections of each pod, by state, and requests that wait for one.",
            {
                "{{pod}} {{state}}": f"sum by (pod, state) ({connections})",
                "{{pod}} waiting": f"sum by (pod) ({waiting})",
            },
        ),
    ]


def _logs(logs_of: str) -> list[list[Panel]]:
    counted = f'count_over_time({{{logs_of}}} |= "$text" [$__auto])'
    levels = log_series(
        "Lines by level",
        "none",
        "Lines of logs by service and level, within each step of the graph.",
        {"{{app}} {{level}}": f"sum by (app, level) ({counted})"},
    )
    warnings = lines(
        "Warnings and errors",
        "Lines of level warn and above that hold the text. A requestId ties together what frontend "
        "and backend wrote of one request.",
        f'{{{logs_of},level=~"warn|error|fatal"}} |= "$text" | json',
    )
    everything = lines(
        "All lines",
        "Lines of all levels that hold the text.",
        f'{{{logs_of}}} |= "$text" | json',
    )
    return [[levels], [warnings], [everything]]


def request_panels(requests: Requests) -> list[Panel]:
    """Return panels on the requests of each service now."""
    return [
        value(
            "Requests",
            "reqps",
            "Requests a second, without those of probes.",
            {"{{job}}": requests.rate("job")},
        ),
        value(
            "Errors",
            "percentunit",
            "Share of requests whose answer has a status of 500 or above.",
            {"{{job}}": requests.failures("job")},
            limits=Limits(0.01, 0.05),
            decimals=2,
        ),
        value(
            "95 % are faster than",
            "s",
            "Time that 95 % of requests do not reach.",
            {"{{job}}": requests.quantile(0.95, "job")},
            limits=Limits(0.5, 1),
        ),
    ]
