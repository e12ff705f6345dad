from .config_map import (
    ConfigMap,
    ConfigMapProps,
)
from .container import (
    InitContainerProps,
    SidecarProps,
)
from .entrance import (
    Entrance,
    GatewayRef,
    IngressController,
)
from .gateway import (
    WebGateway,
    WebGatewayProps,
)
from .namespace import (
    TierNamespace,
    TierNamespaceProps,
)
from .pod import (
    PodProps,
)
from .probe import (
    ProbeProps,
)
from .role import (
    PolicyRule,
)
from .scheduled_job import (
    ScheduledJob,
    ScheduledJobProps,
)
from .stateful_service import (
    ClaimProps,
    StatefulService,
    StatefulServiceProps,
)
from .volumes import (
    MountProps,
    VolumeProps,
)
from .worker import (
    Worker,
    WorkerProps,
)

__all__ = [
    "ClaimProps",
    "ConfigMap",
    "ConfigMapProps",
    "Entrance",
    "GatewayRef",
    "IngressController",
    "InitContainerProps",
    "MountProps",
    "PodProps",
    "PolicyRule",
    "ProbeProps",
    "ScheduledJob",
    "ScheduledJobProps",
    "SidecarProps",
    "StatefulService",
    "StatefulServiceProps",
    "TierNamespace",
    "TierNamespaceProps",
    "VolumeProps",
    "WebGateway",
    "WebGatewayProps",
    "Worker",
    "WorkerProps",
]
