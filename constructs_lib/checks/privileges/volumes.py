"""Privileges by storage: volumes that are files of nodes, or come from elsewhere."""

from collections.abc import Iterator, Sequence
from posixpath import normpath

from constructs_lib.checks.inventory import Inventory, finding
from constructs_lib.checks.pod_security import RESTRICTED_VOLUMES
from constructs_lib.checks.privileges.privilege import Privilege, at
from constructs_lib.checks.shapes.pods import Volume
from constructs_lib.checks.shapes.reading import entries
from constructs_lib.core.host_folders import is_of_the_host
from constructs_lib.core.manifests import Json
from constructs_lib.core.shapes import KubernetesObject

OF_PODS = RESTRICTED_VOLUMES - {"csi"}
"""Types of volumes that every pod may have: their content is an object, or ends with the pod."""

NO_SOURCE = frozenset(
    {
        *("accessModes", "capacity", "claimRef", "mountOptions", "nodeAffinity"),
        *("persistentVolumeReclaimPolicy", "storageClassName", "volumeAttributesClassName"),
        "volumeMode",
    }
)
"""Fields of a PersistentVolume that do not say where its content lies."""


def of_volumes(inventory: Inventory) -> Iterator[Privilege]:
    """Yield the source of each PersistentVolume, and inline volumes that are not ordinary."""
    for manifest, found in inventory.read:
        if (found.group, found.kind) == ("", "PersistentVolume"):
            spec = at(manifest, "spec")
            for kind in sorted(set(spec if isinstance(spec, dict) else ()) - NO_SOURCE):
                source = _source(kind, spec[kind])
                yield Privilege(found, source, f"is '{source}'", "use a claim of a StorageClass")
            if not at(spec, "claimRef", "name"):
                problem = "may be bound to the claim of anybody"
                yield Privilege(found, "any claim", problem, "name the claim in 'claimRef'")
        if found.kind == "StorageClass":
            for key, value in entries(at(manifest, "parameters")):
                # The provisioner of Kind makes folders of the node where they say.
                if isinstance(value, str) and "/" in value and not value.startswith("${"):
                    yield Privilege(found, f"parameter {key}", f"has '{value}' as its '{key}'")
    users: list[tuple[KubernetesObject, Sequence[Volume]]] = [
        *((pods.workload, pods.spec.volumes) for pods in inventory.pods),
        *((task, task.spec.volumes) for task in inventory.tasks),
    ]
    for user, volumes in users:
        for volume in volumes:
            described = volume.model_dump(by_alias=True)
            for kind in sorted(volume.types - OF_PODS):
                source = _source(kind, described[kind])
                problem = f"has '{source}' as volume '{volume.name}'"
                yield Privilege(user, source, problem, "use a claim")


def volumes_spare_the_nodes(inventory: Inventory) -> Iterator[str]:
    """No PersistentVolume is a folder of a node's operating system or of Kubernetes."""
    for manifest, found in inventory.read:
        for kind in ("hostPath", "local"):
            path = at(manifest, "spec", kind, "path")
            is_volume = (found.group, found.kind) == ("", "PersistentVolume")
            if is_volume and isinstance(path, str) and is_of_the_host(normpath(path)):
                problem = f"is folder '{path}' of its node, with what others there may read"
                yield finding(found, problem, "use one of the platform's own")


def _source(kind: str, value: Json) -> str:
    """Return type and place of a volume, such as `hostPath /var/log`."""
    place = at(value, "path") or at(value, "driver") or at(value, "server")
    return f"{kind} {place}" if isinstance(place, str) else kind
