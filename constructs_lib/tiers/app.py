"""The application tier: frontend, backend and the way in; one Chart, hence one file, for each."""

from collections.abc import Sequence
from fractions import Fraction

from cdk8s import App, Chart
from constructs import Construct
from pydantic import Field

from constructs_lib._labels import PART_OF
from constructs_lib._props import DnsLabel, Hostname, LabelValue, Props
from constructs_lib._quantity import amount, format_quantity
from constructs_lib.connections import Peer
from constructs_lib.namespace import (
    ContainerDefaultsProps,
    ResourceQuotaProps,
    TierNamespace,
    TierNamespaceProps,
)
from constructs_lib.web_ingress import IngressRoute, WebIngress, WebIngressProps
from constructs_lib.web_service import SURGE_PODS, WebService, WebServiceProps

PROMETHEUS = Peer(
    name="prometheus", namespace="monitoring", pod_labels={"app.kubernetes.io/name": "prometheus"}
)
"""Prometheus, as the Prometheus operator labels its pods."""

POSTGRESQL = Peer(
    name="postgresql",
    namespace="db",
    pod_labels={"app.kubernetes.io/name": "postgresql"},
    ports=(5432,),
)
"""The database."""


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
    """A frontend behind the Ingress and a backend behind it, in a namespace closed otherwise.

    cdk8s names a file after the path of its Chart, so the Charts are children of `scope`, the App
    of the tier's folder.
    """

    def __init__(self, scope: App, id: str, props: AppTierProps) -> None:
        super().__init__(scope, id)
        self.namespace = TierNamespace(
            self._chart(scope, "namespace", props),
            props.namespace,
            TierNamespaceProps(
                quota=quota_at_most(props.frontend, props.backend),
                container_defaults=ContainerDefaultsProps(),
            ),
        )
        self.frontend = WebService(
            self._chart(scope, "frontend-deployment", props), "frontend", props.frontend
        )
        self.backend = WebService(
            self._chart(scope, "backend-deployment", props), "backend", props.backend
        )
        self.ingress = WebIngress(
            self._chart(scope, "ingress", props),
            "frontend",
            WebIngressProps(hosts=props.hosts, routes=[IngressRoute(service=self.frontend)]),
        )
        self.frontend.connections.allow_to(self.backend)
        self.backend.connections.allow_to(POSTGRESQL)
        for service in (self.frontend, self.backend):
            if service.metrics_port is not None:
                PROMETHEUS.connections.allow_to(service, service.metrics_port)

    @staticmethod
    def _chart(scope: App, id: str, props: AppTierProps) -> Chart:
        return Chart(
            scope,
            id,
            namespace=props.namespace,
            labels={PART_OF: props.part_of},
            disable_resource_name_hashes=True,
        )


def quota_at_most(*services: WebServiceProps) -> ResourceQuotaProps:
    """Returns a quota that the services fill when all run at their highest scale in an update."""
    pods = [(service, service.max_replicas + SURGE_PODS) for service in services]

    def total(field: str) -> str:
        amounts = [count * amount(getattr(service, field)) for service, count in pods]
        return format_quantity(sum(amounts, Fraction()), like=getattr(services[0], field))

    return ResourceQuotaProps(
        pods=sum(count for _, count in pods),
        cpu_requests=total("cpu_request"),
        cpu_limits=total("cpu_limit"),
        memory_requests=total("memory_request"),
        memory_limits=total("memory_limit"),
    )
