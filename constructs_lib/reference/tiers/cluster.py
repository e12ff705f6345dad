"""Prerequisites of every tier: deletion guard, storage, metrics, definitions of kinds."""

from typing import Self

from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.core.api_objects import checked_props
from constructs_lib.core.changes import batch
from constructs_lib.core.fields import POD_NETWORK, LabelValue, PodNetwork
from constructs_lib.core.props import Props
from constructs_lib.reference.charts.kube_prometheus_stack.crds import prometheus_operator_crds
from constructs_lib.reference.charts.metrics_server import (
    KUBELET_PORT,
    MetricsServerProps,
    metrics_server,
)
from constructs_lib.reference.deletion_guard import DeletionGuard
from constructs_lib.tier import Tier, TierProps
from constructs_lib.workloads.storage_class import LOCAL_PATH, LocalStorageClass

NAMESPACE = "kube-system"
"""Namespace of the cluster's own components, which the tier does not create."""


class ClusterTierSettings(Props):
    """Settings of the cluster tier."""

    metrics_server: MetricsServerProps = MetricsServerProps()
    """The server whose metrics autoscalers read."""

    local_storage: bool = True
    """Whether to add StorageClass `local-path`, for clusters with its provisioner, such as Kind."""

    part_of: LabelValue = "web-platform"
    """System that the tier belongs to, for the label `app.kubernetes.io/part-of`."""


class ClusterTierProps(ClusterTierSettings):
    """Properties for `ClusterTier`."""

    mirrors: Mirrors = Mirrors()
    """Where charts and images come from."""

    pod_network: PodNetwork = POD_NETWORK
    """Addresses of all pods. Policies for nodes, API server and kubelets exclude them."""

    @classmethod
    def of(
        cls,
        settings: ClusterTierSettings,
        *,
        mirrors: Mirrors,
        pod_network: str = POD_NETWORK,
    ) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(settings, mirrors=mirrors, pod_network=pod_network)


class ClusterTier(Tier):
    """The deletion guard, a StorageClass, and the charts that the cluster needs."""

    @batch()
    def __init__(self, props: ClusterTierProps) -> None:
        checked_props("cluster", props, ClusterTierProps)
        super().__init__(
            TierProps(
                name="cluster",
                namespace=NAMESPACE,
                part_of=props.part_of,
                description="What the cluster needs before any tier",
            )
        )
        self.deletion_guard = DeletionGuard(self.chart("deletion-guard"), "deletion-guard")
        self.storage_class = (
            LocalStorageClass(self.chart("storage-class"), LOCAL_PATH)
            if props.local_storage
            else None
        )
        self.install(prometheus_operator_crds(props.mirrors))
        metrics = metrics_server(props.metrics_server, mirrors=props.mirrors)
        self.install(metrics)
        self.metrics_server = self.pods(
            self.chart("metrics-server"), metrics, "metrics-server", "https"
        )
        self.metrics_server.connections.allow_from_nodes(
            props.pod_network, reason="The API server asks for metrics, for autoscalers"
        )
        self.metrics_server.connections.allow_to_outside(
            props.pod_network, KUBELET_PORT, reason="Reads the use of CPU and memory from kubelets"
        )
        self.metrics_server.connections.allow_to_api_server(
            props.pod_network, reason="Watches nodes and pods, and checks who asks"
        )
