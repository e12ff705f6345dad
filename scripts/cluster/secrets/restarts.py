"""Restarts of what uses Secrets."""

from collections.abc import Callable, Iterator, Set
from datetime import UTC, datetime
from typing import Any

from scripts.cluster.api import Cluster
from scripts.cluster.errors import Conflict
from scripts.cluster.health.workloads import workloads

REFERENCES = ("secret", "secretKeyRef", "secretRef", "nodePublishSecretRef", "azureFile")
"""Fields of pods that name a Secret, for variables and volumes of any kind.

Not `imagePullSecrets`, which are read whenever an image is pulled.
"""


def restart_users(
    cluster: Cluster, namespace: str, secrets: Set[str], say: Callable[[str], None]
) -> None:
    """Restarts what uses one of these Secrets, once, as `kubectl rollout restart` does."""
    for workload in workloads(cluster, namespace):
        if secrets.isdisjoint(_secrets_in(workload.manifest["spec"]["template"]["spec"])):
            continue
        # To the microsecond, since the same time again would change nothing.
        restarted = {"kubectl.kubernetes.io/restartedAt": datetime.now(UTC).isoformat()}
        patch = {"spec": {"template": {"metadata": {"annotations": restarted}}}}
        try:
            cluster.merge(workload.path, patch)
        except Conflict:
            # It is gone, and one that is made anew reads the new values.
            continue
        say(f"{workload}: restarted")


def _secrets_in(spec: Any) -> Iterator[str]:  # noqa: ANN401 - any part of a pod
    """Yields the names of the Secrets that a part of a pod refers to."""
    if isinstance(spec, list):
        for each in spec:
            yield from _secrets_in(each)
    elif isinstance(spec, dict):
        for field, each in spec.items():
            if field in REFERENCES and isinstance(each, dict):
                yield each.get("name") or each.get("secretName", "")
            yield from _secrets_in(each)
