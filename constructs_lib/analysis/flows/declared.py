"""Connections that constructs declare, in the form in which policies allow them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from ipaddress import ip_network
from typing import NamedTuple

from constructs_lib.analysis.flows.policy_rules import Direction
from constructs_lib.analysis.flows.ranges import Ranges, addresses, by_ports, disjoint, port_range
from constructs_lib.analysis.flows.reach import Half, Reach
from constructs_lib.analysis.flows.selection import bits
from constructs_lib.kube.declarations import DeclaredEnd, DeclaredFlow
from constructs_lib.kube.structs import k8s


class Side(NamedTuple):
    """A half of a declared connection."""

    direction: Direction
    groups: int
    """Pods at this end, as bits."""
    others: int
    """Pods at the other end, as bits; none if it is not pods."""
    outside: Ranges
    """Addresses at the other end if it is not pods."""
    ports: Ranges
    flow: DeclaredFlow


def sides_of(
    reach: Reach, flows: Iterable[DeclaredFlow], ends: Sequence[DeclaredEnd]
) -> list[Side]:
    """Return both halves of each declared connection, also if only one of them is declared."""
    owned = {str(end): end for end in ends if end.owned}
    sides = []
    for flow in flows:
        own = owned.get(flow.source if flow.half == "egress" else flow.target)
        if own is None:
            continue
        ports = Ranges.of(
            each
            for protocol in flow.protocols
            for number in flow.ports
            for each in port_range(protocol, number, number).ranges
        )
        groups = select(reach, own)
        if flow.peer is None:
            networks = [addresses(ip_network(each)) for each in flow.networks]
            named = Ranges.of(each for network in networks for each in network.ranges)
            outside = named - addresses(ip_network(flow.pod_network))
            sides.append(Side(flow.half, groups, 0, outside, ports, flow))
            continue
        others = select(reach, flow.peer)
        if same_name := owned.get(str(flow.peer)):
            others |= select(reach, same_name)
        opposite: Direction = "ingress" if flow.half == "egress" else "egress"
        sides.append(Side(flow.half, groups, others, Ranges(), ports, flow))
        sides.append(Side(opposite, others, groups, Ranges(), ports, flow))
    return sides


def declared_halves(sides: Iterable[Side]) -> Mapping[tuple[Direction, int], Half]:
    """Return the declared connections of each group of pods in each direction."""
    pods: dict[tuple[Direction, int], list[tuple[Ranges, int]]] = defaultdict(list)
    outside: dict[tuple[Direction, int], list[tuple[Ranges, Ranges]]] = defaultdict(list)
    for side in sides:
        for group in bits(side.groups):
            pods[side.direction, group].append((side.ports, side.others))
            outside[side.direction, group].append((side.outside, side.ports))
    return {
        key: Half(isolated=True, pods=disjoint(pods[key]), outside=by_ports(outside[key]))
        for key in pods
    }


def select(reach: Reach, end: DeclaredEnd) -> int:
    """Return the pods of an end, as bits."""
    selector = k8s.LabelSelector(match_labels=end.labels)
    return reach.select(end.namespace, selector)
