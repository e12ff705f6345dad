"""What the cluster needs before any tier: deletion guard, storage, metrics, kinds of objects."""

from functools import partial

from cdk8s import App
from constructs import Construct

from constructs_lib.charts.metrics_server import MetricsServerProps, metrics_server_values
from constructs_lib.charts.prometheus_operator_crds import PrometheusOperatorCrdsValues
from constructs_lib.cluster.deletion_guard import DeletionGuard
from constructs_lib.cluster.storage_class import LOCAL_PATH, LocalStorageClass
from constructs_lib.core.fields import LabelValue
from constructs_lib.core.props import Props
from constructs_lib.tiers.tier import tier_chart

NAMESPACE = "kube-system"
"""Namespace of what belongs to the cluster; it is not ours."""


class ClusterTierProps(Props):
    """Properties for `ClusterTier`."""

    metrics_server: MetricsServerProps = MetricsServerProps()
    """The server that autoscalers read."""

    local_storage: bool = True
    """Whether StorageClass `local-path` comes along, for a provisioner as Kind has it."""

    part_of: LabelValue = "web-platform"
    """System that the tier belongs to, for the label `app.kubernetes.io/part-of`."""


class ClusterTier(Construct):
    """The deletion guard, a StorageClass, and the values of the charts for the cluster."""

    def __init__(self, scope: App, id: str, props: ClusterTierProps) -> None:
        super().__init__(scope, id)
        self.namespace_name = NAMESPACE
        chart = partial(tier_chart, scope, namespace=NAMESPACE, part_of=props.part_of)
        self.deletion_guard = DeletionGuard(chart("deletion-guard"), "deletion-guard")
        self.storage_class = (
            LocalStorageClass(chart("storage-class"), LOCAL_PATH) if props.local_storage else None
        )
        self.metrics_server_values = metrics_server_values(props.metrics_server)
        self.prometheus_operator_crds_values = PrometheusOperatorCrdsValues()
