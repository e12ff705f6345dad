"""Shapes of Services, Ingresses and NetworkPolicies."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import Field

from constructs_lib.shapes.objects import IntOrText, KubernetesObject, LabelSelector, Shape


class ServicePort(Shape):
    """A port of a Service."""

    name: str | None = None
    port: int
    target_port: IntOrText | None = None


class ServiceSpec(Shape):
    """Spec of a Service."""

    selector: Mapping[str, str] = {}
    ports: Sequence[ServicePort] = ()


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

    path: str = "/"
    backend: Backend


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


class PolicyPort(Shape):
    """Ports that a rule of a NetworkPolicy allows; without a number, all of the protocol."""

    port: IntOrText | None = None
    end_port: int | None = None
    protocol: str = "TCP"


class PolicyPeer(Shape):
    """Other end of a rule of a NetworkPolicy."""

    pod_selector: LabelSelector | None = None
    namespace_selector: LabelSelector | None = None
    ip_block: Mapping[str, Any] | None = None


class PolicyRule(Shape):
    """Connections that a NetworkPolicy allows; without peers or ports, all of them."""

    from_: Sequence[PolicyPeer] = Field(default=(), alias="from")
    to: Sequence[PolicyPeer] = ()
    ports: Sequence[PolicyPort] = ()

    @property
    def peers(self) -> Sequence[PolicyPeer]:
        """Other ends, which are in one of two fields, depending on the direction of the rule."""
        return [*self.from_, *self.to]


class PolicySpec(Shape):
    """Spec of a NetworkPolicy."""

    pod_selector: LabelSelector = LabelSelector()
    policy_types: Sequence[str] = ()
    ingress: Sequence[PolicyRule] = ()
    egress: Sequence[PolicyRule] = ()


class NetworkPolicy(KubernetesObject):
    """A NetworkPolicy."""

    spec: PolicySpec
