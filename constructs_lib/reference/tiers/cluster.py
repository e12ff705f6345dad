"""Prerequisites of every tier: deletion guard, storage, metrics, definitions of kinds."""

from collections.abc import Sequence

from constructs_lib.core.api_objects import checked_props
from constructs_lib.core.changes import batch
from constructs_lib.core.props import Props
from constructs_lib.reference.charts.kube_prometheus_stack.crds import prometheus_operator_crds
from constructs_lib.reference.charts.metrics_server import (
    KUBELET_PORT,
    MetricsServerProps,
    metrics_server,
)
from constructs_lib.reference.deletion_guard import DeletionGuard
from constructs_lib.tier import Tier, TierProps, TierScope
from constructs_lib.workloads.storage_class import LOCAL_PATH, LocalStorageClass

NAMESPACE = "kube-system"
"""Namespace of the cluster's own components, which the tier does not create."""


class ClusterTierProps(Props):
    """Properties for `ClusterTier`."""

    metrics_server: MetricsServerProps = MetricsServerProps()
    """The server whose metrics autoscalers read."""

    local_storage: bool = True
    """Whether to add StorageClass `local-path`, for clusters with its provisioner, such as Kind."""


class ClusterTier(Tier):
    """The deletion guard, a StorageClass, and the charts that the cluster needs."""

    @batch()
    def __init__(
        self, platform: TierScope, props: ClusterTierProps, *, after: Sequence[Tier] = ()
    ) -> None:
        """Make the tier, after tiers that must be healthy before it is delivered."""
        checked_props("cluster", props, ClusterTierProps)
        super().__init__(
            platform,
            TierProps(
                name="cluster",
                namespace=NAMESPACE,
                description="What the cluster needs before any tier",
            ),
            after=after,
        )
        self.deletion_guard = DeletionGuard(self.chart("deletion-guard"), "deletion-guard")
        self.storage_class = (
            LocalStorageClass(self.chart("storage-class"), LOCAL_PATH)
            if props.local_storage
            else None
        )
        self.install(prometheus_operator_crds(self.context.mirrors))
        metrics = metrics_server(props.metrics_server, mirrors=self.context.mirrors)
        self.install(metrics)
        self.metrics_server = self.pods(
            self.chart("metrics-server"), metrics, "metrics-server", "https"
        )
        self.metrics_server.connections.allow_from_nodes(
            reason="The API server asks for metrics, for autoscalers"
        )
        self.metrics_server.connections.allow_to_nodes(
            KUBELET_PORT, reason="Reads the use of CPU and memory from kubelets"
        )
        self.metrics_server.connections.allow_to_api_server(
            reason="Watches nodes and pods, and checks who asks"
        )
