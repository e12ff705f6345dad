"""Load adds frontends. That they go again, test_calm.py sees, since it takes some minutes."""

import os
import signal
import subprocess
from urllib.parse import urlsplit

import pytest

from tests.checkout import ROOT
from tests.live.commands import wait_until

pytestmark = pytest.mark.by_turns("scaling and calm")

SCALE_SECONDS = 300

LOAD = "while :; do node tests/services/load.mjs $0 20 60 '/en?before=none'; done"
"""Again and again, since NGINX closes a connection after a thousand requests."""


def replicas(cluster):
    return cluster.get("deployment", "frontend", "app")["status"].get("readyReplicas", 0)


@pytest.fixture
def load(cluster):
    """Asks for pages that the frontend makes by itself, as fast as it answers."""
    port = urlsplit(cluster.url("frontend")).port or 80
    command = ["bash", "-c", LOAD, str(port)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True)
    yield
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def test_load_adds_frontends(cluster, load):
    wait_until(
        "there are four",
        lambda: replicas(cluster) == 4,
        SCALE_SECONDS,
        why=lambda: cluster.get("horizontalpodautoscaler", "frontend", "app")["status"],
    )
