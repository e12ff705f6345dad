"""No input ends in a stack of calls, hangs, needs 1 GB, or is written as something else.

The inputs are generated from the types of the fields and their edges, the same in each run.
"""

import re
import subprocess
import sys
import time

import psutil
import pytest

from tests.checkout import ROOT
from tests.fuzz.child import MOST_BYTES
from tests.fuzz.inputs import KINDS

HANGS_AFTER_SECONDS = 120
"""Seconds without a new input: a hundred times what the slowest needs on a busy machine."""


@pytest.mark.by_turns
@pytest.mark.parametrize("kind", list(KINDS))
def test_any_input_is_refused_by_name_or_written_as_it_is(kind, tmp_path):
    progress, output = tmp_path / "progress", tmp_path / "output"
    progress.touch()
    with output.open("w") as log:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.fuzz.child", kind, str(progress)],
            cwd=ROOT,
            stdout=log,
            stderr=log,
        )
    try:
        watch(child, progress)
    finally:
        child.kill()
    text = output.read_text()
    assert child.returncode == 0, text[-6000:]
    inputs, objects = map(int, re.findall(r"\d+", text.splitlines()[-1]))
    assert inputs >= KINDS[kind][2] * 0.9
    # Otherwise all were refused, and nothing was tried.
    assert objects > 100 or kind == "settings"


def watch(child, progress):
    """Wait for a process to end, or fail with the input that hangs or needs too much memory."""
    at, since = "", time.monotonic()
    while child.poll() is None:
        if (now := progress.read_text()) != at:
            at, since = now, time.monotonic()
        assert time.monotonic() - since < HANGS_AFTER_SECONDS, f"hangs at {at}"
        assert memory_of(child.pid) < MOST_BYTES, f"needs 1 GB at {at}"
        time.sleep(0.2)


def memory_of(pid):
    try:
        process = psutil.Process(pid)
        return sum(each.memory_info().rss for each in [process, *process.children(recursive=True)])
    except psutil.NoSuchProcess:
        return 0
