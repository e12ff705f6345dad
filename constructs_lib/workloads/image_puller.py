"""Images that are on the nodes before the pods that run them.

Emits a DaemonSet and a ServiceAccount. Each of its containers holds one image and sleeps, so the
kubelet pulls the images on every node, and never removes them to free disk space.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated

from cdk8s import ApiObject
from constructs import Construct
from pydantic import Field

from constructs_lib.kube.images import ImageRef
from constructs_lib.kube.label_keys import ONLY_SLEEPS
from constructs_lib.kube.names import DnsLabel
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.text import Argument
from constructs_lib.props.arguments import checked_argument
from constructs_lib.props.model import Props
from constructs_lib.props.resources import Pods, ResourcesProps
from constructs_lib.tree.api_objects import context_of, part, path_of
from constructs_lib.workloads.container import container
from constructs_lib.workloads.metadata import WorkloadMetadata
from constructs_lib.workloads.pod import PodProps, pod_template
from constructs_lib.workloads.workload import Workload

GRACE_SECONDS = 1
"""Seconds from SIGTERM to SIGKILL. A program that sleeps as process 1 ignores the former."""


USER_ID = 10001
"""User and group of the processes."""

Images = Annotated[Mapping[DnsLabel, ImageRef], Field(min_length=1)]
"""Images by the names of their containers."""


class ImagePullerProps(Props):
    """Properties for `ImagePuller`."""

    command: Sequence[Argument] = Field(default=("sleep", "infinity"), min_length=1)
    """Program that each image has, and that waits without end."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="1m", cpu_limit="20m", memory_request="4Mi", memory_limit="32Mi"
    )
    """CPU and memory of each container. `sleep` uses less than 1 MiB; the rest is for its start."""

    most_nodes: int = Field(default=10, ge=1, le=5000)
    """Maximum number of nodes that the pods run on, for the quota of the namespace."""

    pod: PodProps = PodProps()
    """Settings of the pods, such as the nodes that they run on."""

    def pods(self, images: int) -> Pods:
        """Return the pods that hold a number of images. An update makes no further ones."""
        return Pods(self.most_nodes, self.pod.resources_of(*[self.resources] * images))


class ImagePuller(Workload):
    """A DaemonSet, named after its id, that pulls images to all nodes and keeps them there.

    When an image changes, all nodes pull the new one at the same time.
    """

    daemon_set: ApiObject = part("Resource")
    """The DaemonSet."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: ImagePullerProps,
        *,
        images: Images,
    ) -> None:
        """Create the objects, with images by the names of their containers."""
        context = context_of(scope, id, DnsLabel, props, ImagePullerProps)
        path = path_of(scope, id)
        checked_argument(path, "images", Images, images, "state one or more by name")
        (first, image), *_ = images.items()
        metadata = WorkloadMetadata.of(context, id, id, image)
        template = pod_template(
            metadata,
            props.pod,
            [
                container(name, image, props.resources, command=props.command)
                for name, image in images.items()
            ],
            user=USER_ID,
            group=USER_ID,
            grace_seconds=GRACE_SECONDS,
        )
        daemon_set = k8s.DaemonSet(
            metadata=metadata.metadata(
                labels=props.pod.labels, annotations={**ONLY_SLEEPS, **props.pod.annotations}
            ),
            spec=k8s.DaemonSetSpec(
                selector=metadata.label_selector(),
                update_strategy=k8s.DaemonSetUpdateStrategy(
                    type="RollingUpdate",
                    rolling_update=k8s.RollingUpdateDaemonSet(
                        # The pods serve no requests.
                        max_unavailable="100%"
                    ),
                ),
                template=template,
            ),
        )
        structs = {"Resource": daemon_set, "ServiceAccount": metadata.service_account()}
        super().__init__(scope, id, metadata, structs, props.pod, [], container=first)
