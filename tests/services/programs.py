"""The programs in apps/ as processes on loopback, in the environment of their manifests."""

import json
import os
import signal
import subprocess
from contextlib import contextmanager

import httpx

from scripts.postgres import free_port
from tests.checkout import ROOT, ended
from tests.services import manifests
from tests.waiting import wait_until

APPS = ROOT / "apps"
START_SECONDS = 60


@contextmanager
def asked(command, **options):
    """Yield a function that gives a program a text, and returns what it says up to a line `end`."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes, **options) as program:

        def ask(text):
            program.stdin.write(text)
            program.stdin.flush()
            lines = []
            while (line := program.stdout.readline()) != "end\n":
                assert line, "the program has ended"
                lines.append(line.strip())
            return lines

        yield ask
        program.stdin.close()


def get(url, **options):
    """Asks what listens on loopback, which needs no certificates of authorities."""
    return httpx.get(url, verify=False, **options)


def answers(url):
    try:
        return get(url).is_success
    except httpx.TransportError:
        return False


def log_lines(text):
    """Return what a program printed; fails where a line is not one JSON object."""
    lines = [json.loads(line) for line in text.splitlines()]
    for line in lines:
        assert {"level", "time", "msg"} <= line.keys(), line
    return lines


class Program:
    def __init__(self, name, log, **environment):
        self.name = name
        self.log = log
        self.port, self.metrics_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.metrics_url = f"http://127.0.0.1:{self.metrics_port}/metrics"
        self._environment = {
            "PATH": os.environ["PATH"],
            **manifests.environment(manifests.container_of(name)),
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "METRICS_PORT": str(self.metrics_port),
            **environment,
        }
        self._process = None

    def start(self, path="/healthz"):
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                ["node", "build"],
                cwd=APPS / self.name,
                env=self._environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        wait_until(f"{self.name} answers {path}", lambda: answers(self.url + path) or self.ended())
        assert not self.ended(), self.log.read_text()

    def ended(self):
        return self._process is None or self._process.poll() is not None

    def stop(self, how=signal.SIGTERM):
        """Return how the program ended; None where it never ran."""
        if not self.ended():
            self.send_signal(how)
        return self._process and self._process.wait(timeout=START_SECONDS)

    def send_signal(self, number):
        self._process.send_signal(number)

    @property
    def pid(self):
        return self._process.pid

    def lines(self):
        return log_lines(self.log.read_text() if self.log.exists() else "")


def migrate(**environment):
    """Brings a database to the newest version; returns the process, which has ended."""
    return ended(
        ["node", "build/server/migrate.js"],
        cwd=APPS / "backend",
        env={"PATH": os.environ["PATH"], **environment},
        timeout=60,
    )


def migrated(**environment):
    """Brings a database to the newest version, or fails with what the program said."""
    done = migrate(**environment)
    assert done.returncode == 0, done.stdout + done.stderr
