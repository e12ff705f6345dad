from .backup import DatabaseBackup, DatabaseBackupProps
from .backup_jobs import Backup, BackupJob, BackupProps, Restore, job_scripts
from .backup_store import BackupStore, BackupVolumeProps
from .cluster_drill import ClusterDrill, ClusterDrillProps
from .cluster_props import (
    ImportProps,
    ObjectStoreProps,
    PoolerProps,
    PostgresClusterProps,
    RecoveryProps,
)
from .configuration import RESERVED_CONNECTIONS
from .credentials import USERS
from .database import PostgresDatabase
from .database_props import PostgresDatabaseProps
from .exporter import PostgresExporter, PostgresExporterProps
from .postgres_cluster import CLUSTER_OPERATOR, PostgresCluster
from .restore import DatabaseRestore, RestoreDrill

__all__ = [
    "ClusterDrill",
    "ClusterDrillProps",
    "DatabaseBackup",
    "DatabaseBackupProps",
    "DatabaseRestore",
    "ImportProps",
    "ObjectStoreProps",
    "PoolerProps",
    "PostgresCluster",
    "PostgresClusterProps",
    "PostgresDatabase",
    "PostgresDatabaseProps",
    "PostgresExporter",
    "PostgresExporterProps",
    "RecoveryProps",
    "RestoreDrill",
]

# For compositions, such as reference/. They may change in any minor version.
__all__ += [
    "CLUSTER_OPERATOR",
    "RESERVED_CONNECTIONS",
    "USERS",
    "Backup",
    "BackupJob",
    "BackupProps",
    "BackupStore",
    "BackupVolumeProps",
    "Restore",
    "job_scripts",
]
