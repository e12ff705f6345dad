from .argocd.application import (
    ArgoApplication,
    ArgoApplicationProps,
    IgnoredDifference,
)
from .argocd.git_source import GitSource
from .argocd.project import ArgoProject, ArgoProjectProps
from .argocd.release import HelmRelease, HelmReleaseProps
from .cluster.deletion_guard import DeletionGuard
from .cluster.namespace import (
    CONTAINER_DEFAULTS,
    ResourceQuotaProps,
    TierNamespace,
    TierNamespaceProps,
)
from .cluster.storage_class import LocalStorageClass
from .config.config_map import ConfigMap, ConfigMapKey, ConfigMapProps
from .config.container import InitContainerSettings, SidecarSettings
from .config.environment import EnvironmentSource
from .config.pod import PodSettings, Toleration
from .config.probe import ExecCommand, Grpc, HttpGet, ProbeSettings, TcpSocket
from .config.role import PolicyRule
from .config.secret_ref import (
    BcryptHash,
    KeptInFile,
    SecretKey,
    SecretRef,
    StatedValue,
    needed_secrets,
)
from .config.volumes import EmptyDir, MountSettings, VolumeSettings
from .core.harmless import declare_harmless
from .core.resources import ResourcesProps
from .git.backup import (
    GitBackup,
    GitBackupProps,
    GitBackupSettings,
    GitRestore,
    GitRestoreProps,
)
from .helm.chart import HelmChart
from .helm.component import ComponentPods, HelmComponent
from .helm.mirrors import Mirrors
from .helm.values import Values
from .kind.cluster import KindClusterProps, KindClusterSettings, kind_cluster
from .kind.ports import PortMapping, PortPlanSettings
from .monitoring.alert_receiver import AlertReceiver
from .monitoring.alert_rules import (
    AlertRule,
    AlertRules,
    AlertRulesProps,
    RecordingRule,
)
from .monitoring.dashboard import Dashboard, DashboardProps
from .monitoring.observer import PROMETHEUS, Observer
from .monitoring.receiver_settings import (
    AlertReceiverSettings,
    EmailLoginSettings,
    EmailSettings,
    SlackSettings,
    WebhookSettings,
)
from .monitoring.service_monitoring import (
    DroppedLabels,
    DroppedMetrics,
    ServiceMonitoring,
    ServiceMonitoringProps,
)
from .network.chart_pods import ChartPods, ChartPodsProps
from .network.connections import Connectable, Connections
from .network.flow_graph import Flow, flow_graph
from .network.own_pods import OwnPods, OwnPodsProps
from .network.peer import Peer
from .platform import FindingsError, Platform, run
from .postgres.backup import (
    DatabaseBackup,
    DatabaseBackupProps,
    DatabaseBackupSettings,
)
from .postgres.configuration import (
    KEPT_CONNECTIONS,
    PostgresConfigurationSettings,
)
from .postgres.database import (
    PostgresDatabase,
    PostgresDatabaseProps,
)
from .postgres.exporter import (
    PostgresExporter,
    PostgresExporterProps,
    PostgresExporterSettings,
)
from .postgres.restore import (
    DatabaseRestore,
    DatabaseRestoreProps,
    RestoreDrill,
    RestoreDrillProps,
)
from .postgres.settings import PostgresDatabaseSettings
from .rules.inventory import Inventory
from .rules.run import RULES, WARNINGS, Rule, findings_of
from .tekton.build_pipeline import (
    BuildPipeline,
    BuildPipelineProps,
    BuildPipelineSettings,
)
from .tekton.build_tasks import BuildTasks, BuildTasksProps
from .tekton.config import TektonConfig, TektonConfigProps, TektonSettings
from .tekton.dockerfile_build import DockerfileBuild
from .tekton.events import Delivered, PullRequest, Push
from .tekton.image_build import ImageBuild
from .tekton.missed_pushes import MissedPushes, MissedPushesProps, MissedPushesSettings
from .tekton.pipeline import Pipeline, PipelineProps, PipelineTask
from .tekton.platform_pipeline import PlatformPipeline, PlatformPipelineProps
from .tekton.repository import CodeRepository, ImageRegistry
from .tekton.runs import RunSettings, pipeline_run
from .tekton.sidecar import TaskSidecar
from .tekton.smoke_test import SmokeTest, SmokeTestProps, SmokeTestSettings
from .tekton.task import Parameter, Step, Task, TaskProps
from .tekton.webhook_handler import WebhookHandler, WebhookHandlerProps
from .tiers.app import AppTier, AppTierProps, AppTierSettings
from .tiers.bootstrap import Bootstrap, BootstrapProps
from .tiers.builds import BuildsTier, BuildsTierProps, BuildsTierSettings
from .tiers.cicd import CicdTier, CicdTierProps, CicdTierSettings
from .tiers.cluster import ClusterTier, ClusterTierProps, ClusterTierSettings
from .tiers.data import DataTier, DataTierProps, DataTierSettings
from .tiers.delivery import Delivery, DeliveryProps
from .tiers.git_settings import GitSettings
from .tiers.handover import NetworkProbe
from .tiers.ingress import IngressTier, IngressTierProps, IngressTierSettings
from .tiers.monitoring import (
    MonitoringTier,
    MonitoringTierProps,
    MonitoringTierSettings,
)
from .tiers.node_agents import (
    NodeAgentsTier,
    NodeAgentsTierProps,
    NodeAgentsTierSettings,
)
from .tiers.tekton_operator import (
    TektonOperatorTier,
    TektonOperatorTierProps,
    TektonOperatorTierSettings,
)
from .tiers.tier import Tier, TierProps
from .tiers.webhook_ingress import WebhookIngressSettings
from .web.deployment import InitProgramSettings
from .web.image_puller import ImagePuller, ImagePullerProps, ImagePullerSettings
from .web.ingress import IngressRoute, Routable, WebIngress, WebIngressProps
from .web.scheduled_job import (
    ScheduledJob,
    ScheduledJobProps,
    ScheduledJobSettings,
)
from .web.service import WebService, WebServiceProps, WebServiceSettings
from .web.worker import Worker, WorkerProps, WorkerSettings

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
    "BuildPipeline",
    "BuildPipelineProps",
    "BuildPipelineSettings",
    "BuildTasks",
    "BuildTasksProps",
    "BuildsTier",
    "BuildsTierProps",
    "BuildsTierSettings",
    "ChartPods",
    "ChartPodsProps",
    "CicdTier",
    "CicdTierProps",
    "CicdTierSettings",
    "ClusterTier",
    "ClusterTierProps",
    "ClusterTierSettings",
    "CodeRepository",
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
    "Delivered",
    "Delivery",
    "DeliveryProps",
    "DockerfileBuild",
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
    "ImagePuller",
    "ImagePullerProps",
    "ImagePullerSettings",
    "ImageRegistry",
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
    "MissedPushes",
    "MissedPushesProps",
    "MissedPushesSettings",
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
    "Parameter",
    "Peer",
    "Pipeline",
    "PipelineProps",
    "PipelineTask",
    "Platform",
    "PlatformPipeline",
    "PlatformPipelineProps",
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
    "PullRequest",
    "Push",
    "RecordingRule",
    "ResourceQuotaProps",
    "ResourcesProps",
    "RestoreDrill",
    "RestoreDrillProps",
    "Routable",
    "Rule",
    "RunSettings",
    "ScheduledJob",
    "ScheduledJobProps",
    "ScheduledJobSettings",
    "SecretKey",
    "SecretRef",
    "ServiceMonitoring",
    "ServiceMonitoringProps",
    "SidecarSettings",
    "SlackSettings",
    "SmokeTest",
    "SmokeTestProps",
    "SmokeTestSettings",
    "StatedValue",
    "Step",
    "Task",
    "TaskProps",
    "TaskSidecar",
    "TcpSocket",
    "TektonConfig",
    "TektonConfigProps",
    "TektonOperatorTier",
    "TektonOperatorTierProps",
    "TektonOperatorTierSettings",
    "TektonSettings",
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
    "WebhookHandler",
    "WebhookHandlerProps",
    "WebhookIngressSettings",
    "WebhookSettings",
    "Worker",
    "WorkerProps",
    "WorkerSettings",
    "declare_harmless",
    "findings_of",
    "flow_graph",
    "kind_cluster",
    "needed_secrets",
    "pipeline_run",
    "run",
]
