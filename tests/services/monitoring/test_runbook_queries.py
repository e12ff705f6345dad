"""Queries of runbooks run against a real PostgreSQL, as the shell in its container does."""

import os
import subprocess

import pytest

from scripts.postgres import programs
from tests.checkout import ended
from tests.monitoring.runbooks import PAGES, commands_in
from tests.services.backups.site import SECRETS
from tests.services.configured_postgres import configured_postgres, create_roles

INSIDE = "kubectl --namespace db exec statefulset/postgresql --container postgresql -- sh -c "


@pytest.fixture(scope="module")
def server():
    with configured_postgres() as server:
        create_roles(server)
        yield server


def queries():
    return [
        pytest.param(command.removeprefix(INSIDE), id=f"{page.stem}-{number}")
        for page in PAGES
        for number, command in enumerate(commands_in(page.read_text()), 1)
        if " exec " in command and "psql" in command
    ]


WARNING = "WARNING:  PID 2147483647 is not a PostgreSQL backend process\n"
"""What the server says of a process that is none of its own."""


@pytest.mark.parametrize("query", queries())
def test_query_runs(query, server):
    superuser = SECRETS["postgresql-superuser"]
    # A shell removes the quotes, and a user puts the process in.
    typed = ["bash", "-c", f"printf %s {query}"]
    done = ended(
        ["sh", "-c", subprocess.check_output(typed, env={"PID": "2147483647"}, text=True)],
        env={
            "PATH": f"{programs()}:{os.environ['PATH']}",
            "PGHOST": "127.0.0.1",
            "PGPORT": str(server.port),
            "POSTGRES_USER": superuser["username"],
            "POSTGRES_PASSWORD": superuser["password"],
        },
    )
    assert (done.returncode, done.stderr) in ((0, ""), (0, WARNING)), done.stderr
    assert "row" in done.stdout


def test_queries_are_those_of_the_container():
    """Whatever is inside of another container would not be run here."""
    commands = [line for page in PAGES for line in commands_in(page.read_text())]
    assert [line for line in commands if " exec " in line and not line.startswith(INSIDE)] == []
    assert len(queries()) > 3
