"""Which files changed, and which of many mutants are tried."""

import subprocess
from collections.abc import Sequence
from typing import TypeVar

from tests.checkout import ROOT

Item = TypeVar("Item")


def changed_since(base: str) -> set[str]:
    """Return the files that differ from a commit, those included that are not committed yet."""
    command = ["git", "diff", "--name-only", "--no-renames", base]
    return set(subprocess.check_output(command, cwd=ROOT, text=True).splitlines())


def spread(items: Sequence[Item], limit: int | None) -> list[Item]:
    """Return at most `limit` items at even distances: the same ones in each run."""
    if limit is None or len(items) <= limit:
        return list(items)
    return [items[number * len(items) // limit] for number in range(limit)]
