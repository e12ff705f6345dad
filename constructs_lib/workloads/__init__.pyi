from .config_map import (
    ConfigMap,
    ConfigMapKey,
    ConfigMapProps,
)
from .container import (
    InitContainerProps,
    SidecarProps,
)
from .deployment import (
    InitProgramProps,
)
from .environment import (
    EnvironmentSource,
)
from .image_puller import (
    ImagePuller,
    ImagePullerProps,
)
from .ingress import (
    Routable,
    WebIngress,
    WebIngressProps,
)
from .namespace import (
    CONTAINER_DEFAULTS,
    ResourceQuotaProps,
    TierNamespace,
    TierNamespaceProps,
)
from .pod import (
    PodProps,
    Toleration,
)
from .probe import (
    ExecCommand,
    Grpc,
    HttpGet,
    ProbeProps,
    TcpSocket,
)
from .role import (
    PolicyRule,
)
from .scheduled_job import (
    ScheduledJob,
    ScheduledJobProps,
)
from .secret_list import (
    BcryptHash,
    KeptInFile,
    StatedValue,
)
from .secret_ref import (
    SecretKey,
    SecretRef,
    needed_secrets,
)
from .service import (
    WebService,
    WebServiceProps,
)
from .storage_class import (
    LocalStorageClass,
)
from .volumes import (
    EmptyDir,
    MountProps,
    VolumeProps,
)
from .worker import (
    Worker,
    WorkerProps,
)

__all__ = [
    "CONTAINER_DEFAULTS",
    "BcryptHash",
    "ConfigMap",
    "ConfigMapKey",
    "ConfigMapProps",
    "EmptyDir",
    "EnvironmentSource",
    "ExecCommand",
    "Grpc",
    "HttpGet",
    "ImagePuller",
    "ImagePullerProps",
    "InitContainerProps",
    "InitProgramProps",
    "KeptInFile",
    "LocalStorageClass",
    "MountProps",
    "PodProps",
    "PolicyRule",
    "ProbeProps",
    "ResourceQuotaProps",
    "Routable",
    "ScheduledJob",
    "ScheduledJobProps",
    "SecretKey",
    "SecretRef",
    "SidecarProps",
    "StatedValue",
    "TcpSocket",
    "TierNamespace",
    "TierNamespaceProps",
    "Toleration",
    "VolumeProps",
    "WebIngress",
    "WebIngressProps",
    "WebService",
    "WebServiceProps",
    "Worker",
    "WorkerProps",
    "needed_secrets",
]
