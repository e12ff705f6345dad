"""Base of backup and restore: a job with the packaged scripts, in the image of Gitea."""

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
from constructs_lib.core.fields import Port
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.network.chart_pods import ChartPods
from constructs_lib.network.peer import Peer
from constructs_lib.web.scheduled_job import ScheduledJob, ScheduledJobProps

SCRIPTS = ("backup.sh", "common.sh", "restore.sh", "snapshots.awk", "store.sh")
"""Files in the ConfigMap of a backup. Each job needs all of them."""

USER_ID = 999
"""User and group of each job, those of the jobs of databases: its pod gives the whole folder, which
several share, to its group.
"""


@dataclass(frozen=True, kw_only=True)
class Job:
    """Properties in which one job differs from another."""

    program: Literal["backup", "restore"]
    """Script that runs."""

    component: str
    """Role in the system."""

    server: ChartPods | Peer
    """Pods of Gitea."""

    port: Port
    """Port of those pods."""

    store: BackupStore
    """Place of the backups; it has the name of the backup, whose scripts are used."""

    image: str
    """Image that runs the script."""

    environment: Mapping[str, EnvironmentValue]
    """Variables beside those of the store."""

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

    work_size: str
    """Size of `/tmp`."""

    inputs: ContainerInputs
    """Environment and mounts in addition to its own."""

    pod: PodSettings
    """Settings of its pods."""


class GitJob(ScheduledJob):
    """A CronJob, named after its id, whose pods run one of the packaged scripts."""

    def __init__(self, scope: Construct, id: str, job: Job) -> None:
        path = path_of(scope, id)
        scripts = VolumeSettings(config_map=job.store.scripts, items=SCRIPTS, default_mode=0o555)
        volumes = {"scripts": scripts, **job.store.volumes}
        mounts = {**mounts_of({"scripts": "/scripts"}), **job.store.mounts}
        # A person wants to know at once that another job runs; a scheduled one has time.
        patience = {} if job.suspended else {"LOCK_SECONDS": str(job.deadline_seconds // 2)}
        environment = {**job.environment, **job.store.environment, **patience}
        inits = job.store.init_containers
        props = ScheduledJobProps(
            image=job.image,
            component=job.component,
            container_name=job.program,
            command=[f"/scripts/{job.program}.sh"],
            environment=merged(path, "environment", environment, job.inputs.environment),
            environment_from=job.inputs.environment_from,
            mounts=merged(path, "mounts", mounts, job.inputs.mounts),
            resources=job.resources,
            pod=job.pod.model_copy(
                update={
                    "volumes": merged(path, "volumes", volumes, job.pod.volumes),
                    "init_containers": merged(
                        path, "init_containers", inits, job.pod.init_containers
                    ),
                }
            ),
            tmp_size=job.work_size,
            run_as_user=USER_ID,
            run_as_group=USER_ID,
            schedule=job.schedule,
            time_zone=job.time_zone,
            starting_deadline_seconds=job.starting_deadline_seconds,
            retries=job.retries,
            deadline_seconds=job.deadline_seconds,
            suspended=job.suspended,
        )
        super().__init__(scope, id, props)
        self.connections.allow_to(job.server, job.port)
