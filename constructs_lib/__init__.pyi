from ._version import __version__
from .network.external_pods import ExternalPods
from .platform.context import PlatformContext
from .platform.platform import Platform, run
from .platform.tier import Tier, TierProps, TierScope
from .props.model import Props
from .props.resources import ResourcesProps
from .props.secret_ref import SecretRef
from .tree.accepted import accept
from .workloads.ingress import WebIngress
from .workloads.routes import WebIngressProps
from .workloads.service import WebService, WebServiceProps

__all__ = [
    "ExternalPods",
    "Platform",
    "PlatformContext",
    "Props",
    "ResourcesProps",
    "SecretRef",
    "Tier",
    "TierProps",
    "TierScope",
    "WebIngress",
    "WebIngressProps",
    "WebService",
    "WebServiceProps",
    "__version__",
    "accept",
    "run",
]
