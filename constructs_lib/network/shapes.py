"""Shapes of Services, Ingresses and NetworkPolicies."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Literal

from msgspec import field

from constructs_lib.core.fields import as_prefix
from constructs_lib.core.shapes import IntOrText, KubernetesObject, LabelSelector, Shape

Network = IPv4Network | IPv6Network
"""Range of addresses."""


_network_of = lru_cache(ip_network)


class Cidr(str):
    """A range of addresses as text."""

    __slots__ = ()

    def __new__(cls, value: object) -> "Cidr":
        """Refuse what is no range."""
        try:
            # As the API server, which takes bits of a host, too.
            return super().__new__(cls, ip_network(str(value), strict=False))
        except ValueError:
            raise ValueError("must be a range of addresses, such as '10.0.0.0/8'") from None

    @property
    def network(self) -> Network:
        """The range."""
        return _network_of(self)


class ServicePort(Shape):
    """A port of a Service."""

    port: int
    name: str | None = None
    protocol: str = "TCP"
    target_port: IntOrText | None = None


class ServiceSpec(Shape):
    """Spec of a Service."""

    selector: Mapping[str, str] = {}
    ports: Sequence[ServicePort] = ()
    cluster_ip: str = field(name="clusterIP", default="")

    @property
    def is_headless(self) -> bool:
        """Whether it has no address of its own, but gives names to those of its pods."""
        return self.cluster_ip == "None"


class Service(KubernetesObject):
    """A Service."""

    spec: ServiceSpec


class BackendPort(Shape):
    """Port of a Service behind an Ingress."""

    number: int | None = None
    name: str | None = None


class BackendService(Shape):
    """Service behind an Ingress."""

    name: str
    port: BackendPort


class Backend(Shape):
    """Target of an Ingress."""

    service: BackendService | None = None


class IngressPath(Shape):
    """A path of an Ingress."""

    backend: Backend
    path: str = "/"
    path_type: str = "ImplementationSpecific"

    def requests(self) -> str:
        """Return a text that two paths share if they match the same requests."""
        if self.path_type == "Exact":
            return f"= {self.path}"
        return as_prefix(self.path)


class IngressHttp(Shape):
    """Paths of one host of an Ingress."""

    paths: Sequence[IngressPath] = ()


class IngressRule(Shape):
    """One host of an Ingress; an empty one stands for any host."""

    host: str = ""
    http: IngressHttp = IngressHttp()


class IngressTls(Shape):
    """A certificate of an Ingress."""

    secret_name: str = ""


class IngressSpec(Shape):
    """Spec of an Ingress."""

    ingress_class_name: str = ""
    default_backend: Backend | None = None
    rules: Sequence[IngressRule] = ()
    tls: Sequence[IngressTls] = ()


class Ingress(KubernetesObject):
    """An Ingress."""

    spec: IngressSpec


Protocol = Literal["TCP", "UDP", "SCTP"]
"""Protocol of a port."""


class PolicyPort(Shape):
    """Ports that a rule of a NetworkPolicy allows; without a number, all of the protocol."""

    port: IntOrText | None = None
    end_port: int | None = None
    protocol: Protocol = "TCP"


class IpBlock(Shape):
    """Addresses at the other end of a rule of a NetworkPolicy."""

    cidr: Cidr
    except_: Sequence[Cidr] = field(name="except", default=())


class PolicyPeer(Shape):
    """Other end of a rule of a NetworkPolicy."""

    pod_selector: LabelSelector | None = None
    namespace_selector: LabelSelector | None = None
    ip_block: IpBlock | None = None


class PolicyRule(Shape):
    """Connections that a NetworkPolicy allows; without peers or ports, all of them."""

    from_: Sequence[PolicyPeer] = field(name="from", default=())
    to: Sequence[PolicyPeer] = ()
    ports: Sequence[PolicyPort] = ()

    @property
    def peers(self) -> Sequence[PolicyPeer]:
        """Other ends, which are in one of two fields, depending on the direction of the rule."""
        return [*self.from_, *self.to]


Direction = Literal["ingress", "egress"]
"""Direction of the connections that a rule allows."""


DIRECTIONS: tuple[Direction, ...] = ("egress", "ingress")


class PolicySpec(Shape):
    """Spec of a NetworkPolicy."""

    pod_selector: LabelSelector = LabelSelector()
    policy_types: Sequence[Literal["Ingress", "Egress"]] = ()
    ingress: Sequence[PolicyRule] = ()
    egress: Sequence[PolicyRule] = ()

    @property
    def directions(self) -> Sequence[Direction]:
        """Directions in which it isolates its pods; without types, as the API server sets them."""
        if not self.policy_types:
            return ("ingress", "egress") if self.egress else ("ingress",)
        known: Sequence[Direction] = ("ingress", "egress")
        return [each for each in known if each.capitalize() in self.policy_types]

    @property
    def peers(self) -> Sequence[PolicyPeer]:
        """Other ends of all its rules, of both directions."""
        return [peer for rule in (*self.ingress, *self.egress) for peer in rule.peers]

    def rules(self, direction: Direction) -> Sequence[PolicyRule]:
        """Return the rules of a direction, which mean nothing in one that isolates no pods."""
        return self.ingress if direction == "ingress" else self.egress


class NetworkPolicy(KubernetesObject):
    """A NetworkPolicy."""

    spec: PolicySpec
