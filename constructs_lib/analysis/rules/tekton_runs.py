"""Rules on runs and triggers of Tekton, and on the level of trust of claims."""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from constructs_lib.analysis.custom_resources import (
    EventListener,
    PipelineRun,
    Trigger,
    TriggerBinding,
    TriggerSpec,
    TriggerTemplate,
    tasks_of,
    volumes_of,
)
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.reading import read
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.rules.tekton_pipelines import misfits, undeclared, unmatched
from constructs_lib.kube.label_keys import TRUST
from constructs_lib.kube.structs import k8s, tekton

TEMPLATE_PARAMETER = re.compile(r"tt\.params\.([^.\[\]]+)")
"""Reference to a parameter of a TriggerTemplate."""


@register("run-mismatch")
def _run_mismatch(inventory: Inventory) -> Iterator[Finding]:
    for where, namespace, run in _runs(inventory):
        pipeline = inventory.find("Pipeline", namespace, run.spec.pipeline)
        if isinstance(pipeline, tekton.Pipeline):
            yield from _fits(where, run, pipeline)
    for template in inventory.of_kind(TriggerTemplate):
        texts = [json.dumps(each, default=str) for each in template.spec.resourcetemplates]
        declared = {each.name for each in template.spec.params}
        yield from undeclared(template, texts, declared, TEMPLATE_PARAMETER)


def _runs(inventory: Inventory) -> Iterator[tuple[k8s.Object, str, PipelineRun]]:
    """Yield runs and those that templates make, each after its object and its namespace."""
    for run in inventory.of_kind(PipelineRun):
        yield run, run.namespace, run
    for template in inventory.of_kind(TriggerTemplate):
        for manifest in template.spec.resourcetemplates:
            made = read(dict(manifest)).object
            if isinstance(made, PipelineRun):
                yield template, made.namespace or template.namespace, made


def _fits(where: k8s.Object, run: PipelineRun, pipeline: tekton.Pipeline) -> Iterator[Finding]:
    yield from misfits(where, run.spec, "", pipeline, pipeline.spec or tekton.PipelineSpec())
    names = {each.name for each in tasks_of(pipeline)}
    for each in run.spec.task_run_specs:
        if each.pipeline_task_name not in names:
            problem = f"names Task '{each.pipeline_task_name}' of {pipeline}, which lacks it"
            yield finding(where, problem, "correct the name")


@register("trigger-mismatch")
def _trigger_mismatch(inventory: Inventory) -> Iterator[Finding]:
    for trigger in inventory.of_kind(Trigger):
        yield from _trigger(inventory, trigger, trigger.spec)
    for listener in inventory.of_kind(EventListener):
        for each in listener.spec.triggers:
            yield from _trigger(inventory, listener, each)


def _trigger(inventory: Inventory, where: k8s.Object, spec: TriggerSpec) -> Iterator[Finding]:
    template = inventory.find("TriggerTemplate", where.namespace, spec.template.ref)
    given = [each.name for each in spec.bindings if each.name]
    for each in spec.bindings:
        if each.kind != "TriggerBinding":
            return  # What bindings of the cluster give is not known here.
        found = inventory.find("TriggerBinding", where.namespace, each.ref)
        if isinstance(found, TriggerBinding):
            given += [each.name for each in found.spec.params]
    if isinstance(template, TriggerTemplate):
        wanted = {each.name: each.default is None for each in template.spec.params}
        yield from unmatched(where, given, wanted, "parameter", template)


class _Use(NamedTuple):
    """A use of a claim by a Task."""

    by: k8s.Object
    task: str
    level: str
    writes: bool


@register("volume-crosses-trust")
def _volume_crosses_trust(inventory: Inventory) -> Iterator[Finding]:
    uses: dict[tuple[str, str], list[_Use]] = {}
    for task in inventory.of_kind(tekton.Task):
        level = task.labels.get(TRUST, "")
        for volume in volumes_of(task):
            if claim := volume.persistent_volume_claim:
                use = _Use(task, task.name, level, not claim.read_only)
                uses.setdefault((task.namespace, claim.claim_name), []).append(use)
    for _, namespace, run in _runs(inventory):
        pipeline = inventory.find("Pipeline", namespace, run.spec.pipeline)
        if isinstance(pipeline, tekton.Pipeline):
            for claim_name, use in _uses(inventory, run, pipeline):
                uses.setdefault((namespace, claim_name), []).append(use)
    for (_, claim_name), users in uses.items():
        for use in users:
            others = [each for each in users if use.writes and each.level != use.level]
            if others:
                problem = (
                    f"lets '{use.task}' of level '{use.level}' write to claim '{claim_name}', "
                    f"which '{others[0].task}' of level '{others[0].level}' uses"
                )
                fix = f"give each level of '{TRUST}' a claim of its own, or mount it read-only"
                yield finding(use.by, problem, fix)


def _uses(
    inventory: Inventory, run: PipelineRun, pipeline: tekton.Pipeline
) -> Iterator[tuple[str, _Use]]:
    """Yield the names of claims that a run gives Tasks, each with the use."""
    claims = {
        each.name: each.persistent_volume_claim.claim_name
        for each in run.spec.workspaces
        if each.persistent_volume_claim
    }
    for used in tasks_of(pipeline):
        name = (used.task_ref.name if used.task_ref else None) or ""
        task = inventory.find("Task", pipeline.namespace, name)
        if not isinstance(task, tekton.Task) or not task.spec:
            continue
        level = pipeline.labels.get(TRUST) or task.labels.get(TRUST, "")
        reads = {each.name for each in task.spec.workspaces if each.read_only}
        for each in used.workspaces:
            if each.workspace in claims:
                use = _Use(pipeline, used.name or "", level, each.name not in reads)
                yield claims[each.workspace], use
