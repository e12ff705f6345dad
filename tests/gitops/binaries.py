"""Finds Argo CD, or builds it with Go; run by `make test-gitops`."""

import sys
from pathlib import Path

from tests.go_tools import build, find, version

TOOLS = Path(__file__).parent / "tools"
MODULE = "github.com/argoproj/argo-cd/v3"
PACKAGES = {"argocd": f"{MODULE}/cmd"}


def stamp() -> dict[str, str]:
    return {f"{MODULE}/common.version": version(TOOLS, MODULE).removeprefix("v")}


if __name__ == "__main__":
    argocd = find("argocd")
    print(argocd.parent if argocd else build(TOOLS, PACKAGES, stamp(), Path(sys.argv[1])))
