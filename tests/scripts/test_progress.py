"""What a person sees of the steps: in a real terminal, in a pipe, and when one fails."""

import io
import os
import re
import shutil
import subprocess
import sys

import pytest
from rich.console import Console

from scripts.cluster import progress as module
from scripts.cluster.errors import Failed
from scripts.cluster.progress import Progress
from tests.checkout import ROOT, ended
from tests.waiting import wait_until

STEPS = """
import time
from rich.console import Console
from scripts.cluster import progress as module
from scripts.cluster.__main__ import app
from scripts.cluster.errors import Failed
from scripts.cluster.progress import Progress
module.LOOK_SECONDS = 0.2
progress = Progress(Console())
with progress.step("first"):
    progress.say("a line that stays, and is longer than the columns of the terminal " + "z" * 40)
texts = ["x" * 100 + " [b]ärger[/b]", "two of three", "two of three", ""]
with progress.step("second"):
    progress.wait_for(lambda: texts.pop(0), 60)
    if HOLD:
        progress.wait_for(lambda: "y" * 200, 60)
with progress.step("third"):
    why = ["pod a/b: Unschedulable", "  last event: c"]
    progress.wait_for(lambda: "the pod", 0.1, lambda _: why)
"""


def steps(hold=False):
    return [sys.executable, "-c", f"HOLD = {hold}\n{STEPS}"]


# Stacks of Python are no matter of it.
@pytest.mark.parametrize("variables", [{}, {"FORCE_COLOR": "1", "PYTHON_COLORS": "0"}])
def test_in_a_pipe_each_change_is_a_line_and_nothing_else(variables):
    done = ended(steps(), cwd=ROOT, env={**os.environ, **variables})
    assert "\x1b" not in done.stdout
    assert "\r" not in done.stdout
    assert re.sub(r"in \d+ s", "in N s", done.stdout).splitlines() == [
        "first",
        f"  a line that stays, and is longer than the columns of the terminal {'z' * 40}",
        "first: done in N s",
        "second",
        f"  waits for {'x' * 100} [b]ärger[/b]",
        "  waits for two of three",
        "second: done in N s",
        "third",
        "  waits for the pod",
    ]
    assert done.stderr.splitlines()[-3:] == [
        "scripts.cluster.errors.Failed: third: not within 0 s: the pod",
        "  pod a/b: Unschedulable",
        "    last event: c",
    ]


class Terminal:
    """A real terminal of 80 columns and 24 rows."""

    def __init__(self, folder):
        self._socket = str(folder / "tmux")

    def tmux(self, *arguments):
        command = ["tmux", "-S", self._socket, "-f", "/dev/null", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def start(self, *command):
        size = ("-x", "80", "-y", "24")
        self.tmux("new-session", "-d", *size, "-c", str(ROOT), *command)
        self.tmux("set-option", "remain-on-exit", "on")

    def screen(self):
        return self.tmux("capture-pane", "-p").rstrip().splitlines()

    def until(self, condition):
        wait_until("the screen is so", lambda: condition(self.screen()), why=self.screen)
        return self.screen()


@pytest.fixture
def terminal(tmp_path):
    if not shutil.which("tmux"):
        pytest.skip("needs tmux: apt-get install tmux")
    terminal = Terminal(tmp_path)
    yield terminal
    terminal.tmux("kill-server")


def test_in_a_terminal_one_line_moves_and_fits(terminal):
    terminal.start(*steps(hold=True))
    *former, last = terminal.until(lambda lines: lines and "yyy" in lines[-1])
    assert former[0].startswith("  a line that stays, and is longer than the columns of the ")
    assert re.fullmatch(r"first: done in \d+ s", former[2])
    # What it waits for takes one line, however long: nothing of the changes before is left.
    assert len(former) == 3
    assert re.fullmatch(r". second: y+…", last)
    assert len(last) == 80


def test_in_a_terminal_a_long_word_is_shown_to_its_end(terminal):
    image = f"localhost:30500/web/frontend@sha256:{'0123456789abcdef' * 4}"
    rows = [("wrong", "workloads", f"pod app/a: ErrImagePull: {image}: not found")]
    code = f"from scripts.cluster.__main__ import _show; _show([], {rows}, False)"
    terminal.start(sys.executable, "-c", code)
    lines = terminal.until(lambda lines: any(line.endswith("not found") for line in lines))
    assert image in "".join(line.strip() for line in lines)


def test_a_server_that_is_away_for_a_moment_ends_nothing():
    looks = iter([Failed("does not answer"), ""])

    def look():
        if isinstance(found := next(looks), Failed):
            raise found
        return found

    output = io.StringIO()
    progress = Progress(Console(file=output))
    with progress.step("app"):
        progress.wait_for(look, 60)
    assert list(looks) == []
    assert output.getvalue().splitlines()[1] == "  waits for an answer (does not answer)"


def test_what_keeps_a_step_is_shown_while_it_waits_and_again_when_it_changes(monkeypatch):
    monkeypatch.setattr(module, "LOOK_SECONDS", 0)
    monkeypatch.setattr(module, "EXPLAIN_SECONDS", 0)
    looks = iter(["pods"] * 5 + [""])
    lines = iter([[], ["pod a/b: c", "  log: 1"], ["pod a/b: c", "  log: 2"], [], ["pod a/b: d"]])
    output = io.StringIO()
    progress = Progress(Console(file=output))
    with progress.step("app"):
        progress.wait_for(lambda: next(looks), 60, lambda is_over: next(lines))
    shown = ["  waits for pods", "  pod a/b: c", "    log: 1", "  pod a/b: d"]
    assert output.getvalue().splitlines()[1:-1] == shown


def test_what_is_waited_for_is_said_where_nobody_can_say_what_keeps_it():
    def culprits(_):
        raise Failed("does not answer")

    progress = Progress(Console(file=io.StringIO()))
    with pytest.raises(Failed) as raised, progress.step("app"):
        progress.wait_for(lambda: "pods", -1, culprits)
    assert str(raised.value) == "app: not within -1 s: pods\n  does not answer"


def test_what_others_wrote_does_not_steer_a_terminal():
    output = io.StringIO()
    progress = Progress(Console(file=output))
    progress.say("pod \x1b[2Ja\rb\nc\u202e")
    progress.waits_for("pod \x1b]52;c;cm0=\x07\nfirst: done")
    assert output.getvalue().split("\n") == [
        r"  pod \x1b[2Ja\rb",
        r"  c\u202e",
        r"  waits for pod \x1b]52;c;cm0=\x07\nfirst: done",
        "",
    ]
