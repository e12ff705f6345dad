"""A server with the files, the database and the roles that dist/ gives it."""

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts.postgres import Postgres, free_port, programs
from tests.services import manifests
from tests.services.backups.site import SECRETS, quoted


def password(role):
    return SECRETS[f"postgresql-{role}"]["password"]


def username(role):
    return SECRETS[f"postgresql-{role}"]["username"]


def environment(server, role, database):
    return {
        "PGHOST": "127.0.0.1",
        "PGPORT": str(server.port),
        "PGUSER": username(role),
        "PGPASSWORD": password(role),
        "PGDATABASE": database,
    }


@contextmanager
def configured_postgres():
    """Run a server with the ConfigMap's files; psql() works while it does."""
    # Not pytest's own folder: only root may enter it, and the server does not run as root.
    folder, files = (Path(tempfile.mkdtemp(prefix=f"{name}-")) for name in ("postgres", "files"))
    files.chmod(0o755)
    for name, text in manifests.database_files().items():
        (files / name).write_text(text)
    first = Postgres(folder, free_port())
    server = Postgres(
        folder,
        free_port(),
        config_file=str(files / "postgresql.conf"),
        hba_file=str(files / "pg_hba.conf"),
    )
    server.files = files
    try:
        first.start()
        first.psql(f"alter role postgres password {quoted(password('superuser'))}")
        first.stop()
        server.start()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PGPASSWORD", password("superuser"))
            yield server
    finally:
        first.stop()
        server.stop()
        shutil.rmtree(folder)
        shutil.rmtree(files)


def create_roles(server):
    """Run roles.sh as the container does; returns the name of the database that it makes."""
    variables = manifests.environment(manifests.database_container(), SECRETS)
    subprocess.run(
        ["bash", server.files / "roles.sh"],
        env={
            "PATH": f"{programs()}:{os.environ['PATH']}",
            **variables,
            "PGHOST": str(server.folder),
            "PGPORT": str(server.port),
            "PGDATA": str(server.folder / "data"),
        },
        check=True,
    )
    return variables["DATABASE"]
