"""Restores of a database from its backups: by a person, and every week as a drill.

Emits a CronJob and its ServiceAccount for each.
"""

from dataclasses import replace

from constructs import Construct
from pydantic import Field

from constructs_lib.core.api_objects import context_of
from constructs_lib.core.cron_job import CronJobName, seconds_since_success
from constructs_lib.core.fields import LabelValue
from constructs_lib.core.props import Props
from constructs_lib.core.schedule import CronSchedule, TimeZone
from constructs_lib.postgres.backup import DatabaseBackup, login
from constructs_lib.postgres.backup_jobs import Job, Restore, RestoreProps, StoreJob
from constructs_lib.postgres.backup_store import FOLDER


class DatabaseRestoreProps(RestoreProps):
    """Properties for `DatabaseRestore`."""

    backup: DatabaseBackup
    """Backup whose database is restored, in the same namespace."""


class DatabaseRestore(Restore):
    """A suspended CronJob, named after its id; a Job created from it restores a database.

    It uses the volume and the scripts of the backup, and its settings of container and pods. An
    unchanged Job lists the backups. A Job may change the variables `ACTION` (restore, check …) and
    `BACKUP` (the ID of a snapshot, or latest).
    """

    def __init__(self, scope: Construct, id: str, props: DatabaseRestoreProps) -> None:
        context_of(scope, id, CronJobName, props, DatabaseRestoreProps)
        super().__init__(scope, id, props, _job(props.backup, "list"))


class RestoreDrillProps(Props):
    """Properties for `RestoreDrill`."""

    backup: DatabaseBackup
    """Backup whose newest snapshot is restored, in the same namespace."""

    component: LabelValue = "restore-drill"
    """Role in the system, for the label `app.kubernetes.io/component`."""

    schedule: CronSchedule = "30 4 * * 0"
    """Schedule of the drills. Weekly, two hours after a backup begins."""

    time_zone: TimeZone = "Etc/UTC"
    """Time zone of the schedule."""

    deadline_seconds: int = Field(default=7200, ge=60, le=86400)
    """Seconds after which a drill is stopped."""


class RestoreDrill(StoreJob):
    """A CronJob, named after its id, that proves that the newest backup can be restored.

    It restores it into a database of its own, compares that with the backup, and drops it. It needs
    as much space on the server's volume as a restore.
    """

    def __init__(self, scope: Construct, id: str, props: RestoreDrillProps) -> None:
        context_of(scope, id, CronJobName, props, RestoreDrillProps)
        job = replace(
            _job(props.backup, "drill"),
            component=props.component,
            schedule=props.schedule,
            time_zone=props.time_zone,
            deadline_seconds=props.deadline_seconds,
        )
        super().__init__(scope, id, job)
        self.age_seconds = seconds_since_success(self.namespace, id)
        """Seconds since the last successful drill, as PromQL on metrics of kube-state-metrics."""


def _job(backup: DatabaseBackup, action: str) -> Job:
    database, job = backup.database, backup.job
    return replace(
        job,
        program="restore",
        environment={**job.environment, **login(database, "superuser")},
        request={
            "OWNER_PASSWORD": database.credentials_for("owner").key("password"),
            "BACKUP_USERNAME": database.credentials_for("backup").key("username"),
            "BACKUP_PASSWORD": database.credentials_for("backup").key("password"),
            "INCOMING": f"{FOLDER}/.incoming/{backup.namespace}/{backup.name}",
            "ACTION": action,
            "BACKUP": "latest",
        },
    )
