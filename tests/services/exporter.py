"""A real postgres_exporter, with what dist/ gives its container."""

import shutil
import subprocess
import tempfile
from contextlib import contextmanager

import httpx
import pytest

from scripts.postgres import free_port
from tests.services import manifests
from tests.services.programs import wait_until

PROGRAMS = ("postgres_exporter", "prometheus-postgres-exporter")
"""Its names: that of its project, and Debian's."""

PROMETHEUS_SECONDS = 10
"""Seconds after which Prometheus gives up."""


def found_exporter():
    """Return the program; skips the test where there is none."""
    for name in PROGRAMS:
        if found := shutil.which(name):
            return found
    pytest.skip(
        "needs postgres_exporter: install it "
        "(Ubuntu, Debian: sudo apt install prometheus-postgres-exporter)"
    )


@contextmanager
def exporter(program, server_port, password):
    """Give a function that returns the metrics, one for all that was printed, and the address."""
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
            yield metrics, printed, address
        finally:
            process.kill()
