"""The Ingress tier: the NGINX Ingress Controller, its namespace and its policies."""

from collections.abc import Sequence
from typing import Annotated

from cdk8s import Chart
from pydantic import Field

from constructs_lib.core.api_objects import ApiObjects, checked_props, context_of
from constructs_lib.core.arguments import checked_argument
from constructs_lib.core.changes import batch
from constructs_lib.core.declarations import Declarations, DeclaredWatch
from constructs_lib.core.distinct import DISTINCT
from constructs_lib.core.fields import DnsLabel, OwnNamespace
from constructs_lib.core.labels import labels, privileges
from constructs_lib.core.manifests import manifest
from constructs_lib.core.ports import NODE_PORTS
from constructs_lib.core.props import Props
from constructs_lib.core.rights import READ
from constructs_lib.core.structs import k8s
from constructs_lib.monitoring.alerts.ingress import ingress_alerts
from constructs_lib.monitoring.alerts.targets import missing_target_alerts
from constructs_lib.network.known_pods import METRICS, NGINX_CLASS
from constructs_lib.reference.charts.nginx_ingress import (
    JOB,
    NAME,
    NginxIngressProps,
    nginx_ingress,
)
from constructs_lib.tier import Tier, TierProps, TierScope
from constructs_lib.workloads.ingress import WebIngress, WebIngressProps
from constructs_lib.workloads.quota import HEADROOM, quota_of

WatchNamespaces = Annotated[Sequence[DnsLabel], DISTINCT, Field(min_length=1)]
"""Namespaces whose Ingresses are served."""


class IngressTierProps(Props):
    """Properties for `IngressTier`."""

    nginx: NginxIngressProps = NginxIngressProps()
    """The Ingress controller."""

    namespace: OwnNamespace = "ingress"
    """Namespace of the tier."""


class IngressTier(Tier):
    """The Ingress controller and its namespace; `controller` is its end of connections."""

    @batch()
    def __init__(
        self,
        platform: TierScope,
        props: IngressTierProps,
        *,
        watch_namespaces: Sequence[str],
        after: Sequence[Tier] = (),
    ) -> None:
        """Make the tier, whose controller serves the Ingresses of these namespaces."""
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
            mirrors=self.context.mirrors,
        )
        self.add_namespace(quota_of([*nginx.pods_in_an_update, HEADROOM]))
        self.install(nginx)
        watch = DeclaredWatch(namespaces=watch_namespaces, reads_secrets=props.nginx.reads_secrets)
        ApiObjects(self, "Watch", {}, Declarations(watches=[watch]))
        chart = self.chart(NAME)
        if not props.nginx.reads_secrets:
            _rights(chart, watch_namespaces)
        self.controller = self.pods(chart, nginx, "nginx-ingress", "http", "https")
        self.controller.connections.allow_from_nodes(
            reason="Visitors, by a load balancer"
            if props.nginx.load_balancer
            else "Visitors, by the port of the host and a NodePort"
        )
        self.controller.connections.allow_to_api_server(
            reason="Watches Ingresses, Services and their pods"
        )
        metrics = nginx.pods["nginx-ingress"].ports["metrics"]
        self.platform.prometheus.connections.allow_to(self.controller, metrics, reason=METRICS)
        rules = [*ingress_alerts(self.namespace), *missing_target_alerts(self.namespace, [JOB])]
        self.alert("ingress", rules)

    def serve_pages(self, *tiers: Tier) -> None:
        """Add the Ingresses of all pages that have a host in `pages` of the platform.

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
                controller=self.controller,
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
            resource_names=list(names) or None,
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
