from .application import ArgoApplication, ArgoApplicationProps
from .git_source import GitSource
from .helm.chart import HelmChart
from .helm.component import ComponentPods, HelmComponent
from .helm.values import Values
from .project import ArgoProject, ArgoProjectProps
from .remote_cluster import ArgoCluster, ArgoClusterProps

__all__ = [
    "ArgoApplication",
    "ArgoApplicationProps",
    "ArgoCluster",
    "ArgoClusterProps",
    "ArgoProject",
    "ArgoProjectProps",
    "ComponentPods",
    "GitSource",
    "HelmChart",
    "HelmComponent",
    "Values",
]
