"""Scripts that run in images are tested with what these have, as far as it can be had."""

import os
import subprocess
from pathlib import Path

import pytest

from constructs_lib.kube.default_images import NODE_IMAGE
from constructs_lib.kube.images import parse_image
from tests.images.contracts import CRANE, GITEA, NODE, POSTGRES
from tests.images.stand_in import stand_in


@pytest.mark.parametrize(
    ("contract", "name", "version"),
    [
        (NODE, "node", f"v{parse_image(NODE_IMAGE).version.partition('-')[0]}"),
        (GITEA, "bash", "version 5.3."),
        (GITEA, "date", "BusyBox v1.37."),
        (POSTGRES, "bash", "version 5.2.37"),
        (CRANE, "sh", "BusyBox v1.37."),
    ],
    ids=lambda value: value if isinstance(value, str) else value.image.rpartition("/")[2],
)
def test_scripts_are_run_by_the_version_of_their_image(contract, name, version, tmp_path):
    found = Path(stand_in(contract, tmp_path / "image")["PATH"], name)
    options = ["--help" if "BusyBox" in version else "--version"]
    text = subprocess.run([found, *options], capture_output=True, text=True, check=False)
    if name != "node" and "DEBIAN_PROGRAMS" not in os.environ:
        pytest.skip(f"the {name} is that of this machine; see .ci/debian")
    assert version in text.stdout + text.stderr
