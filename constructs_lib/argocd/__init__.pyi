from .application import (
    ArgoApplication,
    ArgoApplicationProps,
    IgnoredDifference,
)
from .git_source import (
    GitSource,
)
from .helm.chart import (
    HelmChart,
)
from .helm.component import (
    ComponentPods,
    HelmComponent,
)
from .helm.mirrors import (
    Mirrors,
)
from .helm.values import (
    Values,
)
from .project import (
    ArgoProject,
    ArgoProjectProps,
)
from .release import (
    HelmRelease,
    HelmReleaseProps,
)

__all__ = [
    "ArgoApplication",
    "ArgoApplicationProps",
    "ArgoProject",
    "ArgoProjectProps",
    "ComponentPods",
    "GitSource",
    "HelmChart",
    "HelmComponent",
    "HelmRelease",
    "HelmReleaseProps",
    "IgnoredDifference",
    "Mirrors",
    "Values",
]
