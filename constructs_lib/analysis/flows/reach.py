"""Connections that NetworkPolicies allow between all pods, and with addresses that are no pods'.

The semantics are those of the Kubernetes API reference. Not part of them, and left out: a node
always reaches its own pods, and a pod itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from constructs_lib.analysis.flows.admin_policies import Action, AdminPolicy, AdminRule, Tier
from constructs_lib.analysis.flows.policy_rules import (
    Direction,
    Policy,
    PolicyRule,
    directions_of,
    network_of,
    own_peer,
    peers_of,
    rules_of,
)
from constructs_lib.analysis.flows.ranges import (
    ALL_ADDRESSES,
    ALL_PORTS,
    PORTS,
    Areas,
    Ends,
    Ports,
    Ranges,
    addresses,
    by_ports,
    common,
    disjoint,
    port_range,
)
from constructs_lib.analysis.flows.selection import Labelled, bits
from constructs_lib.analysis.workload_pods import protocol_of
from constructs_lib.kube.structs import k8s

TIERS: tuple[Tier, Tier] = ("Admin", "Baseline")
"""Tiers of administrators, the first that decides first."""


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
    is_stranger: bool = False
    """Whether they stand for pods that nothing names, and that others may create."""

    def __str__(self) -> str:
        """Return namespace and name, as in the flow graph."""
        return f"{self.namespace}/{self.name}"


class Half(NamedTuple):
    """Connections that policies allow a group of pods in one direction."""

    isolated: bool
    """Whether a policy limits the pods in this direction. Otherwise all is allowed."""

    pods: Mapping[Ranges, int]
    """Groups at the other end, as bits, by the allowed ports."""

    outside: Mapping[Ranges, Ranges]
    """Addresses that are not of pods, by the allowed ports."""

    def ports(self, other: int) -> Ranges:
        """Return the ports that are allowed with a group at the other end."""
        if not self.isolated:
            return ALL_PORTS
        return next((ports for ports, at in self.pods.items() if at >> other & 1), Ranges())


class Allowed(NamedTuple):
    """Connections that the policies at both ends allow."""

    source: int
    target: int
    ports: Ranges


class ResolvedRule(NamedTuple):
    """A rule of a policy, whose selectors are resolved."""

    others: int
    outside: Ranges
    ports: Ports
    action: Action = "Accept"
    is_sure: bool = True
    """Whether all of those pods match; where a range has some of their addresses, some do."""


Tiered = Iterable[tuple[ResolvedRule, Areas[Ends]]]
"""Rules of a tier in their order, each with its areas."""


class Reach:
    """All connections between groups of pods, by the policies that select them."""

    def __init__(
        self,
        groups: Sequence[PodGroup],
        namespaces: Mapping[str, Mapping[str, str]],
        policies: Iterable[Policy],
        pod_networks: Ranges,
    ) -> None:
        """Resolve the policies.

        Args:
            groups: All pods, but those of the host's network, which policies do not see.
            namespaces: Labels of the namespaces, by name.
            policies: All policies.
            pod_networks: Addresses of pods. A block with some of them counts as one of all pods,
                since no pod keeps its address.
        """
        self.groups = tuple(groups)
        self._beside_pods = ALL_ADDRESSES - pod_networks
        self.pod_networks = pod_networks
        self._labelled = Labelled([(each.namespace, each.labels) for each in groups], namespaces)
        self._having: dict[tuple[str | None, str], dict[int, int]] = defaultdict(dict)
        for index, each in enumerate(groups):
            for name, protocol, number in each.ports:
                having = self._having[name, protocol]
                having[number] = having.get(number, 0) | 1 << index
        self._rules: dict[tuple[Direction, int], list[ResolvedRule]] = defaultdict(list)
        self._of_tiers: dict[tuple[Tier, Direction, int], list[ResolvedRule]] = defaultdict(list)
        self._isolated: dict[Direction, int] = {"ingress": 0, "egress": 0}
        self._halves: dict[tuple[Direction, int], Half] = {}
        ranked = sorted(policies, key=rank)
        for policy in ranked:
            subjects = self.subjects(policy)
            for direction in directions_of(policy):
                rules = [
                    resolved
                    for each in rules_of(policy, direction)
                    for resolved in self.resolve(policy, each)
                ]
                if isinstance(policy, AdminPolicy):
                    for subject in bits(subjects):
                        self._of_tiers[policy.tier, direction, subject] += rules
                    continue
                self._isolated[direction] |= subjects
                for subject in bits(subjects):
                    self._rules[direction, subject] += rules

    def subjects(self, policy: Policy) -> int:
        """Return the groups that a policy is for, as bits."""
        return self.peers(policy, own_peer(policy))

    def select(self, namespace: str, selector: k8s.LabelSelector) -> int:
        """Return the groups of a namespace that a selector selects, as bits."""
        return self._labelled.select(selector) & self._labelled.in_namespace(namespace)

    def peers(self, policy: Policy, peer: k8s.NetworkPolicyPeer) -> int:
        """Return the groups that a peer of a policy selects by labels, as bits."""
        if peer.namespace_selector is None and peer.pod_selector is None:
            return 0
        pods = self._labelled.select(peer.pod_selector or k8s.LabelSelector())
        if peer.namespace_selector is None:
            return pods & self._labelled.in_namespace(policy.namespace)
        return pods & self._labelled.in_namespaces(peer.namespace_selector)

    def half(self, direction: Direction, group: int) -> Half:
        """Return the connections that the policies of a group allow in one direction."""
        if (direction, group) not in self._halves:
            self._halves[direction, group] = self._half(direction, group)
        return self._halves[direction, group]

    def isolates(self, direction: Direction, group: int) -> bool:
        """Return whether a NetworkPolicy selects a group, which so denies what none allows."""
        return bool(self._isolated[direction] >> group & 1)

    def outside(self, direction: Direction, group: int) -> Mapping[Ranges, Ranges]:
        """Return the addresses that a group may exchange data with, by the allowed ports."""
        half = self.half(direction, group)
        return half.outside if half.isolated else {ALL_PORTS: self._beside_pods}

    def ports(self, source: int, target: int) -> Ranges:
        """Return the ports of the target that the source may call, by both their policies."""
        return self.half("egress", source).ports(target) & self.half("ingress", target).ports(
            source
        )

    def allowed(self) -> Iterator[Allowed]:
        """Yield the connections of all pods that some policy selects, by target and source.

        Where no policy selects either end, all is allowed, and nothing is yielded.
        """
        egress = [self.half("egress", source) for source in range(len(self.groups))]
        kinds: dict[Ranges, int] = {}
        callers: list[dict[int, int]] = [defaultdict(int) for _ in egress]
        unbound = 0
        for source, half in enumerate(egress):
            unbound |= 0 if half.isolated else 1 << source
            for ports, targets in half.pods.items():
                kind = kinds.setdefault(ports, len(kinds))
                for target in bits(targets):
                    callers[target][kind] |= 1 << source
        ports_of = list(kinds)
        for target in range(len(self.groups)):
            ingress = self.half("ingress", target)
            called = ingress.pods if ingress.isolated else {ALL_PORTS: self._labelled.all}
            found = []
            for ports, sources in called.items():
                found += [
                    (ports & ports_of[kind], sources & by) for kind, by in callers[target].items()
                ]
                found += [(ports, sources & unbound)] if ingress.isolated else []
            yield from sorted(
                Allowed(source, target, ports)
                for ports, sources in found
                if ports
                for source in bits(sources)
            )

    def _half(self, direction: Direction, group: int) -> Half:
        rules = self._rules.get((direction, group), ())
        if direction == "ingress":
            # A name is that of a port of this group, and means something for all callers.
            named = [(self._resolved(each.ports, group), each) for each in rules]
            pods = disjoint((ports, rule.others) for ports, rule in named)
            outside = [(rule.outside, ports) for ports, rule in named]
        else:
            pods = disjoint(
                (numbers, at)
                for ports, others in disjoint((each.ports, each.others) for each in rules).items()
                for numbers, at in self._by_target(ports, others)
            )
            outside = [(each.outside, each.ports.numbers) for each in rules]
        is_isolated = self.isolates(direction, group)
        before, after = (self._of_tiers.get((each, direction, group), ()) for each in TIERS)
        if not before and (is_isolated or not after):
            return Half(is_isolated, pods, by_ports(outside))
        found, beside = (
            verdict(
                [(ALL_PORTS, self._labelled.all)],
                ((each, self.areas(direction, group, each)) for each in before),
                pods.items() if is_isolated else None,
                ((each, self.areas(direction, group, each)) for each in after),
            ),
            verdict(
                [(ALL_PORTS, self._beside_pods)],
                ((each, [self.area_outside(direction, group, each)]) for each in before),
                [(ports, at) for at, ports in outside] if is_isolated else None,
                ((each, [self.area_outside(direction, group, each)]) for each in after),
            ),
        )
        half = Half(True, disjoint(found), by_ports([(at, ports) for ports, at in beside]))
        everything = {ALL_PORTS: self._labelled.all}, {ALL_PORTS: self._beside_pods}
        return half._replace(isolated=half[1:] != everything)

    def areas(
        self, direction: Direction, group: int, rule: ResolvedRule
    ) -> Sequence[tuple[Ranges, int]]:
        """Return the ports of a rule with the groups at the other end where it has them."""
        if direction == "ingress":
            return [(self._resolved(rule.ports, group), rule.others)]
        return [*self._by_target(rule.ports, rule.others)]

    def area_outside(
        self, direction: Direction, group: int, rule: ResolvedRule
    ) -> tuple[Ranges, Ranges]:
        """Return the ports of a rule with the addresses where it has them."""
        is_own = direction == "ingress"
        return self._resolved(rule.ports, group) if is_own else rule.ports.numbers, rule.outside

    def _resolved(self, ports: Ports, target: int) -> Ranges:
        """Return the numbers that ports of a rule are at a target."""
        numbers = ports.numbers
        for name in ports.names:
            for number, having in self._having[name].items():
                if having >> target & 1:
                    numbers |= port_range(name[1], number, number)
        return numbers

    def _by_target(self, ports: Ports, targets: int) -> Iterator[tuple[Ranges, int]]:
        """Yield the numbers that ports of a rule are, each with the targets where they are."""
        yield ports.numbers, targets
        for name in ports.names:
            for number, having in self._having[name].items():
                if at := targets & having:
                    yield ports.numbers | port_range(name[1], number, number), at

    def resolve(self, policy: Policy, rule: PolicyRule) -> Iterator[ResolvedRule]:
        """Yield a rule with what its selectors select, what surely matches first."""
        ports, peers = _ports(rule.ports), peers_of(rule)
        is_admin = isinstance(rule, AdminRule)
        action: Action = rule.action if isinstance(rule, AdminRule) else "Accept"
        if not peers and not is_admin:
            yield ResolvedRule(self._labelled.all, self._beside_pods, ports)
            return
        others, outside, some = 0, Ranges(), False
        for peer in peers:
            if peer.ip_block is None:
                others |= self.peers(policy, peer)
                continue
            block = block_addresses(peer.ip_block)
            outside |= block & self._beside_pods
            of_pods = block & self.pod_networks
            if of_pods and (not is_admin or of_pods == self.pod_networks):
                others |= self._labelled.all
            some |= bool(of_pods)
        yield ResolvedRule(others, outside, ports, action)
        if is_admin and some and action != "Deny":
            yield ResolvedRule(self._labelled.all & ~others, Ranges(), ports, action, False)


def verdict(
    whole: list[tuple[Ranges, Ends]],
    first: Tiered[Ends],
    between: Areas[Ends] | None,
    last: Tiered[Ends],
) -> list[tuple[Ranges, Ends]]:
    """Return what two tiers allow, and the policies between them where there are some."""
    found, left = decided(whole, first)
    if between is not None:
        return found + common(left, between)
    accepted, rest = decided(left, last)
    return found + accepted + rest


def decided(
    left: list[tuple[Ranges, Ends]], rules: Tiered[Ends]
) -> tuple[list[tuple[Ranges, Ends]], list[tuple[Ranges, Ends]]]:
    """Return what the rules of a tier accept, and what they leave to the next: the first counts."""
    accepted, passed = [], []
    for rule, areas in rules:
        for ports, at in areas:
            hit = common(left, [(ports, at)])
            accepted += hit if rule.action == "Accept" else []
            passed += hit if rule.action == "Pass" else []
            if rule.is_sure:
                cut = [(have - ports, ends & at) for have, ends in left]
                cut += [(have, ends - (ends & at)) for have, ends in left]
                left = [(have, ends) for have, ends in cut if have and ends]
    return accepted, passed + left


def rank(policy: Policy) -> tuple[bool, int, str]:
    """Return what policies are sorted by: the first rule of a tier that matches decides."""
    if isinstance(policy, AdminPolicy):
        return True, policy.priority, policy.title
    return False, 0, ""


def block_addresses(block: k8s.IPBlock) -> Ranges:
    """Return the addresses of a block, without its exceptions."""
    found = addresses(network_of(block.cidr))
    for each in block.except_:
        found -= addresses(network_of(each))
    return found


def _ports(ports: Sequence[k8s.NetworkPolicyPort]) -> Ports:
    if not ports:
        return Ports(ALL_PORTS)
    numbers, names = Ranges(), set()
    for each in ports:
        protocol = protocol_of(each)
        match each.port:
            case None:
                numbers |= port_range(protocol, 1, PORTS - 1)
            case int(first):
                numbers |= port_range(protocol, first, each.end_port or first)
            case name:
                names.add((name, protocol))
    return Ports(numbers, frozenset(names))
