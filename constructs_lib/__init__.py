"""Typed cdk8s constructs for a web platform on Kubernetes."""

from constructs_lib._delivery import GitSource, IgnoredDifference
from constructs_lib.argo_application import ArgoApplication, ArgoApplicationProps
from constructs_lib.argo_project import ArgoProject, ArgoProjectProps
from constructs_lib.config_map import ConfigMap, ConfigMapKey, ConfigMapProps
from constructs_lib.connections import Connectable, Connections, Flow, Peer, flow_graph
from constructs_lib.container_registry import ContainerRegistry, ContainerRegistryProps
from constructs_lib.database_backup import BackupProps, DatabaseBackup, DatabaseBackupProps
from constructs_lib.database_restore import DatabaseRestore, DatabaseRestoreProps
from constructs_lib.deletion_guard import DeletionGuard
from constructs_lib.helm_chart import HelmChart
from constructs_lib.helm_release import HelmRelease, HelmReleaseProps, values_files
from constructs_lib.kind_cluster import KindClusterProps, kind_cluster
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
from constructs_lib.secret_ref import SecretKey, SecretRef
from constructs_lib.storage_class import LocalStorageClass
from constructs_lib.tiers.app import AppTier, AppTierProps
from constructs_lib.tiers.data import DataTier, DataTierProps
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
    "Flow",
    "GitSource",
    "HelmChart",
    "HelmRelease",
    "HelmReleaseProps",
    "IgnoredDifference",
    "IngressRoute",
    "InitProps",
    "KindClusterProps",
    "LocalStorageClass",
    "Peer",
    "PortMapping",
    "PortPlanProps",
    "PostgresConfigurationProps",
    "PostgresDatabase",
    "PostgresDatabaseProps",
    "ResourceQuotaProps",
    "SecretKey",
    "SecretRef",
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
    "values_files",
]
