"""Daily backups of a database, on a volume that outlives the cluster.

Emits a CronJob, its ServiceAccount and scripts, and the volume with its claim.
"""

from typing import Self

from cdk8s_plus_27 import k8s
from constructs import Construct
from pydantic import Field

from constructs_lib.core.api_objects import manifest, quantity
from constructs_lib.core.fields import FolderPath
from constructs_lib.core.labels import protection
from constructs_lib.core.package_files import package_text
from constructs_lib.core.pods import claim_spec
from constructs_lib.core.quantity import Quantity
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.core.schedule import CronSchedule, TimeZone
from constructs_lib.postgres.database import PostgresDatabase
from constructs_lib.postgres.jobs import SCRIPTS, DatabaseJob, Job, scripts_of

STARTING_DEADLINE_SECONDS = 12 * 60 * 60
"""Seconds for which a missed backup is made up for.

Half a day: a laptop that sleeps at night makes it when it is opened, and not shortly before the
next.
"""


class DatabaseBackupSettings(ResourcesProps):
    """Settings of backups, whatever the database."""

    schedule: CronSchedule = "30 2 * * *"
    """When backups are made. At half past two at night few people are disturbed."""

    time_zone: TimeZone = "Etc/UTC"
    """Time zone of the schedule; one without summer time misses and repeats no night."""

    retention_days: int = Field(default=7, ge=1, le=3650)
    """Days for which a backup is kept."""

    deadline_seconds: int = Field(default=3600, ge=60, le=86400)
    """Seconds after which a backup and its retries are stopped."""

    host_path: FolderPath = "/var/lib/web-platform/backups"
    """Folder of the backups, which must exist on every node and be the same one on all."""

    storage_size: Quantity = "10Gi"
    """Size of that folder, for the claim to match; nothing enforces it."""

    protected: bool = True
    """Whether a `DeletionGuard` protects the claim."""

    cpu_request: Quantity = "100m"
    """CPU that is set aside for a backup or restore."""

    cpu_limit: Quantity = "1"
    """CPU above which a backup or restore is slowed down."""

    memory_request: Quantity = "128Mi"
    """Memory that is set aside for a backup or restore."""

    memory_limit: Quantity = "512Mi"
    """Memory above which a backup or restore is killed."""


class DatabaseBackupProps(DatabaseBackupSettings):
    """Properties for `DatabaseBackup`."""

    database: PostgresDatabase
    """Database that is backed up, in the same namespace."""

    @classmethod
    def of(cls, settings: DatabaseBackupSettings, *, database: PostgresDatabase) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(settings, database=database)


class DatabaseBackup(DatabaseJob):
    """A CronJob, named like its id, that backs up a database and removes old backups."""

    def __init__(self, scope: Construct, id: str, props: DatabaseBackupProps) -> None:
        job = Job(
            program="backup",
            database=props.database,
            backups=id,
            resources=props,
            environment={"RETENTION_DAYS": str(props.retention_days)},
            schedule=props.schedule,
            time_zone=props.time_zone,
            starting_deadline_seconds=STARTING_DEADLINE_SECONDS,
            retries=2,
            deadline_seconds=props.deadline_seconds,
        )
        super().__init__(scope, id, job)
        self.database = props.database
        self.resources: ResourcesProps = props
        labels = f'namespace="{self.namespace}",cronjob="{id}"'
        self.age_seconds = f"time() - kube_cronjob_status_last_successful_time{{{labels}}}"
        """Seconds since the last good backup, as PromQL over kube-state-metrics."""
        self.add_objects(
            {
                "Volume": manifest(self._volume(props)),
                "Claim": manifest(self._claim(props)),
                "Scripts": manifest(
                    k8s.KubeConfigMapProps(
                        metadata=k8s.ObjectMeta(
                            name=scripts_of(id), namespace=self.namespace, labels=self.labels
                        ),
                        data={
                            name: package_text("postgres", f"scripts/{name}") for name in SCRIPTS
                        },
                    )
                ),
            }
        )

    @property
    def _volume_name(self) -> str:
        """Name of the volume, which has no namespace."""
        return f"{self.namespace}-{self.name}"

    def _volume(self, props: DatabaseBackupProps) -> k8s.KubePersistentVolumeProps:
        every_node = k8s.NodeSelectorRequirement(
            key="kubernetes.io/os", operator="In", values=["linux"]
        )
        return k8s.KubePersistentVolumeProps(
            metadata=k8s.ObjectMeta(name=self._volume_name, labels=self.labels),
            spec=k8s.PersistentVolumeSpec(
                capacity={"storage": quantity(props.storage_size)},
                access_modes=["ReadWriteOnce"],
                persistent_volume_reclaim_policy="Retain",
                claim_ref=k8s.ObjectReference(
                    api_version="v1",
                    kind="PersistentVolumeClaim",
                    namespace=self.namespace,
                    name=self.name,
                ),
                # Unlike hostPath, which Pod Security refuses too, it is made writable for fsGroup.
                local=k8s.LocalVolumeSource(path=props.host_path),
                node_affinity=k8s.VolumeNodeAffinity(
                    required=k8s.NodeSelector(
                        node_selector_terms=[k8s.NodeSelectorTerm(match_expressions=[every_node])]
                    )
                ),
            ),
        )

    def _claim(self, props: DatabaseBackupProps) -> k8s.KubePersistentVolumeClaimProps:
        return k8s.KubePersistentVolumeClaimProps(
            metadata=k8s.ObjectMeta(
                name=self.name,
                namespace=self.namespace,
                labels=self.labels | protection(props.protected),
            ),
            # The class is empty, not absent: else the default one makes another volume.
            spec=claim_spec(props.storage_size, "", self._volume_name),
        )
