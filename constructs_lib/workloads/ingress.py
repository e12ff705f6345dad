"""Access from outside: emits an Ingress, routes of the Gateway API, or both.

What serves them reaches the pods behind them.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, Protocol, runtime_checkable

from cdk8s import ApiObject
from constructs import Construct
from pydantic import Field, InstanceOf

from constructs_lib.kube.declarations import Declarations
from constructs_lib.kube.label_keys import labels
from constructs_lib.kube.manifests import Manifest, manifest
from constructs_lib.kube.names import HttpPath, ObjectName, as_prefix
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.validation import matching, text_field
from constructs_lib.network.connections import Connections
from constructs_lib.props.arguments import checked_argument, checked_namespace, checked_objects
from constructs_lib.tree.api_objects import ApiObjects, Context, context_of, optional_part, path_of
from constructs_lib.workloads.entrance import Entrance, GatewayRef, IngressController
from constructs_lib.workloads.http_routes import grant, grpc_route, http_routes
from constructs_lib.workloads.nginx_controller import NGINX
from constructs_lib.workloads.routes import WebIngressProps, certificate, issued

MOST_OF_A_ROUTE = 16
"""Most hosts, and most rules, of an HTTPRoute or a GRPCRoute."""


@runtime_checkable
class Routable(Protocol):
    """Pods behind a Service in the namespace of the Ingress."""

    @property
    def connections(self) -> Connections:
        """Their end of connections, with the ports to which the Service leads."""

    @property
    def service_name(self) -> str:
        """Name of the Service."""

    @property
    def service_port(self) -> int:
        """Its TCP port for HTTP."""


RoutePath = Annotated[
    HttpPath,
    text_field(
        'a path that NGINX serves as it stands (none of "$%()*+;[\\]{}, no part that begins with '
        "':', 'root' or 'var', and not below '/etc'), such as '/shop'",
        matching(r"(?!.*/(:|root|var)|/etc(/|$))[^\"$%()*+;\[\\\]{}]+", 1024),
    ),
]
"""Path of an Ingress. Of another, NGINX refuses the Ingress with all of its routes, or looks for
something else.
"""


Routes = Annotated[Mapping[RoutePath, InstanceOf[Routable]], Field(min_length=1)]
"""Services by the path that is routed to them, including everything below it."""


class WebIngress(ApiObjects):
    """An Ingress, HTTPRoutes or a GRPCRoute, or several of them, named after its id."""

    ingress: ApiObject | None = optional_part("Resource")
    """The Ingress. None: there is no controller of Ingresses."""
    http_route: ApiObject | None = optional_part("HTTPRoute")
    """The HTTPRoute to the services. None: there is no Gateway, or they speak gRPC."""
    grpc_route: ApiObject | None = optional_part("GRPCRoute")
    """The GRPCRoute to the services. None: there is no Gateway, or they speak HTTP."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: WebIngressProps,
        *,
        routes: Routes,
        entrance: Entrance = NGINX,
    ) -> None:
        """Create the objects.

        Args:
            scope: Parent in the construct tree.
            id: Name of the Ingress and of the routes.
            props: Properties.
            routes: Services in the namespace of the Ingress, by the path that is routed to them,
                including everything below it: `{"/": frontend, "/api": backend}`. The longest
                matching path wins.
            entrance: Controller of Ingresses, Gateway, or both, whose pods get access to the pods
                of the routes. There is an Ingress for the first, and routes for the second.
        """
        context = context_of(scope, id, ObjectName, props, WebIngressProps)
        path = path_of(scope, id)
        checked_argument(path, "routes", Routes, routes, "pass services by paths that NGINX serves")
        checked_objects(path, Entrance, entrance=entrance)
        if props.grpc:
            _check_methods(path, routes)
        if entrance.gateway:
            _check_numbers(path, props, routes)
        for end in (service.connections.end for service in routes.values()):
            checked_namespace(path, "routes", end.namespace, context.namespace)
        self.name = id
        self.hosts = tuple(props.hosts)
        """Host names that it serves."""
        manifests: dict[str, Manifest] = {}
        callers: list[tuple[Connections, str]] = []
        if controller := entrance.controller:
            manifests["Resource"] = _ingress(context, id, props, routes, controller)
            callers.append((controller.pods.connections, "Ingress"))
        if ref := entrance.gateway:
            manifests |= _routes(context, id, props, routes, ref)
            callers.append((ref.pods.connections, "GRPCRoute" if props.grpc else "HTTPRoute"))
        secrets = []
        if props.tls_secret and props.issuer:
            about = labels(context, id, "ingress")
            manifests["Certificate"] = issued(
                props.tls_secret, context.namespace, props.hosts, props.issuer, about
            )
        elif props.tls_secret:
            secrets.append(certificate(props.tls_secret).declaration(context.namespace))
        super().__init__(scope, id, manifests, Declarations(secrets=secrets))
        for connections, kind in callers:
            for service in routes.values():
                connections.allow_to(service, reason=f"Requests that {kind} {id} routes there")


def _ingress(
    context: Context,
    id: str,
    props: WebIngressProps,
    routes: Routes,
    controller: IngressController,
) -> Manifest:
    paths = [
        each
        for route in routes.items()
        for each in _paths(*route, as_text=controller.prefixes_are_text)
    ]
    hosts = list(props.hosts)
    services = list(dict.fromkeys(each.service_name for each in routes.values()))
    metadata = _metadata(context, id)
    metadata.annotations = dict(controller.annotations(props, services))
    ingress = k8s.Ingress(
        metadata=metadata,
        spec=k8s.IngressSpec(
            ingress_class_name=controller.ingress_class,
            rules=[
                k8s.IngressRule(host=host, http=k8s.HTTPIngressRuleValue(paths=paths))
                for host in hosts
            ],
            tls=[k8s.IngressTLS(hosts=hosts, secret_name=props.tls_secret)]
            if props.ends_tls
            else [],
        ),
    )
    return manifest(ingress)


def _routes(
    context: Context, id: str, props: WebIngressProps, routes: Routes, ref: GatewayRef
) -> dict[str, Manifest]:
    targets = {path: (each.service_name, each.service_port) for path, each in routes.items()}
    metadata = _metadata(context, id)
    if props.grpc:
        manifests = {"GRPCRoute": grpc_route(metadata, props, targets, ref)}
    else:
        manifests = dict(http_routes(id, metadata, props, targets, ref))
    if props.tls_secret and ref.namespace != context.namespace:
        manifests["ReferenceGrant"] = grant(_metadata(context, id), props.tls_secret, ref)
    return manifests


def _metadata(context: Context, id: str) -> k8s.ObjectMeta:
    return k8s.ObjectMeta(
        name=id, namespace=context.namespace, labels=labels(context, id, "ingress")
    )


def _check_methods(path: str, routes: Routes) -> None:
    for each in routes:
        if each.strip("/").count("/") > 1:
            raise ValueError(
                f"{path}: 'routes' of gRPC must have paths of a service and at most a method, got "
                f"'{each}'; use one such as '/shop.Cart' or '/shop.Cart/Add'"
            )


def _check_numbers(path: str, props: WebIngressProps, routes: Routes) -> None:
    # The redirect of what a load balancer in front passes on is a rule, too.
    rules = len(routes) + (props.tls == "in-front")
    for field, number in (("hosts", len(props.hosts)), ("routes", rules)):
        if number > MOST_OF_A_ROUTE:
            raise ValueError(
                f"{path}: '{field}' must make {MOST_OF_A_ROUTE} or fewer hosts and rules where a "
                f"Gateway serves them, got {number}; divide them between several WebIngresses"
            )


def _paths(path: str, service: Routable, *, as_text: bool) -> list[k8s.HTTPIngressPath]:
    """Return the paths in an Ingress that match a path, and all that is below it.

    Where a prefix is the beginning of a text, they are `/shop` itself and what is below `/shop/`.
    """
    port = k8s.ServiceBackendPort(number=service.service_port)
    backend = k8s.IngressBackend(
        service=k8s.IngressServiceBackend(name=service.service_name, port=port)
    )
    prefix = as_prefix(path)
    types: Mapping[str, Literal["Exact", "Prefix"]]
    types = {prefix: "Exact", f"{prefix}/": "Prefix"} if as_text else {prefix or "/": "Prefix"}
    return [
        k8s.HTTPIngressPath(path=each, path_type=path_type, backend=backend)
        for each, path_type in types.items()
        if each
    ]
