"""Daily backups of a database, in a place that outlives the cluster.

Emits a CronJob, its ServiceAccount and scripts, and the volume with its claim if there is one.
"""

from typing import Self

from cdk8s import ApiObject
from cdk8s_plus_27 import k8s
from constructs import Construct
from pydantic import Field

from constructs_lib.backups.store import (
    STARTING_DEADLINE_SECONDS,
    BackupStore,
    BackupStoreSettings,
)
from constructs_lib.config.container import ContainerInputs
from constructs_lib.config.pod import PodSettings
from constructs_lib.core.api_objects import context_of, manifest, path_of
from constructs_lib.core.cron_job import CronJobName, seconds_since_success
from constructs_lib.core.fields import POD_NETWORK, LabelValue, PodNetwork
from constructs_lib.core.package_files import package_text
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.core.schedule import CronSchedule, TimeZone
from constructs_lib.postgres.database import PostgresDatabase
from constructs_lib.postgres.jobs import SCRIPTS, DatabaseJob, Job


class DatabaseBackupSettings(BackupStoreSettings, ContainerInputs):
    """Settings of backups of any database; environment and mounts are added to the job's own."""

    schedule: CronSchedule = "30 2 * * *"
    """Schedule of the backups. At half past two at night, few people are disturbed."""

    time_zone: TimeZone = "Etc/UTC"
    """Time zone of the schedule. UTC has no summer time, so no night is missed or repeated."""

    retention_days: int = Field(default=7, ge=1, le=3650)
    """Days whose backups are kept: the newest that have a sound one, however old they are."""

    deadline_seconds: int = Field(default=4 * 60 * 60, ge=60, le=86400)
    """Seconds after which a backup and its retries are stopped.

    For half of them it waits for a restore to end, which by default takes two hours at most: then
    the backup of that night is late, and not lost.
    """

    resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="1", memory_request="128Mi", memory_limit="512Mi"
    )
    """CPU and memory of a backup or restore."""

    pod: PodSettings = PodSettings()
    """Settings of the pods: volumes, additional containers, labels, placement, rights."""

    def pod_resources(self) -> ResourcesProps:
        """Returns the CPU and memory of the pod of a backup or restore."""
        return self.pod.resources_of(self.resources)


class DatabaseBackupProps(DatabaseBackupSettings):
    """Properties for `DatabaseBackup`."""

    database: PostgresDatabase
    """Database to back up, in the same namespace."""

    component: LabelValue = "backup"
    """Role in the system, for the label `app.kubernetes.io/component`."""

    pod_network: PodNetwork = POD_NETWORK
    """Addresses of all pods, which the way to a repository outside the cluster excludes."""

    @classmethod
    def of(
        cls,
        settings: DatabaseBackupSettings,
        *,
        database: PostgresDatabase,
        component: str = "backup",
        pod_network: str = POD_NETWORK,
    ) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(
            settings, database=database, component=component, pod_network=pod_network
        )


class DatabaseBackup(DatabaseJob):
    """A CronJob, named after its id, that backs up a database and removes old backups."""

    def __init__(self, scope: Construct, id: str, props: DatabaseBackupProps) -> None:
        context = context_of(scope, id, CronJobName, props, DatabaseBackupProps)
        if props.database.namespace != context.namespace:
            raise ValueError(
                f"{path_of(scope, id)}: 'database' must be in the namespace of this Chart "
                f"('{context.namespace}'), got one in '{props.database.namespace}'; create the "
                "backup in a Chart of that namespace"
            )
        self.job = Job(
            program="backup",
            component=props.component,
            database=props.database,
            store=BackupStore(props, context.namespace, id),
            pod_network=props.pod_network,
            role="backup",
            retention_days=props.retention_days,
            environment={},
            schedule=props.schedule,
            time_zone=props.time_zone,
            starting_deadline_seconds=STARTING_DEADLINE_SECONDS,
            retries=2,
            deadline_seconds=props.deadline_seconds,
            resources=props.resources,
            inputs=props,
            pod=props.pod,
        )
        super().__init__(scope, id, self.job)
        self.age_seconds = seconds_since_success(self.namespace, id)
        """Seconds since the last successful backup, as PromQL on metrics of kube-state-metrics."""
        self.add(
            {
                **self.job.store.objects(self.labels),
                "Scripts": manifest(
                    k8s.KubeConfigMapProps(
                        metadata=k8s.ObjectMeta(
                            name=self.job.store.scripts,
                            namespace=self.namespace,
                            labels=self.labels,
                        ),
                        data={
                            name: package_text("postgres", f"scripts/{name}") for name in SCRIPTS
                        },
                    )
                ),
            }
        )

    @property
    def volume(self) -> ApiObject | None:
        """The PersistentVolume, None where backups do not lie in a folder of the nodes."""
        return self.optional_child("Volume")

    @property
    def claim(self) -> ApiObject | None:
        """The PersistentVolumeClaim of the volume, None where backups lie outside the cluster."""
        return self.optional_child("Claim")

    @property
    def scripts(self) -> ApiObject:
        """The ConfigMap with the scripts."""
        return self.child("Scripts")
