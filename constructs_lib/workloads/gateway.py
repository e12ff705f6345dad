"""A Gateway of ours: where visitors come in, by which names, and whose routes it takes."""

from collections.abc import Sequence
from typing import Annotated

from cdk8s import ApiObject
from constructs import Construct
from pydantic import Field

from constructs_lib.kube.declarations import Declarations
from constructs_lib.kube.distinct import DISTINCT
from constructs_lib.kube.label_keys import NAMESPACE, labels, privileges
from constructs_lib.kube.manifests import Manifest, rendered
from constructs_lib.kube.names import DnsLabel, DnsSubdomain, Hostname
from constructs_lib.kube.structs import k8s
from constructs_lib.props.arguments import checked_argument
from constructs_lib.props.model import Props
from constructs_lib.tree.api_objects import ApiObjects, context_of, part, path_of
from constructs_lib.workloads.entrance import GatewayPodsProps, GatewayRef
from constructs_lib.workloads.http_routes import GROUP
from constructs_lib.workloads.routes import certificate, issued

RouteNamespaces = Annotated[Sequence[DnsLabel], DISTINCT, Field(min_length=1)]
"""Namespaces whose routes a Gateway takes."""


class ListenerProps(Props):
    """A host that a Gateway serves with TLS."""

    host: Hostname
    """Host name."""

    tls_secret: DnsSubdomain
    """Secret with `tls.crt` and `tls.key` for the host."""

    namespace: DnsLabel | None = None
    """Namespace of that Secret, in which a ReferenceGrant allows its use, such as that of a
    `WebIngress` with the same `tls_secret`. None: the Gateway's own.
    """


class WebGatewayProps(GatewayPodsProps):
    """Properties for `WebGateway`."""

    gateway_class: DnsSubdomain
    """GatewayClass whose controller serves the Gateway."""

    listeners: Sequence[ListenerProps] = ()
    """Hosts with TLS. All hosts are served by plain HTTP, which routes redirect."""

    issuer: DnsSubdomain | None = None
    """ClusterIssuer of cert-manager that makes the Secrets in the Gateway's own namespace. None:
    others make them.
    """


class WebGateway(ApiObjects):
    """A Gateway, named after its id; `reference` is what routes know of it."""

    gateway: ApiObject = part("Resource")
    """The Gateway itself."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: WebGatewayProps,
        *,
        route_namespaces: Sequence[str],
    ) -> None:
        """Create the Gateway, which takes the routes of these namespaces."""
        context = context_of(scope, id, DnsLabel, props, WebGatewayProps)
        path = path_of(scope, id)
        checked_argument(path, "route_namespaces", RouteNamespaces, route_namespaces)
        shared = GatewayPodsProps.model_fields
        self.reference = GatewayRef(
            name=id,
            namespace=context.namespace,
            **{name: getattr(props, name) for name in shared},
        )
        taken = {"key": NAMESPACE, "operator": "In", "values": list(route_namespaces)}
        selected = {"from": "Selector", "selector": {"matchExpressions": [taken]}}
        routes = {"allowedRoutes": {"namespaces": selected}}
        plain = {"name": "http", "port": props.http_port, "protocol": "HTTP", **routes}
        with_tls = [{**_listener(each, props.https_port), **routes} for each in props.listeners]
        own: dict[str, list[str]] = {}
        for each in props.listeners:
            if each.namespace in (None, context.namespace):
                own.setdefault(each.tls_secret, []).append(each.host)
        about = labels(context, id, "gateway")
        metadata = k8s.ObjectMeta(
            name=id,
            namespace=context.namespace,
            labels=about,
            annotations=privileges({"kind Gateway": "The way in from outside"}),
        )
        gateway = {
            "apiVersion": f"{GROUP}/v1",
            "kind": "Gateway",
            "metadata": rendered(metadata),
            "spec": {"gatewayClassName": props.gateway_class, "listeners": [plain, *with_tls]},
        }
        manifests: dict[str, Manifest] = {"Resource": gateway}
        secrets = []
        for secret, hosts in own.items():
            if props.issuer:
                manifests[f"Certificate-{secret}"] = issued(
                    secret, context.namespace, hosts, props.issuer, about
                )
            else:
                secrets.append(certificate(secret).declaration(context.namespace))
        super().__init__(scope, id, manifests, Declarations(secrets=secrets))


def _listener(props: ListenerProps, port: int) -> Manifest:
    secret = {"group": "", "kind": "Secret", "name": props.tls_secret}
    if props.namespace:
        secret["namespace"] = props.namespace
    return {
        "name": props.host.replace("*", "any"),
        "hostname": props.host,
        "port": port,
        "protocol": "HTTPS",
        "tls": {"mode": "Terminate", "certificateRefs": [secret]},
    }
