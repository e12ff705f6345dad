import os
import shutil
import subprocess
import sys

import pytest

from scripts.cluster.declared.bootstrap import Bootstrap
from tests.checkout import ROOT
from tests.scripts.tools import git, program


@pytest.fixture
def checkout(tmp_path):
    """Returns a committed checkout, and a folder with programs of the wanted versions."""
    root = tmp_path / "checkout"
    for name in ("dist", "scripts"):
        shutil.copytree(ROOT / name, root / name)
    kind = root / "dist/bootstrap/kind.yaml"
    kind.write_text(kind.read_text().replace("name: web-platform", "name: nobodys"))
    for tool in Bootstrap().host.tools:
        # What kubectl says of its settings, too.
        says = f'case "$*" in *json) echo {{}} ;; *) echo {tool.version} ;; esac'
        program(root / "bin", tool.name, says)
    git(tmp_path, "init", "--quiet", "--initial-branch=main", root)
    git(root, "add", "dist")
    git(root, "commit", "--quiet", "--message", "Begin")
    return root


@pytest.fixture
def wrapper(checkout, tmp_path):
    """Returns a function that runs the wrapper where there is no Docker and no network.

    `by` is a program that runs it, with its arguments.
    """

    def wrapper(*arguments, by=(), **variables):
        outside = {
            "PATH": f"{checkout}/bin:{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "DOCKER_HOST": f"unix://{tmp_path}/none.sock",
            "HTTPS_PROXY": "http://127.0.0.1:1",
        }
        return subprocess.run(
            [*by, sys.executable, "-m", "scripts.cluster", *arguments],
            cwd=checkout,
            env={**outside, **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    return wrapper
