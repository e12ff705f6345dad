"""Losses that depend on other objects: data on volumes, quotas, and what Applications applied."""

from collections.abc import Iterator

from constructs_lib.analysis.plan.before_and_after import Sides
from constructs_lib.analysis.plan.judging import is_kept, refusal
from constructs_lib.analysis.plan.object_changes import Change, Consequence, Severity, items, part
from constructs_lib.analysis.reading import Place
from constructs_lib.kube.label_keys import CASCADE
from constructs_lib.kube.manifests import Json, Manifest
from constructs_lib.kube.quantities import amount

OWNS = (None, "Owner")
"""Policies by which an ExternalSecret owns its Secret."""


def losses(change: Change, sides: Sides) -> Iterator[Consequence]:
    """Yield the losses by a change."""
    if change.old is None or (change.new is not None and not change.former):
        yield from _of_data(change, sides)
        return
    key, old = change.former or change.key, change.old
    if is_kept(old):
        return
    match key.kind:
        case "PersistentVolumeClaim":
            yield _claim(old, sides)
        case "PersistentVolume":
            yield _by_policy(*_policy(old))
        case "StatefulSet":
            yield from _claims_of(old)
        case "Application":
            yield _application(old)
        case "ResourceQuota" if not _has_another(key, sides):
            yield _attention("Its namespace no longer has a limit.")
        case "ExternalSecret" if part(old, "spec", "target").get("creationPolicy") in OWNS:
            yield _attention("Its Secret is deleted with it.")


def _attention(text: str) -> Consequence:
    return Consequence(severity=Severity.ATTENTION, text=text)


def _of_data(change: Change, sides: Sides) -> Iterator[Consequence]:
    """Yield what happens to values and volumes of an object that stays."""
    if change.old is None:
        return
    match change.key.kind:
        case "ConfigMap" | "Secret" if change.old.get("immutable") is True:
            if paths := change.touches("data", "binaryData", "stringData", "immutable"):
                yield refusal(change, f"it is immutable, so {', '.join(paths)} cannot change")
        case "PersistentVolumeClaim":
            yield from _claim_size(change, sides)
        case "PersistentVolume" if change.touches("spec.persistentVolumeReclaimPolicy"):
            claim = part(change.new, "spec", "claimRef")
            place = Place("", "PersistentVolumeClaim", str(claim.get("namespace")), "")
            is_here = place._replace(name=str(claim.get("name"))) in sides.new
            if claim and not is_here and _policy(change.new)[0] != "Retain":
                text = "Its data are deleted at once, if its claim is gone: that is not here."
                yield Consequence(severity=Severity.DESTRUCTIVE, text=text)


def _claim_size(change: Change, sides: Sides) -> Iterator[Consequence]:
    for field in change.fields:
        if field.path != "spec.resources.requests.storage" or not (field.old and field.new):
            continue
        try:
            shrinks = amount(str(field.new)) < amount(str(field.old))
        except ValueError:
            continue
        if shrinks:
            yield refusal(change, f"a volume does not shrink, from {field.old} to {field.new}")
            continue
        name = part(change.new, "spec").get("storageClassName")
        grows = [
            each.get("allowVolumeExpansion")
            for key, each in sides.new.items()
            if (key.kind, key.name) == ("StorageClass", name)
        ]
        if grows != [True]:
            yield refusal(
                change,
                f"only a StorageClass with 'allowVolumeExpansion' lets a volume grow, and "
                f"{name or 'the default'} is not known to have it",
            )


def _has_another(key: Place, sides: Sides) -> bool:
    """Return whether a namespace that loses a quota has another one, for the same pods or a new."""
    scopes = _scopes(sides.old[key])
    return any(
        (other.kind, other.namespace) == (key.kind, key.namespace)
        and (other not in sides.old or _scopes(each) == scopes)
        for other, each in sides.new.items()
    )


def _scopes(quota: Manifest) -> tuple[Json, Json]:
    spec = part(quota, "spec")
    return spec.get("scopes"), spec.get("scopeSelector")


def _claim(old: Manifest, sides: Sides) -> Consequence:
    """Return what happens to the volume of a claim, which its StorageClass or volume says."""
    spec = part(old, "spec")
    name, volume = spec.get("storageClassName"), spec.get("volumeName")
    objects = {**sides.old, **sides.new}
    for key, manifest in objects.items():
        if (key.kind, key.name) == ("PersistentVolume", volume):
            policy, why = _policy(manifest)
            return _by_policy(policy, f"PersistentVolume {volume}: {why}")
    for key, manifest in objects.items():
        if (key.kind, key.name) == ("StorageClass", name):
            policy = str(manifest.get("reclaimPolicy", "Delete"))
            return _by_policy(policy, f"StorageClass {name} has reclaim policy {policy}")
    return _by_policy("Delete", f"{name or 'the default StorageClass'} is not known to retain it")


def _policy(volume: Manifest | None) -> tuple[str, str]:
    """Return the reclaim policy of a volume, and that as a reason."""
    policy = str(part(volume, "spec").get("persistentVolumeReclaimPolicy", "Retain"))
    return policy, f"it has reclaim policy {policy}"


def _by_policy(policy: str, why: str) -> Consequence:
    if policy == "Retain":
        return _attention(f"Its data stay on a volume that nothing uses, since {why}.")
    return Consequence(severity=Severity.DESTRUCTIVE, text=f"Its data are deleted, since {why}.")


def _claims_of(old: Manifest) -> Iterator[Consequence]:
    spec = part(old, "spec")
    if not items(spec, "volumeClaimTemplates"):
        return
    if part(spec, "persistentVolumeClaimRetentionPolicy").get("whenDeleted") == "Delete":
        text = "Its claims are deleted, and their data ('whenDeleted: Delete')."
        yield Consequence(severity=Severity.DESTRUCTIVE, text=text)
    else:
        yield _attention("Its claims stay, with their data, until a user deletes them.")


def _application(old: Manifest) -> Consequence:
    finalizers = part(old, "metadata").get("finalizers") or ()
    if isinstance(finalizers, list) and any(str(each).startswith(CASCADE) for each in finalizers):
        text = "Argo CD deletes all objects that it applied (it has the finalizer for that)."
        return Consequence(severity=Severity.DESTRUCTIVE, text=text)
    return _attention("Its objects stay in the cluster, unmanaged.")
