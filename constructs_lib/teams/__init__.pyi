from .space import TeamSpace, TeamSpaceProps, add_team

__all__ = [
    "TeamSpace",
    "TeamSpaceProps",
    "add_team",
]
