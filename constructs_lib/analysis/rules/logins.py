"""Rules on logins to servers: where one is used, a connection leads, and the other way round."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from constructs_lib.analysis.flows.declared import select
from constructs_lib.analysis.flows.ranges import port_range
from constructs_lib.analysis.flows.selection import bits
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.reading import Place, place_of
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.rules.references import Named, names_in
from constructs_lib.analysis.workload_pods import WorkloadPods, pods_of
from constructs_lib.kube.declarations import copied_from
from constructs_lib.kube.structs import k8s


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
def _logins_reach_their_server(inventory: Inventory) -> Iterator[Finding]:
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
def _connections_log_in(inventory: Inventory) -> Iterator[Finding]:
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
