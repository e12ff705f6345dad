from .application import ArgoApplication, ArgoApplicationProps
from .git_source import GitSource
from .helm.chart import HelmChart
from .helm.component import ComponentPods, HelmComponent
from .helm.install import chart_pods, install
from .helm.kinds import CLUSTER_ROLE, CLUSTER_ROLE_BINDING, DEFINITION, ROLES
from .helm.values import chart_image, chart_resources
from .helm.values_file import chart_values
from .project import ArgoProject, ArgoProjectProps
from .remote_cluster import ArgoCluster, ArgoClusterProps

__all__ = [
    "CLUSTER_ROLE",
    "CLUSTER_ROLE_BINDING",
    "DEFINITION",
    "ROLES",
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
    "chart_image",
    "chart_pods",
    "chart_resources",
    "chart_values",
    "install",
]
