"""Runs of Pipelines, as data: for templates, and for those who start one by hand."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

from constructs_lib.kube.manifests import Json, Manifest
from constructs_lib.kube.names import DnsSubdomain
from constructs_lib.kube.pod_parts import NAME_LOOKUPS
from constructs_lib.kube.quantities import Storage
from constructs_lib.kube.schedules import Duration, milliseconds
from constructs_lib.props.model import Props
from constructs_lib.tekton.pipeline import CACHES, RUN, Pipeline
from constructs_lib.tekton.task import USER_ID
from constructs_lib.tekton.task_parts import REPORT_TIMEOUT

CHECK = "-check"
"""End of the names of Pipelines of pull requests, and of no others."""

CHECKS_CLASS = "pull-request-checks"
"""PriorityClass of the pods of pull requests, by which they have a quota of their own."""

POD_TEMPLATE: Manifest = {
    "automountServiceAccountToken": False,
    "enableServiceLinks": False,
    "dnsConfig": {
        "options": [{"name": name, "value": value} for name, value in NAME_LOOKUPS.items()]
    },
    "securityContext": {
        "runAsNonRoot": True,
        "runAsUser": USER_ID,
        "runAsGroup": USER_ID,
        "fsGroup": USER_ID,
        "fsGroupChangePolicy": "OnRootMismatch",
        "seccompProfile": {"type": "RuntimeDefault"},
    },
}
"""Settings of the pods of all runs."""

PULL_REQUESTS = "-pull-requests"
"""End of the names of the claims that runs of pull requests share."""

API_VERSION = "tekton.dev/v1"


def _has_time_for_tasks(timeout: str, info: ValidationInfo) -> str:
    if milliseconds(timeout) <= milliseconds(REPORT_TIMEOUT):
        raise ValueError(
            f"'{info.field_name}' must be longer than {REPORT_TIMEOUT}, which are kept for what "
            f"follows at the end of a run, got {timeout!r}; raise it"
        )
    return timeout


RunTimeout = Annotated[Duration, AfterValidator(_has_time_for_tasks)]
"""Longest time of a run, of which a part is kept for what follows at its end."""


class RunProps(Props):
    """Settings of all runs of Pipelines."""

    storage_size: Storage = "4Gi"
    """Size of the volume of a run: a working copy with its packages, and the image."""

    storage_class: DnsSubdomain | None = None
    """StorageClass of that volume. None: the cluster's default; the volume ends with the run."""

    timeout: RunTimeout = "1h30m"
    """Longest time of a run, with all tries and the time that it waits for others. Five minutes of
    it are kept for the report.
    """


def pipeline_run(pipeline: Pipeline, parameters: Mapping[str, str], settings: RunProps) -> Manifest:
    """Return a PipelineRun, whose name begins with that of the Pipeline.

    Its pods satisfy Pod Security `restricted`, unless a Task of the Pipeline has a step that builds
    a Dockerfile: the pod of that one has a user namespace of its own.

    Raises:
        ValueError: The Pipeline lacks a parameter that is given, or one without default is missing.
    """
    _check(pipeline, parameters)
    is_check = pipeline.trust == "pull-request"
    builders = [name for name, task in pipeline.tasks.items() if "image-builder" in task.rights]
    spec: Manifest = {
        "pipelineRef": {"name": pipeline.name},
        "params": [{"name": name, "value": value} for name, value in parameters.items()],
        "taskRunTemplate": {
            "serviceAccountName": pipeline.name,
            "podTemplate": {
                **POD_TEMPLATE,
                **({"priorityClassName": CHECKS_CLASS} if is_check else {}),
            },
        },
        "timeouts": {"pipeline": settings.timeout, "finally": REPORT_TIMEOUT},
    }
    if builders:
        spec["taskRunSpecs"] = [
            {"pipelineTaskName": name, "podTemplate": {"hostUsers": False}} for name in builders
        ]
    if pipeline.workspaces:
        suffix = PULL_REQUESTS if is_check else ""
        known = {RUN: _claim(settings)} | {
            name: {"persistentVolumeClaim": {"claimName": f"{claim}{suffix}"}}
            for name, claim in CACHES.items()
        }
        spec["workspaces"] = [{"name": name, **known[name]} for name in pipeline.workspaces]
    return {
        "apiVersion": API_VERSION,
        "kind": "PipelineRun",
        "metadata": {
            "generateName": f"{pipeline.name}-",
            "namespace": pipeline.namespace,
            "labels": dict(pipeline.labels),
        },
        "spec": spec,
    }


def _check(pipeline: Pipeline, parameters: Mapping[str, str]) -> None:
    needed = {name for name, each in pipeline.parameters.items() if each.default is None}
    if not needed <= set(parameters) <= set(pipeline.parameters):
        raise ValueError(
            f"{pipeline.name}: 'parameters' of a run must be those of the Pipeline "
            f"({', '.join(pipeline.parameters) or 'none'}), got {sorted(parameters)}; correct them"
        )


def _claim(settings: RunProps) -> Json:
    spec: Manifest = {
        "accessModes": ["ReadWriteOnce"],
        "resources": {"requests": {"storage": settings.storage_size}},
    }
    if settings.storage_class:
        spec["storageClassName"] = settings.storage_class
    return {"volumeClaimTemplate": {"spec": spec}}
