"""A real exporter, with what dist/ gives its container, reads a real PostgreSQL."""

import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from scripts.postgres import Postgres, free_port
from tests.services import manifests
from tests.services.programs import wait_until

PROGRAMS = ("postgres_exporter", "prometheus-postgres-exporter")
"""Its names: that of its project, and Debian's."""

PROMETHEUS_SECONDS = 10
"""Seconds after which Prometheus gives up."""


@pytest.fixture(scope="module")
def program():
    for name in PROGRAMS:
        if found := shutil.which(name):
            return found
    pytest.skip(
        "needs postgres_exporter: install it "
        "(Ubuntu, Debian: sudo apt install prometheus-postgres-exporter)"
    )


@pytest.fixture(scope="module")
def server():
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    server = Postgres(folder, free_port(), fsync="off")
    try:
        server.start()
        server.psql("create role monitoring login in role pg_monitor")
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)


@contextmanager
def exporter(program, server_port, password):
    """Gives a function that returns the metrics, and one that returns all that was printed."""
    pod = manifests.find("db/postgresql-exporter.yaml", "Deployment", "postgresql-exporter")["spec"]
    (container,) = pod["template"]["spec"]["containers"]
    secrets = {"postgresql-monitoring": {"username": "monitoring", "password": password}}
    variables = manifests.environment(container, secrets)
    host = "postgresql.db.svc.cluster.local:5432"
    assert host in variables["DATA_SOURCE_NAME"]
    variables["DATA_SOURCE_NAME"] = variables["DATA_SOURCE_NAME"].replace(
        host, f"127.0.0.1:{server_port}"
    )
    address = f"127.0.0.1:{free_port()}"
    with (
        tempfile.TemporaryFile("w+") as log,
        subprocess.Popen(
            [program, f"--web.listen-address={address}"],
            env=variables,
            stdout=log,
            stderr=subprocess.STDOUT,
        ) as process,
    ):

        def metrics():
            answer = httpx.get(f"http://{address}/metrics", timeout=PROMETHEUS_SECONDS)
            return answer.raise_for_status().text.splitlines()

        def is_ready():
            path = container["readinessProbe"]["httpGet"]["path"]
            try:
                return httpx.get(f"http://{address}{path}", timeout=1).status_code == 200
            except httpx.TransportError:
                return False

        def printed():
            log.seek(0)
            return log.read()

        try:
            wait_until("the exporter is ready", lambda: is_ready() or process.poll() is not None)
            assert process.poll() is None, printed()
            yield metrics, printed
        finally:
            process.kill()


@pytest.mark.parametrize(
    "password",
    [
        pytest.param("only-for-tests", id="plain"),
        pytest.param(" with spaces ", id="spaces"),
        pytest.param("""both' "quotes" and a space""", id="quotes"),
        pytest.param("user:a@b:1/c?d=e&f#g", id="of addresses"),
        pytest.param("100% %41 %zz +", id="percent"),
        pytest.param("\\ back\\slash\\", id="backslashes"),
        pytest.param("Kennwörter 漢字 🐘", id="Unicode"),
        pytest.param("tab\tand\nlines\n", id="tab and lines"),
        pytest.param("a,b;c=d {e} [f] $(PGUSER) `g`", id="of lists and shells"),
    ],
)
def test_a_password_of_any_characters_works(program, server, password):
    """One with a space ended the exporter, which printed the password."""
    server.psql(f"alter role monitoring password $password${password}$password$")
    with exporter(program, server.port, password) as (metrics, printed):
        found = metrics()
        assert "pg_up 1" in found
        assert any(line.startswith('pg_database_size_bytes{datname="postgres"') for line in found)
        assert password not in printed()


def test_says_that_the_database_is_down(program):
    with exporter(program, free_port(), "only-for-tests") as (metrics, _):
        assert "pg_up 0" in metrics()


def test_says_that_the_database_does_not_answer_before_prometheus_gives_up(program):
    """Its node may be gone, or the server be stopped."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with exporter(program, port, "only-for-tests") as (metrics, _):
            assert "pg_up 0" in metrics()
