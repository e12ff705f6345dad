"""Migrations of the database: from anything, at any time, any number of them."""

import os
import signal
import subprocess
import time
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from tests.services.database import APPLICATION, OWNER, Database
from tests.services.programs import APPS, Program, log_lines, migrate, migrated, wait_until

VERSIONS = ["0001_entries", "0002_language"]

# What the first version left behind, with an entry in it.
FIRST_VERSION = f"""
set role {OWNER};
create table kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null);
create table kysely_migration_lock (
    id varchar(255) primary key, is_locked integer not null default 0
);
insert into kysely_migration values ('0001_entries', '2026-11-01T00:00:00.000Z');
insert into kysely_migration_lock values ('migration_lock', 0);
create table entry (
    number bigint generated always as identity primary key,
    id uuid not null unique,
    name text not null check (char_length(name) between 1 and 50),
    message text not null check (char_length(message) between 1 and 500),
    created_at timestamptz not null default now()
);
insert into entry (id, name, message) values (gen_random_uuid(), 'Ann', 'First!');
grant select, insert on entry to {APPLICATION};
"""


@pytest.fixture
def empty(postgres):
    return Database(postgres)


@pytest.fixture
def first_version(postgres):
    database = Database(postgres)
    database.psql(FIRST_VERSION)
    return database


def start(database):
    return subprocess.Popen(
        ["node", "build/server/migrate.js"],
        cwd=APPS / "backend",
        env={"PATH": os.environ["PATH"], **database.owner_environment()},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def versions(database):
    return database.psql("select name from kysely_migration order by name").splitlines()


def waits_for_a_table(database):
    sql = (
        "select count(*) from pg_stat_activity"
        f" where datname = '{database.name}' and wait_event_type = 'Lock'"
    )
    return database.psql(sql) == "1"


def keepalive_seconds(port):
    """Returns when the kernel next asks whether the other end is there; None: never."""
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        _, local, _, _, _, timer, *_ = line.split()
        kind, ticks = timer.split(":")
        if int(local.split(":")[1], 16) == port:
            return int(ticks, 16) / os.sysconf("SC_CLK_TCK") if kind == "02" else None
    raise AssertionError(f"no connection from port {port}")


def columns(database):
    return database.psql(
        "select column_name, data_type, is_nullable, column_default"
        " from information_schema.columns where table_name = 'entry' order by ordinal_position"
    )


@pytest.fixture
def newest_columns(postgres):
    database = Database(postgres)
    migrated(**database.owner_environment())
    return columns(database)


def test_from_empty(empty):
    done = migrate(**empty.owner_environment())
    assert done.returncode == 0
    lines = log_lines(done.stdout)
    assert [line["migration"] for line in lines if "migration" in line] == VERSIONS
    assert versions(empty) == VERSIONS
    assert "language|text|NO|'en'::text" in columns(empty)


def test_from_the_first_version(first_version, newest_columns):
    migrated(**first_version.owner_environment())
    assert versions(first_version) == VERSIONS
    assert columns(first_version) == newest_columns
    assert first_version.psql("select name, message, language from entry") == "Ann|First!|en"


def test_twice(empty):
    migrated(**empty.owner_environment())
    former = columns(empty)
    again = migrate(**empty.owner_environment())
    assert again.returncode == 0
    assert [line["msg"] for line in log_lines(again.stdout)] == ["migrated"]
    assert (versions(empty), columns(empty)) == (VERSIONS, former)


def test_of_a_newer_version(empty):
    """As in its rollout, on a node that is drained, or after it was taken back."""
    migrated(**empty.owner_environment())
    empty.psql(
        f"set role {OWNER}; alter table entry add column mood text; "
        "insert into kysely_migration values ('0003_mood', '2999-01-01T00:00:00.000Z'); "
        f"revoke all on entry from {APPLICATION}"
    )
    former = columns(empty)
    done = migrate(**empty.owner_environment())
    assert done.returncode == 0, done.stdout
    (warned, last) = log_lines(done.stdout)
    assert (warned["msg"], warned["migration"]) == ("migration of a newer version", "0003_mood")
    assert last["msg"] == "migrated"
    assert (versions(empty), columns(empty)) == ([*VERSIONS, "0003_mood"], former)
    may = f"select has_table_privilege('{APPLICATION}', 'entry', 'insert')"
    assert empty.psql(may) == "t"


def test_older_tables_are_not_noticed_by_a_server_that_runs(first_version, tmp_path):
    """As after a restore from before a migration, which its pods make when they start anew."""
    server = Program("backend", tmp_path / "log", **first_version.environment())
    server.start("/readyz")
    try:
        entry = {"name": "Ann", "message": "Again", "language": "en"}
        url = f"{server.url}/api/entries/{uuid4()}"
        assert httpx.put(url, json=entry).status_code == 500
        assert httpx.get(f"{server.url}/readyz").status_code == 200
        migrated(**first_version.owner_environment())
        assert httpx.put(url, json=entry).is_success
    finally:
        server.stop()


def test_several_at_once(empty):
    programs = [start(empty) for _ in range(5)]
    outputs = [program.communicate(timeout=60)[0] for program in programs]
    assert [program.returncode for program in programs] == [0] * 5, outputs
    done = [
        line["migration"] for text in outputs for line in log_lines(text) if "migration" in line
    ]
    assert sorted(done) == VERSIONS
    assert versions(empty) == VERSIONS


def test_killed_while_it_waits_for_a_table(first_version, newest_columns):
    """As when a server of the former version still reads."""
    with first_version.holding("lock table entry in access share mode"):
        program = start(first_version)
        wait_until("the migration waits", lambda: waits_for_a_table(first_version))
        program.kill()
        program.communicate()
    assert versions(first_version) == VERSIONS[:1]
    assert "language" not in columns(first_version)
    migrated(**first_version.owner_environment())
    assert columns(first_version) == newest_columns


def test_ends_at_once_where_its_pod_is_deleted(first_version):
    """By itself: the first program of a container gets no signal that it has not asked for."""
    with first_version.holding("lock table entry in access share mode"):
        program = start(first_version)
        wait_until("the migration waits", lambda: waits_for_a_table(first_version))
        program.terminate()
        output, _ = program.communicate(timeout=60)
    assert program.returncode == 128 + signal.SIGTERM, output
    assert log_lines(output)[-1]["msg"] == "ended before it has migrated"
    assert versions(first_version) == VERSIONS[:1]


def test_visitors_are_served_while_it_waits_for_a_table(first_version, newest_columns):
    """A backup, say, reads for minutes; whoever wants a lock that is waited for waits behind it."""
    with first_version.holding("lock table entry in access share mode"):
        program = start(first_version)
        end = time.monotonic() + 5
        while time.monotonic() < end:
            # As long as the server lets a statement take.
            assert first_version.psql("set statement_timeout = '2s'; select count(*) from entry")
        assert program.poll() is None, program.communicate()
    output, _ = program.communicate(timeout=60)
    assert program.returncode == 0, output
    assert columns(first_version) == newest_columns


@pytest.mark.parametrize("percent", range(5, 100, 10))
def test_killed_on_the_way(postgres, newest_columns, percent):
    """At points through a run; what is there then is nothing or all of it."""
    begin = time.monotonic()
    migrated(**Database(postgres).owner_environment())
    seconds = time.monotonic() - begin
    database = Database(postgres)
    program = start(database)
    time.sleep(seconds * percent / 100)
    program.kill()
    program.communicate()
    there = database.psql("select to_regclass('entry') is not null")
    if there == "t":
        assert (versions(database), columns(database)) == (VERSIONS, newest_columns)
    migrated(**database.owner_environment())
    assert (versions(database), columns(database)) == (VERSIONS, newest_columns)


def test_waits_for_the_database(postgres, empty):
    postgres.stop()
    try:
        program = start(empty)
        # Twice: it must wait, or the pod would crash in a loop.
        for _ in range(2):
            said = iter(program.stdout.readline, "")
            assert any("ECONNREFUSED" in line for line in said), program.wait()
    finally:
        postgres.start()
    output, _ = program.communicate(timeout=60)
    assert program.returncode == 0, output
    assert versions(empty) == VERSIONS


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT], ids=["stops", "crashes"])
def test_goes_on_where_the_database_ends_on_the_way(postgres, first_version, newest_columns, how):
    """With a word to its clients, or without."""
    with first_version.holding("lock table entry in access share mode"):
        program = start(first_version)
        wait_until("the migration waits", lambda: waits_for_a_table(first_version))
        postgres.stop(how)
        postgres.start()
    output, _ = program.communicate(timeout=60)
    assert program.returncode == 0, output
    assert log_lines(output)[-1]["msg"] == "migrated"
    assert columns(first_version) == newest_columns


def test_notices_that_the_database_vanished_while_it_waits(empty):
    """As with its node, in a moment when another pod migrates: nothing ever comes."""
    lock = "do $$ begin perform pg_advisory_lock(20261125); end $$"
    waiting = (
        "select client_port from pg_stat_activity where application_name = 'guestbook-migrate'"
        f" and datname = '{empty.name}' and wait_event = 'advisory'"
    )
    with empty.holding(lock):
        program = start(empty)
        port = int(wait_until("the migration waits", lambda: empty.psql(waiting)))
        # It does not while what was sent has not arrived.
        seconds = wait_until("the kernel asks sometime", lambda: keepalive_seconds(port))
        assert seconds <= 10
    output, _ = program.communicate(timeout=60)
    assert program.returncode == 0, output


def test_names_what_is_missing(empty):
    environment = empty.owner_environment()
    del environment["PGUSER"]
    environment["PGPASSWORD"] = ""
    done = migrate(**environment)
    assert done.returncode == 1
    assert sorted(line["msg"] for line in log_lines(done.stdout)) == [
        "PGPASSWORD is empty",
        "PGUSER is missing",
    ]


@pytest.mark.parametrize("port", ["", "0", "70000", "many"])
def test_names_a_port_that_is_none(empty, port):
    """It would wait for it, without an end."""
    done = migrate(**empty.owner_environment() | {"PGPORT": port})
    assert done.returncode == 1
    (line,) = log_lines(done.stdout)
    assert line["msg"].startswith("PGPORT ")


def test_says_why_it_fails(empty):
    done = migrate(**empty.owner_environment() | {"APPLICATION_ROLE": "nobody_knows"})
    assert (done.returncode, done.stderr) == (1, "")
    lines = log_lines(done.stdout)
    assert 'role "nobody_knows" does not exist' in lines[-2].get("err", {}).get("message", ""), (
        lines
    )
    assert lines[-1]["level"] == "fatal"


def test_the_application_role_may_not_migrate(empty):
    done = migrate(**empty.environment(), APPLICATION_ROLE=APPLICATION)
    assert done.returncode == 1
    assert "permission denied" in done.stdout
