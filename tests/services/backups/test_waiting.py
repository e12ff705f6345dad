"""Who waits for whom, and for how long."""

import subprocess
import time
from contextlib import contextmanager
from datetime import datetime

import psutil
import pytest

from tests.services import manifests
from tests.services.backups.steps import psql, restored
from tests.services.programs import wait_until


@contextmanager
def holding_the_lock(site, how="--exclusive"):
    command = ["flock", how, "--no-fork", f"{site.repository}.lock", "sleep", "infinity"]
    lock = subprocess.Popen(command)
    try:
        wait_until("it holds the lock", lambda: psutil.Process(lock.pid).name() == "sleep")
        yield lock
    finally:
        lock.kill()
        lock.wait()


def test_a_backup_has_more_patience_than_a_restore(site, backup):
    """A night's backup is late, and not lost, while a restore takes an hour."""
    assert manifests.environment(manifests.job_container("backup"))["LOCK_SECONDS"] == "7200"
    assert "LOCK_SECONDS" not in manifests.environment(manifests.job_container("restore"))
    with holding_the_lock(site):
        waiting = site.process("backup.sh", manifests.job_container("backup"))
        said = "backup: another backup or restore is running; waiting for its end, at most 7200 s"
        assert waiting.stdout.readline().strip() == said
        time.sleep(1.1)
        freed = time.time()
    output, _ = waiting.communicate()
    assert waiting.returncode == 0, output
    # It has the time of what it holds, not that at which it began to wait.
    made = site.snapshots()[-1]["time"]
    assert datetime.fromisoformat(made).timestamp() >= int(freed)


def test_waits_for_a_server_that_restarts(site, backup):
    """As with its node, which takes longer than the retries of a Job."""
    site.server.stop()
    try:
        given_up = site.back_up(SERVER_SECONDS="0")
        waiting = site.process("backup.sh", manifests.job_container("backup"))
        time.sleep(1)
        assert waiting.poll() is None
    finally:
        site.server.start()
    output, _ = waiting.communicate()
    assert (given_up.returncode, waiting.returncode) == (3, 0), output
    assert "the server cannot be reached" in given_up.output


def test_who_writes_waits_for_who_reads(site, backup, impatient):
    """Two who read, such as a list beside a check, do not wait for one another."""
    with holding_the_lock(site, "--shared"):
        for done in (site.back_up(**impatient), site.restore(**impatient)):
            assert done.returncode == 3
            assert "another backup or restore is still running" in done.output
        assert backup in restored(site, "list")


@pytest.mark.parametrize("table", ["entry", "only event"])
def test_a_table_that_somebody_has_locked_is_not_waited_for_for_ever(
    site, backup, impatient, table
):
    """Neither to count its rows, nor by pg_dump, which alone locks the parents of partitions."""
    site.psql("create table event (at date) partition by range (at)")
    before = site.ids()
    try:
        with psql(site, site.database) as holder:
            holder.stdin.write(f"begin; lock table {table};\n")
            holder.stdin.flush()
            held = "select count(*) from pg_locks where mode = 'AccessExclusiveLock' and granted"
            wait_until(
                "it is locked", lambda: int(site.psql(f"{held} and pid <> pg_backend_pid()"))
            )
            done = site.back_up(**impatient)
            holder.communicate("rollback;\n")
    finally:
        site.psql("drop table event")
    assert done.returncode == 1
    assert "timeout" in done.output
    assert site.ids() == before
