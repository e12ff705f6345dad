"""What the stand-in of Tekton's operator installs.

Writes the objects into a folder, and prints each image with its program and that one's place there:
`python -m tests.live.stand_ins.tekton FOLDER`.
"""

import re
import sys
from pathlib import Path

import yaml

from tests.apiserver.tekton import programs, release

NAMESPACE = "TARGET_NAMESPACE"
"""What the operator replaces."""

SHELL_IMAGE = "ghcr.io/chainguard/busybox:latest"
"""Image for the scripts of steps, as the operator names it where there is a mirror.

It puts the mirror in the place of each registry, of this one, too, which is another.
"""


def images():
    """Returns the names of all that run."""
    return [*release.images(), SHELL_IMAGE]


def write(folder):
    """Writes each object into a file of its own, by its kind and name."""
    for each in release.objects(NAMESPACE):
        text = re.sub(r"\S+/busybox@sha256:[0-9a-f]+", SHELL_IMAGE, yaml.safe_dump(each))
        Path(folder, f"{each['kind']}-{each['metadata']['name']}.yaml".lower()).write_text(text)


if __name__ == "__main__":
    write(sys.argv[1])
    for name, program in release.images().items():
        command = name.rpartition("/")[2].partition("-")[0]
        print(name, programs() / program, f"/ko-app/{command}")
