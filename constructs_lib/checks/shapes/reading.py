"""Manifests as objects that rules can read. Parts that do not fit are left out and reported."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from constructs_lib.checks.credentials import is_credential_name
from constructs_lib.checks.shapes.argo_cd import ARGO_CD, Application, AppProject
from constructs_lib.checks.shapes.external_secrets import EXTERNAL_SECRETS, ExternalSecret
from constructs_lib.checks.shapes.gateway import (
    CERT_MANAGER,
    GATEWAY,
    Certificate,
    Gateway,
    GRPCRoute,
    HTTPRoute,
    ReferenceGrant,
)
from constructs_lib.checks.shapes.monitoring import (
    MONITORING,
    PodMonitor,
    PrometheusRule,
    ServiceMonitor,
)
from constructs_lib.checks.shapes.rights import (
    ClusterRole,
    ClusterRoleBinding,
    Role,
    RoleBinding,
    ServiceAccount,
)
from constructs_lib.checks.shapes.storage import PersistentVolume, PersistentVolumeClaim
from constructs_lib.checks.shapes.tekton import (
    TEKTON,
    TRIGGERS,
    EventListener,
    Pipeline,
    PipelineRun,
    Task,
    Trigger,
    TriggerBinding,
    TriggerTemplate,
)
from constructs_lib.checks.shapes.workloads import (
    CronJob,
    DaemonSet,
    Deployment,
    Job,
    Pod,
    ReplicaSet,
    ReplicationController,
    StatefulSet,
)
from constructs_lib.core.manifests import Json
from constructs_lib.core.schema import Location, path_text, without
from constructs_lib.core.shapes import (
    ConfigMap,
    CustomResourceDefinition,
    HorizontalPodAutoscaler,
    KubernetesObject,
    LimitRange,
    Namespace,
    PodDisruptionBudget,
    ResourceQuota,
    Secret,
)
from constructs_lib.network.shapes import Ingress, NetworkPolicy, Service

SHAPES: Mapping[str, Sequence[type[KubernetesObject]]] = {
    "": (
        *(Namespace, ConfigMap, Secret, Service, ServiceAccount, ResourceQuota, LimitRange),
        *(Pod, ReplicationController, PersistentVolumeClaim, PersistentVolume),
    ),
    "apps": (Deployment, StatefulSet, DaemonSet, ReplicaSet),
    "batch": (Job, CronJob),
    "autoscaling": (HorizontalPodAutoscaler,),
    "policy": (PodDisruptionBudget,),
    "networking.k8s.io": (Ingress, NetworkPolicy),
    "rbac.authorization.k8s.io": (Role, ClusterRole, RoleBinding, ClusterRoleBinding),
    "apiextensions.k8s.io": (CustomResourceDefinition,),
    MONITORING: (ServiceMonitor, PodMonitor, PrometheusRule),
    ARGO_CD: (Application, AppProject),
    EXTERNAL_SECRETS: (ExternalSecret,),
    CERT_MANAGER: (Certificate,),
    GATEWAY: (Gateway, GRPCRoute, HTTPRoute, ReferenceGrant),
    TEKTON: (Task, Pipeline, PipelineRun),
    TRIGGERS: (EventListener, Trigger, TriggerBinding, TriggerTemplate),
}
"""Shapes by API group; each is named after its kind. All other kinds are `KubernetesObject`."""

_BY_KIND = {(group, shape.__name__): shape for group, shapes in SHAPES.items() for shape in shapes}


class Reading(NamedTuple):
    """A manifest as rules see it."""

    object: KubernetesObject | None
    """The object without the parts that do not fit. None: no part fits."""

    misfits: Sequence[str]
    """Findings on the parts that do not fit."""


def read(manifest: Json) -> Reading:
    """Return a manifest as rules see it, whatever it holds."""
    shape: type[KubernetesObject] = KubernetesObject
    match manifest:
        # Of whatever kind: Argo CD and kubectl take the items, and not the object.
        case {"items": list(items)}:
            problem = f"holds {len(items)} objects, which no rule sees; add each one separately"
            return Reading(None, [f"{title(manifest)} {problem}"])
        case {"apiVersion": str(version), "kind": str(kind)}:
            shape = _BY_KIND.get((version.rpartition("/")[0], kind), KubernetesObject)
    misfits: list[str] = []
    fitting = manifest
    while True:
        try:
            return Reading(shape.model_validate(fitting), misfits)
        except ValidationError as error:
            errors = error.errors(include_url=False)
        # Later errors follow from the parts that were left out before.
        misfits = misfits or [_misfit(manifest, each) for each in errors]
        places = {_place(fitting, each["loc"]) for each in errors}
        if () not in places:
            fitting = without(fitting, places)
        elif shape is not KubernetesObject:
            shape = KubernetesObject
        else:
            return Reading(None, misfits)


def tasks_in(manifest: Json) -> Iterator[Task]:
    """Yield a Task, and those in a Pipeline, a run or a template of one, named as that is."""
    match manifest:
        case {"kind": "Task"}:
            found = read(manifest).object
            if isinstance(found, Task):
                yield found
        case {"apiVersion": str(version), "kind": str(kind), "metadata": metadata} if (
            version.partition("/")[0] in (TEKTON, TRIGGERS)
        ):
            for spec in (value for key, value in entries(manifest) if key == "taskSpec"):
                task = {"apiVersion": f"{TEKTON}/v1", "kind": "Task", "metadata": metadata}
                found = read({**task, "spec": spec}).object
                if isinstance(found, Task):
                    yield found.model_copy(update={"kind": kind})


def entries(data: Json) -> Iterator[tuple[str, Json]]:
    """Yield each key and value in a value, however deep."""
    if isinstance(data, dict):
        yield from data.items()
        data = list(data.values())
    for each in data if isinstance(data, list) else ():
        yield from entries(each)


def _place(data: Json, location: Location) -> Location:
    """Return the place of the value that an error is about, or if missing, of its container."""
    place: Location = ()
    for key in location:
        try:
            data = data[key]
        except (LookupError, TypeError):
            break
        place = (*place, key)
    return place


def _misfit(manifest: Json, error: ErrorDetails) -> str:
    path = path_text(error["loc"])
    match error["type"]:
        case "missing":
            return f"{title(manifest)} lacks '{path}'; add it"
        case "model_type" | "dict_type":
            rule = "must be a mapping"
        case "is_instance_of" | "sequence_str":
            rule = "must be a list"
        case "too_short":
            rule = "must not be empty"
        case _:
            text = error["msg"].removeprefix("Value error, ")
            rule = text.replace("Input should", "must")
    where = f"as '{path}'" if path else "for an object"
    # The value of a Secret must not reach a log, nor one that should be in a Secret.
    is_secret = isinstance(manifest, dict) and manifest.get("kind") == "Secret"
    is_secret |= any(is_credential_name(str(key)) or key == "value" for key in error["loc"])
    value = type(error["input"]).__name__ if is_secret else repr(error["input"])
    return f"{title(manifest)} has {value:.80} {where}, which {rule}; correct it"


def title(manifest: Json) -> str:
    """Return kind, namespace and name, as far as they exist."""
    fields = manifest if isinstance(manifest, dict) else {}
    metadata = fields.get("metadata")
    names = metadata if isinstance(metadata, dict) else {}
    path = "/".join(str(names[key]) for key in ("namespace", "name") if names.get(key))
    return f"{fields.get('kind') or 'Object'} {path or 'without a name'}"
