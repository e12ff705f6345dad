from .backup import (
    DatabaseBackup,
    DatabaseBackupProps,
)
from .configuration import (
    RESERVED_CONNECTIONS,
    PostgresConfigurationProps,
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
    "RESERVED_CONNECTIONS",
    "DatabaseBackup",
    "DatabaseBackupProps",
    "DatabaseRestore",
    "PostgresConfigurationProps",
    "PostgresDatabase",
    "PostgresDatabaseProps",
    "PostgresExporter",
    "PostgresExporterProps",
    "RestoreDrill",
]
