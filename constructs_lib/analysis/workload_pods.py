"""The pods that objects create, and the parts of their specs that rules use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from constructs_lib.kube.manifests import rendered
from constructs_lib.kube.structs import k8s

SIDECAR = "Always"
"""Restart policy of init containers that run beside the others."""

GRACE_SECONDS = 30
"""Seconds that a pod has to end, if it states none."""

JOB_NAMES = ("job-name", "batch.kubernetes.io/job-name")
"""Labels of pods: the name of the Job that made them, in its old and its new form."""

Workload = (
    k8s.Deployment
    | k8s.StatefulSet
    | k8s.DaemonSet
    | k8s.ReplicaSet
    | k8s.ReplicationController
    | k8s.Job
)
"""An object that creates pods."""

Amounts = Mapping[str, str]
"""Amounts by resource."""


@dataclass(frozen=True)
class WorkloadPods:
    """The pods that an object creates."""

    workload: k8s.Object
    metadata: k8s.ObjectMeta
    spec: k8s.PodSpec

    @property
    def namespace(self) -> str:
        """Namespace of the pods."""
        return self.workload.namespace

    @property
    def labels(self) -> Mapping[str, str]:
        """Labels of the pods, with those that the controller of Jobs adds."""
        if isinstance(self.workload, k8s.Job):
            return {**self.metadata.labels, **dict.fromkeys(JOB_NAMES, self.workload.name)}
        return self.metadata.labels

    @property
    def account(self) -> str:
        """Name of their ServiceAccount, which the server takes from the former field if need be."""
        return self.spec.service_account_name or self.spec.service_account or "default"

    @property
    def containers(self) -> Sequence[k8s.Container]:
        """All containers, init containers first, without ephemeral ones."""
        return [*self.spec.init_containers, *self.spec.containers]

    @property
    def servers(self) -> Sequence[k8s.Container]:
        """Containers that run as long as the pod: the main ones, and its sidecars."""
        sidecars = [each for each in self.spec.init_containers if each.restart_policy == SIDECAR]
        return [*self.spec.containers, *sidecars]


def pods_of(found: k8s.Object | None) -> WorkloadPods | None:
    """Return the pods that an object creates, or None if it creates none."""
    template: k8s.Pod | k8s.PodTemplateSpec
    if isinstance(found, Workload):
        template = found.spec.template
    elif isinstance(found, k8s.CronJob):
        template = found.spec.job_template.spec.template
    elif isinstance(found, k8s.Pod):
        template = found
    else:
        return None
    return WorkloadPods(found, template.metadata or k8s.ObjectMeta(), template.spec)


def replicas_of(workload: Workload) -> int:
    """Return the number of pods that a workload states, 1 where it states none."""
    stated = getattr(workload.spec, "replicas", None)
    return 1 if stated is None else int(stated)


def labels_of(workload: Workload) -> Mapping[str, str]:
    """Return the labels in the template of a workload."""
    metadata = workload.spec.template.metadata
    return metadata.labels if metadata else {}


def protocol_of(port: k8s.ContainerPort | k8s.ServicePort | k8s.NetworkPolicyPort) -> str:
    """Return the protocol of a port, TCP where it states none."""
    return port.protocol or "TCP"


def is_headless(service: k8s.Service) -> bool:
    """Return whether a Service has no address of its own, but gives names to those of its pods."""
    return service.spec.cluster_ip == "None"


def requests_of(user: k8s.Container | k8s.PodSpec | k8s.PersistentVolumeClaimSpec) -> Amounts:
    """Return the requests of a container, a pod or a claim."""
    return texts_of(user.resources.requests) if user.resources else {}


def limits_of(user: k8s.Container | k8s.PodSpec) -> Amounts:
    """Return the limits of a container or a pod."""
    return texts_of(user.resources.limits) if user.resources else {}


def texts_of(amounts: Mapping[str, k8s.Quantity]) -> Amounts:
    """Return amounts as texts, which the API also takes as numbers."""
    # A number has at most the decimal places of a text.
    return {
        resource: amount if isinstance(amount, str) else str(round(amount, 30))
        for resource, amount in amounts.items()
    }


def projections_of(volume: k8s.Volume) -> Sequence[k8s.VolumeProjection]:
    """Return the sources of a projected volume."""
    return volume.projected.sources if volume.projected else []


def types_of(volume: k8s.Volume) -> set[str]:
    """Return the names of a volume's types in the API, of which there should be one."""
    return {*rendered(volume)} - {"name"}


def targets_of(
    handler: k8s.Probe | k8s.LifecycleHandler,
) -> Sequence[k8s.HTTPGetAction | k8s.TCPSocketAction]:
    """Return the addresses that a probe or a hook calls."""
    return [each for each in (handler.http_get, handler.tcp_socket) if each]


def handlers_of(container: k8s.Container) -> Sequence[k8s.Probe | k8s.LifecycleHandler]:
    """Return the probes and hooks of a container."""
    probes = (container.liveness_probe, container.readiness_probe, container.startup_probe)
    hooks = container.lifecycle or k8s.Lifecycle()
    return [each for each in (*probes, hooks.post_start, hooks.pre_stop) if each]
