"""A copy of the checkout, in a folder whose name has a space, to run the real commands in."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
FILES = (
    "Makefile",
    "cdk8s.yaml",
    "constructs_lib",
    "dist",
    "environments",
    "imports",
    "main.py",
    "package-lock.json",
    "requirements",
    "settings.py",
)


def ended(args, **options):
    """Run a program to its end, whatever that is, and return it with what it printed."""
    return subprocess.run(args, capture_output=True, text=True, check=False, **options)


def started(args, **options):
    """Start a program as the leader of its process group, with its errors in what it prints."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    return subprocess.Popen(args, **pipes, start_new_session=True, **options)


class Checkout:
    """A copy with the installed tools of the original."""

    def __init__(self, folder):
        self.root = folder / "a checkout"
        self.root.mkdir()
        for name in FILES:
            source, target = ROOT / name, self.root / name
            target.parent.mkdir(exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target, symlinks=True)
            else:
                shutil.copy2(source, target)
        for installed in (".venv", "node_modules"):
            (self.root / installed).symlink_to(ROOT / installed)

    def run(self, *command, **variables):
        # As from a shell: without what make and tests/conftest.py set.
        ours = ("MAKE", "MFLAGS", "JSII_NODE")
        outside = {name: v for name, v in os.environ.items() if not name.startswith(ours)}
        environment = {**outside, **variables}
        environment["PATH"] = os.pathsep.join(
            [str(ROOT / ".venv/bin"), str(ROOT / "node_modules/.bin"), environment["PATH"]]
        )
        return ended(command, cwd=self.root, env=environment, timeout=300)


def content(folder):
    """Return the bytes of every file below a folder."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
