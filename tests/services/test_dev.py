"""`make dev`: both programs and a database."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil
import pytest

from tests.checkout import ROOT
from tests.services.programs import answers, wait_until

pytestmark = pytest.mark.by_turns("images")

PORT = 5173
URL = f"http://localhost:{PORT}"


@pytest.fixture(autouse=True)
def _port_is_free():
    with socket.socket() as probe:
        if probe.connect_ex(("localhost", PORT)) == 0:
            pytest.skip(f"needs port {PORT}: end 'make dev', which uses it")


@pytest.fixture
def folder():
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)  # PostgreSQL, which does not run as root, must pass through.
        yield Path(folder)


def start(folder):
    command = re.search(r"^dev:.*\n\t@(.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)[1]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{folder}"}
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, *command.split()[1:]],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def assert_ends(program, folder, expected_status=0):
    """Wait until it has ended, and nothing of it is left."""
    wait_until("it has ended", lambda: program.poll() is not None, seconds=150)
    assert program.returncode == expected_status, (folder / "log").read_text()
    # What its programs have started themselves, such as a bundler, ends after them.
    wait_until(
        "all that it has started has ended",
        lambda: not [each for each in psutil.process_iter() if runs_in(each, program.pid)],
    )


@contextmanager
def developing(folder, end, expected_status=0):
    """Run it until it shows the page; `end` is a function of its process id."""
    program = start(folder)
    try:
        wait_until(
            "it shows the page",
            lambda: answers(f"{URL}/en") or program.poll() is not None,
            seconds=150,
        )
        assert program.poll() is None, (folder / "log").read_text()
        yield
    finally:
        end(program.pid)
        assert_ends(program, folder, expected_status)


def runs_in(process, session):
    try:
        # An ended process may wait to be reaped.
        return os.getsid(process.pid) == session and process.status() != psutil.STATUS_ZOMBIE
    except (ProcessLookupError, psutil.NoSuchProcess):
        return False


@pytest.mark.parametrize(
    ("word", "line"),
    [
        ("apps/frontend", "frontend has ended by SIGKILL"),
        ("bin/postgres", "PostgreSQL has ended by SIGKILL"),
    ],
)
def test_says_which_program_has_ended(folder, word, line):
    def kill(pid):
        children = psutil.Process(pid).children()
        (child,) = [each for each in children if word in " ".join([*each.cmdline(), each.cwd()])]
        child.kill()

    with developing(folder, kill, expected_status=1):
        pass
    assert (folder / "log").read_text().splitlines()[-1].startswith(line)


def test_runs_until_it_is_ended_and_keeps_what_was_written(folder):
    with developing(folder, lambda pid: os.killpg(pid, signal.SIGINT)):
        page = httpx.get(f"{URL}/en").text
        form = {
            "id": re.search(r'name="id" value="([\w-]{36})"', page)[1],
            "name": "Ann",
            "message": "Written while developing",
        }
        headers = {"origin": URL, "accept": "text/html"}
        assert httpx.post(f"{URL}/en", data=form, headers=headers).status_code == 303
    with developing(folder, lambda pid: os.kill(pid, signal.SIGTERM)):
        assert "Written while developing" in httpx.get(f"{URL}/en").text


ENDS_AS_IT_STARTS = """
import os, signal, subprocess

class Popen(subprocess.Popen):
    def _execute_child(self, command, *rest):
        super()._execute_child(command, *rest)
        if any(str(part).endswith({name!r}) for part in command):
            os.kill(os.getpid(), signal.SIGTERM)

subprocess.Popen = Popen
"""


@pytest.mark.parametrize("name", ["src/migrate.ts", "bin/vite"])
def test_leaves_nothing_where_it_is_ended_as_it_starts_a_program(folder, name):
    """The program is there, and not yet among those that it ends."""
    (folder / "sitecustomize.py").write_text(ENDS_AS_IT_STARTS.format(name=name))
    assert_ends(start(folder), folder)


def test_leaves_nothing_where_its_terminal_is_closed(folder):
    """Not even PostgreSQL, which would keep the next run from its data."""
    with developing(folder, lambda pid: os.killpg(pid, signal.SIGHUP)):
        pass
