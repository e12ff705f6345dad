"""Storage on the nodes; emits one StorageClass."""

from cdk8s import ApiObject
from constructs import Construct

from constructs_lib.kube.label_keys import labels
from constructs_lib.kube.manifests import manifest
from constructs_lib.kube.names import ObjectName
from constructs_lib.kube.structs import k8s
from constructs_lib.tree.api_objects import ApiObjects, context_of, part

LOCAL_PATH = "local-path"
"""Name of the StorageClass of the reference system."""


class LocalStorageClass(ApiObjects):
    """A StorageClass, named after its id, whose volumes are folders on the node of their first pod.

    It is not the cluster's default, and keeps a volume when its claim is deleted. The cluster must
    run Rancher's local-path-provisioner, as Kind does.
    """

    storage_class: ApiObject = part("Resource")
    """The StorageClass."""

    def __init__(self, scope: Construct, id: str) -> None:
        """Create the objects."""
        context = context_of(scope, id, ObjectName, namespace=id)
        self.name = id
        storage_class = k8s.StorageClass(
            metadata=k8s.ObjectMeta(
                name=id,
                labels=labels(context, id, "storage"),
                annotations={"storageclass.kubernetes.io/is-default-class": "false"},
            ),
            provisioner="rancher.io/local-path",
            # The folder is created on the node of the pod, so that node must be known first.
            volume_binding_mode="WaitForFirstConsumer",
            reclaim_policy="Retain",
        )
        super().__init__(scope, id, {"Resource": manifest(storage_class)})
