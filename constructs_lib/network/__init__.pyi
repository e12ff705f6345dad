from .connections import (
    Connectable,
    Connections,
)
from .custom_pods import (
    CustomPods,
    CustomPodsProps,
)
from .external_pods import (
    ExternalPods,
)
from .graph import (
    Flow,
    flow_graph,
)
from .helm_pods import (
    HelmPods,
    HelmPodsProps,
)

__all__ = [
    "Connectable",
    "Connections",
    "CustomPods",
    "CustomPodsProps",
    "ExternalPods",
    "Flow",
    "HelmPods",
    "HelmPodsProps",
    "flow_graph",
]
