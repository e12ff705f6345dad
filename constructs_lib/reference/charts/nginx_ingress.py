"""Chart nginx-ingress: F5's controller, which serves the Ingresses."""

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import Field

from constructs_lib.argocd.helm.component import ComponentPods, HelmComponent
from constructs_lib.argocd.helm.kinds import (
    CLUSTER_ROLE,
    CLUSTER_ROLE_BINDING,
    ROLES,
    SERVER_KINDS,
    SERVICE_MONITOR,
)
from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.argocd.helm.values import (
    HELPER_RESOURCES,
    ChartImage,
    Create,
    Resources,
    Values,
)
from constructs_lib.core.fields import MAX_INT32, Hostname, NodePort
from constructs_lib.core.props import Props
from constructs_lib.core.resources import Pods, ResourcesProps, largest
from constructs_lib.reference.versions import NGINX_INGRESS_CHART, NGINX_INGRESS_IMAGE

POD_LABELS = {"app.kubernetes.io/name": "nginx-ingress"}
"""Labels of the controller's pods."""

NAME = "nginx-ingress"
"""Name of the release, its ServiceAccount, and the ClusterRole that the chart binds to that."""

PRE_STOP_SECONDS = 5
"""Seconds between a pod's removal from the Service and SIGTERM."""

REPLICAS = 2
"""Pods. With a single one, nobody is served while its node is drained or its image changes."""

JOB = "nginx-ingress-prometheus-service"
"""Job of its metrics, by the name of the Service through which Prometheus finds the pods."""


class NginxIngressProps(Props):
    """Properties for `nginx_ingress`."""

    address: Hostname = "localhost"
    """Host that Ingresses report as their address.

    Without one, an Ingress behind a NodePort never becomes healthy in Argo CD.
    """

    reads_secrets: bool = False
    """Whether Ingresses may name Secrets, such as `tls_secret`.

    Then the controller has the ClusterRole of its chart, by which it reads every Secret and writes
    every Service of the cluster: nothing in the chart is narrower.
    """

    resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="500m", memory_request="128Mi", memory_limit="256Mi"
    )
    """CPU and memory of the controller. The requests are the chart's; a reload may need more."""


class Service(Values):
    """`controller.service`."""

    type: Literal["NodePort"] = "NodePort"
    # Only one node gets packets from the host, and the pod may run on another.
    external_traffic_policy: Literal["Cluster"] = "Cluster"
    http_port: NodePort = Field(alias="httpPort > nodePort")
    https_port: NodePort = Field(alias="httpsPort > nodePort")


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


class SpreadConstraint(Values):
    """One of `controller.topologySpreadConstraints`."""

    max_skew: Literal[1] = 1
    topology_key: Literal["kubernetes.io/hostname"] = "kubernetes.io/hostname"
    when_unsatisfiable: Literal["ScheduleAnyway"] = "ScheduleAnyway"
    match_labels: Mapping[str, str] = Field(default=POD_LABELS, alias="labelSelector > matchLabels")
    # Those of the former version are no reason to avoid a node.
    match_label_keys: Sequence[str] = ("pod-template-hash",)


class Controller(Values):
    """`controller`."""

    image: ChartImage = ChartImage.of(NGINX_INGRESS_IMAGE)
    replica_count: int = Field(default=REPLICAS, ge=1, le=MAX_INT32)
    has_budget: bool = Field(default=True, alias="podDisruptionBudget > enabled")
    max_unavailable: Literal[1] = Field(default=1, alias="podDisruptionBudget > maxUnavailable")
    pre_stop_seconds: int = Field(
        default=PRE_STOP_SECONDS, ge=0, le=MAX_INT32, alias="lifecycle > preStop > sleep > seconds"
    )
    topology_spread_constraints: Sequence[SpreadConstraint] = (SpreadConstraint(),)
    watch_namespace: str
    # By default it reads the Secrets of the namespaces that it watches, or never becomes ready.
    # Those of a namespace that it does not watch, it does not look at.
    watch_secret_namespace: str | None
    entries: Entries = Field(alias="config > entries")
    service: Service
    # All report the same address, and the election needs a Lease, which Argo CD does not apply.
    elects: bool = Field(default=False, alias="reportIngressStatus > enableLeaderElection")
    enable_custom_resources: bool = False
    # Snippets let the author of an Ingress change all of the server's configuration.
    enable_snippets: bool = False
    # The controller would phone home.
    telemetry: bool = Field(default=False, alias="telemetryReporting > enable")
    read_only_root_filesystem: bool = True
    resources: Resources
    init_container_resources: Resources = Resources.of(HELPER_RESOURCES)


class Prometheus(Values):
    """`prometheus`."""

    create: Literal[True] = True
    service: Create = Create(create=True)
    service_monitor: Create = Create(create=True)


class NginxIngressValues(Values):
    """All values of the chart."""

    controller: Controller
    # Without it, the chart still binds a ClusterRole of its name: that of the IngressTier.
    cluster_role: Create = Field(alias="rbac > clusterrole")
    prometheus: Prometheus = Prometheus()


def nginx_ingress(
    props: NginxIngressProps,
    *,
    namespace: str,
    watch_namespaces: Sequence[str],
    http_node_port: int,
    https_node_port: int,
    mirrors: Mirrors,
) -> HelmComponent:
    """Return the record of the chart in `namespace`, which serves the watched namespaces only."""
    controller = Controller(
        watch_namespace=",".join(watch_namespaces),
        watch_secret_namespace=None if props.reads_secrets else namespace,
        entries=Entries(external_status_address=props.address),
        service=Service(http_port=http_node_port, https_port=https_node_port),
        resources=Resources.of(props.resources),
    )
    component = HelmComponent(
        name=NAME,
        chart=NGINX_INGRESS_CHART,
        values=NginxIngressValues(
            controller=controller, cluster_role=Create(create=props.reads_secrets)
        ),
        namespaced_kinds=(
            *SERVER_KINDS,
            "apps/Deployment",
            "policy/PodDisruptionBudget",
            SERVICE_MONITOR,
            *ROLES,
        ),
        cluster_objects={
            "networking.k8s.io/IngressClass": ["nginx"],
            CLUSTER_ROLE_BINDING: [NAME],
            **({CLUSTER_ROLE: [NAME]} if props.reads_secrets else {}),
        },
        pods={
            "nginx-ingress": ComponentPods.named("nginx-ingress", http=80, https=443, metrics=9113)
        },
        pods_in_an_update=[
            Pods.of_deployment(REPLICAS, largest(props.resources, HELPER_RESOURCES))
        ],
        # Nothing uses the kinds that these define.
        skip_crds=True,
        # The schema refers to files on the Internet.
        skip_schema_validation=True,
    )
    return mirrors.applied_to(component)
