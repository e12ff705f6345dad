"""Finds the control plane's programs, or builds them with Go; run by `make test-apiserver`."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

TOOLS = Path(__file__).parent / "tools"
PACKAGES = {
    "etcd": "go.etcd.io/etcd/server/v3",
    "kube-apiserver": "k8s.io/kubernetes/cmd/kube-apiserver",
    "kube-controller-manager": "k8s.io/kubernetes/cmd/kube-controller-manager",
    "kube-scheduler": "k8s.io/kubernetes/cmd/kube-scheduler",
    "kubectl": "k8s.io/kubernetes/cmd/kubectl",
    "kwok": "sigs.k8s.io/kwok/cmd/kwok",
}


def find(program: str) -> Path | None:
    """Returns a program from $KUBEBUILDER_ASSETS, as envtest lays it out, or from PATH."""
    assets = os.environ.get("KUBEBUILDER_ASSETS")
    found = (shutil.which(program, path=assets) if assets else None) or shutil.which(program)
    return Path(found) if found else None


def build(cache: Path) -> Path:
    """Returns the folder of the programs for the current tools/go.sum, built if it is not there."""
    if shutil.which("go") is None:
        sys.exit("Go is needed to build the control plane; install it or set KUBEBUILDER_ASSETS")
    versions = (TOOLS / "go.mod").read_text() + (TOOLS / "go.sum").read_text()
    folder = cache / hashlib.sha256(versions.encode()).hexdigest()[:16]
    if folder.exists():
        return folder
    version, minor = re.findall(r"k8s.io/kubernetes (v1\.(\d+)\.\d+)", versions)[0]
    print(f"building the control plane {version}, once; this takes minutes", file=sys.stderr)
    # Without the stamp the server calls itself v0.0.0-master, and clients stumble.
    stamp = {"gitVersion": version, "gitMajor": "1", "gitMinor": minor}
    flags = " ".join(f"-X k8s.io/component-base/version.{key}={v}" for key, v in stamp.items())
    unfinished = folder.with_suffix(".unfinished")
    unfinished.mkdir(parents=True, exist_ok=True)
    for name, package in PACKAGES.items():
        print(f"  {name}", file=sys.stderr)
        subprocess.run(
            [
                "go",
                "build",
                "-trimpath",
                f"-ldflags=-s -w {flags}",
                "-o",
                unfinished / name,
                package,
            ],
            cwd=TOOLS,
            env={**os.environ, "CGO_ENABLED": "0"},
            check=True,
        )
    return unfinished.rename(folder)


if __name__ == "__main__":
    if all(find(name) for name in PACKAGES):
        print(os.environ.get("KUBEBUILDER_ASSETS", ""))
    else:
        print(build(Path(sys.argv[1])))
