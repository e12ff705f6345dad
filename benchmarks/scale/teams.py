"""A platform of teams with ten services each, as `make scale` measures it and a test checks it.

python -m benchmarks.scale.teams 1000 FOLDER
"""

import sys

from constructs_lib import Platform, Tier, TierProps, WebService, WebServiceProps, run
from constructs_lib.argocd import GitSource
from constructs_lib.reference import Delivery
from constructs_lib.teams import TeamSpaceProps, add_team
from constructs_lib.workloads import quota_of

TEAM_SIZE = 10
"""Services of a team."""

IMAGE = f"registry.example.com/teams/web:1.0.0@sha256:{'0' * 64}"
"""Image of every service."""

SERVICE = WebServiceProps(image=IMAGE, max_replicas=3)

ARGO_CD_NAMESPACE = "cicd"


def add_spaces(tier: Tier, teams: int) -> None:
    """Add so many spaces of teams to a tier, whose quotas are what their services need."""
    quota = quota_of([SERVICE.pods_in_an_update()] * TEAM_SIZE)
    for name in map(team_name, range(teams)):
        props = TeamSpaceProps(
            git=GitSource(repository=f"https://git.example.com/{name}/deploy.git"),
            path=f"teams/{name}",
            quota=quota,
            hosts=[f"{name}.example.com"],
            members=f"{name}-people",
        )
        add_team(tier, name, props)


def team_name(number: int) -> str:
    """Return the name of a team, which is that of its namespace as well."""
    return f"team-{number}"


def compose(services: int) -> Platform:
    """Return a platform with so many services, ten to a team; each calls its neighbour."""
    platform = Platform()
    tier = Tier(platform, TierProps(name="spaces"))
    teams = services // TEAM_SIZE
    add_spaces(tier, teams)
    for name in map(team_name, range(teams)):
        chart = tier.chart(f"{name}-services", namespace=name)
        made = [WebService(chart, f"s{number}", SERVICE) for number in range(TEAM_SIZE)]
        for caller, called in zip(made, [*made[1:], made[0]], strict=True):
            caller.connections.allow_to(called)
    deliver(platform)
    return platform


def compose_spaces(teams: int) -> Platform:
    """Return a platform with spaces alone: services of the teams are in their repositories."""
    platform = Platform()
    add_spaces(Tier(platform, TierProps(name="spaces")), teams)
    deliver(platform)
    return platform


def deliver(platform: Platform) -> None:
    """Let Argo CD follow the platform and the teams."""
    git = GitSource(repository="https://git.example.com/platform/web.git")
    Delivery(platform, git=git, namespace=ARGO_CD_NAMESPACE)


if __name__ == "__main__":
    run(lambda: compose(int(sys.argv[1])), sys.argv[2])
