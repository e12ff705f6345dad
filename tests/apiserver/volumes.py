"""Plays the provisioner of StorageClass `local-path`: a volume for a claim whose pod has a node."""

from tests.apiserver.background import repeated
from tests.apiserver.dist import title
from tests.objects import made

PROVISIONER = "rancher.io/local-path"
SELECTED_NODE = "volume.kubernetes.io/selected-node"


def provision(cluster):
    """Make volumes while the block that it guards runs."""

    def work():
        for claim in cluster.list("v1", "PersistentVolumeClaim"):
            annotations = claim["metadata"].get("annotations", {})
            provisioner = annotations.get("volume.kubernetes.io/storage-provisioner")
            is_pending = claim["status"].get("phase") == "Pending"
            if is_pending and provisioner == PROVISIONER and SELECTED_NODE in annotations:
                cluster.apply(volume_for(claim, annotations[SELECTED_NODE]))

    return repeated(work)


def volume_for(claim, node):
    metadata, spec = claim["metadata"], claim["spec"]
    reference = {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "uid": metadata["uid"]}
    reference |= {"namespace": metadata["namespace"], "name": metadata["name"]}
    hostname = {"key": "kubernetes.io/hostname", "operator": "In", "values": [node]}
    spec = {
        "accessModes": spec["accessModes"],
        "capacity": spec["resources"]["requests"],
        "claimRef": reference,
        "local": {"path": f"/{title(claim)}"},
        "nodeAffinity": {"required": {"nodeSelectorTerms": [{"matchExpressions": [hostname]}]}},
        "storageClassName": spec["storageClassName"],
    }
    return made("PersistentVolume", f"pvc-{metadata['uid']}", spec=spec)
