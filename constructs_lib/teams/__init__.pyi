from .previews import (
    TeamPreviewsProps,
)
from .space import (
    TeamSpace,
    TeamSpaceProps,
)

__all__ = [
    "TeamPreviewsProps",
    "TeamSpace",
    "TeamSpaceProps",
]
