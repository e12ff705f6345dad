"""Views of the Gateway API, and of certificates that cert-manager makes."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from msgspec import field

from constructs_lib.kube.partial_structs import ObjectReference, ObjectView, View
from constructs_lib.kube.structs import k8s

GATEWAY = "gateway.networking.k8s.io"
"""API group of the Gateway API."""

CERT_MANAGER = "cert-manager.io"
"""API group of cert-manager."""


class RouteNamespaces(View):
    """Namespaces whose routes a listener takes."""

    from_: Literal["All", "Selector", "Same"] = field(name="from", default="Same")
    selector: k8s.LabelSelector | None = None


class AllowedRoutes(View):
    """Routes that a listener takes; without kinds, all of its protocol."""

    namespaces: RouteNamespaces = RouteNamespaces()
    kinds: Sequence[ObjectReference] = ()


class ListenerTls(View):
    """TLS of a listener."""

    certificate_refs: Sequence[ObjectReference] = ()


class Listener(View):
    """A port of a Gateway, for one host or for all."""

    name: str
    port: int
    protocol: str = ""
    hostname: str = ""
    tls: ListenerTls = ListenerTls()
    allowed_routes: AllowedRoutes = AllowedRoutes()


class GatewaySpec(View):
    """Spec of a Gateway."""

    gateway_class_name: str = ""
    listeners: Sequence[Listener] = ()


class Gateway(ObjectView):
    """A Gateway."""

    spec: GatewaySpec


class RequestMirror(View):
    """Where a filter sends copies of requests."""

    backend_ref: ObjectReference


class RouteFilter(View):
    """A filter of a rule."""

    request_mirror: RequestMirror | None = None


class RouteRule(View):
    """A rule of a route; what it matches stays as it is written."""

    matches: Sequence[Mapping[str, Any]] = ({},)
    backend_refs: Sequence[ObjectReference] = ()
    filters: Sequence[RouteFilter] = ()

    @property
    def backends(self) -> Sequence[ObjectReference]:
        """All to which requests, or copies of them, are sent."""
        mirrors = [each.request_mirror for each in self.filters if each.request_mirror]
        return [*self.backend_refs, *(each.backend_ref for each in mirrors)]


class RouteSpec(View):
    """Spec of a route."""

    parent_refs: Sequence[ObjectReference] = ()
    hostnames: Sequence[str] = ()
    rules: Sequence[RouteRule] = ()


class Route(ObjectView):
    """An HTTPRoute or a GRPCRoute."""

    spec: RouteSpec


class HTTPRoute(Route):
    """An HTTPRoute."""


class GRPCRoute(Route):
    """A GRPCRoute."""


class GrantSpec(View):
    """Spec of a ReferenceGrant; an end without a name is all objects of the kind."""

    from_: Sequence[ObjectReference] = field(name="from", default=())
    to: Sequence[ObjectReference] = ()


class ReferenceGrant(ObjectView):
    """A ReferenceGrant, by which objects of other namespaces may refer to some of its own."""

    spec: GrantSpec


class CertificateSpec(View):
    """Spec of a Certificate."""

    secret_name: str = ""
    issuer_ref: ObjectReference = ObjectReference()


class Certificate(ObjectView):
    """A Certificate, from which cert-manager makes a Secret."""

    spec: CertificateSpec
