"""The script of drills, as its pods run it."""

import os
import subprocess
import urllib.request
from contextlib import contextmanager

from scripts.postgres import free_port
from tests.checkout import ROOT, ended
from tests.images.pythons import python_of_scripts
from tests.waiting import wait_until

SCRIPT = ROOT / "constructs_lib/monitoring/scripts/drill.py"


def answer(url):
    """Return the body that the receiver answers."""
    with urllib.request.urlopen(url, timeout=10) as response:
        return response.read().decode()


@contextmanager
def receiver():
    """Yield the addresses of a receiver of drills, and of its metrics."""
    ports = {"PORT": str(free_port()), "METRICS_PORT": str(free_port())}
    process = subprocess.Popen(
        [python_of_scripts(), SCRIPT, "receive"], env={"PATH": os.environ["PATH"], **ports}
    )
    url, metrics = (f"http://127.0.0.1:{port}" for port in ports.values())
    try:
        wait_until("it is ready or has ended", lambda: _is_ready(url) or process.poll(), pause=0.02)
        assert process.poll() is None
        yield url, f"{metrics}/metrics"
    finally:
        process.terminate()
        assert process.wait(timeout=20) == 0


def _is_ready(url):
    try:
        return answer(f"{url}/readyz") == "ok"
    except OSError:
        return False


def run(prometheus, alertmanager, receiver, seconds=20):
    """Return how a run of drills ended, and what it printed."""
    environment = {
        "PATH": os.environ["PATH"],
        "PROMETHEUS_URL": prometheus,
        "ALERTMANAGER_URL": alertmanager,
        "RECEIVER_URL": receiver,
        "ARRIVAL_SECONDS": str(seconds),
    }
    done = ended([python_of_scripts(), SCRIPT, "run"], env=environment)
    return done.returncode, done.stdout + done.stderr
