"""Policies of administrators, which come before and after the NetworkPolicies of namespaces.

They are those of the Network Policy API: ClusterNetworkPolicy, and the older AdminNetworkPolicy and
BaselineAdminNetworkPolicy.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Literal, NamedTuple

from msgspec import Meta, field

from constructs_lib.kube.structs import k8s

GROUP = "policy.networking.k8s.io"
"""API group of the policies of administrators."""

Action = Literal["Accept", "Deny", "Pass"]
"""Effect of a rule; to pass is to leave the verdict to the next tier."""

Tier = Literal["Admin", "Baseline"]
"""Tier of a policy: before all NetworkPolicies, or where none of them selects a pod."""

Port = Annotated[int, Meta(ge=1, le=65535)]


class AdminRule(NamedTuple):
    """A rule with the peers and ports of a NetworkPolicy; without peers it matches nothing."""

    name: str
    action: Action
    peers: Sequence[k8s.NetworkPolicyPeer]
    ports: Sequence[k8s.NetworkPolicyPort]
    """None: all ports."""


class AdminPolicy(NamedTuple):
    """A policy of the cluster, in one form for all kinds and versions."""

    title: str
    """Kind and name."""
    tier: Tier
    priority: int
    subject: k8s.NetworkPolicyPeer
    ingress: Sequence[AdminRule]
    egress: Sequence[AdminRule]
    unknown: Sequence[str]
    """Kinds of peers whose addresses no manifest states, such as nodes."""
    namespace: str = ""

    def __str__(self) -> str:
        """Return kind and name."""
        return self.title


class _NamespacedPods(k8s.Struct, kw_only=True):
    namespace_selector: k8s.LabelSelector
    pod_selector: k8s.LabelSelector


class _Subject(k8s.Struct, kw_only=True):
    namespaces: k8s.LabelSelector | None = None
    pods: _NamespacedPods | None = None

    def __post_init__(self) -> None:
        if len([each for each in self.__struct_fields__ if getattr(self, each)]) != 1:
            raise ValueError("must have exactly one field")

    def selected(self) -> Iterator[k8s.NetworkPolicyPeer]:
        if self.namespaces:
            yield k8s.NetworkPolicyPeer(namespace_selector=self.namespaces)
        elif self.pods:
            yield k8s.NetworkPolicyPeer(
                namespace_selector=self.pods.namespace_selector,
                pod_selector=self.pods.pod_selector,
            )


class _Peer(_Subject, kw_only=True):
    networks: Sequence[str] = []
    nodes: k8s.LabelSelector | None = None
    domain_names: Sequence[str] = []

    def __post_init__(self) -> None:
        super().__post_init__()
        for each in self.networks:
            k8s.IPBlock(cidr=each)

    def selected(self) -> Iterator[k8s.NetworkPolicyPeer]:
        yield from super().selected()
        for each in self.networks:
            yield k8s.NetworkPolicyPeer(ip_block=k8s.IPBlock(cidr=each))


class _PortNumber(k8s.Struct, kw_only=True):
    port: Port
    protocol: k8s.Protocol = "TCP"


class _PortRange(k8s.Struct, kw_only=True):
    start: Port
    end: Port
    protocol: k8s.Protocol = "TCP"


class _Ports(k8s.Struct, kw_only=True):
    """Ports of the former kinds."""

    port_number: _PortNumber | None = None
    port_range: _PortRange | None = None
    named_port: str | None = None

    def numbered(self) -> Iterator[k8s.NetworkPolicyPort]:
        if one := self.port_number:
            yield k8s.NetworkPolicyPort(port=one.port, protocol=one.protocol)
        elif several := self.port_range:
            yield _range(several, several.protocol)
        elif self.named_port:
            yield from _named(self.named_port)


class _Number(k8s.Struct, kw_only=True):
    number: Port | None = None
    range: _PortRange | None = None


class _Transport(k8s.Struct, kw_only=True):
    destination_port: _Number | None = None


class _Protocol(k8s.Struct, kw_only=True):
    """Protocol of a ClusterNetworkPolicy, with its ports."""

    tcp: _Transport | None = None
    udp: _Transport | None = None
    sctp: _Transport | None = None
    destination_named_port: str = ""

    def numbered(self) -> Iterator[k8s.NetworkPolicyPort]:
        stated: Mapping[k8s.Protocol, _Transport | None]
        stated = {"TCP": self.tcp, "UDP": self.udp, "SCTP": self.sctp}
        for protocol, transport in stated.items():
            port = transport.destination_port if transport else None
            if port and port.range:
                yield _range(port.range, protocol)
            elif transport:
                yield k8s.NetworkPolicyPort(port=port.number if port else None, protocol=protocol)
        if self.destination_named_port:
            yield from _named(self.destination_named_port)


def _range(ports: _PortRange, protocol: k8s.Protocol) -> k8s.NetworkPolicyPort:
    return k8s.NetworkPolicyPort(port=ports.start, end_port=ports.end, protocol=protocol)


def _named(name: str) -> Iterator[k8s.NetworkPolicyPort]:
    """Yield a name for each protocol, since these policies name ports without one."""
    protocols: tuple[k8s.Protocol, ...] = ("TCP", "UDP", "SCTP")
    for each in protocols:
        yield k8s.NetworkPolicyPort(port=name, protocol=each)


class _Rule(k8s.Struct, kw_only=True):
    action: Literal["Accept", "Allow", "Deny", "Pass"]
    name: str = ""
    from_: Sequence[_Peer] = field(default=[], name="from")
    to: Sequence[_Peer] = []
    ports: Sequence[_Ports] = []
    protocols: Sequence[_Protocol] = []

    def plain(self) -> AdminRule:
        action: Action = "Accept" if self.action == "Allow" else self.action
        peers = [peer for each in (*self.from_, *self.to) for peer in each.selected()]
        ports = [port for each in self.ports for port in each.numbered()]
        ports += [port for each in self.protocols for port in each.numbered()]
        return AdminRule(self.name, action, peers, ports)


class _Spec(k8s.Struct, kw_only=True):
    subject: _Subject
    tier: Tier = "Admin"
    priority: int = 0
    ingress: Sequence[_Rule] = []
    egress: Sequence[_Rule] = []


class _Policy(k8s.Object, kw_only=True):
    spec: _Spec
    status: object = None

    def plain(self) -> AdminPolicy:
        """Return the policy in the form of all kinds."""
        spec = self.spec
        peers = [peer for rule in spec.egress for peer in rule.to]
        unknown = {
            name
            for name, is_there in (
                ("nodes", any(each.nodes is not None for each in peers)),
                ("domainNames", any(each.domain_names for each in peers)),
            )
            if is_there
        }
        return AdminPolicy(
            str(self),
            "Baseline" if self.kind.startswith("Baseline") else spec.tier,
            spec.priority,
            next(spec.subject.selected()),
            [each.plain() for each in spec.ingress],
            [each.plain() for each in spec.egress],
            sorted(unknown),
        )


ADMIN_POLICIES = {
    (f"{GROUP}/v1alpha2", "ClusterNetworkPolicy"): _Policy,
    (f"{GROUP}/v1alpha1", "AdminNetworkPolicy"): _Policy,
    (f"{GROUP}/v1alpha1", "BaselineAdminNetworkPolicy"): _Policy,
}
"""Structs of the policies of administrators, by `apiVersion` and `kind`."""
