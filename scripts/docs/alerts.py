"""Page of all alerts of the platform, with what each means in the words of its runbook."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from constructs_lib.core.field_docs import sentence
from constructs_lib.core.manifests import Manifest
from constructs_lib.monitoring.alert_rules import AlertRule
from constructs_lib.monitoring.alerts.postgres_cluster import postgres_cluster_alerts
from scripts.docs.pages import NOTICE, table
from scripts.public_api import ROOT

TEXT = """# Alerts

All alerts of the platform, and those of a `PostgresCluster`. Each leads to its runbook: where to
look, and what to do. [Watch a service](../how-to/alerts.md) shows how to write your own.

- `critical`: somebody must act at once.
- `warning`: somebody must act today.
- `none`: it always fires.

The time is how long the condition must last before the alert fires.
"""


def page(documents: Iterable[Manifest]) -> str:
    """Return the page of the alerts in manifests, and of those of a cluster of PostgreSQL."""
    severities, times = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for name, severity, time in _alerts(documents):
        severities[name].add(severity)
        times[name].add(time)
    lines = [
        [
            f"[{name}](../runbooks/{name}.md)",
            " or ".join(sorted(severities[name])),
            " or ".join(sorted(times[name])),
            _meaning(name),
        ]
        for name in sorted(severities)
    ]
    return f"{NOTICE}{TEXT}\n{table(('alert', 'severity', 'time', 'what is wrong'), lines)}\n"


def _alerts(documents: Iterable[Manifest]) -> Iterator[tuple[str, str, str]]:
    """Yield name, severity and time of each alert."""
    for each in documents:
        if each.get("kind") == "PrometheusRule":
            for group in each["spec"]["groups"]:
                for rule in group["rules"]:
                    if "alert" in rule:
                        yield rule["alert"], rule["labels"]["severity"], rule.get("for", "")
    for alert in postgres_cluster_alerts("db", "postgresql", instances=3, backup_hours=24):
        if isinstance(alert, AlertRule):
            yield alert.alert, alert.severity, alert.lasting or ""


def _meaning(name: str) -> str:
    _, text = (ROOT / f"docs/runbooks/{name}.md").read_text().split("\n\n", 1)
    return sentence(text)
