"""The programs of Tekton and the one that writes images, built with Go once and kept."""

import os
from functools import cache
from pathlib import Path

from tests import go_tools
from tests.checkout import ROOT

FOLDER = Path(__file__).parent
PIPELINES = "github.com/tektoncd/pipeline"
TRIGGERS = "github.com/tektoncd/triggers"
CRANE = "github.com/google/go-containerregistry"
PROGRAMS = {
    "pipelines-controller": f"{PIPELINES}/cmd/controller",
    "pipelines-webhook": f"{PIPELINES}/cmd/webhook",
    "entrypoint": f"{PIPELINES}/cmd/entrypoint",
    "nop": f"{PIPELINES}/cmd/nop",
    "workingdirinit": f"{PIPELINES}/cmd/workingdirinit",
    "triggers-controller": f"{TRIGGERS}/cmd/controller",
    "triggers-webhook": f"{TRIGGERS}/cmd/webhook",
    "eventlistenersink": f"{TRIGGERS}/cmd/eventlistenersink",
    "interceptors": f"{TRIGGERS}/cmd/interceptors",
    "cel-eval": f"{TRIGGERS}/cmd/cel-eval",
    "binding-eval": f"{TRIGGERS}/cmd/binding-eval",
    "crane": f"{CRANE}/cmd/crane",
}
RELEASES = {"pipelines": (PIPELINES, "config"), "triggers": (TRIGGERS, "config")}
"""Folders beside the programs that hold the objects of their releases."""


@cache
def programs():
    """Returns the folder of the programs, which are built in $TEKTON if they are not there."""
    kept = Path(os.environ.get("TEKTON") or ROOT / ".cache/tekton")
    return go_tools.build(FOLDER, PROGRAMS, {}, kept, data=RELEASES)


def version(module):
    """Returns the version of one of the modules, such as `v1.15.0`."""
    return go_tools.version(FOLDER, module)
