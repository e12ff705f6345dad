from .config_map import ConfigMap, ConfigMapProps
from .container import InitContainerProps, SidecarProps
from .deployment import InitProgramProps
from .entrance import Entrance, GatewayRef, IngressController
from .environment import EnvironmentSource
from .gateway import WebGateway, WebGatewayProps
from .image_puller import ImagePuller, ImagePullerProps
from .ingress import RoutePath
from .namespace import ResourceQuotaProps, TierNamespace, TierNamespaceProps
from .nginx_controller import nginx
from .pod import PodProps, Toleration
from .probe import ExecCommand, ProbeProps
from .quota import HEADROOM, quota_of
from .role import PolicyRule
from .routes import RouteProps
from .scheduled_job import ScheduledJob, ScheduledJobProps
from .stateful_service import ClaimProps, StatefulService, StatefulServiceProps
from .storage_class import LOCAL_PATH, LocalStorageClass
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
    "Worker",
    "WorkerProps",
    "nginx",
    "quota_of",
]

# For compositions, such as reference/. They may change in any minor version.
__all__ += [
    "HEADROOM",
    "LOCAL_PATH",
    "ImagePuller",
    "ImagePullerProps",
    "IngressController",
    "LocalStorageClass",
    "RoutePath",
    "RouteProps",
    "WebGateway",
    "WebGatewayProps",
]
