"""Writes the pages of docs/reference/ that are made of the code, the picture and the schemas."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from constructs_lib.analysis.documents import documents_in, manifests_of
from constructs_lib.analysis.flows.folder import read_documents
from constructs_lib.analysis.flows.table import table as table_of_flows
from constructs_lib.kube import Manifest
from constructs_lib.monitoring import AlertRule, postgres_cluster_alerts
from constructs_lib.props.field_docs import sentence
from constructs_lib.teams import TeamContract
from scripts.docs.architecture import picture
from scripts.docs.pages import NOTICE, PAGES, SECTIONS, schema_of, table, text_of, title_of
from scripts.docs.recording import recording
from scripts.public_api import ROOT
from settings import ENVIRONMENTS, Settings

FLOWS = """# Connections of the platform

All connections that the NetworkPolicies in `dist/` allow. Everything else is denied, in both
directions. The table is computed from the policies, not from the declarations of constructs; a
synth stops where the two differ. `app/*` are all pods of a namespace.
"""


ALERTS = """# Alerts

All alerts of the platform, and those of a `PostgresCluster`. Each leads to its runbook: where to
look, and what to do. [Watch a service](../how-to/alerts.md) shows how to write your own.

- `critical`: act at once.
- `warning`: act today.
- `none`: it always fires.

The time is how long the condition must last before the alert fires.
"""


def texts() -> dict[str, str]:
    """Return the generated files of this checkout: text by path."""
    documents = list(documents_in(ROOT / "dist"))
    heading, dashes, *flows = table_of_flows(*read_documents(documents))
    connections = "\n".join([heading, dashes, *flows])
    return {
        **{f"docs/reference/{name}": page() for name, page in PAGES.items()},
        "docs/reference/alerts.md": alerts(manifests_of(documents)),
        "docs/reference/flows.md": f"{NOTICE}{FLOWS}\n{connections}\n",
        "docs/README.md": index(),
        "docs/images/architecture.svg": picture(flows),
        "docs/images/plan.svg": recording(),
        "docs/reference/team-contract.schema.json": text_of(schema_of(TeamContract)),
        f"{ENVIRONMENTS.name}/schema.json": text_of(schema_of(Settings)),
    }


def index() -> str:
    """Return the page that lists all others."""
    parts = [f"{NOTICE}# All pages\n"]
    for heading, folder in SECTIONS.items():
        files = sorted((ROOT / "docs" / folder).glob("*.md"), key=title_of)
        links = [f"- [{title_of(file)}]({folder}/{file.name})" for file in files]
        parts.append(f"## {heading}\n\n" + "\n".join(links) + "\n")
    return "\n".join(parts) + f"\n{RUNBOOKS}"


RUNBOOKS = "## Runbooks\n\n- [A page for each alert](runbooks/README.md)\n"


def alerts(documents: Iterable[Manifest]) -> str:
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
    return f"{NOTICE}{ALERTS}\n{table(('alert', 'severity', 'time', 'what is wrong'), lines)}\n"


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


def main() -> None:
    """Write the files."""
    for path, text in texts().items():
        (ROOT / path).write_text(text)


if __name__ == "__main__":
    main()
