"""Programs that are run to their end, and do not outlive this one."""

import ctypes
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from scripts.cluster.errors import Failed, Refused

LAST_LINES = 8
"""Lines that are shown of a program that failed."""

PR_SET_PDEATHSIG = 1
"""https://man7.org/linux/man-pages/man2/PR_SET_PDEATHSIG.2const.html"""

NOT_INHERITED = (
    "KIND_EXPERIMENTAL_PROVIDER",
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_NAMESPACE",
)
"""Variables that no program gets: one by which Kind asks another program than Docker, whose nodes
nobody here would see, and those that name a repository for Git whatever folder it runs in, as its
hooks have them.
"""

_libc = ctypes.CDLL(None)


def run(
    *command: str | Path,
    stdin: str | None = None,
    variables: Mapping[str, str] | None = None,
    folder: Path | None = None,
    seconds: float | None = None,
) -> str:
    """Returns what a program prints, once it has ended with 0.

    Args:
        command: Program and arguments, none of which may be secret: others see them.
        stdin: Text for its standard input. None: it gets none.
        variables: Variables besides those of this program, but for `NOT_INHERITED`.
        folder: Folder that it runs in.
        seconds: Time after which it is ended.

    Raises:
        Failed: It ended otherwise, or not in time, or cannot be run; the text has the last lines
            that it printed.
        Refused: There is no such program.
    """
    name = Path(command[0]).name
    inherited = {key: text for key, text in os.environ.items() if key not in NOT_INHERITED}
    try:
        done = subprocess.run(
            command,
            input=stdin if stdin is not None else "",
            env={**inherited, **(variables or {})},
            cwd=folder,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=seconds,
            check=False,
            preexec_fn=partial(_end_with, os.getpid()),
        )
    except FileNotFoundError:
        raise Refused(f"{name} is missing; install it") from None
    except OSError as error:
        # Such as one of another kind of machine, or of which a full disk left nothing.
        raise Failed(f"{command[0]} cannot be run ({error.strerror}); install it anew") from None
    except subprocess.TimeoutExpired:
        raise Failed(f"'{shown(command)}' did not end within {seconds} s") from None
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise Failed("\n  ".join([f"'{shown(command)}' failed:", *said[-LAST_LINES:]]))
    return done.stdout


def shown(command: Sequence[str | Path]) -> str:
    """Returns the beginning of a command, for people."""
    return " ".join([Path(command[0]).name, *map(str, command[1:4])])


def _end_with(parent: int) -> None:
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    # Where it has ended before this, nobody says so any more.
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
