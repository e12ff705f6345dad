"""A real exporter, with what dist/ gives its container, reads a real PostgreSQL."""

import socket

import httpx
import pytest

from scripts.postgres import free_port
from tests.services.backups.site import SECRETS
from tests.services.breakable_connection import BreakableConnection
from tests.services.configured_postgres import configured_postgres, create_roles
from tests.services.exporter import exporter, found_exporter


@pytest.fixture(scope="module")
def program():
    return found_exporter()


@pytest.fixture(scope="module")
def server(postgres):
    postgres.psql("create role monitoring login in role pg_monitor")
    yield postgres
    postgres.psql("drop role monitoring")


@pytest.mark.parametrize(
    "password",
    [
        pytest.param("""both' "quotes", a space and \\ back\\slash\\""", id="quotes"),
        pytest.param("user:a@b:1/c?d=e&f#g 100% %41 %zz +", id="of addresses"),
        pytest.param("Kennwörter 漢字\tand\nlines\n$(PGUSER) `g`", id="of shells"),
    ],
)
def test_a_password_of_any_characters_works(program, server, password):
    """One with a space ended the exporter, which printed the password."""
    server.psql(f"alter role monitoring password $password${password}$password$")
    with exporter(program, server.port, password) as (metrics, printed, _):
        found = metrics()
        assert "pg_up 1" in found
        assert any(line.startswith('pg_database_size_bytes{datname="postgres"') for line in found)
        assert password not in printed()


def test_says_that_it_lost_its_rights(program):
    """The size of a database that is open to all is there still, and transactions seem to be."""
    with configured_postgres() as server:
        create_roles(server)
        server.psql("revoke pg_monitor from monitoring")
        password = SECRETS["postgresql-monitoring"]["password"]
        with exporter(program, server.port, password) as (metrics, _, _):
            found = metrics()
    assert 'pg_scrape_collector_success{collector="database"} 0' in found
    assert "pg_exporter_last_scrape_error 0" in found
    for name in ("pg_database_size_bytes", "pg_stat_activity_max_tx_duration"):
        assert any(line.startswith(name) for line in found)


def test_says_that_the_database_is_down(program):
    with exporter(program, free_port(), "only-for-tests") as (metrics, _, _):
        found = metrics()
        assert "pg_up 0" in found
        # The alert on statistics that are missing must leave this one out.
        assert "pg_exporter_last_scrape_error 1" in found
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        exporter(program, silent.getsockname()[1], "only-for-tests") as (metrics, _, _),
    ):
        assert "pg_up 0" in metrics()


def test_is_ready_and_gives_nothing_while_a_server_hangs_that_it_is_connected_to(program, server):
    """There is no `pg_up` then: the alert knows the server by that."""
    server.psql("alter role monitoring password 'only-for-tests'")
    with (
        BreakableConnection(server.port) as way,
        exporter(program, way.port, "only-for-tests") as (metrics, _, address),
    ):
        assert "pg_up 1" in metrics()
        way.cut()
        with pytest.raises(httpx.ReadTimeout):
            metrics()
        assert httpx.get(f"http://{address}/", timeout=5).status_code == 200
