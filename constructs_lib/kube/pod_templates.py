"""Pod templates as plain data: their place in objects, checks, and disk."""

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from constructs_lib.kube.distinct import duplicates
from constructs_lib.kube.manifests import Manifest, at
from constructs_lib.kube.names import MAX_INT64
from constructs_lib.kube.quantities import amount, format_quantity

POD_SPECS = (
    ("spec", "jobTemplate", "spec", "template", "spec"),
    ("spec", "template", "spec"),
    ("spec",),
)
"""Paths of the spec of the pods in objects of any kind, most specific first."""

CONTAINER_FIELDS = ("initContainers", "containers")
"""Fields of a pod's spec that hold containers, in the order in which they start."""


class PodTemplate(NamedTuple):
    """The pods that an object creates, or the pod that it is."""

    labels: Mapping[str, str]
    spec: Manifest


def pod_template(manifest: Manifest) -> PodTemplate | None:
    """Return the pods that an object of any kind creates, or None if it creates none."""
    for path in POD_SPECS:
        spec = at(manifest, *path)
        if isinstance(at(spec, "containers"), list):
            return PodTemplate(at(manifest, *path[:-1], "metadata", "labels") or {}, spec)
    return None


def refuse_duplicate_ports(path: str, manifest: Manifest) -> None:
    """Refuse two ports of one name or number in a pod, whose containers share one address."""
    template = pod_template(manifest)
    spec = template.spec if template else {}
    containers = [each for field in CONTAINER_FIELDS for each in spec.get(field, ())]
    ports = [port for container in containers for port in container.get("ports", ())]
    for value in duplicates(port[key] for key in ("name", "containerPort") for port in ports):
        raise ValueError(
            f"{path}: 'ports' of the pod must differ, got {value!r} twice; the other may be the "
            "construct's own, so change or remove yours"
        )


DISK = "ephemeral-storage"
"""Name of the resource: logs, volumes that live as long as their pod, and the root of containers,
which here is read-only.
"""

LOGS_REQUEST = "64Mi"
"""Space for the logs of a container: by default the kubelet keeps five files of 10Mi."""

LOGS_LIMIT = "256Mi"
"""The most that the logs of a container may take, so that one which floods its log ends."""


def state_disk(manifest: Manifest) -> None:
    """States the request and the limit of all containers of the pods that an object creates.

    The limit of the first container that stays includes the volumes: Kubernetes adds up the limits
    of a pod, and holds the sum against all that the pod takes.
    """
    template = pod_template(manifest)
    if template is None:
        return
    volumes = sum((_size(volume) for volume in template.spec.get("volumes", ())), Fraction())
    for field in CONTAINER_FIELDS:
        for index, container in enumerate(template.spec.get(field, ())):
            extra = volumes if (field, index) == ("containers", 0) else Fraction()
            limit = min(math.ceil(amount(LOGS_LIMIT) + extra), MAX_INT64)
            container["resources"]["requests"][DISK] = LOGS_REQUEST
            container["resources"]["limits"][DISK] = format_quantity(Fraction(limit), LOGS_LIMIT)


def _size(volume: Manifest) -> Fraction:
    """Return the size of a volume on the disk; others, and those in memory, take nothing of it."""
    folder = volume.get("emptyDir") or {}
    return Fraction() if folder.get("medium") else amount(folder.get("sizeLimit", "0"))
