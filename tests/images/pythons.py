"""Pythons of this machine, by version, and that of an image."""

import os
import subprocess
from pathlib import Path

import pytest

from constructs_lib.kube.default_images import PYTHON_IMAGE
from constructs_lib.kube.images import parse_image


def interpreter(version):
    """Return the Python of a version on PATH or of pyenv, whose shims may be for others."""
    places = [Path(each) for each in os.environ["PATH"].split(os.pathsep)]
    places += Path.home().glob(f".pyenv/versions/{version}.*/bin")
    for path in (each / f"python{version}" for each in places):
        command = [str(path), "-c", "import venv"]
        if (
            path.exists()
            and not subprocess.run(command, capture_output=True, check=False).returncode
        ):
            return path
    return pytest.skip(f"no Python {version}; install it, as with 'uv python install {version}'")


def python_of_scripts():
    return interpreter(".".join(parse_image(PYTHON_IMAGE).version.split(".")[:2]))
