"""Owners of the folders of teams, as Git servers read them in a file CODEOWNERS."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from constructs_lib.kube.addresses import web_address
from constructs_lib.teams.space_props import TeamSpaceProps


def code_owners(teams: Iterable[TeamSpaceProps]) -> str:
    """Return the lines for the file CODEOWNERS of each repository. Empty: no team has an owner."""
    lines: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for team in teams:
        for folder in team.folders if team.owner else ():
            lines[web_address(team.git.repository)].append((folder, str(team.owner)))
    return "\n".join(line for found in sorted(lines.items()) for line in _section(*found))


def _section(repository: str, owned: list[tuple[str, str]]) -> Iterator[str]:
    yield f"# Repository {repository}"
    # First, since GitHub and GitLab take the last pattern that fits.
    yield "# For Gitea and Forgejo, which read regular expressions"
    yield from (f"{folder.replace('.', '[.]')}/.* {owner}" for folder, owner in sorted(owned))
    yield "# For GitHub and GitLab"
    yield from (f"/{folder}/ {owner}" for folder, owner in sorted(owned))
    yield ""
