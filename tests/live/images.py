"""The images that the cluster of the tests runs: those that dist/ names for its tiers."""

import os
import re
import subprocess

from tests.checkout import ROOT
from tests.services import pods

TIERS = ("app", "db")
NGINX = "docker.io/library/nginx:1"
OURS = "localhost:30500/web/"


def node_image(pinned):
    """Returns the image of the nodes: $KIND_NODE_IMAGE, where the pinned one cannot be had."""
    return os.environ.get("KIND_NODE_IMAGE") or pinned


def images():
    """Returns the names of all images that run in the cluster."""
    text = "".join(
        file.read_text() for tier in TIERS for file in (ROOT / "dist" / tier).glob("*.yaml")
    )
    return [*sorted(set(re.findall(r"^ +image: (\S+)$", text, re.MULTILINE))), NGINX]


def prepare():
    """Builds our images and pulls the others; returns the names of those that cannot be had."""
    for program in ("frontend", "backend"):
        pods.build(program)
    return [
        image
        for image in images()
        if not image.startswith(OURS) and not (_is_there(image) or _is_pulled(image))
    ]


def _is_there(image):
    return _docker("image", "inspect", image)


def _is_pulled(image):
    return _docker("pull", "--quiet", image)


def _docker(*command):
    return subprocess.run(["docker", *command], capture_output=True, check=False).returncode == 0
