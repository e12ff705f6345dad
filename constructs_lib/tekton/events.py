"""Events that start runs: which count, as interceptors, and what a run is told of them."""

import json
from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

from constructs_lib.kube.addresses import BranchName
from constructs_lib.kube.distinct import DISTINCT
from constructs_lib.kube.manifests import Json
from constructs_lib.kube.names import DnsLabel, RelativePath
from constructs_lib.kube.text import NonEmptyText
from constructs_lib.props.model import Props
from constructs_lib.props.secret_ref import SecretKey, SecretRef

TOKEN_HEADER = "X-Delivery-Token"
"""Header in which Argo CD proves itself."""

WEBHOOK_SECRET_KEY = "secret"
"""Key of the secret with which a Git server signs what it tells of a push."""

WEBHOOK_SECRET = SecretRef(name="webhook-handler", keys=(WEBHOOK_SECRET_KEY,))
"""Secret by which the webhook handler knows its Git server."""

COMMIT = "^[0-9a-f]{40}$"
"""Ids of commits, the only texts from outside that runs get; beside them there are numbers."""

MOST_COMMITS = 2048
"""Commits that a push of GitHub lists at most; it does not say how many there are."""


CHANGES = " ||\n  "
"""Between conditions of which one suffices."""


class Push(Props):
    """A push to a branch that changes files."""

    branch: BranchName
    """The branch."""

    paths: Annotated[Sequence[RelativePath], DISTINCT] = Field(min_length=1)
    """Files and folders of which one must have changed. Where the event does not list all changes,
    they count as changed.
    """

    not_by: NonEmptyText
    """User whose pushes do not count: that of the pipelines, whose commits would start them again.
    """

    credential: SecretKey
    """Value with which the Git server signs events."""

    @property
    def interceptors(self) -> list[Json]:
        """Checks of the event, in order."""
        filters = [
            _has_value(self.credential),
            f"body.ref == {json.dumps(f'refs/heads/{self.branch}')}",
            _is_commit("body.after"),
            # The branch is gone.
            f"body.after != '{'0' * 40}'",
            f"body.sender.login != {json.dumps(self.not_by)}",
            f"({CHANGES.join(self._changes())})",
        ]
        return [_signed(self.credential, "push"), _filter(filters)]

    @property
    def parameters(self) -> Mapping[str, str]:
        """Parameters of the run by name, each a place in the event."""
        return {"revision": "$(body.after)"}

    def _changes(self) -> list[str]:
        """Return conditions, of which one holds if the files may have changed."""
        # Paths have no characters of patterns but dots.
        paths = "|".join(path.replace(".", "[.]") for path in self.paths)
        changed = f"path.matches('^({paths})(/|$)')"
        lists = "['added', 'removed', 'modified']"
        return [
            # Commits were taken away, or there is no list of them.
            "has(body.forced) && body.forced == true",
            "!has(body.commits) || type(body.commits) != list || size(body.commits) == 0",
            # Gitea lists a few of them, and GitHub very many, but not all.
            "has(body.total_commits) && int(body.total_commits) > size(body.commits)",
            f"size(body.commits) >= {MOST_COMMITS}",
            f"body.commits.exists(commit, {lists}.exists(kind, kind in commit &&\n"
            f"    type(commit[kind]) == list && commit[kind].exists(path, {changed})))",
        ]


class PullRequest(Props):
    """A pull request to a branch, from the same repository, that is opened or gets commits.

    It starts a run whatever it changes, since such an event lists no files. Those from forks start
    none: every user can make a fork. Nor do those that Gitea makes of pushes to `refs/for/…`, which
    every user with read access can make.
    """

    branch: BranchName
    """The branch that it is to be merged into."""

    credential: SecretKey
    """Value with which the Git server signs events."""

    @property
    def interceptors(self) -> list[Json]:
        """Checks of the event, in order."""
        filters = [
            _has_value(self.credential),
            # GitHub says `synchronize` of new commits, and Gitea `synchronized`.
            "body.action in ['opened', 'reopened', 'synchronize', 'synchronized']",
            f"body.pull_request.base.ref == {json.dumps(self.branch)}",
            "body.pull_request.head.repo.full_name == body.pull_request.base.repo.full_name",
            # Gitea says of a push to `refs/for/…` that its head is of the repository.
            "!body.pull_request.head.ref.startsWith('refs/')",
            _is_commit("body.pull_request.head.sha"),
            "int(body.number) > 0",
        ]
        return [_signed(self.credential, "pull_request"), _filter(filters)]

    @property
    def parameters(self) -> Mapping[str, str]:
        """Parameters of the run by name, each a place in the event."""
        return {
            "revision": "$(body.pull_request.head.sha)",
            "pull-request": "$(body.number)",
        }


class Delivered(Props):
    """A delivery of Argo CD: it tells that an Application runs as a revision says."""

    application: DnsLabel
    """Name of the Application."""

    credential: SecretKey
    """Token that Argo CD sends."""

    @property
    def interceptors(self) -> list[Json]:
        """Checks of the event, in order."""
        filters = [
            _has_value(self.credential),
            _is(f"header.canonical({json.dumps(TOKEN_HEADER)})", self.credential),
            f"body.app == {json.dumps(self.application)}",
            _is_commit("body.revisions[0]"),
        ]
        return [_filter(filters)]

    @property
    def parameters(self) -> Mapping[str, str]:
        """Parameters of the run by name, each a place in the event."""
        return {"revision": "$(body.revisions[0])"}


Event = Push | PullRequest | Delivered
"""An event that starts a run."""


def _is_commit(place: str) -> str:
    return f"{place}.matches('{COMMIT}')"


def _is(text: str, secret: SecretKey) -> str:
    return f"{text}.compareSecret({json.dumps(secret.key)}, {json.dumps(secret.secret.name)})"


def _has_value(secret: SecretKey) -> str:
    """Return a condition that rejects an empty secret, which would let in every sender."""
    return "!" + _is("''", secret)


def _signed(secret: SecretKey, event: str) -> Json:
    return {
        "ref": {"kind": "ClusterInterceptor", "name": "github"},
        "params": [
            {
                "name": "secretRef",
                "value": {"secretName": secret.secret.name, "secretKey": secret.key},
            },
            {"name": "eventTypes", "value": [event]},
        ],
    }


def _filter(filters: Sequence[str]) -> Json:
    return {
        "ref": {"kind": "ClusterInterceptor", "name": "cel"},
        "params": [{"name": "filter", "value": " &&\n".join(filters)}],
    }
