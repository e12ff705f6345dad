"""Makes in Gitea what `dist/bootstrap/gitea.yaml` says. Run again, it corrects what differs."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

import httpx

from constructs_lib.reference.bootstrap_files import (
    BranchProtection,
    GiteaContents,
    Organization,
    Repository,
    Webhook,
)
from scripts.gitea_api import Api, GiteaError, Login, Pages

SECONDS = 30
"""Seconds that an answer may take."""

PUSHERS = "image-pushers"
"""Team of an organization whose members may write its packages, and nothing else."""

ASKED_FOR = {"pull_request": "pull_request_only"}
"""Names by which Gitea is asked for an event, where by its own name it gives several."""

Secrets = Mapping[str, Mapping[str, str]]
"""Values of Secrets, by their names and keys."""


class Other(NamedTuple):
    """A way into a repository that the contents do not have."""

    text: str
    path: str
    """Its path in the API."""


def others(contents: GiteaContents, secrets: Secrets, url: str = "") -> list[str]:
    """Return who and what may read, write or hear of repositories besides the contents."""
    with _client(url or contents.url) as http:
        api = Api(http, Login.of(secrets[contents.administrator]))
        return [each.text for wanted in contents.repositories for each in _others(api, wanted)]


def apply(
    contents: GiteaContents, secrets: Secrets, url: str = "", *, remove_others: bool = False
) -> None:
    """Make what is missing, and correct what differs, users who pushed images once included.

    A webhook is made anew where it is not as wanted, or has another secret than that of now. An
    empty repository has no rules of branches yet, which would refuse its first push.
    """
    administrator = Login.of(secrets[contents.administrator])
    at = url or contents.url
    # Cookies of the pages do not go to the API.
    with _client(at) as http, _client(at) as browser:
        api = Api(http, administrator)
        for user in contents.users:
            _make_user(api, user.name, Login.of(secrets[user.secret]))
        for organization in contents.organizations:
            _make_organization(api, organization)
        pages = Pages(browser, administrator)
        for repository in contents.repositories:
            _make_repository(api, repository)
            for webhook in repository.webhooks:
                signing = secrets[webhook.secret.name][webhook.secret.key]
                _make_webhook(api, pages, repository.name, webhook, signing)
            for other in _others(api, repository) if remove_others else ():
                api.call("DELETE", other.path)
        for organization in contents.organizations:
            for rule in organization.cleanup:
                pages.make_cleanup_rule(organization.name, rule)


def _client(url: str) -> httpx.Client:
    # As browsers do, no proxy is asked for what is on this machine.
    return httpx.Client(base_url=url, timeout=SECONDS, trust_env=False)


def _make_user(api: Api, name: str, login: Login) -> None:
    if login.username != name:
        raise GiteaError(f"the Secret of user '{name}' names '{login.username}'; correct it")
    closed = {"restricted": True, "visibility": "private"}
    if not api.call("GET", f"/users/{name}"):
        api.call(
            "POST",
            "/admin/users",
            {
                "username": name,
                "password": login.password,
                "email": f"{name}@users.invalid",
                "must_change_password": False,
                **closed,
            },
        )
    rights: dict[str, object] = {
        **closed,
        "admin": False,
        "active": True,
        "prohibit_login": False,
        "max_repo_creation": 0,
        "allow_create_organization": False,
    }
    if not api.accepts(login):
        rights |= {"password": login.password, "must_change_password": False}
    api.call("PATCH", f"/admin/users/{name}", {"login_name": name, "source_id": 0, **rights})


def _make_organization(api: Api, wanted: Organization) -> None:
    path = f"/orgs/{wanted.name}"
    if api.call("GET", path):
        api.call("PATCH", path, {"visibility": wanted.visibility})
    else:
        api.call("POST", "/orgs", {"username": wanted.name, "visibility": wanted.visibility})
    team = {"name": PUSHERS, "permission": "write", "units_map": {"repo.packages": "write"}}
    found = [each for each in api.list(f"{path}/teams") if each["name"] == PUSHERS]
    (known,) = found or [api.call("POST", f"{path}/teams", team)]
    api.call("PATCH", f"/teams/{known['id']}", team)
    members = f"/teams/{known['id']}/members"
    for each in [*api.list(members)]:
        if each["login"] not in wanted.pushers:
            api.call("DELETE", f"{members}/{each['login']}")
    for user in wanted.pushers:
        api.call("PUT", f"{members}/{user}")


def _make_repository(api: Api, wanted: Repository) -> None:
    path = f"/repos/{wanted.name}"
    owner, _, name = wanted.name.partition("/")
    settings = {"private": wanted.private, "default_branch": wanted.default_branch}
    if api.call("GET", path):
        api.call("PATCH", path, {**settings, "archived": False, "has_code": True})
    else:
        api.call("POST", f"/admin/users/{owner}/repos", {"name": name, **settings})
    for permission, users in {"read": wanted.readers, "write": wanted.writers}.items():
        for user in users:
            api.call("PUT", f"{path}/collaborators/{user}", {"permission": permission})
    if not api.call("GET", path)["empty"]:
        for protection in wanted.protections:
            _protect(api, f"{path}/branch_protections", protection)
    protections = f"{path}/tag_protections"
    # Gitea gives them all at once.
    known = {each["name_pattern"]: each["id"] for each in api.call("GET", protections)}
    for pattern in wanted.refused_tags:
        # Gitea refuses a rule without users.
        rule = {"name_pattern": pattern, "whitelist_usernames": [owner], "whitelist_teams": []}
        if pattern in known:
            api.call("PATCH", f"{protections}/{known[pattern]}", rule)
        else:
            api.call("POST", protections, rule)


def _protect(api: Api, path: str, wanted: BranchProtection) -> None:
    rule = {
        "rule_name": wanted.branch,
        "enable_push": True,
        "enable_push_whitelist": True,
        "push_whitelist_usernames": wanted.pushers,
        "push_whitelist_deploy_keys": False,
        "enable_force_push": bool(wanted.rewriters),
        "enable_force_push_allowlist": True,
        "force_push_allowlist_usernames": wanted.rewriters,
        "enable_merge_whitelist": True,
        "merge_whitelist_usernames": wanted.mergers,
        "required_approvals": wanted.approvals,
        "dismiss_stale_approvals": True,
        "enable_status_check": bool(wanted.required_checks),
        "status_check_contexts": wanted.required_checks,
        "block_admin_merge_override": True,
    }
    if api.call("GET", f"{path}/{wanted.branch}"):
        api.call("PATCH", f"{path}/{wanted.branch}", rule)
    else:
        api.call("POST", path, rule)


def _others(api: Api, wanted: Repository) -> list[Other]:
    path = f"/repos/{wanted.name}"
    users, urls = {*wanted.readers, *wanted.writers}, {each.url for each in wanted.webhooks}
    branches = {each.branch for each in wanted.protections}
    found = [
        *(
            (f"collaborator '{each['login']}'", f"collaborators/{each['login']}")
            for each in api.list(f"{path}/collaborators")
            if each["login"] not in users
        ),
        *(
            (f"webhook to {each['config']['url']}", f"hooks/{each['id']}")
            for each in api.list(f"{path}/hooks")
            if each["config"]["url"] not in urls
        ),
        *(
            (f"deploy key '{each['title']}'", f"keys/{each['id']}")
            for each in api.list(f"{path}/keys")
        ),
        *(
            (f"rule of branches '{name}'", f"branch_protections/{quote(name, safe='')}")
            for each in api.call("GET", f"{path}/branch_protections")
            if (name := each["rule_name"]) not in branches
        ),
    ]
    return [Other(f"{wanted.name}: {text}", f"{path}/{place}") for text, place in found]


def _make_webhook(api: Api, pages: Pages, repository: str, wanted: Webhook, secret: str) -> None:
    path = f"/repos/{repository}/hooks"
    config = {"url": wanted.url, "content_type": "json"}
    hook = {"type": "gitea", "active": True, "branch_filter": "", "config": config}
    known = [each for each in api.list(path) if each["config"]["url"] == wanted.url]
    right = [
        each
        for each in known
        if all(each[field] == hook[field] for field in hook)
        and sorted(each["events"]) == sorted(wanted.events)
        and pages.secret_of_webhook(repository, each["id"]) == secret
    ][:1]
    if not right:
        # Gitea's API changes no secret. The new one is there first: no push is missed.
        events = [ASKED_FOR.get(event, event) for event in wanted.events]
        api.call("POST", path, {**hook, "events": events, "config": {**config, "secret": secret}})
    for each in known:
        if each not in right:
            api.call("DELETE", f"{path}/{each['id']}")
