"""Folders and the lock in which a user keeps what outlives a run, or a cluster."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.cluster.errors import Refused


def data_folder(cluster: str) -> Path:
    """Return the folder of backups and their keys, outside of every checkout; it is not made."""
    return _folder("XDG_DATA_HOME", ".local/share") / cluster


def creation_begun(cluster: str) -> Path:
    """Return the file that exists while the creation of a cluster has not ended."""
    return _state_folder() / f"{cluster}.begun"


def made_with(cluster: str) -> Path:
    """Return the file with the settings that a cluster was made with."""
    return _state_folder() / f"{cluster}.settings"


@contextmanager
def locked(cluster: str) -> Iterator[None]:
    """Hold the lock of a cluster of this user, from whichever checkout."""
    file = _state_folder() / f"{cluster}.lock"
    with open(file, "a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(
                f"another run (process {file.read_text()}) is at work on cluster '{cluster}'; wait "
                "for it"
            ) from None
        file.write_text(str(os.getpid()))
        yield


def _state_folder() -> Path:
    folder = _folder("XDG_STATE_HOME", ".local/state")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _folder(variable: str, default: str) -> Path:
    named = os.environ.get(variable, "")
    # The XDG specification ignores relative paths, which would lie in the checkout.
    base = Path(named) if os.path.isabs(named) else Path.home() / default
    return base / "cdk8s-web-platform"
