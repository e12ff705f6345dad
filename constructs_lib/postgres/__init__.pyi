from .backup import (
    DatabaseBackup,
    DatabaseBackupProps,
)
from .cluster_drill import (
    ClusterDrill,
    ClusterDrillProps,
)
from .cluster_props import (
    ImportProps,
    ObjectStoreProps,
    PoolerProps,
    PostgresClusterProps,
    RecoveryProps,
)
from .database import (
    PostgresDatabase,
)
from .database_props import (
    PostgresDatabaseProps,
)
from .exporter import (
    PostgresExporter,
    PostgresExporterProps,
)
from .postgres_cluster import (
    PostgresCluster,
)
from .restore import (
    DatabaseRestore,
    RestoreDrill,
)

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
