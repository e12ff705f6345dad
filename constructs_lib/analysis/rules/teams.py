"""The rule on teams: none shares with another one what it has for itself.

That their pods do not meet is a matter of the rules on connections.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.reading import Place
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.kube.addresses import web_address
from constructs_lib.kube.declarations import DeclaredTeam
from constructs_lib.kube.structs import argoproj, k8s


@register("team-not-isolated", asks_declarations=True)
def _team_not_isolated(inventory: Inventory) -> Iterator[Finding]:
    teams = inventory.declarations.teams
    yield from _shared(inventory, teams)
    yield from _hosts(inventory, teams)
    yield from _projects(inventory, teams)
    yield from _bindings(inventory, teams)


def _shared(inventory: Inventory, teams: Sequence[DeclaredTeam]) -> Iterator[Finding]:
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each in inventory.declarations.repositories:
        holders["repository", _address(each.address)] = ["(the platform)"]
    sharers: dict[str, list[DeclaredTeam]] = defaultdict(list)
    for team in teams:
        address = _address(team.repository)
        sharers[address].append(team)
        if ("repository", address) in holders:
            holders["repository", address].append(team.name)
        for namespace in team.namespaces:
            holders["namespace", namespace].append(team.name)
        if team.members:
            holders["members", team.members].append(team.name)
    for (what, value), names in holders.items():
        if len(names) > 1:
            place = Place("", "Teams", "", " and ".join(names))
            yield finding(place, f"have {what} '{value}'", "give each its own")
    for address, sharing in sharers.items():
        if len(sharing) > 1:
            yield from _folders(address, sharing)


def _address(repository: str) -> str:
    """Return the address of a repository without what differs by protocol and spelling."""
    return web_address(repository).partition("://")[2].lower()


def _folders(repository: str, teams: Sequence[DeclaredTeam]) -> Iterator[Finding]:
    """Yield folders without owner, and those inside another team's, in a shared repository."""
    for team in teams:
        if not team.owner:
            names = ", ".join(each.name for each in teams if each is not team)
            problem = f"has repository '{repository}', as {names}, and no 'owner' of its folder"
            yield finding(Place("", "Team", "", team.name), problem, "state who reviews changes")
    known: dict[str, tuple[str, DeclaredTeam]] = {}
    # In lower case, as some file systems see them; each comes after the folders around it.
    folders = [(folder, team) for team in teams for folder in team.folders]
    for folder, team in sorted(folders, key=lambda each: each[0].lower()):
        parts = folder.lower().split("/")
        for around in ("/".join(parts[: n + 1]) for n in range(len(parts))):
            outer, other = known.get(around, (folder, team))
            if other is not team:
                problem = f"has folder '{folder}', which is in or is '{outer}' of team {other.name}"
                yield finding(Place("", "Team", "", team.name), problem, "give each its own")
        known.setdefault(folder.lower(), (folder, team))


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
    owners: dict[str, list[DeclaredTeam]] = defaultdict(list)
    for team in teams:
        owners[team.repository].append(team)
    for project in inventory.of_kind(argoproj.AppProject):
        written = [each.namespace for each in project.spec.destinations or ()]
        for sharing in (owners[repo] for repo in project.spec.source_repos or () if repo in owners):
            # The one whose project it is, of those that share a repository.
            team = max(sharing, key=lambda each: sum(name in each.namespaces for name in written))
            for namespace in written:
                if namespace not in team.namespaces:
                    problem = f"lets team {team.name} write to namespace '{namespace}'"
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
