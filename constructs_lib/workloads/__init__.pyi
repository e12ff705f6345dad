from .config_map import (
    ConfigMap,
    ConfigMapProps,
)
from .container import (
    InitContainerProps,
    SidecarProps,
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
from .volumes import (
    MountProps,
    VolumeProps,
)
from .worker import (
    Worker,
    WorkerProps,
)

__all__ = [
    "ConfigMap",
    "ConfigMapProps",
    "InitContainerProps",
    "MountProps",
    "PodProps",
    "PolicyRule",
    "ProbeProps",
    "ScheduledJob",
    "ScheduledJobProps",
    "SidecarProps",
    "TierNamespace",
    "TierNamespaceProps",
    "VolumeProps",
    "Worker",
    "WorkerProps",
]
