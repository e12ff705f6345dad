from .application import Application, ArgoApplication, ArgoApplicationProps
from .git_source import GitSource
from .helm.chart import HelmChart
from .helm.component import ComponentPods, HelmComponent
from .helm.install import chart_pods, install
from .helm.kinds import CLUSTER_ROLE, CLUSTER_ROLE_BINDING, DEFINITION, ROLES
from .helm.mirrors import Mirrors
from .helm.values import chart_image, chart_resources, resources_in
from .helm.values_file import chart_values
from .project import ArgoProject, ArgoProjectProps, closed_default_project
from .release import HelmRelease, HelmReleaseProps
from .remote_cluster import SECRET_TYPE, ArgoCluster, ArgoClusterProps
from .signature_keys import GpgKeyId, GpgPublicKey, key_ids, refuse_unknown_keys

__all__ = [
    "ArgoCluster",
    "ArgoClusterProps",
    "ComponentPods",
    "GitSource",
    "HelmChart",
    "HelmComponent",
    "chart_image",
    "chart_pods",
    "install",
]

# For compositions, such as reference/. They may change in any minor version.
__all__ += [
    "CLUSTER_ROLE",
    "CLUSTER_ROLE_BINDING",
    "DEFINITION",
    "ROLES",
    "SECRET_TYPE",
    "Application",
    "ArgoApplication",
    "ArgoApplicationProps",
    "ArgoProject",
    "ArgoProjectProps",
    "GpgKeyId",
    "GpgPublicKey",
    "HelmRelease",
    "HelmReleaseProps",
    "Mirrors",
    "chart_resources",
    "chart_values",
    "closed_default_project",
    "key_ids",
    "refuse_unknown_keys",
    "resources_in",
]
