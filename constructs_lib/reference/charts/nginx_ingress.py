"""Chart nginx-ingress: F5's controller, which serves the Ingresses."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, Self

from pydantic import Field

from constructs_lib.argocd.helm.component import ComponentPods, HelmComponent
from constructs_lib.argocd.helm.kinds import CLUSTER_ROLES, ROLES, SERVER_KINDS, SERVICE_MONITOR
from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.argocd.helm.values import ChartImage, Create, Resources, Values
from constructs_lib.core.distinct import DISTINCT
from constructs_lib.core.fields import MAX_INT32, DnsLabel, Hostname, NodePort
from constructs_lib.core.props import Props
from constructs_lib.core.resources import Pods, ResourcesProps, largest
from constructs_lib.reference.versions import NGINX_INGRESS_CHART, NGINX_INGRESS_IMAGE

POD_LABELS = {"app.kubernetes.io/name": "nginx-ingress"}
"""Labels of the controller's pods."""

PRE_STOP_SECONDS = 5
"""Seconds between a pod's removal from the Service and SIGTERM."""

REPLICAS = 2
"""Pods. With a single one, nobody is served while its node is drained or its image changes."""

JOB = "nginx-ingress-prometheus-service"
"""Job of its metrics, by the name of the Service through which Prometheus finds the pods."""

INIT_RESOURCES = ResourcesProps(
    cpu_request="50m", cpu_limit="100m", memory_request="64Mi", memory_limit="128Mi"
)
"""CPU and memory of the container that copies files before the controller starts."""


class NginxIngressSettings(Props):
    """Settings of the controller."""

    address: Hostname = "localhost"
    """Host that Ingresses report as their address.

    Without one, an Ingress behind a NodePort never becomes healthy in Argo CD.
    """

    resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="500m", memory_request="128Mi", memory_limit="256Mi"
    )
    """CPU and memory of the controller. The requests are the chart's; a reload may need more."""


class NginxIngressProps(NginxIngressSettings):
    """Properties for `nginx_ingress`."""

    watch_namespaces: Annotated[Sequence[DnsLabel], DISTINCT] = Field(min_length=1)
    """Namespaces whose Ingresses are served. Those of other namespaces are ignored."""

    http_node_port: NodePort
    """Port of every node that leads to the controller, for HTTP."""

    https_node_port: NodePort
    """Port of every node that leads to the controller, for TLS."""

    mirrors: Mirrors = Mirrors()
    """Where chart and image come from."""

    @classmethod
    def of(
        cls,
        settings: NginxIngressSettings,
        *,
        watch_namespaces: Sequence[str],
        http_node_port: int,
        https_node_port: int,
        mirrors: Mirrors,
    ) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(
            settings,
            watch_namespaces=watch_namespaces,
            http_node_port=http_node_port,
            https_node_port=https_node_port,
            mirrors=mirrors,
        )


class Enable(Values):
    """A group that can be switched on or off."""

    enable: bool


class ServicePort(Values):
    """`controller.service.httpPort` and `httpsPort`."""

    node_port: NodePort


class Service(Values):
    """`controller.service`."""

    type: Literal["NodePort"] = "NodePort"
    # Only one node gets packets from the host, and the pod may run on another.
    external_traffic_policy: Literal["Cluster"] = "Cluster"
    http_port: ServicePort
    https_port: ServicePort


class Entries(Values):
    """`controller.config.entries`: keys of the controller's ConfigMap."""

    external_status_address: str = Field(alias="external-status-address")
    # A flaw in NGINX 1.31.3 is in HTTP/2.
    http2: Literal["false"] = "false"
    # By default there is one per core of the host, regardless of the CPU limit.
    worker_processes: str = Field(default="2", alias="worker-processes")
    # The next pod is asked where one does not take a connection, as on a node that is away. By
    # default a visitor waits for a minute; four seconds bear two lost packets.
    proxy_connect_timeout: str = Field(default="4s", alias="proxy-connect-timeout")
    # By default a pod that failed once is not asked for ten seconds, so that two failures at about
    # the same time, as on a busy node, leave nobody to ask. Readiness says who can be asked.
    max_fails: str = Field(default="0", alias="max-fails")


class Config(Values):
    """`controller.config`."""

    entries: Entries


class ReportIngressStatus(Values):
    """`controller.reportIngressStatus`."""

    # All report the same address, and the election needs a Lease, which Argo CD does not apply.
    enable_leader_election: bool = False


class DisruptionBudget(Values):
    """`controller.podDisruptionBudget`."""

    enabled: bool = True
    max_unavailable: Literal[1] = 1


class Sleep(Values):
    """A handler that sleeps."""

    seconds: int = Field(default=PRE_STOP_SECONDS, ge=0, le=MAX_INT32)


class PreStop(Values):
    """What happens before SIGTERM."""

    sleep: Sleep = Sleep()


class Lifecycle(Values):
    """`controller.lifecycle`."""

    pre_stop: PreStop = PreStop()


class Selector(Values):
    """`labelSelector` of a constraint."""

    match_labels: Mapping[str, str] = POD_LABELS


class SpreadConstraint(Values):
    """One of `controller.topologySpreadConstraints`."""

    max_skew: Literal[1] = 1
    topology_key: Literal["kubernetes.io/hostname"] = "kubernetes.io/hostname"
    when_unsatisfiable: Literal["ScheduleAnyway"] = "ScheduleAnyway"
    label_selector: Selector = Selector()
    # Those of the former version are no reason to avoid a node.
    match_label_keys: Sequence[str] = ("pod-template-hash",)


class Controller(Values):
    """`controller`."""

    image: ChartImage
    replica_count: int = Field(default=REPLICAS, ge=1, le=MAX_INT32)
    pod_disruption_budget: DisruptionBudget = DisruptionBudget()
    lifecycle: Lifecycle = Lifecycle()
    topology_spread_constraints: Sequence[SpreadConstraint] = (SpreadConstraint(),)
    watch_namespace: str
    config: Config
    service: Service
    report_ingress_status: ReportIngressStatus = ReportIngressStatus()
    enable_custom_resources: bool = False
    # Snippets let the author of an Ingress change all of the server's configuration.
    enable_snippets: bool = False
    # The controller would phone home.
    telemetry_reporting: Enable = Enable(enable=False)
    read_only_root_filesystem: bool = True
    resources: Resources
    init_container_resources: Resources = Resources.of(INIT_RESOURCES)


class Prometheus(Values):
    """`prometheus`."""

    create: Literal[True] = True
    service: Create = Create(create=True)
    service_monitor: Create = Create(create=True)


class NginxIngressValues(Values):
    """All values of the chart."""

    controller: Controller
    prometheus: Prometheus = Prometheus()


def nginx_ingress(props: NginxIngressProps) -> HelmComponent:
    """Returns the record of the chart."""
    return HelmComponent(
        name="nginx-ingress",
        chart=props.mirrors.chart(NGINX_INGRESS_CHART),
        values=_values(props),
        namespaced_kinds=(
            *SERVER_KINDS,
            "apps/Deployment",
            "policy/PodDisruptionBudget",
            SERVICE_MONITOR,
            *ROLES,
        ),
        cluster_kinds=("networking.k8s.io/IngressClass", *CLUSTER_ROLES),
        pods={
            "nginx-ingress": ComponentPods(
                pod_labels=POD_LABELS,
                ports={"http": 80, "https": 443, "metrics": 9113},
            )
        },
        pods_in_an_update=[Pods.of_deployment(REPLICAS, largest(props.resources, INIT_RESOURCES))],
        # Nothing uses the kinds that these define.
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
            image=ChartImage.of(props.mirrors.image(NGINX_INGRESS_IMAGE)),
            watch_namespace=",".join(props.watch_namespaces),
            config=Config(entries=Entries(external_status_address=props.address)),
            service=service,
            resources=Resources.of(props.resources),
        )
    )
