"""The Ingress tier: the way in by the NGINX Ingress Controller, by a Gateway, or by both."""

from collections.abc import Sequence
from typing import Annotated, Literal, Self

from cdk8s import Chart
from pydantic import Field, model_validator

from constructs_lib.argocd.helm.component import HelmComponent
from constructs_lib.core.api_objects import ApiObjects, checked_props, context_of
from constructs_lib.core.arguments import checked_argument
from constructs_lib.core.changes import batch
from constructs_lib.core.declarations import Declarations, DeclaredWatch
from constructs_lib.core.distinct import DISTINCT
from constructs_lib.core.fields import DnsLabel, OwnNamespace
from constructs_lib.core.known import NGINX_CLASS
from constructs_lib.core.labels import labels, privileges
from constructs_lib.core.manifests import manifest
from constructs_lib.core.ports import NODE_PORTS
from constructs_lib.core.props import Props
from constructs_lib.core.rights import READ
from constructs_lib.core.structs import k8s
from constructs_lib.monitoring.alerts.ingress import ingress_alerts
from constructs_lib.monitoring.alerts.targets import missing_target_alerts
from constructs_lib.network.known_pods import METRICS
from constructs_lib.platform.tier import Tier, TierProps, TierScope
from constructs_lib.reference.charts.nginx_ingress import (
    JOB,
    NAME,
    NginxIngressProps,
    nginx_ingress,
)
from constructs_lib.workloads.entrance import Entrance, GatewayRef, IngressController
from constructs_lib.workloads.gateway import WebGateway, WebGatewayProps
from constructs_lib.workloads.ingress import WebIngress
from constructs_lib.workloads.nginx import nginx as nginx_controller
from constructs_lib.workloads.quota import HEADROOM, quota_of
from constructs_lib.workloads.routes import WebIngressProps

WatchNamespaces = Annotated[Sequence[DnsLabel], DISTINCT, Field(min_length=1)]
"""Namespaces whose Ingresses and routes are served."""


class IngressTierProps(Props):
    """Properties for `IngressTier`."""

    served_by: Literal["nginx", "both", "gateway"] = "nginx"
    """Programs that serve visitors, and so what routes make: an Ingress, HTTPRoutes, or both while
    moving. Without `nginx`, the Ingress controller is not installed.
    """

    nginx: NginxIngressProps = NginxIngressProps()
    """The Ingress controller."""

    gateway: GatewayRef | None = None
    """Gateway of others that routes attach to. None: there is none."""

    own_gateway: WebGatewayProps | None = None
    """Gateway `web` of this tier in place of one of others, whose class and pods others install.
    None: there is none.
    """

    namespace: OwnNamespace = "ingress"
    """Namespace of the tier."""

    @model_validator(mode="after")
    def _the_gateway_is_known(self) -> Self:
        if self.gateway and self.own_gateway:
            raise ValueError(
                "'own_gateway' must be left out with 'gateway', since routes attach to one, got "
                f"'{self.gateway.name}' as well; remove one"
            )
        if self.served_by != "nginx" and not (self.gateway or self.own_gateway):
            raise ValueError(
                "'served_by' must be 'nginx' while there is no Gateway, got "
                f"'{self.served_by}'; state 'gateway' or 'own_gateway'"
            )
        return self


class IngressTier(Tier):
    """The way in from outside; `entrance` is what routes know of it."""

    @batch()
    def __init__(
        self,
        platform: TierScope,
        props: IngressTierProps,
        *,
        watch_namespaces: Sequence[str],
        after: Sequence[Tier] = (),
    ) -> None:
        """Make the tier, which serves the Ingresses and routes of these namespaces."""
        checked_props("ingress", props, IngressTierProps)
        checked_argument("ingress", "watch_namespaces", WatchNamespaces, watch_namespaces)
        super().__init__(
            platform,
            TierProps(
                name="ingress", namespace=props.namespace, description="The way in from outside"
            ),
            after=after,
        )
        nginx = nginx_ingress(
            props.nginx,
            namespace=self.namespace,
            watch_namespaces=watch_namespaces,
            http_node_port=NODE_PORTS["http"],
            https_node_port=NODE_PORTS["https"],
            zones=self.context.zones,
        )
        charts = [] if props.served_by == "gateway" else [nginx]
        self.add_namespace(
            quota_of([*(each for chart in charts for each in chart.pods_in_an_update), HEADROOM])
        )
        controllers = [self._serve(each, watch_namespaces, props.nginx) for each in charts]
        gateway = props.gateway
        if props.own_gateway:
            made = WebGateway(
                self.chart("gateway"), "web", props.own_gateway, route_namespaces=watch_namespaces
            )
            gateway = made.reference
        self.entrance = Entrance(
            controller=controllers[0] if controllers else None,
            gateway=None if props.served_by == "nginx" else gateway,
        )

    def _serve(
        self, nginx: HelmComponent, watch_namespaces: Sequence[str], props: NginxIngressProps
    ) -> IngressController:
        """Install the controller, with its rights, connections and alerts."""
        self.install(nginx)
        watch = DeclaredWatch(namespaces=watch_namespaces, reads_secrets=props.reads_secrets)
        ApiObjects(self, "Watch", {}, Declarations(watches=[watch]))
        chart = self.chart(NAME)
        if not props.reads_secrets:
            _rights(chart, watch_namespaces)
        pods = self.pods(chart, nginx, "nginx-ingress", "http", "https")
        pods.connections.allow_from_nodes(
            reason="Visitors, by a load balancer"
            if props.load_balancer
            else "Visitors, by the port of the host and a NodePort"
        )
        pods.connections.allow_to_api_server(reason="Watches Ingresses, Services and their pods")
        metrics = nginx.pods["nginx-ingress"].ports["metrics"]
        self.platform.prometheus.connections.allow_to(pods, metrics, reason=METRICS)
        rules = [*ingress_alerts(self.namespace), *missing_target_alerts(self.namespace, [JOB])]
        self.alert("ingress", rules)
        return nginx_controller(pods)

    def serve_pages(self, *tiers: Tier) -> None:
        """Add the routes of all pages that have a host in `pages` of the platform.

        The tiers are those that have the pages.
        """
        found = {page.name: (tier, page) for tier in tiers for page in tier.pages}
        for name, settings in self.context.pages.items():
            if name not in found:
                raise ValueError(
                    f"{self.name}: 'pages' must name pages of the tiers ({', '.join(found)}), got "
                    f"'{name}'; pass the tier that has them, or leave it out"
                )
            tier, page = found[name]
            WebIngress(
                tier.chart(f"{name}-ingress"),
                name,
                WebIngressProps(hosts=[settings.host], tls_secret=settings.tls_secret),
                routes={"/": page},
                entrance=self.entrance,
            )


def _rights(chart: Chart, watch_namespaces: Sequence[str]) -> ApiObjects:
    """Add the ClusterRole that the chart binds to the controller.

    It holds in all namespaces, not only in those watched: their tiers, which would have the Roles,
    come after the controller, and that is not ready before it has read each of them.
    """
    context = context_of(chart, NAME, DnsLabel)

    def may(
        group: str, resources: list[str], verbs: Sequence[str], names: Sequence[str] = ()
    ) -> k8s.PolicyRule:
        return k8s.PolicyRule(
            api_groups=[group],
            resources=resources,
            verbs=list(verbs),
            resource_names=list(names),
        )

    networking = "networking.k8s.io"
    role = k8s.ClusterRole(
        metadata=k8s.ObjectMeta(
            name=NAME,
            labels=labels(context, NAME, "rights"),
            annotations=privileges(
                {f"update ingresses/status.{networking}": "Says where an Ingress is reached"}
            ),
        ),
        rules=[
            may(networking, ["ingressclasses"], ["get"], [NGINX_CLASS]),
            may(networking, ["ingresses"], READ),
            may(networking, ["ingresses/status"], ["update"]),
            may("", ["pods", "services"], ["list", "watch"]),
            may("discovery.k8s.io", ["endpointslices"], ["list", "watch"]),
            may("", ["events"], ["create", "patch"]),
            may("", ["namespaces"], ["get"], watch_namespaces),
        ],
    )
    return ApiObjects(chart, "Rights", {"ClusterRole": manifest(role)})
