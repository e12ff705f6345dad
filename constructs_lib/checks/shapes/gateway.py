"""Shapes of the Gateway API, and of certificates that cert-manager makes."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from msgspec import field

from constructs_lib.core.shapes import KubernetesObject, LabelSelector, ObjectReference, Shape

GATEWAY = "gateway.networking.k8s.io"
"""API group of the Gateway API."""

CERT_MANAGER = "cert-manager.io"
"""API group of cert-manager."""


class RouteNamespaces(Shape):
    """Namespaces whose routes a listener takes."""

    from_: Literal["All", "Selector", "Same"] = field(name="from", default="Same")
    selector: LabelSelector = LabelSelector()


class AllowedRoutes(Shape):
    """Routes that a listener takes; without kinds, all of its protocol."""

    namespaces: RouteNamespaces = RouteNamespaces()
    kinds: Sequence[ObjectReference] = ()


class ListenerTls(Shape):
    """TLS of a listener."""

    certificate_refs: Sequence[ObjectReference] = ()


class Listener(Shape):
    """A port of a Gateway, for one host or for all."""

    name: str
    port: int
    protocol: str = ""
    hostname: str = ""
    tls: ListenerTls = ListenerTls()
    allowed_routes: AllowedRoutes = AllowedRoutes()


class GatewaySpec(Shape):
    """Spec of a Gateway."""

    gateway_class_name: str = ""
    listeners: Sequence[Listener] = ()


class Gateway(KubernetesObject):
    """A Gateway."""

    spec: GatewaySpec


class RequestMirror(Shape):
    """Where a filter sends copies of requests."""

    backend_ref: ObjectReference


class RouteFilter(Shape):
    """A filter of a rule."""

    request_mirror: RequestMirror | None = None


class RouteRule(Shape):
    """A rule of a route; what it matches stays as it is written."""

    matches: Sequence[Mapping[str, Any]] = ({},)
    backend_refs: Sequence[ObjectReference] = ()
    filters: Sequence[RouteFilter] = ()

    @property
    def backends(self) -> Sequence[ObjectReference]:
        """All to which requests, or copies of them, are sent."""
        mirrors = [each.request_mirror for each in self.filters if each.request_mirror]
        return [*self.backend_refs, *(each.backend_ref for each in mirrors)]


class RouteSpec(Shape):
    """Spec of a route."""

    parent_refs: Sequence[ObjectReference] = ()
    hostnames: Sequence[str] = ()
    rules: Sequence[RouteRule] = ()


class Route(KubernetesObject):
    """An HTTPRoute or a GRPCRoute."""

    spec: RouteSpec


class HTTPRoute(Route):
    """An HTTPRoute."""


class GRPCRoute(Route):
    """A GRPCRoute."""


class GrantSpec(Shape):
    """Spec of a ReferenceGrant; an end without a name is all objects of the kind."""

    from_: Sequence[ObjectReference] = field(name="from", default=())
    to: Sequence[ObjectReference] = ()


class ReferenceGrant(KubernetesObject):
    """A ReferenceGrant, by which objects of other namespaces may refer to some of its own."""

    spec: GrantSpec


class CertificateSpec(Shape):
    """Spec of a Certificate."""

    secret_name: str = ""
    issuer_ref: ObjectReference = ObjectReference()


class Certificate(KubernetesObject):
    """A Certificate, from which cert-manager makes a Secret."""

    spec: CertificateSpec
