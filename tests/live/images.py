"""The images that the cluster runs, of which stand-ins must be there where none can be pulled."""

import os
import re

from constructs_lib.kube.default_images import BASE_IMAGE
from tests.checkout import ROOT
from tests.live.commands import run
from tests.live.stand_ins import charts

DIST = ROOT / "dist"
OURS = "localhost:30500/web/"
NODE = "kindest/node"


def node_image():
    """Return the stand-in of the nodes' image; None where the real one is to be had."""
    return os.environ.get("KIND_NODE_IMAGE")


def node_version():
    """Return the nodes' image without its digest, which that of a stand-in is not."""
    return re.search(rf"{NODE}:[^@\s]+", (DIST / "bootstrap/kind.yaml").read_text())[0]


def images():
    text = "".join(file.read_text() for file in DIST.glob("*/*.yaml"))
    found = set(re.findall(r"^ +image: (\S+)$", text, re.MULTILINE)) | set(charts.images(DIST))
    return sorted(each for each in found if not each.startswith((OURS, NODE)))


def missing():
    """Return those that Docker does not have."""
    wanted = [node_image(), BASE_IMAGE, *images()]
    return [each for each in wanted if run("docker", "image", "inspect", each).returncode != 0]
