"""Of the tests that take turns in CI each run has one, and after a round all have run."""

import subprocess
import sys

from tests.checkout import ROOT

TESTS = 5


def collected(*arguments):
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "tests/live", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return {line for line in done.stdout.splitlines() if "::" in line}


def test_each_turn_has_one_of_them():
    by_turns = collected("-m", "by_turns")
    assert len(by_turns) == TESTS
    always = collected("-m", "not slow") - by_turns
    turns = [collected("-m", "not slow", "--turn", f"{TESTS * 1000 + n}") for n in range(TESTS)]
    assert [len(turn - always) for turn in turns] == [1] * TESTS
    assert set.union(*turns) == always | by_turns
    assert set.intersection(*turns) == always
