"""What keeps pods running: Deployments, StatefulSets and DaemonSets."""

from collections.abc import Iterator
from typing import NamedTuple

from scripts.cluster.api import Cluster, Manifest

KINDS = ("deployment", "statefulset", "daemonset")


class Workload(NamedTuple):
    """One of them, as the API has it."""

    kind: str
    """Such as `deployment`."""
    path: str
    manifest: Manifest

    def __str__(self) -> str:
        """Returns how kubectl would name it, with its namespace."""
        metadata = self.manifest["metadata"]
        return f"{self.kind} {metadata['namespace']}/{metadata['name']}"


def workloads(cluster: Cluster, namespace: str, selector: str = "") -> Iterator[Workload]:
    """Yields those of a namespace, or those of them that a selector of labels chooses."""
    for kind in KINDS:
        path = f"/apis/apps/v1/namespaces/{namespace}/{kind}s"
        for manifest in cluster.items(path, labelSelector=selector):
            yield Workload(kind, f"{path}/{manifest['metadata']['name']}", manifest)
