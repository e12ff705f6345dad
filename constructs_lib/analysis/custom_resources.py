"""Facts about custom resources for rules, read by the structs of their schemas."""

from collections.abc import Mapping, Sequence, Set
from typing import Any

from constructs_lib.kube.manifests import at
from constructs_lib.kube.partial_structs import ObjectView, View
from constructs_lib.kube.structs import argoproj, external_secrets, gateway, k8s, tekton

ARGO_CD = "argoproj.io"
"""API group of Argo CD, which exists before any Application."""

GATEWAY = "gateway.networking.k8s.io"
"""API group of the Gateway API."""

MONITORING = "monitoring.coreos.com"
"""API group of the Prometheus operator."""

TEKTON = "tekton.dev"
"""API group of Pipelines."""

TRIGGERS = "triggers.tekton.dev"
"""API group of Triggers."""

MERGING = ("Merge", "CreateOrMerge")
"""Policies by which External Secrets adds keys to a Secret that others write, too."""

Source = argoproj.ApplicationSpecSource | argoproj.ApplicationSpecSources
"""A source of an Application: a folder or a chart."""

Route = gateway.HTTPRoute | gateway.GRPCRoute
"""A route that can be attached to a Gateway."""

PipelineTask = tekton.PipelineSpecTasks | tekton.PipelineSpecFinally
"""A Task of a Pipeline."""

Program = tekton.TaskSpecSteps | tekton.TaskSpecSidecars
"""A step or a sidecar of a Task."""


class IssuerReference(View):
    """Name of the issuer of a Certificate."""

    name: str = ""
    kind: str = ""


class CertificateSpec(View):
    """Spec of a Certificate."""

    secret_name: str = ""
    issuer_ref: IssuerReference = IssuerReference()


class Certificate(ObjectView):
    """A Certificate, from which cert-manager makes a Secret."""

    spec: CertificateSpec


class TaskSpec(tekton.TaskSpec, kw_only=True):
    """Spec of a Task, with volumes, which its schema leaves open."""

    volumes: Sequence[k8s.Volume] = ()


class Task(tekton.Task, kw_only=True):
    """A Task."""

    spec: TaskSpec | None = None


class Parameter(View):
    """A parameter that is declared, or given a value."""

    name: str = ""
    default: Any = None
    value: Any = None


class PipelineReference(View):
    """Name of a Pipeline, unless a resolver fetches it."""

    name: str = ""
    resolver: str = ""


class WorkspaceBinding(View):
    """A volume that a run gives a Pipeline as a workspace."""

    name: str = ""
    config_map: k8s.ConfigMapVolumeSource | None = None
    csi: k8s.CSIVolumeSource | None = None
    persistent_volume_claim: k8s.PersistentVolumeClaimVolumeSource | None = None
    projected: k8s.ProjectedVolumeSource | None = None
    secret: k8s.SecretVolumeSource | None = None


class TaskRunSpec(View):
    """Pod settings of one Task of a run, or without a name, of all Tasks."""

    pipeline_task_name: str = ""
    service_account_name: str = ""


class PipelineRunSpec(View):
    """Spec of a PipelineRun."""

    pipeline_ref: PipelineReference | None = None
    params: Sequence[Parameter] = ()
    workspaces: Sequence[WorkspaceBinding] = ()
    task_run_template: TaskRunSpec = TaskRunSpec()
    task_run_specs: Sequence[TaskRunSpec] = ()

    @property
    def pipeline(self) -> str:
        """Name of the Pipeline, or nothing where a resolver fetches it."""
        found = self.pipeline_ref
        return found.name if found and not found.resolver else ""


class PipelineRun(ObjectView):
    """A run of a Pipeline."""

    spec: PipelineRunSpec


class Interceptor(View):
    """A check of an event."""

    params: Sequence[Parameter] = ()


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


WITHOUT_SCHEMA: Mapping[tuple[str, str], type[k8s.Object]] = {
    ("cert-manager.io", "Certificate"): Certificate,
    (TEKTON, "PipelineRun"): PipelineRun,
    (TEKTON, "Task"): Task,
    **{
        (TRIGGERS, each.__name__): each
        for each in (EventListener, Trigger, TriggerBinding, TriggerTemplate)
    },
}
"""Kinds whose schemas leave parts open, or that the library never makes, by group and kind."""


def sources_of(application: argoproj.Application) -> Sequence[Source]:
    """Return the sources of an Application, from whichever field has them."""
    return [application.spec.source] if application.spec.source else application.spec.sources


def _target(found: external_secrets.ExternalSecret) -> external_secrets.ExternalSecretSpecTarget:
    target = found.spec.target if found.spec else None
    return target or external_secrets.ExternalSecretSpecTarget()


def secret_of(found: external_secrets.ExternalSecret) -> str:
    """Return the name of the Secret that an ExternalSecret makes or adds keys to, or nothing."""
    target = _target(found)
    is_secret = target.manifest is None and target.creation_policy != "None"
    return (target.name or found.name) if is_secret else ""


def merges(found: external_secrets.ExternalSecret) -> bool:
    """Return whether others may write keys of the same Secret."""
    return _target(found).creation_policy in MERGING


def written_keys(found: external_secrets.ExternalSecret) -> Set[str]:
    """Return the keys that an ExternalSecret is known to give its Secret."""
    template = _target(found).template
    values = {each.secret_key for each in found.spec.data} if found.spec else set()
    if template is None:
        return values
    is_replaced = template.data or template.template_from
    return {
        *template.data,
        *(values if template.merge_policy == "Merge" or not is_replaced else ()),
    }


def has_other_keys(found: external_secrets.ExternalSecret) -> bool:
    """Return whether the Secret may have keys that are not known."""
    template = _target(found).template
    is_open = (found.spec and found.spec.data_from) or (template and template.template_from)
    return bool(is_open) or merges(found)


def origin_of(found: external_secrets.ExternalSecret, key: str) -> str:
    """Return the place of a key's value, as findings show it. Empty: it has none of its own."""
    for each in found.spec.data if found.spec else ():
        if each.secret_key == key:
            of_value = each.source_ref.store_ref if each.source_ref else None
            store = of_value or (found.spec.secret_store_ref if found.spec else None)
            place, version = each.remote_ref, each.remote_ref.version
            text = f"'{place.property}' of '{place.key}'" if place.property else f"'{place.key}'"
            text += f" in version '{version}'" if version else ""
            kind, name = (store.kind, store.name) if store else (None, None)
            return f"{text} in {kind or 'SecretStore'} '{name or ''}'"
    return ""


def programs_of(task: tekton.Task) -> Sequence[Program]:
    """Return the steps and sidecars of a Task."""
    return [*task.spec.steps, *task.spec.sidecars] if task.spec else []


def volumes_of(task: tekton.Task) -> Sequence[k8s.Volume]:
    """Return the volumes of a Task."""
    return task.spec.volumes if isinstance(task.spec, TaskSpec) else ()


def tasks_of(pipeline: tekton.Pipeline) -> Sequence[PipelineTask]:
    """Return the Tasks of a Pipeline, those at the end included."""
    return [*pipeline.spec.tasks, *pipeline.spec.finally_] if pipeline.spec else []


def listener_service(listener: EventListener) -> str:
    """Return the name of the Service that Tekton makes for an EventListener."""
    return f"el-{listener.name}"


def listener_ports(listener: EventListener) -> set[int | str | None]:
    """Return number and name of the port of that Service at which it is told of events."""
    port = at(listener.spec.resources, "kubernetesResource", "servicePort")
    return {port if isinstance(port, int) else 8080, "http-listener"}
