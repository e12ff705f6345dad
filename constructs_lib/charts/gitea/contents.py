"""What must exist in Gitea: users, organization, repository. Data for the program that makes it."""

from collections.abc import Mapping

from constructs_lib.charts.gitea import (
    ADMIN_SECRET,
    ADMINISTRATOR,
    PUSHER,
    PUSHER_SECRET,
    READER,
    reader_secret,
)
from constructs_lib.config.secret_ref import SecretKey
from constructs_lib.core.api_objects import Manifest

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


def gitea_contents(
    namespace: str, repository: str, *, url: str, registry: str, webhooks: Mapping[str, SecretKey]
) -> Manifest:
    """Returns the content of `gitea.yaml`.

    Args:
        namespace: Namespace of the Secrets.
        repository: Address of the repository, for its reader.
        url: Address of Gitea on the host.
        registry: Host and port with which names of images begin.
        webhooks: Addresses that are told of each push, and what signs what they are told.
    """
    return {
        "url": url,
        "registry": registry,
        "namespace": namespace,
        "administrator": ADMIN_SECRET.name,
        "users": [
            {"name": READER, "secret": reader_secret(repository).name},
            {"name": PUSHER, "secret": PUSHER_SECRET.name},
        ],
        "organizations": [
            {
                "name": IMAGES,
                "visibility": "public",
                "pushers": [PUSHER],
                "cleanup": [
                    {"type": "container", "keep_count": KEPT_VERSIONS, "remove_days": KEPT_DAYS}
                ],
            }
        ],
        "repositories": [
            {
                "name": REPOSITORY,
                "private": True,
                "default_branch": "main",
                "readers": [READER],
                "webhooks": [
                    {"url": each, "secret": {"name": signed.secret.name, "key": signed.key}}
                    for each, signed in webhooks.items()
                ],
            }
        ],
    }
