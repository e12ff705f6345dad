"""Base of backup and restore: a job with the packaged scripts, connected to the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from constructs import Construct

from constructs_lib.backups.store import BackupStore
from constructs_lib.config.container import ContainerInputs, mounts_of
from constructs_lib.config.environment import EnvironmentValue
from constructs_lib.config.own_names import merged
from constructs_lib.config.pod import PodSettings
from constructs_lib.config.volumes import VolumeSettings
from constructs_lib.core.api_objects import path_of
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.postgres.credentials import Role
from constructs_lib.postgres.database import PostgresDatabase
from constructs_lib.postgres.server import MAINTENANCE_DATABASE, POSTGRES_USER_ID, SERVER_PORT
from constructs_lib.web.scheduled_job import ScheduledJob, ScheduledJobProps

SCRIPTS = (
    "backup.sh",
    "common.sh",
    "create.sql",
    "dump.sh",
    "entries.sql",
    "losses.sql",
    "manifest.sql",
    "properties.sql",
    "receive.sh",
    "restore.sh",
    "snapshots.sql",
)
"""Files in the ConfigMap of a backup. Each job needs all of them."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """Properties in which one job differs from another."""

    program: Literal["backup", "restore"]
    """Script that runs."""

    role: Role
    """Role that it connects as."""

    component: str
    """Role in the system."""

    database: PostgresDatabase
    """Database that it works on."""

    store: BackupStore
    """Place of the backups; it has the name of the backup, whose scripts are used."""

    pod_network: str
    """Addresses of all pods."""

    retention_days: int
    """Days that keep their backups."""

    environment: Mapping[str, EnvironmentValue]
    """Variables that only this script gets."""

    schedule: str
    """Schedule of its runs."""

    time_zone: str | None = None
    """Time zone of the schedule. None: the controller's."""

    starting_deadline_seconds: int | None = None
    """Seconds within which a missed run still starts. None: no limit."""

    suspended: bool = False
    """Whether it runs only when somebody creates a Job from it."""

    retries: int
    """Number of retries of a failed run."""

    deadline_seconds: int
    """Seconds after which a run and its retries are stopped."""

    resources: ResourcesProps
    """CPU and memory."""

    inputs: ContainerInputs
    """Environment and mounts in addition to its own."""

    pod: PodSettings
    """Settings of its pods."""


class DatabaseJob(ScheduledJob):
    """A CronJob, named after its id, whose pods run one of the packaged scripts."""

    def __init__(self, scope: Construct, id: str, job: Job) -> None:
        path = path_of(scope, id)
        scripts = VolumeSettings(config_map=job.store.scripts, items=SCRIPTS, default_mode=0o555)
        volumes = {"scripts": scripts, **job.store.volumes}
        mounts = {**mounts_of({"scripts": "/scripts"}), **job.store.mounts}
        props = ScheduledJobProps(
            image=job.database.image,
            component=job.component,
            container_name=job.program,
            command=[f"/scripts/{job.program}.sh"],
            environment=merged(path, "environment", _environment(job), job.inputs.environment),
            environment_from=job.inputs.environment_from,
            mounts=merged(path, "mounts", mounts, job.inputs.mounts),
            resources=job.resources,
            pod=job.pod.model_copy(
                update={
                    "volumes": merged(path, "volumes", volumes, job.pod.volumes),
                    "init_containers": merged(
                        path,
                        "init_containers",
                        job.store.init_containers,
                        job.pod.init_containers,
                    ),
                }
            ),
            # Room for the files of 16 MiB that restic writes before it stores them.
            tmp_size="256Mi",
            run_as_user=POSTGRES_USER_ID,
            run_as_group=POSTGRES_USER_ID,
            schedule=job.schedule,
            time_zone=job.time_zone,
            starting_deadline_seconds=job.starting_deadline_seconds,
            retries=job.retries,
            deadline_seconds=job.deadline_seconds,
            suspended=job.suspended,
        )
        super().__init__(scope, id, props)
        # The port is given, since the environment already has the address.
        self.connections.allow_to(job.database, SERVER_PORT)
        if job.store.remote and job.store.remote.outside:
            self.connections.allow_to_outside(job.pod_network, job.store.remote.port)


def _environment(job: Job) -> dict[str, EnvironmentValue]:
    credentials = job.database.credentials_for(job.role)
    # A person wants to know at once that another job runs; a scheduled one has time.
    patience = {} if job.suspended else {"LOCK_SECONDS": str(job.deadline_seconds // 2)}
    return {
        **job.database.connections.environment,
        "PGDATABASE": MAINTENANCE_DATABASE,
        "PGUSER": credentials.key("username"),
        "PGPASSWORD": credentials.key("password"),
        "PGCONNECT_TIMEOUT": "10",
        "DATABASE": job.database.database,
        "OWNER_USERNAME": job.database.credentials_for("owner").key("username"),
        "NAMESPACE": job.database.namespace,
        "RETENTION_DAYS": str(job.retention_days),
        **job.store.environment,
        **patience,
        **job.environment,
    }
