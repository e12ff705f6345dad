"""Views of the objects of Tekton."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import field

from constructs_lib.kube.partial_structs import ObjectView, View
from constructs_lib.kube.structs import k8s

TEKTON = "tekton.dev"
"""API group of Pipelines."""

TRIGGERS = "triggers.tekton.dev"
"""API group of Triggers."""


class Parameter(View):
    """A parameter that is declared, or given a value, or a result."""

    name: str = ""
    default: Any = None
    value: Any = None

    @property
    def is_required(self) -> bool:
        """Whether it must be given."""
        return self.default is None


class StepTemplate(View):
    """What all steps of a Task have."""

    env: Sequence[k8s.EnvVar] = ()
    env_from: Sequence[k8s.EnvFromSource] = ()
    volume_mounts: Sequence[k8s.VolumeMount] = ()


class TaskStep(StepTemplate):
    """A step or a sidecar of a Task."""

    name: str = ""
    image: str = ""
    script: str = ""
    command: Sequence[str] = ()
    args: Sequence[str] = ()


class Workspace(View):
    """A workspace of a Task or Pipeline, or one that a Pipeline gives a Task of it."""

    name: str = ""
    workspace: str = ""
    optional: bool = False
    read_only: bool = False

    @property
    def is_required(self) -> bool:
        """Whether it must be given."""
        return not self.optional


class TaskSpec(View):
    """Spec of a Task."""

    params: Sequence[Parameter] = ()
    results: Sequence[Parameter] = ()
    workspaces: Sequence[Workspace] = ()
    step_template: StepTemplate = StepTemplate()
    steps: Sequence[TaskStep] = ()
    sidecars: Sequence[TaskStep] = ()
    volumes: Sequence[k8s.Volume] = ()

    @property
    def programs(self) -> Sequence[TaskStep]:
        """Its steps and sidecars."""
        return [*self.steps, *self.sidecars]


class Task(ObjectView):
    """A Task."""

    spec: TaskSpec


class TaskRef(View):
    """Name of a Task or Pipeline."""

    name: str = ""
    kind: str = "Task"
    resolver: str = ""


class PipelineTask(View):
    """A Task of a Pipeline."""

    name: str = ""
    task_ref: TaskRef | None = None
    params: Sequence[Parameter] = ()
    workspaces: Sequence[Workspace] = ()
    run_after: Sequence[str] = ()
    when: Sequence[Mapping[str, Any]] = ()


class PipelineSpec(View):
    """Spec of a Pipeline."""

    params: Sequence[Parameter] = ()
    workspaces: Sequence[Workspace] = ()
    tasks: Sequence[PipelineTask] = ()
    at_end: Sequence[PipelineTask] = field(name="finally", default=())

    @property
    def every_task(self) -> Sequence[PipelineTask]:
        """Its Tasks, those at the end included."""
        return [*self.tasks, *self.at_end]


class Pipeline(ObjectView):
    """A Pipeline."""

    spec: PipelineSpec


class WorkspaceBinding(View):
    """A volume that a run gives a Pipeline as a workspace."""

    name: str = ""
    config_map: k8s.ConfigMapVolumeSource | None = None
    csi: k8s.CSIVolumeSource | None = None
    persistent_volume_claim: k8s.PersistentVolumeClaimVolumeSource | None = None
    projected: k8s.ProjectedVolumeSource | None = None
    secret: k8s.SecretVolumeSource | None = None


class TaskRunSpec(View):
    """What one Task of a run has beside the others, or without a name, what all have."""

    pipeline_task_name: str = ""
    service_account_name: str = ""


class PipelineRunSpec(View):
    """Spec of a PipelineRun."""

    pipeline_ref: TaskRef | None = None
    params: Sequence[Parameter] = ()
    workspaces: Sequence[WorkspaceBinding] = ()
    task_run_template: TaskRunSpec = TaskRunSpec()
    task_run_specs: Sequence[TaskRunSpec] = ()


class PipelineRun(ObjectView):
    """A PipelineRun."""

    spec: PipelineRunSpec


class Interceptor(View):
    """A check of an event."""

    params: Sequence[Parameter] = ()

    def secrets(self) -> Iterator[tuple[str, str]]:
        """Yield names and keys of the Secrets that it reads."""
        for parameter in self.params:
            match parameter.value:
                case {"secretName": str(name), "secretKey": str(key)}:
                    yield name, key


class TriggerReference(View):
    """Name of another object of Triggers, or a parameter that is stated in its place."""

    ref: str = ""
    name: str = ""
    kind: str = "TriggerBinding"


class TriggerSpec(View):
    """Spec of a Trigger."""

    bindings: Sequence[TriggerReference] = ()
    template: TriggerReference = TriggerReference()
    interceptors: Sequence[Interceptor] = ()
    trigger_ref: str = ""


class Trigger(ObjectView):
    """A Trigger."""

    spec: TriggerSpec


class TemplateSpec(View):
    """Spec of a TriggerBinding or a TriggerTemplate."""

    params: Sequence[Parameter] = ()
    resourcetemplates: Sequence[Mapping[str, Any]] = ()


class TriggerBinding(ObjectView):
    """A TriggerBinding."""

    spec: TemplateSpec = TemplateSpec()


class TriggerTemplate(ObjectView):
    """A TriggerTemplate."""

    spec: TemplateSpec


class ListenerSpec(View):
    """Spec of an EventListener."""

    service_account_name: str = ""
    triggers: Sequence[TriggerSpec] = ()
    resources: Mapping[str, Any] = {}


class EventListener(ObjectView):
    """An EventListener."""

    spec: ListenerSpec

    @property
    def service_name(self) -> str:
        """Name of the Service that Tekton makes for it."""
        return f"el-{self.name}"

    @property
    def service_ports(self) -> set[int | str | None]:
        """Number and name of the port of that Service at which it is told of events."""
        match self.spec.resources:
            case {"kubernetesResource": {"servicePort": int(port)}}:
                return {port, "http-listener"}
        return {8080, "http-listener"}
