"""A PostgreSQL database, its backups and its restore."""
