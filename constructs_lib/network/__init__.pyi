from .custom_pods import (
    CustomPods,
    CustomPodsProps,
)
from .helm_pods import (
    HelmPods,
    HelmPodsProps,
)

__all__ = [
    "CustomPods",
    "CustomPodsProps",
    "HelmPods",
    "HelmPodsProps",
]
