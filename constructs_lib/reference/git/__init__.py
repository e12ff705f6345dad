"""Backups of the repositories of a Git server."""
