"""A restore of a database from one of its backups; emits a CronJob that never runs on its own."""

from dataclasses import replace

from constructs import Construct
from pydantic import Field

from constructs_lib.core.api_objects import context_of
from constructs_lib.core.cron_job import CronJobName
from constructs_lib.core.fields import LabelValue
from constructs_lib.core.props import Props
from constructs_lib.postgres.backup import DatabaseBackup
from constructs_lib.postgres.jobs import DatabaseJob


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
    unchanged Job lists the backups. A Job may change the variables `ACTION` (restore, check …),
    `BACKUP` (a name, or latest) and `KEEP_OLD` (true keeps the databases that earlier restores
    replaced).
    """

    def __init__(self, scope: Construct, id: str, props: DatabaseRestoreProps) -> None:
        context_of(scope, id, CronJobName, props, DatabaseRestoreProps)
        job = replace(
            props.backup.job,
            program="restore",
            component=props.component,
            environment={"ACTION": "list", "BACKUP": "latest", "KEEP_OLD": "false"},
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
