"""Jobs on a store of backups: CronJobs whose pods run packaged scripts against a server."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Literal

from cdk8s import ApiObject
from constructs import Construct
from pydantic import Field

from constructs_lib._package_files import package_scripts
from constructs_lib.kube.cron_job import seconds_since_success
from constructs_lib.kube.label_keys import BACKS_UP, RESTORES, low_user
from constructs_lib.kube.manifests import manifest
from constructs_lib.kube.schedules import CronSchedule, TimeZone, longest_pause_hours
from constructs_lib.kube.structs import k8s
from constructs_lib.network.connections import Connectable
from constructs_lib.postgres.backup_store import STARTING_DEADLINE_SECONDS, BackupStore
from constructs_lib.props.arguments import checked_argument
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.tree.api_objects import optional_part, part, path_of
from constructs_lib.workloads.container import ContainerInputs, merged, mounts_of
from constructs_lib.workloads.environment import EnvironmentValue
from constructs_lib.workloads.pod import PodProps
from constructs_lib.workloads.scheduled_job import ScheduledJob, ScheduledJobProps
from constructs_lib.workloads.volumes import VolumeProps

USER_ID = 999
"""User and group of each job: those of PostgreSQL's image, by which ssh finds its user.

They are the same for all, since a pod gives the whole folder, which several share, to its group.
"""

IS_LOW_USER = low_user("user of the image of PostgreSQL, to whom the files of backups belong")
"""Annotations of each job, for scanners."""

SHARED_SCRIPTS = ("snapshots.awk", "store.sh")
"""Scripts by which all jobs use the store."""


def job_scripts(package: str, *names: str) -> dict[str, str]:
    """Return the texts of scripts of a package, and of those that all jobs share, by name."""
    scripts = package_scripts(package, names) | package_scripts("postgres", SHARED_SCRIPTS)
    return dict(sorted(scripts.items()))


class BackupProps(ContainerInputs):
    """Settings of all backups; environment and mounts are added to the job's own."""

    schedule: CronSchedule
    """Schedule of the backups."""

    time_zone: TimeZone = "Etc/UTC"
    """Time zone of the schedule. UTC has no summer time, so no night is missed or repeated."""

    retention_days: int = Field(default=7, ge=1, le=3650)
    """Days whose backups are kept: the newest that have a sound one, however old they are."""

    deadline_seconds: int = Field(default=4 * 60 * 60, ge=60, le=86400)
    """Seconds after which a backup and its retries are stopped.

    For half of them it waits for a restore to end, which by default takes two hours at most: then
    the backup of that night is late, and not lost.
    """

    resources: ResourcesProps
    """CPU and memory of a backup or restore."""

    pod: PodProps = PodProps()
    """Settings of the pods: volumes, additional containers, labels, placement, rights."""

    def pod_resources(self) -> ResourcesProps:
        """Return the CPU and memory of the pod of a backup or restore."""
        return self.pod.resources_of(self.resources)


REASONS = {
    "backup": "Reads all that is backed up",
    "prune": "Locks the backups",
    "restore": "Brings back what was backed up",
}
"""Reasons why a program calls the server."""


RestoreSeconds = Annotated[int, Field(ge=60, le=86400)]
"""Seconds after which a restore or drill is stopped. It takes longer than a backup."""

LATE_HOURS = 2
"""Hours that a run may take longer than the one before, with its retries."""


@dataclass(frozen=True, kw_only=True)
class BackupJob:
    """Properties in which one job differs from another."""

    program: Literal["backup", "prune", "restore"] = "backup"
    """Script that runs."""

    component: str
    """Role in the system."""

    server: Connectable
    """Pods that have what is backed up."""

    port: int
    """Port of those pods."""

    data: str
    """Kind and name of the object that holds what is backed up."""

    store: BackupStore
    """Place of the backups; it has the name of the backup, whose scripts are used."""

    scripts: Mapping[str, str]
    """Texts of the scripts by name. Each job needs all of them."""

    image: str
    """Image that runs them."""

    environment: Mapping[str, EnvironmentValue]
    """Variables before those of the store."""

    request: Mapping[str, EnvironmentValue] = field(default_factory=dict)
    """Variables after those of the store, such as what a restore is asked for."""

    tmp_size: str
    """Size of `/tmp`."""

    suspended: bool = False
    """Whether it runs only when a user creates a Job from it."""

    settings: BackupProps
    """Schedule, time, resources, and what is added to its own environment, mounts and pods."""


class StoreJob(ScheduledJob):
    """A CronJob, named after its id, whose pods run one of the packaged scripts."""

    def __init__(self, scope: Construct, id: str, job: BackupJob) -> None:
        path = path_of(scope, id)
        settings, pod = job.settings, job.settings.pod
        scripts = VolumeProps(
            config_map=job.store.scripts, items=tuple(job.scripts), default_mode=0o555
        )
        volumes = {"scripts": scripts, **job.store.volumes}
        mounts = {**mounts_of({"scripts": "/scripts"}), **job.store.mounts}
        inits = job.store.init_containers
        # A person wants to know at once that another job runs; a scheduled one has time.
        patience = {} if job.suspended else {"LOCK_SECONDS": str(settings.deadline_seconds // 2)}
        environment = {**job.environment, **job.store.environment, **patience, **job.request}
        props = ScheduledJobProps(
            image=job.image,
            command=[f"/scripts/{job.program}.sh"],
            environment=merged(path, "environment", environment, settings.environment),
            environment_from=settings.environment_from,
            mounts=merged(path, "mounts", mounts, settings.mounts),
            resources=settings.resources,
            pod=pod.model_copy(
                update={
                    "annotations": {**IS_LOW_USER, **_role(job), **pod.annotations},
                    "volumes": merged(path, "volumes", volumes, pod.volumes),
                    "init_containers": merged(path, "init_containers", inits, pod.init_containers),
                }
            ),
            tmp_size=job.tmp_size,
            run_as_user=USER_ID,
            run_as_group=USER_ID,
            schedule=settings.schedule,
            time_zone=None if job.suspended else settings.time_zone,
            starting_deadline_seconds=STARTING_DEADLINE_SECONDS,
            # After a restore that failed, a person should look at the cause before trying again.
            retries=0 if job.suspended else 2,
            deadline_seconds=settings.deadline_seconds,
            suspended=job.suspended,
        )
        super().__init__(scope, id, props, component=job.component, container_name=job.program)
        self._schedule = settings.schedule
        # The environment already has the address.
        self.connections.allow_to(
            job.server, job.port, reason=REASONS[job.program], with_variables=False
        )
        if job.store.remote and job.store.remote.outside:
            self.connections.allow_to_outside(
                job.store.remote.port, reason="The store of the backups"
            )

    @property
    def late_after_hours(self) -> int:
        """Hours since the last success after which the next one is late."""
        return longest_pause_hours(self._schedule) + LATE_HOURS


def _role(job: BackupJob) -> dict[str, str]:
    """Return the annotation with what a job does to the data."""
    if job.program == "backup":
        return {BACKS_UP: job.data}
    return {RESTORES: job.data} if job.suspended else {}


class Backup(StoreJob):
    """A job that stores backups, with its scripts, and the volume if there is one."""

    volume: ApiObject | None = optional_part("Volume")
    """The PersistentVolume, None where backups do not lie in a folder of the nodes."""
    claim: ApiObject | None = optional_part("Claim")
    """The PersistentVolumeClaim of the volume, None where backups lie outside the cluster."""
    scripts: ApiObject = part("Scripts")
    """The ConfigMap with the scripts."""

    def __init__(self, scope: Construct, id: str, job: BackupJob) -> None:
        super().__init__(scope, id, job)
        self.job = job
        self.age_seconds = seconds_since_success(self.namespace, id)
        """Seconds since the last successful backup, as PromQL on metrics of kube-state-metrics."""
        metadata = k8s.ObjectMeta(
            name=job.store.scripts, namespace=self.namespace, labels=self.labels
        )
        scripts = k8s.ConfigMap(metadata=metadata, data=dict(job.scripts))
        self.add({**job.store.objects(self.labels), "Scripts": manifest(scripts)})


class Restore(StoreJob):
    """A suspended CronJob, from which a Job is made to restore.

    It uses the volume and the scripts of the backup, and its settings of container and pods.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        job: BackupJob,
        *,
        deadline_seconds: int = 7200,
    ) -> None:
        """Create the objects. A restore takes longer than a backup, and has two hours."""
        checked_argument(path_of(scope, id), "deadline_seconds", RestoreSeconds, deadline_seconds)
        # A schedule is required, but without effect: the CronJob is suspended.
        times = {
            "schedule": "0 0 1 1 *",
            "deadline_seconds": deadline_seconds,
        }
        suspended = replace(
            job,
            program="restore",
            component="restore",
            suspended=True,
            settings=job.settings.model_copy(update=times),
        )
        super().__init__(scope, id, suspended)
