"""Programs that are run to their end."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from scripts.cluster.errors import Failed, Refused

LAST_LINES = 8
"""Lines that are shown of a program that failed."""

NOT_INHERITED = ("KIND_EXPERIMENTAL_PROVIDER", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")
"""Variables that no program gets: another provider of Kind than Docker, and those by which hooks of
Git name a repository whatever folder Git runs in.
"""


def run(
    *command: str | Path,
    stdin: str = "",
    variables: Mapping[str, str] | None = None,
    folder: Path | None = None,
    seconds: float | None = None,
) -> str:
    """Return what a program prints, once it has ended with 0.

    Args:
        command: Program and arguments, none of which may be secret: others see them.
        stdin: Text for its standard input.
        variables: Variables besides those of this program, but for `NOT_INHERITED`.
        folder: Folder that it runs in.
        seconds: Time after which it is ended.
    """
    name = Path(command[0]).name
    shown = " ".join([name, *map(str, command[1:4])])
    inherited = {key: text for key, text in os.environ.items() if key not in NOT_INHERITED}
    try:
        done = subprocess.run(
            command,
            input=stdin,
            env={**inherited, **(variables or {})},
            cwd=folder,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=seconds,
            check=False,
        )
    except FileNotFoundError:
        raise Refused(f"{name} is missing; install it") from None
    except subprocess.TimeoutExpired:
        raise Failed(f"'{shown}' did not end within {seconds} s") from None
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise Failed("\n  ".join([f"'{shown}' failed:", *said[-LAST_LINES:]]))
    return done.stdout
