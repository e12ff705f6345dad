"""Shapes of claims and volumes, and of what places pods beside or apart from others."""

from collections.abc import Mapping, Sequence

from msgspec import field

from constructs_lib.core.shapes import (
    KubernetesObject,
    LabelSelector,
    Metadata,
    ObjectReference,
    Quantity,
    Shape,
)


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


class NeighbourTerm(Shape):
    """Pods that a pod must run beside, or apart from."""

    label_selector: LabelSelector | None = None
    namespaces: Sequence[str] = ()
    namespace_selector: LabelSelector | None = None


class Neighbours(Shape):
    """Pods that a pod must run beside, or apart from; preferences hold nothing up."""

    required: Sequence[NeighbourTerm] = field(
        name="requiredDuringSchedulingIgnoredDuringExecution", default=()
    )


class Affinity(Shape):
    """Other pods that decide on which node a pod runs."""

    pod_affinity: Neighbours = Neighbours()
    pod_anti_affinity: Neighbours = Neighbours()


class SpreadConstraint(Shape):
    """Pods that are spread over nodes together."""

    topology_key: str = ""
    label_selector: LabelSelector | None = None
