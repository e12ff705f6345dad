"""The control plane says why it does not start, and ends with the tests."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.apiserver.cluster import wait_until
from tests.apiserver.control_plane import ControlPlane
from tests.apiserver.fixtures import needs
from tests.checkout import ROOT

STARTS_AND_WAITS = """
import sys
from pathlib import Path
from tests.apiserver.control_plane import ControlPlane

plane = ControlPlane(Path(sys.argv[1]))
plane.start_server()
print(*(process.pid for process in plane._processes.values()), flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def _binaries():
    needs("etcd", "kube-apiserver")


def test_a_failed_start_shows_the_last_lines_of_the_log(tmp_path):
    plane = ControlPlane(tmp_path)
    (tmp_path / "tokens.csv").write_text("broken")
    message = r"(?s)kube-apiserver ended with 1; its last lines:.*tokens.csv.*at least 3 columns"
    try:
        with pytest.raises(RuntimeError, match=message):
            plane.start_server()
    finally:
        plane.stop()


def test_it_ends_with_tests_that_are_killed(tmp_path):
    tests = subprocess.Popen(
        [sys.executable, "-c", STARTS_AND_WAITS, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    pids = [int(pid) for pid in tests.stdout.readline().split()]
    assert len(pids) == 2
    assert all(is_alive(pid) for pid in pids)
    os.kill(tests.pid, signal.SIGKILL)
    tests.communicate()
    wait_until("etcd and kube-apiserver are gone", lambda: not any(map(is_alive, pids)))


def is_alive(pid):
    status = Path(f"/proc/{pid}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
