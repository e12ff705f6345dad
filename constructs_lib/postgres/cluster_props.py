"""Properties of a PostgreSQL cluster of CloudNativePG, and of what belongs to it."""

import re
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from constructs_lib.kube.default_images import POSTGRES_CLUSTER_IMAGE, POSTGRES_POOLER_IMAGE
from constructs_lib.kube.images import ImageRef, parse_image
from constructs_lib.kube.names import DnsSubdomain, Hostname, Origin, Port, PostgresName
from constructs_lib.kube.quantities import Storage, amount
from constructs_lib.kube.schedules import CronSchedule
from constructs_lib.kube.validation import matching, text_field
from constructs_lib.postgres.backup_repository import Repository
from constructs_lib.postgres.configuration import PostgresConfigurationProps
from constructs_lib.postgres.credentials import PostgresAccessProps
from constructs_lib.postgres.database_props import SMALLEST_STORAGE, refuse_small
from constructs_lib.props.model import Props
from constructs_lib.props.resources import Pods, ResourcesProps, total

BucketName = Annotated[
    str,
    text_field(
        "the name of a bucket (3 to 63 lower-case letters, digits, '-' and '.', a letter or digit "
        "at both ends)",
        matching(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", 63),
    ),
]
"""Name of a bucket of an object store."""

Region = Annotated[
    str,
    text_field("the name of a region, such as 'eu-central-1'", matching(r"[a-z0-9-]+", 63)),
]
"""Region of an object store, which its signatures contain."""


class ObjectStoreProps(Props):
    """The bucket with the base backups and the write-ahead log.

    `/<namespace>/<name>` is added. The Secret `<name>-store` has its login.
    """

    endpoint: Origin
    """Address of the object store, such as `https://s3.example.com`."""

    bucket: BucketName
    """Bucket, which must exist."""

    region: Region = "us-east-1"
    """Region of the bucket. The default is what stores without regions expect."""

    retention_days: int = Field(default=7, ge=1, le=3650)
    """Days to which the database can be restored. It is that of `DatabaseBackup`."""

    schedule: CronSchedule = "30 2 * * *"
    """Schedule of the base backups, in UTC. At half past two at night, few people are disturbed."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="50m", cpu_limit="500m", memory_request="128Mi", memory_limit="512Mi"
    )
    """CPU and memory of the container beside each instance that stores them. It copies one file of
    the log at once for each whole CPU of its limit, at least one.
    """

    def address(self) -> Repository:
        """Return the parts of the address of the store."""
        return Repository.of(f"s3:{self.endpoint}/{self.bucket}")


class PoolerProps(Props):
    """Settings of PgBouncer, which keeps connections to the primary open for applications."""

    instances: int = Field(default=2, ge=1, le=100)
    """Number of its pods. With two, one can be drained."""

    mode: Literal["session", "transaction"] = "session"
    """When a connection is free for another client: after its session, or after each transaction.
    Locks, settings and prepared statements of a session do not work with the second.
    """

    max_client_connections: int = Field(default=500, ge=1, le=100_000)
    """Most clients of each pod; those without a connection of the server wait."""

    pool_size: int = Field(default=15, ge=1, le=1000)
    """Most connections to the server of each pod, for each database and role."""

    image: ImageRef = POSTGRES_POOLER_IMAGE
    """Image with PgBouncer, made by CloudNativePG."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="50m", cpu_limit="500m", memory_request="64Mi", memory_limit="128Mi"
    )
    """CPU and memory of each pod."""


class ImportProps(Props):
    """A server whose database a new cluster takes over, once, when it is born.

    It is read with `superuser_secret`, so it must have the same password of that role.
    """

    host: Hostname
    """Host of the server, such as `postgresql.db.svc.cluster.local`."""

    port: Port = 5432
    """Port of the server, PostgreSQL's default."""

    database: PostgresName | None = None
    """Name of the database there. None: the same name."""


ServerName = Annotated[
    str,
    text_field(
        "the name of a server in the object store (1 to 63 letters, digits, '-', '_' and '.', a "
        "letter or digit first)",
        matching(r"[A-Za-z0-9][A-Za-z0-9._-]*", 63),
    ),
]
"""Folder of a server in the object store, below the prefix of its cluster."""

BackupId = Annotated[
    str,
    text_field("the id of a backup, such as '20261201T023000'", matching(r"\d{8}T\d{6}", 15)),
]
"""Id of a base backup: the time at which it began."""


class RecoveryProps(Props):
    """A backup from which a new cluster begins."""

    server_name: ServerName
    """Server in the object store that the backup is of."""

    backup_id: BackupId | None = None
    """Base backup, such as the one that a drill has proven. None: the latest. All of the
    write-ahead log after it is applied.
    """


class PostgresClusterProps(PostgresAccessProps):
    """Properties for `PostgresCluster`."""

    store: ObjectStoreProps
    """The bucket of its backups. Required: without it a lost cluster is lost for good."""

    image: ImageRef = POSTGRES_CLUSTER_IMAGE
    """Image of the instances, made by CloudNativePG. Its tag begins with PostgreSQL's version."""

    instances: int = Field(default=3, ge=1, le=9)
    """Number of servers: a primary and its standbys. With three, one of each zone of a region, a
    zone can fail while another still stands by.
    """

    synchronous_standbys: int = Field(default=1, ge=0, le=8)
    """Standbys that must have a change before a client is told that it is committed. With 1 no
    commit is lost with the primary. 0: none, and the last moments may be lost.
    """

    zones: Literal["required", "preferred"] = "required"
    """Whether instances must be spread evenly over the zones of the nodes. `required` needs nodes
    with the label `topology.kubernetes.io/zone`. They are always on different nodes.
    """

    resources: ResourcesProps = ResourcesProps(
        cpu_request="500m", cpu_limit="1", memory_request="512Mi", memory_limit="1Gi"
    )
    """CPU and memory of each instance. The memory limit determines the size of its caches."""

    storage_size: Storage = "10Gi"
    """Size of the volume of each instance. It can be raised if the storage class allows that."""

    wal_storage_size: Storage | None = None
    """Size of another volume of each instance, for the write-ahead log. None: it is on the first.
    It can be added later, but not removed.
    """

    storage_class: DnsSubdomain | None = None
    """StorageClass of the volumes. None: the cluster's default. Volumes need no copies of their
    own, since each instance is one.
    """

    configuration: PostgresConfigurationProps = PostgresConfigurationProps()
    """Tuning of each instance."""

    pooler: PoolerProps | None = None
    """PgBouncer between applications and the primary. None: they connect to the primary."""

    server_name: ServerName | None = None
    """Server in the object store into whose folder the cluster archives. None: the cluster's name.
    A recovered cluster needs another one, since the plugin refuses a folder that is in use.
    """

    recover_from: RecoveryProps | None = None
    """Backup from which a new cluster begins. None: a new database. It has no effect on a cluster
    that exists.
    """

    imported_from: ImportProps | None = None
    """Server whose database a new cluster takes over. None: a new cluster begins empty. It has no
    effect on a cluster that exists.
    """

    priority_class: DnsSubdomain | None = None
    """PriorityClass of the instances and of the pooler. None: the cluster's default."""

    protected: bool = True
    """Whether a `DeletionGuard` protects the Cluster, whose deletion would delete its volumes."""

    @model_validator(mode="after")
    def _large_enough(self) -> Self:
        refuse_small(self.configuration, self.resources, self.storage_size)
        wal = self.wal_storage_size
        if wal and amount(wal) < amount(SMALLEST_STORAGE):
            raise ValueError(
                f"'wal_storage_size' must be {SMALLEST_STORAGE} or more, got {wal}; raise it"
            )
        return self

    @model_validator(mode="after")
    def _image_says_its_version(self) -> Self:
        if not re.match(r"\d{2}(?!\d)", parse_image(self.image).tag):
            raise ValueError(
                "'image' must have a tag that begins with PostgreSQL's version, which the operator "
                f"reads there, got {self.image!r}; use one such as '18.6-system-trixie'"
            )
        return self

    @model_validator(mode="after")
    def _begins_in_one_way(self) -> Self:
        if self.recover_from and self.imported_from:
            raise ValueError(
                "'recover_from' and 'imported_from' must not both be given, got "
                f"{self.recover_from.server_name!r} and {self.imported_from.host!r}; leave one out"
            )
        return self

    @model_validator(mode="after")
    def _standbys_exist(self) -> Self:
        if self.synchronous_standbys >= self.instances:
            raise ValueError(
                "'synchronous_standbys' must be below 'instances', one of which is the primary, "
                f"got {self.synchronous_standbys} and {self.instances}; lower the first or raise "
                "the second"
            )
        return self

    @model_validator(mode="after")
    def _the_pool_fits(self) -> Self:
        most = self.configuration.max_connections
        if self.pooler and (needed := self.pooler.instances * self.pooler.pool_size) > most:
            raise ValueError(
                "'pooler.pool_size' must leave the pods of the pooler within "
                f"'configuration.max_connections', got {self.pooler.pool_size} for each of "
                f"{self.pooler.instances} pods and {most}: they are {needed}; lower the first or "
                "raise the last"
            )
        return self

    def pods_in_an_update(self) -> list[Pods]:
        """Return all pods at their highest number, for the quota of the namespace.

        Beside the instances there is a job that makes a new one.
        """
        pods = [Pods(self.instances + 1, self.instance_resources())]
        if self.pooler:
            pods.append(Pods.of_deployment(self.pooler.instances, self.pooler.resources))
        return pods

    def instance_resources(self) -> ResourcesProps:
        """Return the CPU and memory of the pod of an instance."""
        return total(self.resources, self.store.resources)
