"""Typed cdk8s constructs for a web platform on Kubernetes."""

from constructs_lib.argocd.application import (
    ArgoApplication,
    ArgoApplicationProps,
    IgnoredDifference,
)
from constructs_lib.argocd.git_source import GitSource
from constructs_lib.argocd.project import ArgoProject, ArgoProjectProps
from constructs_lib.argocd.release import HelmRelease, HelmReleaseProps, values_files
from constructs_lib.cluster.deletion_guard import DeletionGuard
from constructs_lib.cluster.namespace import (
    ContainerDefaultsProps,
    ResourceQuotaProps,
    TierNamespace,
    TierNamespaceProps,
)
from constructs_lib.cluster.storage_class import LocalStorageClass
from constructs_lib.config.config_map import ConfigMap, ConfigMapKey, ConfigMapProps
from constructs_lib.config.secret_ref import (
    BcryptHash,
    SecretKey,
    SecretRef,
    StatedValue,
    needed_secrets,
)
from constructs_lib.helm.chart import HelmChart
from constructs_lib.helm.values import Values
from constructs_lib.kind.cluster import KindClusterProps, KindProps, kind_cluster
from constructs_lib.kind.ports import PortMapping, PortPlanProps
from constructs_lib.network.chart_pods import ChartPods, ChartPodsProps
from constructs_lib.network.connections import Connectable, Connections, Flow, Peer, flow_graph
from constructs_lib.postgres.backup import BackupProps, DatabaseBackup, DatabaseBackupProps
from constructs_lib.postgres.configuration import PostgresConfigurationProps
from constructs_lib.postgres.database import PostgresDatabase, PostgresDatabaseProps
from constructs_lib.postgres.restore import DatabaseRestore, DatabaseRestoreProps
from constructs_lib.registry.registry import (
    ContainerRegistry,
    ContainerRegistryProps,
    RegistryProps,
)
from constructs_lib.rules.run import add_rules, check
from constructs_lib.tiers.app import AppTier, AppTierProps
from constructs_lib.tiers.bootstrap import Bootstrap, BootstrapProps
from constructs_lib.tiers.cicd import CicdProps, CicdTier, CicdTierProps, GitProps
from constructs_lib.tiers.cluster import ClusterTier, ClusterTierProps
from constructs_lib.tiers.data import DataTier, DataTierProps
from constructs_lib.tiers.delivery import Delivery, DeliveryProps
from constructs_lib.tiers.ingress import IngressProps, IngressTier, IngressTierProps
from constructs_lib.web.ingress import IngressRoute, WebIngress, WebIngressProps
from constructs_lib.web.service import InitProps, WebService, WebServiceProps

__all__ = [
    "AppTier",
    "AppTierProps",
    "ArgoApplication",
    "ArgoApplicationProps",
    "ArgoProject",
    "ArgoProjectProps",
    "BackupProps",
    "BcryptHash",
    "Bootstrap",
    "BootstrapProps",
    "ChartPods",
    "ChartPodsProps",
    "CicdProps",
    "CicdTier",
    "CicdTierProps",
    "ClusterTier",
    "ClusterTierProps",
    "ConfigMap",
    "ConfigMapKey",
    "ConfigMapProps",
    "Connectable",
    "Connections",
    "ContainerDefaultsProps",
    "ContainerRegistry",
    "ContainerRegistryProps",
    "DataTier",
    "DataTierProps",
    "DatabaseBackup",
    "DatabaseBackupProps",
    "DatabaseRestore",
    "DatabaseRestoreProps",
    "DeletionGuard",
    "Delivery",
    "DeliveryProps",
    "Flow",
    "GitProps",
    "GitSource",
    "HelmChart",
    "HelmRelease",
    "HelmReleaseProps",
    "IgnoredDifference",
    "IngressProps",
    "IngressRoute",
    "IngressTier",
    "IngressTierProps",
    "InitProps",
    "KindClusterProps",
    "KindProps",
    "LocalStorageClass",
    "Peer",
    "PortMapping",
    "PortPlanProps",
    "PostgresConfigurationProps",
    "PostgresDatabase",
    "PostgresDatabaseProps",
    "RegistryProps",
    "ResourceQuotaProps",
    "SecretKey",
    "SecretRef",
    "StatedValue",
    "TierNamespace",
    "TierNamespaceProps",
    "Values",
    "WebIngress",
    "WebIngressProps",
    "WebService",
    "WebServiceProps",
    "add_rules",
    "check",
    "flow_graph",
    "kind_cluster",
    "needed_secrets",
    "values_files",
]
