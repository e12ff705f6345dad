"""The way in from outside: the namespace of the NGINX Ingress Controller, and its policies."""

from functools import partial

from cdk8s import App
from constructs import Construct

from constructs_lib.charts.nginx_ingress import (
    NginxIngressProps,
    NginxIngressValuesProps,
    nginx_ingress_values,
)
from constructs_lib.cluster.namespace import (
    ContainerDefaultsProps,
    TierNamespace,
    TierNamespaceProps,
)
from constructs_lib.core.fields import Cidr, DnsLabel, LabelValue
from constructs_lib.core.props import Props
from constructs_lib.network.chart_pods import ChartPods, ChartPodsProps
from constructs_lib.tiers.tier import tier_chart
from constructs_lib.web.ingress import NGINX_INGRESS_CONTROLLER

PORTS = (80, 443)
"""Ports on which the controller's pods serve."""


class IngressProps(Props):
    """What of the way in may differ."""

    nginx: NginxIngressProps = NginxIngressProps()
    """The controller."""

    part_of: LabelValue = "web-platform"
    """System that the tier belongs to, for the label `app.kubernetes.io/part-of`."""


class IngressTierProps(IngressProps):
    """Properties for `IngressTier`."""

    watch_namespace: DnsLabel
    """Namespace whose Ingresses are served."""

    pod_network: Cidr
    """Addresses of pods, which may not come by way of nodes."""


class IngressTier(Construct):
    """The Ingress controller's namespace and values; `controller` is its end of connections.

    The namespace has no quota: what pods a release brings, and how many while it is updated, is the
    chart's affair.
    """

    def __init__(self, scope: App, id: str, props: IngressTierProps) -> None:
        super().__init__(scope, id)
        peer = NGINX_INGRESS_CONTROLLER
        chart = partial(tier_chart, scope, namespace=peer.namespace, part_of=props.part_of)
        self.namespace = TierNamespace(
            chart("namespace"),
            peer.namespace,
            TierNamespaceProps(container_defaults=ContainerDefaultsProps()),
        )
        self.controller = ChartPods(
            chart("nginx-ingress"),
            peer.name,
            ChartPodsProps(pod_labels=peer.pod_labels, ports=PORTS),
        )
        self.controller.connections.allow_from_nodes(props.pod_network)
        self.controller.connections.allow_to_api_server(props.pod_network)
        self.nginx_values = nginx_ingress_values(
            NginxIngressValuesProps(**dict(props.nginx), watch_namespace=props.watch_namespace)
        )
