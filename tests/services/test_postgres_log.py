"""PostgreSQL's log holds nothing of a statement, whoever runs it and whatever becomes of it.

Each case carries a word that only it has, through roles and settings that would show it.
"""

import itertools
import os
import re
import resource
import signal
import subprocess
from contextlib import contextmanager

import pytest

from scripts.postgres import programs
from tests.services.configured_postgres import (
    configured_postgres,
    create_roles,
    environment,
    username,
)
from tests.services.programs import wait_until

# Of the owner, who makes what fails, and lets the application fail on it.
TABLES = """
create table entry (
  number bigint generated always as identity primary key, id text unique,
  age int not null default 1,
  message text not null check (message !~ 'refused'), tag char(3), parent bigint references entry,
  language text generated always as (lower(message)) stored
);
create table lent (word text, exclude using btree (word with =));
create table parted (word text) partition by list (word);
create view short as select * from entry where length(message) < 3 with local check option;
create table guarded (word text);
alter table guarded enable row level security;
create policy nobody on guarded for insert to public with check (false);
create domain small as text check (length(value) < 3);
create type mood as enum ('good');
create function raises(level text, word text) returns void language plpgsql as $$
begin
  if level = 'log' then raise log 'said %', word;
  elsif level = 'warning' then raise warning 'said %', word using detail = word, hint = word;
  elsif level = 'notice' then raise notice 'said %', word;
  else raise exception 'said %', word using detail = word, hint = word;
  end if;
end $$;
create function runs(word text) returns void language plpgsql as $$
begin execute format('select %L::int', word); end $$;
create function misspelt(word text) returns void language plpgsql as $$
begin execute format('selec %L', word); end $$;
create function asserts(word text) returns void language plpgsql as $$
begin assert false, word; end $$;
create function deep(word text) returns void language plpgsql as $$
begin perform deep(word || 'x'); end $$;
create function shows(word text) returns text language sql immutable
  set debug_print_plan = on as $$ select word || 'x' $$;
insert into entry (id, message) overriding user value values ('there', 'x');
insert into lent values ('taken');
grant select, insert, update, delete on all tables in schema public to public;
"""

# SQLSTATE, and what ends in it. None: it succeeds, and has something to say.
FAILURES = {
    "syntax": ("42601", "selec 'WORD'"),
    "syntax at a word": ("42601", "select 1 WORD 'WORD' WORD"),
    "no such column": ("42703", "select WORD from entry"),
    "no such table": ("42P01", "insert into WORD values ('WORD')"),
    "no such function": ("42883", "select WORD('WORD')"),
    "division by zero": ("22012", "select 'WORD', 1 / 0"),
    "not an integer": ("22P02", "select 'WORD'::int"),
    "not a uuid": ("22P02", "select 'WORD'::uuid"),
    "not in an enum": ("22P02", "select 'WORD'::mood"),
    "not JSON": ("22P02", """select '{"a": WORD}'::json"""),
    "not a JSON path": ("42601", "select 'WORD ??'::jsonpath"),
    "not a date": ("22007", "select 'WORD'::date"),
    "not an address": ("22P02", "select 'WORD'::inet"),
    "not a regular expression": ("2201B", "select '' ~ 'WORD('"),
    "not a query": ("42601", "select 'WORD WORD'::tsquery"),
    "not a template": ("22007", "select to_date('WORD', 'YYYY')"),
    "not a setting": ("22023", "set work_mem = 'WORD'"),
    "no such setting": ("42704", "set WORD = 1"),
    "no such role": ("22023", "set role 'WORD'"),
    "too long": ("22001", "insert into entry (message, tag) values ('WORD', 'WORD')"),
    "too large": ("22003", "select length('WORD') * 2000000000"),
    "failing row": ("23514", "insert into entry (message) values ('refused WORD')"),
    "null": ("23502", "insert into entry (message, age) values ('WORD', null)"),
    "a key twice": (
        "23505",
        "insert into entry (id, message) values ('WORD', 'x'), ('WORD', 'x')",
    ),
    "no such key": ("23503", "insert into entry (message, parent) values ('WORD', -1)"),
    "a key excluded": ("23P01", "insert into lent values ('WORD'), ('WORD')"),
    "no partition": ("23514", "insert into parted values ('WORD')"),
    "a view's check": ("44000", "insert into short (message) values ('WORD')"),
    "a policy": ("42501", "insert into guarded values ('WORD')"),
    "a domain": ("23514", "select 'WORD'::small"),
    "a generated column": ("428C9", "insert into entry (message, language) values ('', 'WORD')"),
    "no privilege": ("42501", "copy entry to '/WORD'"),
    "copied": ("22P02", "copy entry (age, message) from stdin;\nWORD\tx\n\\."),
    "copied too short": ("22P04", "copy entry (message, tag) from stdin;\nWORD\n\\."),
    "raised": ("P0001", "select raises('error', 'WORD')"),
    "asserted": ("P0004", "select asserts('WORD')"),
    "executed": ("22P02", "select runs('WORD')"),
    "executed, misspelt": ("42601", "select misspelt('WORD')"),
    "a block": ("22012", "do $$ begin perform 'WORD', 1 / 0; end $$"),
    "a failed transaction": ("25P02", "begin; select 1 / 0; select 'WORD'"),
    "prepared": ("22P02", "prepare it (text) as select $1::int; execute it ('WORD')"),
    "parameters": ("22P02", "select $1::int \\bind 'WORD' \\g"),
    "parameters in a row": (
        "23514",
        "insert into entry (message) values ($1) \\bind 'refused WORD' \\g",
    ),
    "a cursor": ("34000", "fetch from WORD"),
    "a notification": ("22023", "select pg_notify('WORD', repeat('WORD', 2000))"),
    "too much memory": ("54000", "select repeat('WORD', 1000000000)"),
    "too deep": ("54001", "select deep('WORD')"),
    "too slow": ("57014", "set statement_timeout = '10ms'; select 'WORD', pg_sleep(9)"),
    "slow": (None, "select 'WORD', pg_sleep(0.6)"),
    "large": (
        None,
        "set work_mem = 64; select 'WORD' || n from generate_series(1, 60000) n order by 1",
    ),
    "said as a log": (None, "select raises('log', 'WORD')"),
    "said as a warning": (None, "select raises('warning', 'WORD')"),
    "said as a notice": (None, "select raises('notice', 'WORD')"),
    "shown by a function": (None, "select shows(message) from (values ('WORD')) as v (message)"),
    "inserted": (None, "insert into entry (message) values ('WORD')"),
}

ROLES = ("application", "owner", "superuser")

# Everything that a user may set himself, and that writes to the log.
LOUD = {
    "debug_print_parse": "on",
    "debug_print_rewritten": "on",
    "debug_print_plan": "on",
    "log_parameter_max_length_on_error": "-1",
    "exit_on_error": "on",
    "trace_notify": "on",
    "trace_sort": "on",
}
# These write nothing that a statement says.
QUIET = {
    *("application_name", "debug_logical_replication_streaming", "debug_parallel_query"),
    *("debug_pretty_print", "jit_expressions", "jit_tuple_deforming", "stats_fetch_consistency"),
}
LOGGING = "(category ~ '^(Reporting|Developer|Error|Statistics)')"

numbers = itertools.count(1)


@pytest.fixture(scope="module")
def server():
    with configured_postgres() as server:
        server.database = create_roles(server)
        server.psql(
            f'set role "{username("owner")}";' + TABLES.replace("$$;", "$$;\n"), server.database
        )
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
    """Runs SQL in a session of its own; returns what the client is told."""
    done = subprocess.run(
        **command(server, role), input=f"{sql}\n;\n", capture_output=True, text=True, check=False
    )
    return done.stderr


@contextmanager
def session(server, role, sql):
    """Keeps a session open in which SQL was run."""
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


def is_running(server, word):
    return server.psql(
        f"select pid from pg_stat_activity where query ~ '{word}' and pid <> pg_backend_pid()"
    )


def log_of(server):
    return (server.folder / "log").read_text(errors="replace")


def found(server, word):
    """Returns the lines of the log that hold a word, as text, as bytes or in hexadecimal."""
    forms = (word, " ".join(map(str, word.encode())), word.encode().hex())
    return [line for line in log_of(server).splitlines() if any(form in line for form in forms)]


def assert_silent(server, role, kinds=FAILURES):
    """Runs each case with a word of its own, none of which the log may hold."""
    words = {kind: f"murasaki{next(numbers)}shikibu" for kind in kinds}
    for kind, word in words.items():
        run(server, role, FAILURES[kind][1].replace("WORD", word))
    assert {kind: lines for kind, word in words.items() if (lines := found(server, word))} == {}


@pytest.mark.parametrize("kind", FAILURES)
def test_a_case_is_as_it_says(server, word, kind):
    state, sql = FAILURES[kind]
    told = run(server, "application", sql.replace("WORD", word))
    assert f" {state}: " in told if state else "ERROR" not in told


@pytest.mark.parametrize("role", ROLES)
def test_no_statement_is_logged(server, role):
    assert_silent(server, role)


def test_no_statement_is_logged_whatever_the_owner_sets(server):
    """For himself and, in his database, for everybody."""
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


def test_no_statement_is_logged_whatever_a_session_sets(server):
    for name, value in LOUD.items():
        word = f"murasaki{next(numbers)}shikibu"
        run(server, "application", f"set {name} = {value}; select '{word}'; select '{word}'::int")
        assert found(server, word) == [], name


def test_a_user_may_set_what_these_tests_set_and_no_more(server):
    names = server.psql(f"select name from pg_settings where context = 'user' and {LOGGING}")
    assert set(names.split()) == {*LOUD, *QUIET}
    others = server.psql(
        "select name from pg_settings where context like 'superuser%' and category ~ '^Reporting'"
    ).split()
    assert "log_min_messages" in others
    owner = username("owner")
    for name in others:
        current = server.psql(f"show {name}")
        for statement in (
            "set",
            f'alter role "{owner}" set',
            f'alter database "{server.database}" set',
        ):
            told = run(server, "owner", f"{statement} {name} = '{current}'")
            assert " 42501: " in told or " 55P02: " in told, f"{statement} {name}: {told}"
    for statement in (
        "alter role all reset log_min_messages",
        "load 'auto_explain'",
        "set session_preload_libraries = 'auto_explain'",
        "select pg_reload_conf()",
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


def test_waiting_for_a_lock_shows_nobodys_statement(server, word):
    lock = f"begin; lock table lent; select '{word}'"
    with (
        session(server, "owner", lock),
        subprocess.Popen(**command(server, "owner"), stdin=subprocess.PIPE, text=True) as waiting,
    ):
        # Longer than deadlock_timeout, after which a wait can be logged.
        waiting.communicate(
            f"set statement_timeout = '1500ms'; insert into lent values ('{word}');\n"
        )
    assert found(server, word) == []


def test_a_deadlock_shows_nobodys_statement(server, word):
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


@pytest.mark.parametrize("how", ["pg_cancel_backend", "pg_terminate_backend"])
def test_what_is_ended_is_not_shown(server, word, how):
    with subprocess.Popen(
        **command(server, "application"), stdin=subprocess.PIPE, text=True
    ) as process:
        process.stdin.write(f"select '{word}', pg_sleep(60);\n")
        process.stdin.flush()
        wait_until("it runs", lambda: is_running(server, word))
        server.psql(f"select {how}({is_running(server, word)})")
        process.communicate()
    assert found(server, word) == []


def test_what_ran_in_a_killed_process_is_not_shown(server, word):
    """As the kernel kills it for its memory; the server starts anew, and says why."""
    with subprocess.Popen(
        **command(server, "application"), stdin=subprocess.PIPE, text=True
    ) as process:
        process.stdin.write(f"select '{word}', pg_sleep(60);\n")
        process.stdin.flush()
        wait_until("it runs", lambda: is_running(server, word))
        os.kill(int(is_running(server, word)), signal.SIGKILL)
        process.communicate()
    wait_until(
        "the server says why it starts anew",
        lambda: re.search(r"backend \(PID \d+\) was terminated by signal 9", log_of(server)),
    )
    wait_until("the server is back", server.answers)
    assert found(server, word) == []


def test_a_crash_shows_no_parameter(server, word):
    """A full disk under the write-ahead log: the one message that no setting keeps short."""
    server.psql("select pg_switch_wal()")
    server.stop()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    # Half of a segment of the log, which exists already.
    resource.setrlimit(resource.RLIMIT_FSIZE, (8 * 2**20, limits[1]))
    try:
        server.start()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    message = "pg_logical_emit_message(true, $1, repeat('x', 1000000))"
    sql = f"select count({message}) from generate_series(1, 20) \\bind '{word}' \\g"
    try:
        run(server, "superuser", sql)
        wait_until("the server crashes", lambda: "PANIC" in log_of(server))
    finally:
        # It crashes again and again while it recovers, and may then miss the signal of a fast stop.
        server.stop(signal.SIGQUIT)
        server.start()
    assert f"STATEMENT:  select count({message})" in log_of(server)
    assert found(server, word) == []
