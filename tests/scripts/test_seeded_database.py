"""The database of a preview: filled before anybody connects, also where that was cut short."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from scripts.postgres import NOBODY, free_port, programs
from tests.checkout import ROOT
from tests.images.contracts import POSTGRES
from tests.images.stand_in import stand_in
from tests.previews.given import SEED
from tests.services.programs import wait_until

SCRIPT = ROOT / "constructs_lib/previews/scripts/database.sh"


class Container:
    """The container of the server; its data outlives it, as in a pod."""

    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        self.user = NOBODY if os.geteuid() == 0 else None
        self.image = stand_in(POSTGRES, folder / "image")
        for name in ("seed", "sockets", "volume"):
            (folder / name).mkdir()
        if self.user:
            for each in (folder, folder / "sockets", folder / "volume"):
                shutil.chown(each, self.user, self.user)
        self.server = None

    def start(self, seed):
        shutil.rmtree(self.folder / "seed")
        (self.folder / "seed").mkdir()
        for name, text in seed.items():
            (self.folder / "seed" / name).write_text(text)
        own = {"PGDATA": str(self.folder / "volume/files"), "PORT": str(self.port)}
        own |= {"SEED": str(self.folder / "seed"), "SOCKETS": str(self.folder / "sockets")}
        self.server = subprocess.Popen(
            ["bash", "-c", SCRIPT.read_text()],
            env={
                **self.image,
                "PATH": f"{programs()}:{self.image['PATH']}",
                **own,
                "PGDATABASE": "shop",
                "PGUSER": "postgres",
            },
            user=self.user,
            group=self.user,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def psql(self, sql):
        at = ("--host", "127.0.0.1", "--port", str(self.port), "--username", "postgres")
        command = (programs() / "psql", *at, "--dbname", "shop", "--no-psqlrc", "-tAc", sql)
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()

    def stop(self):
        self.server.terminate()
        return self.server.communicate(timeout=60)[0]


@pytest.fixture
def container():
    folder = Path(tempfile.mkdtemp(prefix="seeded-"))
    container = Container(folder)
    yield container
    if container.server.poll() is None:
        container.stop()
    shutil.rmtree(folder)


def test_the_seed_is_there_for_the_first_client(container):
    container.start(SEED)
    assert wait_until("it answers", lambda: container.psql("SELECT id FROM cart")) == "7"
    container.psql("INSERT INTO cart VALUES (8)")
    container.stop()
    container.start(SEED)
    assert wait_until("it answers", lambda: container.psql("SELECT count(*) FROM cart")) == "2"


def test_a_seed_that_fails_is_told_and_leaves_nothing(container):
    container.start({**SEED, "3.sql": "INSERT INTO nothing VALUES (1);"})
    told, _ = container.server.communicate(timeout=60)
    assert container.server.returncode != 0
    assert "seed: 3.sql" in told
    assert 'relation "nothing" does not exist' in told
    container.start(SEED)
    assert wait_until("it answers", lambda: container.psql("SELECT count(*) FROM cart")) == "1"
