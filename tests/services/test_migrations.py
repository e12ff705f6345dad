"""Migrations of the database: from anything, at any time, any number of them."""

import os
import signal
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.checkout import started
from tests.services.database import APPLICATION, OWNER, Database
from tests.services.programs import APPS, log_lines, migrate, migrated
from tests.waiting import wait_until

VERSIONS = ["0001_entries", "0002_language"]


@pytest.fixture
def empty(postgres):
    return Database(postgres)


@pytest.fixture
def first_version(postgres):
    database = Database(postgres)
    database.psql(Path(__file__).with_name("first_version.sql").read_text())
    return database


def start(database):
    environment = {"PATH": os.environ["PATH"], **database.owner_environment()}
    return started(["node", "build/server/migrate.js"], cwd=APPS / "backend", env=environment)


@contextmanager
def waiting_for_a_table(database):
    """Start a migration while a server of the former version still reads."""
    sql = (
        "select count(*) from pg_stat_activity"
        f" where datname = '{database.name}' and wait_event_type = 'Lock'"
    )
    with database.holding("lock table entry in access share mode"):
        program = start(database)
        wait_until("the migration waits", lambda: database.psql(sql) == "1")
        yield program


def versions(database):
    return database.psql("select name from kysely_migration order by name").splitlines()


def columns(database):
    return database.psql(
        "select column_name, data_type, is_nullable, column_default"
        " from information_schema.columns where table_name = 'entry' order by ordinal_position"
    )


@pytest.fixture(scope="module")
def newest_columns(postgres):
    database = Database(postgres)
    migrated(**database.owner_environment())
    return columns(database)


def test_from_empty_and_again(empty):
    done = migrate(**empty.owner_environment())
    assert done.returncode == 0
    lines = log_lines(done.stdout)
    assert [line["migration"] for line in lines if "migration" in line] == VERSIONS
    former = columns(empty)
    assert "language|text|NO|'en'::text" in former
    again = migrate(**empty.owner_environment())
    assert again.returncode == 0
    assert [line["msg"] for line in log_lines(again.stdout)] == ["migrated"]
    assert (versions(empty), columns(empty)) == (VERSIONS, former)


def test_from_the_first_version(first_version, newest_columns):
    migrated(**first_version.owner_environment())
    assert versions(first_version) == VERSIONS
    assert columns(first_version) == newest_columns
    assert first_version.psql("select name, message, language from entry") == "Ann|First!|en"


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


def test_several_at_once(empty):
    programs = [start(empty) for _ in range(5)]
    outputs = [program.communicate(timeout=60)[0] for program in programs]
    assert [program.returncode for program in programs] == [0] * 5, outputs
    done = [
        line["migration"] for text in outputs for line in log_lines(text) if "migration" in line
    ]
    assert sorted(done) == VERSIONS
    assert versions(empty) == VERSIONS


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "ended"])
def test_ended_while_it_waits_for_a_table(first_version, newest_columns, how):
    """At a signal by itself: the first program of a container gets none it has not asked for."""
    with waiting_for_a_table(first_version) as program:
        program.send_signal(how)
        output, _ = program.communicate(timeout=60)
    if how == signal.SIGTERM:
        assert program.returncode == 128 + signal.SIGTERM, output
        assert log_lines(output)[-1]["msg"] == "ended before it has migrated"
    assert versions(first_version) == VERSIONS[:1]
    assert "language" not in columns(first_version)
    migrated(**first_version.owner_environment())
    assert columns(first_version) == newest_columns


def test_visitors_are_served_while_it_waits_for_a_table(first_version, newest_columns):
    """A backup reads for minutes; a later lock waits behind one that waits for it."""
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


@pytest.mark.parametrize("part", [0.5, 0.75, 0.95])
def test_killed_on_the_way(postgres, newest_columns, part):
    begin = time.monotonic()
    migrated(**Database(postgres).owner_environment())
    seconds = time.monotonic() - begin
    database = Database(postgres)
    program = start(database)
    time.sleep(seconds * part)
    program.kill()
    program.communicate()
    if database.psql("select to_regclass('entry') is not null") == "t":
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
    with waiting_for_a_table(first_version) as program:
        postgres.stop(how)
        postgres.start()
    output, _ = program.communicate(timeout=60)
    assert program.returncode == 0, output
    assert log_lines(output)[-1]["msg"] == "migrated"
    assert columns(first_version) == newest_columns


@pytest.mark.parametrize(
    ("variables", "reason"),
    [
        pytest.param({"PGPASSWORD": ""}, "PGPASSWORD is empty", id="empty"),
        # It would wait for it, without an end.
        pytest.param({"PGPORT": "70000"}, "PGPORT ", id="no port"),
        pytest.param(
            *({"APPLICATION_ROLE": "nobody_knows"}, r"role \"nobody_knows\" does not exist"),
            id="no role",
        ),
        pytest.param({"PGUSER": APPLICATION}, "permission denied", id="the application"),
    ],
)
def test_says_why_it_fails(empty, variables, reason):
    done = migrate(**empty.owner_environment() | variables)
    assert (done.returncode, done.stderr) == (1, "")
    assert reason in done.stdout
    assert log_lines(done.stdout)[-1]["level"] == "fatal"
