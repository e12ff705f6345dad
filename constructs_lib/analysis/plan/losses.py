"""Losses by removed objects: data, definitions, alerts, backups."""

from collections.abc import Iterator, Mapping

from constructs_lib.analysis.plan.before_and_after import Sides
from constructs_lib.analysis.plan.effects import ADMISSION
from constructs_lib.analysis.plan.object_changes import (
    Change,
    Consequence,
    Severity,
    items,
    part,
)
from constructs_lib.analysis.plan.sources import VALUES
from constructs_lib.analysis.reading import Place
from constructs_lib.kube.label_keys import CASCADE, PROTECTED, SYNC_OPTIONS
from constructs_lib.kube.manifests import Json, Manifest

OWNS = (None, "Owner")
"""Policies by which an ExternalSecret owns its Secret."""

BACKUP = ("app.kubernetes.io/component", "backup")
"""Label of a CronJob that takes backups."""

LOST: Mapping[tuple[str, str], str] = {
    ("", "Namespace"): "Everything in it is deleted, its claims with their data included",
    ("apiextensions.k8s.io", "CustomResourceDefinition"): "All objects of its kind are deleted",
    ("postgresql.cnpg.io", "Cluster"): "Its instances are deleted, and their claims with the data",
    ("operator.tekton.dev", "TektonConfig"): (
        "The operator deletes Tekton, and the namespace that it owns"
    ),
}
"""Data and objects that are deleted with an object, by group and kind."""

GONE: Mapping[tuple[str, str], str] = {
    ("", "LimitRange"): "Containers without requests or limits get no defaults.",
    ("", "Service"): "Its name no longer resolves.",
    ("gateway.networking.k8s.io", "GatewayClass"): "Gateways of this class stop being served.",
    ("networking.k8s.io", "IngressClass"): "Ingresses of this class stop being served.",
    ("networking.k8s.io", "Ingress"): "Its hosts and paths stop being served.",
    ("gateway.networking.k8s.io", "HTTPRoute"): "Its hosts and paths stop being served.",
    ("", "ResourceQuota"): "Its namespace no longer has a limit.",
    ("argoproj.io", "AppProject"): "Applications of this project stop syncing.",
    ("autoscaling", "HorizontalPodAutoscaler"): "The number of pods stays, or becomes 'replicas'.",
    ("policy", "PodDisruptionBudget"): "A drain of nodes may end all pods at once.",
    **{
        ("admissionregistration.k8s.io", kind): "Requests that it refused are allowed."
        for kind in ADMISSION
    },
    **{
        ("monitoring.coreos.com", kind): "Its metrics are no longer collected."
        for kind in ("PodMonitor", "Probe", "ScrapeConfig", "ServiceMonitor")
    },
    ("monitoring.coreos.com", "AlertmanagerConfig"): "Its receivers no longer get alerts.",
    **{
        ("triggers.tekton.dev", kind): "Its events no longer start runs."
        for kind in ("EventListener", "Trigger")
    },
    ("postgresql.cnpg.io", "ScheduledBackup"): "Backups stop.",
    ("barmancloud.cnpg.io", "ObjectStore"): "Archiving stops.",
}
"""Effect of a missing object, by group and kind."""


def losses(change: Change, sides: Sides) -> Iterator[Consequence]:
    """Yield the losses by a change."""
    if change.key.kind == "PrometheusRule":
        yield from _alerts(change)
    if change.key.kind == "StatefulSet":
        yield from _scaled(change)
    if change.old is None or (change.new is not None and not change.former):
        return
    key, old = change.former or change.key, change.old
    if _is_kept(old):
        text = "It stays in the cluster, unmanaged: it is protected, so Argo CD does not delete it."
        yield Consequence(severity=Severity.ATTENTION, text=text)
        return
    kind = key.group, key.kind
    if kind in LOST:
        yield Consequence(severity=Severity.DESTRUCTIVE, text=f"{LOST[kind]}.")
    elif kind in GONE and not _has_another(key, sides):
        yield Consequence(severity=Severity.ATTENTION, text=GONE[kind])
    match key.kind:
        case "PersistentVolumeClaim":
            yield _claim(old, sides)
        case "PersistentVolume":
            policy = part(old, "spec").get("persistentVolumeReclaimPolicy", "Retain")
            yield _by_policy(policy, f"it has reclaim policy {policy}")
        case "StatefulSet":
            yield from _claims_of(old)
        case "CronJob" if _labels(old).get(BACKUP[0]) == BACKUP[1]:
            yield Consequence(severity=Severity.ATTENTION, text="Backups stop.")
        case "Application":
            yield _application(old)
        case "ExternalSecret" if part(old, "spec", "target").get("creationPolicy") in OWNS:
            yield Consequence(severity=Severity.ATTENTION, text="Its Secret is deleted with it.")
        case _ if key.kind == VALUES:
            text = "The chart is installed with its default values, or is removed."
            yield Consequence(severity=Severity.ATTENTION, text=text)


def _has_another(key: Place, sides: Sides) -> bool:
    """Return whether a namespace that loses a quota has another one, for the same pods or a new."""
    if key.kind != "ResourceQuota":
        return False
    scopes = _scopes(sides.old[key])
    return any(
        (other.kind, other.namespace) == (key.kind, key.namespace)
        and (other not in sides.old or _scopes(each) == scopes)
        for other, each in sides.new.items()
    )


def _scopes(quota: Manifest) -> tuple[Json, Json]:
    spec = part(quota, "spec")
    return spec.get("scopes"), spec.get("scopeSelector")


def _is_kept(manifest: Manifest) -> bool:
    options = str(part(manifest, "metadata", "annotations").get(SYNC_OPTIONS, ""))
    # The guard keeps the objects of an Application, and lets go one that would leave them.
    is_guarded = PROTECTED in _labels(manifest) and manifest["kind"] != "Application"
    return "Prune=false" in options or is_guarded


def _labels(manifest: Manifest) -> Mapping[str, Json]:
    return part(manifest, "metadata", "labels")


def _claim(old: Manifest, sides: Sides) -> Consequence:
    """Return what happens to the volume of a claim, which its StorageClass or volume says."""
    spec = part(old, "spec")
    name, volume = spec.get("storageClassName"), spec.get("volumeName")
    for key, manifest in sides.old.items():
        if (key.kind, key.name) == ("PersistentVolume", volume):
            policy = part(manifest, "spec").get("persistentVolumeReclaimPolicy", "Retain")
            return _by_policy(policy, f"PersistentVolume {volume} has reclaim policy {policy}")
    for key, manifest in sides.old.items():
        if (key.kind, key.name) == ("StorageClass", name):
            policy = manifest.get("reclaimPolicy", "Delete")
            return _by_policy(policy, f"StorageClass {name} has reclaim policy {policy}")
    return _by_policy("Delete", f"{name or 'the default StorageClass'} is not known to retain it")


def _by_policy(policy: str, why: str) -> Consequence:
    if policy == "Retain":
        text = f"Its data stay on a volume that nothing uses, since {why}."
        return Consequence(severity=Severity.ATTENTION, text=text)
    return Consequence(severity=Severity.DESTRUCTIVE, text=f"Its data are deleted, since {why}.")


def _claims_of(old: Manifest) -> Iterator[Consequence]:
    spec = part(old, "spec")
    if not spec.get("volumeClaimTemplates"):
        return
    policy = part(spec, "persistentVolumeClaimRetentionPolicy")
    if policy.get("whenDeleted") == "Delete":
        text = "Its claims are deleted, and their data ('whenDeleted: Delete')."
        yield Consequence(severity=Severity.DESTRUCTIVE, text=text)
    else:
        text = "Its claims stay, with their data, until a user deletes them."
        yield Consequence(severity=Severity.ATTENTION, text=text)


def _scaled(change: Change) -> Iterator[Consequence]:
    policy = part(change.new, "spec", "persistentVolumeClaimRetentionPolicy")
    for field in change.fields:
        before, after = field.old, field.new
        is_fewer = isinstance(before, int) and isinstance(after, int) and after < before
        if field.path == "spec.replicas" and is_fewer and policy.get("whenScaled") == "Delete":
            text = "The claims of further pods are deleted, and their data ('whenScaled: Delete')."
            yield Consequence(severity=Severity.DESTRUCTIVE, text=text)


def _application(old: Manifest) -> Consequence:
    finalizers = part(old, "metadata").get("finalizers") or ()
    if isinstance(finalizers, list) and any(str(each).startswith(CASCADE) for each in finalizers):
        text = "Argo CD deletes all objects that it applied (it has the finalizer for that)."
        return Consequence(severity=Severity.DESTRUCTIVE, text=text)
    text = "Its objects stay in the cluster, unmanaged."
    return Consequence(severity=Severity.ATTENTION, text=text)


def _alerts(change: Change) -> Iterator[Consequence]:
    before, after = (set(_names(each)) for each in (change.old, change.new))
    if gone := sorted(before - after):
        text = f"Alerts are removed: {', '.join(gone)}."
        yield Consequence(severity=Severity.ATTENTION, text=text)


def _names(manifest: Manifest | None) -> Iterator[str]:
    for group in items(manifest, "spec", "groups"):
        for rule in items(group, "rules"):
            if "alert" in rule:
                yield str(rule["alert"])
