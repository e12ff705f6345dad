"""The Ingress tier: the NGINX Ingress Controller, its namespace and its policies."""

from collections.abc import Sequence
from typing import Annotated, Self

from pydantic import Field

from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.core.api_objects import ApiObjects, checked_props
from constructs_lib.core.changes import batch
from constructs_lib.core.declarations import Declarations, DeclaredWatch
from constructs_lib.core.distinct import DISTINCT
from constructs_lib.core.fields import DnsLabel, LabelValue, OwnNamespace, PodNetwork
from constructs_lib.core.props import Props
from constructs_lib.monitoring.alerts.ingress import ingress_alerts
from constructs_lib.monitoring.alerts.targets import missing_target_alerts
from constructs_lib.monitoring.observer import METRICS, OBSERVER, Observer
from constructs_lib.reference.charts.nginx_ingress import (
    JOB,
    NginxIngressProps,
    nginx_ingress,
)
from constructs_lib.reference.kind.ports import NODE_PORTS
from constructs_lib.tier import HEADROOM, Tier, TierProps, quota_of


class IngressTierSettings(Props):
    """Settings of the Ingress tier."""

    nginx: NginxIngressProps = NginxIngressProps()
    """The Ingress controller."""

    namespace: OwnNamespace = "ingress"
    """Namespace of the tier."""

    part_of: LabelValue = "web-platform"
    """System that the tier belongs to, for the label `app.kubernetes.io/part-of`."""


class IngressTierProps(IngressTierSettings):
    """Properties for `IngressTier`."""

    watch_namespaces: Annotated[Sequence[DnsLabel], DISTINCT] = Field(min_length=1)
    """Namespaces whose Ingresses are served."""

    pod_network: PodNetwork
    """Addresses of all pods. Policies for nodes and the API server exclude them."""

    mirrors: Mirrors = Mirrors()
    """Where charts and images come from."""

    observer: Observer = OBSERVER
    """Prometheus that reads metrics, and the place of the runbooks."""

    @classmethod
    def of(
        cls,
        settings: IngressTierSettings,
        *,
        watch_namespaces: Sequence[str],
        pod_network: str,
        mirrors: Mirrors,
        observer: Observer = OBSERVER,
    ) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(
            settings,
            watch_namespaces=watch_namespaces,
            pod_network=pod_network,
            mirrors=mirrors,
            observer=observer,
        )


class IngressTier(Tier):
    """The Ingress controller and its namespace; `controller` is its end of connections."""

    @batch()
    def __init__(self, props: IngressTierProps) -> None:
        checked_props("ingress", props, IngressTierProps)
        super().__init__(
            TierProps(
                name="ingress",
                namespace=props.namespace,
                part_of=props.part_of,
                description="The way in from outside",
            )
        )
        nginx = nginx_ingress(
            props.nginx,
            watch_namespaces=props.watch_namespaces,
            http_node_port=NODE_PORTS["http"],
            https_node_port=NODE_PORTS["https"],
            mirrors=props.mirrors,
        )
        self.add_namespace(quota_of([*nginx.pods_in_an_update, HEADROOM]))
        self.install(nginx)
        watch = DeclaredWatch(namespaces=props.watch_namespaces)
        ApiObjects(self, "Watch", {}, Declarations(watches=[watch]))
        self.controller = self.pods(
            self.chart("nginx-ingress"), nginx, "nginx-ingress", "http", "https"
        )
        self.controller.connections.allow_from_nodes(
            props.pod_network, reason="Visitors, by the port of the host and a NodePort"
        )
        self.controller.connections.allow_to_api_server(
            props.pod_network, reason="Watches Ingresses, Services and their pods"
        )
        metrics = nginx.pods["nginx-ingress"].ports["metrics"]
        props.observer.prometheus.connections.allow_to(self.controller, metrics, reason=METRICS)
        rules = [*ingress_alerts(self.namespace), *missing_target_alerts(self.namespace, [JOB])]
        self.alert("ingress", props.observer, rules)
