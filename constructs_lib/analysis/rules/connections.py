"""Rules on declared connections: policies have them and no others, and logins fit them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from constructs_lib.analysis.flows.declared import Side, declared_halves, select
from constructs_lib.analysis.flows.policy_rules import (
    DIRECTIONS,
)
from constructs_lib.analysis.flows.ranges import (
    Ranges,
    beyond,
    port_range,
    show_addresses,
    show_ports,
)
from constructs_lib.analysis.flows.reach import Half
from constructs_lib.analysis.flows.selection import bits
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.reading import Place, place_of
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.rules.references import Named, names_in
from constructs_lib.analysis.workload_pods import WorkloadPods, pods_of
from constructs_lib.kube.declarations import copied_from
from constructs_lib.kube.distinct import duplicates
from constructs_lib.kube.structs import k8s

SHOWN = 5
"""Number of pods that a finding names at most."""


@register("connection-policy-missing", asks_declarations=True)
def _connection_policy_missing(inventory: Inventory) -> Iterator[Finding]:
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
                source, target = side.flow.source, side.flow.target
                if side.direction != side.flow.half:
                    # Ours have a name of their own where a flow names `ExternalPods`.
                    is_source = side.direction == "egress"
                    source, target = (str(pods), target) if is_source else (source, str(pods))
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
    for ports, at in half.outside.items():
        if not side.ports - ports:
            closed -= at
    return missing | side.ports if closed else missing


@register("connection-undeclared", asks_declarations=True)
def _connection_undeclared(inventory: Inventory) -> Iterator[Finding]:
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
    for at, extra in beyond(half.pods, declared.pods):
        found[extra] |= at
    for extra, at in found.items():
        names = sorted({str(inventory.reach.groups[each]) for each in bits(at)})
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        yield ", ".join(names[:SHOWN]) + more, extra
    for outside, extra in beyond(half.outside, declared.outside):
        yield show_addresses(outside), extra


class _Login(NamedTuple):
    """A Secret with which programs log in to servers."""

    servers: dict[str, int]
    """Ports by the names of ends of connections."""
    users: set[str]
    """Keys with the name of a user, and not a password."""


def _logins(inventory: Inventory) -> Mapping[tuple[str, str], _Login]:
    """Return the logins by the namespaces and names of their Secrets, copies included."""
    found: dict[tuple[str, str], _Login] = defaultdict(lambda: _Login({}, set()))
    declared = inventory.declarations.secrets
    for each in (each for each in declared if each.servers):
        login = found[each.namespace, each.name]
        login.servers.update(each.servers)
        login.users.update(k for k, v in each.values.items() if isinstance(v, dict) and "text" in v)
    for each in declared:
        for origin in map(copied_from, each.values.values()):
            if (origin, each.name) in found:
                found.setdefault((each.namespace, each.name), found[str(origin), each.name])
    return dict(found)


def _secrets_of(inventory: Inventory) -> Iterator[tuple[WorkloadPods, Named]]:
    """Yield the pods that use a Secret in their containers or volumes, and its name there."""
    for manifest, found in inventory.read:
        pods = pods_of(found)
        for named in names_in(manifest, found.namespace) if pods else ():
            if pods and named.kind == "Secret" and named.row.use != "login":
                yield pods, named


@register("login-without-connection", asks_declarations=True)
def _login_without_connection(inventory: Inventory) -> Iterator[Finding]:
    logins, reach = _logins(inventory), inventory.reach
    found: dict[tuple[Place, str], Finding] = {}
    for pods, named in _secrets_of(inventory):
        login = logins.get((named.namespace, named.name))
        # A program that takes only the name of a user does not log in, and policies do not select
        # pods on the network of their node.
        if not login or login.users.issuperset(named.keys or "*") or pods.spec.host_network:
            continue
        ends = [each for each in inventory.ends if str(each) in login.servers]
        own = pods.namespace, pods.workload.name, pods.labels
        sources = [n for n, e in enumerate(reach.groups) if (e.namespace, e.name, e.labels) == own]
        targets = {(n, login.servers[str(e)]) for e in ends for n in bits(select(reach, e))}
        if targets and not any(
            source == target or reach.ports(source, target) & port_range("TCP", port, port)
            for source, (target, port) in product(sources, targets)
        ):
            servers = " or ".join(sorted({str(each) for each in ends}))
            problem = (
                f"logs in to {servers} by Secret '{named.name}', and no connection leads there"
            )
            fix = "connect it by 'allow_to', or remove the login"
            told = finding(pods.workload, problem, fix, named.path)
            found.setdefault((told.object, named.name), told)
    yield from found.values()


@register("connection-without-login", "warning", asks_declarations=True)
def _connection_without_login(inventory: Inventory) -> Iterator[Finding]:
    logins = _logins(inventory)
    ports = {name: port for each in logins.values() for name, port in each.servers.items()}
    used: dict[Place, set[str]] = defaultdict(set)
    for pods, named in _secrets_of(inventory):
        login = logins.get((named.namespace, named.name))
        # Another Secret may have a password that the program has for itself.
        used[place_of(pods.workload)].update(login.servers if login else ports)
    ours = {str(each): each for each in inventory.declarations.ends if each.owned and each.labels}
    for flow in inventory.declarations.flows:
        end = ours.get(flow.source)
        if not end or flow.half != "egress" or ports.get(flow.target) not in flow.ports:
            continue
        selector = k8s.LabelSelector(match_labels=end.labels)
        for workload in (each.workload for each in inventory.selected(end.namespace, selector)):
            place = place_of(workload)
            if flow.target not in used[place] and place[1:] not in inventory.of_charts:
                problem = f"connects to {flow.target}, and uses no Secret to log in with"
                fix = "give it a login by 'credentials_for', or remove the connection"
                yield finding(workload, problem, fix)
