"""The parts that all workloads share: metadata, selector, ServiceAccount, Service."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from constructs_lib.kube.images import parse_image
from constructs_lib.kube.label_keys import labels, selector_labels
from constructs_lib.kube.structs import k8s
from constructs_lib.props.pod_defaults import PodDefaults
from constructs_lib.tree.api_objects import Context


@dataclass(frozen=True, kw_only=True)
class WorkloadMetadata:
    """Name, namespace and labels that all objects of a workload share."""

    name: str
    namespace: str
    labels: Mapping[str, str]
    """Labels of the objects and of the pods."""
    selector: Mapping[str, str]
    """Labels that select the pods: those of `labels` that never change."""
    zones: bool = False
    """Whether the nodes are in several zones."""
    pod_defaults: PodDefaults = PodDefaults()  # noqa: RUF009 - it is frozen
    """Settings of all pods of the tier."""

    @classmethod
    def of(
        cls, context: Context, name: str, component: str, image: str, version: str | None = None
    ) -> Self:
        """Return the metadata of a workload that runs an image.

        `component` is its role in the system. Its version is by default the tag of the image.
        """
        return cls(
            name=name,
            namespace=context.namespace,
            labels=labels(context, name, component, version or parse_image(image).version),
            selector=selector_labels(context, name),
            zones=context.zones,
            pod_defaults=context.pod_defaults,
        )

    def metadata(
        self,
        suffix: str = "",
        *,
        labels: Mapping[str, str] | None = None,
        annotations: Mapping[str, str] | None = None,
    ) -> k8s.ObjectMeta:
        """Return the metadata of an object, named after the workload with a suffix."""
        return k8s.ObjectMeta(
            name=f"{self.name}{suffix}",
            namespace=self.namespace,
            labels={**self.labels, **(labels or {})},
            annotations=dict(annotations or {}),
        )

    def label_selector(self) -> k8s.LabelSelector:
        """Return the selector of the pods."""
        return k8s.LabelSelector(match_labels=dict(self.selector))

    def service_account(self) -> k8s.ServiceAccount:
        """Return the ServiceAccount of the pods; a pod gets its token only on request."""
        return k8s.ServiceAccount(metadata=self.metadata(), automount_service_account_token=False)

    def service(
        self,
        ports: Mapping[str, int],
        *,
        suffix: str = "",
        headless: bool = False,
        finds_peers: bool = False,
    ) -> k8s.Service:
        """Return a Service in front of the pods; the ports of the containers have the same names.

        The name of a headless one resolves to the addresses of the pods, with `finds_peers` also of
        those that are not ready: servers of a cluster get ready when they have found one another.
        """
        return k8s.Service(
            metadata=self.metadata(suffix),
            spec=k8s.ServiceSpec(
                type="ClusterIP",
                cluster_ip="None" if headless else None,
                publish_not_ready_addresses=True if finds_peers else None,
                selector=dict(self.selector),
                ports=[
                    k8s.ServicePort(name=name, port=port, target_port=name)
                    for name, port in ports.items()
                ],
            ),
        )
