"""The store of backups: where it lies, how it is opened, and what its jobs need for it."""
