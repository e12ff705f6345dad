"""Prometheus, Alertmanager and the programs that check what they are given, built once."""

import os
from functools import cache
from pathlib import Path

from tests import go_tools
from tests.checkout import ROOT

FOLDER = Path(__file__).parent
PROMETHEUS = "github.com/prometheus/prometheus/cmd"
ALERTMANAGER = "github.com/prometheus/alertmanager/cmd"

DISCOVERIES = "remove_all_sd,enable_kubernetes_sd"
"""Those of clouds, which nobody uses here, take most of the time of a build."""


@cache
def _built(module, *packages):
    kept = Path(os.environ.get("PROMETHEUS") or ROOT / ".cache/prometheus")
    names = {package.rpartition("/")[2]: package for package in packages}
    return go_tools.build(FOLDER / module, names, {}, kept, tags=DISCOVERIES)


def program(name):
    """Returns one of the programs, which are built in $PROMETHEUS if they are not there."""
    if name == "alertmanager":
        return _built("alertmanager", f"{ALERTMANAGER}/{name}") / name
    tools = (f"{PROMETHEUS}/prometheus", f"{PROMETHEUS}/promtool", f"{ALERTMANAGER}/amtool")
    return _built("tools", *tools) / name
