"""Finds Argo CD, Gitea and Helm, or builds them with Go; run by `make test-gitops`."""

import sys
from pathlib import Path

from tests.go_tools import build, find, version

ARGO_CD = "github.com/argoproj/argo-cd/v3"
GITEA = "gitea.dev"
HELM = "helm.sh/helm/v3"


def argocd(cache: Path) -> Path:
    tools = Path(__file__).parent / "tools"
    stamp = {f"{ARGO_CD}/common.version": version(tools, ARGO_CD).removeprefix("v")}
    return build(tools, {"argocd": f"{ARGO_CD}/cmd"}, stamp, cache)


def gitea(cache: Path) -> Path:
    """Of the pages it has what Go renders; scripts and styles would need npm."""
    tools = Path(__file__).parent / "gitea"
    return build(
        tools,
        {"gitea": GITEA},
        {"main.Version": version(tools, GITEA).removeprefix("v")},
        cache,
        # What it reads when it runs.
        data={name: (GITEA, name) for name in ("options", "public", "templates")},
    )


def helm(cache: Path) -> Path:
    return build(Path(__file__).parent / "helm", {"helm": f"{HELM}/cmd/helm"}, {}, cache)


if __name__ == "__main__":
    folders = []
    for name, build_it, cache in zip(
        ("argocd", "gitea", "helm"), (argocd, gitea, helm), sys.argv[1:], strict=True
    ):
        found = find(name)
        folders.append(str(found.parent if found else build_it(Path(cache))))
    print(":".join(folders))
