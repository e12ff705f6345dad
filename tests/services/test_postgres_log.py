"""PostgreSQL's log holds no part of a statement, for any user and result.

Each case carries a word that only it has, through roles and settings that would show it.
"""

import itertools
import os
import signal
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts.postgres import programs
from tests.beside import beside
from tests.checkout import ended
from tests.services.configured_postgres import (
    configured_postgres,
    create_roles,
    environment,
    username,
)
from tests.services.programs import wait_until

DATA = beside(__file__)

# SQLSTATE, and what ends in it. None: it succeeds, and has something to say.
FAILURES = DATA["failures"]

ROLES = ("application", "owner", "superuser")

# Everything that a user may set himself, and that writes to the log.
LOUD = DATA["loud"]
# These write nothing that a statement says.
QUIET = DATA["quiet"]
LOGGING = "(category ~ '^(Reporting|Developer|Error|Statistics)')"

numbers = itertools.count(1)


@pytest.fixture(scope="module")
def server():
    with configured_postgres() as server:
        server.database = create_roles(server)
        tables = Path(__file__).with_name("postgres_log.sql").read_text().replace("$$;", "$$;\n")
        server.psql(f'set role "{username("owner")}"; {tables}', server.database)
        yield server


@pytest.fixture
def word():
    return f"murasaki{next(numbers)}shikibu"


def command(server, role):
    return {
        "args": [programs() / "psql", "--no-psqlrc", "--set", "VERBOSITY=verbose"],
        "env": environment(server, role, server.database),
    }


def run(server, role, sql):
    """Run SQL in a session of its own; returns what the client is told."""
    done = ended(**command(server, role), input=f"{sql}\n;\n")
    return done.stderr


@contextmanager
def session(server, role, sql):
    """Keep a session open in which SQL was run."""
    process = subprocess.Popen(
        **command(server, role),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    process.stdin.write(f"{sql};\n\\echo done\n")
    process.stdin.flush()
    for line in process.stdout:
        if line == "done\n":
            break
    try:
        yield process
    finally:
        process.told = process.communicate()[1]


def log_of(server):
    return (server.folder / "log").read_text(errors="replace")


def found(server, word):
    """Return the lines of the log that hold a word, as text, as bytes or in hexadecimal."""
    forms = (word, " ".join(map(str, word.encode())), word.encode().hex())
    return [line for line in log_of(server).splitlines() if any(form in line for form in forms)]


def assert_silent(server, role, kinds=FAILURES):
    """Run each case with a word of its own, none of which the log may hold."""
    words = {kind: f"murasaki{next(numbers)}shikibu" for kind in kinds}
    for kind, word in words.items():
        state, sql = FAILURES[kind]
        told = run(server, role, sql.replace("WORD", word))
        assert f" {state}: " in told if state else "ERROR" not in told, (kind, told)
    assert {kind: lines for kind, word in words.items() if (lines := found(server, word))} == {}


@pytest.mark.parametrize("role", ROLES)
def test_no_statement_is_logged(server, role):
    assert_silent(server, role)


def test_no_statement_is_logged_whatever_the_owner_sets(server):
    owner = username("owner")
    targets = (f'role "{owner}"', f'database "{server.database}"')
    try:
        for target, (name, value) in itertools.product(targets, LOUD.items()):
            assert run(server, "owner", f"alter {target} set {name} = {value}") == ""
        for role in ROLES:
            assert_silent(server, role)
    finally:
        for target in targets:
            server.psql(f"alter {target} reset all")


def test_a_user_may_set_what_these_tests_set_and_no_more(server):
    names = server.psql(f"select name from pg_settings where context = 'user' and {LOGGING}")
    assert set(names.split()) == {*LOUD, *QUIET}
    others = server.psql(
        "select name from pg_settings where context like 'superuser%' and category ~ '^Reporting'"
    ).split()
    assert "log_min_messages" in others
    for name in others:
        current = server.psql(f"show {name}")
        for target in ("", f'alter role "{username("owner")}" '):
            told = run(server, "owner", f"{target}set {name} = '{current}'")
            assert " 42501: " in told or " 55P02: " in told, f"{target}{name}: {told}"
    for statement in (
        "alter role all reset log_min_messages",
        "set session_preload_libraries = 'auto_explain'",
    ):
        assert " 42501: " in run(server, "owner", statement), statement


def test_the_files_alone_keep_errors_out(server):
    """On a volume on which roles.sh ran before it silenced sessions."""
    server.psql("alter role all reset log_min_messages")
    try:
        for role in ROLES:
            assert_silent(server, role, FAILURES.keys() - {"said as a log", "shown by a function"})
    finally:
        create_roles(server)


def test_waiting_for_a_lock_and_a_deadlock_show_nobodys_statement(server, word):
    """Waits are longer than deadlock_timeout, after which they can be logged."""
    update = "update entry set message = '{}' where id = '{}'"
    server.psql("insert into entry (id, message) values ('one', ''), ('two', '')", server.database)
    with (
        session(server, "owner", "begin; " + update.format(word, "one")) as first,
        session(server, "owner", "begin; " + update.format(word, "two")) as second,
    ):
        first.stdin.write(update.format(word, "two") + ";\n")
        first.stdin.flush()
        second.stdin.write(update.format(word, "one") + ";\n")
    assert " 40P01: " in first.told + second.told
    assert found(server, word) == []


@pytest.mark.parametrize("how", ["ended", "killed"])
def test_what_ran_in_a_process_that_is_gone_is_not_shown(server, word, how):
    """Where the kernel kills it for its memory, the server starts anew, and says why."""
    with subprocess.Popen(
        **command(server, "application"), stdin=subprocess.PIPE, text=True
    ) as process:
        process.stdin.write(f"select '{word}', pg_sleep(60);\n")
        process.stdin.flush()
        running = (
            f"select pid from pg_stat_activity where query ~ '{word}' and pid <> pg_backend_pid()"
        )
        backend = wait_until("it runs", lambda: server.psql(running))
        if how == "ended":
            server.psql(f"select pg_terminate_backend({backend})")
        else:
            os.kill(int(backend), signal.SIGKILL)
        process.communicate()
    if how == "killed":
        reason = f"PID {backend}) was terminated by signal 9"
        wait_until("the server says why it starts anew", lambda: reason in log_of(server))
        wait_until("the server is back", server.answers)
    assert found(server, word) == []
