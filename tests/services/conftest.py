import shutil
import signal
import tempfile
from pathlib import Path

import pytest

from scripts.postgres import Postgres, free_port
from tests.services.database import Database
from tests.services.programs import APPS, Program, migrated


@pytest.fixture(scope="session", autouse=True)
def _built():
    missing = [app for app in ("backend", "frontend") if not (APPS / app / "build").is_dir()]
    if missing:
        pytest.skip("needs the programs in apps/ built: run 'make test-services'")
    # SIGTERM ends the tests as Ctrl-C does: with the steps after each yield.
    signal.signal(signal.SIGTERM, signal.default_int_handler)


@pytest.fixture(scope="session")
def postgres():
    # Not pytest's own folder: only root may enter it, and the server does not run as root.
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    # No test cuts the power, and a disk that is slow to sync fails none.
    server = Postgres(folder, free_port(), fsync="off")
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def database(postgres):
    database = Database(postgres)
    migrated(**database.owner_environment())
    return database


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("logs")


@pytest.fixture(scope="module")
def backend(database, folder):
    program = Program("backend", folder / "backend.log", **database.environment())
    program.start("/readyz")
    yield program
    program.stop()
    program.lines()


@pytest.fixture(scope="module")
def frontend(backend, folder):
    program = Program("frontend", folder / "frontend.log", BACKEND_URL=backend.url)
    program.start()
    yield program
    program.stop()
    program.lines()
