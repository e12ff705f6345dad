"""Plays the provisioner of StorageClass `local-path`: a volume for a claim whose pod has a node."""

import threading
from contextlib import contextmanager

from tests.apiserver.dist import title

PROVISIONER = "rancher.io/local-path"
SELECTED_NODE = "volume.kubernetes.io/selected-node"


@contextmanager
def provisioned(cluster):
    """Makes volumes while its block runs."""
    stop = threading.Event()

    def work():
        while not stop.wait(0.2):
            for claim in cluster.list("v1", "PersistentVolumeClaim"):
                metadata, phase = claim["metadata"], claim["status"].get("phase")
                annotations = metadata.get("annotations", {})
                provisioner = annotations.get("volume.kubernetes.io/storage-provisioner")
                if (provisioner, phase) == (
                    PROVISIONER,
                    "Pending",
                ) and SELECTED_NODE in annotations:
                    cluster.apply(volume_for(claim, annotations[SELECTED_NODE]))

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        # Else its last request may meet a server that has been stopped.
        thread.join()


def volume_for(claim, node):
    metadata, spec = claim["metadata"], claim["spec"]
    hostname = {"key": "kubernetes.io/hostname", "operator": "In", "values": [node]}
    reference = {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "uid": metadata["uid"]}
    return {
        "apiVersion": "v1",
        "kind": "PersistentVolume",
        "metadata": {"name": f"pvc-{metadata['uid']}"},
        "spec": {
            "accessModes": spec["accessModes"],
            "capacity": spec["resources"]["requests"],
            "claimRef": {
                **reference,
                "namespace": metadata["namespace"],
                "name": metadata["name"],
            },
            "local": {"path": f"/{title(claim)}"},
            "nodeAffinity": {"required": {"nodeSelectorTerms": [{"matchExpressions": [hostname]}]}},
            "storageClassName": spec["storageClassName"],
        },
    }
