"""Where a run leaves what the next one must know, for each user of the machine."""

import os
from pathlib import Path


def state_folder() -> Path:
    """Returns the folder, which it makes; others may not enter it."""
    base = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state"
    folder = Path(base, "cdk8s-web-platform")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
