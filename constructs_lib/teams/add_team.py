"""The space of a team in a tier, in a file of its own."""

from typing import TYPE_CHECKING

from constructs_lib.teams.guard import TeamGuard
from constructs_lib.teams.space import TeamSpace, TeamSpaceProps
from constructs_lib.workloads.entrance import Entrance
from constructs_lib.workloads.nginx_controller import NGINX

if TYPE_CHECKING:
    from constructs_lib.platform.tier import Tier


def add_team(
    tier: "Tier", name: str, props: TeamSpaceProps, *, entrance: Entrance = NGINX
) -> TeamSpace:
    """Add the space of a team to a tier, in a file of its own; with the first, the guard of all.

    Args:
        tier: The tier.
        name: Name of the team, of its project and of its Application.
        props: Properties.
        entrance: What calls its pods, if it has hosts.
    """
    if not tier.teams:
        prefix = tier.context.application_prefix
        guard = tier.chart("team-guard")
        TeamGuard(guard, "team-guard", application=f"{prefix}{tier.name}", prefix=prefix)
    team = TeamSpace(tier.chart(name), name, props, entrance=entrance)
    tier.teams.append(team)
    return team
