"""Chart nginx-ingress: F5's controller, which serves the Ingresses."""

from collections.abc import Mapping, Sequence
from typing import Literal, Self

from pydantic import Field, model_validator

from constructs_lib.argocd.helm.component import ComponentPods, HelmComponent
from constructs_lib.argocd.helm.kinds import (
    CLUSTER_ROLE_BINDING,
    ROLES,
    SERVER_KINDS,
    SERVICE_MONITOR,
)
from constructs_lib.argocd.helm.values import (
    HELPER_RESOURCES,
    ChartImage,
    Create,
    Resources,
    SpreadConstraint,
    Values,
)
from constructs_lib.kube.known import NGINX_NAME, NGINX_PODS
from constructs_lib.kube.names import MAX_INT32, DnsSubdomain, Hostname, LabelKey, NodePort
from constructs_lib.kube.pod_parts import NODE, ZONE
from constructs_lib.kube.text import Text
from constructs_lib.kube.validation import shown
from constructs_lib.props.model import Props
from constructs_lib.props.resources import Pods, ResourcesProps, largest
from constructs_lib.reference.versions import NGINX_INGRESS_CHART, NGINX_INGRESS_IMAGE

PRE_STOP_SECONDS = 5
"""Seconds between a pod's removal from the Service and SIGTERM."""

BALANCED_PRE_STOP_SECONDS = 40
"""The same behind a load balancer, which keeps sending visitors to the node of the pod until the
node has failed its checks: three, with ten seconds between them, are common.
"""

DRAIN_SECONDS = 25
"""Seconds that open requests have after SIGTERM: with the pause above, Kubernetes' default of 30.
"""

JOB = "nginx-ingress-prometheus-service"
"""Job of its metrics, by the name of the Service through which Prometheus finds the pods."""


class NginxIngressProps(Props):
    """Properties for `nginx_ingress`."""

    address: Hostname | None = "localhost"
    """Host that Ingresses report as their address. None: that of the load balancer.

    Without one, an Ingress behind a NodePort never becomes healthy in Argo CD.
    """

    load_balancer: bool = False
    """Whether the cloud gives the controller a load balancer. False: it has ports of the nodes, to
    which the ports of the host lead.
    """

    load_balancer_annotations: Mapping[LabelKey, Text] = {}
    """Annotations of its Service, by which a cloud knows what load balancer is meant."""

    replicas: int = Field(default=2, ge=1, le=MAX_INT32)
    """Pods. With a single one, nobody is served while its node is drained or its image changes."""

    priority_class: DnsSubdomain | None = None
    """PriorityClass of the pods. None: the cluster's default."""

    reads_secrets: bool = False
    """Whether Ingresses may name Secrets, such as `tls_secret`.

    Then the controller reads all Secrets of the namespaces that it watches: a Role in each lets it.
    """

    resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="500m", memory_request="128Mi", memory_limit="256Mi"
    )
    """CPU and memory of the controller. The requests are the chart's; a reload may need more."""

    @model_validator(mode="after")
    def _a_load_balancer_has_an_address(self) -> Self:
        if self.load_balancer:
            return self
        if self.address is None:
            raise ValueError(
                "'address' must be given without 'load_balancer', got None; state the host that "
                "leads to the nodes"
            )
        if self.load_balancer_annotations:
            raise ValueError(
                "'load_balancer_annotations' must be left out without 'load_balancer', got "
                f"{shown(dict(self.load_balancer_annotations))}; remove them, or set it"
            )
        return self


class Service(Values):
    """`controller.service`."""

    type: Literal["LoadBalancer", "NodePort"]
    # `Cluster`: only one node gets packets from the host, and the pod may run on another. `Local`:
    # a load balancer finds the nodes with pods, and visitors keep their addresses.
    external_traffic_policy: Literal["Cluster", "Local"]
    annotations: Mapping[str, str] | None = None
    http_port: NodePort | None = Field(default=None, alias="httpPort > nodePort")
    https_port: NodePort | None = Field(default=None, alias="httpsPort > nodePort")


class Entries(Values):
    """`controller.config.entries`: keys of the controller's ConfigMap."""

    external_status_address: str | None = Field(alias="external-status-address")
    # NGINX before 1.31.9 has a flaw in it.
    http2: Literal["false"] = "false"
    # By default there is one per core of the host, regardless of the CPU limit.
    worker_processes: str = Field(default="2", alias="worker-processes")
    # The next pod is asked where one does not take a connection, as on a node that is away. By
    # default a visitor waits for a minute; four seconds bear two lost packets.
    proxy_connect_timeout: str = Field(default="4s", alias="proxy-connect-timeout")
    # By default a pod that failed once is not asked for ten seconds, so that two failures at about
    # the same time, as on a busy node, leave nobody to ask. Readiness says who can be asked.
    max_fails: str = Field(default="0", alias="max-fails")


class Controller(Values):
    """`controller`."""

    image: ChartImage = ChartImage.of(NGINX_INGRESS_IMAGE)
    replica_count: int = Field(ge=1, le=MAX_INT32)
    priority_class_name: str | None
    has_budget: bool = Field(default=True, alias="podDisruptionBudget > enabled")
    max_unavailable: Literal[1] = Field(default=1, alias="podDisruptionBudget > maxUnavailable")
    pre_stop_seconds: int = Field(ge=0, le=MAX_INT32, alias="lifecycle > preStop > sleep > seconds")
    termination_grace_period_seconds: int | None = Field(ge=1, le=MAX_INT32)
    topology_spread_constraints: Sequence[SpreadConstraint]
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
    # The chart's reads every Secret and writes every Service. Without it, the chart still binds a
    # ClusterRole of its name: that of the IngressTier.
    cluster_role: Create = Field(default=Create(create=False), alias="rbac > clusterrole")
    prometheus: Prometheus = Prometheus()


def nginx_ingress(
    props: NginxIngressProps,
    *,
    namespace: str,
    watch_namespaces: Sequence[str],
    http_node_port: int,
    https_node_port: int,
    zones: bool,
) -> HelmComponent:
    """Return the record of the chart in `namespace`, which serves the watched namespaces only.

    Its pods are spread over nodes, and over `zones`.
    """
    controller = Controller(
        replica_count=props.replicas,
        pre_stop_seconds=BALANCED_PRE_STOP_SECONDS if props.load_balancer else PRE_STOP_SECONDS,
        termination_grace_period_seconds=BALANCED_PRE_STOP_SECONDS + DRAIN_SECONDS
        if props.load_balancer
        else None,
        priority_class_name=props.priority_class,
        topology_spread_constraints=[
            SpreadConstraint(
                topology_key=key,
                match_labels=NGINX_PODS,
                # Those of the former version are no reason to avoid a node.
                match_label_keys=["pod-template-hash"],
            )
            for key in ((NODE, ZONE) if zones else (NODE,))
        ],
        watch_namespace=",".join(watch_namespaces),
        watch_secret_namespace=None if props.reads_secrets else namespace,
        entries=Entries(external_status_address=props.address),
        service=Service(
            type="LoadBalancer",
            external_traffic_policy="Local",
            annotations=props.load_balancer_annotations or None,
        )
        if props.load_balancer
        else Service(
            type="NodePort",
            external_traffic_policy="Cluster",
            http_port=http_node_port,
            https_port=https_node_port,
        ),
        resources=Resources.of(props.resources),
    )
    return HelmComponent(
        name=NGINX_NAME,
        chart=NGINX_INGRESS_CHART,
        values=NginxIngressValues(controller=controller),
        namespaced_kinds=(
            *SERVER_KINDS,
            "apps/Deployment",
            "policy/PodDisruptionBudget",
            SERVICE_MONITOR,
            *ROLES,
        ),
        cluster_objects={
            "networking.k8s.io/IngressClass": ["nginx"],
            CLUSTER_ROLE_BINDING: [NGINX_NAME],
        },
        pods={
            "nginx-ingress": ComponentPods.named("nginx-ingress", http=80, https=443, metrics=9113)
        },
        pods_in_an_update=[
            Pods.of_deployment(props.replicas, largest(props.resources, HELPER_RESOURCES))
        ],
        # It waits for the right to read Secrets, which comes with namespaces of later waves.
        is_ready_later=props.reads_secrets,
        # Nothing uses the kinds that these define.
        skip_crds=True,
        # The schema refers to files on the Internet.
        skip_schema_validation=True,
    )
