"""Hosts, paths and metrics that a changed object loses, and changes of charts."""

from collections.abc import Iterator, Mapping

from constructs_lib.analysis.plan.before_and_after import Sides
from constructs_lib.analysis.plan.object_changes import Change, Consequence, Severity, items, part
from constructs_lib.analysis.plan.sources import VALUES
from constructs_lib.kube.manifests import Manifest


def changed(change: Change, sides: Sides) -> Iterator[Consequence]:
    """Yield what others use and a changed object loses."""
    if change.old is None or change.new is None or change.former:
        return
    before, after = (set(_offered(change.key.kind, each)) for each in (change.old, change.new))
    if gone := sorted(before - after):
        text = f"It no longer has: {', '.join(gone)}."
        yield Consequence(severity=Severity.ATTENTION, text=text)


def _offered(kind: str, manifest: Manifest) -> Iterator[str]:
    """Yield the ports, addresses, versions or keys that others use of an object."""
    match kind:
        case "CustomResourceDefinition":
            for version in items(manifest, "spec", "versions"):
                if version.get("served"):
                    yield f"version {version.get('name')}"
        case "ExternalSecret":
            for each in items(manifest, "spec", "data"):
                yield f"key {each.get('secretKey')}"
        case "PrometheusRule":
            for group in items(manifest, "spec", "groups"):
                for rule in items(group, "rules"):
                    yield f"alert {rule['alert']}" if "alert" in rule else f"{rule.get('record')}"
        case "Service":
            for port in items(manifest, "spec", "ports"):
                yield f"port {port.get('port')}/{port.get('protocol', 'TCP')}"
        case "Ingress":
            for rule in items(manifest, "spec", "rules"):
                for path in items(rule, "http", "paths"):
                    yield f"{rule.get('host', '*')}{path.get('path', '/')}"
        case "HTTPRoute":
            hosts = part(manifest, "spec").get("hostnames")
            for rule in items(manifest, "spec", "rules"):
                for match in items(rule, "matches"):
                    path = part(match, "path").get("value", "/")
                    for host in hosts if isinstance(hosts, list) else ["*"]:
                        yield f"{host}{path}"
        case "ServiceMonitor" | "PodMonitor":
            for name in ("endpoints", "podMetricsEndpoints"):
                for each in items(manifest, "spec", name):
                    number = each.get("port") or each.get("portNumber") or each.get("targetPort")
                    yield f"metrics of port {number}{each.get('path', '/metrics')}"


UNSEEN = " The rendered chart is not compared."


def charts(change: Change, sides: Sides) -> Iterator[Consequence]:
    """Yield which charts are installed, raised, or given other values."""
    unseen = "" if change.key.name in sides.seen else UNSEEN
    if change.key.kind == VALUES and change.old and change.new and unseen:
        yield Consequence(severity=Severity.ATTENTION, text=f"Other values of a chart.{UNSEEN}")
    if change.key.kind != "Application":
        return
    old, new = _versions(change.old), _versions(change.new)
    for chart in sorted(old.keys() - new.keys()) if change.new else ():
        text = f"Chart {chart} is left out: Argo CD deletes its objects."
        yield Consequence(severity=Severity.DESTRUCTIVE, text=text)
    for chart, version in new.items():
        if chart not in old:
            text = f"Installs chart {chart} {version}.{unseen}"
            yield Consequence(severity=Severity.ATTENTION, text=text)
        elif old[chart] != version:
            text = f"Chart {chart} goes from {old[chart]} to {version}.{unseen}"
            yield Consequence(severity=Severity.ATTENTION, text=text)


def _versions(manifest: Manifest | None) -> Mapping[str, str]:
    """Return the versions of the charts of an Application by their names."""
    sources = [*items(manifest, "spec", "sources"), part(manifest, "spec", "source")]
    return {
        str(each["chart"]): str(each.get("targetRevision")) for each in sources if each.get("chart")
    }
