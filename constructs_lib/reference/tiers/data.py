"""The data tier: Charts (so files) for the database, its exporter, and backups and restore."""

from collections.abc import Sequence

from constructs_lib.core.api_objects import checked_props
from constructs_lib.core.fields import OwnNamespace
from constructs_lib.core.props import Props
from constructs_lib.core.resources import Pods
from constructs_lib.monitoring.alerts.backups import backup_alerts
from constructs_lib.monitoring.alerts.postgres import postgres_alerts
from constructs_lib.monitoring.alerts.targets import missing_target_alerts
from constructs_lib.postgres.backup import DatabaseBackup, DatabaseBackupProps
from constructs_lib.postgres.credentials import USERS
from constructs_lib.postgres.database import PostgresDatabase
from constructs_lib.postgres.database_props import PostgresDatabaseProps
from constructs_lib.postgres.exporter import PostgresExporter, PostgresExporterProps
from constructs_lib.postgres.restore import DatabaseRestore, RestoreDrill
from constructs_lib.tier import Tier, TierProps, TierScope
from constructs_lib.workloads.quota import quota_of


class DataTierProps(Props):
    """Properties for `DataTier`."""

    postgresql: PostgresDatabaseProps
    """The database."""

    exporter: PostgresExporterProps = PostgresExporterProps()
    """The exporter of its statistics."""

    backup: DatabaseBackupProps = DatabaseBackupProps()
    """Its backups."""

    namespace: OwnNamespace = "db"
    """Namespace of the tier."""


class DataTier(Tier):
    """A database with an exporter and daily backups, in an otherwise closed namespace."""

    def __init__(
        self, platform: TierScope, props: DataTierProps, *, after: Sequence[Tier] = ()
    ) -> None:
        """Make the tier, after tiers that must be healthy before it is delivered."""
        checked_props("db", props, DataTierProps)
        super().__init__(
            platform,
            TierProps(
                name="db", namespace=props.namespace, description="The database and its backups"
            ),
            after=after,
        )
        # The most that run together: the database, its exporter in an update, a backup, a drill, a
        # restore, what a person asks for meanwhile, such as a list, and what removes old backups.
        jobs = Pods(5 if props.backup.prune else 4, props.backup.pod_resources())
        server = Pods(1, props.postgresql.pod_resources())
        self.add_namespace(quota_of([server, props.exporter.pods_in_an_update(), jobs]))
        self.database = PostgresDatabase(self.chart("postgresql"), "postgresql", props.postgresql)
        self.exporter = PostgresExporter(
            self.chart("postgresql-exporter"),
            "postgresql-exporter",
            props.exporter,
            database=self.database,
        )
        backup = self.chart("backup")
        self.backup = DatabaseBackup(
            backup,
            "postgresql-backup",
            props.backup,
            database=self.database,
        )
        self.restore = DatabaseRestore(backup, "postgresql-restore", backup=self.backup)
        self.drill = RestoreDrill(backup, "postgresql-restore-drill", backup=self.backup)
        jobs_in_time = [self.backup, self.drill, *filter(None, [self.backup.prune])]
        self.backup_hours = {job.id: job.late_after_hours for job in jobs_in_time}
        """Hours since the last success after which a job on the backups is late, by its id."""
        self._observe()

    def _observe(self) -> None:
        exporter = self.monitor(self.exporter).job
        server = postgres_alerts(
            self.namespace,
            exporter,
            f"data-{self.database.id}-0",
            patient_users=(USERS["backup"], USERS["superuser"]),
        )
        missing = missing_target_alerts(self.namespace, [exporter])
        self.alert("postgresql", [*server, *missing])
        self.alert("backups", backup_alerts(self.namespace, self.backup_hours))
