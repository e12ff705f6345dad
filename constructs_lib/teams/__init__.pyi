from .space import (
    TeamSpace,
    TeamSpaceProps,
)

__all__ = [
    "TeamSpace",
    "TeamSpaceProps",
]
