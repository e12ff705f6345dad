"""Everything comes back, without blocking users of the database."""

import re
import subprocess
import time

import pytest

from constructs_lib.kube.images import parse_image
from constructs_lib.postgres import DatabaseBackupProps
from tests.programs import RESTIC, made, version
from tests.services import manifests
from tests.services.backups.site import SECRETS
from tests.services.backups.steps import (
    DAY,
    JUST_RENAMED,
    backed_up,
    psql,
    restored,
    restoring,
    sql_of,
    words,
)


@pytest.fixture
def full(new_site):
    """Return a site whose database has what databases have, of its owner and of the superuser."""
    site = new_site(content=None)
    site.psql("drop database guestbook", "postgres")
    site.psql(
        "create database guestbook template template0 lc_collate 'C.UTF-8' lc_ctype 'POSIX' "
        "owner guestbook_owner",
        "postgres",
    )
    site.run("roles.sh", manifests.database_container())
    site.psql(
        "create extension btree_gist; create extension dblink; create extension postgres_fdw;"
        "create extension pg_stat_statements;"
        "create schema tools authorization guestbook_owner; comment on schema tools is 'ours';"
        "create extension pageinspect schema tools;"
        "revoke execute on function dblink_connect(text) from public;"
        "grant execute on function dblink_connect_u(text) to guestbook with grant option;"
        "revoke select on pg_stat_statements from public;"
        "grant usage on foreign data wrapper postgres_fdw to guestbook_owner;"
        "grant create on database guestbook to guestbook_owner;"
        "alter database guestbook set timezone = 'Asia/Tokyo';"
        "alter role guestbook in database guestbook set statement_timeout = '2s';"
        "alter role guestbook_owner in database guestbook set app.tenant = 'ours';"
        "alter role guestbook_owner set array_nulls = off;"
        "alter role guestbook_owner set exit_on_error = on;"
        "alter role guestbook_owner set restrict_nonsystem_relation_kind = 'view';"
        "comment on database guestbook is 'The guest book'"
    )
    site.psql(f"set session authorization guestbook_owner; {sql_of('content')}")
    # It requires one of the owner's.
    site.psql("create extension earthdistance")
    return site


def test_the_image_has_the_version_that_is_tested(tmp_path):
    assert parse_image(DatabaseBackupProps().restic_image).version == version("restic", RESTIC)
    programs = [made("restic") / "restic", made("quick-restic") / "restic"]
    for number, program in enumerate(programs):
        for each, command in ((program, "init"), (programs[1 - number], "check")):
            subprocess.run(
                [each, "--no-cache", "--repo", tmp_path / str(number), command],
                env={"RESTIC_PASSWORD": "a key of tests", "HOME": str(tmp_path)},
                check=True,
            )


def test_drill(full):
    assert "21014 rows in 13 tables" in full.back_up().output
    before = full.contents()
    for part in ("LC_COLLATE = 'C.UTF-8'", "FUNCTION public.dblink_connect_u(text) TO guestbook"):
        assert part in before
    full.psql(f"drop database {full.database} with (force)", "postgres")
    output = restored(full)
    assert full.contents() == before
    assert full.psql("select count(*) from child") == "20000"
    assert full.psql("select * from seen") == "2026-11-26|first|ours"
    # Without statistics the first visitors would wait; some cannot be made.
    assert int(full.psql("select count(*) from pg_stats where tablename = 'child'")) > 0
    assert "statistics are missing, by which queries are planned" in output


def test_onto_a_new_cluster(full, new_site):
    """Its Secrets differ, but for the key: the passwords that count are those of the new one."""
    full.psql("create role reporting login password 'old'; grant select on parent to reporting")
    full.psql('create role "Two words"; grant select on parent to "Two words"')
    full.psql('grant "Two words" to reporting; create role team; grant team to guestbook')
    full.psql("create table known (n int); grant select on known to team")
    # What a superuser was granted, is granted to a role like others.
    full.psql("alter table known owner to guestbook_owner; create role boss superuser password 'x'")
    full.psql("grant select on known to boss")
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
    # The application, which was there already, is a member again.
    assert other.refusal("application", "select n from known") == ""
    boss = "rolsuper, rolpassword is null, has_table_privilege('boss', 'known', 'select')"
    assert other.psql(f"select {boss} from pg_authid where rolname = 'boss'") == "f|t|t"
    assert full.contents() == before


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
    # Its owner can make a template of the live database, and a drop may be cut short.
    site.psql(f"alter database {kept[0]} is_template true", "postgres")
    site.psql(f"update pg_database set datconnlimit = -2 where datname = '{kept[1]}'", "postgres")
    refused = site.restore("undo", BACKUP=kept[1])
    assert (refused.returncode, words(site)) == (3, "first")
    assert f"'{kept[1]}' was not dropped to its end" in refused.output
    for name in kept:
        assert f"dropped {name}" in restored(site, "drop", BACKUP=name)
    assert site.databases() == {site.database, "postgres"}


def test_takes_no_database_that_no_restore_has_kept(site, backup):
    others = {"guestbook_before_christmas", "guestbook_restoring"}
    for name in others:
        site.psql(f"create database {name}", "postgres")
    before = site.databases()
    for name in ("guestbook_before_christmas", site.database, "postgres"):
        for action in ("drop", "undo"):
            done = site.restore(action, BACKUP=name)
            assert (done.returncode, site.databases()) == (3, before)
            assert "is no name of a database that a restore has kept" in done.output
    output = restored(site)
    assert "christmas" not in output
    assert before < site.databases()
    for name in (others | site.databases()) - {site.database, "postgres"}:
        site.psql(f"drop database {name}", "postgres")


def test_clients_are_served_through_a_swap(site, backup):
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


def test_a_check_and_a_drill_change_nothing(site, backup):
    before = site.databases(), words(site)
    output = restored(site, "check")
    assert f"{backup} could be restored, and nothing would be dropped" in output
    assert re.search(r"it needs \S+B of the \S+B that are free", output)
    output = site.run("restore.sh", manifests.job_container("restore-drill")).output
    assert re.search(f"done: {backup} of .* can be restored", output)
    assert (site.databases(), words(site)) == before
