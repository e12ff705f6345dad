"""What a look at the machine has found."""

from typing import Literal, NamedTuple

Level = Literal["ok", "warning", "failure"]


class Finding(NamedTuple):
    """The answer of one check."""

    check: str
    """Name of the check."""
    level: Level
    """`failure`: the platform does not work so; `warning`: it may."""
    what: str
    """What was found."""
    why: str = ""
    """Why it matters."""
    fix: str = ""
    """How to mend it."""
