"""Programs and packages of others, made once in a folder of the user's cache."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
PROGRAMS = CACHE / "cdk8s-web-platform" / "benchmark"

GO = {
    "helm": "helm.sh/helm/v4/cmd/helm@v4.3.2",
    "kustomize": "sigs.k8s.io/kustomize/kustomize/v5@v5.8.1",
    "cue": "cuelang.org/go/cmd/cue@v0.17.1",
    "kube-score": "github.com/zegl/kube-score/cmd/kube-score@v1.20.0",
    "kubeconform": "github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0",
    "conftest": "github.com/open-policy-agent/conftest@v0.71.1",
    "gator": "github.com/open-policy-agent/gatekeeper/v3/cmd/gator@v3.23.1",
}
"""Modules by program. `go install` refuses that of Kyverno, which replaces modules, and that of
Trivy does not compile with this Go: both are taken from PATH.
"""

PACKAGES = {
    "rjsonnet": "0.5.6",
    "kcl-lib": "0.13.2",
    "kubernetes-validate": "1.37.0",
    "checkov": "3.3.30",
}


def program(name: str) -> Path:
    """Return a program, built with Go if it is not there.

    Raises:
        OSError: It is not there, and cannot be built.
    """
    built = PROGRAMS / name
    if not built.exists():
        if found := shutil.which(name):
            return Path(found)
        if name not in GO:
            raise FileNotFoundError(f"{name} is not on PATH")
        PROGRAMS.mkdir(parents=True, exist_ok=True)
        env = {**os.environ, "GOBIN": str(PROGRAMS), "CGO_ENABLED": "0"}
        subprocess.run(["go", "install", "-trimpath", GO[name]], env=env, check=True)
    return built


def package(name: str) -> Path:
    """Return the folder of a Python package and of what it needs, installed if not there."""
    folder = PROGRAMS / f"{name}-{PACKAGES[name]}"
    if not folder.exists():
        command = [sys.executable, "-m", "pip", "install", "-q", "--target", str(folder)]
        subprocess.run([*command, f"{name}=={PACKAGES[name]}"], check=True)
    return folder
