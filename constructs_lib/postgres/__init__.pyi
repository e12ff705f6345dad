from .backup import (
    DatabaseBackup,
    DatabaseBackupProps,
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
    "DatabaseBackup",
    "DatabaseBackupProps",
    "DatabaseRestore",
    "PostgresDatabase",
    "PostgresDatabaseProps",
    "PostgresExporter",
    "PostgresExporterProps",
    "RestoreDrill",
]
