"""Pod templates as plain data: their place in objects, checks, environment and disk."""

import json
import math
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from constructs_lib.core.arguments import checked_argument
from constructs_lib.core.distinct import twins
from constructs_lib.core.fields import MAX_INT64, EnvName
from constructs_lib.core.manifests import Json, Manifest, at
from constructs_lib.core.quantity import amount, format_quantity
from constructs_lib.core.text import VariableText
from constructs_lib.core.validation import shown

if TYPE_CHECKING:
    from constructs import Construct

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


def refuse_port_twins(path: str, manifest: Manifest) -> None:
    """Refuse two ports of one name or number in a pod, whose containers share one address."""
    template = pod_template(manifest)
    spec = template.spec if template else {}
    containers = [each for field in CONTAINER_FIELDS for each in spec.get(field, ())]
    ports = [port for container in containers for port in container.get("ports", ())]
    for twin in twins(port[key] for key in ("name", "containerPort") for port in ports):
        raise ValueError(
            f"{path}: 'ports' of the pod must differ, got {twin!r} twice; the other may be the "
            "construct's own, so change or remove yours"
        )


def add_environment(
    path: str,
    workload: "Construct",
    variables: Mapping[str, str],
    container: str,
    followers: Iterable[str] = (),
) -> None:
    """Add variables to the environment of a container, found by name in the object as it is now.

    `followers` are containers that also get the variables, but keep their own values. Where a
    variable is refused, none is added.
    """
    # It starts Node.js, which readers of manifests do without.
    from constructs_lib.core.changes import change

    checked_argument(
        path, "variables", Mapping[EnvName, VariableText], variables, "pass text by name"
    )
    wanted = {"container": container, "followers": [*followers], "variables": {**variables}}

    def refusal(found: Mapping[str, Json]) -> ValueError:
        if name := found.get("taken"):
            return ValueError(
                f"{path}: 'environment' of container '{container}' already has {name!r}, got it "
                f"again with {shown(variables[name], name)}; remove it there"
            )
        return ValueError(
            f"{path}: 'container' must be one of the containers "
            f"({', '.join(found['containers']) or 'none'}), got {container!r}; correct the name"
        )

    change(workload, json.dumps({"environment": wanted}), refusal)


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
