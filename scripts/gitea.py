"""Makes in Gitea what `dist/bootstrap/gitea.yaml` says. Run again, it corrects what differs."""

import html
import re
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, NamedTuple, Self
from urllib.parse import quote

import httpx

from constructs_lib.reference.bootstrap_files import (
    BranchProtection,
    CleanupRule,
    GiteaContents,
    Organization,
    Repository,
    Webhook,
)

SECONDS = 30
"""Seconds that an answer may take."""

PUSHERS = "image-pushers"
"""Team of an organization whose members may write its packages, and nothing else."""

ASKED_FOR = {"pull_request": "pull_request_only"}
"""Names by which Gitea is asked for an event, where by its own name it gives several."""

Secrets = Mapping[str, Mapping[str, str]]
"""Values of Secrets, by their names and keys."""


class Login(NamedTuple):
    """Name and password of a user."""

    username: str
    password: str

    @classmethod
    def of(cls, secret: Mapping[str, str]) -> Self:
        """Return the login in a Secret."""
        return cls(secret["username"], secret["password"])


class GiteaError(Exception):
    """Gitea refused something. The text says what, and how it answered."""


class Other(NamedTuple):
    """A way into a repository that the contents do not have."""

    text: str
    path: str
    """Its path in the API."""


def others(contents: GiteaContents, secrets: Secrets, url: str = "") -> list[str]:
    """Return who and what may read, write or hear of repositories besides the contents.

    Args:
        contents: What must exist.
        secrets: The Secret of the administrator.
        url: Address of Gitea, if it is another than the contents say.

    Raises:
        GiteaError: Gitea refuses something.
        httpx.HTTPError: It does not answer.
    """
    with httpx.Client(base_url=url or contents.url, timeout=SECONDS, trust_env=False) as http:
        api = _Api(http, Login.of(secrets[contents.administrator]))
        return [each.text for wanted in contents.repositories for each in _others(api, wanted)]


def apply(
    contents: GiteaContents, secrets: Secrets, url: str = "", *, remove_others: bool = False
) -> None:
    """Make what is missing, and correct what differs.

    A webhook is made anew where it is not as wanted, or has another secret than that of now. An
    empty repository has no rules of branches yet, which would refuse its first push.

    Args:
        contents: What must exist.
        secrets: The Secrets that the contents name.
        url: Address of Gitea, if it is another than the contents say.
        remove_others: Whether what `others` returns is removed.

    Raises:
        GiteaError: Gitea refuses something.
        httpx.HTTPError: It does not answer.
    """
    administrator = Login.of(secrets[contents.administrator])
    at = url or contents.url
    with (
        # As browsers do, no proxy is asked for what is on this machine.
        httpx.Client(base_url=at, timeout=SECONDS, trust_env=False) as http,
        # Its cookies do not go to the API.
        httpx.Client(base_url=at, timeout=SECONDS, trust_env=False) as browser,
    ):
        api = _Api(http, administrator)
        for user in contents.users:
            _make_user(api, user.name, Login.of(secrets[user.secret]))
        for organization in contents.organizations:
            _make_organization(api, organization)
        pages = _Pages(browser, administrator)
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


class _Api:
    """Gitea's API, as one user."""

    def __init__(self, http: httpx.Client, login: Login) -> None:
        self._http = http
        self._login = login

    def call(self, method: str, path: str, content: Mapping[str, object] | None = None) -> Any:  # noqa: ANN401  # JSON of many shapes
        """Return what Gitea answers, or None if there is no such thing."""
        answer = self._send(method, path, content, self._login)
        if answer.status_code == httpx.codes.NOT_FOUND and method == "GET":
            return None
        if not answer.is_success:
            raise GiteaError(f"{method} {path} is {answer.status_code}: {answer.text[:300]}")
        return answer.json() if answer.content else {}

    def list(self, path: str) -> Iterator[Any]:
        """Yield all of a list, which Gitea gives page by page."""
        for page in count(1):
            found = self.call("GET", f"{path}?page={page}")
            if not found:
                return
            yield from found

    def accepts(self, login: Login) -> bool:
        """Return whether a user can log in so."""
        return self._send("GET", "/user", None, login).is_success

    def _send(
        self, method: str, path: str, content: Mapping[str, object] | None, login: Login
    ) -> httpx.Response:
        return self._http.request(method, f"/api/v1{path}", json=content, auth=login)


def _make_user(api: _Api, name: str, login: Login) -> None:
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


def _make_organization(api: _Api, wanted: Organization) -> None:
    path = f"/orgs/{wanted.name}"
    if api.call("GET", path):
        api.call("PATCH", path, {"visibility": wanted.visibility})
    else:
        api.call("POST", "/orgs", {"username": wanted.name, "visibility": wanted.visibility})
    team = {"name": PUSHERS, "permission": "write", "units_map": {"repo.packages": "write"}}
    found = [each for each in api.list(f"{path}/teams") if each["name"] == PUSHERS]
    (known,) = found or [api.call("POST", f"{path}/teams", team)]
    api.call("PATCH", f"/teams/{known['id']}", team)
    for user in wanted.pushers:
        api.call("PUT", f"/teams/{known['id']}/members/{user}")


def _make_repository(api: _Api, wanted: Repository) -> None:
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
        # Gitea takes no rule without anybody who may.
        rule = {"name_pattern": pattern, "whitelist_usernames": [owner], "whitelist_teams": []}
        if pattern in known:
            api.call("PATCH", f"{protections}/{known[pattern]}", rule)
        else:
            api.call("POST", protections, rule)


def _protect(api: _Api, path: str, wanted: BranchProtection) -> None:
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


def _others(api: _Api, wanted: Repository) -> list[Other]:
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
            if each["config"]["url"].partition("#")[0] not in urls
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


def _make_webhook(
    api: _Api, pages: "_Pages", repository: str, wanted: Webhook, secret: str
) -> None:
    path = f"/repos/{repository}/hooks"
    config = {"url": wanted.url, "content_type": "json"}
    hook = {"type": "gitea", "active": True, "branch_filter": "", "config": config}
    # Earlier versions added a fragment.
    known = [
        each for each in api.list(path) if each["config"]["url"].partition("#")[0] == wanted.url
    ]
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


class _Pages:
    """Gitea's pages, as one user, for what its API cannot do."""

    def __init__(self, http: httpx.Client, login: Login) -> None:
        self._http = http
        form = {"user_name": login.username, "password": login.password}
        answer = self._http.post("/user/login", data=form)
        if not answer.is_redirect:
            raise GiteaError(f"the page of logins refuses '{login.username}'")

    def secret_of_webhook(self, repository: str, number: int) -> str:
        """Return what a webhook of a repository signs with, which the API does not say."""
        path = f"/{repository}/settings/hooks/{number}"
        page = self._http.get(path)
        found = re.search(r'<input [^>]*name="secret"[^>]* value="([^"]*)"', page.text)
        if not page.is_success or not found:
            raise GiteaError(f"GET {path} is {page.status_code}, and shows no secret")
        return html.unescape(found[1])

    def make_cleanup_rule(self, organization: str, wanted: CleanupRule) -> None:
        """Make the rule of an organization for one type of package, or change it."""
        path = f"/org/{organization}/settings/packages"
        page = self._http.get(path)
        if not page.is_success:
            raise GiteaError(f"GET {path} is {page.status_code}")
        known = next(
            (
                f"{path}/rules/{number}"
                for number in sorted(set(re.findall(rf"{path}/rules/(\d+)", page.text)))
                if self._type_of(f"{path}/rules/{number}") == wanted.type
            ),
            f"{path}/rules/add",
        )
        form = {"action": "save", "enabled": "on", **wanted.model_dump(mode="json")}
        answer = self._http.post(known, data=form)
        if not answer.is_redirect:
            raise GiteaError(f"POST {known} is refused: {wanted}")

    def _type_of(self, path: str) -> str:
        found = re.search(
            r'<option selected="selected" value="([a-z]+)"', self._http.get(path).text
        )
        return found[1] if found else ""
