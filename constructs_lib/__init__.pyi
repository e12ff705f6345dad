from .argocd.application import (
    ArgoApplication,
    ArgoApplicationProps,
    IgnoredDifference,
)
from .argocd.git_source import GitSource
from .argocd.helm.chart import HelmChart
from .argocd.helm.component import ComponentPods, HelmComponent
from .argocd.helm.mirrors import Mirrors
from .argocd.helm.values import Values
from .argocd.project import ArgoProject, ArgoProjectProps
from .argocd.release import HelmRelease, HelmReleaseProps
from .checks.inventory import Inventory
from .checks.run import RULES, WARNINGS, Rule, findings_of
from .context import PlatformContext
from .core.harmless import declare_harmless
from .core.ports import PortMapping, PortPlan
from .core.resources import ResourcesProps
from .monitoring.alert_receiver import AlertReceiver
from .monitoring.alert_rules import (
    AlertRule,
    AlertRules,
    AlertRulesProps,
    RecordingRule,
)
from .monitoring.dashboard import Dashboard, DashboardProps
from .monitoring.prometheus import PROMETHEUS
from .monitoring.receiver_props import (
    AlertReceiverProps,
    EmailLoginProps,
    EmailProps,
    SlackProps,
    WebhookProps,
)
from .monitoring.service_monitoring import (
    DroppedLabels,
    DroppedMetrics,
    ServiceMonitoring,
    ServiceMonitoringProps,
)
from .network.connections import Connectable, Connections
from .network.custom_pods import CustomPods, CustomPodsProps
from .network.external_pods import ExternalPods
from .network.flow_graph import Flow, flow_graph
from .network.helm_pods import HelmPods, HelmPodsProps
from .platform import FindingsError, Platform, run
from .postgres.backup import DatabaseBackup, DatabaseBackupProps
from .postgres.configuration import (
    RESERVED_CONNECTIONS,
    PostgresConfigurationProps,
)
from .postgres.database import PostgresDatabase
from .postgres.database_props import PostgresDatabaseProps
from .postgres.exporter import PostgresExporter, PostgresExporterProps
from .postgres.restore import DatabaseRestore, RestoreDrill
from .reference.bootstrap import Bootstrap
from .reference.deletion_guard import DeletionGuard
from .reference.delivery import Delivery
from .reference.git.backup import (
    GitBackup,
    GitBackupProps,
    GitRestore,
)
from .reference.kind.cluster import KindClusterProps, kind_cluster
from .reference.tiers.app import AppTier, AppTierProps
from .reference.tiers.builds import BuildsTier, BuildsTierProps
from .reference.tiers.cicd import CicdTier, CicdTierProps
from .reference.tiers.cluster import ClusterTier, ClusterTierProps
from .reference.tiers.data import DataTier, DataTierProps
from .reference.tiers.git_props import GitProps
from .reference.tiers.ingress import IngressTier, IngressTierProps
from .reference.tiers.monitoring import (
    MonitoringTier,
    MonitoringTierProps,
)
from .reference.tiers.node_agents import (
    NodeAgentsTier,
    NodeAgentsTierProps,
)
from .reference.tiers.tekton_operator import (
    TektonOperatorTier,
    TektonOperatorTierProps,
)
from .reference.tiers.webhook_ingress import WebhookIngressProps
from .tekton.build_pipeline import BuildPipeline, BuildPipelineProps
from .tekton.build_tasks import BuildTasks
from .tekton.build_tasks_props import BuildTasksProps
from .tekton.config import TektonConfig, TektonConfigProps
from .tekton.dockerfile_build import DockerfileBuild
from .tekton.events import Delivered, PullRequest, Push
from .tekton.image_build import ImageBuild
from .tekton.pipeline import Pipeline, PipelineProps, PipelineTask
from .tekton.platform_pipeline import PlatformPipeline, PlatformPipelineProps
from .tekton.push_reconciler import PushReconciler, PushReconcilerProps
from .tekton.repository import CodeRepository, ImageRegistry
from .tekton.runs import RunProps, pipeline_run
from .tekton.sidecar import TaskSidecar
from .tekton.smoke_test import SmokeTest, SmokeTestProps
from .tekton.task import Parameter, Step, Task, TaskProps
from .tekton.webhook_handler import WebhookHandler, WebhookHandlerProps
from .tier import Tier, TierProps
from .workloads.config_map import ConfigMap, ConfigMapKey, ConfigMapProps
from .workloads.container import InitContainerProps, SidecarProps
from .workloads.deployment import InitProgramProps
from .workloads.environment import EnvironmentSource
from .workloads.image_puller import ImagePuller, ImagePullerProps
from .workloads.ingress import IngressRoute, Routable, WebIngress, WebIngressProps
from .workloads.namespace import (
    CONTAINER_DEFAULTS,
    ResourceQuotaProps,
    TierNamespace,
    TierNamespaceProps,
)
from .workloads.needed_secrets import BcryptHash, KeptInFile, StatedValue
from .workloads.pod import PodProps, Toleration
from .workloads.probe import ExecCommand, Grpc, HttpGet, ProbeProps, TcpSocket
from .workloads.role import PolicyRule
from .workloads.scheduled_job import ScheduledJob, ScheduledJobProps
from .workloads.secret_ref import SecretKey, SecretRef, needed_secrets
from .workloads.service import WebService, WebServiceProps
from .workloads.storage_class import LocalStorageClass
from .workloads.volumes import EmptyDir, MountProps, VolumeProps
from .workloads.worker import Worker, WorkerProps

__all__ = [
    "CONTAINER_DEFAULTS",
    "PROMETHEUS",
    "RESERVED_CONNECTIONS",
    "RULES",
    "WARNINGS",
    "AlertReceiver",
    "AlertReceiverProps",
    "AlertRule",
    "AlertRules",
    "AlertRulesProps",
    "AppTier",
    "AppTierProps",
    "ArgoApplication",
    "ArgoApplicationProps",
    "ArgoProject",
    "ArgoProjectProps",
    "BcryptHash",
    "Bootstrap",
    "BuildPipeline",
    "BuildPipelineProps",
    "BuildTasks",
    "BuildTasksProps",
    "BuildsTier",
    "BuildsTierProps",
    "CicdTier",
    "CicdTierProps",
    "ClusterTier",
    "ClusterTierProps",
    "CodeRepository",
    "ComponentPods",
    "ConfigMap",
    "ConfigMapKey",
    "ConfigMapProps",
    "Connectable",
    "Connections",
    "CustomPods",
    "CustomPodsProps",
    "Dashboard",
    "DashboardProps",
    "DataTier",
    "DataTierProps",
    "DatabaseBackup",
    "DatabaseBackupProps",
    "DatabaseRestore",
    "DeletionGuard",
    "Delivered",
    "Delivery",
    "DockerfileBuild",
    "DroppedLabels",
    "DroppedMetrics",
    "EmailLoginProps",
    "EmailProps",
    "EmptyDir",
    "EnvironmentSource",
    "ExecCommand",
    "ExternalPods",
    "FindingsError",
    "Flow",
    "GitBackup",
    "GitBackupProps",
    "GitProps",
    "GitRestore",
    "GitSource",
    "Grpc",
    "HelmChart",
    "HelmComponent",
    "HelmPods",
    "HelmPodsProps",
    "HelmRelease",
    "HelmReleaseProps",
    "HttpGet",
    "IgnoredDifference",
    "ImageBuild",
    "ImagePuller",
    "ImagePullerProps",
    "ImageRegistry",
    "IngressRoute",
    "IngressTier",
    "IngressTierProps",
    "InitContainerProps",
    "InitProgramProps",
    "Inventory",
    "KeptInFile",
    "KindClusterProps",
    "LocalStorageClass",
    "Mirrors",
    "MonitoringTier",
    "MonitoringTierProps",
    "MountProps",
    "NodeAgentsTier",
    "NodeAgentsTierProps",
    "Parameter",
    "Pipeline",
    "PipelineProps",
    "PipelineTask",
    "Platform",
    "PlatformContext",
    "PlatformPipeline",
    "PlatformPipelineProps",
    "PodProps",
    "PolicyRule",
    "PortMapping",
    "PortPlan",
    "PostgresConfigurationProps",
    "PostgresDatabase",
    "PostgresDatabaseProps",
    "PostgresExporter",
    "PostgresExporterProps",
    "ProbeProps",
    "PullRequest",
    "Push",
    "PushReconciler",
    "PushReconcilerProps",
    "RecordingRule",
    "ResourceQuotaProps",
    "ResourcesProps",
    "RestoreDrill",
    "Routable",
    "Rule",
    "RunProps",
    "ScheduledJob",
    "ScheduledJobProps",
    "SecretKey",
    "SecretRef",
    "ServiceMonitoring",
    "ServiceMonitoringProps",
    "SidecarProps",
    "SlackProps",
    "SmokeTest",
    "SmokeTestProps",
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
    "Tier",
    "TierNamespace",
    "TierNamespaceProps",
    "TierProps",
    "Toleration",
    "Values",
    "VolumeProps",
    "WebIngress",
    "WebIngressProps",
    "WebService",
    "WebServiceProps",
    "WebhookHandler",
    "WebhookHandlerProps",
    "WebhookIngressProps",
    "WebhookProps",
    "Worker",
    "WorkerProps",
    "declare_harmless",
    "findings_of",
    "flow_graph",
    "kind_cluster",
    "needed_secrets",
    "pipeline_run",
    "run",
]
