"""Restores of a database from its backups: by a person, and every week as a drill.

Emits a CronJob and its ServiceAccount for each.
"""

from dataclasses import replace

from constructs import Construct

from constructs_lib.kube.cron_job import CronJobName, seconds_since_success
from constructs_lib.kube.schedules import CronSchedule, TimeZone
from constructs_lib.postgres.backup import DatabaseBackup
from constructs_lib.postgres.backup_jobs import BackupJob, Restore, RestoreSeconds, StoreJob
from constructs_lib.postgres.credentials import login
from constructs_lib.props.arguments import checked_argument, checked_objects
from constructs_lib.tree.api_objects import context_of, path_of


class DatabaseRestore(Restore):
    """A suspended CronJob, named after its id; a Job created from it restores a database.

    It uses the volume and the scripts of the backup, and its settings of container and pods. An
    unchanged Job lists the backups. A Job may change the variables `ACTION` (restore, check …) and
    `BACKUP` (the ID of a snapshot, or latest).
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        backup: DatabaseBackup,
        deadline_seconds: RestoreSeconds = 7200,
    ) -> None:
        """Create the objects. The backup is in the same namespace.

        A restore is stopped after `deadline_seconds`; it takes longer than a backup.
        """
        context_of(scope, id, CronJobName)
        checked_objects(path_of(scope, id), DatabaseBackup, backup=backup)
        super().__init__(scope, id, _job(backup, "list"), deadline_seconds=deadline_seconds)


class RestoreDrill(StoreJob):
    """A CronJob, named after its id, that proves that the newest backup can be restored.

    It restores it into a database of its own, compares that with the backup, and drops it. It needs
    as much space on the server's volume as a restore.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        backup: DatabaseBackup,
        schedule: CronSchedule = "30 4 * * 0",
        time_zone: TimeZone = "Etc/UTC",
        deadline_seconds: RestoreSeconds = 7200,
    ) -> None:
        """Create the objects. The backup is in the same namespace.

        By default the drill runs weekly, two hours after a backup begins. It is stopped after
        `deadline_seconds`.
        """
        context_of(scope, id, CronJobName)
        path = path_of(scope, id)
        checked_objects(path, DatabaseBackup, backup=backup)
        checked_argument(path, "schedule", CronSchedule, schedule)
        checked_argument(path, "time_zone", TimeZone, time_zone)
        checked_argument(path, "deadline_seconds", RestoreSeconds, deadline_seconds)
        times = {
            "schedule": schedule,
            "time_zone": time_zone,
            "deadline_seconds": deadline_seconds,
        }
        job = _job(backup, "drill")
        settings = job.settings.model_copy(update=times)
        super().__init__(scope, id, replace(job, component="restore-drill", settings=settings))
        self.age_seconds = seconds_since_success(self.namespace, id)
        """Seconds since the last successful drill, as PromQL on metrics of kube-state-metrics."""


def _job(backup: DatabaseBackup, action: str) -> BackupJob:
    database, job = backup.database, backup.job
    return replace(
        job,
        program="restore",
        environment={**job.environment, **login(database.credentials_for("superuser"))},
        request={
            "OWNER_PASSWORD": database.credentials_for("owner").key("password"),
            "BACKUP_USERNAME": database.credentials_for("backup").key("username"),
            "BACKUP_PASSWORD": database.credentials_for("backup").key("password"),
            "ACTION": action,
            "BACKUP": "latest",
        },
    )
