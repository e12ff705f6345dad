"""Parts of NetworkPolicies: directions, the rules of each, and addresses."""

from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Literal

from constructs_lib.analysis.flows.admin_policies import AdminPolicy, AdminRule
from constructs_lib.kube.structs import k8s

Policy = k8s.NetworkPolicy | AdminPolicy
"""Policy of a namespace, or of the cluster."""

Network = IPv4Network | IPv6Network
"""Range of addresses."""

PolicyRule = k8s.NetworkPolicyIngressRule | k8s.NetworkPolicyEgressRule | AdminRule
"""Connections of a rule; in a NetworkPolicy, one without peers or ports allows all of them."""

Direction = Literal["ingress", "egress"]
"""Direction of the connections that a rule allows."""

DIRECTIONS: tuple[Direction, ...] = ("egress", "ingress")


def directions_of(policy: Policy) -> Sequence[Direction]:
    """Return in which directions a policy isolates its pods; without types, as the server does.

    A policy of administrators isolates none, and decides in those for which it has rules.
    """
    if isinstance(policy, AdminPolicy):
        return [each for each in DIRECTIONS if rules_of(policy, each)]
    types = policy.spec.policy_types
    if not types:
        return ("ingress", "egress") if policy.spec.egress else ("ingress",)
    known: Sequence[Direction] = ("ingress", "egress")
    return [each for each in known if each.capitalize() in types]


def subject_of(policy: k8s.NetworkPolicy) -> k8s.LabelSelector:
    """Return what selects the pods of a policy; without a selector, it is for all."""
    return policy.spec.pod_selector or k8s.LabelSelector()


def own_peer(policy: Policy) -> k8s.NetworkPolicyPeer:
    """Return the pods of a policy in the form of its peers."""
    if isinstance(policy, AdminPolicy):
        return policy.subject
    return k8s.NetworkPolicyPeer(pod_selector=subject_of(policy))


def rules_of(policy: Policy, direction: Direction) -> Sequence[PolicyRule]:
    """Return the rules of a direction, which mean nothing in one that isolates no pods."""
    spec = policy if isinstance(policy, AdminPolicy) else policy.spec
    return spec.ingress if direction == "ingress" else spec.egress


def peers_of(rule: PolicyRule) -> Sequence[k8s.NetworkPolicyPeer]:
    """Return the other ends of a rule."""
    if isinstance(rule, AdminRule):
        return rule.peers
    return rule.from_ if isinstance(rule, k8s.NetworkPolicyIngressRule) else rule.to


def all_peers_of(policy: Policy) -> Sequence[k8s.NetworkPolicyPeer]:
    """Return the other ends of all rules of a policy, of both directions."""
    return [
        peer for each in DIRECTIONS for rule in rules_of(policy, each) for peer in peers_of(rule)
    ]


@lru_cache
def network_of(cidr: str) -> Network:
    """Return the range that a text states; as the API server, take bits of a host, too."""
    return ip_network(cidr, strict=False)
