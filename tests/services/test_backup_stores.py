"""Backups outside the cluster, in a bucket or on another machine, against real servers of both."""

import os
import shutil
import time

import pytest

from scripts.postgres import programs
from tests.services import manifests, stores
from tests.services.backups.site import Site, kill
from tests.services.programs import wait_until

pytestmark = pytest.mark.by_turns("stores of backups")

CONTENT = """
set session authorization guestbook_owner;
create table entry (word text);
insert into entry select md5(n::text) from generate_series(1, 5000) n
"""


@pytest.fixture(scope="module", params=["s3", "sftp"])
def place(request, tmp_path_factory):
    """Return a place outside the cluster, and the variables that log in there."""
    if shutil.which("go") is None:
        pytest.skip("needs Go to build restic and a store: see https://go.dev/doc/install")
    if request.param == "sftp" and not (stores.SSHD.exists() and os.geteuid() == 0):
        pytest.skip("needs root and an SSH server: sudo apt install openssh-server")
    with getattr(stores, request.param)(tmp_path_factory.mktemp(request.param)) as place:
        yield place


@pytest.fixture(scope="module")
def site(place, tmp_path_factory):
    base, login = place
    repository = f"{base}/db/postgresql-backup"
    site = Site(tmp_path_factory.mktemp("scratch"), repository=repository, login=login)
    # Not in the image of PostgreSQL; the page of backups says so.
    (site.programs / "ssh").symlink_to(shutil.which("ssh"))
    try:
        site.start()
        site.psql(CONTENT)
        yield site
    finally:
        site.stop()


def backed_up(site, **variables):
    done = site.back_up(**variables)
    assert done.returncode == 0, done.output
    return done.output


def entries(site):
    return site.psql("select count(*), md5(string_agg(word, ' ' order by word)) from entry")


def test_what_was_lost_is_back(site):
    assert "made " in backed_up(site)
    before = entries(site)
    site.psql("truncate entry")
    listed = site.restore("list")
    assert "5000  sound" in listed.output
    restored = site.restore()
    assert restored.returncode == 0, restored.output
    assert entries(site) == before
    assert site.restore("drill").returncode == 0
    assert "made " not in backed_up(site)
    assert list(site.backups.iterdir()) == []


def test_a_run_waits_for_another_and_goes_on_when_that_is_gone(site):
    # A restic that never answers.
    (site.folder / "slow").write_text("#!/bin/sh\nexec sleep 1000\n")
    (site.folder / "slow").chmod(0o755)
    backup = manifests.job_container("backup")
    first = site.process("backup.sh", backup, RESTIC=str(site.folder / "slow"))
    query = "select count(*) from pg_locks where locktype = 'advisory' and {}granted"
    wait_until("it has it", lambda: site.psql(query.format(""), "postgres") == "1")
    second = site.process("restore.sh", manifests.job_container("restore"), ACTION="check")
    wait_until("it waits", lambda: site.psql(query.format("not "), "postgres") == "1")
    assert second.poll() is None
    kill(first)
    output, _ = second.communicate()
    assert second.returncode == 0, output
    assert "could be restored" in output


def test_waits_for_a_server_that_restarts(site):
    """The lock, which the server holds, waits for it as all else does."""
    site.server.stop()
    try:
        listed = site.restore("list")
        backup = site.process("backup.sh", manifests.job_container("backup"))
        asked = {"ACTION": "drill", "LOCK_SECONDS": "600"}
        drill = site.process("restore.sh", manifests.job_container("restore"), **asked)
        time.sleep(1)
        assert (backup.poll(), drill.poll()) == (None, None)
    finally:
        site.server.start()
    for each in (backup, drill):
        output, _ = each.communicate()
        assert each.returncode == 0, output
    assert listed.returncode == 1
    assert "Is the server running" in listed.output


def test_a_warning_of_the_server_keeps_nobody_from_the_lock(site):
    """As after an update of the image to one with another version of its library of languages."""
    version = "update pg_database set datcollversion = {} where datname = 'postgres'"
    site.psql(version.format("'1'"), "postgres")
    try:
        assert "WARNING:  database" in backed_up(site)
    finally:
        site.psql(version.format("null"), "postgres")


def test_a_place_that_is_away_is_named(site, tmp_path):
    """Not as a missing backup, and not as a wrong key."""
    impatient = tmp_path / "timeout"
    # A minute is long: this one gives up after two seconds.
    impatient.write_text(f'#!/bin/sh\nshift\nexec {shutil.which("timeout")} 2 "$@"\n')
    impatient.chmod(0o755)
    away = site.repository.replace("127.0.0.1:", "127.0.0.2:")
    path = f"{tmp_path}:{programs()}:{site.programs}"
    done = site.restore("list", RESTIC_REPOSITORY=away, PATH=path)
    assert done.returncode == 3, done.output
    assert f"{away} cannot be read: " in done.output


def test_a_half_made_repository_is_not_made_over(site, monkeypatch):
    """Keys without a configuration may be all that is left of backups."""
    monkeypatch.setattr(site, "repository", f"{site.repository}-half")
    site.restic("init")
    (configuration,) = site.backups.parent.glob("s*0/[!m]*/**/db/postgresql-backup-half/config")
    configuration.unlink()
    done = site.back_up()
    assert done.returncode == 1
    assert "already" in done.output
    assert list((configuration.parent / "keys").iterdir())
