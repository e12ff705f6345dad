"""A restore of a database from one of its backups; emits a CronJob that never runs by itself."""

from constructs import Construct
from pydantic import Field

from constructs_lib.core.props import Props
from constructs_lib.postgres.backup import DatabaseBackup
from constructs_lib.postgres.jobs import DatabaseJob, Job


class DatabaseRestoreProps(Props):
    """Properties for `DatabaseRestore`."""

    backup: DatabaseBackup
    """Backup whose database is restored, in the same namespace."""

    deadline_seconds: int = Field(default=7200, ge=60, le=86400)
    """Seconds after which a restore is stopped; it takes longer than the backup did."""


class DatabaseRestore(DatabaseJob):
    """A suspended CronJob, named like its id, of which a Job is made to restore a database.

    It uses the volume and the scripts of the backup, and as much CPU and memory. A Job that changes
    nothing of it lists the backups. It may change the variables `ACTION` (restore, check …),
    `BACKUP` (a name, or latest) and `KEEP_OLD` (true keeps what former restores replaced).
    """

    def __init__(self, scope: Construct, id: str, props: DatabaseRestoreProps) -> None:
        job = Job(
            program="restore",
            database=props.backup.database,
            backups=props.backup.name,
            resources=props.backup.resources,
            environment={"ACTION": "list", "BACKUP": "latest", "KEEP_OLD": "false"},
            # It must be stated, and says nothing: the CronJob is suspended.
            schedule="0 0 1 1 *",
            suspended=True,
            # Whoever restores looks at what failed first.
            retries=0,
            deadline_seconds=props.deadline_seconds,
        )
        super().__init__(scope, id, job)
