"""Rules on NetworkPolicies: pods have them, and they select what they should."""

from collections import defaultdict
from collections.abc import Iterator
from ipaddress import ip_network

from constructs_lib.analysis.flows.policy_rules import (
    DIRECTIONS,
    Direction,
    all_peers_of,
    directions_of,
    network_of,
    rules_of,
    subject_of,
)
from constructs_lib.analysis.flows.ranges import (
    addresses,
)
from constructs_lib.analysis.flows.reach import block_addresses
from constructs_lib.analysis.flows.selection import bits
from constructs_lib.analysis.inventory import Inventory, first_of
from constructs_lib.analysis.reading import Place
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.workload_pods import protocol_of
from constructs_lib.kube.manifests import rendered
from constructs_lib.kube.names import NAMESPACES_OF_THE_CLUSTER
from constructs_lib.kube.selectors import is_empty
from constructs_lib.kube.structs import k8s

SERVICE_NETWORK = addresses(ip_network("10.96.0.0/12"))
"""Addresses of all Services, by default of kubeadm, which those by default of Kind are part of."""


@register("default-deny-missing")
def _default_deny_missing(inventory: Inventory) -> Iterator[Finding]:
    denied = _denied(inventory)
    for namespace in inventory.of_kind(k8s.Namespace):
        for direction in DIRECTIONS:
            if (namespace.name, direction) not in denied:
                problem = f"has no NetworkPolicy that denies {direction} by default"
                yield finding(namespace, problem, "make it a 'TierNamespace', which has one")


def _denied(inventory: Inventory) -> set[tuple[str, Direction]]:
    """Return the namespaces and directions in which a policy isolates all pods."""
    return {
        (policy.namespace, direction)
        for policy in inventory.of_kind(k8s.NetworkPolicy)
        if is_empty(policy.spec.pod_selector)
        for direction in directions_of(policy)
    }


@register("pods-not-isolated")
def _pods_not_isolated(inventory: Inventory) -> Iterator[Finding]:
    ours = {each.name for each in inventory.of_kind(k8s.Namespace)} | NAMESPACES_OF_THE_CLUSTER
    holders = [(each.namespace, str(each.workload)) for each in inventory.pods]
    holders += [
        (each.namespace, f"chart {each.name}")
        for each in inventory.declarations.charts
        if each.images
    ]
    held: dict[str, list[str]] = defaultdict(list)
    for namespace, holder in holders:
        held[namespace].append(holder)
    denied = _denied(inventory)
    for namespace in sorted(held.keys() - ours - {""}):
        for direction in DIRECTIONS:
            if (namespace, direction) not in denied:
                problem = f"has no NetworkPolicy that denies {direction} by default"
                problem += f", for {first_of(held[namespace])}"
                place = Place("", "Namespace", "", namespace)
                yield finding(place, problem, "add one, such as by 'add_namespace'")


@register("policy-selects-nothing", asks_declarations=True)
def _policy_selects_nothing(inventory: Inventory) -> Iterator[Finding]:
    for policy in inventory.of_kind(k8s.NetworkPolicy):
        subject = subject_of(policy)
        if not is_empty(subject) and not inventory.reach.select(policy.namespace, subject):
            yield finding(policy, "applies to no pods", "use the labels of a pod template")
        for peer in all_peers_of(policy):
            if peer.ip_block is None and not inventory.reach.peers(policy, peer):
                shown = rendered(peer)
                problem = f"names peers that do not exist, {shown}"
                yield finding(policy, problem, "correct the labels or declare ExternalPods")


@register("policy-without-effect")
def _policy_without_effect(inventory: Inventory) -> Iterator[Finding]:
    for policy in inventory.of_kind(k8s.NetworkPolicy):
        for direction in DIRECTIONS:
            if rules_of(policy, direction) and direction not in directions_of(policy):
                problem = f"has rules of '{direction}', which do nothing"
                fix = f"add '{direction.capitalize()}' to 'policyTypes', or remove them"
                yield finding(policy, problem, fix)


@register("policy-selects-several")
def _policy_selects_several(inventory: Inventory) -> Iterator[Finding]:
    for policy in inventory.of_kind(k8s.NetworkPolicy):
        subjects = inventory.reach.select(policy.namespace, subject_of(policy))
        selected = [(subject_of(policy), subjects)] + [
            (peer.pod_selector, inventory.reach.peers(policy, peer))
            for peer in all_peers_of(policy)
            if peer.pod_selector is not None
        ]
        for selector, groups in selected:
            found = [inventory.reach.groups[each] for each in bits(groups)]
            names = sorted({str(each) for each in found if not each.is_stranger})
            if selector.match_labels and len(names) > 1:
                problem = (
                    f"selects pods of {' and '.join(names)} by the labels "
                    f"{dict(selector.match_labels)}"
                )
                yield finding(policy, problem, "add a label that only one of them has")


@register("policy-port-missing")
def _policy_port_missing(inventory: Inventory) -> Iterator[Finding]:
    for policy in inventory.of_kind(k8s.NetworkPolicy):
        subjects = bits(inventory.reach.select(policy.namespace, subject_of(policy)))
        groups = [inventory.reach.groups[each] for each in subjects]
        # Ports of pods of charts are unknown.
        ports = [port for group in groups for port in group.ports]
        if is_empty(policy.spec.pod_selector) or not ports:
            continue
        for rule in policy.spec.ingress:
            for port in rule.ports:
                if port.port is None or port.end_port is not None:
                    continue
                protocol = protocol_of(port)
                if not any(
                    port.port in (known.number, known.name) and protocol == known.protocol
                    for known in ports
                ):
                    problem = f"allows port {port.port} ({protocol}), which no container has"
                    yield finding(policy, problem, "correct it, or declare it at the container")


@register("policy-address-wrong")
def _policy_address_wrong(inventory: Inventory) -> Iterator[Finding]:
    for policy in inventory.of_kind(k8s.NetworkPolicy):
        for block in [peer.ip_block for peer in all_peers_of(policy) if peer.ip_block is not None]:
            found, at = block_addresses(block), addresses(network_of(block.cidr))
            if not at - SERVICE_NETWORK:
                problem = f"names Services by {block.cidr}; a policy sees the pods behind them"
                yield finding(policy, problem, "name those by their labels")
            of_pods = found & inventory.pod_networks
            if of_pods and inventory.pod_networks - of_pods:
                problem = f"names a part of the addresses of pods by {block.cidr}, which change"
                yield finding(policy, problem, "name pods by their labels, and except the others")
