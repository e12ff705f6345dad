"""Commands of the host."""

import os
import shlex
import subprocess

from tests import waiting

READY_SECONDS = 600
"""Longest wait; where nothing else runs, all takes less than two minutes."""


def run(*command, stdin=None, stdout=subprocess.PIPE, cwd=None, **variables):
    """Run a command to its end; returns it with all that it printed as `output`, errors last."""
    done = subprocess.run(
        [str(word) for word in command],
        input=stdin,
        cwd=cwd,
        env={**os.environ, **variables},
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    done.output = (done.stdout or "") + done.stderr
    return done


def ran(*command, **options):
    """Run a command that must succeed; returns what it printed, without warnings."""
    done = run(*command, **options)
    assert done.returncode == 0, f"{shlex.join(map(str, command))}\n{done.output}"
    return done.stdout


def wait_until(what, condition, seconds=READY_SECONDS, **options):
    """Wait for what may take long on a loaded host."""
    return waiting.wait_until(what, condition, seconds, pause=1, **options)
