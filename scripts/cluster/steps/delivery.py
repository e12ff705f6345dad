"""The hand-over to Argo CD, and the wait until it has delivered everything."""

from collections.abc import Callable

import yaml

from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.health import APPLICATION, SYSTEM, Application, all_applications, culprits
from scripts.cluster.kubectl import Kubectl
from scripts.cluster.progress import Progress
from scripts.cluster.steps.git import Repository

ROOT = "dist/bootstrap/root.yaml"

DELIVERED_SECONDS = 1800
"""Time for everything. Most of it is for images on a slow line."""


def hand_over(kubectl: Kubectl, bootstrap: Bootstrap, progress: Progress) -> None:
    """Apply the first Applications: from then on everything comes from Git.

    They stay as they are if the cluster's repository has others in a commit that this checkout
    lacks.

    Raises:
        Failed: The server refuses it, or Git fails.
    """
    metadata = bootstrap.root_application["metadata"]
    if bootstrap.gitea and kubectl.find(APPLICATION, metadata["name"], metadata["namespace"]):
        repository = Repository(kubectl, bootstrap, bootstrap.gitea)
        if repository.has_newer(ROOT):
            progress.say(
                f"the first Applications stay: the cluster's repository has a newer {ROOT}; "
                f"to renew them, run 'git merge {repository.remote}', and 'make up' again"
            )
            return
    kubectl.apply(yaml.safe_dump_all(bootstrap.root_manifests), for_argo_cd=False)


def await_delivery(
    kubectl: Kubectl,
    bootstrap: Bootstrap,
    progress: Progress,
    meanwhile: Callable[[], None],
    *,
    follows: bool = True,
    seconds: float = DELIVERED_SECONDS,
) -> None:
    """Wait until every Application is Synced and Healthy.

    Args:
        kubectl: kubectl for the cluster.
        bootstrap: The checkout.
        progress: Shows what it waits for.
        meanwhile: Called before each look.
        follows: Whether the cluster follows the commit of the checkout. If it does not, nobody
            makes what only the checkout declares.
        seconds: Time after which it gives up.

    Raises:
        Failed: They are not in time; the text names each, and the pods that keep it.
    """

    def waiting() -> list[Application]:
        return [
            each
            for each in all_applications(kubectl, bootstrap)
            if not each.is_good and (follows or each.sync != "absent")
        ]

    def look() -> str:
        meanwhile()
        # Those that are there come first: the others wait for them.
        found = sorted(waiting(), key=lambda each: each.sync == "absent")
        shown = ", ".join(f"{each.name} ({each.sync}, {each.health})" for each in found[:3])
        return shown + (f" and {len(found) - 3} more" if len(found) > 3 else "")

    def why() -> list[str]:
        found = [each for each in waiting() if each.sync != "absent"]
        # What the cluster itself lacks keeps the others, and they would not say so.
        namespaces = [SYSTEM, *sorted({each.namespace for each in found} - {SYSTEM})]
        return [
            *(f"application {each.name}: {each.text}" for each in found),
            *culprits(kubectl, namespaces),
        ]

    progress.wait_for(look, seconds, why)
