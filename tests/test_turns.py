"""Of the tests that take turns in CI each run has one turn, and after a round all have run."""

import subprocess
import sys

from tests.checkout import ROOT

PIPELINES = 5
OTHERS = (
    *("alerts", "policies", "scaling and calm", "interruptions and logs"),
    *("entries", "made again", "visitors"),
)
TURNS = PIPELINES + len(OTHERS)


def collected(*arguments):
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "tests/live", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return {line for line in done.stdout.splitlines() if "::" in line}


def test_each_run_has_one_turn():
    by_turns = collected("-m", "by_turns")
    always = collected() - by_turns
    turns = [collected("--turn", f"{TURNS * 1000 + n}") for n in range(TURNS)]
    parts = [turn - always for turn in turns]
    assert sum(len(part) for part in parts) == len(by_turns)
    assert set.union(*parts) == by_turns
    assert set.intersection(*turns) == always
    modules = [{test.partition("::")[0] for test in part} for part in parts]
    assert modules.count({"tests/live/test_pipelines.py"}) == PIPELINES
    assert {"tests/live/test_entries.py"} in modules
    assert {
        *("tests/live/test_autoscaling.py", "tests/live/test_calm.py"),
        "tests/live/test_monitoring.py",
    } in modules
