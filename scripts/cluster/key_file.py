"""Files that keep a value beside the folder of the backups, for longer than a cluster lives."""

import os
import shlex
from pathlib import Path

from scripts.cluster.errors import Failed, Refused


def read(file: Path) -> bytes | None:
    """Return the value that a file keeps, without white space around it; None if there is no file.

    restic, too, leaves out that white space, which editors add.
    """
    try:
        rights, value = file.stat().st_mode, file.read_bytes().strip()
    except FileNotFoundError:
        return None
    if rights & 0o077:
        quoted = shlex.quote(str(file))
        raise Refused(f"{file} can be read or written by others; run: chmod 600 {quoted}")
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
