"""Shapes of workloads: the objects that create pods."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from constructs_lib.checks.shapes.pods import Container, PodSpec
from constructs_lib.checks.shapes.storage import ClaimTemplate
from constructs_lib.core.shapes import KubernetesObject, LabelSelector, Metadata, Shape

SIDECAR = "Always"
"""Restart policy of init containers that run beside the others."""

JOB_NAMES = ("job-name", "batch.kubernetes.io/job-name")
"""Labels of pods: the name of the Job that made them, in its old and its new form."""


class Pod(KubernetesObject):
    """A Pod."""

    spec: PodSpec


class PodTemplateSpec(Shape):
    """A pod template."""

    spec: PodSpec
    metadata: Metadata = Metadata()


class WorkloadSpec(Shape):
    """Spec of an object that creates pods."""

    template: PodTemplateSpec
    selector: LabelSelector | None = None
    replicas: int | None = None
    parallelism: int = 1
    service_name: str = ""
    volume_claim_templates: Sequence[ClaimTemplate] = ()
    ordinals: Mapping[str, int] = {}


class WorkloadObject(KubernetesObject):
    """An object that creates pods."""

    spec: WorkloadSpec


class Deployment(WorkloadObject):
    """A Deployment."""


class StatefulSet(WorkloadObject):
    """A StatefulSet."""


class DaemonSet(WorkloadObject):
    """A DaemonSet."""


class ReplicaSet(WorkloadObject):
    """A ReplicaSet."""


class ReplicationController(WorkloadObject):
    """A ReplicationController, whose selector is older than expressions, and is not read."""


class Job(WorkloadObject):
    """A Job."""


class JobTemplate(Shape):
    """Template of Jobs."""

    spec: WorkloadSpec


class CronJobSpec(Shape):
    """Spec of a CronJob."""

    schedule: str
    job_template: JobTemplate
    time_zone: str | None = None


class CronJob(KubernetesObject):
    """A CronJob."""

    spec: CronJobSpec


@dataclass(frozen=True)
class WorkloadPods:
    """The pods that an object creates."""

    workload: KubernetesObject
    metadata: Metadata
    spec: PodSpec

    @property
    def namespace(self) -> str:
        """Namespace of the pods."""
        return self.workload.namespace

    @property
    def labels(self) -> Mapping[str, str]:
        """Labels of the pods, with those that the controller of Jobs adds."""
        if isinstance(self.workload, Job):
            return {**self.metadata.labels, **dict.fromkeys(JOB_NAMES, self.workload.name)}
        return self.metadata.labels

    @property
    def containers(self) -> Sequence[Container]:
        """All containers, init containers first, without ephemeral ones."""
        return [*self.spec.init_containers, *self.spec.containers]

    @property
    def servers(self) -> Sequence[Container]:
        """Containers that run as long as the pod: the main ones, and its sidecars."""
        sidecars = [each for each in self.spec.init_containers if each.restart_policy == SIDECAR]
        return [*self.spec.containers, *sidecars]


def pods_of(found: KubernetesObject) -> WorkloadPods | None:
    """Return the pods that an object creates, or None if it creates none."""
    match found:
        case Pod():
            return WorkloadPods(found, found.metadata, found.spec)
        case WorkloadObject():
            template = found.spec.template
        case CronJob():
            template = found.spec.job_template.spec.template
        case _:
            return None
    return WorkloadPods(found, template.metadata, template.spec)
