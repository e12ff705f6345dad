"""Programs for the images of monitoring, built with Go once and kept."""

import os
from pathlib import Path

from tests import go_tools
from tests.checkout import ROOT

FOLDER = Path(__file__).parent
PACKAGES = {
    "kube-state-metrics": "k8s.io/kube-state-metrics/v2",
    "loki": "github.com/grafana/loki/v3/cmd/loki",
    "promtail": "github.com/grafana/loki/v3/clients/cmd/promtail",
}


def program(name):
    """Returns one of the programs, which is built in $PROMETHEUS if it is not there."""
    kept = Path(os.environ.get("PROMETHEUS") or ROOT / ".cache/prometheus")
    return go_tools.build(FOLDER / name, {name: PACKAGES[name]}, {}, kept) / name
