"""Changes that the API server refuses: fields that are immutable.

The fields are those of Kubernetes 1.36 (its validation of updates). A test tries each of them on a
real API server.
"""

from collections.abc import Iterator, Mapping, Sequence

from constructs_lib.analysis.plan.before_and_after import Sides
from constructs_lib.analysis.plan.object_changes import Change, Consequence, Severity, part
from constructs_lib.kube.label_keys import SYNC_OPTIONS
from constructs_lib.kube.quantities import amount

FIXED: Mapping[tuple[str, str], Sequence[str]] = {
    ("apps", "DaemonSet"): ("spec.selector",),
    ("apps", "Deployment"): ("spec.selector",),
    ("apps", "ReplicaSet"): ("spec.selector",),
    ("apps", "StatefulSet"): (
        "spec.selector",
        "spec.serviceName",
        "spec.podManagementPolicy",
        "spec.volumeClaimTemplates",
    ),
    ("batch", "Job"): (
        *("spec.selector", "spec.template", "spec.completions", "spec.completionMode"),
        *("spec.podFailurePolicy", "spec.backoffLimitPerIndex", "spec.managedBy"),
        "spec.successPolicy",
    ),
    ("", "PersistentVolumeClaim"): (
        *("spec.accessModes", "spec.selector", "spec.storageClassName", "spec.volumeMode"),
        *("spec.volumeName", "spec.dataSource", "spec.dataSourceRef"),
    ),
    ("", "PersistentVolume"): (
        *("spec.hostPath", "spec.local", "spec.nfs", "spec.csi.driver", "spec.csi.volumeHandle"),
        *("spec.nodeAffinity", "spec.volumeMode"),
    ),
    ("", "ResourceQuota"): ("spec.scopes",),
    ("", "Secret"): ("type",),
    ("", "Service"): ("spec.clusterIP",),
    ("discovery.k8s.io", "EndpointSlice"): ("addressType",),
    ("networking.k8s.io", "IngressClass"): ("spec.controller",),
    ("node.k8s.io", "RuntimeClass"): ("handler",),
    ("rbac.authorization.k8s.io", "ClusterRoleBinding"): ("roleRef",),
    ("rbac.authorization.k8s.io", "RoleBinding"): ("roleRef",),
    ("scheduling.k8s.io", "PriorityClass"): ("value", "preemptionPolicy"),
    ("storage.k8s.io", "StorageClass"): (
        "parameters",
        "provisioner",
        "reclaimPolicy",
        "volumeBindingMode",
    ),
    ("storage.k8s.io", "VolumeAttributesClass"): ("driverName", "parameters"),
    ("apiextensions.k8s.io", "CustomResourceDefinition"): (
        "spec.group",
        "spec.scope",
        "spec.names.kind",
        "spec.names.plural",
    ),
}
"""Paths of fixed fields, by group and kind."""

KEPT: Mapping[tuple[str, str], str] = {
    ("", "PersistentVolume"): "Give the new one another name: this one has data.",
    ("", "PersistentVolumeClaim"): (
        "Keep it, since it has data: give the new one another name, and restore a backup into that."
    ),
    ("", "Secret"): "Give the new one another name: only this one may have the value.",
    ("apiextensions.k8s.io", "CustomResourceDefinition"): (
        "Give the new one another name: all objects of this kind would go with it."
    ),
    ("apps", "StatefulSet"): (
        "Its claims have data: remove this object alone, with '--cascade=orphan', which keeps its "
        "pods and claims."
    ),
}
"""Advice for an object that has data, by group and kind."""


def refused(change: Change, sides: Sides) -> Iterator[Consequence]:
    """Yield changes that the API server refuses."""
    if change.old is None or change.new is None or change.former:
        return
    found = change.touches(*FIXED.get((change.key.group, change.key.kind), ()))
    if found:
        yield _refusal(change, f"{', '.join(found)} cannot change")
    match change.key.kind:
        case "ConfigMap" | "Secret" if change.old.get("immutable") is True:
            if paths := change.touches("data", "binaryData", "stringData", "immutable"):
                yield _refusal(change, f"it is immutable, so {', '.join(paths)} cannot change")
        case "PersistentVolumeClaim":
            yield from _claim_size(change, sides)


def _claim_size(change: Change, sides: Sides) -> Iterator[Consequence]:
    for field in change.fields:
        if field.path != "spec.resources.requests.storage" or not (field.old and field.new):
            continue
        try:
            shrinks = amount(str(field.new)) < amount(str(field.old))
        except ValueError:
            continue
        if shrinks:
            yield _refusal(change, f"a volume does not shrink, from {field.old} to {field.new}")
            continue
        name = part(change.new, "spec").get("storageClassName")
        grows = [
            each.get("allowVolumeExpansion")
            for key, each in sides.new.items()
            if (key.kind, key.name) == ("StorageClass", name)
        ]
        if grows != [True]:
            yield _refusal(
                change,
                f"only a StorageClass with 'allowVolumeExpansion' lets a volume grow, and "
                f"{name or 'the default'} is not known to have it",
            )


def _refusal(change: Change, why: str) -> Consequence:
    """Return the consequence of a refused update."""
    options = str(part(change.new, "metadata", "annotations").get(SYNC_OPTIONS, ""))
    if "Replace=true" in options or "Force=true" in options:
        text = f"Argo CD deletes and recreates it, since {why}."
        return Consequence(severity=Severity.DESTRUCTIVE, text=text)
    fix = KEPT.get(
        (change.key.group, change.key.kind),
        "Delete the object first, or give the new one another name.",
    )
    text = f"The API server refuses it: {why}. {fix}"
    return Consequence(severity=Severity.ATTENTION, text=text)
