"""Proves that alerts arrive, by a drill of each.

python3 drill.py run      drills every alert that Prometheus has, and fails unless all arrive
python3 drill.py receive  is the receiver of drills, without readers

A drill is an alert with the labels of a rule, as they are before templates, and the label `drill`,
which is the id of the run. Alertmanager sends it to that receiver alone.
"""

import json
import os
import signal
import sys
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any

POLL_SECONDS = 0.1
"""Seconds between two questions to the receiver."""

RUNS_KEPT = 4
"""Runs whose arrivals the receiver remembers: the last, and retries of it."""

Labels = dict[str, str]
Alert = tuple[tuple[str, str], ...]
"""Labels of an alert in order, without `drill`."""


def identity(labels: Labels) -> Alert:
    """Return the labels by which an alert is known in all runs."""
    return tuple(sorted((name, value) for name, value in labels.items() if name != "drill"))


def title(alert: Alert) -> str:
    """Return an alert as Alertmanager shows it."""
    labels = dict(alert)
    name = labels.pop("alertname")
    return f"{name}{{{', '.join(f'{key}={json.dumps(value)}' for key, value in labels.items())}}}"


def asked(url: str, body: object = None) -> Any:  # noqa: ANN401 - any answer in JSON
    """Return the answer to a GET, or POST a body; raises ConnectionError if that fails."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            text = response.read()
    except urllib.error.HTTPError as error:
        detail = error.read()[:500].decode(errors="replace")
        raise ConnectionError(f"{url} answers {error.code}: {detail}") from None
    except OSError as error:
        raise ConnectionError(f"{url} does not answer: {error}") from None
    return json.loads(text) if body is None else None


def alerts_of(prometheus: str) -> set[Alert]:
    """Return all alerts that a Prometheus evaluates, from any source."""
    groups = asked(f"{prometheus}/api/v1/rules?type=alert")["data"]["groups"]
    return {
        identity({**rule["labels"], "alertname": rule["name"]})
        for group in groups
        for rule in group["rules"]
    }


def sent(alertmanager: str, alerts: set[Alert], seconds: float) -> str:
    """Give Alertmanager a drill of each alert, and return the id of the run."""
    now = datetime.now(UTC)
    run = now.strftime("%Y%m%dT%H%M%S.%fZ")
    drills = [
        {
            "labels": {**dict(alert), "drill": run},
            "annotations": {"summary": "A drill, which proves that this alert would arrive"},
            "startsAt": now.isoformat(),
            "endsAt": (now + timedelta(seconds=seconds)).isoformat(),
        }
        for alert in alerts
    ]
    asked(f"{alertmanager}/api/v2/alerts", drills)
    return run


def astray(receiver: str, run: str, alerts: set[Alert], seconds: float) -> set[Alert]:
    """Return the alerts whose drills have not arrived in time."""
    deadline = time.monotonic() + seconds
    while True:
        missing = alerts - {identity(labels) for labels in asked(f"{receiver}/runs/{run}")}
        if not missing or time.monotonic() > deadline:
            return missing
        time.sleep(POLL_SECONDS)


def run() -> None:
    """Drill every alert, wait until all have arrived, and name those that have not."""
    seconds = float(os.environ["ARRIVAL_SECONDS"])
    receiver = os.environ["RECEIVER_URL"]
    alerts = alerts_of(os.environ["PROMETHEUS_URL"])
    if not alerts:
        sys.exit("Prometheus has no alerts: nothing is proven")
    try:
        drills = sent(os.environ["ALERTMANAGER_URL"], alerts, seconds)
        missing = astray(receiver, drills, alerts, seconds)
    except ConnectionError as error:
        print(error, file=sys.stderr)
        missing = alerts
    for alert in sorted(missing):
        print(f"went astray: {title(alert)}", file=sys.stderr)
    arrived = len(alerts) - len(missing)
    print(f"{arrived} of {len(alerts)} alerts arrived", file=sys.stderr)
    asked(f"{receiver}/outcome", {"arrived": arrived, "astray": len(missing)})
    sys.exit(1 if missing else 0)


class Arrivals:
    """What has arrived in the last runs, and how the last one ended."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._runs: dict[str, list[Labels]] = {}
        self._outcome: dict[str, int] = {}

    def add(self, labels: Labels) -> None:
        """Keep an alert that arrived, unless it is no drill."""
        if name := labels.get("drill"):
            with self._lock:
                self._runs.setdefault(name, []).append(labels)
                while len(self._runs) > RUNS_KEPT:
                    del self._runs[min(self._runs)]

    def of(self, name: str) -> list[Labels]:
        """Return the labels of the drills of a run."""
        with self._lock:
            return list(self._runs.get(name, ()))

    def end(self, outcome: dict[str, int]) -> None:
        """Keep how many drills of a run arrived, and how many went astray."""
        with self._lock:
            self._outcome = outcome

    def metrics(self) -> str:
        """Return the metrics; without a run since the start there are none."""
        with self._lock:
            lines = [f'drill_alerts{{outcome="{key}"}} {n}' for key, n in self._outcome.items()]
        help_text = "Alerts of the last drill, by whether they arrived at the receiver of drills."
        head = [f"# HELP drill_alerts {help_text}", "# TYPE drill_alerts gauge"]
        return "\n".join([*head, *lines, ""])


ARRIVALS = Arrivals()


class Handler(BaseHTTPRequestHandler):
    """Takes alerts from Alertmanager, and tells a run which of its drills arrived."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer probes, Prometheus, and a run."""
        if self.path in ("/healthz", "/readyz"):
            self._answer(200, b"ok", "text/plain")
        elif self.path == "/metrics":
            self._answer(200, ARRIVALS.metrics().encode(), "text/plain; version=0.0.4")
        elif self.path.startswith("/runs/"):
            found = ARRIVALS.of(self.path.removeprefix("/runs/"))
            self._answer(200, json.dumps(found).encode(), "application/json")
        else:
            self._answer(404, b"", "text/plain")

    def do_POST(self) -> None:
        """Take alerts, or the outcome of a run."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/alerts":
            for alert in body["alerts"]:
                ARRIVALS.add(alert["labels"])
        elif self.path == "/outcome":
            ARRIVALS.end(body)
        self._answer(200 if self.path in ("/alerts", "/outcome") else 404, b"", "text/plain")

    def _answer(self, code: int, body: bytes, kind: str) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Log no requests: probes would be most of them."""


class Server(ThreadingHTTPServer):
    """A server for as many connections at once as there are alerts, each of which has its own."""

    request_queue_size = 1024


def receive() -> None:
    """Serve both ports until the process is ended."""
    # The first process of a container has no default for it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    ports = [int(os.environ[name]) for name in ("PORT", "METRICS_PORT")]
    servers = [Server(("", port), Handler) for port in ports]
    for server in servers[1:]:
        Thread(target=server.serve_forever, daemon=True).start()
    servers[0].serve_forever()


if __name__ == "__main__":
    try:
        {"run": run, "receive": receive}[sys.argv[1]]()
    except ConnectionError as failure:
        sys.exit(str(failure))
