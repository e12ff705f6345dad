import os
import shutil
import subprocess
import sys

import pytest

from scripts.cluster.bootstrap import Bootstrap
from tests.checkout import ROOT, ended
from tests.programs import find
from tests.scripts.forked import forked_wrapper
from tests.scripts.tools import git, program


@pytest.fixture(scope="session")
def committed(tmp_path_factory):
    """Return a committed checkout, as far as the wrapper reads it, for copies."""
    root = tmp_path_factory.mktemp("committed") / "checkout"
    for name in ("dist/app", "dist/bootstrap", "scripts"):
        shutil.copytree(ROOT / name, root / name)
    (root / "constructs_lib").symlink_to(ROOT / "constructs_lib")
    kind = root / "dist/bootstrap/kind.yaml"
    kind.write_text(kind.read_text().replace("name: web-platform", "name: nobodys"))
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "dist")
    git(root, "commit", "--quiet", "--message", "Begin")
    return root


@pytest.fixture
def checkout(committed, tmp_path):
    """Return a committed checkout, and a folder with programs of the wanted versions."""
    root = tmp_path / "checkout"
    shutil.copytree(committed, root, symlinks=True)
    for tool in Bootstrap().host.tools:
        says = f"echo {tool.version}"
        if tool.name == "kubectl" and (real := find("kubectl")):
            says = f'[ "$*" = "version --client" ] && {says} || exec {real} "$@"'
        program(root / "bin", tool.name, says)
    return root


@pytest.fixture
def wrapper(checkout, tmp_path):
    """Return a function that runs the wrapper where there is no Docker and no network.

    `by` is a program that runs it, with its arguments.
    """

    def wrapper(*arguments, by=(), **variables):
        outside = {
            "PATH": f"{checkout}/bin:{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "DOCKER_HOST": f"unix://{tmp_path}/none.sock",
            "HTTPS_PROXY": "http://127.0.0.1:1",
        }
        if not by:
            return forked_wrapper(arguments, checkout, {**outside, **variables})
        return ended(
            [*by, sys.executable, "-m", "scripts.cluster", *arguments],
            cwd=checkout,
            env={**outside, **variables},
            stdin=subprocess.DEVNULL,
        )

    return wrapper


@pytest.fixture
def up(wrapper):
    checks = ("cgroups", "processors", "memory", "disk", "inotify", "ports", "context")
    waived = [f"--despite={each}" for each in checks]
    return lambda *options, **variables: wrapper("up", *waived, *options, **variables)


@pytest.fixture
def kind(checkout):
    """Return a function that puts a Kind there, of the wanted version, which runs a script."""
    version = next(tool.version for tool in Bootstrap().host.tools if tool.name == "kind")
    says = f"[ $1 = version ] && echo {version} ||"
    return lambda script: program(checkout / "bin", "kind", f"{says} {{ {script}; }}")


@pytest.fixture
def bare(tmp_path):
    bare = tmp_path / "site/platform/web-platform.git"
    bare.mkdir(parents=True)
    git(bare, "init", "--quiet", "--bare", "--initial-branch=main")
    return bare
