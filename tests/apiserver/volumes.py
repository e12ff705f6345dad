"""Plays local-path's provisioner: a claim whose pod has a node gets a volume, as its class says."""

from tests.apiserver.background import repeated
from tests.apiserver.dist import title
from tests.objects import made

PROVISIONER = "rancher.io/local-path"
PROVISIONED = "pv.kubernetes.io/provisioned-by"
STORAGE = {"api_version": "storage.k8s.io/v1"}
SELECTED_NODE = "volume.kubernetes.io/selected-node"


def provision(cluster):
    """Make volumes while the block that it guards runs."""

    def work():
        for claim in cluster.list("v1", "PersistentVolumeClaim"):
            annotations = claim["metadata"].get("annotations", {})
            provisioner = annotations.get("volume.kubernetes.io/storage-provisioner")
            is_pending = claim["status"].get("phase") == "Pending"
            if is_pending and provisioner == PROVISIONER and SELECTED_NODE in annotations:
                volume = volume_for(claim, annotations[SELECTED_NODE])
                of_claim = made("StorageClass", volume["spec"]["storageClassName"], **STORAGE)
                policy = cluster.get(of_claim)["reclaimPolicy"]
                volume["spec"]["persistentVolumeReclaimPolicy"] = policy
                cluster.apply(volume)
        for volume in cluster.list("v1", "PersistentVolume"):
            is_ours = PROVISIONED in volume["metadata"].get("annotations", {})
            policy = volume["spec"]["persistentVolumeReclaimPolicy"]
            if (is_ours, policy, volume["status"]["phase"]) == (True, "Delete", "Released"):
                cluster.delete(volume)

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
    made_by = {"annotations": {PROVISIONED: PROVISIONER}}
    return made("PersistentVolume", f"pvc-{metadata['uid']}", metadata=made_by, spec=spec)
