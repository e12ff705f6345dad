"""Groups of pods and addresses that are allowed at the other end, by ports."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from constructs_lib.analysis.flows.ranges import Ranges


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


def beyond(
    outside: Mapping[Ranges, Ranges], other: Mapping[Ranges, Ranges]
) -> Iterator[tuple[Ranges, Ranges]]:
    """Yield addresses with the ports that only the first allows there."""
    for ports, at in outside.items():
        left = at
        for known, addresses_known in other.items():
            if (same := left & addresses_known) and (extra := ports - known):
                yield same, extra
            left -= addresses_known
        if left:
            yield left, ports
