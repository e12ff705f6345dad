"""Finds the programs that judge `dist/` and our evaluator, or makes them; run by `make scan`."""

import fcntl
import hashlib
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from tests.checkout import ROOT
from tests.go_tools import build


def kube_score(cache: Path) -> Path:
    package = {"kube-score": "github.com/zegl/kube-score/cmd/kube-score"}
    return build(Path(__file__).parent / "tools", package, {}, cache)


def environment(program: str, lock: str, cache: Path) -> Path:
    """Installs a program of Python apart: its packages are pinned to versions that are not ours."""
    requirements = ROOT / "requirements" / lock
    cache.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()[:16]
    folder = cache / f"{program}-{digest}"
    programs = folder / "programs"
    with folder.with_suffix(".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if not programs.exists():
            print(f"installing {program}, once", file=sys.stderr)
            subprocess.run(["uv", "venv", "--quiet", "--clear", folder], check=True)
            install = ["uv", "pip", "install", "--quiet", "--require-hashes"]
            python = ["--python", folder / "bin/python", "--requirements", requirements]
            subprocess.run([*install, *python], check=True)
            # Alone in its folder, so that PATH leads to no other Python.
            programs.mkdir()
            (programs / program).symlink_to(folder / "bin" / program)
    return programs


PROGRAMS = {
    "checkov": partial(environment, "checkov", "scanners.txt"),
    "kube-score": kube_score,
    "nca": partial(environment, "nca", "referee.txt"),
}
"""Programs, and what makes each in a cache; the last one is network-config-analyzer."""

if __name__ == "__main__":
    folders = []
    for name, make in PROGRAMS.items():
        found = shutil.which(name)
        folders.append(str(Path(found).parent if found else make(Path(sys.argv[1]))))
    print(":".join(folders))
