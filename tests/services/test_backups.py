"""Backup and restore: the scripts that run in the containers, against a real server."""

import os
import re
import shutil
import signal
import subprocess
import time
from functools import partial
from itertools import count

import pytest

from scripts.postgres import programs
from tests.services import manifests
from tests.services.backups import SECRETS, Site, kill
from tests.services.programs import wait_until

ROWS = 200_000
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
    return re.search(r"(\S+) is done: \d+ bytes in", done.output)[1]


def restored(site, action="restore", **variables):
    done = site.restore(action, **variables)
    assert done.returncode == 0, done.output
    return done.output


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


def wait_for_lock(site, kind):
    query = f"select count(*) from pg_locks where not granted and locktype = '{kind}'"
    wait_until(f"somebody waits for a lock: {kind}", lambda: site.psql(query, "postgres") != "0")


def test_drill(full):
    """Everything that was lost is back: definitions, owners, privileges, rows, sequences."""
    backed_up(full)
    before = full.contents()
    full.psql(f"drop database {full.database} with (force)", "postgres")
    restored(full)
    assert full.contents() == before
    assert full.psql("select count(*) from child") == str(ROWS)


def test_onto_a_new_cluster(full, new_site):
    """Its Secrets differ: the passwords that count are those of the new cluster."""
    full.psql("create role reporting login password 'old'; grant select on parent to reporting")
    backed_up(full)
    before = full.contents()
    secrets = {name: {**each, "password": f"new {name}"} for name, each in SECRETS.items()}
    other = new_site("create table left_over ()", backups=full.backups, secrets=secrets)
    restored(other)
    assert other.contents() == before
    assert other.connects("application")
    assert other.connects("owner")
    assert other.psql("select rolpassword from pg_authid where rolname = 'reporting'") == ""
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


def test_the_former_database_is_kept_until_the_next_restore(site, backup):
    site.psql("insert into entry values ('second')")
    output = restored(site)
    assert words(site) == "first"
    (undo,) = re.findall(r"to undo: scripts/restore.sh --undo (\S+)", output)
    assert site.psql("select string_agg(word, ' ') from entry", undo) == "first second"
    restored(site, "undo", BACKUP=undo)
    assert words(site) == "first second"
    time.sleep(1)  # Dated names differ from second to second.
    restored(site, KEEP_OLD="true")
    assert len(site.databases()) == 4
    time.sleep(1)
    restored(site)
    assert len(site.databases()) == 3


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


def test_who_comes_between_the_two_renames_waits(full):
    """It is told that the database was renamed only when the other one has its name."""
    backed_up(full)
    with restoring(full) as process, psql(full, "postgres") as holder:
        assert any("restoring" in line for line in process.stdout)
        holder.stdin.write(
            f"begin; alter database {full.database}_restoring connection limit -1;\n"
        )
        holder.stdin.flush()
        wait_for_lock(full, "transactionid")
        with psql(full, full.database) as client:
            wait_for_lock(full, "object")
            holder.communicate("rollback;\n")
            _, told = client.communicate("select 1;\n")
        assert process.wait() == 0
    assert JUST_RENAMED in told
    assert full.psql("select count(*) from child") == str(ROWS)


def test_lists_backups(site, backup):
    broken = site.backups / f"{site.database}-20200101T000000Z"
    broken.mkdir()
    try:
        lines = [line.split(maxsplit=4) for line in restored(site, "list").splitlines()]
    finally:
        broken.rmdir()
    assert lines[0] == ["NAME", "TIME", "SIZE", "AGE", "STATE"]
    assert lines[1] == [broken.name, "-", "-", "-", "broken: database.dump is missing"]
    name, at, size, age, state = lines[-1]
    assert (name, age, state) == (backup, "0h", "verified")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", at)
    assert size.endswith("B")


def test_a_check_changes_nothing(site, backup):
    before = site.databases()
    assert f"{backup} could be restored" in restored(site, "check")
    assert site.databases() == before


DAY = 86400
NOON = 1_800_000_000 // DAY * DAY + DAY // 2


@pytest.fixture
def at(tmp_path):
    """Returns a function that gives the environment in which it is another time."""
    folder = tmp_path / "bin"
    folder.mkdir()
    date = folder / "date"
    date.write_text('#!/bin/sh\n[ "$1" = +%s ] && exec echo "$NOW"\nexec /bin/date "$@"\n')
    date.chmod(0o755)
    return lambda now: {"PATH": f"{folder}:{programs()}:{os.environ['PATH']}", "NOW": str(now)}


def test_thirty_days_leave_the_last_seven(new_site, at, tmp_path_factory):
    site = new_site(backups=tmp_path_factory.mktemp("thirty"))
    for day in range(30):
        # Not at the same second each day.
        now = NOON + day * DAY + (day * 7) % 60
        assert site.names()[-1:] != [name := backed_up(site, **at(now))]
    kept = [NOON + day * DAY + (day * 7) % 60 for day in range(23, 30)]
    stamps = [time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(each)) for each in kept]
    assert site.names() == [f"guestbook-{stamp}" for stamp in stamps]
    assert name == site.names()[-1]
    # A dump that fails removes nothing, whatever the day.
    failed = site.back_up(**at(NOON + 60 * DAY), PGPASSWORD="wrong")
    assert failed.returncode != 0
    assert len(site.names()) == 7
    # Nor does a clock that was wrong for a while take away the newest.
    ahead = backed_up(site, **at(NOON + 1000 * DAY))
    assert site.names() == [ahead]
    newest = backed_up(site, **at(NOON + 30 * DAY))
    assert site.names() == [newest, ahead]
    assert newest in restored(site, "list")


def test_backups_of_others_are_left_alone(site, backup, at):
    other = site.backups / "other-20000101T000000Z"
    other.mkdir()
    (site.backups / "notes.txt").touch()
    backed_up(site)
    assert other.exists()
    other.rmdir()
    (site.backups / "notes.txt").unlink()


KILLS = 20


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
    site = new_site(backups=tmp_path_factory.mktemp("killed"))
    site.psql("insert into entry select md5(n::text) from generate_series(1, 300000) n")
    start = partial(site.process, "backup.sh", manifests.job_container("backup"))
    before = site.names()
    for _ in killed_on_the_way(start):
        whole = [name for name in site.names() if not name.startswith(".")]
        assert set(before) - set(whole) <= {name for name in before if name.startswith(".")}
        listed = restored(site, "list").splitlines()[1:]
        assert [line.split()[0] for line in listed] == whole
        assert all(line.endswith("verified") for line in listed)
        before = site.names()
    # The last one may have been done but for its end, and names tell seconds.
    time.sleep(1)
    backed_up(site)
    assert not [name for name in site.names() if name.startswith(".")]
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
    assert len(site.databases()) == 3


def test_a_backup_waits_for_another(site):
    first = site.process("backup.sh", manifests.job_container("backup"))
    time.sleep(1)
    second = site.back_up()
    output, _ = first.communicate()
    assert (first.returncode, second.returncode) == (0, 0), output + second.output


def replaced(name, change):
    """Damages one file of a backup."""

    def damage(folder):
        file = folder / name
        file.write_bytes(change(file.read_bytes()))

    return damage


def signed(damage):
    """Damages a backup, and makes the checksums fit, as a mistake in making it would."""

    def damage_and_sign(folder):
        damage(folder)
        names = ("database.dump", "globals.sql", "manifest.json")
        sums = subprocess.run(
            ["sha256sum", *names], cwd=folder, capture_output=True, text=True, check=True
        )
        (folder / "SHA256SUMS").write_text(sums.stdout)

    return damage_and_sign


def flipped(data):
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


BROKEN = {
    "truncated": (replaced("database.dump", lambda data: data[:-1]), "database.dump: FAILED"),
    "flipped": (replaced("database.dump", flipped), "database.dump: FAILED"),
    "flipped globals": (replaced("globals.sql", flipped), "globals.sql: FAILED"),
    "flipped manifest": (replaced("manifest.json", flipped), "manifest.json: FAILED"),
    "empty": (replaced("database.dump", lambda _: b""), "database.dump: FAILED"),
    "no checksums": (lambda folder: (folder / "SHA256SUMS").unlink(), "SHA256SUMS is missing"),
    "other checksums": (
        replaced("SHA256SUMS", lambda data: data.replace(b"globals.sql", b"../globals")),
        "SHA256SUMS is not ours",
    ),
    "foreign": (
        signed(replaced("database.dump", lambda _: b"create table t ();")),
        "does not appear to be a valid archive",
    ),
    "newer format": (
        signed(
            replaced("manifest.json", lambda data: data.replace(b'"format": 1', b'"format": 2'))
        ),
        "a format that is not known here",
    ),
    "newer server": (
        signed(
            replaced(
                "manifest.json",
                lambda data: re.sub(rb'"server_version": "\d+', b'"server_version": "99', data),
            )
        ),
        r"is of PostgreSQL 99\S*, and the server of 18",
    ),
    "of another database": (
        signed(
            replaced(
                "manifest.json",
                lambda data: data.replace(b'"database": "guestbook"', b'"database": "shop"'),
            )
        ),
        "is of database 'shop', not of 'guestbook'",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_refuses_what_is_no_sound_backup(site, backup, case):
    damage, message = BROKEN[case]
    folder = site.backups / f"{site.database}-20990101T000000Z"
    shutil.copytree(site.backups / backup, folder)
    damage(folder)
    before = site.databases(), words(site)
    try:
        for action in ("check", "restore"):
            done = site.restore(action, BACKUP=folder.name)
            assert done.returncode == 3
            assert re.search(message, done.output)
            assert len(done.output.splitlines()) == 1
    finally:
        shutil.rmtree(folder)
    assert (site.databases(), words(site)) == before


def test_a_backup_whose_rows_differ_is_not_swapped_in(site, backup):
    folder = site.backups / f"{site.database}-20990101T000000Z"
    shutil.copytree(site.backups / backup, folder)
    count = replaced("manifest.json", lambda data: data.replace(b'entry": 1', b'entry": 2'))
    signed(count)(folder)
    try:
        done = site.restore(BACKUP=folder.name)
    finally:
        shutil.rmtree(folder)
    assert done.returncode == 1
    assert "public.entry: 1 rows, the backup has 2" in done.output
    assert words(site) == "first"
    assert "guestbook_restoring" not in site.databases()


def test_the_newest_that_is_sound_is_taken(site, backup):
    broken = site.backups / f"{site.database}-20990101T000000Z"
    broken.mkdir()
    try:
        output = restored(site, "check")
    finally:
        broken.rmdir()
    assert f"{broken.name} is passed over: database.dump is missing" in output
    assert "could be restored" in output


@pytest.mark.parametrize(
    "name", ["../guestbook", "", "no such", "a'b", "guestbook-20010101T000000Z", "$(id)", "-n", "."]
)
def test_refuses_names_that_are_none(site, backup, name):
    for action in ("restore", "check", "undo"):
        done = site.restore(action, BACKUP=name)
        assert done.returncode == 3
        assert f"'{name}'" in done.output
    assert words(site) == "first"


def test_refuses_where_there_is_no_backup(new_site, tmp_path_factory):
    site = new_site(backups=tmp_path_factory.mktemp("none"))
    done = site.restore()
    assert done.returncode == 3
    assert "there is no good backup of guestbook" in done.output


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        pytest.param({"PGPASSWORD": "wrong"}, "password authentication failed", id="password"),
        pytest.param({"PGPORT": "1"}, "Connection refused", id="unreachable"),
    ],
)
def test_without_a_server_nothing_changes(site, backup, variables, message):
    before = site.names()
    for done in (site.back_up(**variables), site.restore(**variables)):
        assert done.returncode != 0
        assert message in done.output
    assert site.names() == before
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


def test_a_full_disk_keeps_the_former_backups(new_site, small_disk):
    site = new_site(backups=small_disk)
    former = backed_up(site)
    time.sleep(1)  # The names of backups differ from second to second.
    site.psql("insert into entry select md5(n::text) from generate_series(1, 200000) n")
    done = site.back_up()
    assert done.returncode == 1, done.output
    assert "No space left on device" in done.output
    assert site.names() == [former]
    site.psql("truncate entry; insert into entry values ('first')")
    backed_up(site)
    assert len(site.names()) == 2


def test_takes_a_backup_from_elsewhere(site, backup, tmp_path):
    """And refuses one that is damaged on the way."""
    elsewhere = tmp_path / backup
    shutil.move(site.backups / backup, elsewhere)
    for damage, expected in ((BROKEN["flipped"][0], 3), (lambda _: None, 0)):
        copy = shutil.copytree(elsewhere, tmp_path / "copy", dirs_exist_ok=True)
        damage(copy)
        process = site.process("restore.sh", manifests.job_container("restore"), ACTION="receive")
        incoming = site.backups / ".incoming"
        wait_until("it is ready", incoming.is_dir)
        shutil.copytree(copy, incoming, dirs_exist_ok=True)
        (incoming / "complete").touch()
        output, _ = process.communicate()
        assert process.returncode == expected, output
        assert not incoming.exists()
    assert f"received {backup}" in output
    assert backup in restored(site, "list")


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
}


@pytest.mark.parametrize(
    ("role", "statement"), [(role, each) for role, list in FORBIDDEN.items() for each in list]
)
def test_roles_may_not(site, role, statement):
    assert re.search("permission denied|must be owner", site.refusal(role, statement))


def test_roles_may(site):
    site.psql("grant select, insert on entry to guestbook")
    for role, statement in (
        ("application", "select word from entry"),
        ("owner", "create table mine (); drop table mine"),
        ("monitoring", "select query from pg_stat_activity where usename = 'postgres'"),
    ):
        assert site.refusal(role, statement) == ""


def test_the_application_reaches_no_other_database(site):
    for database in ("postgres", "template1"):
        assert "permission denied for database" in site.refusal("application", "select 1", database)


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
