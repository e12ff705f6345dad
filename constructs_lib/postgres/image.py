"""Checks of the image of a PostgreSQL server."""

import re

from constructs_lib.core.image import Image, parse_image

OLDEST_VERSION = 18
"""First major version whose image has its data below `/var/lib/postgresql`.

The images before it declare a volume of their own there, which goes with the pod.
"""

OTHER_PROGRAMS = frozenset(
    ("clickhouse", "mariadb", "mongo", "mongodb", "mysql", "percona", "redis", "valkey")
)
"""Names of images that are no PostgreSQL at all."""

OTHER_LAYOUTS = frozenset(
    ("bitnami", "bitnamilegacy", "bitnamisecure", "cloudnative-pg", "enterprisedb")
)
"""Publishers whose images of PostgreSQL have other folders, users and variables."""

_VERSION = re.compile(r"(?:.*[-_.])?pg(\d{1,2})(?!\d).*|v?(\d{1,2})(?!\d).*")


def refuse_unfit_image(reference: str, stated: int | None) -> None:
    """Refuse an image that would lose data or not start.

    Without a stated major version of its PostgreSQL the tag must say it, as in `18.6` or
    `0.8-pg18`.
    """
    image = parse_image(reference)
    *folders, name = image.name.split("/")
    if name.startswith(tuple(OTHER_PROGRAMS)) or OTHER_LAYOUTS.intersection(folders):
        raise ValueError(
            "'image' must be the official Debian image of PostgreSQL or be made from it, "
            f"got {reference!r}; use docker.io/library/postgres"
        )
    if "alpine" in image.tag:
        raise ValueError(
            "'image' must be a Debian variant, since Alpine's has the user 'postgres' under "
            f"another number, got {reference!r}; use the tag without 'alpine'"
        )
    tagged = _tagged_version(image)
    version = tagged if stated is None else stated
    if version is None:
        raise ValueError(
            "'image' must have the version of PostgreSQL in its tag if 'major_version' is not "
            f"given, got {reference!r}; state 'major_version'"
        )
    if version < OLDEST_VERSION:
        raise ValueError(
            f"'image' must be PostgreSQL {OLDEST_VERSION} or newer, since older ones keep their "
            f"data outside the volume of the claim, got {reference!r}; use a newer one, or state "
            "'major_version' if the tag is not PostgreSQL's version"
        )
    # Of an image of another name, the tag may be the version of something else.
    if name == "postgres" and tagged not in (None, version):
        raise ValueError(
            f"'major_version' must be that of the image, got {stated} for {reference!r}; "
            "remove it or correct the image"
        )


def _tagged_version(image: Image) -> int | None:
    match = _VERSION.fullmatch(image.tag)
    return int(match[1] or match[2]) if match else None
