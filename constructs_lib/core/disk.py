"""What containers take of the disk of their node: computed, since nobody could state it better.

A node whose disk is full evicts pods, those first that state no request.
"""

import math
from fractions import Fraction

from constructs_lib.core.fields import MAX_INT64
from constructs_lib.core.manifests import Manifest
from constructs_lib.core.pod_templates import CONTAINER_FIELDS, pod_template
from constructs_lib.core.quantity import amount, format_quantity

DISK = "ephemeral-storage"
"""Name of the resource: logs, volumes that live as long as their pod, and the root of containers,
which here is read-only.
"""

LOGS_REQUEST = "64Mi"
"""What is reserved for the logs of a container: by default the kubelet keeps five files of 10Mi."""

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
