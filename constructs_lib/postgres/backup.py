"""Daily backups of a database, in a place that outlives the cluster.

Emits a CronJob, its ServiceAccount and scripts, and the volume with its claim if there is one; a
second CronJob where another login removes old backups.
"""

from dataclasses import replace

from constructs import Construct

from constructs_lib.kube.cron_job import CronJobName
from constructs_lib.kube.schedules import CronSchedule
from constructs_lib.postgres.backup_jobs import (
    Backup,
    BackupJob,
    BackupProps,
    StoreJob,
    job_scripts,
)
from constructs_lib.postgres.backup_store import BackupStore, BackupStoreProps
from constructs_lib.postgres.credentials import login
from constructs_lib.postgres.database import PostgresDatabase
from constructs_lib.postgres.server import MAINTENANCE_DATABASE, SERVER_PORT
from constructs_lib.props.arguments import checked_namespace, checked_objects
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.tree.api_objects import context_of, path_of

SCRIPTS = (
    "backup.sh",
    "common.sh",
    "create.sql",
    "dump.sh",
    "entries.sql",
    "losses.sql",
    "manifest.sql",
    "new_database.sh",
    "properties.sql",
    "prune.sh",
    "restore.sh",
)
"""Scripts that only the jobs of a database have."""


class DatabaseBackupProps(BackupStoreProps, BackupProps):
    """Properties for `DatabaseBackup`; environment and mounts are added to the job's own."""

    schedule: CronSchedule = "30 2 * * *"
    """Schedule of the backups. At half past two at night, few people are disturbed."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="1", memory_request="128Mi", memory_limit="512Mi"
    )
    """CPU and memory of a backup or restore."""


class DatabaseBackup(Backup):
    """A CronJob, named after its id, that backs up a database and removes old backups."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: DatabaseBackupProps,
        *,
        database: PostgresDatabase,
    ) -> None:
        """Create the objects. The database is in the same namespace."""
        context = context_of(scope, id, CronJobName, props, DatabaseBackupProps)
        path = path_of(scope, id)
        checked_objects(path, PostgresDatabase, database=database)
        self.database = database
        """Database that it backs up."""
        checked_namespace(path, "database", database.namespace, context.namespace)
        job = BackupJob(
            component="backup",
            data=f"StatefulSet {self.database.id}",
            server=self.database,
            port=SERVER_PORT,
            store=BackupStore(props, context.namespace, id),
            scripts=job_scripts("postgres", *SCRIPTS),
            image=self.database.image,
            environment={
                **self.database.connections.environment,
                "PGDATABASE": MAINTENANCE_DATABASE,
                **login(self.database.credentials_for("backup")),
                "PGCONNECT_TIMEOUT": "10",
                "DATABASE": self.database.database,
                "OWNER_USERNAME": self.database.credentials_for("owner").key("username"),
                "NAMESPACE": context.namespace,
                "RETENTION_DAYS": str(props.retention_days),
                **({"REMOVES_OLD": "no"} if props.prune else {}),
            },
            # Room for the files of 16 MiB that restic writes before it stores them.
            tmp_size="256Mi",
            settings=props,
        )
        super().__init__(scope, id, job)
        self.prune: StoreJob | None = None
        """The job that removes old backups. None: the backup itself does."""
        if props.prune:
            pruning = replace(
                job,
                program="prune",
                component="prune",
                store=replace(job.store, prunes=True),
                settings=props.model_copy(update={"schedule": props.prune.schedule}),
            )
            self.prune = StoreJob(scope, f"{id}-prune", pruning)
