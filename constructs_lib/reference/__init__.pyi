from .bootstrap import Bootstrap
from .charts.argocd.props import ArgoCdProps
from .charts.argocd.scale import ArgoCdScaleProps
from .deletion_guard import DeletionGuard
from .delivery import Delivery
from .git.backup import GitBackup, GitBackupProps, GitRestore
from .kind.kind_cluster import KindClusterProps, kind_cluster
from .tiers.app import AppTier, AppTierProps
from .tiers.build_servers import WebhookIngressProps
from .tiers.builds import BuildsTier, BuildsTierProps
from .tiers.cicd import CicdTier, CicdTierProps
from .tiers.cluster import ClusterTier, ClusterTierProps
from .tiers.dashboards import add_dashboards
from .tiers.data import DataTier, DataTierProps
from .tiers.git_props import GitProps
from .tiers.ingress import IngressTier, IngressTierProps
from .tiers.monitoring import MonitoringTier, MonitoringTierProps
from .tiers.node_agents import NodeAgentsTier, NodeAgentsTierProps
from .tiers.postgres_operator import PostgresOperatorTier, PostgresOperatorTierProps
from .tiers.tekton_operator import TektonOperatorTier, TektonOperatorTierProps

__all__ = [
    "AppTier",
    "AppTierProps",
    "ArgoCdProps",
    "ArgoCdScaleProps",
    "Bootstrap",
    "BuildsTier",
    "BuildsTierProps",
    "CicdTier",
    "CicdTierProps",
    "ClusterTier",
    "ClusterTierProps",
    "DataTier",
    "DataTierProps",
    "DeletionGuard",
    "Delivery",
    "GitBackup",
    "GitBackupProps",
    "GitProps",
    "GitRestore",
    "IngressTier",
    "IngressTierProps",
    "KindClusterProps",
    "MonitoringTier",
    "MonitoringTierProps",
    "NodeAgentsTier",
    "NodeAgentsTierProps",
    "PostgresOperatorTier",
    "PostgresOperatorTierProps",
    "TektonOperatorTier",
    "TektonOperatorTierProps",
    "WebhookIngressProps",
    "add_dashboards",
    "kind_cluster",
]
