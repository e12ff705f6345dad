"""Rules on runs and Triggers of Tekton: what they name exists, fits, and has one level of trust."""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from constructs_lib.analysis.custom_resources import (
    PipelineRun,
    names_in,
    tasks_of,
    volumes_in,
    volumes_of,
)
from constructs_lib.analysis.inventory import Inventory, finding
from constructs_lib.analysis.reading import read
from constructs_lib.analysis.rules.references import missing
from constructs_lib.analysis.rules.tekton_pipelines import undeclared, unmatched
from constructs_lib.analysis.workload_pods import references
from constructs_lib.kube.label_keys import TRUST
from constructs_lib.kube.manifests import Json, at, items
from constructs_lib.kube.structs import k8s, tekton, triggers

TEMPLATE_PARAMETER = re.compile(r"tt\.params\.([^.\[\]]+)")
"""Reference to a parameter of a TriggerTemplate."""


def runs_fit_their_pipelines(inventory: Inventory) -> Iterator[str]:
    """A run, or the template of one, gives an existing Pipeline what it wants."""
    for where, namespace, run in _runs(inventory):
        yield from _run(inventory, where, namespace, run)
    for template in inventory.of_kind(triggers.TriggerTemplate):
        made = items(template.spec, "resourcetemplates")
        texts = [json.dumps(each, default=str) for each in made]
        declared = names_in(template.spec, "params")
        yield from undeclared(template, texts, declared, TEMPLATE_PARAMETER)


def _runs(inventory: Inventory) -> Iterator[tuple[k8s.Object, str, PipelineRun]]:
    """Yield runs and those that templates make, each after its object and its namespace."""
    for run in inventory.of_kind(PipelineRun):
        yield run, run.namespace, run
    for template in inventory.of_kind(triggers.TriggerTemplate):
        for manifest in items(template.spec, "resourcetemplates"):
            made = read(manifest).object
            if isinstance(made, PipelineRun):
                yield template, made.namespace or template.namespace, made


def _pipeline(run: PipelineRun) -> str:
    """Return the name of the Pipeline of a run, unless a resolver fetches it."""
    reference = at(run.spec, "pipelineRef")
    return "" if at(reference, "resolver") else str(at(reference, "name") or "")


def _run(
    inventory: Inventory, where: k8s.Object, namespace: str, run: PipelineRun
) -> Iterator[str]:
    """Yield what does not fit in a run."""
    if name := _pipeline(run):
        pipeline = inventory.find("Pipeline", namespace, name)
        if pipeline is None:
            problem = f"runs Pipeline '{namespace}/{name}', which does not exist"
            yield finding(where, problem, "add it or correct the name")
        elif isinstance(pipeline, tekton.Pipeline):
            yield from _fits(where, run, pipeline)
    of_tasks = [at(run.spec, "taskRunTemplate"), *items(run.spec, "taskRunSpecs")]
    accounts = {str(at(each, "serviceAccountName") or "") for each in of_tasks}
    for account in sorted(accounts - {"", "default"}):
        yield from missing(inventory, where, "ServiceAccount", account, namespace=namespace)
    for workspace in volumes_in(items(run.spec, "workspaces")):
        for kind, name, _, _ in references(workspace):
            if name and "$(" not in name:
                yield from missing(inventory, where, kind, name, namespace=namespace)


def _fits(where: k8s.Object, run: PipelineRun, pipeline: tekton.Pipeline) -> Iterator[str]:
    spec = pipeline.spec or tekton.PipelineSpec()
    parameters = {each.name: each.default is None for each in spec.params}
    yield from unmatched(where, names_in(run.spec, "params"), parameters, "parameter", pipeline)
    workspaces = {each.name: not each.optional for each in spec.workspaces}
    bound = names_in(run.spec, "workspaces")
    yield from unmatched(where, bound, workspaces, "workspace", pipeline)
    names = {each.name for each in tasks_of(pipeline)}
    for each in items(run.spec, "taskRunSpecs"):
        name = str(at(each, "pipelineTaskName") or "")
        if name not in names:
            problem = f"names Task '{name or ''}' of {pipeline}, which lacks it"
            yield finding(where, problem, "correct the name")


def triggers_find_what_they_use(inventory: Inventory) -> Iterator[str]:
    """A Trigger has bindings that give its template the parameters that it wants; Secrets exist."""
    for trigger in inventory.of_kind(triggers.Trigger):
        yield from _trigger(inventory, trigger, trigger.spec)
    for listener in inventory.of_kind(triggers.EventListener):
        account = at(listener.spec, "serviceAccountName")
        if account:
            yield from missing(inventory, listener, "ServiceAccount", str(account))
        for each in items(listener.spec, "triggers"):
            if at(each, "triggerRef"):
                yield from missing(inventory, listener, "Trigger", str(at(each, "triggerRef")))
            else:
                yield from _trigger(inventory, listener, each)


def _trigger(inventory: Inventory, where: k8s.Object, spec: Json) -> Iterator[str]:
    bindings = items(spec, "bindings")
    given = names_in(bindings)
    of_namespace = [each for each in bindings if at(each, "kind") in (None, "TriggerBinding")]
    for name in (str(at(each, "ref")) for each in of_namespace if at(each, "ref")):
        found = inventory.find("TriggerBinding", where.namespace, name)
        if isinstance(found, triggers.TriggerBinding):
            given += names_in(found.spec, "params")
        else:
            yield from missing(inventory, where, "TriggerBinding", name)
    if name := str(at(spec, "template", "ref") or ""):
        yield from missing(inventory, where, "TriggerTemplate", name)
        template = inventory.find("TriggerTemplate", where.namespace, name)
        # What bindings of the cluster give is not known here.
        if isinstance(template, triggers.TriggerTemplate) and of_namespace == bindings:
            wanted = {
                str(at(each, "name") or ""): at(each, "default") is None
                for each in items(template.spec, "params")
            }
            yield from unmatched(where, given, wanted, "parameter", template)
    for each in items(spec, "interceptors"):
        for value in (at(parameter, "value") for parameter in items(each, "params")):
            match value:
                case {"secretName": str(name), "secretKey": str(key)}:
                    yield from missing(inventory, where, "Secret", name, key)


class _Use(NamedTuple):
    """A use of a claim by a Task."""

    by: k8s.Object
    task: str
    level: str
    writes: bool


def volumes_stay_on_their_level(inventory: Inventory) -> Iterator[str]:
    """No claim that runs share is written on one level of trust and used on another."""
    uses: dict[tuple[str, str], list[_Use]] = {}
    for task in inventory.of_kind(tekton.Task):
        level = task.labels.get(TRUST, "")
        for volume in volumes_of(task):
            if claim := volume.persistent_volume_claim:
                use = _Use(task, task.name, level, not claim.read_only)
                uses.setdefault((task.namespace, claim.claim_name), []).append(use)
    for _, namespace, run in _runs(inventory):
        pipeline = inventory.find("Pipeline", namespace, _pipeline(run))
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
        for each in volumes_in(items(run.spec, "workspaces"))
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
