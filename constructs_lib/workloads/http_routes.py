"""Routes of the Gateway API: HTTPRoutes, GRPCRoutes, and what a Gateway may read of a namespace.

Values that the API server would fill in are stated, so that Argo CD finds no difference.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from constructs_lib.kube.label_keys import privileges
from constructs_lib.kube.manifests import Json, Manifest, rendered
from constructs_lib.kube.names import as_prefix
from constructs_lib.kube.structs import k8s
from constructs_lib.workloads.entrance import GatewayRef
from constructs_lib.workloads.routes import PORT_HEADER, WebIngressProps

GROUP = "gateway.networking.k8s.io"

FORWARDED = {"type": "Exact", "name": "x-forwarded-proto", "value": "http"}
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
    shared: Manifest = {}
    if filters := _filters(props):
        shared["filters"] = filters
    if props.timeout_seconds:
        shared["timeouts"] = {"request": f"{props.timeout_seconds}s"}
    rules = [
        {"matches": [_match(path)], "backendRefs": [_backend(target)], **shared}
        for path, target in targets.items()
    ]
    if props.tls == "in-front":
        # The longest path wins, however many headers a rule for another asks for.
        paths = dict.fromkeys(["/", *map(_path, targets)])
        rules.insert(0, _redirect([{**_match(path), "headers": [FORWARDED]} for path in paths]))
    yield "HTTPRoute", _route("HTTPRoute", metadata, props, ref, rules)
    if props.ends_tls:
        labelled = k8s.ObjectMeta(
            name=f"{name}-redirect", namespace=metadata.namespace, labels=metadata.labels
        )
        rules = [_redirect([_match("/")])]
        yield "Redirect", _route("HTTPRoute", labelled, props, ref, rules, is_plain=True)


def grpc_route(
    metadata: k8s.ObjectMeta,
    props: WebIngressProps,
    targets: Mapping[str, Target],
    ref: GatewayRef,
) -> Manifest:
    """Return the GRPCRoute, in which a path is the name of a gRPC service, and of its method."""
    rules = [
        {**_methods(path), "backendRefs": [_backend(target)]} for path, target in targets.items()
    ]
    return _route("GRPCRoute", metadata, props, ref, rules)


def grant(metadata: k8s.ObjectMeta, secret: str, ref: GatewayRef) -> Manifest:
    """Return the ReferenceGrant by which a Gateway of another namespace reads a certificate."""
    reason = {"kind ReferenceGrant": f"Gateway {ref.namespace}/{ref.name} serves TLS with {secret}"}
    metadata.annotations = privileges(reason)
    return {
        "apiVersion": f"{GROUP}/v1beta1",
        "kind": "ReferenceGrant",
        "metadata": rendered(metadata),
        "spec": {
            "from": [{"group": GROUP, "kind": "Gateway", "namespace": ref.namespace}],
            "to": [{"group": "", "kind": "Secret", "name": secret}],
        },
    }


def _route(
    kind: Literal["HTTPRoute", "GRPCRoute"],
    metadata: k8s.ObjectMeta,
    props: WebIngressProps,
    ref: GatewayRef,
    rules: Sequence[Json],
    *,
    is_plain: bool = False,
) -> Manifest:
    port = ref.https_port if props.ends_tls and not is_plain else ref.http_port
    gateway = {"group": GROUP, "kind": "Gateway", "name": ref.name, "namespace": ref.namespace}
    return {
        "apiVersion": f"{GROUP}/v1",
        "kind": kind,
        "metadata": rendered(metadata),
        "spec": {
            "parentRefs": [{**gateway, "port": port}],
            "hostnames": list(props.hosts),
            "rules": rules,
        },
    }


def _path(path: str) -> str:
    return as_prefix(path) or "/"


def _match(path: str) -> Manifest:
    return {"path": {"type": "PathPrefix", "value": _path(path)}}


def _methods(path: str) -> Manifest:
    """Return what a path matches of gRPC; empty: everything."""
    service, _, method = path.strip("/").partition("/")
    if not service:
        return {}
    called = {"type": "Exact", "service": service, **({"method": method} if method else {})}
    return {"matches": [{"method": called}]}


def _backend(target: Target) -> Manifest:
    name, port = target
    return {"group": "", "kind": "Service", "name": name, "port": port, "weight": 1}


def _redirect(matches: Sequence[Json]) -> Manifest:
    to_tls = {"scheme": "https", "statusCode": 301}
    redirect = {"type": "RequestRedirect", "requestRedirect": to_tls}
    return {"matches": matches, "filters": [redirect]}


def _filters(props: WebIngressProps) -> list[Manifest]:
    filters: list[Manifest] = []
    if props.host_port:
        # A Gateway keeps the port in `host`; with both, services would count it twice.
        taken = {"remove": [PORT_HEADER]}
        filters.append({"type": "RequestHeaderModifier", "requestHeaderModifier": taken})
    if props.hsts:
        answered = {"set": [{"name": "strict-transport-security", "value": props.hsts}]}
        filters.append({"type": "ResponseHeaderModifier", "responseHeaderModifier": answered})
    return filters
