"""Alerts of a web service: whether it is there, and its objectives by burn rates.

Windows, burn rates and their shares of the budget are those of the Site Reliability Workbook
(Google, chapter "Alerting on SLOs", table 5-8) for a period of 30 days, with the window of a day
that its text adds: 14.4 times over an hour spends 2 % of the budget, 6 times over six hours 5 %,
3 times over a day 10 %, and once over three days 10 %. The short windows, a twelfth of the long
ones, end an alert soon after its cause.
"""

from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from constructs_lib.kube.names import MAX_INT32, ServiceName
from constructs_lib.kube.validation import checked
from constructs_lib.monitoring.alert_rules import AlertRule, RecordingRule
from constructs_lib.monitoring.alerts.expressions import Rules, critical, namespace_label, warning
from constructs_lib.props.model import Props

SECONDS = {
    "5m": 300,
    "30m": 1800,
    "1h": 3600,
    "2h": 7200,
    "6h": 21600,
    "1d": 86400,
    "3d": 259200,
}
"""Windows over which ratios are recorded, in seconds."""

FAST_BURNS = ((14.4, "1h", "5m"), (6, "6h", "30m"))
"""Burn rates that somebody must act on at once, with the long and the short window."""

SLOW_BURNS = ((3, "1d", "2h"), (1, "3d", "6h"))
"""Burn rates that somebody must act on today, with the long and the short window."""

PROBES = "/healthz|/readyz"
"""Routes of probes, whose steady requests would hide what visitors get."""


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
    service = f'{namespace_label(namespace)}, job="{checked("name", ServiceName, name)}"'
    where = "{{ $labels.namespace }}/{{ $labels.job }}"
    errors = ("http_request_errors", objectives.errors_per_ten_thousand)
    slow = ("http_requests_slow", objectives.slow_per_ten_thousand)
    rules: list[AlertRule | RecordingRule] = [
        rule for window in SECONDS for rule in _recorded(service, window, fast)
    ]
    rules.append(_down(namespace, name))
    for alert, (ratio, allowed), verb, meaning in (
        ("ErrorBudgetBurning", errors, "fails", "end in a server error"),
        ("LatencyBudgetBurning", slow, "is slow", f"take longer than {fast:g} s"),
    ):
        budget, least = allowed / 10_000, objectives.least_requests
        many, often = (
            "\nor\n".join(_burning(service, ratio, budget, least, *each) for each in burns)
            for burns in (FAST_BURNS, SLOW_BURNS)
        )
        share = f"{{{{ $value | humanizePercentage }}}} of the requests {meaning}."
        objective = f"objective of {(10_000 - allowed) / 100:g} % over 30 days"
        rules += [
            critical(
                alert,
                many,
                f"{where} {verb} for many visitors",
                f"{share} The {objective} lasts for two to five days at this rate.",
            ),
            warning(
                f"{alert}Slowly",
                often,
                f"{where} {verb} too often",
                f"{share} At this rate the {objective} is missed.",
            ),
        ]
    return tuple(rules)


def _recorded(service: str, window: str, fast_seconds: float) -> list[RecordingRule]:
    visits = f'{service}, route!~"{PROBES}"'
    requests = f"job:http_requests:rate{window}"
    # Without requests there is no ratio, rather than one that is not a number.
    some = f"({requests}{{{service}}} > 0)"
    failed = f'http_request_duration_seconds_count{{{visits}, status=~"5.."}}[{window}]'
    # As Prometheus 3 writes the label, whatever the program wrote: '1' becomes '1.0'.
    fast = f'http_request_duration_seconds_bucket{{{visits}, le="{float(fast_seconds)}"}}[{window}]'
    return [
        RecordingRule(
            record=requests,
            expression=(
                "sum by (namespace, job) "
                f"(rate(http_request_duration_seconds_count{{{visits}}}[{window}]))"
            ),
        ),
        RecordingRule(
            record=f"job:http_request_errors:ratio_rate{window}",
            expression=(f"(sum by (namespace, job) (rate({failed})) or 0 * {some})\n/ {some}"),
        ),
        RecordingRule(
            record=f"job:http_requests_slow:ratio_rate{window}",
            expression=f"1 - sum by (namespace, job) (rate({fast})) / {some}",
        ),
    ]


def _burning(
    service: str, ratio: str, budget: float, least: int, rate: float, long: str, short: str
) -> str:
    """Return an expression for a burn rate in a long and a short window."""
    in_long = f"job:{ratio}:ratio_rate{long}{{{service}}}"
    in_short = f"job:{ratio}:ratio_rate{short}{{{service}}}"
    requests = f"job:http_requests:rate{long}{{{service}}} * {SECONDS[long]}"
    burning = f"{rate} * {budget}"
    return (
        f"(\n  {in_long} > {burning}\n  and {in_short} > {burning}\n"
        f"  and {in_long} * {requests} >= {least}\n)"
    )


def _down(namespace: str, name: str) -> AlertRule:
    service = f'{namespace_label(namespace)}, job="{name}"'
    # Without the job of kube-state-metrics, the place of which that of the service takes.
    available = (
        "max by (namespace, deployment) (kube_deployment_status_replicas_available"
        f'{{{namespace_label(namespace)}, deployment="{name}"}})'
    )
    return critical(
        "ServiceDown",
        # Three ways to be down: no pod answers, there is none, or none is ready for visitors.
        f"max by (namespace, job) (up{{{service}}}) == 0\n"
        f"or absent(up{{{service}}})\n"
        "or max by (namespace, job) "
        f'(label_replace({available}, "job", "$1", "deployment", "(.+)")) == 0',
        "{{ $labels.namespace }}/{{ $labels.job }} is down",
        "For two minutes no pod of it has been ready to serve visitors.",
        lasting="2m",
    )
