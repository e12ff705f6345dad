"""Values of chart nginx-ingress: the controller by F5 that serves the Ingresses.

Its Application needs `skipCrds`, since nothing uses them, and `skipSchemaValidation`, since the
chart's schema refers to files on the Internet.
"""

from typing import Literal

from pydantic import Field

from constructs_lib.core.fields import DnsLabel, Hostname, NodePort
from constructs_lib.core.quantity import Quantity
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.helm.values import Resources, Values
from constructs_lib.kind.ports import NODE_PORTS

INIT_RESOURCES = ResourcesProps(
    cpu_request="50m", cpu_limit="100m", memory_request="64Mi", memory_limit="128Mi"
)
"""What the container may use that copies files before the controller starts."""


class NginxIngressProps(ResourcesProps):
    """What may differ; the requests are the chart's, a reload may need more for a moment."""

    address: Hostname = "localhost"
    """Host that Ingresses say they are reached at.

    Without one Argo CD takes an Ingress behind a NodePort for unfinished, for ever.
    """

    cpu_request: Quantity = "100m"
    """CPU that is set aside for the controller."""

    cpu_limit: Quantity = "500m"
    """CPU above which the controller is slowed down."""

    memory_request: Quantity = "128Mi"
    """Memory that is set aside for the controller."""

    memory_limit: Quantity = "256Mi"
    """Memory above which the controller is killed."""


class NginxIngressValuesProps(NginxIngressProps):
    """Properties for `nginx_ingress_values`."""

    watch_namespace: DnsLabel
    """Namespace whose Ingresses are served; those of others are not."""


class Enable(Values):
    """A group that is switched on or off."""

    enable: bool


class ServicePort(Values):
    """`controller.service.httpPort` and `httpsPort`."""

    node_port: NodePort


class Service(Values):
    """`controller.service`."""

    type: Literal["NodePort"] = "NodePort"
    # Only the mapped node gets packets from the host, and the pod may be on another.
    external_traffic_policy: Literal["Cluster"] = "Cluster"
    http_port: ServicePort = ServicePort(node_port=NODE_PORTS["http"])
    https_port: ServicePort = ServicePort(node_port=NODE_PORTS["https"])


class Entries(Values):
    """`controller.config.entries`: keys of the controller's ConfigMap."""

    external_status_address: str = Field(alias="external-status-address")
    # By default one for each core of the host, whatever the limit.
    worker_processes: str = Field(default="2", alias="worker-processes")


class Config(Values):
    """`controller.config`."""

    entries: Entries


class ReportIngressStatus(Values):
    """`controller.reportIngressStatus`."""

    # There is one pod; and Argo CD takes no Lease, which the election would need.
    enable_leader_election: bool = False


class Controller(Values):
    """`controller`."""

    watch_namespace: str
    config: Config
    service: Service = Service()
    report_ingress_status: ReportIngressStatus = ReportIngressStatus()
    enable_custom_resources: bool = False
    # It would let who writes an Ingress write any of the server's configuration.
    enable_snippets: bool = False
    # It would call home.
    telemetry_reporting: Enable = Enable(enable=False)
    read_only_root_filesystem: bool = True
    resources: Resources
    init_container_resources: Resources = Resources.of(INIT_RESOURCES)


class Prometheus(Values):
    """`prometheus`; nobody may read its metrics, so they are not served."""

    create: bool = False


class NginxIngressValues(Values):
    """All values."""

    controller: Controller
    prometheus: Prometheus = Prometheus()


def nginx_ingress_values(props: NginxIngressValuesProps) -> NginxIngressValues:
    """Returns the values."""
    return NginxIngressValues(
        controller=Controller(
            watch_namespace=props.watch_namespace,
            config=Config(entries=Entries(external_status_address=props.address)),
            resources=Resources.of(props),
        )
    )
