"""Folders of the format of before restic, which are received."""

import json
import re
import shutil
import subprocess
from itertools import count

import pytest

from scripts.postgres import programs
from tests.services import manifests
from tests.services.backups.steps import restored, words
from tests.services.programs import wait_until

PODS = count()


@pytest.fixture
def old(site, tmp_path):
    """Returns a backup as they were before restic: a folder with a dump, roles and a manifest."""
    folder = tmp_path / "old"
    folder.mkdir()
    at = ("--host", str(site.folder), "--port", str(site.server.port), "--username", "postgres")
    dump = [programs() / "pg_dump", *at, "--format", "custom", site.database]
    (folder / "database.dump").write_bytes(subprocess.check_output(dump))
    (folder / "globals.sql").write_text(
        "CREATE ROLE guestbook;\nALTER ROLE guestbook WITH SUPERUSER;\nCREATE ROLE \"of 'old'\";\n"
    )
    manifest = {
        "format": 1,
        "name": "guestbook-20261125T023000Z",
        "database": "guestbook",
        "server_version": "18.6 (Debian)",
        "database_bytes": 8000000,
        "tables": {"public.entry": 1},
        "large_objects": 0,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=4))
    sign(folder)
    return folder


def sign(folder):
    names = ("database.dump", "globals.sql", "manifest.json")
    sums = subprocess.check_output(["sha256sum", *names], cwd=folder)
    (folder / "SHA256SUMS").write_bytes(sums)


def received(site, folder):
    pod = f"postgresql-restore-{next(PODS)}"
    container = manifests.job_container("restore")
    process = site.process("restore.sh", container, ACTION="receive", HOSTNAME=pod)
    incoming = site.backups / ".incoming/db/postgresql-backup" / pod
    wait_until("it is ready", lambda: incoming.is_dir() or process.poll() is not None)
    shutil.copytree(folder, incoming, dirs_exist_ok=True, symlinks=True)
    (incoming / "complete").touch()
    process.output, _ = process.communicate()
    assert not incoming.exists()
    return process


def test_restores_a_folder_of_the_former_format(site, backup, old):
    """Of its roles the names only: nobody signed it."""
    before = site.ids()
    site.psql("insert into entry values ('second')")
    done = received(site, old)
    assert done.returncode == 0, done.output
    assert words(site) == "first"
    assert site.connects("application")
    assert site.psql("select rolsuper from pg_roles where rolname = 'of ''old'''") == "f"
    assert site.psql("select rolsuper from pg_roles where rolname = 'guestbook'") == "f"
    (kept,) = set(site.ids()) - set(before)
    assert f"{kept} of" in restored(site, "check"), "it is never the latest"
    site.restic("forget", kept)


def test_a_folder_may_come_before_the_first_backup(new_site, old, tmp_path_factory):
    """Of a cluster that was made anew, say, where nothing is stored yet; accepted, it is latest."""
    other = new_site(content=None, backups=tmp_path_factory.mktemp("empty"))
    # What is granted here on parts of an extension is no part of it.
    other.psql("create extension postgres_fdw")
    other.psql("grant usage on foreign data wrapper postgres_fdw to guestbook_owner")
    done = received(other, old)
    assert done.returncode == 0, done.output
    assert words(other) == "first"
    (suspect,) = other.ids()
    assert re.search(rf"{suspect} .* 1 +1  suspicious", restored(other, "list"))
    restored(other, "accept", BACKUP=suspect)
    assert f"{other.ids()[0]} could be restored" in restored(other, "check")


def test_refuses_folders_that_are_no_backup(site, backup, old):
    before = site.databases(), site.ids()
    (old / "globals.sql").write_text("CREATE ROLE x; \\! touch seen;\n")
    sign(old)
    assert received(site, old).returncode != 0
    assert not (site.folder / "seen").exists()
    (old / "database.dump").write_bytes(b"PGDMP")
    assert "database.dump: FAILED" in received(site, old).output
    (old / "database.dump").unlink()
    (old / "database.dump").symlink_to("/etc/passwd")
    assert "has something else than files" in received(site, old).output
    assert (site.databases(), site.ids()) == before
