"""The program restic, built with Go once and kept."""

import os
from functools import cache
from pathlib import Path

from tests import go_tools
from tests.checkout import ROOT

MODULE = "github.com/restic/restic"
FOLDER = Path(__file__).parent
TIME_FOR_A_KEY = "KDFTimeout = 500 * time.Millisecond"


def version():
    """Returns the version of the program that is built here."""
    return go_tools.version(FOLDER, MODULE).removeprefix("v")


def _build(edit=None):
    packages = {"restic": f"{MODULE}/cmd/restic"}
    kept = Path(os.environ.get("RESTIC") or ROOT / ".cache/restic")
    return go_tools.build(FOLDER, packages, {}, kept, edit=edit) / "restic"


@cache
def released():
    """Returns the program as it is in images, which is built in $RESTIC if it is not there."""
    return _build()


@cache
def program():
    """Returns the same with keys that are quick to derive, for repositories that nobody attacks.

    The scripts start it a dozen times for a backup, and each time would take a third of a second.
    """
    quick = TIME_FOR_A_KEY.replace("500", "1")
    return _build((MODULE, "internal/repository/key.go", TIME_FOR_A_KEY, quick))
