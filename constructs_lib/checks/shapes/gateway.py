"""Shapes of the Gateway API, and of certificates that cert-manager makes."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from msgspec import field

from constructs_lib.core.shapes import KubernetesObject, LabelSelector, Shape

GATEWAY = "gateway.networking.k8s.io"
"""API group of the Gateway API."""

CERT_MANAGER = "cert-manager.io"
"""API group of cert-manager."""


class ObjectReference(Shape):
    """A reference to an object; without a namespace, in that of the one who refers."""

    name: str
    group: str = ""
    kind: str = ""
    namespace: str = ""
    port: int | None = None
    section_name: str = ""


class RouteNamespaces(Shape):
    """Namespaces whose routes a listener takes."""

    from_: Literal["All", "Selector", "Same"] = field(name="from", default="Same")
    selector: LabelSelector = LabelSelector()


class RouteKind(Shape):
    """A kind of routes that a listener takes."""

    kind: str


class AllowedRoutes(Shape):
    """Routes that a listener takes; without kinds, all of its protocol."""

    namespaces: RouteNamespaces = RouteNamespaces()
    kinds: Sequence[RouteKind] = ()


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


class Granted(Shape):
    """One end of a ReferenceGrant; without a name, all objects of the kind."""

    kind: str
    group: str = ""
    namespace: str = ""
    name: str = ""


class GrantSpec(Shape):
    """Spec of a ReferenceGrant."""

    from_: Sequence[Granted] = field(name="from", default=())
    to: Sequence[Granted] = ()


class ReferenceGrant(KubernetesObject):
    """A ReferenceGrant, by which objects of other namespaces may refer to some of its own."""

    spec: GrantSpec


class CertificateSpec(Shape):
    """Spec of a Certificate."""

    secret_name: str = ""
    issuer_ref: ObjectReference = ObjectReference(name="")


class Certificate(KubernetesObject):
    """A Certificate, from which cert-manager makes a Secret."""

    spec: CertificateSpec
