"""The space of a team in a tier, in a file of its own."""

from typing import TYPE_CHECKING

from constructs_lib.teams.guard import TeamGuard
from constructs_lib.teams.space import TeamSpace
from constructs_lib.teams.space_props import TeamSpaceProps
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

    Raises:
        ValueError: The team has rules, and the Prometheus of the platform does not bound them.
    """
    platform = tier.platform
    monitoring = isinstance(props, TeamSpaceProps) and props.monitoring
    if monitoring and monitoring.rules and not platform.bounds_rules:
        raise ValueError(
            f"{tier.name}/{name}: 'rules' of 'monitoring' must be false where Prometheus does not "
            "bound them, got true; make a MonitoringTier with 'bounded' first"
        )
    if not tier.teams:
        prefix = tier.context.application_prefix
        guard = tier.chart("team-guard")
        TeamGuard(guard, "team-guard", application=f"{prefix}{tier.name}", prefix=prefix)
    chart = tier.chart(name)
    team = TeamSpace(chart, name, props, entrance=entrance, prometheus=platform.prometheus)
    tier.teams.append(team)
    return team
