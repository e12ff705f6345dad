"""A real Argo CD that follows the repositories of so many teams, beside so many other objects.

python -m tests.gitops.scale 500 5000
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from benchmarks.scale.teams import compose_spaces, team_name
from scripts.postgres import free_port
from tests.apiserver.cluster import Cluster
from tests.apiserver.fixtures import defined_kinds
from tests.apiserver.scale import documents, processes, running_server
from tests.gitops import argocd
from tests.gitops.delivery import DIST, REFRESH, is_settled, revision_of
from tests.gitops.gitea_server import secrets_of
from tests.gitops.reports import received
from tests.objects import made

FILLING = "x" * 2000
"""A ConfigMap of two kilobytes is all that a team has, as in the tests of CNOE."""

APPLICATION = ("argoproj.io/v1alpha1", "Application", argocd.NAMESPACE)

MOST_SECONDS = 3000

WORKERS = ("argocd-application-controller", "argocd-repo-server")
OTHERS = ("argocd-server", "redis-server", "kube-apiserver")


def delivered(applications, others):
    """Let an Argo CD with the values of `dist/` deliver so many Applications, and two commits.

    Objects of others come before the last look, since the controller reads the whole cluster.
    """
    objects = documents(compose_spaces(applications), "dist/")
    values = yaml.safe_load((DIST / "cicd/argocd-values.yaml").read_text())
    secrets = secrets_of(yaml.safe_load((DIST / "bootstrap/secrets.yaml").read_text()))
    seconds, cpu = {}, {}
    server = running_server(defined_kinds())
    with TemporaryDirectory() as folder, received() as (_, reports), server as plane:
        work = Path(folder)
        cluster = Cluster(plane.kubeconfig("admin"))
        argocd.start(plane, cluster, values, secrets, free_port(), "", reports)
        git(work, "init", "--quiet", "--initial-branch=main")
        for kind in ("Namespace", "AppProject", "Application"):
            for each in objects:
                if each["kind"] == kind and each["metadata"]["name"] != "spaces":
                    cluster.apply(local(each, work.as_uri()))
        everyone = range(applications)
        for what, changed in {"first": everyone, "all": everyone, "one": [0], "look": []}.items():
            for number in range(others if what == "look" else 0):
                cluster.create(made("ConfigMap", f"other-{number}", "default"))
            before = processes()
            seconds[what] = seconds_until_at(cluster, commit(work, changed, what))
            after = processes()
            cpu[what] = sum(after[name][0] - before[name][0] for name in WORKERS)
    return {
        "Applications": applications,
        "other objects": others,
        **{f"{what} s": each for what, each in seconds.items()},
        **{f"{what} CPU s": each for what, each in cpu.items()},
        **{f"{name} MiB": after[name][1] for name in (*WORKERS, *OTHERS)},
    }


def local(manifest, address):
    """Return an object whose repository, that of a team, is the one on this machine."""
    if manifest["kind"] == "AppProject":
        manifest["spec"]["sourceRepos"] = [address]
    if manifest["kind"] == "Application":
        manifest["spec"]["source"]["repoURL"] = address
    return manifest


def commit(work, numbers, text):
    """Commit another ConfigMap of each of these teams, if any, and return the last commit."""
    for name in map(team_name, numbers):
        file = work / f"teams/{name}/own.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        own = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "own"}}
        file.write_text(yaml.safe_dump({**own, "data": {"text": text, "filling": FILLING}}))
    if numbers:
        commit_all(work, text)
    return git(work, "rev-parse", "HEAD")


def commit_all(work, text):
    git(work, "add", "--all")
    author = ("-c", "user.name=test", "-c", "user.email=test@example.com")
    git(work, *author, "commit", "--quiet", f"--message={text}")


def git(work, *arguments):
    command = ["git", "-C", str(work), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def seconds_until_at(cluster, revision):
    """Have Argo CD look at a commit, and return the seconds until every Application is at it."""
    started = time.monotonic()
    for each in cluster.list(*APPLICATION):
        # As Argo CD itself does for each Application of a repository when a push is reported.
        cluster.annotate(each, {REFRESH: "normal"})

    def late():
        return [
            each["metadata"]["name"]
            for each in cluster.list(*APPLICATION)
            if REFRESH in each["metadata"].get("annotations", {})
            or not is_settled(each)
            or revision_of(each) != revision
        ]

    while left := late():
        if time.monotonic() > started + MOST_SECONDS:
            sys.exit(f"{len(left)} Applications are not at {revision}")
        # Each look reads all Applications.
        time.sleep(3)
    return time.monotonic() - started


if __name__ == "__main__":
    print(json.dumps(delivered(*map(int, sys.argv[1:]))))
