"""Properties of a PostgreSQL database."""

import re
from collections.abc import Sequence
from typing import Self

from pydantic import Field, model_validator

from constructs_lib.kube.default_images import POSTGRES_IMAGE
from constructs_lib.kube.images import Image, ImageRef, parse_image
from constructs_lib.kube.names import DnsSubdomain
from constructs_lib.kube.quantities import Storage, amount, format_quantity
from constructs_lib.kube.text import Argument, Reason
from constructs_lib.postgres.configuration import PostgresConfigurationProps
from constructs_lib.postgres.credentials import PostgresAccessProps
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.workloads.container import ContainerProps
from constructs_lib.workloads.pod import PodProps
from constructs_lib.workloads.storage_class import LOCAL_PATH

STARTUP_PERIOD_SECONDS = 5
"""Seconds between startup probes, and so the longest delay until a started server is noticed."""

MEMORY_PER_CONNECTION = "4Mi"
"""Minimum share of the memory limit for each connection: for its process and its sorts."""

SMALLEST_STORAGE = "1Gi"
"""Minimum size of the volume: a new server and its log already take some hundred megabytes."""

OLDEST_VERSION = 18
"""First major version whose image has its data below `/var/lib/postgresql`.

The images before it declare a volume of their own there, which goes with the pod.
"""

OTHER_LAYOUTS = frozenset(
    ("bitnami", "bitnamilegacy", "bitnamisecure", "cloudnative-pg", "enterprisedb")
)
"""Publishers whose images of PostgreSQL have other folders, users and variables."""

_VERSION = re.compile(r"(?:.*[-_.])?pg(\d{1,2})(?!\d).*|v?(\d{1,2})(?!\d).*")


class PostgresDatabaseProps(ContainerProps, PostgresAccessProps):
    """Properties for `PostgresDatabase`.

    Environment, mounts and ports are added to the server's own.
    """

    image: ImageRef = POSTGRES_IMAGE
    """Image of the server: the official Debian image of PostgreSQL 18 or newer, or made from it.

    Older ones keep their data outside the claim, and those with Alpine have another user.
    """

    major_version: int | None = Field(default=None, ge=OLDEST_VERSION, le=99)
    """Major version of PostgreSQL, also for the label `app.kubernetes.io/version`.

    None: the tag of the image says it, as `18.6` or `0.8.1-pg18`. Required with any other tag.
    """

    arguments: Sequence[Argument] = ()
    """Arguments after the server's own, such as `-c` and `work_mem=8MB`."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="500m", cpu_limit="1", memory_request="512Mi", memory_limit="1Gi"
    )
    """CPU and memory of the server. The memory limit determines the size of its caches."""

    pod: PodProps = PodProps()
    """Settings of the pod: volumes, additional containers, labels, placement, rights."""

    storage_size: Storage = "10Gi"
    """Size of the volume. Few storage classes can change it later."""

    storage_class: DnsSubdomain | None = LOCAL_PATH
    """StorageClass of the volume; by default, a folder on a node. None: the cluster's default."""

    protected: bool = True
    """Whether a `DeletionGuard` protects the StatefulSet and its claim.

    For the claim this cannot change later: the template in a StatefulSet is immutable.
    """

    loss_accepted: Reason = ""
    """Why the data need no backup. Empty: a `DatabaseBackup` copies them."""

    startup_seconds: int = Field(default=600, ge=STARTUP_PERIOD_SECONDS, le=86400)
    """Maximum seconds for the server to start. 600 leaves time for recovery from a crash."""

    shutdown_seconds: int = Field(default=120, ge=1, le=3600)
    """Maximum seconds for the server to stop. 120 leaves time to write its cache to disk."""

    configuration: PostgresConfigurationProps = PostgresConfigurationProps()
    """Tuning of the server."""

    @model_validator(mode="after")
    def _image_fits(self) -> Self:
        refuse_unfit_image(self.image, self.major_version)
        return self

    @model_validator(mode="after")
    def _large_enough(self) -> Self:
        refuse_small(self.configuration, self.resources, self.storage_size)
        return self

    def pod_resources(self) -> ResourcesProps:
        """Return the CPU and memory of the whole pod."""
        return self.pod.resources_of(self.resources)


def refuse_small(
    configuration: PostgresConfigurationProps, resources: ResourcesProps, storage_size: str
) -> None:
    """Refuse memory that does not suffice for the connections, or a volume for a new server."""
    connections = configuration.max_connections
    least = connections * amount(MEMORY_PER_CONNECTION)
    limit = resources.memory_limit
    if amount(limit) < least:
        wanted = format_quantity(least, like=MEMORY_PER_CONNECTION)
        raise ValueError(
            f"'memory_limit' must be {MEMORY_PER_CONNECTION} or more for each of "
            f"max_connections, got {limit} for {connections}; "
            f"raise it to {wanted} or lower their number"
        )
    if amount(storage_size) < amount(SMALLEST_STORAGE):
        raise ValueError(
            f"'storage_size' must be {SMALLEST_STORAGE} or more, got {storage_size}; raise it"
        )


def refuse_unfit_image(reference: str, stated: int | None) -> None:
    """Refuse an image that would lose data or not start.

    Without a stated major version of its PostgreSQL the tag must say it, as in `18.6` or
    `0.8-pg18`.
    """
    image = parse_image(reference)
    *folders, name = image.name.split("/")
    if OTHER_LAYOUTS.intersection(folders):
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
    # The tag of another image may be the version of another program.
    if name == "postgres" and tagged not in (None, version):
        raise ValueError(
            f"'major_version' must be that of the image, got {stated} for {reference!r}; "
            "remove it or correct the image"
        )


def _tagged_version(image: Image) -> int | None:
    match = _VERSION.fullmatch(image.tag)
    return int(match[1] or match[2]) if match else None
