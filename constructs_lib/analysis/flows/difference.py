"""Connections that a change of a folder opens and closes, in words."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, product
from typing import NamedTuple

from constructs_lib.analysis.flows.folder import Folder, not_judged
from constructs_lib.analysis.flows.policy_rules import DIRECTIONS, Direction, directions_of
from constructs_lib.analysis.flows.ranges import (
    Ranges,
    beyond,
    by_ports,
    show_addresses,
    show_ports,
)
from constructs_lib.analysis.flows.table import EVERYTHING, together

MOST_LINES = 20
"""Lines that are printed of a change, which leave room for others on a screen."""

MOST_NAMES = 5
"""Names that are printed in a list."""


class _Side:
    """A folder before or after a change, by the names of its pods."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.numbers: dict[str, list[int]] = {}
        for number, group in enumerate(folder.reach.groups):
            self.numbers.setdefault(str(group), []).append(number)
        self.namespaces = {str(each): each.namespace for each in folder.reach.groups}
        self.ours = {str(folder.reach.groups[number]) for number in folder.ours}
        self.occupied = folder.namespaces | {each.namespace for each in folder.policies}
        self.allowed: dict[tuple[str, str], Ranges] = {}
        groups = folder.reach.groups
        for source, target, ports in folder.reach.allowed():
            pair = str(groups[source]), str(groups[target])
            self.allowed[pair] = self.allowed.get(pair, Ranges()) | ports

    def is_open(self, name: str) -> set[Direction]:
        """Return the directions in which no policy limits some pods of a name."""
        return {
            direction
            for direction in DIRECTIONS
            for number in self.numbers.get(name, ())
            if not self.folder.reach.half(direction, number).isolated
        }

    def isolating(self, name: str, directions: Set[Direction]) -> set[str]:
        """Return the policies that select pods of a name in one of these directions."""
        return {
            str(policy)
            for policy in self.folder.policies
            if directions & {*directions_of(policy)}
            for number in self.numbers[name]
            if self.folder.reach.subjects(policy) >> number & 1
        }

    def ports(self, source: str, target: str) -> Ranges:
        """Return the ports that a caller may call at a target."""
        found = Ranges()
        for caller in self.numbers[source]:
            for called in self.numbers[target]:
                found |= self.folder.reach.ports(caller, called)
        return found

    def outside(self, direction: Direction, name: str) -> Mapping[Ranges, Ranges]:
        """Return the addresses that pods exchange data with, by ports."""
        # Two workloads of one name have the ports of both at an address.
        return by_ports(
            [
                (at, ports)
                for number in self.numbers[name]
                for ports, at in self.folder.reach.outside(direction, number).items()
            ]
        )


_Turned = Mapping[str, Set[Direction]]
"""Directions in which policies limit pods on one side only, by the name of the pods."""


class _Pair(NamedTuple):
    verb: str
    source: str
    target: str
    ports: Ranges


def differences(before: Folder, after: Folder, *, whole: bool = False) -> list[str]:
    """Return a line for connections that a change opens or closes, as far as a screen has room.

    Pods that are there before and after are compared. A workload that comes or goes has one line.
    Connections between pods that are known from labels alone are left out.

    Args:
        before: The folder before the change.
        after: The folder after it.
        whole: Whether all lines and names are returned.
    """
    lines = [*_lines(_Side(before), _Side(after), None if whole else MOST_NAMES)]
    if (left := len(lines) - MOST_LINES) > 0 and not whole:
        lines[MOST_LINES:] = [
            f"{left} more lines on connections are left out; '--all' prints them."
        ]
    return [*lines, *not_judged(before, after)]


def _lines(old: _Side, new: _Side, most: int | None) -> Iterator[str]:
    namespaces = old.namespaces | new.namespaces
    came = new.folder.namespaces - old.occupied
    gone = old.folder.namespaces - new.occupied
    moved = old.folder.workloads ^ new.folder.workloads
    both = sorted(
        name
        for name in old.numbers.keys() & new.numbers.keys() - moved
        if namespaces[name] not in came | gone
    )

    def show(names: Collection[str]) -> str:
        return _listed(together(names, {each: namespaces[each] for each in both}), most)

    opened = {name: new.is_open(name) - old.is_open(name) for name in both}
    closed = {
        name: {
            direction
            for direction in old.is_open(name) - new.is_open(name)
            if any(new.folder.reach.isolates(direction, each) for each in new.numbers[name])
        }
        for name in both
    }
    ours = (old.ours | new.ours).intersection(both)
    turned = {"opens": opened, "closes": closed}
    yield from _turned("opens", opened, old, new, show)
    pairs = {
        pair
        for pair in chain(_between(old, new, both, ours), _beside(old, new, ours))
        # A line on the pods as a whole says it already.
        if not (
            "ingress" in turned[pair.verb].get(pair.target, ())
            or "egress" in turned[pair.verb].get(pair.source, ())
        )
    }
    grouped = sorted(_grouped(pairs, show))
    yield from (text for verb, text in grouped if verb == "opens")
    for name in sorted(new.folder.workloads - old.folder.workloads):
        yield f"This change adds {name}. {_talks(new, name, most, 'may')}"
    yield from _turned("closes", closed, old, new, show)
    yield from (text for verb, text in grouped if verb == "closes")
    for name in sorted(old.folder.workloads - new.folder.workloads):
        yield f"This change removes {name}. {_talks(old, name, most, 'could')}"


def _turned(
    verb: str, turned: _Turned, old: _Side, new: _Side, show: Callable[[Collection[str]], str]
) -> Iterator[str]:
    """Yield a line for pods that all may reach now, or only those that policies name."""
    reasons: dict[str, list[str]] = {}
    for name in (each for each, directions in turned.items() if directions):
        before, after = (each.isolating(name, turned[name]) for each in (old, new))
        reasons[name] = [f"without {each}" for each in before - after]
        reasons[name] += [f"with {each}" for each in after - before]
    numbers = Counter(each for found in reasons.values() for each in found)
    groups: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, found in reasons.items():
        # The policy for most pods, such as a default-deny, is the reason for all of them.
        reason = max(found, key=lambda each: (numbers[each], each), default="")
        at = " and ".join(sorted(turned[name], reverse=True))
        groups[reason][at].append(name)
    left = "no policy limits" if verb == "opens" else "only what policies allow is left to"
    for reason, names in sorted(groups.items()):
        ends = "; ".join(f"{show(each)} for {at}" for at, each in sorted(names.items()))
        yield f"This change {verb} {f'{ends} {reason}'.rstrip()}: {left} them."


def _between(old: _Side, new: _Side, both: Collection[str], ours: Set[str]) -> Iterator[_Pair]:
    """Yield the connections between pods that differ.

    All connections between pods without a policy are allowed, so `allowed` does not list them.
    """
    known = {*both}
    found = {
        pair
        for pair in old.allowed.keys() | new.allowed.keys()
        if old.allowed.get(pair) != new.allowed.get(pair)
    }
    for name in both:
        if old.is_open(name) != new.is_open(name):
            found.update((name, other) for other in both)
            found.update((other, name) for other in both)
    for source, target in found:
        if known.issuperset((source, target)) and not ours.isdisjoint((source, target)):
            was, is_now = old.ports(source, target), new.ports(source, target)
            for verb, ports in (("opens", is_now - was), ("closes", was - is_now)):
                if ports:
                    yield _Pair(verb, source, target, ports)


def _beside(old: _Side, new: _Side, ours: Iterable[str]) -> Iterator[_Pair]:
    """Yield the connections with addresses that differ."""
    for name, direction in product(ours, DIRECTIONS):
        before, after = (each.outside(direction, name) for each in (old, new))
        for verb, one, other in (("opens", after, before), ("closes", before, after)):
            for at, ports in beyond(one, other):
                ends = (name, show_addresses(at))
                yield _Pair(verb, *(ends if direction == "egress" else ends[::-1]), ports)


def _grouped(
    pairs: Iterable[_Pair], show: Callable[[Collection[str]], str]
) -> Iterator[tuple[str, str]]:
    """Yield a verb and a line for connections of the same ports with the same ends."""
    sources: dict[tuple[str, str, Ranges], set[str]] = defaultdict(set)
    for verb, source, target, ports in pairs:
        sources[verb, target, ports].add(source)
    targets: dict[tuple[str, frozenset[str], Ranges], set[str]] = defaultdict(set)
    for (verb, target, ports), found in sources.items():
        targets[verb, frozenset(found), ports].add(target)
    for (verb, found_sources, ports), found in targets.items():
        ends = f"{show(found_sources)} → {show(found)}"
        yield verb, f"This change {verb} {ends} on {show_ports(ports)}."


def _talks(side: _Side, name: str, most: int | None, can: str) -> str:
    """Return the connections of a workload in a sentence."""
    texts = []
    for direction, what in zip(DIRECTIONS, ("call", "be called by"), strict=True):
        peers: dict[str, set[str]] = defaultdict(set)
        for other in side.numbers if direction not in side.is_open(name) else ():
            ends = (name, other) if direction == "egress" else (other, name)
            peers[show_ports(side.ports(*ends))].add(other)
        if direction in side.is_open(name):
            peers["all ports"] = {EVERYTHING}
        else:
            for ports, at in side.outside(direction, name).items():
                peers[show_ports(ports)].add(show_addresses(at))
        listed = [
            f"{_listed(together(found, side.namespaces), most)} on {ports}"
            for ports, found in sorted(peers.items())
            if ports
        ]
        texts.append(f"{can} {what} {'; '.join(listed) or 'nothing'}")
    return f"It {', and '.join(texts)}."


def _listed(names: Sequence[str], most: int | None) -> str:
    """Return names as text; if there are many more, their number."""
    if most is None or len(names) <= most + 1:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"
