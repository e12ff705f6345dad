"""Shapes of what places pods beside or apart from others."""

from collections.abc import Sequence

from msgspec import field

from constructs_lib.core.shapes import LabelSelector, Shape


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
