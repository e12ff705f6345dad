from .previews import TeamPreviewsProps
from .space import TeamSpace, TeamSpaceProps, add_team

__all__ = [
    "TeamPreviewsProps",
    "TeamSpace",
    "TeamSpaceProps",
    "add_team",
]
