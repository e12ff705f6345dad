"""Chart nginx-ingress: the controller by F5 that serves the Ingresses."""

from typing import Literal, Self

from pydantic import Field

from constructs_lib.core.fields import DnsLabel, Hostname, NodePort
from constructs_lib.core.props import Props
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.helm.component import ComponentPods, HelmComponent
from constructs_lib.helm.kinds import CLUSTER_ROLES, ROLES, SERVER_KINDS
from constructs_lib.helm.values import Resources, Values
from constructs_lib.versions import NGINX_INGRESS_CHART

INIT_RESOURCES = ResourcesProps(
    cpu_request="50m", cpu_limit="100m", memory_request="64Mi", memory_limit="128Mi"
)
"""What the container may use that copies files before the controller starts."""


class NginxIngressSettings(Props):
    """Settings of the controller."""

    address: Hostname = "localhost"
    """Host that Ingresses say they are reached at.

    Without one Argo CD takes an Ingress behind a NodePort for unfinished, for ever.
    """

    resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="500m", memory_request="128Mi", memory_limit="256Mi"
    )
    """CPU and memory of the controller: the chart's requests; a reload may need more."""


class NginxIngressProps(NginxIngressSettings):
    """Properties for `nginx_ingress`."""

    watch_namespace: DnsLabel
    """Namespace whose Ingresses are served; those of others are not."""

    http_node_port: NodePort
    """Port of every node that leads to the controller."""

    https_node_port: NodePort
    """Port of every node that leads to the controller by TLS."""

    @classmethod
    def of(
        cls,
        settings: NginxIngressSettings,
        *,
        watch_namespace: str,
        http_node_port: int,
        https_node_port: int,
    ) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(
            settings,
            watch_namespace=watch_namespace,
            http_node_port=http_node_port,
            https_node_port=https_node_port,
        )


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
    http_port: ServicePort
    https_port: ServicePort


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
    service: Service
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


def nginx_ingress(props: NginxIngressProps) -> HelmComponent:
    """Returns the record of the chart."""
    return HelmComponent(
        name="nginx-ingress",
        chart=NGINX_INGRESS_CHART,
        values=_values(props),
        namespaced_kinds=(*SERVER_KINDS, "apps/Deployment", *ROLES),
        cluster_kinds=("networking.k8s.io/IngressClass", *CLUSTER_ROLES),
        pods={
            "nginx-ingress": ComponentPods(
                pod_labels={"app.kubernetes.io/name": "nginx-ingress"},
                ports={"http": 80, "https": 443},
            )
        },
        # Nothing uses the kinds that they define.
        skip_crds=True,
        # The schema refers to files on the Internet.
        skip_schema_validation=True,
    )


def _values(props: NginxIngressProps) -> NginxIngressValues:
    service = Service(
        http_port=ServicePort(node_port=props.http_node_port),
        https_port=ServicePort(node_port=props.https_node_port),
    )
    return NginxIngressValues(
        controller=Controller(
            watch_namespace=props.watch_namespace,
            config=Config(entries=Entries(external_status_address=props.address)),
            service=service,
            resources=Resources.of(props.resources),
        )
    )
