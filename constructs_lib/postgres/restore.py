"""Restores of a database from its backups: by a person, and every week as a drill.

Emits a CronJob and its ServiceAccount for each.
"""

from dataclasses import replace

from constructs import Construct
from pydantic import Field

from constructs_lib.backups.store import FOLDER, STARTING_DEADLINE_SECONDS
from constructs_lib.core.api_objects import context_of
from constructs_lib.core.cron_job import CronJobName, seconds_since_success
from constructs_lib.core.fields import LabelValue
from constructs_lib.core.props import Props
from constructs_lib.core.schedule import CronSchedule, TimeZone
from constructs_lib.postgres.backup import DatabaseBackup
from constructs_lib.postgres.jobs import DatabaseJob, Job


class DatabaseRestoreProps(Props):
    """Properties for `DatabaseRestore`."""

    backup: DatabaseBackup
    """Backup whose database is restored, in the same namespace."""

    component: LabelValue = "restore"
    """Role in the system, for the label `app.kubernetes.io/component`."""

    deadline_seconds: int = Field(default=7200, ge=60, le=86400)
    """Seconds after which a restore is stopped. A restore takes longer than a backup."""


class DatabaseRestore(DatabaseJob):
    """A suspended CronJob, named after its id; a Job created from it restores a database.

    It uses the volume and the scripts of the backup, and its settings of container and pods. An
    unchanged Job lists the backups. A Job may change the variables `ACTION` (restore, check …) and
    `BACKUP` (the ID of a snapshot, or latest).
    """

    def __init__(self, scope: Construct, id: str, props: DatabaseRestoreProps) -> None:
        context_of(scope, id, CronJobName, props, DatabaseRestoreProps)
        job = replace(
            _job(props.backup, "list"),
            component=props.component,
            # Required, but without effect: the CronJob is suspended.
            schedule="0 0 1 1 *",
            time_zone=None,
            starting_deadline_seconds=None,
            suspended=True,
            # After a failure, a person should look at the cause before trying again.
            retries=0,
            deadline_seconds=props.deadline_seconds,
        )
        super().__init__(scope, id, job)


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


class RestoreDrill(DatabaseJob):
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
            starting_deadline_seconds=STARTING_DEADLINE_SECONDS,
            # A backup that runs at that time refuses it.
            retries=2,
            deadline_seconds=props.deadline_seconds,
        )
        super().__init__(scope, id, job)
        self.age_seconds = seconds_since_success(self.namespace, id)
        """Seconds since the last successful drill, as PromQL on metrics of kube-state-metrics."""


def _job(backup: DatabaseBackup, action: str) -> Job:
    credentials_for = backup.job.database.credentials_for
    return replace(
        backup.job,
        program="restore",
        role="superuser",
        environment={
            "OWNER_PASSWORD": credentials_for("owner").key("password"),
            "BACKUP_USERNAME": credentials_for("backup").key("username"),
            "BACKUP_PASSWORD": credentials_for("backup").key("password"),
            "INCOMING": f"{FOLDER}/.incoming/{backup.namespace}/{backup.name}",
            "ACTION": action,
            "BACKUP": "latest",
        },
    )
