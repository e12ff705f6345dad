"""Panels on the requests of web services: how many, how many fail, and how long they take."""

from constructs_lib.monitoring.dashboards.panels import Limits, Panel, value


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
