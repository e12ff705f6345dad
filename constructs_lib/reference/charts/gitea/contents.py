"""What must exist in Gitea: users, organization, repository. Data for the program that makes it."""

from collections.abc import Sequence
from typing import NamedTuple

from constructs_lib.props import SecretKey
from constructs_lib.reference.bootstrap_files import (
    BranchProtection,
    CleanupRule,
    GiteaContents,
    Organization,
    Repository,
    SigningKey,
    User,
    Webhook,
)
from constructs_lib.reference.charts.gitea import (
    ADMIN_SECRET,
    ADMINISTRATOR,
    BUILDER,
    BUILDER_SECRET,
    COMMENTER,
    COMMENTER_SECRET,
    PIPELINE,
    PIPELINE_SECRET,
    PUSHER,
    PUSHER_SECRET,
    READER,
    REPORTER,
    REPORTER_SECRET,
    MainBranchProps,
    reader_secret,
)

PUSH = ("push",)
"""Events of a repository that Argo CD is told of."""

PUSH_AND_PULL_REQUEST = ("push", "pull_request", "pull_request_sync")
"""Events of a repository that a handler of builds is told of. The last one is a push to the branch
of a pull request.
"""

REPOSITORY = f"{ADMINISTRATOR}/web-platform"
"""Owner and name of the repository."""

IMAGES = "web"
"""Organization of the images, which everybody may pull: `web` in `localhost:30500/web/…`."""

KEPT_VERSIONS = 25
"""Newest versions of each image that are never removed; Gitea offers 1, 5, 10, 25, 50 and 100.

Each platform of an image of several platforms counts as a version.
"""

KEPT_DAYS = 30
"""Days for which every version is kept; Gitea offers 7, 14, 30, 60, 90 and 180."""


AMBIGUOUS_TAGS = "refs/*"
"""Tags that only the administrator may push. While a tag `refs/heads/main` exists, Git refuses to
push to branch `main` by its full name.
"""


class RepositoryWebhook(NamedTuple):
    """An address that is told of events of the repository."""

    url: str
    secret: SecretKey
    """Value that signs what it is told."""

    events: Sequence[str]
    """Events by Gitea's names."""


def gitea_contents(
    namespace: str,
    repository: str,
    *,
    url: str,
    registry: str,
    webhooks: Sequence[RepositoryWebhook],
    main_branch: MainBranchProps,
) -> GiteaContents:
    """Return the content of `gitea.yaml`. Names of images begin with `registry`."""
    developers = [] if main_branch.pull_requests else [ADMINISTRATOR]
    cleanup = CleanupRule(type="container", keep_count=KEPT_VERSIONS, remove_days=KEPT_DAYS)
    return GiteaContents(
        url=url,
        registry=registry,
        namespace=namespace,
        administrator=ADMIN_SECRET.name,
        users=[
            User(name=READER, secret=reader_secret(repository).name),
            User(name=PUSHER, secret=PUSHER_SECRET.name),
            User(name=BUILDER, secret=BUILDER_SECRET.name),
            User(name=PIPELINE, secret=PIPELINE_SECRET.name),
            User(name=REPORTER, secret=REPORTER_SECRET.name),
            User(name=COMMENTER, secret=COMMENTER_SECRET.name),
        ],
        organizations=[
            Organization(name=IMAGES, visibility="public", pushers=[PUSHER], cleanup=[cleanup])
        ],
        repositories=[
            Repository(
                name=REPOSITORY,
                private=True,
                default_branch="main",
                readers=[READER, BUILDER, COMMENTER],
                writers=[PIPELINE, REPORTER],
                protections=[
                    BranchProtection(
                        branch="main",
                        pushers=[*developers, PIPELINE],
                        rewriters=developers,
                        mergers=[ADMINISTRATOR],
                        approvals=main_branch.approvals,
                        required_checks=list(main_branch.required_checks),
                    )
                ],
                refused_tags=[AMBIGUOUS_TAGS],
                webhooks=[
                    Webhook(
                        url=each.url,
                        secret=SigningKey(name=each.secret.secret.name, key=each.secret.key),
                        events=list(each.events),
                    )
                    for each in webhooks
                ],
            )
        ],
    )
