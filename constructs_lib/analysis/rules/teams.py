"""The rule on teams: none shares with another one what it has for itself.

That their pods do not meet is a matter of the rules on connections.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.reading import Place
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.kube.declarations import DeclaredTeam
from constructs_lib.kube.structs import argoproj, k8s


@register("team-not-isolated", asks_declarations=True)
def _teams_are_alone(inventory: Inventory) -> Iterator[Finding]:
    teams = inventory.declarations.teams
    yield from _shared(inventory, teams)
    yield from _hosts(inventory, teams)
    yield from _projects(inventory, teams)
    yield from _bindings(inventory, teams)


def _shared(inventory: Inventory, teams: Sequence[DeclaredTeam]) -> Iterator[Finding]:
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    if teams:
        for each in inventory.declarations.repositories:
            holders["repository", _address(each.address)].append("(the platform)")
    for team in teams:
        holders["repository", _address(team.repository)].append(team.name)
        for namespace in team.namespaces:
            holders["namespace", namespace].append(team.name)
        if team.members:
            holders["members", team.members].append(team.name)
    for (what, value), names in holders.items():
        if len(names) > 1:
            place = Place("", "Teams", "", " and ".join(names))
            yield finding(place, f"have {what} '{value}'", "give each its own")


def _address(repository: str) -> str:
    return repository.rstrip("/").removesuffix(".git")


def _hosts(inventory: Inventory, teams: Sequence[DeclaredTeam]) -> Iterator[Finding]:
    """Yield hosts that two teams may serve, and those that the platform itself serves as well."""
    by_last: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for team in teams:
        for host in team.hosts:
            by_last[_registered(host)].append((host, team.name))
    for hosts in by_last.values():
        for (host, name), (other, owner) in combinations(hosts, 2):
            if name != owner and (holds(host, other) or holds(other, host)):
                problem = f"has host '{other}', which host '{host}' of team {name} includes or is"
                yield finding(Place("", "Team", "", owner), problem, "give each its own")
    own = {each.name: each.namespaces for each in teams}
    served: list[tuple[k8s.Object, str]] = [
        (each, rule.host or "")
        for each in inventory.of_kind(k8s.Ingress)
        for rule in each.spec.rules
    ]
    served += [(route, host) for route in inventory.routes for host in route.spec.hostnames]
    for route, host in served:
        for known, name in by_last[_registered(host)]:
            if holds(known, host) and route.namespace not in own[name]:
                problem = f"serves host '{host}', which is of team {name}"
                yield finding(route, problem, "use another host")


def _registered(host: str) -> str:
    """Return the last two parts of a host, which overlapping hosts share."""
    return ".".join(host.rsplit(".", 2)[-2:])


def holds(pattern: str, host: str) -> bool:
    """Return whether a host is that of a pattern, or below its `*.`."""
    return host == pattern or (pattern.startswith("*.") and host.endswith(pattern[1:]))


def _projects(inventory: Inventory, teams: Sequence[DeclaredTeam]) -> Iterator[Finding]:
    """Yield projects by which the repository of a team reaches beyond its namespaces."""
    owners = {team.repository: team for team in teams}
    for project in inventory.of_kind(argoproj.AppProject):
        for team in (owners[each] for each in project.spec.source_repos or () if each in owners):
            for each in project.spec.destinations or ():
                if each.namespace not in team.namespaces:
                    problem = f"lets team {team.name} write to namespace '{each.namespace}'"
                    yield finding(project, problem, "allow namespaces of the team alone")
            if project.spec.cluster_resource_whitelist:
                problem = f"lets team {team.name} write cluster-scoped objects"
                yield finding(project, problem, "allow none")


def _bindings(inventory: Inventory, teams: Sequence[DeclaredTeam]) -> Iterator[Finding]:
    """Yield rights of members, and of ServiceAccounts of teams, beyond their own namespaces."""
    members = {team.members: team for team in teams if team.members}
    owners = {namespace: team for team in teams for namespace in team.namespaces}
    for binding in inventory.bindings:
        for subject in binding.subjects:
            team = (
                owners.get(subject.namespace or binding.namespace)
                if subject.kind == "ServiceAccount"
                else members.get(subject.name)
            )
            if team and binding.namespace not in team.namespaces:
                where = (
                    f"namespace '{binding.namespace}'" if binding.namespace else "all namespaces"
                )
                problem = f"gives rights in {where} to {subject.kind} {subject.name} of {team.name}"
                yield finding(binding, problem, "bind it in namespaces of the team alone")
