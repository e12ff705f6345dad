"""Connections that policies allow, each by itself and as a table for a document."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from constructs_lib.analysis.flows.admin_policies import AdminPolicy
from constructs_lib.analysis.flows.folder import Folder
from constructs_lib.analysis.flows.policy_rules import (
    Direction,
    directions_of,
    peers_of,
    rules_of,
    subject_of,
)
from constructs_lib.analysis.flows.ranges import ALL_PORTS, show_addresses, show_ports
from constructs_lib.analysis.flows.selection import bits
from constructs_lib.kube.label_keys import REASON

HEAD = ("| from | to | ports | because |", "|---|---|---|---|")

EVERYTHING = "everything"
"""Stands for all pods and addresses, where no policy selects the pods at this end."""

Ends = tuple[int | None, int | None]
"""Indexes of caller and target; None is no pod."""


class Connection(NamedTuple):
    """A connection that policies allow."""

    source: str
    target: str
    ports: str
    reason: str


def table(folder: Folder) -> Iterator[str]:
    """Yield the lines of a table in Markdown, in which callers that are alike share a row."""
    rows: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for each in connections(folder):
        rows[each.target, each.ports, each.reason].append(each.source)
    yield from HEAD
    namespaces = {str(each): each.namespace for each in folder.reach.groups}
    for (target, ports, reason), sources in rows.items():
        yield f"| {', '.join(together(sources, namespaces))} | {target} | {ports} | {reason} |"


def together(names: Iterable[str], namespaces: Mapping[str, str]) -> list[str]:
    """Return names, with one for all pods of a namespace where all are among them."""
    found = set(names)
    by_namespace: dict[str, set[str]] = defaultdict(set)
    for name, namespace in namespaces.items():
        by_namespace[namespace].add(name)
    for namespace, pods in by_namespace.items():
        if len(pods) > 1 and pods <= found:
            found = found - pods | {f"{namespace}/*"}
    return sorted(found)


def connections(folder: Folder) -> list[Connection]:
    """Return the connections, by target and source."""
    return sorted(_connections(folder), key=lambda each: (each.target, each.source))


def _connections(folder: Folder) -> Iterator[Connection]:
    reach, reasons = folder.reach, _reasons(folder)
    names = [str(each) for each in reach.groups]
    for pair in reach.allowed():
        ends = (pair.source, pair.target)
        source, target = names[pair.source], names[pair.target]
        yield Connection(source, target, show_ports(pair.ports), reasons.get(ends, ""))
    for number in folder.ours:
        for ports, other in _others(folder, "egress", number):
            yield Connection(names[number], other, ports, reasons.get((number, None), ""))
        for ports, other in _others(folder, "ingress", number):
            yield Connection(other, names[number], ports, reasons.get((None, number), ""))


def _others(folder: Folder, direction: Direction, group: int) -> Iterator[tuple[str, str]]:
    half = folder.reach.half(direction, group)
    if not half.isolated:
        yield show_ports(ALL_PORTS), EVERYTHING
    for ports, at in half.outside.items():
        yield show_ports(ports), show_addresses(at)


def _reasons(folder: Folder) -> Mapping[Ends, str]:
    """Return the reasons of connections, from the policies at both ends."""
    found: dict[Ends, set[str]] = defaultdict(set)
    for policy in folder.policies:
        if isinstance(policy, AdminPolicy):
            continue
        # The text stays within its cell.
        reason = " ".join(policy.annotations.get(REASON, "").split()).replace("|", "\\|")
        subjects = [*bits(folder.reach.select(policy.namespace, subject_of(policy)))]
        for direction in directions_of(policy) if reason else ():
            for peer in [peer for rule in rules_of(policy, direction) for peer in peers_of(rule)]:
                others = [None] if peer.ip_block else [*bits(folder.reach.peers(policy, peer))]
                for own in subjects:
                    for other in others:
                        ends = (own, other) if direction == "egress" else (other, own)
                        found[ends].add(reason)
    return {ends: "; ".join(sorted(reasons)) for ends, reasons in found.items()}
