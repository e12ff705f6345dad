"""A Pipeline of Tekton: Tasks that run one after another; emits it and its ServiceAccount."""

from collections.abc import Mapping, Sequence
from typing import Self

from cdk8s import ApiObject
from constructs import Construct
from pydantic import Field, model_validator

from constructs_lib.kube.label_keys import TRUST, labels
from constructs_lib.kube.manifests import Manifest, manifest, rendered
from constructs_lib.kube.names import DnsLabel
from constructs_lib.kube.schedules import Duration, go_duration
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.text import Description, NonEmptyText, VariableText
from constructs_lib.props.model import Props
from constructs_lib.tekton.names import ParameterName
from constructs_lib.tekton.task import Parameter, Task, Trust
from constructs_lib.tree.api_objects import ApiObjects, context_of, part, path_of

RUN = "run"
"""Workspace of a Pipeline for its folders: the claim of a run, a sub path for each."""

CACHES: Mapping[str, str] = {
    "cache": "build-cache",
    "platform-cache": "platform-cache",
    "scanner-database": "scanner-database",
}
"""Workspaces of Tasks and Pipelines that runs share, and their claims: downloaded packages of
applications and of the platform, and the database of a scanner. Package managers trust what lies
there, so each level of trust has its own.
"""


class PipelineTask(Props):
    """One use of a Task in a Pipeline."""

    task: Task
    """The Task, in the namespace of the Pipeline."""

    parameters: Mapping[ParameterName, VariableText] = {}
    """Values of its parameters: text, or variables of Tekton such as `$(params.revision)` and
    `$(tasks.push.results.digest)`, which a rule checks.
    """

    retries: int = Field(default=0, ge=0, le=10)
    """Times that it is tried again. 0, since the same code with the same input fails again."""

    timeout: Duration = "10m"
    """Longest time of each try."""

    only_if: Mapping[VariableText, NonEmptyText] = {}
    """Values that variables must have, such as `$(tasks.prepare.results.state)`, and in `at_end`
    `$(tasks.prepare.status)`. Where one has another, or the Task that gives it was skipped, the
    Task is skipped. Empty: it always runs.
    """


class PipelineProps(Props):
    """Properties for `Pipeline`."""

    description: Description
    """Purpose of the Pipeline."""

    tasks: Mapping[DnsLabel, PipelineTask] = Field(min_length=1)
    """Tasks by name, in order: each starts when the one before has succeeded."""

    at_end: Mapping[DnsLabel, PipelineTask] = {}
    """Tasks that run at the end, all at once, however it ended."""

    parameters: Mapping[ParameterName, Parameter] = {}
    """Parameters by name."""

    trust: Trust | None = None
    """Level of trust of the code that all of its Tasks run, as a label. None: theirs count."""

    @model_validator(mode="after")
    def _tasks_fit(self) -> Self:
        for name in self.tasks:
            if name in self.at_end:
                raise ValueError(
                    f"'at_end' must not have names of 'tasks', got {name!r} in both; rename one"
                )
        return self


class Pipeline(ApiObjects):
    """A Pipeline, named after its id, whose runs have a ServiceAccount of that name without rights.

    Its Tasks share folders: a workspace of a Task is the folder of that name on the claim of the
    run, and those of `CACHES` are volumes that runs share.
    """

    pipeline: ApiObject = part("Resource")
    """The Pipeline itself."""
    service_account: ApiObject = part("ServiceAccount")
    """The ServiceAccount of its runs."""

    def __init__(self, scope: Construct, id: str, props: PipelineProps) -> None:
        """Create the objects that `PipelineProps` describes."""
        context = context_of(scope, id, DnsLabel, props, PipelineProps)
        self.name = id
        self.namespace = context.namespace
        self.trust = props.trust
        trust = {TRUST: props.trust} if props.trust else {}
        self.labels = {**labels(context, id, "pipeline"), **trust}
        self.parameters = dict(props.parameters)
        """Parameters by name."""
        used = {**props.tasks, **props.at_end}
        self.tasks: dict[str, Task] = {name: each.task for name, each in used.items()}
        """Tasks by their names in the Pipeline."""
        path = path_of(scope, id)
        for name, each in used.items():
            _check(path, name, each, self.namespace)
        workspaces = {name for task in self.tasks.values() for name in task.workspaces}
        self.workspaces = [
            *([RUN] if workspaces - {*CACHES} else []),
            *(each for each in CACHES if each in workspaces),
        ]
        """Names of its workspaces."""
        account = k8s.ServiceAccount(
            metadata=k8s.ObjectMeta(name=id, namespace=self.namespace, labels=self.labels),
            automount_service_account_token=False,
        )
        objects = {"Resource": self._manifest(props), "ServiceAccount": manifest(account)}
        super().__init__(scope, id, objects)

    def _manifest(self, props: PipelineProps) -> Manifest:
        names = [*props.tasks]
        metadata = k8s.ObjectMeta(name=self.name, namespace=self.namespace, labels=self.labels)
        spec = {
            "description": props.description,
            "params": [_parameter(name, each) for name, each in props.parameters.items()],
            "workspaces": [{"name": name} for name in self.workspaces],
            "tasks": [
                _task(name, each, names[index - 1 : index])
                for index, (name, each) in enumerate(props.tasks.items())
            ],
            "finally": [_task(name, each) for name, each in props.at_end.items()],
        }
        kind = {"apiVersion": "tekton.dev/v1", "kind": "Pipeline"}
        return {**kind, "metadata": rendered(metadata), "spec": _stated(spec)}


def _check(path: str, name: str, used: PipelineTask, namespace: str) -> None:
    task = used.task
    if task.namespace != namespace:
        raise ValueError(
            f"{path}: 'tasks' must be of namespace '{namespace}', got '{name}' of "
            f"'{task.namespace}'; make it in a Chart of that namespace"
        )
    for given in used.parameters:
        if given not in task.parameters:
            known = ", ".join(task.parameters) or "none"
            raise ValueError(
                f"{path}: 'parameters' of '{name}' must be those of Task '{task.name}' ({known}), "
                f"got {given!r}; correct it"
            )
    for known, parameter in task.parameters.items():
        if parameter.default is None and known not in used.parameters:
            raise ValueError(
                f"{path}: 'parameters' of '{name}' must have all of Task '{task.name}' that have "
                f"no default, got none for {known!r}; add it"
            )


def _parameter(name: str, parameter: Parameter) -> Manifest:
    stated = {} if parameter.default is None else {"default": parameter.default}
    return {"name": name, "description": parameter.description, "type": "string", **stated}


def _task(name: str, used: PipelineTask, after: Sequence[str] = ()) -> Manifest:
    fields = {
        "name": name,
        "runAfter": after,
        "taskRef": {"kind": "Task", "name": used.task.name},
        "params": [{"name": each, "value": value} for each, value in used.parameters.items()],
        "workspaces": [
            {"name": each, "workspace": each}
            if each in CACHES
            else {"name": each, "workspace": RUN, "subPath": each}
            for each in used.task.workspaces
        ],
        "retries": used.retries,
        "timeout": go_duration(used.timeout),
        "when": [
            {"input": variable, "operator": "in", "values": [value]}
            for variable, value in used.only_if.items()
        ],
    }
    return _stated(fields)


def _stated(fields: Manifest) -> Manifest:
    return {name: value for name, value in fields.items() if value}
