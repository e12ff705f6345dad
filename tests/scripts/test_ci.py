"""What .ci/docker and .ci/kind do beside one another."""

import re

from tests.checkout import ROOT, ended


def run(script):
    script = f"set -euo pipefail\n. .ci/beside.sh\nnproc() {{ echo 2; }}\n{script}"
    command = ["bash", "-c", script]
    return ended(command, cwd=ROOT)


def test_all_are_waited_for_and_each_has_a_line():
    done = run("beside slow sleep 0.2; beside quick true; beside third true; all_ended; echo made")
    assert (done.returncode, done.stdout) == (0, "made\n")
    lines = re.findall(r"^ +\d+ s  (\w+)$", done.stderr, re.MULTILINE)
    assert sorted(lines) == ["quick", "slow", "third"]


def test_one_that_fails_shows_what_it_printed():
    bad = "bad() { echo why; false; echo on; }"
    done = run(f"{bad}; beside bad bad; all_ended; echo made")
    assert (done.returncode, done.stdout) == (1, "")
    assert re.search(r"^failed: bad\nwhy$", done.stderr, re.MULTILINE)
    assert "on\n" not in done.stderr
