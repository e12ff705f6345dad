"""Access from outside; emits one Ingress, and lets its controller reach the pods behind it."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Protocol, runtime_checkable

from cdk8s import ApiObject
from constructs import Construct
from pydantic import Field, InstanceOf

from constructs_lib.core.api_objects import ApiObjects, context_of, path_of
from constructs_lib.core.arguments import checked_argument, checked_namespace, checked_objects
from constructs_lib.core.declarations import Declarations
from constructs_lib.core.distinct import DISTINCT, twins
from constructs_lib.core.fields import (
    DnsSubdomain,
    Hostname,
    HttpPath,
    ObjectName,
    Port,
    as_prefix,
)
from constructs_lib.core.labels import labels
from constructs_lib.core.manifests import manifest
from constructs_lib.core.props import Props
from constructs_lib.core.secret_ref import SecretRef
from constructs_lib.core.structs import k8s
from constructs_lib.core.validation import matching, text_field
from constructs_lib.network.connections import Connections
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.network.helm_pods import HelmPods
from constructs_lib.network.known_pods import NGINX_CLASS, NGINX_INGRESS_CONTROLLER

PORT_HEADER = "x-host-port"
"""Header in which NGINX says `WebIngressProps.host_port` to the services."""


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
        "'root' or 'var', and not below '/etc'), such as '/shop'",
        matching(r"(?!.*/(root|var)|/etc(/|$))[^\"$%()*+;\[\\\]{}]+", 1024),
    ),
]
"""Path of an Ingress. Of another, NGINX refuses the Ingress with all of its routes, or looks for
something else.
"""


Routes = Annotated[Mapping[RoutePath, InstanceOf[Routable]], Field(min_length=1)]
"""Services by the path that is routed to them, including everything below it."""


class WebIngressProps(Props):
    """Properties for `WebIngress`."""

    hosts: Annotated[Sequence[Hostname], DISTINCT] = Field(min_length=1)
    """Host names that serve all routes, and that no other Ingress has. No default: NGINX refuses an
    Ingress without a host.
    """

    tls_secret: DnsSubdomain | None = None
    """Secret with `tls.crt` and `tls.key` for all hosts. None: plain HTTP, as on a laptop.

    NGINX redirects HTTP to port 443 of the host, whatever other port leads to its TLS.
    """

    ingress_class: DnsSubdomain = NGINX_CLASS
    """IngressClass whose controller serves the Ingress."""

    host_port: Port | None = None
    """Port by which users reach the controller, for services that compare where a form comes from.

    NGINX says it in the header `x-host-port`, whatever the user sent there: it leaves it out of
    `host`, and `x-forwarded-port` is its own. None: it says nothing.
    """


class WebIngress(ApiObjects):
    """An Ingress, named after its id."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: WebIngressProps,
        *,
        routes: Routes,
        controller: HelmPods | ExternalPods = NGINX_INGRESS_CONTROLLER,
    ) -> None:
        """Create the objects.

        Args:
            scope: Parent in the construct tree.
            id: Name of the Ingress.
            props: Properties.
            routes: Services in the namespace of the Ingress, by the path that is routed to them,
                including everything below it: `{"/": frontend, "/api": backend}`. The longest
                matching path wins.
            controller: Pods of the controller, which get access to the pods of the routes.
        """
        context = context_of(scope, id, ObjectName, props, WebIngressProps)
        path = path_of(scope, id)
        checked_argument(path, "routes", Routes, routes, "pass services by paths that NGINX serves")
        checked_objects(path, HelmPods | ExternalPods, controller=controller)
        _check_paths(path, routes)
        for end in (service.connections.end for service in routes.values()):
            checked_namespace(path, "routes", end.namespace, context.namespace)
        self.name = id
        self.hosts = tuple(props.hosts)
        """Host names that it serves."""
        paths = [each for route in routes.items() for each in _paths(*route)]
        hosts = list(props.hosts)
        tls = _certificate(props.tls_secret) if props.tls_secret else None
        ingress = k8s.Ingress(
            metadata=k8s.ObjectMeta(
                name=id,
                namespace=context.namespace,
                labels=labels(context, id, "ingress"),
                annotations={"nginx.org/proxy-set-headers": f"{PORT_HEADER}: {props.host_port}"}
                if props.host_port
                else None,
            ),
            spec=k8s.IngressSpec(
                ingress_class_name=props.ingress_class,
                rules=[
                    k8s.IngressRule(host=host, http=k8s.HTTPIngressRuleValue(paths=paths))
                    for host in hosts
                ],
                tls=[k8s.IngressTLS(hosts=hosts, secret_name=tls.name)] if tls else None,
            ),
        )
        secrets = [tls.declaration(context.namespace)] if tls else []
        super().__init__(scope, id, {"Resource": manifest(ingress)}, Declarations(secrets=secrets))
        for service in routes.values():
            controller.connections.allow_to(
                service, reason=f"Requests that Ingress {id} routes there"
            )

    @property
    def ingress(self) -> ApiObject:
        """The Ingress itself."""
        return self.child("Resource")


def _check_paths(path: str, routes: Routes) -> None:
    for same in twins(map(as_prefix, routes)):
        paths = [each for each in routes if as_prefix(each) == same]
        raise ValueError(
            f"{path}: 'routes' must have different paths, got {' and '.join(paths)}, which match "
            "the same requests; remove one"
        )


def _paths(path: str, service: Routable) -> list[k8s.HTTPIngressPath]:
    """Return the paths in an Ingress: of `/shop` itself, and of what is below `/shop/`.

    To NGINX a prefix is the beginning of a text: `/shop` would match `/shopping`, too.
    """
    port = k8s.ServiceBackendPort(number=service.service_port)
    backend = k8s.IngressBackend(
        service=k8s.IngressServiceBackend(name=service.service_name, port=port)
    )
    prefix = as_prefix(path)
    return [
        k8s.HTTPIngressPath(path=each, path_type=path_type, backend=backend)
        for each, path_type in ((prefix, "Exact"), (f"{prefix}/", "Prefix"))
        if each
    ]


def _certificate(name: str) -> SecretRef:
    keys = ("tls.crt", "tls.key")
    return SecretRef(name=name, keys=keys, values=dict.fromkeys(keys, "given"))
