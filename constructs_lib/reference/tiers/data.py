"""The data tier: Charts (so files) for the database, its exporter, and backups and restore."""

from typing import Self

from constructs_lib.core.api_objects import checked_props
from constructs_lib.core.fields import POD_NETWORK, LabelValue, OwnNamespace, PodNetwork
from constructs_lib.core.props import Props
from constructs_lib.core.resources import Pods
from constructs_lib.monitoring.alerts.backups import backup_alerts
from constructs_lib.monitoring.alerts.postgres import postgres_alerts
from constructs_lib.monitoring.alerts.targets import missing_target_alerts
from constructs_lib.monitoring.observer import OBSERVER, Observer
from constructs_lib.postgres.backup import DatabaseBackup, DatabaseBackupProps
from constructs_lib.postgres.credentials import USERS
from constructs_lib.postgres.database import PostgresDatabase
from constructs_lib.postgres.database_props import PostgresDatabaseProps
from constructs_lib.postgres.exporter import PostgresExporter, PostgresExporterProps
from constructs_lib.postgres.restore import DatabaseRestore, RestoreDrill
from constructs_lib.tier import Tier, TierProps, quota_of


class DataTierSettings(Props):
    """Settings of the data tier."""

    postgresql: PostgresDatabaseProps
    """The database."""

    exporter: PostgresExporterProps = PostgresExporterProps()
    """The exporter of its statistics."""

    backup: DatabaseBackupProps = DatabaseBackupProps()
    """Its backups."""

    namespace: OwnNamespace = "db"
    """Namespace of the tier."""

    part_of: LabelValue = "web-platform"
    """System that the tier belongs to, for the label `app.kubernetes.io/part-of`."""


class DataTierProps(DataTierSettings):
    """Properties for `DataTier`."""

    observer: Observer = OBSERVER
    """Prometheus that reads metrics, and the place of the runbooks."""

    pod_network: PodNetwork = POD_NETWORK
    """Addresses of all pods."""

    @classmethod
    def of(
        cls,
        settings: DataTierSettings,
        *,
        observer: Observer = OBSERVER,
        pod_network: str = POD_NETWORK,
    ) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(settings, observer=observer, pod_network=pod_network)


class DataTier(Tier):
    """A database with an exporter and daily backups, in an otherwise closed namespace."""

    def __init__(self, props: DataTierProps) -> None:
        checked_props("db", props, DataTierProps)
        super().__init__(
            TierProps(
                name="db",
                namespace=props.namespace,
                part_of=props.part_of,
                description="The database and its backups",
            )
        )
        # The most that run together: the database, its exporter in an update, a backup, a drill, a
        # restore, and what a person asks for meanwhile, such as a list.
        jobs = Pods(4, props.backup.pod_resources())
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
            pod_network=props.pod_network,
        )
        self.restore = DatabaseRestore(backup, "postgresql-restore", backup=self.backup)
        self.drill = RestoreDrill(backup, "postgresql-restore-drill", backup=self.backup)
        self._observe(props)

    def _observe(self, props: DataTierProps) -> None:
        exporter = self.monitor(self.exporter, props.observer).job
        server = postgres_alerts(
            self.namespace,
            exporter,
            f"data-{self.database.id}-0",
            patient_users=(USERS["backup"], USERS["superuser"]),
        )
        missing = missing_target_alerts(self.namespace, [exporter])
        self.alert("postgresql", props.observer, [*server, *missing])
        jobs = {job.id: job.late_after_hours for job in (self.backup, self.drill)}
        self.alert("backups", props.observer, backup_alerts(self.namespace, jobs))
