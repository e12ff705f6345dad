"""The rule on values that can hardly be meant: each is stated by its object with a reason."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.records import Finding, register
from constructs_lib.analysis.rules.addresses import of_addresses
from constructs_lib.analysis.rules.monitors import of_expressions
from constructs_lib.analysis.rules.privileges.privilege import Privilege, rows_of, without_reasons
from constructs_lib.analysis.rules.program_values import (
    of_claims,
    of_commands,
    of_mounts,
    of_schedules,
    of_variables,
)
from constructs_lib.analysis.rules.workloads import image_users
from constructs_lib.analysis.workload_pods import (
    claim_of,
    limits_of,
    requests_of,
    texts_of,
)
from constructs_lib.kube.label_keys import UNUSUAL
from constructs_lib.kube.quantities import amount
from constructs_lib.kube.structs import k8s

MOST: Mapping[str, str] = {
    "cpu": "256",
    "memory": "1Ti",
    "ephemeral-storage": "16Ti",
    "storage": "64Ti",
}
"""Largest ordinary amounts of a container, a volume or a claim. Few machines and disks have more.
"""

LEAST: Mapping[str, str] = {"ephemeral-storage": "4Ki", "storage": "1Mi"}
"""Smallest ordinary amounts of a volume or a claim. Those below mostly lack their unit."""

MOST_TIMES = 1000
"""A quota holds as many of the largest amounts."""

OF_NODES = ("kubernetes.io/", "topology.kubernetes.io/")
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


@register("value-unusual")
def _values_are_plausible(inventory: Inventory) -> Iterator[Finding]:
    return without_reasons(inventory, SOURCES, UNUSUAL, "unusual value")


def of_amounts(inventory: Inventory) -> Iterator[Privilege]:
    """Yield amounts that hardly a machine has: of containers, volumes, claims and quotas."""
    for pods in inventory.pods:
        for container in pods.containers:
            where = f"container '{container.name}'"
            yield from _above(pods.workload, requests_of(container), f"{where} with request")
            yield from _above(pods.workload, limits_of(container), f"{where} with limit")
        for volume in pods.spec.volumes:
            where = f"volume '{volume.name}' with"
            if volume.empty_dir and (limit := volume.empty_dir.size_limit):
                yield from _above(pods.workload, texts_of({"ephemeral-storage": limit}), where)
            if own := claim_of(volume):
                yield from _above(pods.workload, requests_of(own.spec), where)
    for claim in inventory.of_kind(k8s.PersistentVolumeClaim):
        yield from _above(claim, requests_of(claim.spec), "request")
    for workload in inventory.of_kind(k8s.StatefulSet):
        for template in workload.spec.volume_claim_templates:
            where = f"claim '{template.name}' with request"
            yield from _above(workload, requests_of(template.spec), where)
    for quota in inventory.of_kind(k8s.ResourceQuota):
        sums = {name.rpartition(".")[2]: text for name, text in texts_of(quota.spec.hard).items()}
        yield from _above(quota, sums, "sum", MOST_TIMES)


def _above(
    found: k8s.Object, amounts: Mapping[str, str], where: str, times: int = 1
) -> Iterator[Privilege]:
    """Yield amounts below the least ordinary one, or above the largest one, that many times."""
    for resource, text in amounts.items():
        if resource in MOST and amount(text) > amount(MOST[resource]) * times:
            problem = f"has {where} {text} of {resource}"
            yield Privilege(found, f"{resource} {text}", problem, "correct the number or its unit")
        if 0 < amount(text) < amount(LEAST.get(resource, "0")):
            problem = f"has {where} {text} of {resource}"
            yield Privilege(found, f"{resource} {text}", problem, "state its unit, such as 'Gi'")


def of_ports(inventory: Inventory) -> Iterator[Privilege]:
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
                yield Privilege(pods.workload, f"{name} {text}", problem, fix)


def of_nodes(inventory: Inventory) -> Iterator[Privilege]:
    """Yield labels of nodes in Kubernetes' own name that no node has."""
    for pods in inventory.pods:
        spread = pods.spec.topology_spread_constraints
        labels = {**dict.fromkeys(each.topology_key for each in spread), **pods.spec.node_selector}
        for key, value in labels.items():
            known = NODE_LABELS.get(key, ())
            if key.startswith(OF_NODES) and key not in NODE_LABELS:
                fix = f"use one of {', '.join(NODE_LABELS)}"
                problem = f"asks for nodes with label '{key}', which none has"
                yield Privilege(pods.workload, f"node label {key}", problem, fix)
            elif value is not None and known and value not in known:
                problem = f"asks for nodes with '{key}' {value!r:.80}, which none has"
                yield Privilege(pods.workload, f"{key} {value}", problem, f"use one of {known}")


def of_registries(inventory: Inventory) -> Iterator[Privilege]:
    """Yield images of a registry whose name is nearly that of a public one."""
    for found, _, _, image in image_users(inventory):
        host = image.partition("/")[0]
        if host not in REGISTRIES and (near := get_close_matches(host, REGISTRIES, 1, 0.85)):
            problem = f"pulls from registry '{host}', which is nearly '{near[0]}'"
            yield Privilege(found, f"registry {host}", problem, "correct it")


SOURCES: Sequence[Callable[[Inventory], Iterator[Privilege]]] = (
    *(rows_of("unusual"), of_amounts, of_ports, of_nodes, of_registries, of_addresses),
    *(of_claims, of_commands, of_expressions, of_mounts, of_schedules, of_variables),
)
"""All that is looked at."""
