"""A platform of teams on a real API server with simulated nodes, every workload at its most pods.

python -m tests.apiserver.scale 1000
"""

import json
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

import psutil
import yaml

from benchmarks.scale.teams import compose
from tests.apiserver.cluster import Cluster
from tests.apiserver.control_plane import ControlPlane
from tests.apiserver.fixtures import node

NODES = 100

NODE = {"cpu": "8", "memory": "32Gi", "pods": "110", "ephemeral-storage": "100Gi"}
"""Capacity of a node, as of a common server of a cloud."""

FOLDER = "dist/spaces/"
"""Folder of what is placed; Applications need Argo CD."""

FIRST = ("Namespace", "ServiceAccount", "ResourceQuota", "LimitRange")
MOST_SECONDS = 3600


@contextmanager
def running_server(data=None):
    with tempfile.TemporaryDirectory() as folder:
        plane = ControlPlane(Path(folder))
        try:
            plane.start_server(data)
            yield plane
        finally:
            plane.stop()


def processes():
    """Return CPU seconds, and MiB, of all processes that run below this one, by name."""
    found = {}
    for each in psutil.Process().children(recursive=True):
        try:
            # One program is all parts of Argo CD. It starts Git, which counts when it has ended.
            part = each.environ().get("ARGOCD_BINARY_NAME")
            if part is None or each.name() == "argocd":
                cpu = sum(each.cpu_times()[:4])
                found[part or each.name()] = (cpu, each.memory_info().rss / 2**20)
        except psutil.NoSuchProcess:
            continue
    return found


def documents(platform, folder):
    """Return the manifests of a platform below a folder; contracts of teams are none."""
    texts = [text for path, text in platform.files().items() if path.startswith(folder)]
    found = (each for text in texts for each in yaml.load_all(text, yaml.CSafeLoader))
    return [each for each in found if each and "kind" in each]


def place_of(manifest):
    return manifest["metadata"].get("namespace"), manifest["metadata"]["name"]


def placed(services):
    """Apply a platform to an empty cluster, scale it up, and return what that takes."""
    objects = documents(compose(services), FOLDER)
    objects.sort(key=lambda each: (*FIRST, each["kind"]).index(each["kind"]))
    scalers = [each for each in objects if each["kind"] == "HorizontalPodAutoscaler"]
    most = {place_of(each): each["spec"]["maxReplicas"] for each in scalers}
    with running_server() as plane:
        cluster = Cluster(plane.kubeconfig("admin"))
        for number in range(NODES):
            cluster.create(node(f"node-{number}", NODE))
        plane.start_controllers()
        for each in objects:
            if each["kind"] == "Deployment":
                # As an autoscaler does under load, which nothing here measures.
                each["spec"]["replicas"] = most[place_of(each)]
            cluster.apply(each)

        def nodes():
            pods = cluster.list("v1", "Pod", field_selector="status.phase=Running")
            return Counter(each["spec"]["nodeName"] for each in pods)

        deadline = time.monotonic() + MOST_SECONDS
        while nodes().total() < sum(most.values()):
            if time.monotonic() > deadline:
                sys.exit(f"{nodes().total()} of {sum(most.values())} pods run")
            # Each look reads all pods.
            time.sleep(20)
        found, took = nodes(), processes()
    return {
        "services": services,
        "objects": len(objects),
        "pods": found.total(),
        "nodes": len(found),
        "most on a node": max(found.values()),
        "API server s": took["kube-apiserver"][0],
        "etcd s": took["etcd"][0],
        "controllers s": took["kube-controller-manager"][0],
        "scheduler s": took["kube-scheduler"][0],
        "API server MiB": took["kube-apiserver"][1],
        "etcd MiB": took["etcd"][1],
    }


if __name__ == "__main__":
    print(json.dumps(placed(int(sys.argv[1]))))
