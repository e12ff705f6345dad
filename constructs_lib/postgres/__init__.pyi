from .backup import (
    DatabaseBackup,
    DatabaseBackupProps,
)
from .cluster import (
    PostgresCluster,
)
from .cluster_birth import (
    BirthGuard,
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
from .restore import (
    DatabaseRestore,
    RestoreDrill,
)

__all__ = [
    "BirthGuard",
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
    "RestoreDrill",
]
