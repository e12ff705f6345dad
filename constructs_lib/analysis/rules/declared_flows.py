"""Rules on the connections that NetworkPolicies allow, against those that constructs declare."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from constructs_lib.analysis.flows.declared import Side, declared_halves
from constructs_lib.analysis.flows.policy_rules import DIRECTIONS
from constructs_lib.analysis.flows.ranges import Ranges, beyond, show_addresses, show_ports
from constructs_lib.analysis.flows.reach import Half
from constructs_lib.analysis.flows.selection import bits
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.reading import Place
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.kube.distinct import duplicates

SHOWN = 5
"""Number of pods that a finding names at most."""


@register("connection-policy-missing", asks_declarations=True)
def _flows_have_both_halves(inventory: Inventory) -> Iterator[Finding]:
    owned = {
        (str(end), tuple(sorted(end.labels.items())))
        for end in inventory.declarations.ends
        if end.owned
    }
    if namesakes := sorted(map(str, duplicates(name for name, _ in owned))):
        # Their connections cannot be told apart.
        for name in namesakes:
            problem = "is the name of two constructs with different pods"
            yield finding(Place("", "Connection", "", name), problem, "give one another id")
        return
    flows = inventory.declarations.flows
    known = {(flow.source, flow.target, flow.half) for flow in flows}
    findings: dict[Finding, None] = {}
    for side in inventory.sides:
        for group in bits(side.groups):
            is_ours = bool(inventory.ours >> group & 1)
            half = inventory.reach.half(side.direction, group)
            # Pods of others have the policies of their namespace, if that is ours.
            pods = inventory.reach.groups[group]
            if not is_ours and (not half.isolated or str(pods) in dict(owned)):
                continue
            if missing := _missing(half, side):
                source, target = _ends(side, str(pods))
                if (source, target, side.direction) in known:
                    fix = "restore the NetworkPolicy that the connection emitted"
                elif is_ours:
                    fix = "pass the construct itself to 'allow_to' instead of ExternalPods"
                else:
                    fix = "make them HelmPods or CustomPods of that tier, instead of ExternalPods"
                place = Place("", "Connection", "", f"{source} to {target}")
                problem = f"on {show_ports(missing)} has no {side.direction} policy in namespace "
                findings[finding(place, f"{problem}{pods.namespace}", fix)] = None
    yield from findings


def _ends(side: Side, pods: str) -> tuple[str, str]:
    """Return the names of both ends; ours have their own where a flow names `ExternalPods`."""
    if side.direction == side.flow.half:
        return side.flow.source, side.flow.target
    return (pods, side.flow.target) if side.direction == "egress" else (side.flow.source, pods)


def _missing(half: Half, side: Side) -> Ranges:
    """Return the declared ports that policies do not allow at one of the other ends."""
    missing, others = Ranges(), side.others
    for ports, groups in half.pods.items():
        if others & groups:
            missing |= side.ports - ports
        others &= ~groups
    if others:
        missing |= side.ports
    closed = side.outside
    for ports, addresses in half.outside.items():
        if not side.ports - ports:
            closed -= addresses
    return missing | side.ports if closed else missing


@register("connection-undeclared", asks_declarations=True)
def _policies_allow_only_what_is_declared(inventory: Inventory) -> Iterator[Finding]:
    reach = inventory.reach
    declared = declared_halves(inventory.sides)
    for number, group in enumerate(reach.groups):
        for direction in DIRECTIONS:
            wanted = declared.get((direction, number), Half(True, {}, {}))
            for others, ports in _extra(inventory, reach.half(direction, number), wanted):
                source, target = (
                    (str(group), others) if direction == "egress" else (others, str(group))
                )
                problem = f"allow {source} to {target} on {show_ports(ports)}"
                yield finding(
                    Place("", "NetworkPolicies of", "", str(group)),
                    f"{problem}, which no construct declares",
                    "connect the constructs ('allow_to' and its like), or narrow the policy",
                )


def _extra(inventory: Inventory, half: Half, declared: Half) -> Iterator[tuple[str, Ranges]]:
    """Yield the other ends with ports that are allowed there and not declared."""
    found: dict[Ranges, int] = defaultdict(int)
    for ports, groups in half.pods.items():
        left = groups
        for known, at in declared.pods.items():
            found[ports - known] |= left & at
            left &= ~at
        found[ports] |= left
    for extra, at in found.items():
        if extra and at:
            yield _first(sorted({str(inventory.reach.groups[each]) for each in bits(at)})), extra
    for addresses, extra in beyond(half.outside, declared.outside):
        yield show_addresses(addresses), extra


def _first(names: Sequence[str]) -> str:
    more = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {more} more" if more > 0 else "")
