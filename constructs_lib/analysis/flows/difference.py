"""Connections that a change of a folder opens and closes, in words."""

from collections.abc import Iterator, Mapping, Sequence

from constructs_lib.analysis.flows.folder import Folder
from constructs_lib.analysis.flows.policy_rules import DIRECTIONS, Direction
from constructs_lib.analysis.flows.ranges import (
    Ranges,
    beyond,
    by_ports,
    show_addresses,
    show_ports,
)


class _Side:
    """A folder before or after a change, by the names of its pods."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.numbers: dict[str, list[int]] = {}
        for number, group in enumerate(folder.reach.groups):
            self.numbers.setdefault(str(group), []).append(number)
        self.ours = {str(folder.reach.groups[number]) for number in folder.ours}
        self.allowed: dict[tuple[str, str], Ranges] = {}
        groups = folder.reach.groups
        for source, target, ports in folder.reach.allowed():
            pair = str(groups[source]), str(groups[target])
            self.allowed[pair] = self.allowed.get(pair, Ranges()) | ports

    def is_open(self, name: str) -> set[Direction]:
        """Return the directions in which no policy selects some pods of a name."""
        return {
            direction
            for direction in DIRECTIONS
            for number in self.numbers.get(name, ())
            if not self.folder.reach.half(direction, number).isolated
        }

    def ports(self, source: str, target: str) -> Ranges:
        """Return the ports that a caller may call at a target; none where one of them is not."""
        found = Ranges()
        for caller in self.numbers.get(source, ()):
            for called in self.numbers.get(target, ()):
                found |= self.folder.reach.ports(caller, called)
        return found

    def outside(self, direction: Direction, name: str) -> Mapping[Ranges, Ranges]:
        """Return the addresses that pods exchange data with, by ports."""
        # Two workloads of one name have the ports of both at an address.
        return by_ports(
            [
                (at, ports)
                for number in self.numbers.get(name, ())
                for ports, at in self.folder.reach.outside(direction, number).items()
            ]
        )


def differences(before: Folder, after: Folder) -> Iterator[str]:
    """Yield one line for each connection that a change opens or closes.

    Connections between pods that are known from labels alone are left out.
    """
    old, new = _Side(before), _Side(after)
    names = sorted(old.numbers | new.numbers)
    ours = old.ours | new.ours
    for source, target in sorted(_pairs(old, new, names)):
        if source in ours or target in ours:
            was, is_now = old.ports(source, target), new.ports(source, target)
            yield from _lines("opens", source, target, is_now - was)
            yield from _lines("closes", source, target, was - is_now)
    for name in sorted(ours):
        yield from _outside("opens", new, old, name)
        yield from _outside("closes", old, new, name)


def _pairs(old: _Side, new: _Side, names: Sequence[str]) -> set[tuple[str, str]]:
    """Return the pairs of callers and targets between which something may differ.

    All connections between pods without a policy are allowed, so `allowed` does not list them.
    """
    found = {
        pair
        for pair in old.allowed.keys() | new.allowed.keys()
        if old.allowed.get(pair) != new.allowed.get(pair)
    }
    for name in names:
        if old.is_open(name) != new.is_open(name):
            found.update((name, other) for other in names)
            found.update((other, name) for other in names)
    return found


def _outside(verb: str, one: _Side, other: _Side, name: str) -> Iterator[str]:
    for direction in DIRECTIONS:
        found = beyond(one.outside(direction, name), other.outside(direction, name))
        for at, ports in found:
            ends = (name, show_addresses(at))
            yield from _lines(verb, *(ends if direction == "egress" else ends[::-1]), ports)


def _lines(verb: str, source: str, target: str, ports: Ranges) -> Iterator[str]:
    if ports:
        yield f"This change {verb} {source} → {target} on {show_ports(ports)}."
