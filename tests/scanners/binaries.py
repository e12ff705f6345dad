"""Finds checkov and kube-score, or installs the one and builds the other; run by `make scan`."""

import fcntl
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from tests.checkout import ROOT
from tests.go_tools import build

LOCK = ROOT / "requirements/scanners.txt"


def kube_score(cache: Path) -> Path:
    package = {"kube-score": "github.com/zegl/kube-score/cmd/kube-score"}
    return build(Path(__file__).parent / "tools", package, {}, cache)


def checkov(cache: Path) -> Path:
    """Its many packages are pinned to versions that ours would not bear, so they are apart."""
    cache.mkdir(parents=True, exist_ok=True)
    folder = cache / f"checkov-{hashlib.sha256(LOCK.read_bytes()).hexdigest()[:16]}"
    programs = folder / "programs"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not programs.exists():
            print("installing checkov, once", file=sys.stderr)
            subprocess.run(["uv", "venv", "--quiet", "--clear", folder], check=True)
            install = ["uv", "pip", "install", "--quiet", "--require-hashes"]
            python = folder / "bin/python"
            subprocess.run([*install, "--python", python, "--requirements", LOCK], check=True)
            # Alone in its folder, so that PATH leads to no other Python.
            programs.mkdir()
            (programs / "checkov").symlink_to(folder / "bin/checkov")
    return programs


if __name__ == "__main__":
    folders = []
    for name, make in (("checkov", checkov), ("kube-score", kube_score)):
        found = shutil.which(name)
        folders.append(str(Path(found).parent if found else make(Path(sys.argv[1]))))
    print(":".join(folders))
