"""The wheel and the sdist on each Python that the library is for, where this machine has it."""

import sys

import pytest

from tests.checkout import ROOT, content
from tests.images.pythons import interpreter
from tests.package.test_wheel import run

EXAMPLE = ROOT / "examples/minimal"
VERSIONS = ("3.11", "3.12", "3.13", "3.14")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    for target in ("wheel", "sdist"):
        command = (sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder))
        run(*command, cwd=ROOT)
    return {each.suffix: each for each in folder.iterdir()}


@pytest.mark.parametrize("suffix", [".whl", ".gz"])
@pytest.mark.parametrize("version", VERSIONS)
def test_synthesizes_the_smallest_example(tmp_path, built, version, suffix):
    python = str(tmp_path / "venv/bin/python")
    uv = (sys.executable, "-m", "uv")
    run(*uv, "venv", "--python", str(interpreter(version)), str(tmp_path / "venv"), cwd=tmp_path)
    pinned = ("--constraints", str(ROOT / "requirements/dev.txt"), "--python", python)
    install = (*uv, "pip", "install", *pinned, f"{built[suffix]}[settings,testing]")
    run(*install, cwd=tmp_path)
    run(python, "-W", "error", str(EXAMPLE / "main.py"), cwd=tmp_path)
    assert content(tmp_path / "dist") == content(EXAMPLE / "dist")
