"""Prerequisites of every tier: deletion guard, storage, metrics, definitions of kinds."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from cdk8s import Chart
from pydantic import Field

from constructs_lib import Props, Tier, TierProps, TierScope
from constructs_lib.argocd import chart_pods, install
from constructs_lib.kube import (
    DnsLabel,
    DnsSubdomain,
    k8s,
    labels,
    manifest,
    matching,
    privileges,
    text_field,
)
from constructs_lib.reference.charts.kube_prometheus_stack import prometheus_operator_crds
from constructs_lib.reference.charts.metrics_server import (
    KUBELET_PORT,
    MetricsServerProps,
    metrics_server,
)
from constructs_lib.reference.deletion_guard import DeletionGuard
from constructs_lib.tree import ApiObjects, batch, checked_props, context_of
from constructs_lib.workloads import LOCAL_PATH, LocalStorageClass

NAMESPACE = "kube-system"
"""Namespace of the cluster's own components, which the tier does not create."""


Priority = Annotated[int, Field(ge=1, le=1_000_000_000)]
"""Value of a PriorityClass. Higher ones are Kubernetes' own."""

PriorityName = Annotated[
    DnsSubdomain,
    text_field(
        "a name that does not begin with 'system-', which Kubernetes keeps for its own classes",
        matching("(?!system-).*", 253),
    ),
]
"""Name of a PriorityClass."""


class ClusterTierProps(Props):
    """Properties for `ClusterTier`."""

    metrics_server: MetricsServerProps = MetricsServerProps()
    """The server whose metrics autoscalers read."""

    local_storage: bool = True
    """Whether to add StorageClass `local-path`, for clusters with its provisioner, such as Kind."""

    priority_classes: Mapping[PriorityName, Priority] = {}
    """PriorityClasses by name, with their value: where there is no room for all pods, those of a
    higher value push out those of a lower one. Pods without a class have 0.
    """


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
        if props.priority_classes:
            _priorities(self.chart("priorities"), props.priority_classes)
        install(self, prometheus_operator_crds())
        metrics = metrics_server(props.metrics_server)
        install(self, metrics)
        self.metrics_server = chart_pods(
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


def _priorities(chart: Chart, classes: Mapping[str, int]) -> ApiObjects:
    """Add the PriorityClasses."""
    context = context_of(chart, "priorities", DnsLabel)
    objects = {
        name: manifest(
            k8s.PriorityClass(
                metadata=k8s.ObjectMeta(
                    name=name,
                    labels=labels(context, name, "priority"),
                    annotations=privileges(
                        {"kind PriorityClass": "Says which pods go where there is no room for all"}
                    ),
                ),
                value=value,
            )
        )
        for name, value in classes.items()
    }
    return ApiObjects(chart, "priorities", objects)
