"""Groups of pods, from workloads and from what constructs declare of pods that charts make."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from constructs_lib.core.declarations import DeclaredEnd
from constructs_lib.core.labels import NAMESPACE
from constructs_lib.network.flows.reach import NamedPort, PodGroup
from constructs_lib.shapes.network import NetworkPolicy
from constructs_lib.shapes.objects import LabelSelector, Namespace, has_labels
from constructs_lib.shapes.workloads import Pods

OTHERS = "(others)"
"""Stands for names and values that are none of those known; no name can be this one."""

ELSEWHERE = "(elsewhere)"
"""Stands for namespaces that nothing names."""


def groups_of(pods: Iterable[Pods]) -> list[PodGroup]:
    """Returns the groups of pods that workloads create.

    Pods on the network of their node are left out: no policy selects them.
    """
    return [
        PodGroup(each.namespace, each.workload.name, each.labels, _ports(each))
        for each in pods
        if not each.spec.host_network
    ]


def strangers(groups: Sequence[PodGroup], policies: Iterable[NetworkPolicy]) -> list[PodGroup]:
    """Returns pods that nothing names, since others may create some, and choose their labels.

    Those of each namespace and of all others have no label, or another value of each that counts.
    Those elsewhere also have the labels by which policies let in pods of several namespaces.
    """
    selectors: list[LabelSelector] = []
    wanted: list[LabelSelector] = []
    for policy in policies:
        selectors.append(policy.spec.pod_selector)
        for peer in policy.spec.peers:
            selectors.append(peer.pod_selector or LabelSelector())
            if peer.namespace_selector and peer.pod_selector:
                wanted.append(peer.pod_selector)
    others = {key: OTHERS for selector in selectors for key in _keys(selector)}
    found = [
        PodGroup(namespace, OTHERS, labels)
        for namespace in (*sorted({each.namespace for each in groups}), ELSEWHERE)
        for labels in ({}, others)
    ]
    known = {frozenset(), frozenset(others.items())}
    for labels in map(_labels_for, wanted):
        if frozenset(labels.items()) not in known:
            known.add(frozenset(labels.items()))
            texts = [f"{key}={value}" for key, value in sorted(labels.items())]
            found.append(PodGroup(ELSEWHERE, ",".join(texts), labels))
    return found


def _keys(selector: LabelSelector) -> list[str]:
    return [*selector.match_labels, *(each.key for each in selector.match_expressions)]


def _labels_for(selector: LabelSelector) -> Mapping[str, str]:
    """Returns labels that a selector selects, as far as it names them."""
    listed = [each for each in selector.match_expressions if each.operator == "In" and each.values]
    return {**{each.key: each.values[0] for each in listed}, **selector.match_labels}


def with_ends(groups: Sequence[PodGroup], ends: Iterable[DeclaredEnd | PodGroup]) -> list[PodGroup]:
    """Returns the groups, and one for each end whose pods are in none."""
    found: list[PodGroup] = []
    having: dict[tuple[str, str, str], list[PodGroup]] = defaultdict(list)

    def add(group: PodGroup) -> None:
        found.append(group)
        for label in group.labels.items():
            having[group.namespace, *label].append(group)

    for group in groups:
        add(group)
    for end in ends:
        candidates = [having[end.namespace, *label] for label in end.labels.items()]
        # Of thousands of groups, few have the rarest of the labels.
        if candidates and not any(
            has_labels(each.labels, end.labels) for each in min(candidates, key=len)
        ):
            add(PodGroup(end.namespace, end.name, end.labels))
    return found


def namespace_labels(
    groups: Iterable[PodGroup], namespaces: Iterable[Namespace]
) -> Mapping[str, Mapping[str, str]]:
    """Returns the labels of all namespaces, with the one that Kubernetes itself sets."""
    labels: dict[str, Mapping[str, str]] = {each.namespace: {} for each in groups}
    labels |= {each.name: each.metadata.labels for each in namespaces}
    return {name: {**each, NAMESPACE: name} for name, each in labels.items()}


def _ports(pods: Pods) -> frozenset[NamedPort]:
    return frozenset(
        NamedPort(port.name, port.protocol, port.container_port)
        for container in pods.servers
        for port in container.ports
    )
