"""Groups of pods, from workloads and from what constructs declare of pods that charts make."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from constructs_lib.analysis.flows.policy_rules import (
    DIRECTIONS,
    Policy,
    all_peers_of,
    own_peer,
    rules_of,
)
from constructs_lib.analysis.flows.reach import NamedPort, PodGroup
from constructs_lib.analysis.workload_pods import WorkloadPods, protocol_of
from constructs_lib.kube.declarations import DeclaredEnd
from constructs_lib.kube.label_keys import NAMESPACE, PREVIEWS
from constructs_lib.kube.selectors import has_labels, keys_of, selects
from constructs_lib.kube.structs import k8s

OTHERS = "(others)"
"""Stands for names and values that are none of those known; no name can be this one."""

ELSEWHERE = "(elsewhere)"
"""Stands for namespaces that nothing names."""


def groups_of(pods: Iterable[WorkloadPods]) -> list[PodGroup]:
    """Return the groups of pods that workloads create.

    Pods on the network of their node are left out: no policy selects them.
    """
    return [
        PodGroup(
            each.namespace,
            each.workload.name,
            each.labels,
            frozenset(
                NamedPort(port.name, protocol_of(port), port.container_port)
                for container in each.servers
                for port in container.ports
            ),
        )
        for each in pods
        if not each.spec.host_network
    ]


def with_strangers(
    groups: Sequence[PodGroup],
    policies: Sequence[Policy],
    namespaces: Sequence[k8s.Namespace],
) -> tuple[list[PodGroup], Mapping[str, Mapping[str, str]]]:
    """Return the groups and pods that nothing names, and the labels of the namespaces of both.

    Others may create such pods, and choose their labels. Those of each namespace and of all others
    have no label, or another value of each that counts. Those elsewhere also have the labels by
    which policies let in pods of several namespaces. Where a policy selects several values of a
    label, or several namespaces, there are pods of each. All have a port of each name that counts.
    """
    labels = {**namespace_labels(groups, namespaces), ELSEWHERE: {NAMESPACE: ELSEWHERE}}
    ends = list(_ends(policies))
    unnamed: list[Mapping[str, str]] = [{}, {key: OTHERS for end in ends for key in end.keys}]
    known = [*sorted({each.namespace for each in groups}), ELSEWHERE]
    places = [(name, pod_labels) for name in known for pod_labels in unnamed]
    for end in ends:
        wanted = _labels_for(end.pods)
        if end.namespaces is not None:
            places += [(ELSEWHERE, pod_labels) for pod_labels in wanted]
        if len(wanted) == 1 and end.is_of_one_namespace:
            continue
        chosen = [name for name in labels if end.is_in(name, labels[name])]
        selected = [each for each in groups if each.namespace in chosen]
        if not any(selects(end.pods, each.labels) for each in selected):
            continue  # What selects none at all is a mistake, of which a rule tells.
        if ELSEWHERE not in chosen:
            places += _without_pods(selected, chosen, wanted)
        for name, of_namespace in _later_namespaces(end):
            labels[name] = of_namespace
            places += [(name, pod_labels) for pod_labels in (*unnamed, *wanted)]
    ports = _named_ports(groups, policies)
    strangers = {
        (name, frozenset(pod_labels.items())): PodGroup(
            name,
            OTHERS if pod_labels in unnamed else labels_text(pod_labels),
            pod_labels,
            ports,
            is_stranger=True,
        )
        for name, pod_labels in places
    }
    return [*groups, *strangers.values()], labels


def _without_pods(
    groups: Sequence[PodGroup], namespaces: Sequence[str], wanted: Sequence[Mapping[str, str]]
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield each namespace with the wanted labels that no pod of it has."""
    for name in namespaces:
        here = [each.labels for each in groups if each.namespace == name]
        for pod_labels in wanted:
            if not any(has_labels(each, pod_labels) for each in here):
                yield name, pod_labels


class _End(NamedTuple):
    """Pods that a policy selects, as its subject or as a peer."""

    own: str
    """Namespace of the policy."""
    namespaces: k8s.LabelSelector | None
    """None: that of the policy."""
    pods: k8s.LabelSelector

    def is_in(self, name: str, labels: Mapping[str, str]) -> bool:
        """Return whether the pods may be in a namespace."""
        return name == self.own if self.namespaces is None else selects(self.namespaces, labels)

    @property
    def is_of_one_namespace(self) -> bool:
        """Whether the pods are in one namespace, of whatever labels that is."""
        if self.namespaces is None:
            return True
        stated = [*self.namespaces.match_labels]
        return stated == [NAMESPACE] and not self.namespaces.match_expressions

    @property
    def keys(self) -> Sequence[str]:
        """Keys of the labels by which it selects pods."""
        return keys_of(self.pods)


def _ends(policies: Iterable[Policy]) -> Iterator[_End]:
    for policy in policies:
        for peer in (own_peer(policy), *all_peers_of(policy)):
            if peer.ip_block is None:
                pods = peer.pod_selector or k8s.LabelSelector()
                yield _End(policy.namespace, peer.namespace_selector, pods)


def _later_namespaces(end: _End) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield names and labels of namespaces that may come, and that an end would select."""
    for labels in _labels_for(end.namespaces, OTHERS) if end.namespaces else ():
        # All namespaces of previews are as the one that is there.
        if labels and NAMESPACE not in labels and PREVIEWS not in labels:
            name = f"{ELSEWHERE[:-1]}, {labels_text(labels)})"
            yield name, {**labels, NAMESPACE: name}


def labels_text(labels: Mapping[str, str]) -> str:
    """Return labels as text, such as `app=web,tier=front`."""
    return ",".join(f"{key}={value}" for key, value in sorted(labels.items()))


def _named_ports(groups: Iterable[PodGroup], policies: Iterable[Policy]) -> frozenset[NamedPort]:
    """Return a port for each name that policies have, as some pods have it."""
    names = {
        (port.port, protocol_of(port))
        for policy in policies
        for direction in DIRECTIONS
        for rule in rules_of(policy, direction)
        for port in rule.ports
    }
    numbers: dict[tuple[str, str], int] = {}
    for name, protocol, number in (port for each in groups for port in each.ports):
        if name and (name, protocol) in names:
            numbers[name, protocol] = min(number, numbers.get((name, protocol), number))
    return frozenset(NamedPort(*name, number) for name, number in numbers.items())


def _labels_for(selector: k8s.LabelSelector, any_value: str = "") -> Sequence[Mapping[str, str]]:
    """Return labels that a selector selects, as far as it names them: some for each value.

    A label that may have any value is left out, or has that one.
    """
    stated = dict(selector.match_labels)
    several: list[tuple[str, str]] = []
    for each in selector.match_expressions:
        if each.operator == "In" and each.key not in stated:
            several += [(each.key, value) for value in each.values]
        if each.operator == "Exists" and any_value:
            several.append((each.key, any_value))
    first = {**dict(reversed(several)), **stated}
    found = [first, *({**first, key: value} for key, value in several if key not in stated)]
    return [each for number, each in enumerate(found) if each not in found[:number]]


def with_ends(groups: Sequence[PodGroup], ends: Iterable[DeclaredEnd | PodGroup]) -> list[PodGroup]:
    """Return the groups, and one for each end whose pods are in none."""
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
        # Few of thousands of groups have the rarest label.
        if candidates and not any(
            has_labels(each.labels, end.labels) for each in min(candidates, key=len)
        ):
            add(PodGroup(end.namespace, end.name, end.labels))
    return found


def namespace_labels(
    groups: Iterable[PodGroup], namespaces: Iterable[k8s.Namespace]
) -> Mapping[str, Mapping[str, str]]:
    """Return the labels of all namespaces, with the one that Kubernetes itself sets."""
    labels: dict[str, Mapping[str, str]] = {each.namespace: {} for each in groups}
    labels |= {each.name: each.labels for each in namespaces}
    return {name: {**each, NAMESPACE: name} for name, each in labels.items()}
