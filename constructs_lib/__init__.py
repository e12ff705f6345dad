"""Typed cdk8s constructs for a web platform on Kubernetes."""

from types import FunctionType

import constructs_lib._node  # noqa: F401
from constructs_lib.argocd.application import (
    ArgoApplication,
    ArgoApplicationProps,
    IgnoredDifference,
)
from constructs_lib.argocd.git_source import GitSource
from constructs_lib.argocd.project import ArgoProject, ArgoProjectProps
from constructs_lib.argocd.release import HelmRelease, HelmReleaseProps
from constructs_lib.cluster.deletion_guard import DeletionGuard
from constructs_lib.cluster.namespace import (
    CONTAINER_DEFAULTS,
    ResourceQuotaProps,
    TierNamespace,
    TierNamespaceProps,
)
from constructs_lib.cluster.storage_class import LocalStorageClass
from constructs_lib.config.config_map import ConfigMap, ConfigMapKey, ConfigMapProps
from constructs_lib.config.container import InitContainerSettings, SidecarSettings
from constructs_lib.config.environment import EnvironmentSource
from constructs_lib.config.pod import PodSettings, Toleration
from constructs_lib.config.probe import ExecCommand, Grpc, HttpGet, ProbeSettings, TcpSocket
from constructs_lib.config.role import PolicyRule
from constructs_lib.config.secret_ref import (
    BcryptHash,
    KeptInFile,
    SecretKey,
    SecretRef,
    StatedValue,
    needed_secrets,
)
from constructs_lib.config.volumes import EmptyDir, MountSettings, VolumeSettings
from constructs_lib.core.harmless import declare_harmless
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.git.backup import (
    GitBackup,
    GitBackupProps,
    GitBackupSettings,
    GitRestore,
    GitRestoreProps,
)
from constructs_lib.helm.chart import HelmChart
from constructs_lib.helm.component import ComponentPods, HelmComponent
from constructs_lib.helm.mirrors import Mirrors
from constructs_lib.helm.values import Values
from constructs_lib.kind.cluster import KindClusterProps, KindClusterSettings, kind_cluster
from constructs_lib.kind.ports import PortMapping, PortPlanSettings
from constructs_lib.monitoring.alert_receiver import AlertReceiver
from constructs_lib.monitoring.alert_rules import (
    AlertRule,
    AlertRules,
    AlertRulesProps,
    RecordingRule,
)
from constructs_lib.monitoring.dashboard import Dashboard, DashboardProps
from constructs_lib.monitoring.observer import PROMETHEUS, Observer
from constructs_lib.monitoring.receiver_settings import (
    AlertReceiverSettings,
    EmailLoginSettings,
    EmailSettings,
    SlackSettings,
    WebhookSettings,
)
from constructs_lib.monitoring.service_monitoring import (
    DroppedLabels,
    DroppedMetrics,
    ServiceMonitoring,
    ServiceMonitoringProps,
)
from constructs_lib.network.chart_pods import ChartPods, ChartPodsProps
from constructs_lib.network.connections import Connectable, Connections
from constructs_lib.network.flow_graph import Flow, flow_graph
from constructs_lib.network.own_pods import OwnPods, OwnPodsProps
from constructs_lib.network.peer import Peer
from constructs_lib.platform import FindingsError, Platform, run
from constructs_lib.postgres.backup import (
    DatabaseBackup,
    DatabaseBackupProps,
    DatabaseBackupSettings,
)
from constructs_lib.postgres.configuration import (
    KEPT_CONNECTIONS,
    PostgresConfigurationSettings,
)
from constructs_lib.postgres.database import (
    PostgresDatabase,
    PostgresDatabaseProps,
)
from constructs_lib.postgres.exporter import (
    PostgresExporter,
    PostgresExporterProps,
    PostgresExporterSettings,
)
from constructs_lib.postgres.restore import (
    DatabaseRestore,
    DatabaseRestoreProps,
    RestoreDrill,
    RestoreDrillProps,
)
from constructs_lib.postgres.settings import PostgresDatabaseSettings
from constructs_lib.rules.inventory import Inventory
from constructs_lib.rules.run import RULES, WARNINGS, Rule, findings_of
from constructs_lib.tiers.app import AppTier, AppTierProps, AppTierSettings
from constructs_lib.tiers.bootstrap import Bootstrap, BootstrapProps
from constructs_lib.tiers.cicd import CicdTier, CicdTierProps, CicdTierSettings, GitSettings
from constructs_lib.tiers.cluster import ClusterTier, ClusterTierProps, ClusterTierSettings
from constructs_lib.tiers.data import DataTier, DataTierProps, DataTierSettings
from constructs_lib.tiers.delivery import Delivery, DeliveryProps
from constructs_lib.tiers.handover import ImageBuild, NetworkProbe
from constructs_lib.tiers.ingress import IngressTier, IngressTierProps, IngressTierSettings
from constructs_lib.tiers.monitoring import (
    MonitoringTier,
    MonitoringTierProps,
    MonitoringTierSettings,
)
from constructs_lib.tiers.node_agents import (
    NodeAgentsTier,
    NodeAgentsTierProps,
    NodeAgentsTierSettings,
)
from constructs_lib.tiers.tier import Tier, TierProps
from constructs_lib.web.deployment import InitProgramSettings
from constructs_lib.web.ingress import IngressRoute, WebIngress, WebIngressProps
from constructs_lib.web.scheduled_job import (
    ScheduledJob,
    ScheduledJobProps,
    ScheduledJobSettings,
)
from constructs_lib.web.service import WebService, WebServiceProps, WebServiceSettings
from constructs_lib.web.worker import Worker, WorkerProps, WorkerSettings

__all__ = [
    "CONTAINER_DEFAULTS",
    "KEPT_CONNECTIONS",
    "PROMETHEUS",
    "RULES",
    "WARNINGS",
    "AlertReceiver",
    "AlertReceiverSettings",
    "AlertRule",
    "AlertRules",
    "AlertRulesProps",
    "AppTier",
    "AppTierProps",
    "AppTierSettings",
    "ArgoApplication",
    "ArgoApplicationProps",
    "ArgoProject",
    "ArgoProjectProps",
    "BcryptHash",
    "Bootstrap",
    "BootstrapProps",
    "ChartPods",
    "ChartPodsProps",
    "CicdTier",
    "CicdTierProps",
    "CicdTierSettings",
    "ClusterTier",
    "ClusterTierProps",
    "ClusterTierSettings",
    "ComponentPods",
    "ConfigMap",
    "ConfigMapKey",
    "ConfigMapProps",
    "Connectable",
    "Connections",
    "Dashboard",
    "DashboardProps",
    "DataTier",
    "DataTierProps",
    "DataTierSettings",
    "DatabaseBackup",
    "DatabaseBackupProps",
    "DatabaseBackupSettings",
    "DatabaseRestore",
    "DatabaseRestoreProps",
    "DeletionGuard",
    "Delivery",
    "DeliveryProps",
    "DroppedLabels",
    "DroppedMetrics",
    "EmailLoginSettings",
    "EmailSettings",
    "EmptyDir",
    "EnvironmentSource",
    "ExecCommand",
    "FindingsError",
    "Flow",
    "GitBackup",
    "GitBackupProps",
    "GitBackupSettings",
    "GitRestore",
    "GitRestoreProps",
    "GitSettings",
    "GitSource",
    "Grpc",
    "HelmChart",
    "HelmComponent",
    "HelmRelease",
    "HelmReleaseProps",
    "HttpGet",
    "IgnoredDifference",
    "ImageBuild",
    "IngressRoute",
    "IngressTier",
    "IngressTierProps",
    "IngressTierSettings",
    "InitContainerSettings",
    "InitProgramSettings",
    "Inventory",
    "KeptInFile",
    "KindClusterProps",
    "KindClusterSettings",
    "LocalStorageClass",
    "Mirrors",
    "MonitoringTier",
    "MonitoringTierProps",
    "MonitoringTierSettings",
    "MountSettings",
    "NetworkProbe",
    "NodeAgentsTier",
    "NodeAgentsTierProps",
    "NodeAgentsTierSettings",
    "Observer",
    "OwnPods",
    "OwnPodsProps",
    "Peer",
    "Platform",
    "PodSettings",
    "PolicyRule",
    "PortMapping",
    "PortPlanSettings",
    "PostgresConfigurationSettings",
    "PostgresDatabase",
    "PostgresDatabaseProps",
    "PostgresDatabaseSettings",
    "PostgresExporter",
    "PostgresExporterProps",
    "PostgresExporterSettings",
    "ProbeSettings",
    "RecordingRule",
    "ResourceQuotaProps",
    "ResourcesProps",
    "RestoreDrill",
    "RestoreDrillProps",
    "Rule",
    "ScheduledJob",
    "ScheduledJobProps",
    "ScheduledJobSettings",
    "SecretKey",
    "SecretRef",
    "ServiceMonitoring",
    "ServiceMonitoringProps",
    "SidecarSettings",
    "SlackSettings",
    "StatedValue",
    "TcpSocket",
    "Tier",
    "TierNamespace",
    "TierNamespaceProps",
    "TierProps",
    "Toleration",
    "Values",
    "VolumeSettings",
    "WebIngress",
    "WebIngressProps",
    "WebService",
    "WebServiceProps",
    "WebServiceSettings",
    "WebhookSettings",
    "Worker",
    "WorkerProps",
    "WorkerSettings",
    "declare_harmless",
    "findings_of",
    "flow_graph",
    "kind_cluster",
    "needed_secrets",
    "run",
]

# Errors, `repr` and documentation show the public path, not the module behind it.
for _name in __all__:
    if isinstance(globals()[_name], type | FunctionType):
        globals()[_name].__module__ = __name__
