"""Groups of pods, from workloads and from what constructs declare of pods that charts make."""

from collections.abc import Iterable, Mapping, Sequence

from constructs_lib.core.declarations import DeclaredEnd
from constructs_lib.core.labels import NAMESPACE
from constructs_lib.network.flows.reach import NamedPort, PodGroup
from constructs_lib.shapes.objects import Namespace, has_labels
from constructs_lib.shapes.workloads import Pods

ELSEWHERE = "*"
"""Stands for all namespaces that nothing names; no namespace can have this name."""

STRANGERS = PodGroup(namespace=ELSEWHERE, name=ELSEWHERE, labels={})
"""Pods of those namespaces."""

SIDECAR = "Always"
"""Restart policy of init containers that run beside the others."""


def groups_of(pods: Iterable[Pods]) -> list[PodGroup]:
    """Returns the groups of pods that workloads create.

    Pods on the network of their node are left out: no policy selects them.
    """
    return [
        PodGroup(each.namespace, each.workload.name, each.labels, _ports(each))
        for each in pods
        if not each.spec.host_network
    ]


def with_ends(groups: Sequence[PodGroup], ends: Iterable[DeclaredEnd]) -> list[PodGroup]:
    """Returns the groups, and one for each declared end whose pods no workload creates."""
    found = list(groups)
    for end in ends:
        if end.labels and not any(
            each.namespace == end.namespace and has_labels(each.labels, end.labels)
            for each in found
        ):
            found.append(PodGroup(end.namespace, end.name, end.labels))
    return found


def namespace_labels(
    groups: Iterable[PodGroup], namespaces: Iterable[Namespace]
) -> Mapping[str, Mapping[str, str]]:
    """Returns the labels of all namespaces, with the one that Kubernetes itself sets."""
    labels: dict[str, Mapping[str, str]] = {each.namespace: {} for each in groups}
    labels |= {each.name: each.metadata.labels for each in namespaces}
    return {name: {**each, NAMESPACE: name} for name, each in labels.items()}


def _ports(pods: Pods) -> frozenset[NamedPort]:
    helpers = [each for each in pods.spec.init_containers if each.restart_policy == SIDECAR]
    return frozenset(
        NamedPort(port.name, port.protocol, port.container_port)
        for container in (*pods.spec.containers, *helpers)
        for port in container.ports
    )
