"""The programs of the Prometheus operator, built with Go once and kept."""

import os
from functools import cache
from pathlib import Path

from tests import go_tools
from tests.checkout import ROOT

MODULE = "github.com/prometheus-operator/prometheus-operator"
FOLDER = Path(__file__).parent
PROGRAMS = ("operator", "prometheus-config-reloader", "admission-webhook")


@cache
def programs():
    """Returns the folder of the programs, which are built in $PROMETHEUS if they are not there."""
    kept = Path(os.environ.get("PROMETHEUS") or ROOT / ".cache/prometheus")
    version = go_tools.version(FOLDER, MODULE).removeprefix("v")
    stamp = {"github.com/prometheus/common/version.Version": version}
    packages = {name: f"{MODULE}/cmd/{name}" for name in PROGRAMS}
    return go_tools.build(FOLDER, packages, stamp, kept)
