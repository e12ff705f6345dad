"""Files that keep a value beside the folder of the backups, for longer than a cluster lives."""

import os
import shlex
import stat
from pathlib import Path

from scripts.cluster.errors import Failed, Refused

MOST_BYTES = 65536
"""Most bytes of a key that are read; ours have 43."""


def read(file: Path) -> bytes | None:
    """Return the value that a file keeps, without white space around it; None if there is no file.

    restic, too, leaves out that white space, which editors add.
    """
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
        if status.st_uid != os.geteuid():
            raise Refused(f"{file} belongs to another user; run: sudo chown $USER {quoted}")
        if status.st_mode & 0o077:
            raise Refused(f"{file} can be read or written by others; run: chmod 600 {quoted}")
        value = os.read(handle, MOST_BYTES).strip() if stat.S_ISREG(status.st_mode) else b""
    finally:
        os.close(handle)
    if not value:
        raise Refused(f"{file} is empty; put the key there, or remove it if there are no backups")
    return value


def write(file: Path, value: bytes) -> None:
    """Make a file that only its owner may read, in a folder of the same rights."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Failed(f"{file} is there now; another program has made it") from None
    with open(handle, "wb") as opened:
        opened.write(value)
        opened.flush()
        os.fsync(handle)
