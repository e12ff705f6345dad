"""Where volumes come from; emits one StorageClass."""

from cdk8s_plus_27 import k8s
from constructs import Construct

from constructs_lib.core.api_objects import ApiObjects, context_of, manifest
from constructs_lib.core.fields import DnsSubdomain
from constructs_lib.core.labels import labels

LOCAL_PATH = "local-path"
"""Name of the StorageClass of the reference system."""


class LocalStorageClass(ApiObjects):
    """A StorageClass, named like its id, whose volumes are folders on the node of their first pod.

    It is not the default of the cluster, and keeps a volume whose claim is deleted. The cluster
    must have Rancher's local-path-provisioner, as Kind has.
    """

    def __init__(self, scope: Construct, id: str) -> None:
        context = context_of(scope, id, DnsSubdomain, namespace=id)
        self.name = id
        storage_class = k8s.KubeStorageClassProps(
            metadata=k8s.ObjectMeta(
                name=id,
                labels=labels(context, id, "storage"),
                annotations={"storageclass.kubernetes.io/is-default-class": "false"},
            ),
            provisioner="rancher.io/local-path",
            # Not before the node of the pod is known, on which the folder is made.
            volume_binding_mode="WaitForFirstConsumer",
            reclaim_policy="Retain",
        )
        super().__init__(scope, id, {"Resource": manifest(storage_class)})
