"""What backup and restore of a database have in common: the CronJob and its pods."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cdk8s_plus_27 import k8s
from constructs import Construct

from constructs_lib.config.environment import EnvironmentValue, env_vars
from constructs_lib.core.api_objects import ApiObjects, context_of, manifest
from constructs_lib.core.cron_job import cron_job
from constructs_lib.core.declarations import Declarations
from constructs_lib.core.fields import DnsLabel
from constructs_lib.core.image import parse_image
from constructs_lib.core.labels import labels, selector_labels
from constructs_lib.core.pods import (
    claim_volume,
    config_volume,
    container_security_context,
    empty_volume,
    mounts,
    pod_security_context,
)
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.network.connections import Connections
from constructs_lib.postgres.database import (
    MAINTENANCE_DATABASE,
    POSTGRES_USER_ID,
    PostgresDatabase,
)

SCRIPTS = ("backup.sh", "common.sh", "restore.sh", "tables.sql")
"""Files in the ConfigMap of a backup; each of its programs needs all."""


def scripts_of(backup: str) -> str:
    """Returns the name of the ConfigMap with the scripts of a backup."""
    return f"{backup}-scripts"


@dataclass(frozen=True, kw_only=True)
class Job:
    """What tells one job from another."""

    program: Literal["backup", "restore"]
    """Script that runs."""

    database: PostgresDatabase
    """Database that it works on."""

    backups: str
    """Name of the backup, whose volume and scripts it uses."""

    resources: ResourcesProps
    """What the container may use."""

    environment: Mapping[str, str]
    """Variables that only this program has."""

    schedule: str
    """When it runs."""

    time_zone: str | None = None
    """Time zone of the schedule. None: that of the controller."""

    starting_deadline_seconds: int | None = None
    """Seconds for which a missed start is made up for. None: without end."""

    suspended: bool = False
    """Whether it runs only when somebody makes a Job of it."""

    retries: int
    """Runs after one that failed."""

    deadline_seconds: int
    """Seconds after which a run and its retries are stopped."""


class DatabaseJob(ApiObjects):
    """A CronJob, named like its id, whose pods run one of the packaged scripts.

    Also emits its ServiceAccount, and connects it to the database.
    """

    def __init__(self, scope: Construct, id: str, job: Job) -> None:
        context = context_of(scope, id, DnsLabel)
        self.name = id
        self.namespace = context.namespace
        self.selector = selector_labels(context, id)
        self.labels = labels(context, id, job.program, parse_image(job.database.image).version)
        resource = cron_job(
            self.metadata(),
            self._pod(job),
            schedule=job.schedule,
            time_zone=job.time_zone,
            starting_deadline_seconds=job.starting_deadline_seconds,
            retries=job.retries,
            deadline_seconds=job.deadline_seconds,
            suspended=job.suspended,
        )
        account = k8s.KubeServiceAccountProps(
            metadata=self.metadata(), automount_service_account_token=False
        )
        superuser = job.database.credentials_for("superuser")
        super().__init__(
            scope,
            id,
            {"Resource": manifest(resource), "ServiceAccount": manifest(account)},
            Declarations(secrets=[superuser.declaration(self.namespace)]),
        )
        self.connections = Connections(
            id, self.namespace, self.selector, owner=self, labels=self.labels
        )
        self.connections.allow_to(job.database)

    def metadata(self, suffix: str = "") -> k8s.ObjectMeta:
        """Returns the metadata of an object whose name is the id and a suffix."""
        name = f"{self.name}{suffix}"
        return k8s.ObjectMeta(name=name, namespace=self.namespace, labels=self.labels)

    def _pod(self, job: Job) -> k8s.PodSpec:
        return k8s.PodSpec(
            restart_policy="Never",
            service_account_name=self.name,
            automount_service_account_token=False,
            enable_service_links=False,
            security_context=pod_security_context(POSTGRES_USER_ID, POSTGRES_USER_ID),
            containers=[self._container(job)],
            volumes=[
                config_volume("scripts", scripts_of(job.backups), SCRIPTS, 0o555),
                claim_volume("backups", job.backups),
                empty_volume("tmp", "64Mi"),
            ],
        )

    @staticmethod
    def _container(job: Job) -> k8s.Container:
        superuser = job.database.credentials_for("superuser")
        environment: dict[str, EnvironmentValue] = {
            **job.database.connections.environment,
            "PGDATABASE": MAINTENANCE_DATABASE,
            "PGUSER": superuser.key("username"),
            "PGPASSWORD": superuser.key("password"),
            "PGCONNECT_TIMEOUT": "10",
            "DATABASE": job.database.database,
            "BACKUPS": "/backups",
            **job.environment,
        }
        return k8s.Container(
            name=job.program,
            image=job.database.image,
            command=[f"/scripts/{job.program}.sh"],
            env=env_vars(environment),
            resources=job.resources.requirements(),
            security_context=container_security_context(),
            volume_mounts=mounts({"scripts": "/scripts", "backups": "/backups", "tmp": "/tmp"}),
        )
