"""Backup and restore: the scripts that run in the containers, against a real server."""

import json
import os
import re
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager
from functools import partial
from itertools import count

import psutil
import pytest
from cdk8s import Chart

from constructs_lib import (
    DatabaseBackup,
    DatabaseBackupProps,
    DatabaseBackupSettings,
    PostgresDatabase,
    PostgresDatabaseProps,
)
from constructs_lib.core.image import parse_image
from scripts.postgres import programs
from tests.services import manifests, restic
from tests.services.backups import SECRETS, Site, kill
from tests.services.programs import wait_until

ROWS = 200_000
PODS = count()
JUST_RENAMED = "just been dropped or renamed"

# What applications commonly have in a database.
CONTENT = f"""
create extension hstore;
create extension citext;
create extension pg_trgm;
create type mood as enum ('glad', 'calm', 'sad');
create domain short_text as text check (length(value) < 100);
create table kinds (
  id bigint generated always as identity primary key,
  small smallint, whole integer, big bigint, exact numeric(20, 5), single real, double float8,
  money money, flag boolean, text text, varying varchar(50), fixed char(5), citext citext,
  bytes bytea, date date, time time, timetz timetz, stamp timestamp, stamptz timestamptz,
  interval interval, uuid uuid, json json, jsonb jsonb, xml text, inet inet, cidr cidr, mac macaddr,
  point point, box box, circle circle, bits bit varying(9), tsvector tsvector, numbers integer[],
  texts text[], range int4range, ranges tstzmultirange, mood mood, short short_text, map hstore,
  upper text generated always as (upper(text)) stored
);
insert into kinds values
  (default, -1, 2147483647, 9223372036854775807, 12345.67890, 1.5e-30, 'NaN', '12.34', true,
   E'語\\t"quoted" \\\\ ''single'' 🎉\\n', 'varying', 'abc', 'CaSe', '\\x00ff10', '0044-03-15 BC',
   '23:59:59.999999', '12:00+09', 'infinity', '2026-11-25 12:00+09', '1 year -2 days 3:04',
   '00000000-0000-4000-8000-000000000000', '{{"a": [1, null]}}', '{{"b": {{"c": true}}}}', '<a/>',
   '::1', '10.0.0.0/8', '08:00:2b:01:02:03', '(1,2)', '(1,1),(0,0)', '<(0,0),1>', b'101',
   'a fat cat', '{{1,NULL,3}}', array['ä', ''], '[1,9)', '{{[2026-01-01,2026-02-01)}}', 'calm',
   'short', 'key=>value');
insert into kinds default values;
create table parent (id int primary key, name text not null unique);
create table child (
  id serial primary key, parent int not null references parent on delete cascade,
  price numeric check (price >= 0), exclude using gist (int4range(id, id + 1) with &&)
);
insert into parent select n, 'parent ' || n from generate_series(1, 1000) n;
insert into child (parent, price) select 1 + n % 1000, n / 7.0 from generate_series(1, {ROWS}) n;
create table "Odd ""name"" 語" ("a column" text);
insert into "Odd ""name"" 語" values ('x');
create table event (at date not null, what text) partition by range (at);
create table event_2026 partition of event for values from ('2026-01-01') to ('2027-01-01');
insert into event values ('2026-05-05', 'something');
create index on child (parent) include (price);
create index on parent using gin (name gin_trgm_ops);
create view expensive as select * from child where price > 100;
create materialized view totals as select parent, sum(price) from child group by parent;
create function twice(n int) returns int language sql immutable return 2 * n;
create function stamp() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger stamp before update on parent for each row execute function stamp();
create sequence ticket start 100 increment 5;
select nextval('ticket'), nextval('ticket');
create schema audit;
create table audit.log (line text);
alter table audit.log enable row level security;
create policy mine on audit.log using (line = current_user);
comment on table parent is 'Those who have children';
grant select, insert on parent, child to guestbook;
grant select (name) on parent to monitoring;
grant usage on schema audit to guestbook;
alter default privileges in schema public grant select on tables to guestbook;
select lo_create(4711);
select lo_put(4711, 0, decode(repeat('00ff', 5000), 'hex'));
grant select on large object 4711 to guestbook;
"""


def fill(site, content=CONTENT):
    """Writes content as the owner does, and settings as a superuser does."""
    site.psql("create extension if not exists btree_gist")
    site.psql(f"grant create on database {site.database} to guestbook_owner")
    site.psql(f"set session authorization guestbook_owner; {content}")
    site.psql(f"alter database {site.database} set work_mem = '5MB'")
    site.psql(f"alter role guestbook in database {site.database} set statement_timeout = '2s'")
    site.psql(f"comment on database {site.database} is 'The guest book'")


def backed_up(site, **variables):
    """Makes a backup; returns its name."""
    done = site.back_up(**variables)
    assert done.returncode == 0, done.output
    return re.search(r"(\S+) is done: \d+ rows in", done.output)[1]


def restored(site, action="restore", **variables):
    done = site.restore(action, **variables)
    assert done.returncode == 0, done.output
    return done.output


@pytest.fixture(scope="module", autouse=True)
def _restic():
    if shutil.which("go") is None:
        pytest.skip("needs Go to build restic: see https://go.dev/doc/install")


@pytest.fixture
def new_site(tmp_path):
    """Returns a function that starts a site; each is gone at the end."""
    sites = []

    def new_site(
        content="create table entry (word text); insert into entry values ('first')", **options
    ):
        site = Site(options.pop("backups", tmp_path), **options)
        sites.append(site)
        site.start()
        if content:
            site.psql(f"set session authorization guestbook_owner; {content}")
        return site

    yield new_site
    for site in sites:
        site.stop()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Returns a site with a small database; its tests leave the word 'first' in it."""
    site = Site(tmp_path_factory.mktemp("backups"))
    try:
        site.start()
        site.psql(
            "set session authorization guestbook_owner; "
            "create table entry (word text); insert into entry values ('first')"
        )
        yield site
    finally:
        site.stop()


@pytest.fixture(scope="module")
def backup(site):
    return backed_up(site)


@pytest.fixture
def full(new_site):
    """Returns a site whose database has what databases commonly have."""
    site = new_site(content=None)
    fill(site)
    return site


def words(site):
    return site.psql("select string_agg(word, ' ' order by word) from entry")


def restoring(site):
    return site.process("restore.sh", manifests.job_container("restore"), ACTION="restore")


def psql(site, database):
    """Starts a psql that reads from a pipe."""
    pipe = subprocess.PIPE
    command = site.server.psql_command(database)
    return subprocess.Popen(command, stdin=pipe, stderr=pipe, text=True)


def wait_for_locks(site, number):
    query = "select count(*) from pg_locks where not granted and locktype = 'object'"
    wait_until("sessions wait for locks", lambda: int(site.psql(query, "postgres")) == number)


def test_the_image_has_the_version_that_is_tested():
    assert parse_image(DatabaseBackupSettings().restic_image).version == restic.version()


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
    with restoring(site) as process, psql(site, "postgres") as holder:
        during = next(line.split()[-1] for line in process.stdout if " into " in line)
        holder.stdin.write(f"begin; comment on database {during} is 'held';\n")
        holder.stdin.flush()
        wait_for_locks(site, 1)
        with psql(site, site.database) as client:
            wait_for_locks(site, 2)
            holder.communicate("rollback;\n")
            _, told = client.communicate("select 1;\n")
        assert process.wait() == 0
    assert JUST_RENAMED in told
    assert words(site) == "first"


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


def test_one_run_deletes_no_good_backup(new_site, at, tmp_path_factory):
    """A laptop was off for long, the cluster is new and empty, and a clock is wrong for a while."""
    site = new_site(backups=tmp_path_factory.mktemp("days"))
    variables = {"RETENTION_DAYS": "3"}

    def run(day):
        return backed_up(site, **at(NOON + day * DAY), **variables)

    days = [run(day) for day in range(4)]
    assert site.ids() == days[1:], "as many days as there shall be"
    late = run(60)
    assert site.ids() == [*days[2:], late], "whatever their age"
    again = run(60.2)
    assert site.ids() == [*days[2:], late, again], "two of a day are one day"
    # A dump that fails is no snapshot, and removes nothing.
    failed = site.back_up(**at(NOON + 70 * DAY), **variables, PGPASSWORD="wrong")
    assert (failed.returncode, site.ids()[-1]) == (1, again)
    ahead = run(1000)
    assert ahead in site.ids()
    kept = site.ids()
    newest = run(61)
    assert set(site.ids()) == {*kept, newest} - {days[2]}
    assert len(site.ids()) == 5
    # Then all is lost, and the run of the next night still finds the table, but no row.
    site.psql("truncate entry")
    before = site.ids()
    lost = site.back_up(**at(NOON + 62 * DAY), **variables)
    assert lost.returncode == 1
    (suspect,) = set(site.ids()) - set(before)
    assert f"{suspect} is SUSPICIOUS: it has 0 rows in 1 tables, {newest} of" in lost.output
    assert f"scripts/restore.sh --accept {suspect}" in lost.output
    retried = site.back_up(**at(NOON + 62.01 * DAY), **variables)
    assert retried.returncode == 1
    assert f"{suspect}, which this Job has made, is SUSPICIOUS" in retried.output
    assert set(site.ids()) == {*before, suspect}
    next_night = {**variables, "HOSTNAME": "postgresql-backup-2-x"}
    assert "is SUSPICIOUS: it has 0" in site.back_up(**at(NOON + 62.02 * DAY), **next_night).output
    assert set(site.ids()) > {*before, suspect}
    (chosen,) = re.findall(
        r"(\S+) could be restored", restored(site, "check", **at(NOON + 63 * DAY))
    )
    assert chosen == newest
    # It was meant.
    restored(site, "accept", BACKUP=suspect)
    backed_up(site, **at(NOON + 63 * DAY), **variables)


def test_where_a_clock_went_back_the_measure_is_of_the_future(new_site, at):
    site = new_site()
    ahead = backed_up(site, **at(NOON))
    site.psql("truncate entry")
    done = site.back_up(**at(NOON - 400 * DAY))
    assert done.returncode == 1
    assert f"is SUSPICIOUS: it has 0 rows in 1 tables, {ahead} of" in done.output


def test_a_table_that_was_emptied_beside_larger_ones_is_suspicious(new_site, at):
    """The totals say nothing of it. What is meant can be accepted; a small one may come and go."""
    site = new_site(
        "create table large (n int); insert into large select generate_series(1, 1000);"
        "create table orders (n int); insert into orders select generate_series(1, 100);"
        "create table old (n int); insert into old select generate_series(1, 100);"
        "create table queue (n int); insert into queue select generate_series(1, 99)"
    )
    former = backed_up(site, **at(NOON))
    site.psql("truncate queue")
    backed_up(site, **at(NOON + DAY))
    site.psql("truncate orders; drop table old")
    lost = site.back_up(**at(NOON + 2 * DAY))
    assert lost.returncode == 1
    assert (
        "public.old had 100 rows and is gone;public.orders had 100 rows and is empty."
        in lost.output
    )
    suspect = site.ids()[-1]
    assert former in site.ids()
    restored(site, "accept", BACKUP=suspect, **at(NOON + 2 * DAY))
    backed_up(site, **at(NOON + 3 * DAY))


def test_a_measure_that_cannot_be_read_still_has_its_totals(new_site):
    """A backup is made and judged by what its tags say of the one before."""
    site = new_site()
    site.restic("init")
    tags = (f"database={site.database}", "tables=1", "rows=3")
    site.restic(
        *("backup", *(part for tag in tags for part in ("--tag", tag))),
        *("--time", "2024-02-02 02:02:02", "--stdin-filename", "dump"),
        *("--stdin-from-command", "--", "echo", "no manifest"),
    )
    (former,) = site.ids()
    done = site.back_up()
    assert done.returncode == 1
    assert f"{former} of 2024-02-02T02:02:02Z has 3 in 1; 1 of 3 rows are left." in done.output


def test_a_backup_without_most_tables_is_suspicious(new_site):
    site = new_site("create table a (); create table b (); create table c ()")
    former = backed_up(site)
    site.psql("drop table a, b")
    done = site.back_up()
    assert done.returncode == 1
    assert f"is SUSPICIOUS: it has 0 rows in 1 tables, {former} of" in done.output
    assert former in site.ids()


def test_snapshots_of_others_are_left_alone(site, backup, at):
    other = site.forge(tags=["database=other"], when="2000-01-01 00:00:00")
    backed_up(site, RETENTION_DAYS="1")
    assert other in site.ids()
    line = next(x for x in restored(site, "list").splitlines() if x.startswith(other))
    assert line.endswith(f"not of {site.database}")
    site.restic("forget", other)


KILLS = 20
DAY = 86400
NOON = 1_700_000_000 // DAY * DAY + DAY // 2


@pytest.fixture
def at(tmp_path):
    """Returns a function that gives the environment in which it is another time."""
    folder = tmp_path / "bin"
    folder.mkdir()
    date = folder / "date"
    date.write_text('#!/bin/sh\n[ "$1" = +%s ] && exec echo "$NOW"\nexec /bin/date "$@"\n')
    date.chmod(0o755)
    path = f"{folder}:{programs()}:{os.environ['PATH']}"
    return lambda now: {"PATH": path, "NOW": str(int(now))}


def killed_on_the_way(start):
    """Kills a script later and later, by a twentieth of its run, until it ends first."""
    begin = time.monotonic()
    with start() as process:
        assert process.wait() == 0
        step = (time.monotonic() - begin) / KILLS
    for point in count(1):
        time.sleep(1 - time.time() % 1)  # Dated names differ from second to second.
        process = start()
        time.sleep(step * point)
        kill(process)
        yield process
        if process.returncode != -signal.SIGKILL:
            assert process.returncode == 0
            assert point > KILLS / 2
            return


def test_a_killed_backup_leaves_the_former_ones_and_no_half_one(new_site, tmp_path_factory):
    """And its lock stops nobody."""
    site = new_site(backups=tmp_path_factory.mktemp("killed"))
    site.psql("insert into entry select md5(n::text) from generate_series(1, 300000) n")
    start = partial(site.process, "backup.sh", manifests.job_container("backup"))
    before = []
    for _ in killed_on_the_way(start):
        ids = site.ids()
        assert ids[: len(before)] == before
        assert len(ids) <= len(before) + 1
        for each in ids[len(before) :]:
            assert len(site.restic("dump", "--no-lock", each, "dump")) > 300000
        before = ids
    backed_up(site)
    site.restic("check", "--read-data")
    restored(site)


def test_a_killed_restore_leaves_the_old_database_or_the_new_one(new_site, tmp_path_factory):
    site = new_site(backups=tmp_path_factory.mktemp("killed"))
    site.psql("insert into entry select md5(n::text) from generate_series(1, 100000) n")
    backed_up(site)

    def start():
        site.psql("truncate entry; insert into entry values ('old')")
        return restoring(site)

    states = [site.psql("select count(*) from entry") for _ in killed_on_the_way(start)]
    assert set(states) == {"1", "100001"}
    time.sleep(1)  # Dated names differ from second to second.
    restored(site)
    assert site.psql("select count(*) from entry") == "100001"
    names = "|".join((site.database, rf"{site.database}_before_\d+t\d+", "postgres"))
    assert all(re.fullmatch(names, name) for name in site.databases())


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


@pytest.mark.parametrize("script", ["backup", "restore"])
def test_a_backup_waits_for_another(site, backup, script):
    """A restore and a backup do, too: one that begins while the lock is held goes on after it."""
    before = site.ids(), site.databases()
    with holding_the_lock(site) as lock:
        process = site.process(f"{script}.sh", manifests.job_container(script), ACTION="restore")
        try:
            assert "waiting for its end" in process.stdout.readline()
            assert (site.ids(), site.databases()) == before
            lock.kill()
            output = process.stdout.read()
        finally:
            kill(process)
    assert "done" in output
    assert (site.ids(), site.databases()) != before


@pytest.fixture
def impatient(site, tmp_path):
    """Returns variables that let the scripts wait for a second: a minute is long."""
    scripts = shutil.copytree(site.scripts, tmp_path / "scripts")
    common = (scripts / "common.sh").read_text()
    assert common.count("\nTABLE_SECONDS=60\n") == 1
    (scripts / "common.sh").write_text(common.replace("TABLE_SECONDS=60", "TABLE_SECONDS=1"))
    return {"scripts": str(scripts), "LOCK_SECONDS": "1"}


def test_refuses_to_wait_for_ever(site, backup, impatient):
    with holding_the_lock(site):
        done = site.restore(**impatient)
    assert done.returncode == 3
    assert "another backup or restore is still running" in done.output


def test_a_backup_has_more_patience_than_a_restore(site, backup):
    """A night's backup is late, and not lost, where somebody restores for an hour."""
    assert manifests.environment(manifests.job_container("backup"))["LOCK_SECONDS"] == "7200"
    assert "LOCK_SECONDS" not in manifests.environment(manifests.job_container("restore"))
    with holding_the_lock(site):
        waiting = site.process("backup.sh", manifests.job_container("backup"))
        said = "backup: another backup or restore is running; waiting for its end, at most 7200 s"
        assert waiting.stdout.readline().strip() == said
    output, _ = waiting.communicate()
    assert waiting.returncode == 0, output


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
        refused = [site.back_up(**impatient), site.restore(**impatient)]
        assert backup in restored(site, "list")
    assert [done.returncode for done in refused] == [3, 3]


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
            process = site.process("backup.sh", manifests.job_container("backup"), **impatient)
            try:
                output, _ = process.communicate(timeout=120)
            finally:
                kill(process)
                holder.communicate("rollback;\n")
    finally:
        site.psql("drop table event")
    assert process.returncode == 1
    assert "timeout" in output
    assert site.ids() == before


def test_the_lock_of_a_killed_pod_is_ended(site, backup):
    """restic itself would wait for half an hour, or for as long as that pod's clock was ahead."""
    lock = site.lock_of_a_killed_pod()
    output = site.back_up().output
    assert "is done" in output
    assert not lock.exists()


def flipped(site):
    """Changes one bit in the middle of what is stored."""
    pack = max((site.repository / "data").rglob("*"), key=lambda path: path.stat().st_size)
    data = bytearray(pack.read_bytes())
    data[len(data) // 2] ^= 1
    pack.chmod(0o600)
    pack.write_bytes(data)


UNUSABLE = {
    "foreign": ({"dump": b"create table t ();"}, "cannot be read"),
    "no manifest": ({"manifest": {}}, "a format that is not known here"),
    "newer format": ({"manifest": {"format": 3}}, "a format that is not known here"),
    "newer server": ({"manifest": {"server_version_num": 990001}}, "is of PostgreSQL 99"),
    "of another database": ({"manifest": {"database": "shop"}}, "is of database 'shop', not of"),
    "of another owner": (
        {"manifest": {"owner": "boss"}},
        "belongs to 'boss', and the Secret of the owner names 'guestbook_owner'",
    ),
    "too large": (
        {"manifest": {"bytes": 10**15}},
        r"a restore needs 910TB on the volume of the server .* and \S+ are free",
    ),
}


@pytest.mark.parametrize("case", UNUSABLE)
def test_refuses_what_is_of_no_use_here(site, backup, case):
    given, message = UNUSABLE[case]
    forged = site.forge(backup, **given)
    before = site.databases(), words(site)
    for action in ("check", "restore"):
        done = site.restore(action, BACKUP=forged)
        assert done.returncode == 3
        assert re.search(message, done.output)
    assert (site.databases(), words(site)) == before
    site.restic("forget", forged)


def test_what_cannot_be_read_is_passed_over(new_site, tmp_path_factory):
    site = new_site(backups=tmp_path_factory.mktemp("broken"))
    former = backed_up(site)
    packs = set((site.repository / "data").rglob("*"))
    site.psql("insert into entry select md5(n::text) from generate_series(1, 50000) n")
    newest = backed_up(site, RETENTION_DAYS="9")
    assert set((site.repository / "data").rglob("*")) > packs
    flipped(site)
    output = restored(site)
    assert re.search(f"{newest} of .* is passed over: it cannot be read", output)
    assert f"guestbook holds {former}" in output
    assert words(site) == "first"
    refused = site.restore(BACKUP=newest)
    assert (refused.returncode, words(site)) == (3, "first")
    # The next run says so loudly, and removes nothing.
    failed = site.back_up(RETENTION_DAYS="1")
    assert failed.returncode == 1
    assert {former, newest} < set(site.ids())


def test_a_backup_whose_rows_differ_is_not_swapped_in(site, backup):
    for changed, message in (
        ({"tables": {"public.entry": 2}}, "public.entry: 1 rows, the backup has 2"),
        ({"large_objects": 1}, "the number of large objects"),
    ):
        forged = site.forge(backup, manifest=changed)
        before = site.databases()
        done = site.restore(BACKUP=forged)
        assert done.returncode == 1
        assert message in done.output
        assert (site.databases(), words(site)) == (before, "first")
        site.restic("forget", forged)


def test_a_backup_counts_all_tables(new_site):
    site = new_site(
        "create table plain (n int); insert into plain values (1), (2);"
        "create unlogged table fast (n int); insert into fast values (1), (2), (3);"
        "create table parted (n int) partition by list (n);"
        "create table part partition of parted for values in (1); insert into parted values (1);"
        "create table parent (n int); insert into parent values (1);"
        "create table child () inherits (parent); insert into child values (1), (2)"
    )
    odd = '"a ""table"" \\g; :x\n$$"'
    site.psql(
        "create schema other authorization guestbook_owner; "
        f"set session authorization guestbook_owner; create table other.{odd} (t text); "
        f"insert into other.{odd} values (E'two\\nlines')"
    )
    assert "10 rows in 6 tables" in site.back_up().output
    restored(site)


def test_a_comparison_is_no_work_of_a_superuser(new_site):
    site = new_site()
    backed_up(site)
    site.psql("alter system set log_statement = 'all'", "postgres")
    site.psql("alter system set log_line_prefix = '<%u> '", "postgres")
    site.psql("alter role all reset log_min_messages; select pg_reload_conf()", "postgres")
    restored(site)
    log = (site.folder / "log").read_text()
    counted = re.findall(r"^<(.*)> LOG:  statement: copy public.entry to stdout", log, re.MULTILINE)
    assert counted == ["reader of backups"]


def test_a_role_gets_no_more_rights_than_to_log_in(new_site):
    site = new_site()
    site.psql(
        "create role boss superuser; create role team; create role reporting createrole createdb "
        "bypassrls login; grant boss, team, pg_execute_server_program to reporting; "
        "grant select on entry to reporting"
    )
    backed_up(site)
    site.psql("drop owned by reporting; drop role reporting")
    restored(site)
    rights = "rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication, rolcanlogin"
    found = site.psql(f"select {rights} from pg_roles where rolname = 'reporting'")
    assert found == "f|f|f|f|f|t"
    member_of = "select roleid::regrole from pg_auth_members where member = 'reporting'::regrole"
    assert site.psql(member_of) == "team"


def test_nobody_else_connects_to_what_is_being_restored(full):
    backed_up(full)
    with restoring(full) as process:
        during = next(line.split()[-1] for line in process.stdout if " into " in line)
        os.killpg(process.pid, signal.SIGSTOP)
        refusal = full.refusal("application", "select 1", during)
        os.killpg(process.pid, signal.SIGCONT)
        assert process.wait() == 0
    assert "permission denied for database" in refusal


def test_a_database_keeps_its_locale(new_site):
    site = new_site()
    site.psql("drop database guestbook", "postgres")
    site.psql(
        "create database guestbook template template0 lc_collate 'C.UTF-8' lc_ctype 'POSIX' "
        "owner guestbook_owner",
        "postgres",
    )
    site.run("roles.sh", manifests.database_container())
    before = site.contents()
    assert "LC_COLLATE = 'C.UTF-8'" in before
    backed_up(site)
    restored(site)
    assert site.contents() == before


def test_accepts_no_backup_that_is_not_named(site, backup):
    done = site.restore("accept")
    assert done.returncode == 3
    assert "name the backup that is as it should be" in done.output


def test_a_mistake_of_the_server_is_no_refusal(site, backup):
    """psql ends with 3 where a statement failed, which here means that nothing was tried."""
    forged = site.forge(backup, manifest={"encoding": "none"})
    before = site.databases()
    done = site.restore(BACKUP=forged)
    assert done.returncode == 1
    assert "none is not a valid encoding name" in done.output
    assert site.databases() == before
    site.restic("forget", forged)


def test_a_restore_ends_at_its_first_mistake(new_site):
    """In an incident nobody wants to wait for hours for what has failed."""
    site = new_site(
        "create function here() returns boolean immutable language plpgsql as $$ begin "
        "if current_database() <> 'guestbook' then raise 'not here'; end if; return true; end $$;"
        "create table entry (word text); insert into entry values ('first');"
        "create index on entry (word) where here(); create index on entry (word) where here()"
    )
    backed_up(site)
    done = site.restore()
    assert done.returncode == 1
    assert done.output.count("ERROR:  not here") == 1
    assert site.databases() == {site.database, "postgres"}


@pytest.mark.parametrize("script", ["backup.sh", "restore.sh"])
def test_refuses_another_key(site, backup, script):
    before = site.ids()
    container = manifests.job_container(script.removesuffix(".sh"))
    done = site.run(script, container, ACTION="list", RESTIC_PASSWORD="another")
    assert done.returncode == 3
    assert "the key does not open" in done.output
    assert site.ids() == before


def test_makes_no_repository_over_one_that_lost_its_configuration(site, backup):
    config = site.repository / "config"
    config.rename(site.repository / "moved")
    try:
        done = site.back_up()
        assert done.returncode == 3
        assert "its config is missing" in done.output
    finally:
        (site.repository / "moved").rename(config)
    assert backup in site.ids()


def wrapped(folder, text):
    """Returns a restic that does something else; `$restic` is the real one."""
    program = folder / "restic"
    program.write_text(f"#!/bin/bash\nrestic={restic.program()}\n{text}\n")
    program.chmod(0o755)
    return str(program)


def test_a_repository_that_was_not_finished_is_made_again(new_site, tmp_path):
    """A pod may be killed while restic writes the first files: their key is there, no more."""
    site = new_site()
    half = '"$restic" "$@"; rm "$BACKUPS"/db/*/config; exit 1'
    text = f'[[ " $* " != *" init "* ]] || {{ {half}; }}; exec "$restic" "$@"'
    killed = site.back_up(RESTIC=wrapped(tmp_path, text))
    assert killed.returncode == 1
    assert [*site.backups.rglob("keys/*")]
    backed_up(site)


def test_a_backup_that_cannot_be_read_back_is_suspicious(new_site, tmp_path):
    """Whatever it is that is wrong: the end is missing, or the manifest is another one."""
    site = new_site(
        "create table entry (word text); insert into entry select md5(n::text) "
        "from generate_series(1, 5000) n"
    )
    former = backed_up(site)
    for change in ("(head --bytes=100000; cat >/dev/null)", "sed '1s/public.entry/public.other/'"):
        reading = (
            f'case " $* " in *" dump "*) set -o pipefail; "$restic" "$@" | {change}; exit;; esac'
        )
        before = site.ids()
        done = site.back_up(RESTIC=wrapped(tmp_path, f'{reading}; exec "$restic" "$@"'))
        assert done.returncode == 1
        assert "cannot be read back, and is marked as suspicious" in done.output
        (suspect,) = set(site.ids()) - set(before)
        assert former in site.ids()
        assert f"{former} could be restored" in restored(site, "check")
        site.restic("forget", suspect)


def test_a_key_that_opens_nothing_else_is_no_key(new_site):
    """The configuration can be opened, and what is stored is gone."""
    site = new_site()
    name = backed_up(site)
    shutil.rmtree(site.repository / "data")
    done = site.back_up()
    assert done.returncode == 3
    assert f"but not its newest snapshot {name}" in done.output


def test_a_week_reads_all_that_is_stored(new_site, at):
    """Also what no newer backup shares, so that nobody finds it broken when it is needed."""
    site = new_site(
        "create table entry (word text); "
        "insert into entry select md5(n::text) from generate_series(1, 5000) n"
    )
    backed_up(site, **at(NOON))
    flipped(site)
    site.psql("update entry set word = md5(word)")
    codes = [site.back_up(**at(NOON + day * DAY)).returncode for day in range(1, 8)]
    assert sorted(codes) == [0] * 6 + [1]


def test_what_is_forgotten_takes_no_space(new_site, at):
    site = new_site(
        "create table entry (word text); "
        "insert into entry select md5(n::text) from generate_series(1, 50000) n"
    )

    def size():
        return sum(each.stat().st_size for each in (site.repository / "data").rglob("*"))

    backed_up(site, RETENTION_DAYS="1", **at(NOON))
    first = size()
    site.psql("update entry set word = md5(word)")
    backed_up(site, RETENTION_DAYS="1", **at(NOON + DAY))
    assert len(site.ids()) == 1
    assert size() < 1.5 * first


def test_nobody_else_may_read_what_is_stored(site, backup):
    paths = [site.backups / "db", site.repository, *site.repository.rglob("*")]
    assert len(paths) > 8
    assert {path.name for path in paths if path.stat().st_mode & 0o007} == set()


def test_two_databases_of_a_name_do_not_share_a_place(chart):
    """Neither backups in two namespaces, nor two in one namespace."""
    places = []
    for namespace, name in (("staging", "backup"), ("production", "backup"), ("staging", "hourly")):
        scope = Chart(chart.node.root, f"{namespace}-{name}", namespace=namespace)
        database = PostgresDatabase(scope, "orders", PostgresDatabaseProps(database="orders"))
        DatabaseBackup(scope, name, DatabaseBackupProps(database=database))
        (job,) = [each for each in scope.to_json() if each["kind"] == "CronJob"]
        (container,) = job["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"]
        places.append(manifests.environment(container)["RESTIC_REPOSITORY"])
    assert len(set(places)) == 3


HOSTILE = """
create function rise(text) returns boolean language plpgsql as $$ begin
  execute 'alter role guestbook_owner superuser';
  return true;
exception when others then
  return true;
end $$;
create table trap (word text check (rise(word)));
insert into trap values ('x');
create function rising() returns event_trigger language plpgsql as $$ begin end $$;
create view risen as select rise('x');
create materialized view riser as select rise('x');
create index on trap ((rise_index(word)));
create type own as (word text);
create function own_text(own) returns text language sql as $$ select rise('x')::text $$;
create cast (own as text) with function own_text(own) as implicit;
create table typed (own own);
insert into typed values (row('x'));
create function shown(text) returns boolean immutable language plpgsql as $$ begin
  raise warning 'ran as %', session_user;
  return true;
end $$;
create table planned (word text, check (shown('x')));
insert into planned values ('x');
create index on planned (word) where shown('x');
create index on planned ((shown('x')));
create statistics planned on (shown('x')), word from planned;
"""


def test_the_owners_code_never_runs_as_superuser(new_site):
    """Neither in a restore, nor in its comparison, nor in a backup."""
    index = "create function rise_index(word text) returns boolean immutable language sql "
    site = new_site(f"{index} return true; {HOSTILE}")
    site.psql(
        "set session authorization guestbook_owner; "
        "create or replace function rise_index(word text) returns boolean immutable "
        "language sql return public.rise(word)"
    )
    site.psql("alter database guestbook set constraint_exclusion = on")
    done = site.back_up()
    assert done.returncode == 0
    # What pg_restore lets it run, as the owner, pg_restore does not print.
    assert "ran as" not in done.output + restored(site)
    assert site.psql("select rolsuper from pg_roles where rolname = 'guestbook_owner'") == "f"
    assert site.psql("select count(*) from trap") == "1"


def test_a_hostile_role_name_is_only_a_name(new_site, tmp_path):
    site = new_site()
    seen = tmp_path / "seen"
    name = f"x; \\! touch {seen}\n\\! touch {seen}\n; alter role guestbook superuser"
    site.psql('create role "' + name + '"; grant select on entry to "' + name + '"')
    backed_up(site)
    site.psql(f'drop owned by "{name}"; drop role "{name}"')
    restored(site)
    assert not seen.exists()
    assert site.psql("select count(*) from pg_roles where rolsuper") == "1"
    assert site.psql(r"select count(*) from pg_roles where rolname ~ '^x; .! touch'") == "1"


def test_what_only_a_superuser_could_restore_is_named(new_site):
    site = new_site()
    site.psql("create table foreign_to_it (); alter table foreign_to_it owner to guestbook")
    done = site.back_up()
    assert "only a superuser could restore this" in done.output
    assert "TABLE public foreign_to_it guestbook" in done.output
    refused = site.restore()
    assert refused.returncode == 3
    assert "TABLE public foreign_to_it guestbook" in refused.output
    assert site.databases() == {site.database, "postgres"}


def test_an_extension_of_another_is_made_by_the_superuser(new_site):
    site = new_site()
    site.psql(
        "create schema tools authorization guestbook_owner; comment on schema tools is 'ours'; "
        "create extension pageinspect schema tools; create extension hstore"
    )
    before = site.contents()
    backed_up(site)
    restored(site)
    assert site.psql("select extname from pg_extension order by 1").split() == [
        "hstore",
        "pageinspect",
        "plpgsql",
    ]
    assert site.contents() == before


SETTINGS = {
    "statement_timeout": "1ms",
    "transaction_timeout": "1ms",
    "lock_timeout": "1ms",
    "idle_in_transaction_session_timeout": "1ms",
    "idle_session_timeout": "1ms",
    "default_transaction_read_only": "on",
    "search_path": '"$user", "odd "" name", public',
    "row_security": "off",
    "client_min_messages": "error",
    "standard_conforming_strings": "off",
    "client_encoding": "LATIN1",
    "DateStyle": "German",
    "role": "guestbook",
    "app.tenant": "it''s",
}


def test_settings_of_the_database_break_nothing(new_site):
    site = new_site()
    site.psql("insert into entry values ('語')")
    for name, value in SETTINGS.items():
        text = value if name == "search_path" else f"'{value}'"
        site.psql(f"alter database {site.database} set {name} to {text}", "postgres")
        if name != "role":
            site.psql(f"alter role guestbook_owner set {name} to {text}", "postgres")
    settings = "select setrole, unnest(setconfig) from pg_db_role_setting order by 1, 2"
    before = site.psql(settings, "postgres")
    backed_up(site)
    restored(site)
    assert site.psql(settings, "postgres").count("\n") > before.count("\n")
    of_new = (
        "select unnest(setconfig) from pg_db_role_setting where setrole = 0 and setdatabase = "
        "(select oid from pg_database where datname = '{}') order by 1"
    )
    (kept,) = site.databases() - {site.database, "postgres"}
    found, wanted = (site.psql(of_new.format(name), "postgres") for name in (site.database, kept))
    assert found == wanted
    site.psql(f"alter database {site.database} reset all", "postgres")
    assert site.psql("select count(*) from entry") == "2"


def test_a_drill_leaves_nothing_behind(site, backup):
    newest = backed_up(site)
    before = site.databases(), words(site)
    output = site.run("restore.sh", manifests.job_container("restore-drill")).output
    assert re.search(f"done: {newest} of .* can be restored", output)
    assert (site.databases(), words(site)) == before


@pytest.mark.parametrize(
    "name", ["../guestbook", "", "no such", "a'b", "deadbeef", "$(id)", "-n", ".", "guestbook"]
)
def test_refuses_names_that_are_none(site, backup, name):
    for action in ("restore", "check", "undo", "drop", "accept"):
        done = site.restore(action, BACKUP=name)
        assert done.returncode == 3
        assert f"'{name}'" in done.output
    assert words(site) == "first"


def test_refuses_where_there_is_no_backup(new_site, tmp_path_factory):
    site = new_site(backups=tmp_path_factory.mktemp("none"))
    done = site.restore()
    assert done.returncode == 3
    assert "there is no backup of guestbook" in done.output


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        pytest.param({"PGPASSWORD": "wrong"}, "password authentication failed", id="password"),
        pytest.param(
            {"PGPORT": "1", "SERVER_SECONDS": "0"},
            "Connection refused|the server cannot be reached",
            id="unreachable",
        ),
    ],
)
def test_without_a_server_nothing_changes(site, backup, variables, message):
    before = site.ids()
    for done in (site.back_up(**variables), site.restore(**variables)):
        assert done.returncode != 0
        assert re.search(message, done.output)
    assert site.ids() == before
    assert words(site) == "first"


@pytest.fixture
def small_disk(tmp_path):
    """Returns a folder that holds 3 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("needs root, to mount a small file system")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_keeps_the_former_backups(new_site, small_disk, tmp_path):
    """It is refused with figures, or if the space runs out on the way, fails."""
    site = new_site(backups=small_disk)
    former = backed_up(site)
    site.psql("insert into entry select md5(n::text) from generate_series(1, 200000) n")
    done = site.back_up()
    assert done.returncode == 3, done.output
    assert re.search(r"may need \S+MB, and \S+ has \S+MB left; free some space", done.output)
    (tmp_path / "stat").write_text("#!/bin/sh\necho '1000000000 * 4096'\n")
    (tmp_path / "stat").chmod(0o755)
    done = site.back_up(PATH=f"{tmp_path}:{programs()}:{os.environ['PATH']}")
    assert done.returncode == 1, done.output
    assert "no space left on device" in done.output
    assert site.ids() == [former]
    site.psql("truncate entry; insert into entry values ('first')")
    backed_up(site)
    assert len(site.ids()) == 2


@pytest.fixture
def old(site, tmp_path):
    """Returns a backup as they were before restic: a folder with a dump, roles and a manifest."""
    folder = tmp_path / "old"
    folder.mkdir()
    at = ("--host", str(site.folder), "--port", str(site.server.port), "--username", "postgres")
    dump = [programs() / "pg_dump", *at, "--format", "custom", site.database]
    (folder / "database.dump").write_bytes(subprocess.check_output(dump))
    (folder / "globals.sql").write_text(
        "CREATE ROLE guestbook;\nALTER ROLE guestbook WITH SUPERUSER;\n"
        "CREATE ROLE \"of 'old'\";\nCREATE ROLE x; \\! touch seen;\n"
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


def receiving(site):
    """Starts to receive; returns the process and the folder that it waits for to be filled."""
    pod = f"postgresql-restore-{next(PODS)}"
    container = manifests.job_container("restore")
    process = site.process("restore.sh", container, ACTION="receive", HOSTNAME=pod)
    incoming = site.backups / ".incoming/db/postgresql-backup" / pod
    wait_until("it is ready", lambda: incoming.is_dir() or process.poll() is not None)
    return process, incoming


def received(site, folder):
    process, incoming = receiving(site)
    shutil.copytree(folder, incoming, dirs_exist_ok=True, symlinks=True)
    (incoming / "complete").touch()
    process.output, _ = process.communicate()
    assert not incoming.exists()
    return process


def test_restores_a_folder_of_the_former_format(site, backup, old):
    """Of its roles the names only: nobody signed it."""
    globals_ = (old / "globals.sql").read_text()
    (old / "globals.sql").write_text(globals_.replace("CREATE ROLE x; \\! touch seen;\n", ""))
    sums = subprocess.check_output(
        ["sha256sum", "database.dump", "globals.sql", "manifest.json"], cwd=old
    )
    (old / "SHA256SUMS").write_bytes(sums)
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


def test_others_run_while_nothing_comes(site, backup, old):
    """Somebody who began to receive and left does not keep the night's backup from running."""
    waiting, incoming = receiving(site)
    try:
        done = site.back_up(LOCK_SECONDS="0")
        second = site.restore("receive", LOCK_SECONDS="0")
        assert waiting.poll() is None
    finally:
        kill(waiting)
    assert done.returncode == 0, done.output
    assert second.returncode == 3, second.output
    assert incoming.is_dir(), "the next one removes it"


def test_refuses_folders_that_are_no_backup(site, backup, old):
    before = site.databases(), site.ids()
    hostile = received(site, old)
    assert hostile.returncode != 0
    assert not (site.folder / "seen").exists()
    (old / "database.dump").write_bytes(b"PGDMP")
    assert "database.dump: FAILED" in received(site, old).output
    (old / "database.dump").unlink()
    (old / "database.dump").symlink_to("/etc/passwd")
    assert "has something else than files" in received(site, old).output
    assert (site.databases(), site.ids()) == before


def test_an_unknown_action_is_refused(site):
    done = site.restore("destroy")
    assert done.returncode == 3
    assert "got 'destroy'" in done.output


FORBIDDEN = {
    "application": [
        "create role other",
        "create database other",
        "drop table entry",
        "create table mine ()",
        "alter table entry add column more text",
        "select * from pg_authid",
        "select pg_read_file('/etc/passwd')",
        "copy entry to program 'id'",
    ],
    "monitoring": [
        "select * from entry",
        "insert into entry values ('x')",
        "create table mine ()",
        "select pg_read_file('/etc/passwd')",
    ],
    "owner": ["create role other", "create database other", "select * from pg_authid"],
    "backup": [
        "insert into entry values ('x')",
        "create table mine ()",
        "create role other",
        "select pg_read_file('/etc/passwd')",
        "copy entry to program 'id'",
        # It may read large objects, by a setting that lets a role write them, too.
        "select lo_create(0)",
        "select lo_put(lo_create(0), 0, 'x')",
        "select lo_unlink(4711)",
    ],
}


@pytest.mark.parametrize(
    ("role", "statement"), [(role, each) for role, list in FORBIDDEN.items() for each in list]
)
def test_roles_may_not(site, role, statement):
    refusal = site.refusal(role, statement)
    assert re.search("permission denied|must be owner|in a read-only transaction", refusal)


def test_roles_may(site):
    site.psql("grant select, insert on entry to guestbook")
    for role, statement in (
        ("application", "select word from entry"),
        ("owner", "create table mine (); drop table mine"),
        ("monitoring", "select query from pg_stat_activity where usename = 'postgres'"),
        ("backup", "select word from entry"),
    ):
        assert site.refusal(role, statement) == ""


def test_the_application_reaches_no_other_database(site):
    for database in ("postgres", "template1"):
        assert "permission denied for database" in site.refusal("application", "select 1", database)


def test_no_password_is_in_the_log_of_the_server(new_site):
    """Neither where all statements are logged, nor where one fails."""
    site = new_site()
    for setting in ("log_min_duration_statement = 0", "log_statement = 'all'"):
        site.psql(f"alter system set {setting}", "postgres")
    # As before the first run.
    site.psql("alter role all reset log_min_messages; select pg_reload_conf()", "postgres")
    container = manifests.database_container()
    assert site.run("roles.sh", container).returncode == 0
    failed = site.run("roles.sh", container, OWNER_USERNAME="postgres")
    assert "must have the SUPERUSER attribute" in failed.output
    log = (site.folder / "log").read_text()
    assert "create role" in log
    assert '"secret"' not in log


def test_roles_can_be_made_again_with_other_passwords(new_site):
    site = new_site()
    former = site.secrets
    site.secrets = {
        name: {**each, "password": 'superuser\'s "secret" \\ $1' if "super" in name else "other"}
        for name, each in former.items()
    }
    done = site.run("roles.sh", manifests.database_container(), PGHOST=str(site.folder))
    assert done.returncode == 0, done.output
    assert site.connects("application")
    site.secrets = former
    assert not site.connects("application")
    assert words(site) == "first"
