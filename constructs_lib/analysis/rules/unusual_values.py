"""The rule on values that can hardly be meant: each is stated by its object with a reason."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from posixpath import normpath

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.records import Finding, register
from constructs_lib.analysis.rules.addresses import broken_addresses
from constructs_lib.analysis.rules.alert_expressions import pointless_expressions
from constructs_lib.analysis.rules.stated_reasons import Notable, notable_rows, without_reasons
from constructs_lib.analysis.rules.workloads import image_users
from constructs_lib.analysis.workload_pods import (
    Workload,
    handlers_of,
)
from constructs_lib.kube.label_keys import UNUSUAL
from constructs_lib.kube.schedules import time_zones
from constructs_lib.kube.structs import k8s

KUBERNETES_VARIABLE = re.compile(r"(?<!\$)\$\(([A-Z][A-Z0-9_]*)\)", re.ASCII)
"""A variable that Kubernetes replaces. Commands of a shell in `$(…)` are in small letters."""

SHELL_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}", re.ASCII)
"""A variable that a shell replaces, but not Kubernetes."""

SERVICE_VARIABLE = re.compile(r".*_(SERVICE_HOST|SERVICE_PORT.*|PORT(_.*)?)", re.ASCII)
"""Names of variables that the kubelet adds for each Service of the namespace."""

OPERATORS = frozenset({"&", "&&", "2>", "2>&1", "<", ">", ">>", "|", "||"})
"""Words by which a shell joins and redirects programs."""

ZONE = re.compile(r"[A-Z][A-Za-z]+/[A-Z][A-Za-z_/+-]+", re.ASCII)
"""Name of a time zone. Variables may have rules of one instead, or a path."""

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1"})
"""Names of the pod itself."""

HOST_VARIABLE = re.compile(r"(?!.*(BIND|LISTEN|SERVER)).+_HOST", re.ASCII)
"""Name of a variable with the host of another program, not where its own listens."""

SYSTEM_FOLDERS = frozenset(
    {
        *("/bin", "/dev", "/etc", "/lib", "/lib64", "/proc", "/sbin", "/sys"),
        *("/usr", "/usr/bin", "/usr/lib", "/usr/local", "/usr/sbin", "/var"),
    }
)
"""Folders of images without which few programs start."""

SINGLE_NODE_MODES = frozenset({"ReadWriteOnce", "ReadWriteOncePod"})
"""Access modes of a volume that one node at a time mounts for writing."""


def broken_commands(inventory: Inventory) -> Iterator[Notable]:
    """Yield mistakes in commands: unknown references, operators of a shell, joined arguments."""
    for pods, container in inventory.containers:
        for name in _unknown(container):
            problem = f"refers to '$({name})' in container '{container.name}', which has no such"
            fix = "set it before the variable that refers to it"
            yield Notable(pods.workload, f"reference {name}", f"{problem} variable", fix)
        names = {each.name for each in container.env}
        for variable in container.env:
            for name in names.intersection(SHELL_VARIABLE.findall(variable.value or "")):
                problem = f"has '${{{name}}}' in variable '{variable.name}' of '{container.name}'"
                fix = f"write '$({name})', which Kubernetes replaces"
                yield Notable(pods.workload, f"text {name}", problem, fix)
        words = [*container.command, *container.args]
        for word in dict.fromkeys(word for word in words if word in OPERATORS):
            problem = f"passes '{word}' to the program of container '{container.name}'"
            fix = "begin the command with 'sh', '-c', and write the rest as one text"
            yield Notable(pods.workload, f"argument {word}", problem, fix)
        hooks = [each.exec.command for each in handlers_of(container) if each.exec]
        for command in (container.command, *hooks):
            if command and re.search(r"\s", command[0]):
                problem = f"starts the program {command[0]!r:.80} in container '{container.name}'"
                fix = "write each argument as a text of its own"
                yield Notable(pods.workload, f"program {command[0]}", problem, fix)


def _unknown(container: k8s.Container) -> list[str]:
    """Return the variables that others and arguments refer to, and which are not set by then."""
    if container.env_from:
        return []
    names: set[str] = set()
    found: list[str] = []
    for variable in container.env:
        used = KUBERNETES_VARIABLE.findall(variable.value or "")
        found += [each for each in used if each not in names]
        names.add(variable.name)
    for text in (*container.command, *container.args):
        found += [each for each in KUBERNETES_VARIABLE.findall(text) if each not in names]
    return [each for each in dict.fromkeys(found) if not SERVICE_VARIABLE.fullmatch(each)]


def broken_variables(inventory: Inventory) -> Iterator[Notable]:
    """Yield variables with quotes around their value, or that name an unknown host or zone."""
    for pods, container in inventory.containers:
        for variable in container.env:
            name, text = variable.name, variable.value or ""
            where = f"variable '{name}' of container '{container.name}'"
            if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
                problem = f"has quotes around {text!r:.80} in {where}, which are part of the value"
                yield Notable(pods.workload, f"quotes {name}", problem, "remove them")
            if text in LOCAL_HOSTS and HOST_VARIABLE.fullmatch(name) and len(pods.servers) == 1:
                problem = f"has {text!r} in {where}, which is alone in its pod"
                fix = "name the Service that is meant"
                yield Notable(pods.workload, f"host {name}", problem, fix)
            if name == "TZ" and ZONE.fullmatch(text) and text not in time_zones():
                problem = f"has time zone {text!r:.80} in {where}, which is none"
                fix = "use a name such as 'Europe/Berlin'"
                yield Notable(pods.workload, f"time zone {text}", problem, fix)


def hiding_mounts(inventory: Inventory) -> Iterator[Notable]:
    """Yield volumes that hide the system of an image."""
    for pods, container in inventory.containers:
        for mount in container.volume_mounts:
            path = normpath(mount.mount_path)
            if path in SYSTEM_FOLDERS:
                problem = f"hides '{path}' of the image of container '{container.name}'"
                fix = "mount the volume below it, or a single file with 'subPath'"
                yield Notable(pods.workload, f"mount {path}", problem, fix)


def shared_claims(inventory: Inventory) -> Iterator[Notable]:
    """Yield claims for one node that pods on several may write.

    Pods that must run beside others are taken to be on their node. Jobs end, and do not count.
    """
    writers: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for pods in inventory.pods:
        workload, affinity = pods.workload, pods.spec.affinity and pods.spec.affinity.pod_affinity
        if not isinstance(workload, Workload) or isinstance(workload, k8s.Job):
            continue
        is_beside = affinity and affinity.required_during_scheduling_ignored_during_execution
        for volume in () if is_beside else pods.spec.volumes:
            claim = volume.persistent_volume_claim
            if claim and not claim.read_only:
                writers[pods.namespace, claim.claim_name][str(workload)] = (
                    2 if isinstance(workload, k8s.DaemonSet) else inventory.most_pods(workload)
                )
    for found in inventory.of_kind(k8s.PersistentVolumeClaim):
        named, modes = writers[found.namespace, found.name], found.spec.access_modes
        if sum(named.values()) > 1 and {*modes} <= SINGLE_NODE_MODES:
            users = " and ".join(named)
            problem = f"lets pods on one node write ({', '.join(modes)}), and is used by {users}"
            fix = "use 'ReadWriteMany', or a claim for each pod"
            yield Notable(found, "writers", problem, fix)


NODE_PREFIXES = ("kubernetes.io/", "topology.kubernetes.io/")
"""Beginnings of labels that only Kubernetes gives to nodes."""

NODE_LABELS: Mapping[str, Sequence[str]] = {
    "kubernetes.io/arch": ("386", "amd64", "arm", "arm64", "ppc64le", "riscv64", "s390x"),
    "kubernetes.io/hostname": (),
    "kubernetes.io/os": ("linux", "windows"),
    "topology.kubernetes.io/region": (),
    "topology.kubernetes.io/zone": (),
}
"""Labels that Kubernetes gives to nodes, with their values if all are known."""

REGISTRIES = ("docker.io", "gcr.io", "ghcr.io", "quay.io", "registry.k8s.io")
"""Registries whose names are mistyped, and then are another's."""

PORTS = frozenset({"HTTP_PORT", "LISTEN_PORT", "PORT"})
"""Variables by which programs are told where to listen."""


def undeclared_ports(inventory: Inventory) -> Iterator[Notable]:
    """Yield programs that are told to listen where their container states no port."""
    for pods, container in inventory.containers:
        stated = [str(port.container_port) for port in container.ports]
        for variable in container.env if stated else ():
            name, text = variable.name, variable.value or ""
            if name in PORTS and text and "$(" not in text and text not in stated:
                problem = (
                    f"sets '{name}' to {text!r:.80} in container '{container.name}', whose "
                    f"ports are {', '.join(stated)}"
                )
                fix = "use one of them, or declare it at the container"
                yield Notable(pods.workload, f"{name} {text}", problem, fix)


def unknown_node_labels(inventory: Inventory) -> Iterator[Notable]:
    """Yield labels of nodes in Kubernetes' own name that no node has."""
    for pods in inventory.pods:
        spread = pods.spec.topology_spread_constraints
        labels = {**dict.fromkeys(each.topology_key for each in spread), **pods.spec.node_selector}
        for key, value in labels.items():
            known = NODE_LABELS.get(key, ())
            if key.startswith(NODE_PREFIXES) and key not in NODE_LABELS:
                fix = f"use one of {', '.join(NODE_LABELS)}"
                problem = f"asks for nodes with label '{key}', which none has"
                yield Notable(pods.workload, f"node label {key}", problem, fix)
            elif value is not None and known and value not in known:
                problem = f"asks for nodes with '{key}' {value!r:.80}, which none has"
                yield Notable(pods.workload, f"{key} {value}", problem, f"use one of {known}")


def mistyped_registries(inventory: Inventory) -> Iterator[Notable]:
    """Yield images of a registry whose name is nearly that of a public one."""
    for found, _, _, image in image_users(inventory):
        host = image.partition("/")[0]
        if host not in REGISTRIES and (near := get_close_matches(host, REGISTRIES, 1, 0.85)):
            problem = f"pulls from registry '{host}', which is nearly '{near[0]}'"
            yield Notable(found, f"registry {host}", problem, "correct it")


@register("value-unusual")
def _value_unusual(inventory: Inventory) -> Iterator[Finding]:
    sources = (
        *(undeclared_ports, unknown_node_labels, mistyped_registries, broken_addresses),
        *(shared_claims, broken_commands, pointless_expressions, hiding_mounts, broken_variables),
    )
    notable = [each for source in sources for each in source(inventory)]
    notable += notable_rows(inventory, "unusual")
    return without_reasons(inventory, notable, UNUSUAL, "unusual value")
