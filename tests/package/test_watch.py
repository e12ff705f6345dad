"""`watch`: findings and the plan on each save, as an editor writes files."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checkout import ROOT
from tests.waiting import wait_until

MAIN = """
from constructs_lib import Platform, Tier, TierProps, WebService, WebServiceProps, run
from numbers_of import REPLICAS

def compose():
    platform = Platform()
    tier = Tier(platform, TierProps(name="shop"))
    tier.add_namespace()
    image = "registry.example/web:1.0.0"
    WebService(tier.chart("web"), "web", WebServiceProps(image=image, min_replicas=REPLICAS))
    return platform

run(compose, "dist")
"""
SECONDS = 60
"""For a run beside all other tests."""


class Watched:
    """A project of one service in Git, and what `watch` prints of it."""

    def __init__(self, root):
        self.root = root
        self.environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        self.save(main=MAIN, numbers_of="REPLICAS = 2")
        self.synth()
        for arguments in ("init -q", "add .", "-c user.name=a -c user.email=a@b commit -qm begin"):
            subprocess.run(["git", *arguments.split()], cwd=root, check=True)
        self.log = root.parent / "log"
        self.process = self.started(sys.executable, "-m", "constructs_lib", "watch")

    def started(self, *command):
        with self.log.open("w") as log:
            return subprocess.Popen(
                command, cwd=self.root, env=self.environment, stdout=log, stderr=subprocess.STDOUT
            )

    def synth(self):
        command = [sys.executable, "main.py"]
        done = subprocess.run(
            command, cwd=self.root, env=self.environment, capture_output=True, text=True
        )
        return done.stdout + done.stderr

    def save(self, **texts):
        """Write files as editors do: each beside its place, then renamed to it."""
        for name, text in texts.items():
            fresh = self.root / f"{name}.py~"
            fresh.write_text(text)
            fresh.rename(self.root / f"{name}.py")

    def wait_for(self, pattern):
        """Return what is printed since the last call, once it ends as the pattern says."""

        def printed():
            found = re.search(f".*{pattern}\\Z", text := self.log.read_text(), re.S)
            assert found or self.process.poll() is None, text
            return found

        text = wait_until("it is printed", printed, SECONDS, why=self.log.read_text)[0]
        os.truncate(self.log, 0)
        return text.lstrip("\0")

    def processes(self):
        found = []
        for each in Path("/proc").glob("[0-9]*/cwd"):
            try:
                found += [each] if each.readlink() == self.root else []
            except OSError:
                continue
        return found


@pytest.fixture
def watched(tmp_path):
    (tmp_path / "shop").mkdir()
    found = Watched((tmp_path / "shop").resolve())
    yield found
    found.process.kill()
    found.process.wait()


def test_each_save_prints_what_a_synth_prints_and_the_plan(watched):
    watched.wait_for(r"No changes\.\n")
    watched.save(numbers_of="REPLICAS = 3")
    text = watched.wait_for(r"highest severity: \w+\.\n")
    assert text.startswith("\nnumbers_of.py\nWarning: main.py:10: Deployment shop/web has ")
    assert watched.synth() in text
    assert "Deployment/web changed" in text or "HorizontalPodAutoscaler/web" in text
    # Several files at once are one run.
    watched.save(numbers_of="LEAST = 2", main=MAIN.replace("REPLICAS", "LEAST"))
    text = watched.wait_for(r"No changes\.\n")
    assert text.startswith("\nmain.py, numbers_of.py\n")
    assert watched.synth() in text


def test_mistakes_are_what_a_synth_says_and_keep_the_manifests(watched):
    watched.wait_for(r"No changes\.\n")
    watched.save(numbers_of="REPLICAS = (2")
    assert (
        watched.wait_for(r"closed\n") == "\nnumbers_of.py\nnumbers_of.py:1: '(' was never closed\n"
    )
    watched.save(numbers_of="REPLICAS = -2")
    text = watched.wait_for(r"got -2.*\n")
    assert text == f"\nnumbers_of.py\n{watched.synth()}"
    watched.save(numbers_of="REPLICAS = 1 / 0")
    text = watched.wait_for("ZeroDivisionError: .*\n")
    assert text == f"\nnumbers_of.py\n{watched.synth()}"
    watched.save(numbers_of="REPLICAS = 2")
    watched.wait_for(r"No changes\.\n")


def test_a_save_during_a_run_starts_anew(watched):
    watched.wait_for(r"No changes\.\n")
    slow = "import pathlib, time\npathlib.Path('../begun').touch()\ntime.sleep(600)\n"
    watched.save(numbers_of=slow)
    wait_until("it runs", (watched.root.parent / "begun").exists)
    watched.save(numbers_of="REPLICAS = 2")
    assert watched.wait_for(r"No changes\.\n").startswith("\nnumbers_of.py\n\nnumbers_of.py\n")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_end_leaves_no_process(watched, number):
    watched.wait_for(r"No changes\.\n")
    watched.process.send_signal(number)
    assert watched.process.wait(SECONDS) in (0, -number)
    wait_until("all have ended", lambda: not watched.processes(), why=watched.processes)
    assert watched.log.read_text().strip("\0\n") == ""
    assert sorted(each.name for each in watched.root.iterdir() if each.name[:2] != "__") == [
        *(".git", "dist", "main.py", "numbers_of.py")
    ]


def test_what_a_run_removes_at_its_end_is_removed(watched):
    watched.wait_for(r"No changes\.\n")
    slow = (
        "import atexit, pathlib, time\nbegun, ended = map(pathlib.Path, ('../begun', '../ended'))"
    )
    slow += (
        "\natexit.register(lambda: (begun.touch(), time.sleep(1), ended.touch()))\nREPLICAS = 2\n"
    )
    watched.save(numbers_of=slow)
    watched.wait_for(r"No changes\.\n")
    wait_until("it ends", (watched.root.parent / "begun").exists)
    watched.process.send_signal(signal.SIGINT)
    assert watched.process.wait(SECONDS) == 0
    assert watched.log.read_text().strip("\0\n") == ""
    assert (watched.root.parent / "ended").exists()
