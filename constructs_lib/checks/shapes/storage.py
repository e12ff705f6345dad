"""Shapes of claims and volumes."""

from constructs_lib.core.shapes import KubernetesObject, Metadata, Shape


class StorageSpec(Shape):
    """Spec of a claim or a volume."""

    storage_class_name: str = ""
    """Empty: that of the cluster, or none."""


class ClaimTemplate(Shape):
    """Template of a claim for each pod of a StatefulSet."""

    metadata: Metadata
    spec: StorageSpec = StorageSpec()


class PersistentVolumeClaim(KubernetesObject):
    """A PersistentVolumeClaim."""

    spec: StorageSpec = StorageSpec()


class PersistentVolume(KubernetesObject):
    """A PersistentVolume."""

    spec: StorageSpec = StorageSpec()
