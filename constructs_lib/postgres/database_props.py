"""Properties of a PostgreSQL database."""

from collections.abc import Sequence
from typing import Self

from pydantic import Field, model_validator

from constructs_lib.core.fields import DnsSubdomain
from constructs_lib.core.image import ImageRef
from constructs_lib.core.quantity import Storage, amount, format_quantity
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.core.text import Argument
from constructs_lib.images import POSTGRES_IMAGE
from constructs_lib.postgres.configuration import PostgresConfigurationProps
from constructs_lib.postgres.credentials import PostgresAccessProps
from constructs_lib.postgres.image import OLDEST_VERSION, refuse_unfit_image
from constructs_lib.workloads.container import ContainerProps
from constructs_lib.workloads.pod import PodProps
from constructs_lib.workloads.storage_class import LOCAL_PATH

STARTUP_PERIOD_SECONDS = 5
"""Seconds between startup probes, and so the longest delay until a started server is noticed."""

MEMORY_PER_CONNECTION = "4Mi"
"""Minimum share of the memory limit for each connection: for its process and its sorts."""

SMALLEST_STORAGE = "1Gi"
"""Minimum size of the volume: a new server and its log already take some hundred megabytes."""


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
