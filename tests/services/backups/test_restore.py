"""Everything comes back, and nobody is in the way of those who use the database."""

import os
import re
import shutil
import subprocess
import time

import pytest

from constructs_lib import DatabaseBackupSettings
from constructs_lib.core.image import parse_image
from tests.programs import RESTIC, made, version
from tests.services import manifests
from tests.services.backups.content import CONTENT, ROWS
from tests.services.backups.site import SECRETS
from tests.services.backups.steps import (
    DAY,
    JUST_RENAMED,
    backed_up,
    filling,
    psql,
    restored,
    restoring,
    words,
)
from tests.services.programs import wait_until


def wait_for_locks(site, number):
    query = "select count(*) from pg_locks where not granted and locktype = 'object'"
    wait_until("sessions wait for locks", lambda: int(site.psql(query, "postgres")) == number)


def fill(site, content=CONTENT):
    """Writes content as the owner does, and settings as a superuser does."""
    site.psql("create extension if not exists btree_gist")
    site.psql(f"grant create on database {site.database} to guestbook_owner")
    site.psql(f"set session authorization guestbook_owner; {content}")
    site.psql(f"alter database {site.database} set work_mem = '5MB'")
    site.psql(f"alter role guestbook in database {site.database} set statement_timeout = '2s'")
    site.psql(f"comment on database {site.database} is 'The guest book'")


@pytest.fixture
def full(new_site):
    """Returns a site whose database has what databases commonly have."""
    site = new_site(content=None)
    fill(site)
    return site


def test_the_image_has_the_version_that_is_tested():
    assert parse_image(DatabaseBackupSettings().restic_image).version == version("restic", RESTIC)


def test_the_program_of_the_image_and_that_of_the_tests_open_what_the_other_has_made(tmp_path):
    programs = [made(name) / "restic" for name in ("restic", "quick-restic")]
    for number, program in enumerate(programs):
        for each, command in ((program, ["init"]), (programs[1 - number], ["check"])):
            subprocess.run(
                [each, "--no-cache", "--repo", tmp_path / str(number), *command],
                env={"RESTIC_PASSWORD": "a key of tests", "HOME": str(tmp_path)},
                check=True,
            )


def test_drill(full):
    """Everything that was lost is back: definitions, owners, privileges, rows, sequences."""
    backed_up(full)
    before = full.contents()
    full.psql(f"drop database {full.database} with (force)", "postgres")
    restored(full)
    assert full.contents() == before
    assert full.psql("select count(*) from child") == str(ROWS)
    # Without statistics the first visitors would wait for sequential scans.
    assert int(full.psql("select count(*) from pg_stats where tablename = 'child'")) > 0


def test_onto_a_server_without_the_tablespaces(new_site):
    """A new one has none, and the space that is looked at is that of the volume of the server."""
    site = new_site()
    folder = site.folder / "fast"
    folder.mkdir()
    shutil.copystat(site.folder / "data", folder)
    data = (site.folder / "data").stat()
    os.chown(folder, data.st_uid, data.st_gid)
    site.psql(f"create tablespace fast location '{folder}'", "postgres")
    site.psql("grant create on tablespace fast to guestbook_owner", "postgres")
    site.psql(f"alter database {site.database} set default_tablespace = fast", "postgres")
    site.psql(
        "set session authorization guestbook_owner; create index on entry (word) tablespace fast; "
        "create table quick (word text) tablespace fast; insert into quick values ('a')"
    )
    name = backed_up(site)
    new = new_site(content=None, backups=site.backups)
    output = restored(new, BACKUP=name)
    assert f"guestbook holds {name}" in output
    assert new.psql("select word from quick") == "a"
    assert words(new) == "first"


def test_onto_a_new_cluster(full, new_site):
    """Its Secrets differ, but for the key: the passwords that count are those of the new one."""
    full.psql("create role reporting login password 'old'; grant select on parent to reporting")
    full.psql('create role "Two words"; grant select on parent to "Two words"')
    full.psql('grant "Two words" to reporting')
    name = backed_up(full)
    before = full.contents()
    secrets = {
        name: {**each, "password": f"new {name}"} if "key" not in name else each
        for name, each in SECRETS.items()
    }
    other = new_site("create table left_over ()", backups=full.backups, secrets=secrets)
    done = other.restore()
    assert done.returncode == 3
    assert f"the newest sound backup, {name} of" in done.output
    assert "is of another server" in done.output
    assert "of another server: latest is not this one" in restored(other, "list")
    restored(other, BACKUP=name)
    assert other.contents() == before
    assert other.connects("application")
    assert other.connects("owner")
    assert other.psql("select rolpassword from pg_authid where rolname = 'reporting'") == ""
    assert other.psql("select pg_has_role('reporting', 'Two words', 'member')") == "t"
    assert full.contents() == before


def restored_elsewhere(new_site, site):
    """Backs up a site, and returns another one, which had no content, with that."""
    name = backed_up(site)
    other = new_site(content=None, backups=site.backups)
    restored(other, BACKUP=name)
    return other


def test_members_of_a_role_that_is_missing_are_members_again(new_site):
    """The application, which is there already, may do what it might."""
    site = new_site()
    site.psql("create role team; grant select on entry to team; grant team to guestbook")
    other = restored_elsewhere(new_site, site)
    assert other.refusal("application", "select word from entry") == ""


def test_what_a_superuser_was_granted_is_granted_to_a_role_like_others(new_site):
    site = new_site()
    site.psql("create role boss superuser login password 'x'; grant select on entry to boss")
    other = restored_elsewhere(new_site, site)
    assert other.psql("select has_table_privilege('boss', 'entry', 'select')") == "t"
    made = "select rolsuper, rolpassword is null from pg_authid where rolname = 'boss'"
    assert other.psql(made) == "f|t"


def test_rows_written_meanwhile_do_not_matter(full):
    """The rows that are counted are those that are dumped."""
    with psql(full, full.database) as writer:
        statement = "insert into parent select max(id) + 1, max(id) + 1 from parent; "
        writer.stdin.write(statement + "\\watch interval=0.001 count=100000\n")
        writer.stdin.flush()
        backed_up(full)
        writer.kill()
        writer.communicate()
    assert int(full.psql("select count(*) from parent")) > 1010
    restored(full)


def test_a_restore_drops_nothing_that_was_there(site, backup):
    """What was live before the first of two restores of one incident is live data still."""
    site.psql("insert into entry values ('second')")
    output = restored(site)
    assert words(site) == "first"
    (undo,) = re.findall(r"to undo: scripts/restore.sh --undo (\S+)", output)
    time.sleep(1)  # Dated names differ from second to second.
    output = restored(site)
    assert re.search(rf"kept: {undo}, \S+B, replaced 0 h ago; to drop it: .* --drop {undo}", output)
    assert site.psql("select string_agg(word, ' ') from entry", undo) == "first second"
    assert undo in restored(site, "list")
    assert undo in restored(site, "check")
    restored(site, "undo", BACKUP=undo)
    assert words(site) == "first second"
    time.sleep(1)
    restored(site)
    kept = sorted(site.databases() - {site.database, "postgres"})
    assert len(kept) == 3
    for name in kept:
        assert f"dropped {name}" in restored(site, "drop", BACKUP=name)
    assert site.databases() == {site.database, "postgres"}


def test_takes_no_database_that_no_restore_has_kept(site, backup):
    site.psql("create database guestbook_before_christmas", "postgres")
    site.psql("create database guestbook_restoring", "postgres")
    try:
        before = site.databases()
        for name in ("guestbook_before_christmas", site.database, "postgres"):
            for action in ("drop", "undo"):
                done = site.restore(action, BACKUP=name)
                assert (done.returncode, site.databases()) == (3, before)
                assert "is no name of a database that a restore has kept" in done.output
        assert words(site) == "first"
        output = restored(site)
        assert "christmas" not in output
        assert before < site.databases()
        restored(site, "drop", BACKUP=(site.databases() - before).pop())
    finally:
        site.psql("drop database guestbook_before_christmas", "postgres")
        site.psql("drop database guestbook_restoring", "postgres")


def test_clients_are_served_through_a_swap(site, backup):
    """They lose their connection, and find a database whenever they come again."""
    seen, failed = set(), []
    with restoring(site) as process:
        while process.poll() is None:
            try:
                seen.add(words(site))
            except RuntimeError as error:
                failed.append(str(error))
        assert process.returncode == 0, process.stdout.read()
    assert seen == {"first"}
    assert not [text for text in failed if "does not exist" in text and JUST_RENAMED not in text]


def test_who_comes_between_the_two_renames_waits(new_site):
    """It is told that the database was renamed only when the other one has its name."""
    site = new_site()
    backed_up(site)
    with filling(site) as (process, during, go_on), psql(site, "postgres") as holder:
        holder.stdin.write(f"begin; comment on database {during} is 'held';\n")
        holder.stdin.flush()
        held = "mode = 'ShareUpdateExclusiveLock' and granted and classid = 'pg_database'::regclass"
        wait_until("it is held", lambda: site.psql(f"select pid from pg_locks where {held}"))
        go_on()
        wait_for_locks(site, 1)
        with psql(site, site.database) as client:
            wait_for_locks(site, 2)
            holder.communicate("rollback;\n")
            _, told = client.communicate("select 1;\n")
        output, _ = process.communicate()
    assert process.returncode == 0, output
    assert JUST_RENAMED in told
    assert words(site) == "first"


def test_nobody_else_connects_to_what_is_being_restored(full):
    backed_up(full)
    with filling(full) as (process, during, go_on):
        refusal = full.refusal("application", "select 1", during)
        go_on()
        output, _ = process.communicate()
    assert process.returncode == 0, output
    assert "permission denied for database" in refusal


def test_lists_backups(site, backup, at):
    ahead = backed_up(site, **at(time.time() + 30 * DAY))
    lines = [line.split(maxsplit=5) for line in restored(site, "list").splitlines()]
    assert lines[0] == ["ID", "TIME", "AGE", "TABLES", "ROWS", "STATE"]
    assert lines[1][0] == ahead
    assert lines[1][2:] == ["-h", "1", "1", "in the future: latest is not this one"]
    name, made, age, *rest = lines[2]
    assert (name, age, rest) == (backup, "0h", ["1", "1", "sound"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", made)
    # A clock that ran ahead once does not decide what is the newest.
    output = restored(site, "check")
    assert f"{ahead} of {lines[1][1]} is passed over: it is in the future" in output
    assert f"{backup} could be restored" in output
    site.restic("forget", ahead)


def test_a_check_changes_nothing(site, backup):
    before = site.databases()
    output = restored(site, "check")
    assert f"{backup} could be restored, and nothing would be dropped" in output
    assert re.search(r"it needs \S+B of the \S+B that are free", output)
    assert site.databases() == before


def test_a_drill_leaves_nothing_behind(site, backup):
    newest = backed_up(site)
    before = site.databases(), words(site)
    output = site.run("restore.sh", manifests.job_container("restore-drill")).output
    assert re.search(f"done: {newest} of .* can be restored", output)
    assert (site.databases(), words(site)) == before
