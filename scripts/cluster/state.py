"""Where a run leaves what the next one must know, for each user of the machine."""

import os
import shlex
from pathlib import Path

from scripts.cluster.errors import Refused


def state_folder() -> Path:
    """Returns the folder, which it makes; others may not enter it.

    Raises:
        Refused: It cannot be made, or is another user's, such as of a run with `sudo`.
    """
    base = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state"
    folder = Path(base, "cdk8s-web-platform")
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
