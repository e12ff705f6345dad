"""Shapes of claims and volumes."""

from collections.abc import Mapping, Sequence

from constructs_lib.core.shapes import KubernetesObject, Metadata, Quantity, Shape


class StorageResources(Shape):
    """Size that a claim requests."""

    requests: Mapping[str, Quantity] = {}


class ObjectReference(Shape):
    """Object whose data a volume begins with, or claim that it is for."""

    kind: str = ""
    name: str = ""
    namespace: str = ""


class StorageSpec(Shape):
    """Spec of a claim or a volume."""

    storage_class_name: str = ""
    """Empty: that of the cluster, or none."""
    volume_attributes_class_name: str = ""
    volume_name: str = ""
    access_modes: Sequence[str] = ()
    resources: StorageResources = StorageResources()
    data_source: ObjectReference = ObjectReference()
    data_source_ref: ObjectReference = ObjectReference()
    claim_ref: ObjectReference = ObjectReference()


class ClaimTemplate(Shape):
    """Template of a claim for each pod."""

    metadata: Metadata = Metadata()
    spec: StorageSpec = StorageSpec()


class EphemeralVolume(Shape):
    """A volume that lives as long as its pod."""

    volume_claim_template: ClaimTemplate = ClaimTemplate()


class EmptyDir(Shape):
    """A folder that is empty at first."""

    size_limit: Quantity | None = None


class PersistentVolumeClaim(KubernetesObject):
    """A PersistentVolumeClaim."""

    spec: StorageSpec = StorageSpec()


class PersistentVolume(KubernetesObject):
    """A PersistentVolume."""

    spec: StorageSpec = StorageSpec()
