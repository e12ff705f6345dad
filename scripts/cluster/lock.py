"""Keeps two runs from changing one cluster at once."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from scripts.cluster.errors import Refused
from scripts.cluster.state import state_folder


@contextmanager
def locked(cluster: str) -> Iterator[None]:
    """Holds the lock of a cluster of this user, from whichever checkout.

    Raises:
        Refused: Another run holds it.
    """
    handle = os.open(state_folder() / f"{cluster}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(handle, 20).decode() or "unknown"
            raise Refused(
                f"another run (process {holder}) is at work on cluster '{cluster}'; wait for it"
            ) from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)
