from .custom_pods import CustomPods, CustomPodsProps
from .helm_pods import HelmPods, HelmPodsProps
from .known_pods import METRICS

__all__ = [
    "CustomPods",
    "CustomPodsProps",
]

# For compositions such as reference/; they may change in any minor version.
__all__ += [
    "METRICS",
    "HelmPods",
    "HelmPodsProps",
]
