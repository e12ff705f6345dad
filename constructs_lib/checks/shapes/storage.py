"""Shapes of claims and volumes."""

from collections.abc import Mapping, Sequence

from constructs_lib.core.shapes import KubernetesObject, Metadata, ObjectReference, Quantity, Shape


class Resources(Shape):
    """Requests and limits of a container, a pod or a claim."""

    requests: Mapping[str, Quantity] = {}
    limits: Mapping[str, Quantity] = {}


class StorageSpec(Shape):
    """Spec of a claim or a volume."""

    storage_class_name: str = ""
    """Empty: that of the cluster, or none."""
    volume_attributes_class_name: str = ""
    volume_name: str = ""
    access_modes: Sequence[str] = ()
    resources: Resources = Resources()
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
