"""Files that keep a value beside the folder of the backups, for longer than a cluster lives."""

import os
import shlex
import stat
import subprocess
import tempfile
from pathlib import Path

from scripts.cluster.errors import Conflict, Refused

MOST_BYTES = 65536
"""Most bytes of a key that are read; ours have 43."""


def read(file: Path) -> bytes | None:
    """Returns the value that a file keeps, without white space around it; None if there is no file.

    restic, too, leaves out that white space, which editors add.

    Raises:
        Refused: It is a link, belongs to somebody else, can be read by others, is empty, or Git
            does not ignore it.
    """
    _refuse_in_git(file)
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refused(
            f"{file} is a link, or cannot be read ({error.strerror}); put the key itself there"
        ) from None
    try:
        status, quoted = os.fstat(handle), shlex.quote(str(file))
        if not stat.S_ISREG(status.st_mode):
            raise Refused(f"{file} is not a file; put the key there")
        if status.st_uid != os.geteuid():
            raise Refused(f"{file} belongs to another user; run: sudo chown $USER {quoted}")
        if status.st_mode & 0o077:
            raise Refused(f"{file} can be read or written by others; run: chmod 600 {quoted}")
        value = os.read(handle, MOST_BYTES).strip()
    finally:
        os.close(handle)
    if not value:
        raise Refused(f"{file} is empty; put the key there, or remove it if there are no backups")
    return value


def write(file: Path, value: bytes) -> None:
    """Makes a file that only its owner may read, at once and whole.

    Raises:
        Conflict: It is there already.
        Refused: Its folder cannot be written.
    """
    try:
        with tempfile.NamedTemporaryFile(dir=file.parent, suffix=file.name) as begun:
            begun.write(value)
            begun.flush()
            os.fsync(begun.fileno())
            # Unlike a renaming, a link does not replace what is there.
            os.link(begun.name, file)
    except FileExistsError:
        raise Conflict(f"{file} is there") from None
    except OSError as error:
        raise Refused(
            f"{file} cannot be made ({error.strerror}); make its folder writable"
        ) from None


def _refuse_in_git(file: Path) -> None:
    """Refuses a file that Git has, or would add."""
    if not file.parent.is_dir():
        raise Refused(f"there is no folder {file.parent} for the key; make it")
    outside = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            ["git", "-C", file.parent, "check-ignore", "--quiet", "--", file.name],
            env={**outside, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        raise Refused("git is missing; install it (Ubuntu, Debian: sudo apt install git)") from None
    if done.returncode == 0 or "not a git repository" in done.stderr:
        return
    if done.returncode == 1:
        raise Refused(
            f"{file} is in Git, or would get there; add its name to .gitignore, and take it out: "
            f"git rm --cached --ignore-unmatch {shlex.quote(str(file))}"
        )
    raise Refused(f"git cannot say whether it ignores {file}: {done.stderr.strip()}")
