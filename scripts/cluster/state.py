"""Folders in which a user keeps what outlives a run, or a cluster."""

import os
import shlex
from pathlib import Path

from scripts.cluster.errors import Refused


def data_folder(cluster: str) -> Path:
    """Returns the folder of what outlives a cluster: backups and their keys. It is not made here.

    It lies outside of every checkout, which may be cleaned or deleted.
    """
    return _folder("XDG_DATA_HOME", ".local/share") / cluster


def state_folder() -> Path:
    """Returns the folder of what the next run must know, which it makes; others may not enter it.

    Raises:
        Refused: It cannot be made, or is another user's, such as of a run with `sudo`.
    """
    folder = _folder("XDG_STATE_HOME", ".local/state")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(
            f"{folder} cannot be made ({error.strerror}); let HOME or XDG_STATE_HOME name a folder "
            "that is yours"
        ) from None
    if not os.access(folder, os.W_OK | os.X_OK):
        quoted = shlex.quote(str(folder))
        raise Refused(f"{folder} belongs to another user; run: sudo chown -R $USER {quoted}")
    return folder


def _folder(variable: str, default: str) -> Path:
    named = os.environ.get(variable, "")
    # The XDG specification ignores relative paths, which would lie in the checkout.
    base = Path(named) if os.path.isabs(named) else Path.home() / default
    return base / "cdk8s-web-platform"
