"""PostgreSQL takes the configuration that dist/ gives it, as it is meant."""

import pytest

from scripts.postgres import programs
from tests.checkout import ended
from tests.services.configured_postgres import configured_postgres


@pytest.fixture(scope="module")
def server():
    with configured_postgres() as server:
        server.psql("create role other login")
        yield server


def refusal(server, user, host="127.0.0.1"):
    done = ended(
        [programs() / "psql", "--no-password", "--command", "select 1"],
        env={
            "PGHOST": str(host),
            "PGPORT": str(server.port),
            "PGUSER": user,
            "PGDATABASE": "postgres",
            "PGPASSWORD": "wrong",
        },
    )
    return done.stderr


def test_every_line_is_known_and_applied(server):
    wrong = server.psql("select name from pg_file_settings where error is not null order by name")
    # These the command line of this test replaces.
    assert wrong.split() == ["hba_file", "listen_addresses", "unix_socket_directories"]
    assert int(server.psql("select count(*) from pg_file_settings where applied")) > 15


def test_memory_fits_the_limit(server):
    """Beside a connection's own, as PostgreSQL itself counts it."""

    def size(setting):
        return int(server.psql(f"select pg_size_bytes(current_setting('{setting}'))"))

    limit, connections = 1024 * 2**20, int(server.psql("show max_connections"))
    assert (size("shared_buffers"), size("effective_cache_size")) == (limit / 4, limit * 3 / 4)
    autovacuums = 3 * size("maintenance_work_mem")
    most = size("shared_buffers") + connections * size("work_mem") + autovacuums
    assert most < 0.75 * limit


def test_what_is_committed_survives(server):
    for setting in ("fsync", "full_page_writes", "synchronous_commit", "data_checksums"):
        assert server.psql(f"show {setting}") == "on"


def test_a_session_whose_client_is_gone_ends_soon(server):
    """By default after two hours, in which its locks keep out, say, every migration."""
    idle, interval, count = (
        int(server.psql(f"select reset_val from pg_settings where name = 'tcp_keepalives_{each}'"))
        for each in ("idle", "interval", "count")
    )
    assert 0 < idle + interval * count <= 120


def test_only_a_password_lets_in(server):
    assert server.psql("select error from pg_hba_file_rules where error is not null") == ""
    methods = server.psql("select distinct auth_method from pg_hba_file_rules")
    assert methods == "scram-sha-256"
    # A role without a password, and one with a wrong one, over the network and the socket.
    for user, host in (
        ("other", "127.0.0.1"),
        ("postgres", "127.0.0.1"),
        ("postgres", server.folder),
    ):
        assert "password authentication failed" in refusal(server, user, host)
    server.psql("alter role other password 'secret'")
    stored = server.psql("select rolpassword from pg_authid where rolname = 'other'")
    assert stored.startswith("SCRAM-SHA-256$")


def test_a_line_of_the_log_says_who(server):
    assert refusal(server, "stranger")
    lines = (server.folder / "log").read_text().splitlines()
    (line,) = [line for line in lines if "FATAL" in line and "stranger" in line]
    fields = dict(word.split("=", 1) for word in line.split(" ") if "=" in word)
    assert (fields["user"], fields["db"], fields["host"]) == ("stranger", "postgres", "127.0.0.1")
    assert fields["pid"].isdigit()
