from .add_team import add_team
from .previews import TeamPreviewsProps
from .space import TeamSpace, TeamSpaceProps

__all__ = [
    "TeamPreviewsProps",
    "TeamSpace",
    "TeamSpaceProps",
    "add_team",
]
