"""What .ci/docker and .ci/kind do beside one another."""

import re
import subprocess

import pytest

from tests.checkout import ROOT

SCRIPT = """
set -euo pipefail
. .ci/beside.sh
nproc() { echo 2; }
"""


def run(script):
    command = ["bash", "-c", SCRIPT + script]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_each_has_a_line_with_its_seconds():
    done = run("beside slow sleep 1; beside quick true; beside third true; all_ended; echo made")
    assert (done.returncode, done.stdout) == (0, "made\n")
    lines = [re.fullmatch(r" +(\d+) s  (\w+)", line).groups() for line in done.stderr.splitlines()]
    assert [name for _, name in lines] == ["quick", "third", "slow"]
    assert dict((name, int(seconds) > 0) for seconds, name in lines)["slow"]


def test_no_more_run_than_there_are_processors(tmp_path):
    names, counts = tmp_path / "names", tmp_path / "counts"
    names.mkdir()
    look = f"touch {names}/$1; ls {names} | wc -l >>{counts}; sleep 0.3; rm {names}/$1"
    done = run(f"look() {{ {look}; }}; for i in 1 2 3 4 5; do beside $i look $i; done; all_ended")
    assert done.returncode == 0, done.stderr
    numbers = counts.read_text().split()
    assert (len(numbers), max(numbers)) == (5, "2")


@pytest.mark.parametrize("others", ["", "beside b true; beside c true; beside d sleep 1"])
def test_one_that_fails_shows_what_it_printed(others):
    bad = "bad() { echo why; false; echo on; }"
    done = run(f"{bad}; beside bad bad; {others}\nall_ended; echo made")
    assert (done.returncode, done.stdout) == (1, "")
    assert re.search(r"^failed: bad\nwhy$", done.stderr, re.MULTILINE)
    assert "on\n" not in done.stderr
