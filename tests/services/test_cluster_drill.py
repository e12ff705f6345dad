"""The scripts of a cluster's drill: what they wait for and refuse, against real servers."""

import os
import shutil
import tempfile
import time
from pathlib import Path

import pytest

from scripts.postgres import Postgres, free_port, programs
from tests.checkout import ROOT, started
from tests.waiting import wait_until

SCRIPTS = ROOT / "constructs_lib/postgres/scripts"
TABLES = "create table entry (id int primary key, name text); insert into entry values (1, 'a')"


class Site:
    """The living server, the folder that its log is archived to, and the copy."""

    def __init__(self, folder):
        self.archive = folder / "archive"
        self.archive.mkdir()
        self.archive.chmod(0o777)
        self.work = folder / "work"
        self.work.mkdir()
        self.living = Postgres(
            folder / "living",
            free_port(),
            fsync="off",
            archive_mode="on",
            archive_command=f"test ! -e {folder}/closed && cp %p {self.archive}/%f",
        )
        self.closed = folder / "closed"
        self.copy = Postgres(folder / "copy", free_port(), fsync="off")

    def start(self, script, server, run="drill-1"):
        return started(
            ["bash", SCRIPTS / script],
            env={
                "PATH": f"{programs()}:{os.environ['PATH']}",
                "HOSTNAME": run,
                "PGHOST": str(server.folder),
                "PGPORT": str(server.port),
                "PGUSER": "postgres",
                "PGDATABASE": "postgres",
                "DATABASE": "guestbook",
                "WORK": str(self.work),
            },
        )

    def run(self, *given, **options):
        process = self.start(*given, **options)
        output, _ = process.communicate(timeout=60)
        return process.returncode, output


@pytest.fixture
def site():
    # Not pytest's own folder: only root may enter it, and the servers do not run as root.
    folder = Path(tempfile.mkdtemp(prefix="drill-"))
    folder.chmod(0o755)
    site = Site(folder)
    try:
        for server in (site.living, site.copy):
            server.start()
            server.psql("create database guestbook")
            server.psql(TABLES, "guestbook")
        yield site
    finally:
        site.living.stop()
        site.copy.stop()
        shutil.rmtree(folder)


def restored(site, run):
    """Give the copy what a restore with all of the log has."""
    site.copy.psql(
        f"create table restore_drill (run text); insert into restore_drill values ('{run}')"
    )


@pytest.fixture
def backup(site):
    """Return what starts a restore of a base backup with the log of a folder."""
    with (site.living.folder / "data/pg_hba.conf").open("a") as access:
        access.write("local replication postgres trust\n")
    site.living.psql("select pg_reload_conf()")
    folder = site.living.folder.parent / "restored"
    folder.mkdir()
    folder.chmod(0o777)
    site.living._run(
        *(str(programs() / "pg_basebackup"), "--pgdata", str(folder / "data")),
        *("--host", str(site.living.folder), "--port", str(site.living.port)),
        *("--username", "postgres", "--checkpoint", "fast", "--no-sync"),
    )
    (folder / "data/recovery.signal").touch()
    started = []

    def start(log):
        server = Postgres(folder, free_port(), restore_command=f"cp {log}/%f %p")
        server.start()
        started.append(server)
        wait_until("all is restored", lambda: server.psql("select pg_is_in_recovery()") == "f")
        return server

    yield start
    for server in started:
        server.stop()


def test_a_restore_with_all_of_the_log_is_proven(site, backup):
    code, output = site.run("mark.sh", site.living)
    assert code == 0, output
    code, output = site.run("compare.sh", backup(site.archive))
    assert code == 0, output


def test_a_restore_without_the_last_of_the_log_is_not(site, backup):
    """The base backup alone is whole and can be started, and lacks what was written since."""
    assert site.run("mark.sh", site.living)[0] == 0
    code, output = site.run("compare.sh", backup(site.living.folder.parent / "nowhere"))
    assert code != 0
    assert "restore_drill" in output


def test_a_drill_waits_until_its_row_is_archived(site):
    site.closed.touch()
    process = site.start("mark.sh", site.living)
    wait_until("the row is there", lambda: "drill-1" in rows(site.living))
    time.sleep(2)
    assert process.poll() is None
    site.closed.unlink()
    site.living.psql("select pg_switch_wal()")
    assert process.communicate(timeout=90)[0]
    assert process.returncode == 0


def rows(server):
    try:
        return server.psql("select run from restore_drill")
    except RuntimeError:
        return ""


def test_each_drill_has_a_row_of_its_own(site):
    for run in ("drill-1", "drill-2"):
        assert site.run("mark.sh", site.living, run=run)[0] == 0
    assert site.living.psql("select run from restore_drill") == "drill-2"


@pytest.mark.parametrize(
    ("run", "change", "message"),
    [
        ("drill-0", "select 1", "ends before this drill: it has the row of 'drill-0'"),
        ("drill-1", "drop table entry", "has other tables than the living one"),
        ("drill-1", "alter table entry add column at date", "has other tables than the living"),
    ],
)
def test_what_differs_proves_nothing(site, run, change, message):
    assert site.run("mark.sh", site.living)[0] == 0
    restored(site, run)
    site.copy.psql(change, "guestbook")
    code, output = site.run("compare.sh", site.copy)
    assert code == 1
    assert message in output


def test_rows_that_cannot_be_read_prove_nothing(site):
    """All data of the table are gone from the disk, and its definition is not."""
    assert site.run("mark.sh", site.living)[0] == 0
    restored(site, "drill-1")
    file = site.copy.psql("select pg_relation_filepath('entry')", "guestbook")
    site.copy.psql("checkpoint")
    site.copy.stop()
    (site.copy.folder / "data" / file).unlink()
    site.copy.start()
    code, output = site.run("compare.sh", site.copy)
    assert code != 0
    assert "could not open file" in output
