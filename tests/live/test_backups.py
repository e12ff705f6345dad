"""Backups and restores by the Jobs of dist/, on real nodes."""

import re
import stat

import pytest

from tests.live.commands import wait_until
from tests.live.jobs import Job, backed_up, fingerprint

POSTGRES = 999


@pytest.fixture(scope="module")
def snapshot(cluster):
    return backed_up(cluster)


def test_files_of_backups_are_for_their_user_and_group(cluster, snapshot):
    """On the host: no rights for others, whatever the kubelet does for the group of the pods."""
    open_to_others, of_other_owner = [], []
    for path in (cluster.backups, *cluster.backups.rglob("*")):
        status = path.stat()
        if status.st_mode & stat.S_IRWXO:
            open_to_others.append((path, stat.filemode(status.st_mode)))
        if (path != cluster.backups and status.st_uid != POSTGRES) or status.st_gid != POSTGRES:
            of_other_owner.append((path, status.st_uid, status.st_gid))
    assert (open_to_others, of_other_owner) == ([], [])


def test_destroyed_rows_come_back(cluster, snapshot):
    entries = fingerprint(cluster)
    cluster.psql("delete from entry")
    listed = cluster.restored("--list")
    assert re.search(rf"^{snapshot} .* sound$", listed, re.MULTILINE), listed
    output = cluster.restored("latest", "--yes")
    assert fingerprint(cluster) == entries
    (kept,) = re.findall(r"is kept as (\S+),", output)

    cluster.restored("--undo", kept, "--yes")
    assert cluster.psql("select count(*) from entry") == "0"
    output = cluster.restored("latest", "--yes")
    assert fingerprint(cluster) == entries
    for kept in set(re.findall(r"guestbook_before_\w+", cluster.restored("--list"))):
        cluster.restored("--drop", kept, "--yes")
    assert "guestbook_before_" not in cluster.restored("--list")


def test_the_drill_restores_and_leaves_nothing(cluster, snapshot):
    job = Job(cluster, "postgresql-restore-drill")
    assert job.ended() == "Complete", job.log()
    assert "can be restored" in job.log()
    databases = cluster.psql("select datname from pg_database where not datistemplate")
    assert set(databases.split()) == {"guestbook", "postgres"}


@pytest.mark.by_turns("backups and restarts")
def test_a_role_has_the_password_of_its_secret_after_a_restart(cluster):
    password = {"stringData": {"password": "another one"}}
    cluster.merge("secret", "postgresql-backup", "db", password)
    cluster.kubectl("rollout", "restart", "statefulset/postgresql", namespace="db")
    cluster.await_ready("db")
    backed_up(cluster)


@pytest.mark.by_turns("backups and restarts")
def test_four_jobs_get_a_pod_at_once(cluster):
    jobs = [
        Job(cluster, f"postgresql-{each}") for each in ("backup", "restore-drill", *["restore"] * 2)
    ]
    wait_until("each has a pod", lambda: all(job.pods() for job in jobs), 60)
    assert [job.ended() for job in jobs] == ["Complete"] * 4
