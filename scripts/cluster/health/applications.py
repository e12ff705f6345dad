"""The Applications of Argo CD, as its API has them."""

import re
from datetime import timedelta
from typing import NamedTuple, Self

from scripts.cluster.api import Cluster, Manifest, age_of
from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.errors import Conflict
from scripts.cluster.health.culprits import CONTROLS, USUAL

ERRORS = ("DeletionError", "ComparisonError", "InvalidSpecError", "SyncError", "UnknownError")
"""Types of conditions that keep an Application from being deleted or synced."""


END_OF_LIFE = "cdk8s-web-platform/end-of-life"
"""Annotation of an Application whose chart is not maintained."""


COMMIT = re.compile(r"[0-9a-f]{40}")
"""A commit of Git; of a chart the revision is a version."""

MOST_AGE = timedelta(minutes=10)
"""Time for which an Application may not have been compared with Git.

Argo CD does so every one to two and a half minutes. Where it does not run, all stay what they were.
Where a clock ran ahead, it does so by itself only once that time is past.
"""


class Application(NamedTuple):
    """The state of one."""

    name: str
    namespace: str
    """Namespace that it delivers to."""
    sync: str
    health: str
    revision: str
    """Commit that it was compared with; of those with a chart, too."""
    message: str
    """Why it is not as it should be; empty if it does not say."""
    end_of_life: str = ""
    """Why its chart should not be used any more; empty if it is maintained."""
    is_current: bool = True
    """Whether Argo CD has looked at it lately, so that the rest is true."""
    is_automatic: bool = True
    """Whether Argo CD syncs it by itself."""
    is_moving: bool = False
    """Whether it is being synced, or its pods start, and not for longer than usual."""

    @property
    def is_good(self) -> bool:
        """Whether it is as Git says, and healthy."""
        return self.is_current and (self.sync, self.health) == ("Synced", "Healthy")

    @classmethod
    def of(cls, manifest: Manifest) -> Self:
        """Returns the state of an Application as the API has it."""
        metadata, spec = manifest["metadata"], manifest["spec"]
        status = manifest.get("status", {})
        sync = status.get("sync", {})
        is_going = "deletionTimestamp" in metadata
        state = "being deleted" if is_going else sync.get("status", "not compared yet")
        automated = spec.get("syncPolicy", {}).get("automated")
        compared = status.get("reconciledAt")
        age = age_of(compared) if compared else timedelta()
        # One that cannot be compared says so itself.
        is_current = abs(age) <= MOST_AGE or state != "Synced"
        message = _message(status) if is_current else _not_compared(age)
        return cls(
            metadata["name"],
            spec["destination"].get("namespace", ""),
            state,
            status.get("health", {}).get("status", "not judged yet"),
            sync.get("revision") or next(reversed(sync.get("revisions", [])), ""),
            # A file of the repository may be quoted there, and a terminal would obey it.
            CONTROLS.sub("", message),
            metadata.get("annotations", {}).get(END_OF_LIFE, ""),
            is_current,
            automated is not None and automated.get("enabled") is not False,
            not is_going and _is_moving(status),
        )


def root_of(cluster: Cluster, bootstrap: Bootstrap) -> Manifest | None:
    """Returns the root Application on the cluster, if it is there."""
    metadata = bootstrap.root_application["metadata"]
    return cluster.find(applications(metadata["namespace"], metadata["name"]))


def applications(namespace: str, name: str = "") -> str:
    """Returns the path of the Applications of a namespace, or of one."""
    path = f"/apis/argoproj.io/v1alpha1/namespaces/{namespace}/applications"
    return f"{path}/{name}" if name else path


def _not_compared(age: timedelta) -> str:
    minutes = age / timedelta(minutes=1)
    if minutes < 0:
        return f"compared with Git {-minutes:.0f} min in the future"
    return f"not compared with Git for {minutes:.0f} min"


def _is_moving(status: Manifest) -> bool:
    sync, health = status.get("sync", {}), status.get("health", {})
    operation, since = status.get("operationState", {}), None
    if operation.get("phase") == "Running" and not operation.get("retryCount"):
        since = operation.get("startedAt")
    elif (sync.get("status"), health.get("status")) == ("Synced", "Progressing"):
        since = health.get("lastTransitionTime")
    return since is not None and age_of(since) < USUAL


def _message(status: Manifest) -> str:
    for condition in status.get("conditions", []):
        if condition["type"] in ERRORS:
            return f"{condition['type']}: {condition['message']}"
    state = status.get("operationState", {})
    is_retried = state.get("phase") == "Running" and state.get("retryCount")
    if is_retried or state.get("phase") in ("Failed", "Error"):
        return str(state.get("message", ""))
    health = status.get("health", {})
    if health.get("message"):
        return str(health["message"])
    for wrong in ("Degraded", "Missing", "Progressing"):
        for each in status.get("resources", []):
            judged = each.get("health", {})
            if judged.get("status") == wrong:
                return f"{each['kind']} {each['name']}: {judged.get('message') or wrong}"
    # Argo CD takes an Application with such objects for Synced, and says nothing of them.
    resources = status.get("resources", [])
    left = [f"{each['kind']} {each['name']}" for each in resources if each.get("requiresPruning")]
    return f"not in Git, but protected: {', '.join(left)}" if left else ""


def delivered_commits(cluster: Cluster, bootstrap: Bootstrap) -> set[str]:
    """Returns the commits from which Applications were synced last; nothing before Argo CD is."""
    namespace = bootstrap.root_application["metadata"]["namespace"]
    try:
        found = cluster.items(applications(namespace))
    except Conflict:
        return set()
    # What was compared last does not count: of an empty repository Argo CD has no commit.
    histories = [each.get("status", {}).get("history", []) for each in found]
    latest = [each[-1] for each in histories if each]
    revisions = [r for each in latest for r in each.get("revisions", [each.get("revision", "")])]
    return {each for each in revisions if COMMIT.fullmatch(each)}


def all_applications(cluster: Cluster, bootstrap: Bootstrap) -> list[Application]:
    """Returns all that dist/ declares and all that are there."""
    namespace = bootstrap.root_application["metadata"]["namespace"]
    try:
        found = cluster.items(applications(namespace))
    except Conflict:
        # The kind comes with Argo CD.
        found = []
    there = {each["metadata"]["name"]: Application.of(each) for each in found}
    delivered = [each for each in bootstrap.manifests if each["kind"] == "Application"]
    declared = [*bootstrap.first_applications, *delivered]
    absent = [
        Application(
            each["metadata"]["name"],
            each["spec"]["destination"]["namespace"],
            "absent",
            "absent",
            "",
            "",
        )
        for each in declared
        if each["metadata"]["name"] not in there
    ]
    return [*there.values(), *absent]
