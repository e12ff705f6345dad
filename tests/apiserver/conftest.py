import pytest

from tests.apiserver.cluster import Refused
from tests.apiserver.dist import manifests, pod_of, title
from tests.apiserver.fixtures import (
    api,
    cluster,
    control_plane,
    controllers,
    controllers_left_out,
    kubeconfig,
)

__all__ = [
    "api",
    "cluster",
    "control_plane",
    "controllers",
    "controllers_left_out",
    "kubeconfig",
]


@pytest.fixture(scope="session")
def applied(cluster):
    """Applies dist/ for the first time; returns what the server said to each object, by title."""
    answers = {}
    for manifest in manifests():
        try:
            answers[title(manifest)] = cluster.apply(manifest)
        except Refused as refusal:
            answers[title(manifest)] = refusal
    return answers


@pytest.fixture
def try_pod(cluster):
    """Returns what the server says to a pod of a workload, in a namespace that has no quota."""

    def try_pod(workload):
        namespace = workload["metadata"]["namespace"]
        for manifest in manifests():
            metadata = manifest["metadata"]
            if manifest["kind"] == "Namespace" and metadata["name"] == namespace:
                cluster.apply({**manifest, "metadata": {**metadata, "name": f"{namespace}-copy"}})
            if manifest["kind"] == "ServiceAccount" and metadata["namespace"] == namespace:
                cluster.apply(
                    {**manifest, "metadata": {**metadata, "namespace": f"{namespace}-copy"}}
                )
        pod = pod_of(workload)
        pod["metadata"]["namespace"] = f"{namespace}-copy"
        return cluster.create(pod, dry_run=True)

    return try_pod
