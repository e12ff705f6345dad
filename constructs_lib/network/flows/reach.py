"""Connections that NetworkPolicies allow between all pods, and with addresses that are no pods'.

The semantics are those of the Kubernetes API reference. Not part of them, and left out: a node
always reaches its own pods, and a pod itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from constructs_lib.network.flows.ranges import (
    ALL_ADDRESSES,
    ALL_PORTS,
    PORTS,
    Ranges,
    addresses,
    port_range,
)
from constructs_lib.network.flows.selection import Labelled, bits
from constructs_lib.shapes.network import (
    Direction,
    IpBlock,
    NetworkPolicy,
    PolicyPeer,
    PolicyPort,
    PolicyRule,
)
from constructs_lib.shapes.objects import LabelSelector


class NamedPort(NamedTuple):
    """A port of a container."""

    name: str | None
    protocol: str
    number: int


@dataclass(frozen=True)
class PodGroup:
    """Pods that no policy can tell apart, such as those of a Deployment."""

    namespace: str
    name: str
    labels: Mapping[str, str]
    ports: frozenset[NamedPort] = frozenset()
    """Ports of their containers, by whose names policies may name numbers."""

    def __str__(self) -> str:
        """Returns namespace and name, as in the flow graph."""
        return f"{self.namespace}/{self.name}"


class Half(NamedTuple):
    """Connections that policies allow a group of pods in one direction."""

    isolated: bool
    """Whether a policy selects the pods for this direction. Otherwise all is allowed."""

    pods: Mapping[int, Ranges]
    """Allowed ports, by the index of the group at the other end."""

    outside: Mapping[Ranges, Ranges]
    """Allowed addresses that are not of pods, by the allowed ports."""


class Allowed(NamedTuple):
    """Connections that the policies at both ends allow."""

    source: int
    target: int
    ports: Ranges


class _Rule(NamedTuple):
    """A rule of a policy, whose selectors are resolved."""

    others: int
    outside: Ranges
    numbers: Ranges
    names: tuple[tuple[str, str], ...]


class Reach:
    """All connections between groups of pods, by the policies that select them."""

    def __init__(
        self,
        groups: Sequence[PodGroup],
        namespaces: Mapping[str, Mapping[str, str]],
        policies: Iterable[NetworkPolicy],
        pod_networks: Ranges,
    ) -> None:
        """Resolves the policies.

        Args:
            groups: All pods, but those of the host's network, which policies do not see.
            namespaces: Labels of the namespaces, by name.
            policies: All policies.
            pod_networks: Addresses of pods. A block with some of them counts as one of all pods,
                since no pod keeps its address.
        """
        self.groups = tuple(groups)
        self._beside_pods = ALL_ADDRESSES - pod_networks
        self._pod_networks = pod_networks
        self._labelled = Labelled([(each.namespace, each.labels) for each in groups], namespaces)
        self._rules: dict[tuple[Direction, int], list[_Rule]] = defaultdict(list)
        self._isolated: dict[Direction, int] = {"ingress": 0, "egress": 0}
        self._halves: dict[tuple[Direction, int], Half] = {}
        for policy in policies:
            subjects = self.select(policy.namespace, policy.spec.pod_selector)
            for direction in policy.spec.directions:
                self._isolated[direction] |= subjects
                rules = [self._resolve(policy, each) for each in policy.spec.rules(direction)]
                for subject in bits(subjects):
                    self._rules[direction, subject] += rules

    def select(self, namespace: str, selector: LabelSelector) -> int:
        """Returns the groups of a namespace that a selector selects, as bits."""
        return self._labelled.select(selector) & self._labelled.in_namespace(namespace)

    def peers(self, policy: NetworkPolicy, peer: PolicyPeer) -> int:
        """Returns the groups that a peer of a policy selects by labels, as bits."""
        if peer.namespace_selector is None and peer.pod_selector is None:
            return 0
        pods = self._labelled.select(peer.pod_selector or LabelSelector())
        if peer.namespace_selector is None:
            return pods & self._labelled.in_namespace(policy.namespace)
        return pods & self._labelled.in_namespaces(peer.namespace_selector)

    def half(self, direction: Direction, group: int) -> Half:
        """Returns the connections that the policies of a group allow in one direction."""
        if (direction, group) not in self._halves:
            self._halves[direction, group] = self._half(direction, group)
        return self._halves[direction, group]

    def outside(self, direction: Direction, group: int) -> Mapping[Ranges, Ranges]:
        """Returns the addresses that a group may exchange data with, by the allowed ports."""
        half = self.half(direction, group)
        return half.outside if half.isolated else {ALL_PORTS: self._beside_pods}

    def ports(self, source: int, target: int) -> Ranges:
        """Returns the ports of the target that the source may call, by both their policies."""
        egress, ingress = self.half("egress", source), self.half("ingress", target)
        callers = egress.pods.get(target, Ranges()) if egress.isolated else ALL_PORTS
        called = ingress.pods.get(source, Ranges()) if ingress.isolated else ALL_PORTS
        return callers & called

    def allowed(self) -> Iterator[Allowed]:
        """Yields the connections of all pods that some policy selects, by source and target.

        Where no policy selects either end, all is allowed, and nothing is yielded.
        """
        open_targets = [
            each for each in range(len(self.groups)) if not self.half("ingress", each).isolated
        ]
        callers: dict[int, set[int]] = defaultdict(set)
        for target in range(len(self.groups)):
            for source in self.half("ingress", target).pods:
                callers[source].add(target)
        for source in range(len(self.groups)):
            egress = self.half("egress", source)
            targets = callers[source]
            if egress.isolated:
                targets = {each for each in (*targets, *open_targets) if each in egress.pods}
            for target in sorted(targets):
                if ports := self.ports(source, target):
                    yield Allowed(source, target, ports)

    def _half(self, direction: Direction, group: int) -> Half:
        by_ports: dict[tuple[Ranges, tuple[tuple[str, str], ...]], int] = defaultdict(int)
        for rule in self._rules.get((direction, group), ()):
            by_ports[rule.numbers, rule.names] |= rule.others
        pods: dict[int, Ranges] = {}
        for (numbers, names), others in by_ports.items():
            for other in bits(others):
                target = other if direction == "egress" else group
                ports = numbers | self._named(target, names) if names else numbers
                if ports:
                    pods[other] = pods[other] | ports if other in pods else ports
        return Half(
            bool(self._isolated[direction] >> group & 1), pods, self._outside(direction, group)
        )

    def _outside(self, direction: Direction, group: int) -> Mapping[Ranges, Ranges]:
        found = [
            (
                rule.outside,
                # A name means nothing at addresses that are no pods'.
                rule.numbers | self._named(group, rule.names)
                if direction == "ingress"
                else rule.numbers,
            )
            for rule in self._rules.get((direction, group), ())
            if rule.outside
        ]
        return by_ports(found)

    def _named(self, target: int, names: Iterable[tuple[str, str]]) -> Ranges:
        wanted = set(names)
        return Ranges.of(
            each
            for port in self.groups[target].ports
            if (port.name, port.protocol) in wanted
            for each in port_range(port.protocol, port.number, port.number).ranges
        )

    def _resolve(self, policy: NetworkPolicy, rule: PolicyRule) -> _Rule:
        numbers, names = _ports(rule.ports)
        if not rule.peers:
            return _Rule(self._labelled.all, self._beside_pods, numbers, names)
        others, outside = 0, Ranges()
        for peer in rule.peers:
            if peer.ip_block is not None:
                block = block_addresses(peer.ip_block)
                outside |= block & self._beside_pods
                others |= self._labelled.all if block & self._pod_networks else 0
            else:
                others |= self.peers(policy, peer)
        return _Rule(others, outside, numbers, names)


def block_addresses(block: IpBlock) -> Ranges:
    """Returns the addresses of a block, without its exceptions."""
    found = addresses(block.cidr)
    for each in block.except_:
        found -= addresses(each)
    return found


def by_ports(found: Sequence[tuple[Ranges, Ranges]]) -> Mapping[Ranges, Ranges]:
    """Returns addresses by all ports that are allowed at them, from pairs of both."""
    edges = sorted(
        {edge for at, _ in found for first, last in at.ranges for edge in (first, last + 1)}
    )
    pieces: dict[Ranges, list[tuple[int, int]]] = defaultdict(list)
    for first, after in pairwise(edges):
        ports = Ranges()
        for at, numbers in found:
            if first in at:
                ports |= numbers
        if ports:
            pieces[ports].append((first, after - 1))
    return {ports: Ranges.of(each) for ports, each in pieces.items()}


def beyond(
    outside: Mapping[Ranges, Ranges], other: Mapping[Ranges, Ranges]
) -> Iterator[tuple[Ranges, Ranges]]:
    """Yields addresses with ports that are allowed there, and not by the other."""
    for ports, at in outside.items():
        left = at
        for known, addresses_known in other.items():
            if (same := left & addresses_known) and (extra := ports - known):
                yield same, extra
            left -= addresses_known
        if left:
            yield left, ports


def _ports(ports: Sequence[PolicyPort]) -> tuple[Ranges, tuple[tuple[str, str], ...]]:
    """Returns the numbers that ports of a rule allow, and the names with their protocols."""
    if not ports:
        return ALL_PORTS, ()
    numbers, names = Ranges(), []
    for each in ports:
        match each.port:
            case None:
                numbers |= port_range(each.protocol, 1, PORTS - 1)
            case int(first):
                numbers |= port_range(each.protocol, first, each.end_port or first)
            case name:
                names.append((name, each.protocol))
    return numbers, tuple(names)
