"""Gitea as one user: its API, and its pages for what the API cannot do."""

import html
import re
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, NamedTuple, Self

import httpx

from constructs_lib.reference.bootstrap_files import CleanupRule


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


class Api:
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


class Pages:
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
