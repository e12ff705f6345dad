"""Sets of ports and of addresses, as ranges of whole numbers, and what is allowed by them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, summarize_address_range
from itertools import pairwise
from typing import NamedTuple, TypeVar

from constructs_lib.analysis.flows.policy_rules import Network
from constructs_lib.kube.names import PRIVATE_NETWORKS
from constructs_lib.kube.structs import k8s

PROTOCOLS: tuple[k8s.Protocol, ...] = ("TCP", "UDP", "SCTP")
"""Protocols that a NetworkPolicy knows."""

PORTS = 2**16
"""Numbers of one protocol; those of the next one follow."""

V4 = 2**32
"""Numbers of IPv4 addresses; those of IPv6 follow."""


@dataclass(frozen=True)
class Ranges:
    """A set of whole numbers."""

    ranges: tuple[tuple[int, int], ...] = ()
    """First and last number of each range, ascending, with gaps between them."""

    @classmethod
    def of(cls, ranges: Iterable[tuple[int, int]]) -> "Ranges":
        """Return the set of all numbers in ranges, which may overlap."""
        joined: list[tuple[int, int]] = []
        for first, last in sorted(ranges):
            if joined and first <= joined[-1][1] + 1:
                joined[-1] = (joined[-1][0], max(joined[-1][1], last))
            else:
                joined.append((first, last))
        return cls(tuple(joined))

    def __bool__(self) -> bool:
        """Return whether there is a number in it."""
        return bool(self.ranges)

    def __contains__(self, number: int) -> bool:
        """Return whether a number is in it."""
        return any(first <= number <= last for first, last in self.ranges)

    def __or__(self, other: "Ranges") -> "Ranges":
        """Return the numbers in one of both."""
        if not self or not other:
            return self or other
        return Ranges.of((*self.ranges, *other.ranges))

    def __and__(self, other: "Ranges") -> "Ranges":
        """Return the numbers in both."""
        return Ranges.of(
            (max(first, start), min(last, end))
            for first, last in self.ranges
            for start, end in other.ranges
            if first <= end and start <= last
        )

    def __sub__(self, other: "Ranges") -> "Ranges":
        """Return the numbers that are not in the other."""
        edges = [(-1, -1), *other.ranges, (2**130, 2**130)]
        gaps = [(last + 1, first - 1) for (_, last), (first, _) in pairwise(edges)]
        return self & Ranges(tuple((first, last) for first, last in gaps if first <= last))


def port_range(protocol: str, first: int, last: int) -> Ranges:
    """Return ports of a protocol. Numbers that no port has are left out."""
    start = PROTOCOLS.index(protocol) * PORTS if protocol in PROTOCOLS else -PORTS
    first, last = max(first, 1), min(last, PORTS - 1)
    return Ranges(((start + first, start + last),)) if start >= 0 and first <= last else Ranges()


ALL_PORTS = Ranges.of(
    each for protocol in PROTOCOLS for each in port_range(protocol, 1, PORTS - 1).ranges
)
"""All ports of all protocols."""


def show_ports(ports: Ranges) -> str:
    """Return ports as text, such as `TCP 80, 8080-8090` or `all ports`."""
    if ports == ALL_PORTS:
        return "all ports"
    texts = []
    for protocol in PROTOCOLS:
        found = (ports & port_range(protocol, 1, PORTS - 1)).ranges
        numbers = [(first % PORTS, last % PORTS) for first, last in found]
        if numbers == [(1, PORTS - 1)]:
            texts.append(f"all of {protocol}")
        elif numbers:
            texts.append(f"{protocol} {', '.join(_range(*each) for each in numbers)}")
    return "; ".join(texts)


def _range(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first}-{last}"


def addresses(network: Network) -> Ranges:
    """Return the addresses of a network."""
    start = 0 if network.version == 4 else V4
    return Ranges(((start + int(network.network_address), start + int(network.broadcast_address)),))


ALL_ADDRESSES = Ranges(((0, V4 + 2**128 - 1),))
"""All addresses of both versions."""


PRIVATE = Ranges.of(
    each for network in PRIVATE_NETWORKS for each in addresses(IPv4Network(network)).ranges
)
"""Addresses that are not on the Internet."""


def show_addresses(found: Ranges) -> str:
    """Return addresses as text: networks, or what is left out where that is less."""
    texts = list(_networks(found))
    for all_of_them, name in (
        (PRIVATE, "private addresses"),
        (Ranges(((0, V4 - 1),)), "all addresses of IPv4"),
        (ALL_ADDRESSES, "all addresses"),
    ):
        missing = list(_networks(all_of_them - found))
        if found - all_of_them or len(missing) >= len(texts):
            continue
        return f"{name} but {', '.join(missing)}" if missing else name
    return ", ".join(texts)


def _networks(found: Ranges) -> Iterator[str]:
    for first, last in found.ranges:
        if first < V4:
            end = min(last, V4 - 1)
            for v4 in summarize_address_range(IPv4Address(first), IPv4Address(end)):
                yield str(v4)
        if last >= V4:
            start = max(first, V4)
            for v6 in summarize_address_range(IPv6Address(start - V4), IPv6Address(last - V4)):
                yield str(v6)


class Ports(NamedTuple):
    """Ports of a rule."""

    numbers: Ranges
    names: frozenset[tuple[str, str]] = frozenset()
    """Names with their protocols, whose numbers differ between targets."""

    def __or__(self, other: "Ports") -> "Ports":
        """Return the ports of both."""
        return Ports(self.numbers | other.numbers, self.names | other.names)


AnyPorts = TypeVar("AnyPorts", Ranges, Ports)


def disjoint(found: Iterable[tuple[AnyPorts, int]]) -> Mapping[AnyPorts, int]:
    """Return groups by all ports that are allowed with them, from pairs of both."""
    together: dict[AnyPorts, int] = defaultdict(int)
    for ports, groups in found:
        together[ports] |= groups
    cells: dict[AnyPorts, int] = {}
    for ports, groups in together.items():
        rest = groups
        fresh: dict[AnyPorts, int] = defaultdict(int)
        for known, at in cells.items():
            fresh[known] |= at & ~rest
            if common := at & rest:
                fresh[known | ports] |= common
                rest &= ~common
        fresh[ports] |= rest
        cells = {each: at for each, at in fresh.items() if at}
    return cells


def by_ports(found: Sequence[tuple[Ranges, Ranges]]) -> Mapping[Ranges, Ranges]:
    """Return addresses by all ports that are allowed at them, from pairs of both."""
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


Ends = TypeVar("Ends", int, Ranges)
"""Other ends of connections: pods as bits, or addresses."""


def beyond(
    one: Mapping[Ranges, Ends], other: Mapping[Ranges, Ends]
) -> Iterator[tuple[Ends, Ranges]]:
    """Yield ends with the ports that only the first allows there."""
    for ports, at in one.items():
        left = at
        for known, there in other.items():
            same = left & there
            if same and (extra := ports - known):
                yield same, extra
            # As these are bits or ranges, so is what is left of them.
            left -= same
        if left and ports:
            yield left, ports


Areas = Iterable[tuple[Ranges, Ends]]
"""Ports, each with the ends where they count."""


def common(one: Areas[Ends], other: Areas[Ends]) -> list[tuple[Ranges, Ends]]:
    """Return what is in both."""
    known = list(other)
    found: list[tuple[Ranges, Ends]] = []
    for ports, at in one:
        found += [(ports & numbers, at & there) for numbers, there in known]
    return [(ports, at) for ports, at in found if ports and at]
