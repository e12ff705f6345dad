"""The first start of the server, which may be cut short, and every other start."""

import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from scripts.postgres import NOBODY, free_port, programs
from tests.checkout import ended
from tests.images.contracts import POSTGRES
from tests.images.stand_in import stand_in
from tests.services import manifests
from tests.services.backups.site import SCRIPTS, SECRETS
from tests.services.programs import wait_until

pytestmark = pytest.mark.by_turns("images")

ROLES = [name.removeprefix("postgresql-") for name in SECRETS if "key" not in name]


class Container:
    """The container of the server; a volume outlives it."""

    def __init__(self, folder):
        self.folder = folder
        self.data = folder / "volume/18/docker"
        self.files = folder / "files"
        self.files.mkdir()
        self.secrets = SECRETS
        self.image = stand_in(POSTGRES, folder / "image")
        for name, text in manifests.database_files().items():
            script = SCRIPTS / name
            (self.files / name).write_text(script.read_text() if script.exists() else text)
            (self.files / name).chmod(0o555)
        entry_point = self.files / "docker-entrypoint.sh"
        shutil.copy(Path(__file__).with_name(entry_point.name), entry_point)
        entry_point.chmod(0o755)
        (folder / "volume").mkdir()
        self.user = NOBODY if os.geteuid() == 0 else None
        for each in (folder, folder / "volume") if self.user else ():
            shutil.chown(each, self.user, self.user)
        self.port = free_port()
        self.log = folder / "log"
        self.first = None

    def _run(self, *command):
        # initdb takes the locale of the image, which this machine may not have.
        image = {**self.image, "LANG": "C"}
        with self.log.open("ab") as log:
            return subprocess.Popen(
                command,
                env={
                    **image,
                    "PATH": f"{self.files}:{programs()}:{image['PATH']}",
                    **manifests.environment(manifests.database_container(), self.secrets),
                    "PGDATA": str(self.data),
                    "PGPORT": str(self.port),
                    "PGHOST": str(self.folder),
                    "INITIALIZATION": str(self.files),
                },
                user=self.user,
                group=self.user,
                cwd=self.folder,
                start_new_session=True,
                stdout=log,
                stderr=log,
            )

    def start(self):
        """Start its first process, by the command of the manifest."""
        container = manifests.database_container()
        settings = {
            "config_file": self.files / "postgresql.conf",
            "hba_file": self.files / "pg_hba.conf",
            "unix_socket_directories": self.folder,
            "fsync": "off",
        }
        arguments = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        assert container["args"] == ["-c", "config_file=/etc/postgresql/postgresql.conf"]
        command = [
            each.replace("/etc/postgresql", str(self.files)) for each in container["command"]
        ]
        self.first = self._run(*command, *arguments)

    def is_started(self):
        """Run the hook that follows a start, to its end."""
        hook = manifests.database_container()["lifecycle"]["postStart"]["exec"]["command"]
        command = hook[-1].replace("/etc/postgresql", str(self.files))
        # The log of the container is that of its first process, which here is another one.
        assert "2>/proc/1/fd/2" in command
        process = self._run(*hook[:-1], command.replace("2>/proc/1/fd/2", ""))
        wait_until(
            "the hook ends",
            lambda: process.poll() is not None or self.first.poll() is not None,
            seconds=120,
        )
        if self.first.poll() is not None:
            self.kill()
            process.wait()
            pytest.fail(f"the server ended with {self.first.returncode}: {self.log.read_text()}")
        assert process.returncode == 0, self.log.read_text()

    def kill(self):
        """End all that runs in it at once, as the end of a node does."""
        # One may start another while it is looked for.
        while running := self._processes():
            for each in running:
                with suppress(psutil.NoSuchProcess):
                    each.kill()
            # Where one remains, PostgreSQL takes it for the server.
            psutil.wait_procs(running, timeout=60)
        if self.first:
            self.first.wait()

    def _processes(self):
        found = psutil.process_iter(["cwd"])
        return [each for each in found if str(self.folder) in str(each.info["cwd"])]

    def psql(self, sql, role="superuser"):
        return ended(
            [programs() / "psql", "--no-psqlrc", "--tuples-only", "--no-align", "--command", sql],
            env={
                "PGHOST": "127.0.0.1",
                "PGPORT": str(self.port),
                "PGUSER": self.secrets[f"postgresql-{role}"]["username"],
                "PGPASSWORD": self.secrets[f"postgresql-{role}"]["password"],
                "PGDATABASE": "postgres" if role == "superuser" else "guestbook",
            },
        )

    def answer(self, sql, role="superuser"):
        done = self.psql(sql, role)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def lets_in(self, role):
        return self.psql("select", role).returncode == 0


@pytest.fixture
def container():
    # Not pytest's own folder: only root may enter it, and the server does not run as root.
    with tempfile.TemporaryDirectory(prefix="server-") as folder:
        container = Container(Path(folder))
        yield container
        container.kill()


def whole(container):
    """Start it, and return how much of what initdb makes last of all is there."""
    container.start()
    container.is_started()
    assert [role for role in ROLES if not container.lets_in(role)] == []
    return container.answer("select count(*) from information_schema.views")


def write(container):
    container.answer("create table precious as select 42 as number", "owner")


def assert_kept(container):
    assert container.answer("select number from precious", "owner") == "42"


@pytest.fixture(scope="module")
def views():
    """What there is where nothing was cut short."""
    with tempfile.TemporaryDirectory(prefix="server-") as folder:
        container = Container(Path(folder))
        yield whole(container)
        container.kill()


MOMENTS = {
    "before initdb begins": lambda made: made.data.with_name("docker.unfinished").exists(),
    "as initdb begins": lambda made: (made.data / "PG_VERSION").exists(),
    "as the catalogue is made": lambda made: (made.data / "global/pg_control").exists(),
    "as the roles are made": lambda made: (made.folder / f".s.PGSQL.{made.port}").exists(),
}


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_a_first_start_that_is_cut_short_begins_anew(container, views, moment):
    for _ in range(2):
        container.start()
        wait_until("it has begun", lambda: moment(container))
        container.kill()
    assert whole(container) == views


def test_so_does_one_that_left_folders_and_no_version(container, views):
    """The program makes its folders first, and writes PG_VERSION into them afterwards."""
    container.start()
    wait_until("it has begun", lambda: MOMENTS["before initdb begins"](container))
    container.kill()
    shutil.rmtree(container.data, ignore_errors=True)
    for folder in (container.data, container.data / "pg_wal"):
        folder.mkdir(parents=True)
        if container.user:
            shutil.chown(folder, container.user, container.user)
    assert whole(container) == views


def test_data_is_kept_however_often_it_is_killed(container, views):
    container.start()
    wait_until("it listens", lambda: container.lets_in("owner"))
    write(container)
    for _ in range(2):
        container.kill()
        container.start()
        wait_until("it listens", lambda: container.lets_in("owner"))
    container.kill()
    assert whole(container) == views
    assert_kept(container)


def test_two_servers_never_share_a_volume(container, views):
    """In containers neither finds the other's process, and each overwrites what the other wrote."""
    whole(container)
    first = container.first
    container.start()
    wait_until("it waits", lambda: "start: another pod still runs" in container.log.read_text())
    assert first.poll() is None
    write(container)
    # All of the first container, and nothing of the second.
    for each in (first, *psutil.Process(first.pid).children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            each.kill()
    first.wait()
    container.is_started()
    assert_kept(container)


def assert_refuses(container, reason):
    container.start()
    assert container.first.wait(timeout=60) == 1, container.log.read_text()
    assert reason in container.log.read_text()


def test_data_that_has_lost_its_version_is_no_first_start(container):
    """The second start would take it for one that was cut short, and serve an empty database."""
    whole(container)
    write(container)
    container.kill()
    version = container.data / "PG_VERSION"
    version.rename(container.folder / "PG_VERSION")
    for _ in range(2):
        assert_refuses(container, "has files, and no PG_VERSION")
    (container.folder / "PG_VERSION").rename(version)
    whole(container)
    assert_kept(container)


def test_an_image_of_another_major_version_hides_no_data(container):
    """It has another folder, in which there is nothing: the service would be empty."""
    whole(container)
    write(container)
    container.kill()
    data, container.data = container.data, container.folder / "volume/19/docker"
    assert_refuses(container, "has data of another major version of PostgreSQL")
    assert not container.data.parent.exists()
    # Who wants an empty one makes its folder.
    container.data.parent.mkdir()
    if container.user:
        shutil.chown(container.data.parent, container.user, container.user)
    whole(container)
    assert container.answer("select to_regclass('precious') is null", "owner") == "t"
    container.kill()
    container.data = data
    whole(container)
    assert_kept(container)


def test_a_library_that_sorts_otherwise_is_named(container):
    """As with an image of another Debian: texts are not found by indexes of the former order."""
    whole(container)
    container.answer("drop database guestbook")
    container.answer(
        "create database guestbook template template0 encoding 'UTF8' locale_provider builtin "
        "builtin_locale 'C.UTF-8' locale 'C' owner guestbook_owner"
    )
    container.kill()
    whole(container)
    assert "may miss rows" not in container.log.read_text()
    container.answer("update pg_database set datcollversion = '0' where datname = 'guestbook'")
    container.kill()
    whole(container)
    said = container.log.read_text().split("they may miss rows; run in it: ")[1].splitlines()[0]
    for command in said.split("; "):
        container.answer(command, "owner")
    container.log.write_text("")
    container.kill()
    whole(container)
    assert "may miss rows" not in container.log.read_text()


def renewed(*roles):
    return SECRETS | {
        f"postgresql-{role}": {**SECRETS[f"postgresql-{role}"], "password": "new"} for role in roles
    }


def test_every_start_gives_roles_the_passwords_of_their_secrets_and_silences_them(container):
    whole(container)
    container.answer("alter role all reset log_min_messages; alter role monitoring nologin")
    container.kill()
    container.secrets = renewed("owner", "application", "monitoring", "backup")
    whole(container)
    setting = "select setconfig from pg_db_role_setting where setrole = 0"
    assert "log_min_messages=panic" in container.answer(setting)
    container.secrets = SECRETS
    assert [role for role in ROLES if container.lets_in(role)] == ["superuser"]


def test_a_server_runs_although_its_roles_cannot_be_renewed(container):
    """The new password of the superuser is in the Secret already, and not yet in the server."""
    whole(container)
    container.kill()
    container.secrets = renewed("superuser", "owner")
    container.start()
    container.is_started()
    log = container.log.read_text()
    assert "roles.sh failed, and the roles are as before; mend what it says" in log
    container.secrets = SECRETS
    assert container.lets_in("owner")
