from .config_map import ConfigMap, ConfigMapProps
from .container import InitContainerProps, SidecarProps
from .deployment import InitProgramProps
from .entrance import Entrance, GatewayRef, IngressController
from .environment import EnvironmentSource
from .gateway import WebGateway, WebGatewayProps
from .namespace import ResourceQuotaProps, TierNamespace, TierNamespaceProps
from .nginx_controller import nginx
from .pod import PodProps, Toleration
from .probe import ExecCommand, ProbeProps
from .quota import quota_of
from .role import PolicyRule
from .scheduled_job import ScheduledJob, ScheduledJobProps
from .stateful_service import ClaimProps, StatefulService, StatefulServiceProps
from .volumes import EmptyDir, MountProps, VolumeProps
from .worker import Worker, WorkerProps

__all__ = [
    "ClaimProps",
    "ConfigMap",
    "ConfigMapProps",
    "EmptyDir",
    "Entrance",
    "EnvironmentSource",
    "ExecCommand",
    "GatewayRef",
    "IngressController",
    "InitContainerProps",
    "InitProgramProps",
    "MountProps",
    "PodProps",
    "PolicyRule",
    "ProbeProps",
    "ResourceQuotaProps",
    "ScheduledJob",
    "ScheduledJobProps",
    "SidecarProps",
    "StatefulService",
    "StatefulServiceProps",
    "TierNamespace",
    "TierNamespaceProps",
    "Toleration",
    "VolumeProps",
    "WebGateway",
    "WebGatewayProps",
    "Worker",
    "WorkerProps",
    "nginx",
    "quota_of",
]
