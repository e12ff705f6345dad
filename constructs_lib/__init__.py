"""Typed cdk8s constructs for a web platform on Kubernetes."""

from constructs_lib._delivery import GitSource, IgnoredDifference
from constructs_lib.argo_application import ArgoApplication, ArgoApplicationProps
from constructs_lib.argo_project import ArgoProject, ArgoProjectProps
from constructs_lib.chart_pods import ChartPods, ChartPodsProps
from constructs_lib.config_map import ConfigMap, ConfigMapKey, ConfigMapProps
from constructs_lib.connections import Connectable, Connections, Flow, Peer, flow_graph
from constructs_lib.container_registry import (
    ContainerRegistry,
    ContainerRegistryProps,
    RegistryProps,
)
from constructs_lib.database_backup import BackupProps, DatabaseBackup, DatabaseBackupProps
from constructs_lib.database_restore import DatabaseRestore, DatabaseRestoreProps
from constructs_lib.deletion_guard import DeletionGuard
from constructs_lib.helm_chart import HelmChart
from constructs_lib.helm_release import HelmRelease, HelmReleaseProps, values_files
from constructs_lib.kind_cluster import KindClusterProps, KindProps, kind_cluster
from constructs_lib.namespace import (
    ContainerDefaultsProps,
    ResourceQuotaProps,
    TierNamespace,
    TierNamespaceProps,
)
from constructs_lib.ports import PortMapping, PortPlanProps
from constructs_lib.postgres_configuration import PostgresConfigurationProps
from constructs_lib.postgres_database import PostgresDatabase, PostgresDatabaseProps
from constructs_lib.rules import add_rules, check
from constructs_lib.secret_ref import (
    BcryptHash,
    SecretKey,
    SecretRef,
    StatedValue,
    needed_secrets,
)
from constructs_lib.storage_class import LocalStorageClass
from constructs_lib.tiers.app import AppTier, AppTierProps
from constructs_lib.tiers.bootstrap import Bootstrap, BootstrapProps
from constructs_lib.tiers.cicd import CicdProps, CicdTier, CicdTierProps, GitProps
from constructs_lib.tiers.cluster import ClusterTier, ClusterTierProps
from constructs_lib.tiers.data import DataTier, DataTierProps
from constructs_lib.tiers.delivery import Delivery, DeliveryProps
from constructs_lib.tiers.ingress import IngressProps, IngressTier, IngressTierProps
from constructs_lib.values._values import Values
from constructs_lib.web_ingress import IngressRoute, WebIngress, WebIngressProps
from constructs_lib.web_service import InitProps, WebService, WebServiceProps

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
