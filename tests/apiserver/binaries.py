"""Finds the control plane's programs, or builds them with Go; run by `make test-apiserver`."""

import os
import sys
from pathlib import Path

from tests.go_tools import build, find, version

TOOLS = Path(__file__).parent / "tools"
PACKAGES = {
    "etcd": "go.etcd.io/etcd/server/v3",
    "kube-apiserver": "k8s.io/kubernetes/cmd/kube-apiserver",
    "kube-controller-manager": "k8s.io/kubernetes/cmd/kube-controller-manager",
    "kube-scheduler": "k8s.io/kubernetes/cmd/kube-scheduler",
    "kubectl": "k8s.io/kubernetes/cmd/kubectl",
    "kwok": "sigs.k8s.io/kwok/cmd/kwok",
}


def stamp() -> dict[str, str]:
    """Without it the server calls itself v0.0.0-master, and clients stumble."""
    kubernetes = version(TOOLS, "k8s.io/kubernetes")
    major, minor, _ = kubernetes.removeprefix("v").split(".")
    values = {"gitVersion": kubernetes, "gitMajor": major, "gitMinor": minor}
    return {f"k8s.io/component-base/version.{key}": value for key, value in values.items()}


if __name__ == "__main__":
    if all(find(name) for name in PACKAGES):
        print(os.environ.get("KUBEBUILDER_ASSETS", ""))
    else:
        print(build(TOOLS, PACKAGES, stamp(), Path(sys.argv[1])))
