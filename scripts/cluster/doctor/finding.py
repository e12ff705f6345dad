"""What a look at the machine has found."""

from collections.abc import Sequence
from itertools import groupby
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


def rows_of_findings(findings: Sequence[Finding]) -> list[tuple[Level, str, str]]:
    """Returns rows of a table: level, check, and text; why and fix once for all that share them."""
    rows = []
    for shared, group in groupby(findings, lambda f: (f.level, f.check, f.why, f.fix)):
        level, check, why, fix = shared
        whats = [each.what for each in group]
        if why:
            rows.append((level, check, "\n".join([*whats, why, fix])))
        else:
            rows += [(level, check, what) for what in whats]
    return rows
