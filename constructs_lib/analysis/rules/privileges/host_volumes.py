"""Privileges of pods and programs, and of volumes that are files of nodes or from elsewhere."""

from collections.abc import Iterator, Sequence
from posixpath import normpath

from constructs_lib.analysis.custom_resources import volumes_of
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.reading import entries
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.rules.pod_security import (
    BASELINE_CAPABILITIES,
    LEVEL,
    RESTRICTED_VOLUMES,
    baseline_violations,
)
from constructs_lib.analysis.rules.privileges.privilege import Privilege
from constructs_lib.analysis.workload_pods import types_of
from constructs_lib.kube.host_folders import is_of_the_host
from constructs_lib.kube.manifests import Json, at, items, rendered
from constructs_lib.kube.names import NAMESPACES_OF_THE_CLUSTER
from constructs_lib.kube.structs import k8s

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
                problem = "may be bound to any claim"
                yield Privilege(found, "any claim", problem, "name the claim in 'claimRef'")
        if found.kind == "StorageClass":
            for key, value in entries(at(manifest, "parameters")):
                # The provisioner of Kind makes folders of the node where they say.
                if isinstance(value, str) and "/" in value and not value.startswith("${"):
                    yield Privilege(found, f"parameter {key}", f"has '{value}' as its '{key}'")
    users: list[tuple[k8s.Object, Sequence[k8s.Volume]]] = [
        *((pods.workload, pods.spec.volumes) for pods in inventory.pods),
        *((task, volumes_of(task)) for task in inventory.tasks),
    ]
    for user, volumes in users:
        for volume in volumes:
            described = rendered(volume)
            for kind in sorted(types_of(volume) - OF_PODS):
                source = _source(kind, described[kind])
                problem = f"has '{source}' as volume '{volume.name}'"
                yield Privilege(user, source, problem, "use a claim")


@register("host-path-of-system")
def _volumes_spare_the_nodes(inventory: Inventory) -> Iterator[Finding]:
    for manifest, found in inventory.read:
        for kind in ("hostPath", "local"):
            path = at(manifest, "spec", kind, "path")
            is_volume = (found.group, found.kind) == ("", "PersistentVolume")
            if is_volume and isinstance(path, str) and is_of_the_host(normpath(path)):
                problem = f"is folder '{path}' of its node, which other pods there can read"
                yield finding(found, problem, "use one of the platform's own")


def _source(kind: str, value: Json) -> str:
    """Return type and place of a volume, such as `hostPath /var/log`."""
    place = at(value, "path") or at(value, "driver") or at(value, "server")
    return f"{kind} {place}" if isinstance(place, str) else kind


ON_THE_NODE = frozenset(
    {
        *("allowPrivilegeEscalation", "hostIPC", "hostNetwork", "hostPID", "hostProcess"),
        "privileged",
    }
)
"""Fields that give a pod or a container rights on its node where they are true."""


def of_pods(inventory: Inventory) -> Iterator[Privilege]:
    """Yield pods that may run on every node, or have rights on their node."""
    for pods in inventory.pods:
        workload, found = pods.workload, pods.spec.tolerations
        if any(not each.key and each.effect in (None, "NoSchedule") for each in found):
            problem = "tolerates every taint, also those that keep pods from a node"
            yield Privilege(workload, "all taints", problem, "name a 'key' in each toleration")
        namespace = inventory.find("Namespace", "", pods.namespace)
        level = namespace.labels.get(LEVEL) if namespace else "unknown"
        # Other levels refuse such pods. The level of a Namespace without an object is unknown.
        is_open = pods.namespace in NAMESPACES_OF_THE_CLUSTER or (
            level not in ("baseline", "restricted", "unknown")
        )
        for violation in baseline_violations(pods) if is_open else ():
            name = violation.what.replace("'", "")
            if not name.endswith("type hostPath"):
                yield Privilege(workload, name, f"has {violation.what}", violation.fix)


def of_templates(inventory: Inventory) -> Iterator[Privilege]:
    """Yield rights on nodes in steps of Tasks, templates of runs and objects of other groups."""
    for manifest, found in inventory.read:
        # Kubernetes' own workloads are compared with the level of Pod Security of their namespace.
        is_of_kubernetes = "." not in found.group or found.group.endswith(".k8s.io")
        for key, value in () if is_of_kubernetes else entries(manifest):
            if key in ON_THE_NODE and value is True:
                yield Privilege(found, key, f"has pods with '{key}'")
            elif key == "hostPath" and isinstance(path := at(value, "path"), str):
                yield Privilege(found, f"hostPath {path}", f"has pods with 'hostPath {path}'")
            elif key == "capabilities" and (
                added := sorted(set(map(str, items(value, "add"))) - BASELINE_CAPABILITIES)
            ):
                yield Privilege(found, "capabilities", f"has pods with capabilities {added}")


NO_LOGIN = "needs no login", "remove it, so that callers log in"
NO_VERIFICATION = "verifies no server", "remove it, and mount the CA certificate of the server"

UNSAFE_OPTIONS = {
    "--anonymous-auth": NO_LOGIN,
    "--api.insecure": NO_LOGIN,
    "--auth-mode=server": NO_LOGIN,
    "--authorization-mode=AlwaysAllow": NO_LOGIN,
    "--disable-auth": NO_LOGIN,
    "--disable-settings-authorizer": NO_LOGIN,
    "--enable-insecure-login": NO_LOGIN,
    "--enable-skip-login": NO_LOGIN,
    "--insecure-skip-tls-verify": NO_VERIFICATION,
    "--kubelet-insecure-tls": NO_VERIFICATION,
    "--no-auth": NO_LOGIN,
}
"""Options of well-known programs, each with its consequence and the fix."""


def of_containers(inventory: Inventory) -> Iterator[Privilege]:
    """Yield containers that can change their own programs, or need no login."""
    for pods, container in inventory.containers:
        context = container.security_context or k8s.SecurityContext()
        # Windows has no such root.
        is_windows = pods.spec.os is not None and pods.spec.os.name == "windows"
        if not (context.read_only_root_filesystem or is_windows):
            problem = f"can change the files of the image of container '{container.name}'"
            fix = "set 'readOnlyRootFilesystem' to true"
            yield Privilege(pods.workload, f"writable root {container.name}", problem, fix)
        for word in (*container.command, *container.args):
            if unsafe := UNSAFE_OPTIONS.get(word.removesuffix("=true")):
                consequence, fix = unsafe
                problem = f"passes '{word}' to container '{container.name}', which {consequence}"
                yield Privilege(pods.workload, f"argument {word}", problem, fix)
