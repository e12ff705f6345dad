"""The policies behind a verdict on a connection, in words."""

from collections.abc import Iterator, Sequence
from ipaddress import ip_address

from constructs_lib.analysis.flows.admin_policies import AdminPolicy
from constructs_lib.analysis.flows.folder import Folder
from constructs_lib.analysis.flows.policy_rules import (
    DIRECTIONS,
    Direction,
    Policy,
    directions_of,
    rules_of,
)
from constructs_lib.analysis.flows.ranges import (
    ALL_PORTS,
    PROTOCOLS,
    V4,
    Ranges,
    port_range,
    show_ports,
)
from constructs_lib.analysis.flows.reach import TIERS, ResolvedRule, rank

End = int | Ranges
"""An end of a connection: the index of a group of pods, or an address."""

VERBS = {"Accept": "allows", "Deny": "denies", "Pass": "passes on"}
"""Words for the actions of rules."""


def explanation(folder: Folder, source: str, target: str, port: str = "") -> Iterator[str]:
    """Yield lines that name the policies behind a verdict, those that deny included.

    Args:
        folder: Pods and policies.
        source: Caller: namespace and name as in the table, or an address.
        target: Called pods or address.
        port: Number, or number and protocol such as `53/UDP`; by default all ports.

    Raises:
        ValueError: Pods are unknown, or a port or address is none.
    """
    asked = _port(port) if port else ALL_PORTS
    found = [[*_ends(folder, each)] for each in (source, target)]
    lines: dict[str, None] = {}
    for one in found[0]:
        for other in found[1]:
            egress = [*_direction(folder, "egress", one, other, source, asked)]
            ingress = [*_direction(folder, "ingress", other, one, target, asked)]
            allowed = asked
            for direction, own, peer in zip(DIRECTIONS, (one, other), (other, one), strict=True):
                allowed &= _allowed(folder, direction, own, peer)
            verdict = f"allowed on {show_ports(allowed)}" if allowed else "denied"
            if port:
                verdict = "allowed" if allowed == asked else "denied"
            head = f"{source} → {target}{f' on {show_ports(asked)}' if port else ''}: {verdict}."
            lines |= dict.fromkeys([head, *egress, *ingress])
    yield from lines


def _ends(folder: Folder, name: str) -> Iterator[End]:
    try:
        address = ip_address(name)
    except ValueError:
        pass
    else:
        number = int(address) + (V4 if address.version == 6 else 0)
        if number in folder.reach.pod_networks:
            raise ValueError(
                f"'{name}' is an address of pods; name them as namespace/name"
            ) from None
        yield Ranges(((number, number),))
        return
    names = [str(each) for each in folder.reach.groups]
    if name not in names:
        known = ", ".join(sorted({names[each] for each in folder.ours}))
        raise ValueError(f"'{name}' must be an address, or one of: {known or 'no pods'}")
    yield from (number for number, each in enumerate(names) if each == name)


def _port(text: str) -> Ranges:
    number, _, protocol = text.partition("/")
    protocol = protocol.upper() or "TCP"
    found = port_range(protocol, int(number), int(number)) if number.isdecimal() else Ranges()
    if not found:
        known = ", ".join(PROTOCOLS)
        raise ValueError(f"'{text}' must be a port such as 80 or 53/UDP; the protocols are {known}")
    return found


def _allowed(folder: Folder, direction: Direction, own: End, other: End) -> Ranges:
    """Return the ports that the policies at one end allow; an address has none."""
    if not isinstance(own, int):
        return ALL_PORTS
    if isinstance(other, int):
        return folder.reach.half(direction, own).ports(other)
    ways = folder.reach.outside(direction, own).items()
    return next((ports for ports, at in ways if at & other), Ranges())


def _direction(
    folder: Folder, direction: Direction, own: End, other: End, name: str, asked: Ranges
) -> Iterator[str]:
    if not isinstance(own, int):
        return
    selecting = [
        each
        for each in sorted(folder.policies, key=rank)
        if direction in directions_of(each) and folder.reach.subjects(each) >> own & 1
    ]
    admin = [each for each in selecting if isinstance(each, AdminPolicy)]
    plain = [each for each in selecting if not isinstance(each, AdminPolicy)]
    first, last = ([each for each in admin if each.tier == tier] for tier in TIERS)
    lines, decided = _verdicts(folder, direction, first, own, other, asked)
    left = asked - decided
    if left and plain:
        lines += [f"{each} isolates it." for each in plain]
        allowing, _ = _verdicts(folder, direction, plain, own, other, left)
        lines += allowing or ["no rule of them allows this."]
    elif left:
        lines.append("no NetworkPolicy selects it, so all is allowed that no other policy denies.")
        lines += _verdicts(folder, direction, last, own, other, left)[0]
    yield from (f"  {name}, {direction}: {each}" for each in lines)


def _verdicts(
    folder: Folder,
    direction: Direction,
    policies: Sequence[Policy],
    own: int,
    other: End,
    asked: Ranges,
) -> tuple[list[str], Ranges]:
    """Return lines on the rules that match, and the ports on which they have decided."""
    lines, decided = [], Ranges()
    for policy in policies:
        for index, rule in enumerate(rules_of(policy, direction)):
            for resolved in folder.reach.resolve(policy, rule):
                ports = _matched(folder, direction, own, other, resolved) & asked
                if not ports:
                    continue
                place = f"rule {direction}[{index}]"
                if isinstance(policy, AdminPolicy):
                    place += f", tier {policy.tier}, priority {policy.priority}"
                    # The first rule of a tier that matches counts.
                    asked -= ports if resolved.is_sure else Ranges()
                    decided |= ports if resolved.action != "Pass" else Ranges()
                lines.append(f"{policy} {VERBS[resolved.action]} {show_ports(ports)} ({place}).")
    return lines, decided


def _matched(
    folder: Folder, direction: Direction, own: int, other: End, rule: ResolvedRule
) -> Ranges:
    """Return the ports of a rule at the other end."""
    if not isinstance(other, int):
        ports, outside = folder.reach.area_outside(direction, own, rule)
        return ports if outside & other else Ranges()
    ports = Ranges()
    for numbers, at in folder.reach.areas(direction, own, rule):
        ports |= numbers if at >> other & 1 else Ranges()
    return ports
