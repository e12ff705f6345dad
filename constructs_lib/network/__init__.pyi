from .custom_pods import CustomPods, CustomPodsProps
from .helm_pods import HelmPods, HelmPodsProps
from .known_pods import METRICS_REASON
from .policies import EVERYWHERE

__all__ = [
    "CustomPods",
    "CustomPodsProps",
]

# For compositions, such as reference/. They may change in any minor version.
__all__ += [
    "EVERYWHERE",
    "METRICS_REASON",
    "HelmPods",
    "HelmPodsProps",
]
