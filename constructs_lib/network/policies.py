"""Building blocks of NetworkPolicies, and the types of what they name."""

from collections.abc import Mapping, Sequence
from ipaddress import IPv4Network
from typing import Annotated

from pydantic import Field

from constructs_lib.kube.declarations import DeclaredEnd, Half
from constructs_lib.kube.distinct import DISTINCT
from constructs_lib.kube.label_keys import NAMESPACE, REASON
from constructs_lib.kube.names import LabelKey, LabelValue
from constructs_lib.kube.structs import k8s


def pods(end: DeclaredEnd, seen_from: str) -> k8s.NetworkPolicyPeer:
    """Return the pods of an end, as the peer in a policy of namespace `seen_from`."""
    elsewhere = k8s.LabelSelector(match_labels={NAMESPACE: end.namespace})
    return k8s.NetworkPolicyPeer(
        namespace_selector=None if seen_from == end.namespace else elsewhere,
        pod_selector=_selector(end),
    )


def _selector(end: DeclaredEnd) -> k8s.LabelSelector:
    return k8s.LabelSelector(match_labels=dict(end.labels))


EVERYWHERE = ("0.0.0.0/0",)
"""All addresses."""


def no_pods(networks: Sequence[str], pod_network: str) -> list[k8s.NetworkPolicyPeer]:
    """Return networks without the addresses of pods, as the peers in a policy."""
    pods = IPv4Network(pod_network)
    blocks = [
        k8s.IPBlock(
            cidr=network, except_=[pod_network] if pods.subnet_of(IPv4Network(network)) else []
        )
        for network in networks
    ]
    return [k8s.NetworkPolicyPeer(ip_block=block) for block in blocks]


def ports(
    numbers: Sequence[int], protocols: Sequence[k8s.Protocol] = ("TCP",)
) -> list[k8s.NetworkPolicyPort]:
    """Return ports of pods, for a rule of a policy."""
    return [
        k8s.NetworkPolicyPort(port=number, protocol=protocol)
        for number in numbers
        for protocol in protocols
    ]


def metadata(name: str, namespace: str, labels: Mapping[str, str], reason: str) -> k8s.ObjectMeta:
    """Return the metadata of a policy, with the reason of its connection if there is one."""
    return k8s.ObjectMeta(
        name=name,
        namespace=namespace,
        labels=dict(labels),
        annotations={REASON: reason} if reason else {},
    )


def policy(
    metadata: k8s.ObjectMeta,
    end: DeclaredEnd,
    half: Half,
    peers: list[k8s.NetworkPolicyPeer],
    ports: list[k8s.NetworkPolicyPort],
) -> k8s.NetworkPolicy:
    """Return the policy of one half of a connection, with peers on ports of the target."""
    ingress = k8s.NetworkPolicyIngressRule(from_=peers, ports=ports)
    egress = k8s.NetworkPolicyEgressRule(to=peers, ports=ports)
    return k8s.NetworkPolicy(
        metadata=metadata,
        spec=k8s.NetworkPolicySpec(
            pod_selector=_selector(end),
            policy_types=["Ingress" if half == "ingress" else "Egress"],
            ingress=[ingress] if half == "ingress" else [],
            egress=[egress] if half == "egress" else [],
        ),
    )


Transports = Annotated[Sequence[k8s.Protocol], DISTINCT, Field(min_length=1)]
"""Protocols of ports."""

PodLabels = Annotated[Mapping[LabelKey, LabelValue], Field(min_length=1)]
"""Labels that select pods. An empty selector would select all of them."""
