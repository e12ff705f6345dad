"""What the stand-in of Tekton's operator installs.

Writes the objects into a folder, and prints each image with its program and that one's place there:
`python -m tests.live.stand_ins.tekton FOLDER`.
"""

import sys
from pathlib import Path

import yaml

from constructs_lib.reference.versions import TEKTON_SHELL_IMAGE
from tests.apiserver.tekton import release
from tests.programs import made

NAMESPACE = "TARGET_NAMESPACE"
"""What the operator replaces."""


def images():
    """Return the names of all that run."""
    return [*release.images(), TEKTON_SHELL_IMAGE]


def write(folder):
    """Write each object into a file of its own, by its kind and name."""
    for each in release.objects(NAMESPACE):
        name = f"{each['kind']}-{each['metadata']['name']}.yaml".lower()
        Path(folder, name).write_text(yaml.safe_dump(each))


if __name__ == "__main__":
    write(sys.argv[1])
    for name, program in release.images().items():
        command = name.rpartition("/")[2].partition("-")[0]
        print(name, made("tekton") / program, f"/ko-app/{command}")
