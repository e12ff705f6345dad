from .add_team import add_team
from .contract import IngressGrant, OpenedPods, PreviewsGrant, TeamContract
from .preview import TeamPreview
from .previews import PREVIEWS_CHART, TeamPreviewsProps, application_set, space_of
from .space import TeamSpace
from .space_props import TeamMonitoringProps, TeamSpaceProps

__all__ = [
    "TeamMonitoringProps",
    "TeamPreviewsProps",
    "TeamSpaceProps",
    "add_team",
]

# For compositions, such as reference/. They may change in any minor version.
__all__ += [
    "PREVIEWS_CHART",
    "IngressGrant",
    "OpenedPods",
    "PreviewsGrant",
    "TeamContract",
    "TeamPreview",
    "TeamSpace",
    "application_set",
    "space_of",
]
