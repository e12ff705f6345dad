"""Two runs at once: the second says so."""

import subprocess
import sys

import pytest

from scripts.cluster.errors import Refused
from scripts.cluster.state import locked
from tests.checkout import ROOT
from tests.troubleshooting import shows

HOLD = """
import sys
from scripts.cluster.state import locked
with locked("a"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_second_of_two_runs_says_who_is_at_work(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    with subprocess.Popen(
        [sys.executable, "-c", HOLD], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as first:
        assert first.stdout.readline() == b"held\n"
        with pytest.raises(Refused) as raised, locked("a"):
            pass
        assert shows(str(raised.value), "another run (process …) is at work on cluster …")
        assert f"(process {first.pid})" in str(raised.value)
        # Another cluster is another matter, and a run that was killed holds nothing.
        with locked("b"):
            pass
        first.kill()
        first.wait()
        with locked("a"):
            pass
