"""Contents of Gitea by `contents.yaml` beside it, for the program that makes them."""

from collections.abc import Sequence
from importlib.resources import files

import yaml

from constructs_lib.props import SecretKey
from constructs_lib.reference.bootstrap_files import GiteaContents
from constructs_lib.reference.charts.gitea import ADMINISTRATOR, PIPELINE, MainBranchProps

PUSH = ("push",)
"""Events of a repository that Argo CD is told of."""

PUSH_AND_PULL_REQUEST = ("push", "pull_request", "pull_request_sync")
"""Events of a repository that a handler of builds is told of. The last one is a push to the branch
of a pull request.
"""

REPOSITORY = f"{ADMINISTRATOR}/web-platform"
"""Owner and name of the repository."""


def gitea_contents(
    namespace: str,
    *,
    url: str,
    registry: str,
    webhooks: Sequence[tuple[str, SecretKey, Sequence[str]]],
    main_branch: MainBranchProps,
) -> GiteaContents:
    """Return the content of `gitea.yaml`. Names of images begin with `registry`.

    `webhooks` are addresses that are told of events of the repository, the value that signs what
    they are told, and the events by Gitea's names.
    """
    file = files("constructs_lib.reference.charts.gitea") / "contents.yaml"
    contents = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    (repository,) = contents["repositories"]
    (main,) = repository["protections"]
    developers = [] if main_branch.pull_requests else [ADMINISTRATOR]
    main["pushers"], main["rewriters"] = [*developers, PIPELINE], developers
    main["approvals"] = main_branch.approvals
    main["required_checks"] = list(main_branch.required_checks)
    repository["webhooks"] = [
        {"url": url, "secret": {"name": key.secret.name, "key": key.key}, "events": [*events]}
        for url, key, events in webhooks
    ]
    return GiteaContents(url=url, registry=registry, namespace=namespace, **contents)
