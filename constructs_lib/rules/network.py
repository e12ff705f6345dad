"""Rules on NetworkPolicies and the connections that they allow."""

from collections.abc import Iterator, Sequence
from itertools import chain

from constructs_lib.core.declarations import DeclaredEnd, DeclaredFlow, Half
from constructs_lib.rules.inventory import Inventory, finding
from constructs_lib.shapes.network import (
    NetworkPolicy,
    PolicyPeer,
    PolicyPort,
    PolicyRule,
)
from constructs_lib.shapes.objects import (
    LabelSelector,
    has_labels,
)


def policies_select_pods(inventory: Inventory) -> Iterator[str]:
    """A NetworkPolicy applies to pods that exist, and its peers exist or are declared."""
    for policy in inventory.of_kind(NetworkPolicy):
        subject = policy.spec.pod_selector
        is_every_pod = subject == LabelSelector()
        if not is_every_pod and not _selects_any(inventory, subject, [policy.namespace]):
            yield finding(policy, "applies to no pods", "use the labels of a pod template")
        rules = [*policy.spec.ingress, *policy.spec.egress]
        for peer in chain.from_iterable(rule.peers for rule in rules):
            if peer.ip_block is not None:
                continue
            namespaces = [policy.namespace]
            if peer.namespace_selector is not None:
                namespaces = [
                    name
                    for name, labels in inventory.namespace_labels.items()
                    if peer.namespace_selector.matches(labels)
                ]
            if not _selects_any(inventory, peer.pod_selector or LabelSelector(), namespaces):
                shown = peer.model_dump(by_alias=True, exclude_unset=True)
                problem = f"names peers that do not exist, {shown}"
                yield finding(policy, problem, "correct the labels or declare a Peer")


def _selects_any(inventory: Inventory, selector: LabelSelector, namespaces: Sequence[str]) -> bool:
    labels = chain.from_iterable(inventory.pod_labels[namespace] for namespace in namespaces)
    return any(selector.matches(each) for each in labels)


def flows_have_both_halves(inventory: Inventory) -> Iterator[str]:
    """A connection of our pods has a NetworkPolicy at each end that is ours."""
    seen = set()
    for flow in inventory.declarations.flows:
        for half, end, other in _halves(inventory, flow):
            source, target = (end, other) if half == "egress" else (other, end)
            closed = [
                port
                for port in flow.ports
                if not _is_allowed(inventory, half, end, other, target, port)
            ]
            problem = f"Connection {source} to {target} on ports {closed} has no {half} policy"
            if closed and problem not in seen:
                seen.add(problem)
                if _is_declared(inventory, str(source), str(target), half):
                    fix = "restore the NetworkPolicy that the connection emitted"
                else:
                    fix = "pass the construct itself to 'allow_to' instead of a Peer"
                yield f"{problem} in namespace {end.namespace}; {fix}"


def _is_declared(inventory: Inventory, source: str, target: str, half: Half) -> bool:
    known = {(flow.source, flow.target, flow.half) for flow in inventory.declarations.flows}
    return (source, target, half) in known


def _halves(
    inventory: Inventory, flow: DeclaredFlow
) -> Iterator[tuple[Half, DeclaredEnd, DeclaredEnd]]:
    """Yields the halves that a connection should have, each with its own end and the other."""
    if flow.peer is None:
        return
    opposite: Half = "ingress" if flow.half == "egress" else "egress"
    own = flow.source if flow.half == "egress" else flow.target
    ends = {str(end): end for end in inventory.declarations.ends if end.owned}
    if own not in ends:
        return
    others = _ours(inventory, flow.peer)
    for other in others or [flow.peer]:
        yield flow.half, ends[own], other
    for other in others:
        yield opposite, other, ends[own]


def _ours(inventory: Inventory, peer: DeclaredEnd) -> list[DeclaredEnd]:
    """Returns our ends that a peer stands for, or if there are none, our pods with its labels."""
    ends = {
        str(end): end
        for end in inventory.declarations.ends
        if end.owned
        and end.namespace == peer.namespace
        and (end.name == peer.name or has_labels(end.labels, peer.labels))
    }
    if ends:
        return list(ends.values())
    return [
        DeclaredEnd(
            namespace=peer.namespace, name=pods.workload.name, labels=pods.labels, owned=True
        )
        for pods in inventory.pods_by_namespace[peer.namespace]
        if has_labels(pods.labels, peer.labels)
    ]


def _is_allowed(
    inventory: Inventory,
    half: Half,
    end: DeclaredEnd,
    other: DeclaredEnd,
    target: DeclaredEnd,
    port: int,
) -> bool:
    """Returns whether policies of an end allow its half of a connection with another end."""
    return any(
        any(_is_peer(inventory, each, policy, other) for each in rule.peers) or not rule.peers
        for policy in inventory.of_kind(NetworkPolicy)
        if policy.namespace == end.namespace and policy.spec.pod_selector.matches(end.labels)
        for rule in _rules(policy, half)
        if not rule.ports or any(_has_port(inventory, each, target, port) for each in rule.ports)
    )


def _rules(policy: NetworkPolicy, half: Half) -> Sequence[PolicyRule]:
    types = policy.spec.policy_types
    if types and half.capitalize() not in types:
        return ()
    return policy.spec.ingress if half == "ingress" else policy.spec.egress


def _is_peer(
    inventory: Inventory, peer: PolicyPeer, policy: NetworkPolicy, end: DeclaredEnd
) -> bool:
    if peer.ip_block is not None:
        return False
    if peer.namespace_selector is None:
        is_there = policy.namespace == end.namespace
    else:
        is_there = peer.namespace_selector.matches(inventory.namespace_labels[end.namespace])
    return is_there and (peer.pod_selector is None or peer.pod_selector.matches(end.labels))


def _has_port(inventory: Inventory, ports: PolicyPort, target: DeclaredEnd, port: int) -> bool:
    if ports.protocol != "TCP":
        return False
    match ports.port:
        case None:
            return True
        case int(first):
            return first <= port <= (ports.end_port or first)
        case name:
            return any(
                (each.name, each.container_port) == (name, port)
                for pods in inventory.pods_by_namespace[target.namespace]
                if has_labels(pods.labels, target.labels)
                for container in pods.containers
                for each in container.ports
            )
