"""Dashboards for Grafana: each function fills the file of its name beside it."""

import json
from collections.abc import Mapping, Sequence

from constructs_lib._package_files import package_text
from constructs_lib.kube.manifests import Json, Manifest
from constructs_lib.monitoring.files import filled, read_dashboard

PROBES = ("/healthz", "/readyz")
"""Routes that Kubernetes asks for, which say nothing of visitors."""


def _text(name: str) -> str:
    return package_text("monitoring", f"dashboards/{name}.json")


def overview_dashboard(
    *,
    namespaces: Sequence[str],
    services: Mapping[str, Sequence[str]],
    backups: Mapping[str, Mapping[str, int]],
    probes: Sequence[str] = PROBES,
    runbooks: str,
) -> Manifest:
    """Return the model of the dashboard of a platform.

    `namespaces` are all that belong to it. `services` are the web services that people wait for,
    and `backups` the CronJobs of backups, with the hours within which one must have succeeded, each
    by namespace; `probes` are routes as in `web_dashboard`.
    """
    of_backups: Mapping[str, Json] = {}
    if backups:
        late = {name: hours for each in backups.values() for name, hours in each.items()}
        of_backups = {"backup_namespaces": [*backups], **_backups(late)}
    return read_dashboard(
        _text("overview"),
        uid="platform-overview",
        title="Platform",
        runbooks=runbooks,
        without=[] if backups else ["Is it backed up?"],
        namespaces=namespaces,
        web_namespaces=[*services],
        services=[name for names in services.values() for name in names],
        probes=probes,
        runbook_folder=runbooks,
        **of_backups,
    )


def web_dashboard(
    namespace: str, services: Sequence[str], *, runbooks: str, probes: Sequence[str] = PROBES
) -> Manifest:
    """Return the model of the dashboard of the web services of a namespace.

    They give `http_request_duration_seconds` with the labels `route` and `status`, as the programs
    in apps/ do, and a service's container has its name. `probes` are routes that Kubernetes asks
    for, which say nothing of visitors.
    """
    return read_dashboard(
        _text("web"),
        uid=f"web-{namespace}",
        title=f"Web services in {namespace}",
        runbooks=runbooks,
        namespace=namespace,
        services=",".join(services),
        probes=probes,
    )


def postgres_dashboard(
    namespace: str,
    name: str,
    *,
    exporter: str,
    backups: Mapping[str, int] | None = None,
    runbooks: str,
) -> Manifest:
    """Return the model of the dashboard of a PostgreSQL server, a StatefulSet of this name.

    `exporter` is the Service of its postgres_exporter, and `backups` are CronJobs of the namespace
    with the hours within which one must have succeeded.
    """
    return read_dashboard(
        _text("postgres"),
        uid=f"postgres-{namespace}-{name}",
        title=f"PostgreSQL {name} in {namespace}",
        runbooks=runbooks,
        without=[] if backups else ["Backups"],
        namespace=namespace,
        name=name,
        exporter=exporter,
        claim="data",
        **(_backups(backups) if backups else {}),
    )


def postgres_cluster_dashboard(
    namespace: str, name: str, *, backups: Mapping[str, int], runbooks: str
) -> Manifest:
    """Return the model of the dashboard of a PostgreSQL cluster of this name.

    `backups` are the CronJobs that restore backups, with the hours within which one must succeed.
    """
    return read_dashboard(
        _text("postgres-cluster"),
        uid=f"postgres-cluster-{namespace}-{name}",
        title=f"PostgreSQL cluster {name} in {namespace}",
        runbooks=runbooks,
        namespace=namespace,
        name=name,
        **_backups(backups),
    )


def delivery_dashboard(namespace: str, *, git: str | None, runbooks: str) -> Manifest:
    """Return the model of the dashboard of the Argo CD, and of the Tekton, in a namespace.

    `git` is the Service by which Prometheus reads the metrics of the Git server there. None: the
    repository is elsewhere.
    """
    server = ["Git server down", "Memory of the Git server", "Repositories"]
    return read_dashboard(
        _text("delivery"),
        uid="delivery",
        title="Delivery",
        runbooks=runbooks,
        without=[] if git else server,
        namespace=namespace,
        **({"git": git} if git else {}),
    )


def _backups(late_hours: Mapping[str, int]) -> dict[str, Json]:
    """Return the parameters of the panels on CronJobs that back up, or try backups out.

    After these hours a run is late, and after twice as many one was missed altogether. Panels have
    the limits of the most frequent, and overrides for the others.
    """
    limits = {
        name: {"late": hours * 3600, "missed": 2 * hours * 3600}
        for name, hours in late_hours.items()
    }
    soonest = min(limits.values(), key=lambda each: each["late"])
    override = json.loads(_text("late-backup"))
    return {
        "backups": [*limits],
        **soonest,
        "late_backups": [
            filled(override, {"cron_job": name, **each})
            for name, each in limits.items()
            if each != soonest
        ],
    }
