"""Functions that a changed object loses or moves, and changes of charts."""

from collections.abc import Iterator, Mapping

from constructs_lib.analysis.plan.before_and_after import Sides
from constructs_lib.analysis.plan.object_changes import Change, Consequence, Severity, items, part
from constructs_lib.analysis.plan.sources import VALUES
from constructs_lib.kube.manifests import Manifest

ADMISSION = {
    **dict.fromkeys(("ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"), "spec"),
    "ValidatingWebhookConfiguration": "webhooks",
}
"""Field with the conditions of a refusal, by kind."""

ELSEWHERE: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("", "LimitRange"): {"spec.limits": "New pods get other defaults and bounds."},
    ("", "Namespace"): {
        "metadata.labels[pod-security.kubernetes.io/enforce]": "Other pods are admitted to it.",
    },
    ("", "ResourceQuota"): {"spec.scopeSelector": "It limits other pods."},
    ("", "Service"): {
        "spec.selector": "It selects other pods.",
        "spec.type": "It is reached at other addresses.",
    },
    **{
        ("admissionregistration.k8s.io", kind): {path: "It may refuse fewer or other requests."}
        for kind, path in ADMISSION.items()
    },
    ("argoproj.io", "Application"): {
        "spec.destination": "Objects at the former place are deleted or stay unmanaged.",
    },
    ("barmancloud.cnpg.io", "ObjectStore"): {
        "spec.configuration": "Backups at the former place are no longer found.",
        "spec.retentionPolicy": "Backups that are older are deleted.",
    },
    ("gateway.networking.k8s.io", "HTTPRoute"): {"spec.parentRefs": "Other Gateways serve it."},
    ("monitoring.coreos.com", "AlertmanagerConfig"): {"spec": "Alerts may go to others."},
    ("networking.k8s.io", "Ingress"): {"spec.ingressClassName": "Another controller serves it."},
}
"""Effect of a change of a field, by group and kind."""


def changed(change: Change, sides: Sides) -> Iterator[Consequence]:
    """Yield functions that a changed object loses."""
    if change.old is None or change.new is None or change.former:
        return
    kind = change.key.group, change.key.kind
    texts = [text for path, text in ELSEWHERE.get(kind, {}).items() if change.touches(path)]
    before, after = (set(_offered(kind[1], each)) for each in (change.old, change.new))
    if gone := sorted(before - after):
        texts.append(f"It no longer has: {', '.join(gone)}.")
    if any(each.path == "spec.suspend" and each.new is True for each in change.fields):
        texts.append("It is suspended until a user resumes it.")
    for text in texts:
        yield Consequence(severity=Severity.ATTENTION, text=text)


def _offered(kind: str, manifest: Manifest) -> Iterator[str]:
    """Yield the ports, addresses, versions or keys that others use of an object."""
    match kind:
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
        case "CustomResourceDefinition":
            for version in items(manifest, "spec", "versions"):
                if version.get("served"):
                    yield f"version {version.get('name')}"
        case "ServiceMonitor" | "PodMonitor":
            for name in ("endpoints", "podMetricsEndpoints"):
                for each in items(manifest, "spec", name):
                    number = each.get("port") or each.get("portNumber") or each.get("targetPort")
                    yield f"metrics of port {number}{each.get('path', '/metrics')}"
        case "ExternalSecret":
            for each in items(manifest, "spec", "data"):
                yield f"key {each.get('secretKey')}"


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
