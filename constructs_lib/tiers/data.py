"""The data tier: the database, its backups and restore; one Chart, hence one file, for each."""

from collections.abc import Sequence
from functools import partial

from cdk8s import App
from constructs import Construct

from constructs_lib.cluster.namespace import (
    ContainerDefaultsProps,
    TierNamespace,
    TierNamespaceProps,
)
from constructs_lib.core.fields import DnsLabel, LabelValue
from constructs_lib.core.props import Props
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.postgres.backup import BackupProps, DatabaseBackup, DatabaseBackupProps
from constructs_lib.postgres.database import PostgresDatabase, PostgresDatabaseProps
from constructs_lib.postgres.restore import DatabaseRestore, DatabaseRestoreProps
from constructs_lib.tiers.tier import PROMETHEUS, quota_of, tier_chart


class DataTierProps(Props):
    """Properties for `DataTier`."""

    postgresql: PostgresDatabaseProps
    """The database."""

    backup: BackupProps = BackupProps()
    """Its backups."""

    namespace: DnsLabel = "db"
    """Namespace of the tier."""

    part_of: LabelValue = "web-platform"
    """System that the tier belongs to, for the label `app.kubernetes.io/part-of`."""


class DataTier(Construct):
    """A database with daily backups, in a namespace closed otherwise."""

    def __init__(self, scope: App, id: str, props: DataTierProps) -> None:
        super().__init__(scope, id)
        chart = partial(tier_chart, scope, namespace=props.namespace, part_of=props.part_of)
        # All at once: the database, a backup and a restore.
        pods: list[Sequence[ResourcesProps]] = [
            props.postgresql.containers(),
            [props.backup],
            [props.backup],
        ]
        self.namespace = TierNamespace(
            chart("namespace"),
            props.namespace,
            TierNamespaceProps(quota=quota_of(pods), container_defaults=ContainerDefaultsProps()),
        )
        self.database = PostgresDatabase(chart("postgresql"), "postgresql", props.postgresql)
        backup = chart("backup")
        self.backup = DatabaseBackup(
            backup,
            "postgresql-backup",
            DatabaseBackupProps(database=self.database, **dict(props.backup)),
        )
        self.restore = DatabaseRestore(
            backup, "postgresql-restore", DatabaseRestoreProps(backup=self.backup)
        )
        PROMETHEUS.connections.allow_to(self.database, self.database.metrics_port)
