"""Identical, stateless pods: the Deployment, its autoscaler and its disruption budget."""

from collections.abc import Mapping, Sequence
from typing import Self

from cdk8s import ApiObject
from constructs import Construct
from pydantic import Field, model_validator

from constructs_lib.kube.names import MAX_INT32, EnvName, Percent
from constructs_lib.kube.pod_parts import disruption_budget, empty_volume
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.text import Argument
from constructs_lib.props.model import Props
from constructs_lib.props.resources import SURGE_PODS, Pods
from constructs_lib.tree.api_objects import optional_part, part
from constructs_lib.workloads.container import ContainerInputs, Probes, container, mounts_of
from constructs_lib.workloads.environment import EnvironmentValue
from constructs_lib.workloads.metadata import WorkloadMetadata
from constructs_lib.workloads.pod import Toleration, pod_template
from constructs_lib.workloads.workload import TMP, Workload, WorkloadProps

NODE_AWAY = ("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable")
"""Taints that Kubernetes gives to nodes that are away."""

INIT = "init"
"""Name of the container whose program completes before the main one starts."""


class InitProgramProps(Props):
    """Settings of a program of the same image that completes before the main one starts.

    It runs in every new pod, so it must tolerate running again, and in several pods in parallel.
    """

    command: Sequence[Argument] = Field(min_length=1)
    """Program and arguments. No default: only the caller knows the image."""

    environment: Mapping[EnvName, EnvironmentValue] = {}
    """Environment variables in addition to the main program's. They override those of that name."""


class AutoscalingProps(Props):
    """Bounds for the number of pods, and the load that the autoscaler aims for."""

    min_replicas: int = Field(default=1, ge=1, le=MAX_INT32)
    """Minimum number of pods."""

    max_replicas: int = Field(default=3, ge=1, le=MAX_INT32)
    """Maximum number of pods. If it equals `min_replicas`, there is no autoscaler. If above 1, a
    disruption budget keeps node maintenance from evicting more than one pod at a time.
    """

    cpu_percent: Percent = 70
    """Average CPU to aim for, in percent of the request. 70 leaves room while a new pod starts."""

    memory_percent: Percent | None = None
    """Average memory to aim for, in percent of the request.

    None scales on CPU alone, since most runtimes do not release memory.
    """

    scale_down_seconds: int = Field(default=300, ge=0, le=3600)
    """Seconds of low load before pods are removed. 300, Kubernetes' default, bridges lulls."""

    @model_validator(mode="after")
    def _bounds_in_order(self) -> Self:
        if self.min_replicas > self.max_replicas:
            raise ValueError(
                "'min_replicas' must not exceed 'max_replicas', "
                f"got {self.min_replicas} and {self.max_replicas}; lower one of them"
            )
        return self

    @property
    def is_fixed(self) -> bool:
        """Whether the number of pods never changes."""
        return self.min_replicas == self.max_replicas

    def autoscaler(self, metadata: k8s.ObjectMeta) -> k8s.HorizontalPodAutoscaler:
        """Return an autoscaler for the Deployment of the same name."""
        metrics = [
            _utilization(resource, percent)
            for resource, percent in (("cpu", self.cpu_percent), ("memory", self.memory_percent))
            if percent is not None
        ]
        one_a_minute = k8s.HPAScalingPolicy(type="Pods", value=1, period_seconds=60)
        return k8s.HorizontalPodAutoscaler(
            metadata=metadata,
            spec=k8s.HorizontalPodAutoscalerSpec(
                scale_target_ref=k8s.CrossVersionObjectReference(
                    api_version="apps/v1", kind="Deployment", name=str(metadata.name)
                ),
                min_replicas=self.min_replicas,
                max_replicas=self.max_replicas,
                metrics=metrics,
                behavior=k8s.HorizontalPodAutoscalerBehavior(
                    scale_down=k8s.HPAScalingRules(
                        stabilization_window_seconds=self.scale_down_seconds,
                        policies=[one_a_minute],
                    )
                ),
            ),
        )


def _utilization(resource: str, percent: int) -> k8s.MetricSpec:
    target = k8s.MetricTarget(type="Utilization", average_utilization=percent)
    return k8s.MetricSpec(
        type="Resource", resource=k8s.ResourceMetricSource(name=resource, target=target)
    )


class DeploymentProps(AutoscalingProps, WorkloadProps):
    """Settings of identical, stateless pods."""

    drain_seconds: int = Field(default=25, ge=1, le=3600)
    """Maximum seconds for the process, after SIGTERM, to finish its current work."""

    unreachable_seconds: int = Field(default=30, ge=0, le=3600)
    """Seconds for which pods are not replaced whose node is not ready or does not answer.

    Kubernetes takes some 50 seconds to notice that, and its own default is 300 seconds more, made
    for pods with state; a node that only restarts is back before. `pod.tolerations` for the taints
    `node.kubernetes.io/not-ready` and `node.kubernetes.io/unreachable` override it.
    """

    init: InitProgramProps | None = None
    """Program of the same image that must succeed before the main one starts, such as a database
    migration. It has the environment and mounts of the main one. None: no such program.
    """

    def pods_in_an_update(self) -> Pods:
        """Return the pods at the highest scale, in a rolling update."""
        return Pods.of_deployment(self.max_replicas, self.pod.resources_of(self.resources))


class DeployedPods(Workload):
    """Base of constructs whose pods a Deployment creates."""

    deployment: ApiObject = part("Resource")
    """The Deployment."""
    autoscaler: ApiObject | None = optional_part("Autoscaler")
    """The HorizontalPodAutoscaler, or None if the number of pods is fixed."""
    disruption_budget: ApiObject | None = optional_part("DisruptionBudget")
    """The PodDisruptionBudget, or None if there is never more than one pod."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        metadata: WorkloadMetadata,
        settings: DeploymentProps,
        *,
        ports: Mapping[str, int],
        probes: Probes,
        environment: Mapping[str, EnvironmentValue] | None = None,
        pre_stop_seconds: int = 0,
        service: k8s.Service | None = None,
    ) -> None:
        """Create the objects.

        `ports`, `environment` and `probes` are the construct's own; settings win over the probes.
        For `pre_stop_seconds` before SIGTERM the pod still serves. Without `service` there is none.
        """
        own = ContainerInputs(environment=environment or {}, mounts=mounts_of({TMP: "/tmp"}))
        init = _init_inputs(settings)
        main = container(
            id,
            settings.image,
            settings.resources,
            settings,
            own,
            command=settings.command,
            arguments=settings.arguments,
            ports=[*ports.items(), *settings.ports.items()],
            probes=settings.probes(probes),
            lifecycle=_pause(pre_stop_seconds) if pre_stop_seconds else None,
        )
        template = pod_template(
            metadata,
            settings.pod.model_copy(update={"tolerations": _tolerations(settings)}),
            [main],
            user=settings.run_as_user,
            group=settings.run_as_group,
            volumes=[empty_volume(TMP, settings.tmp_size)],
            # It adds nothing to the pod's needs: only the larger of the two containers counts.
            init_containers=[
                container(
                    INIT, settings.image, settings.resources, init, own, command=program.command
                )
                for program in [settings.init]
                if program
            ],
            checksums=settings.checksums() | init.checksums(),
            grace_seconds=pre_stop_seconds + settings.drain_seconds,
            spread=True,
        )
        structs: dict[str, k8s.Object] = {"Resource": _deployment(metadata, settings, template)}
        if service:
            structs["Service"] = service
        structs["ServiceAccount"] = metadata.service_account()
        if not settings.is_fixed:
            structs["Autoscaler"] = settings.autoscaler(metadata.metadata())
        # It lets one pod at a time be evicted, a single one included.
        if settings.max_replicas > 1:
            structs["DisruptionBudget"] = disruption_budget(
                metadata.metadata(), metadata.label_selector()
            )
        super().__init__(
            scope,
            id,
            metadata,
            structs,
            settings.pod,
            [settings, init, own],
            container=id,
            followers=[INIT] if settings.init else [],
        )


def _init_inputs(settings: DeploymentProps) -> ContainerInputs:
    own = settings.init.environment if settings.init else {}
    return ContainerInputs(
        environment={**settings.environment, **own},
        environment_from=settings.environment_from,
        mounts=settings.mounts,
    )


def _tolerations(settings: DeploymentProps) -> list[Toleration]:
    """Return the tolerations of the pods, with those of nodes that are away."""
    given = settings.pod.tolerations
    stated = {each.key for each in given if each.effect in (None, "NoExecute")}
    return [
        *given,
        *(
            Toleration(
                key=key,
                operator="Exists",
                effect="NoExecute",
                toleration_seconds=settings.unreachable_seconds,
            )
            for key in NODE_AWAY
            if not stated & {key, None}
        ),
    ]


def _pause(seconds: int) -> k8s.Lifecycle:
    """Return a handler that delays SIGTERM.

    The kubelet itself sleeps (since Kubernetes 1.30), so the image needs no shell.
    """
    return k8s.Lifecycle(pre_stop=k8s.LifecycleHandler(sleep=k8s.SleepAction(seconds=seconds)))


def _deployment(
    metadata: WorkloadMetadata, settings: DeploymentProps, template: k8s.PodTemplateSpec
) -> k8s.Deployment:
    pod = settings.pod
    return k8s.Deployment(
        metadata=metadata.metadata(labels=pod.labels, annotations=pod.annotations),
        spec=k8s.DeploymentSpec(
            # If stated along with an autoscaler, it would undo the scaling at each sync.
            replicas=settings.min_replicas if settings.is_fixed else None,
            selector=metadata.label_selector(),
            strategy=k8s.DeploymentStrategy(
                type="RollingUpdate",
                rolling_update=k8s.RollingUpdateDeployment(max_surge=SURGE_PODS, max_unavailable=0),
            ),
            template=template,
        ),
    )
