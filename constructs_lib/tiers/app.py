"""The application tier: frontend, backend and the way in; one Chart, hence one file, for each."""

from collections.abc import Sequence
from functools import partial

from cdk8s import App
from constructs import Construct
from pydantic import Field

from constructs_lib.cluster.namespace import (
    ContainerDefaultsProps,
    TierNamespace,
    TierNamespaceProps,
)
from constructs_lib.core.fields import DnsLabel, Hostname, LabelValue
from constructs_lib.core.props import Props
from constructs_lib.tiers.tier import PROMETHEUS, quota_of, tier_chart
from constructs_lib.web.ingress import IngressRoute, WebIngress, WebIngressProps
from constructs_lib.web.service import SURGE_PODS, WebService, WebServiceProps


class AppTierProps(Props):
    """Properties for `AppTier`."""

    frontend: WebServiceProps
    """The server that users reach through the Ingress."""

    backend: WebServiceProps
    """The server that only the frontend reaches."""

    namespace: DnsLabel = "app"
    """Namespace of the tier."""

    part_of: LabelValue = "web-platform"
    """System that the tier belongs to, for the label `app.kubernetes.io/part-of`."""

    hosts: Sequence[Hostname] = Field(default=("localhost",), min_length=1)
    """Host names under which the frontend is reached."""


class AppTier(Construct):
    """A frontend behind the Ingress and a backend behind it, in a namespace closed otherwise."""

    def __init__(self, scope: App, id: str, props: AppTierProps) -> None:
        super().__init__(scope, id)
        chart = partial(tier_chart, scope, namespace=props.namespace, part_of=props.part_of)
        # All at once: both at their highest scale, in an update.
        pods = [
            [service]
            for service in (props.frontend, props.backend)
            for _ in range(service.max_replicas + SURGE_PODS)
        ]
        self.namespace = TierNamespace(
            chart("namespace"),
            props.namespace,
            TierNamespaceProps(quota=quota_of(pods), container_defaults=ContainerDefaultsProps()),
        )
        self.frontend = WebService(chart("frontend-deployment"), "frontend", props.frontend)
        self.backend = WebService(chart("backend-deployment"), "backend", props.backend)
        self.ingress = WebIngress(
            chart("ingress"),
            "frontend",
            WebIngressProps(hosts=props.hosts, routes=[IngressRoute(service=self.frontend)]),
        )
        self.frontend.connections.allow_to(self.backend)
        for service in (self.frontend, self.backend):
            if service.metrics_port is not None:
                PROMETHEUS.connections.allow_to(service, service.metrics_port)
