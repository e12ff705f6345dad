"""The hand-over to Argo CD, and the wait until it has delivered everything."""

from collections.abc import Callable

import yaml

from scripts.cluster.api import Cluster
from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.health.applications import Application, all_applications, root_of
from scripts.cluster.health.culprits import SYSTEM, culprits, system_culprits
from scripts.cluster.programs.kubectl import Kubectl
from scripts.cluster.progress import Progress
from scripts.cluster.steps.git import Repository

ROOT = "dist/bootstrap/root.yaml"

DELIVERED_SECONDS = 1800
"""Time for everything. Most of it is for images on a slow line."""


def hand_over(cluster: Cluster, bootstrap: Bootstrap, kubectl: Kubectl, progress: Progress) -> None:
    """Applies the first Applications: from then on everything comes from Git.

    Nothing else applies them, so they are brought up to date here. But they stay as they are if the
    cluster's repository has others in a commit that this checkout lacks.

    Raises:
        Failed: The server refuses it, or Git fails.
    """
    if bootstrap.gitea and root_of(cluster, bootstrap):
        repository = Repository(cluster, bootstrap, bootstrap.gitea)
        if repository.has_newer(ROOT):
            progress.say(
                f"the first Applications stay: the cluster's repository has a newer {ROOT}; "
                f"to renew them, run 'git merge {repository.remote}', and 'make up' again"
            )
            return
    kubectl.apply(yaml.safe_dump_all(bootstrap.root_manifests), for_argo_cd=False)


def await_delivery(
    cluster: Cluster,
    bootstrap: Bootstrap,
    progress: Progress,
    meanwhile: Callable[[], None],
    *,
    follows: bool = True,
    seconds: float = DELIVERED_SECONDS,
) -> None:
    """Waits until every Application is Synced and Healthy.

    Args:
        cluster: The cluster.
        bootstrap: The checkout.
        progress: Shows what it waits for.
        meanwhile: What is done before each look.
        follows: Whether the cluster follows the commit of the checkout. Where it does not, nobody
            makes what only the checkout declares.
        seconds: Time after which it gives up.

    Raises:
        Failed: They are not in time; the text names each, and the pods that keep it.
    """

    def look() -> str:
        meanwhile()
        waiting = [
            each for each in _waiting(cluster, bootstrap) if follows or each.sync != "absent"
        ]
        shown = ", ".join(f"{each.name} ({each.sync}, {each.health})" for each in waiting[:3])
        return shown + (f" and {len(waiting) - 3} more" if len(waiting) > 3 else "")

    progress.wait_for(look, seconds, lambda: _culprits(cluster, bootstrap))


def _waiting(cluster: Cluster, bootstrap: Bootstrap) -> list[Application]:
    """Returns those that are not good; first those that are there, which the others wait for."""
    waiting = [each for each in all_applications(cluster, bootstrap) if not each.is_good]
    return sorted(waiting, key=lambda each: each.sync == "absent")


def _culprits(cluster: Cluster, bootstrap: Bootstrap) -> list[str]:
    waiting = [each for each in _waiting(cluster, bootstrap) if each.sync != "absent"]
    lines = [
        f"application {each.name}: {each.sync}, {each.health}"
        + (f": {each.message}" if each.message else "")
        for each in waiting
    ]
    # What the cluster itself lacks keeps the others, and they would not say so.
    lines += system_culprits(cluster)
    for namespace in sorted({each.namespace for each in waiting} - {SYSTEM}):
        lines += culprits(cluster, namespace)
    return lines
