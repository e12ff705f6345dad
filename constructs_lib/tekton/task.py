"""One Task of Tekton: steps that run one after another in a pod; emits a Task and policies."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, Self

from cdk8s import ApiObject
from constructs import Construct
from pydantic import Field, model_validator

from constructs_lib.kube.declarations import Declarations, DeclaredEnd
from constructs_lib.kube.distinct import DISTINCT
from constructs_lib.kube.images import ImageRef
from constructs_lib.kube.label_keys import TRUST, labels
from constructs_lib.kube.manifests import Manifest, manifest
from constructs_lib.kube.names import DnsLabel, EnvName, FolderPath
from constructs_lib.kube.pod_parts import container_security_context, empty_volume
from constructs_lib.kube.quantities import Storage
from constructs_lib.kube.structs import k8s, tekton
from constructs_lib.kube.text import Description, VariableText
from constructs_lib.network.connections import Connections
from constructs_lib.props.model import Props
from constructs_lib.props.resources import ResourcesProps, total
from constructs_lib.tekton.names import (
    Constant,
    ParameterName,
    ScriptText,
    StepName,
    literal,
    variable_of,
)
from constructs_lib.tekton.sidecar import TaskSidecar
from constructs_lib.tree.api_objects import ApiObjects, context_of, part
from constructs_lib.workloads.volumes import MountProps, VolumeProps

USER_ID = 65532
"""User and group of all steps: `nonroot` of distroless images, which no user of a node has."""

TASK_LABEL = "tekton.dev/task"
"""Label by which Tekton says on each pod which Task it runs."""

TMP = "tmp"
"""Volume at `/tmp`, since the root of each step is read-only."""

TMP_FOLDER = "/tmp"
"""Its folder, and `HOME` of each step: no image has an entry of their user, who would have `/`."""

Trust = Literal["application", "platform", "pull-request", "scanner"]
"""Level of trust of code: of applications and of the platform as the branch has it, of pull
requests before their review, and of a program that reads the output of these builds.
"""

STEP_RESOURCES = ResourcesProps(
    cpu_request="50m", cpu_limit="1", memory_request="64Mi", memory_limit="512Mi"
)
"""CPU and memory of a step that says nothing else: enough for Git, curl and small programs.

All steps of a pod are there from its start, so their requests add up.
"""

BUILDER_CAPABILITIES = ("CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID")
"""Capabilities that kaniko needs to unpack images and to run the commands of a Dockerfile."""

Rights = Literal["restricted", "image-builder"]
"""Rights of a step. `image-builder` is root of a user namespace of its pod, with a few capabilities
and a root that it may write to: what a program needs that runs the commands of a Dockerfile.
"""


class Parameter(Props):
    """A parameter of a Task or Pipeline: one text."""

    description: Description
    """Meaning, for those who start runs."""

    default: VariableText | None = None
    """Value where none is given. None: one must be given."""


class Step(Props):
    """One program of a Task, in a container of its own.

    It finds the parameters of the Task in environment variables, and only there: no text from
    outside becomes part of a script or command.
    """

    image: ImageRef
    """Container image, which has the shell of the script's first line."""

    script: ScriptText
    """Text of the script. Variables of Tekton are refused in it."""

    environment: Mapping[EnvName, Constant] = {}
    """Environment variables besides the parameters. Credentials come as files: see `mounts`."""

    mounts: Mapping[FolderPath, MountProps] = {}
    """Volumes of the Task by their paths in this step alone, such as a Secret."""

    resources: ResourcesProps = STEP_RESOURCES
    """CPU and memory."""

    rights: Rights = "restricted"
    """Rights of its processes. The Pod Security level `restricted` refuses `image-builder`."""


class TaskProps(Props):
    """Properties for `Task`."""

    description: Description
    """Purpose of the Task."""

    trust: Trust | None = None
    """Level of trust of the code that its steps run, as a label. A rule refuses volumes that two
    levels share. None: its steps run programs of their images alone.
    """

    steps: Mapping[StepName, Step] = Field(min_length=1)
    """Steps by name, in order. The first that fails ends the Task."""

    parameters: Mapping[ParameterName, Parameter] = {}
    """Parameters by name: `pull-request` is the variable `PULL_REQUEST` in all steps."""

    environment: Mapping[EnvName, Constant] = {}
    """Environment variables of all steps besides the parameters. `HOME` is `/tmp` if not given."""

    results: Mapping[ParameterName, Description] = {}
    """Texts by name that steps write to `/tekton/results/<name>`, for later Tasks."""

    workspaces: Mapping[DnsLabel, FolderPath] = {}
    """Paths, by name, of folders that outlive the pod, in all steps."""

    read_only: Annotated[Sequence[DnsLabel], DISTINCT] = ()
    """Names of those workspaces that steps cannot write to. None by default."""

    volumes: Mapping[DnsLabel, VolumeProps] = {}
    """Volumes of the pod, which steps mount. There is one more, `tmp`, at `/tmp` of all steps."""

    sidecars: Mapping[DnsLabel, TaskSidecar] = {}
    """Servers beside the steps, such as a database for tests. Steps wait until they are ready."""

    tmp_size: Storage = "1Gi"
    """Size of the folder `/tmp`, which all steps share; a pod that exceeds it is evicted."""

    @model_validator(mode="after")
    def _names_are_free(self) -> Self:
        taken = {variable_of(name) for name in self.parameters} | set(self.environment)
        for step, settings in self.steps.items():
            for variable in settings.environment:
                if variable in taken:
                    raise ValueError(
                        f"'environment' of step '{step}' must not have names of parameters and of "
                        f"'environment' of the Task, got {variable!r}; rename one"
                    )
        for name in self.parameters:
            if variable_of(name) in self.environment:
                raise ValueError(
                    f"'environment' must not have names of parameters, got "
                    f"{variable_of(name)!r} and parameter {name!r}; rename one"
                )
        if TMP in self.volumes:
            raise ValueError(
                f"'volumes' must not have names that the construct sets itself ({TMP}), "
                f"got {TMP!r}; use another name"
            )
        return self

    @model_validator(mode="after")
    def _paths_are_free(self) -> Self:
        taken = {TMP_FOLDER: "the construct"}
        for step in self.steps.values():
            taken |= dict.fromkeys(step.mounts, "a step")
        for name, path in self.workspaces.items():
            if path in taken:
                raise ValueError(
                    f"'workspaces' must have paths of their own, got {path!r} of '{name}', which "
                    f"{taken[path]} has, too; use another path"
                )
            taken[path] = f"workspace '{name}'"
        for name in self.read_only:
            if name not in self.workspaces:
                raise ValueError(
                    f"'read_only' must have names of 'workspaces' ({', '.join(self.workspaces)}), "
                    f"got {name!r}; correct it"
                )
        return self


class Task(ApiObjects):
    """A Task, named after its id, whose pods take part in connections.

    Its pods can write only to volumes and workspaces, run as a user without rights, and have no
    token, as long as the run gives them the pod template of `pipeline_run`.
    """

    task: ApiObject = part("Resource")
    """The Task itself."""

    def __init__(self, scope: Construct, id: str, props: TaskProps) -> None:
        """Create the objects that `TaskProps` describes."""
        context = context_of(scope, id, DnsLabel, props, TaskProps)
        self.name = id
        self.namespace = context.namespace
        trust = {TRUST: props.trust} if props.trust else {}
        self.labels = {**labels(context, id, "pipeline"), **trust}
        self.parameters = dict(props.parameters)
        """Parameters by name."""
        self.results = tuple(props.results)
        """Names of its results."""
        self.workspaces = tuple(props.workspaces)
        """Names of its workspaces."""
        self.rights: frozenset[Rights] = frozenset(step.rights for step in props.steps.values())
        """Rights that its steps have."""
        self.pod_resources = total(
            *(each.resources for each in props.steps.values()),
            *(each.resources for each in props.sidecars.values()),
        )
        """CPU and memory of its pod."""
        secrets = [volume.secret for volume in props.volumes.values() if volume.secret]
        pod_labels = {TASK_LABEL: id}
        end = DeclaredEnd(namespace=self.namespace, name=id, labels=pod_labels, owned=True)
        declared = Declarations(
            ends=[end], secrets=[each.declaration(self.namespace) for each in secrets]
        )
        super().__init__(scope, id, {"Resource": self._manifest(props)}, declared)
        self.connections = Connections(
            id, self.namespace, pod_labels, owner=self, labels=labels(context, id, "policy")
        )

    def _manifest(self, props: TaskProps) -> Manifest:
        spec = tekton.TaskSpec(
            description=props.description,
            params=[
                tekton.TaskSpecParams(
                    name=name, description=each.description, default=each.default, type="string"
                )
                for name, each in props.parameters.items()
            ],
            results=[
                tekton.TaskSpecResults(name=name, description=description, type="string")
                for name, description in props.results.items()
            ],
            workspaces=[
                tekton.TaskSpecWorkspaces(
                    name=name, mount_path=path, read_only=name in props.read_only or None
                )
                for name, path in props.workspaces.items()
            ],
            step_template=_step_template(props),
            steps=[_step(name, step) for name, step in props.steps.items()],
            sidecars=[each.container(name) for name, each in props.sidecars.items()],
            volumes=[
                *(each.source(name) for name, each in props.volumes.items()),
                empty_volume(TMP, props.tmp_size),
            ],
        )
        metadata = k8s.ObjectMeta(name=self.name, namespace=self.namespace, labels=self.labels)
        return manifest(tekton.Task(metadata=metadata, spec=spec))


def _step_template(props: TaskProps) -> tekton.TaskSpecStepTemplate:
    variables = {"HOME": TMP_FOLDER}
    variables |= {variable_of(name): f"$(params.{name})" for name in props.parameters}
    variables |= {name: literal(value) for name, value in props.environment.items()}
    return tekton.TaskSpecStepTemplate(
        env=[k8s.EnvVar(name=name, value=value) for name, value in variables.items()],
        security_context=container_security_context(),
        volume_mounts=[MountProps(volume=TMP).at(TMP_FOLDER)],
    )


def _step(name: str, step: Step) -> tekton.TaskSpecSteps:
    return tekton.TaskSpecSteps(
        name=name,
        image=step.image,
        script=step.script,
        env=[
            k8s.EnvVar(name=variable, value=literal(value))
            for variable, value in step.environment.items()
        ],
        compute_resources=step.resources.requirements(),
        volume_mounts=[mount.at(path) for path, mount in step.mounts.items()],
        security_context=_builder_context() if step.rights == "image-builder" else None,
    )


def _builder_context() -> k8s.SecurityContext:
    return k8s.SecurityContext(
        run_as_user=0,
        run_as_group=0,
        run_as_non_root=False,
        allow_privilege_escalation=False,
        read_only_root_filesystem=False,
        capabilities=k8s.Capabilities(drop=["ALL"], add=list(BUILDER_CAPABILITIES)),
    )
