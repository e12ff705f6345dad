"""The program restic, built with Go once and kept."""

import os
from functools import cache
from pathlib import Path

from tests import go_tools
from tests.checkout import ROOT

MODULE = "github.com/restic/restic"
FOLDER = Path(__file__).parent


def version():
    """Returns the version of the program that is built here."""
    return go_tools.version(FOLDER, MODULE).removeprefix("v")


@cache
def program():
    """Returns the program, which is built in $RESTIC if it is not there."""
    kept = Path(os.environ.get("RESTIC") or ROOT / ".cache/restic")
    return go_tools.build(FOLDER, {"restic": f"{MODULE}/cmd/restic"}, {}, kept) / "restic"
