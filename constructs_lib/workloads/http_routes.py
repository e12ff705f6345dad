"""Routes of the Gateway API: HTTPRoutes, GRPCRoutes, and what a Gateway may read of a namespace.

Values that the API server would fill in are stated, so that Argo CD finds no difference.
"""

from collections.abc import Iterator, Mapping, Sequence

from constructs_lib.kube.label_keys import privileges
from constructs_lib.kube.manifests import Manifest, manifest
from constructs_lib.kube.names import as_prefix
from constructs_lib.kube.structs import gateway, k8s
from constructs_lib.workloads.entrance import GatewayRef
from constructs_lib.workloads.routes import PORT_HEADER, WebIngressProps

GROUP = "gateway.networking.k8s.io"

FORWARDED = gateway.HTTPRouteSpecRulesMatchesHeaders(
    type="Exact", name="x-forwarded-proto", value="http"
)
"""Header of a load balancer for a visitor without TLS."""

Target = tuple[str, int]
"""Name and port of a Service."""


def http_routes(
    name: str,
    metadata: k8s.ObjectMeta,
    props: WebIngressProps,
    targets: Mapping[str, Target],
    ref: GatewayRef,
) -> Iterator[tuple[str, Manifest]]:
    """Yield the HTTPRoutes by the ids of their constructs: the routes, and the redirect to TLS."""
    rules = [
        gateway.HTTPRouteSpecRules(
            matches=[_match(path)],
            filters=_filters(props),
            backend_refs=[
                gateway.HTTPRouteSpecRulesBackendRefs(
                    group="", kind="Service", name=service, port=port, weight=1
                )
            ],
            timeouts=gateway.HTTPRouteSpecRulesTimeouts(request=f"{props.timeout_seconds}s")
            if props.timeout_seconds
            else None,
        )
        for path, (service, port) in targets.items()
    ]
    if props.tls == "in-front":
        # The longest path wins, however many headers a rule for another asks for.
        paths = dict.fromkeys(["/", *map(_path, targets)])
        rules.insert(0, _redirect([_match(path, FORWARDED) for path in paths]))
    port = ref.https_port if props.ends_tls else ref.http_port
    yield "HTTPRoute", _http_route(metadata, props.hosts, ref, port, rules)
    if props.ends_tls:
        labelled = k8s.ObjectMeta(
            name=f"{name}-redirect", namespace=metadata.namespace, labels=metadata.labels
        )
        rule = _redirect([_match("/")])
        yield "Redirect", _http_route(labelled, props.hosts, ref, ref.http_port, [rule])


def grpc_route(
    metadata: k8s.ObjectMeta,
    props: WebIngressProps,
    targets: Mapping[str, Target],
    ref: GatewayRef,
) -> Manifest:
    """Return the GRPCRoute, in which a path is the name of a gRPC service, and of its method."""
    port = ref.https_port if props.ends_tls else ref.http_port
    rules = [
        gateway.GRPCRouteSpecRules(
            matches=_methods(path),
            backend_refs=[
                gateway.GRPCRouteSpecRulesBackendRefs(
                    group="", kind="Service", name=service, port=number, weight=1
                )
            ],
        )
        for path, (service, number) in targets.items()
    ]
    parent = gateway.GRPCRouteSpecParentRefs(
        group=GROUP, kind="Gateway", name=ref.name, namespace=ref.namespace, port=port
    )
    spec = gateway.GRPCRouteSpec(parent_refs=[parent], hostnames=list(props.hosts), rules=rules)
    return manifest(gateway.GRPCRoute(metadata=metadata, spec=spec))


def grant(metadata: k8s.ObjectMeta, secret: str, ref: GatewayRef) -> Manifest:
    """Return the ReferenceGrant by which a Gateway of another namespace reads a certificate."""
    reason = {"kind ReferenceGrant": f"Gateway {ref.namespace}/{ref.name} serves TLS with {secret}"}
    metadata.annotations = privileges(reason)
    granted = gateway.ReferenceGrantSpec(
        from_=[
            gateway.ReferenceGrantSpecFrom(group=GROUP, kind="Gateway", namespace=ref.namespace)
        ],
        to=[gateway.ReferenceGrantSpecTo(group="", kind="Secret", name=secret)],
    )
    return manifest(gateway.ReferenceGrant(metadata=metadata, spec=granted))


def _http_route(
    metadata: k8s.ObjectMeta,
    hosts: Sequence[str],
    ref: GatewayRef,
    port: int,
    rules: list[gateway.HTTPRouteSpecRules],
) -> Manifest:
    parent = gateway.HTTPRouteSpecParentRefs(
        group=GROUP, kind="Gateway", name=ref.name, namespace=ref.namespace, port=port
    )
    spec = gateway.HTTPRouteSpec(parent_refs=[parent], hostnames=list(hosts), rules=rules)
    return manifest(gateway.HTTPRoute(metadata=metadata, spec=spec))


def _path(path: str) -> str:
    return as_prefix(path) or "/"


def _match(
    path: str, header: gateway.HTTPRouteSpecRulesMatchesHeaders | None = None
) -> gateway.HTTPRouteSpecRulesMatches:
    return gateway.HTTPRouteSpecRulesMatches(
        path=gateway.HTTPRouteSpecRulesMatchesPath(type="PathPrefix", value=_path(path)),
        headers=[header] if header else [],
    )


def _methods(path: str) -> list[gateway.GRPCRouteSpecRulesMatches]:
    """Return what a path matches of gRPC; empty: everything."""
    service, _, method = path.strip("/").partition("/")
    if not service:
        return []
    called = gateway.GRPCRouteSpecRulesMatchesMethod(
        type="Exact", service=service, method=method or None
    )
    return [gateway.GRPCRouteSpecRulesMatches(method=called)]


def _redirect(matches: list[gateway.HTTPRouteSpecRulesMatches]) -> gateway.HTTPRouteSpecRules:
    to_tls = gateway.HTTPRouteSpecRulesFiltersRequestRedirect(scheme="https", status_code=301)
    redirect = gateway.HTTPRouteSpecRulesFilters(type="RequestRedirect", request_redirect=to_tls)
    return gateway.HTTPRouteSpecRules(matches=matches, filters=[redirect])


def _filters(props: WebIngressProps) -> list[gateway.HTTPRouteSpecRulesFilters]:
    filters = []
    if props.host_port:
        # A Gateway keeps the port in `host`; with both, services would count it twice.
        taken = gateway.HTTPRouteSpecRulesFiltersRequestHeaderModifier(remove=[PORT_HEADER])
        filters.append(
            gateway.HTTPRouteSpecRulesFilters(
                type="RequestHeaderModifier", request_header_modifier=taken
            )
        )
    if props.hsts:
        hsts = gateway.HTTPRouteSpecRulesFiltersResponseHeaderModifierSet(
            name="strict-transport-security", value=props.hsts
        )
        answered = gateway.HTTPRouteSpecRulesFiltersResponseHeaderModifier(set=[hsts])
        filters.append(
            gateway.HTTPRouteSpecRulesFilters(
                type="ResponseHeaderModifier", response_header_modifier=answered
            )
        )
    return filters
