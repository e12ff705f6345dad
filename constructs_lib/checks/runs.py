"""Rules on runs and Triggers of Tekton: what they name exists and fits."""

import json
import re
from collections.abc import Iterator

from constructs_lib.checks.inventory import Inventory, finding
from constructs_lib.checks.pipelines import Wanted, undeclared
from constructs_lib.checks.references import missing
from constructs_lib.checks.shapes.reading import read
from constructs_lib.checks.shapes.tekton import (
    EventListener,
    Pipeline,
    PipelineRun,
    Trigger,
    TriggerBinding,
    TriggerSpec,
    TriggerTemplate,
)
from constructs_lib.core.shapes import KubernetesObject

TEMPLATE_PARAMETER = re.compile(r"tt\.params\.([^.\[\]]+)")
"""Reference to a parameter of a TriggerTemplate."""


def runs_fit_their_pipelines(inventory: Inventory) -> Iterator[str]:
    """A run, or the template of one, gives an existing Pipeline what it wants."""
    for run in inventory.of_kind(PipelineRun):
        yield from _run(inventory, run, run)
    for template in inventory.of_kind(TriggerTemplate):
        texts = [json.dumps(each, default=str) for each in template.spec.resourcetemplates]
        declared = {each.name for each in template.spec.params}
        yield from undeclared(template, texts, declared, TEMPLATE_PARAMETER)
        for manifest in template.spec.resourcetemplates:
            made = read(dict(manifest)).object
            if isinstance(made, PipelineRun):
                yield from _run(inventory, template, made)


def _run(inventory: Inventory, where: KubernetesObject, run: PipelineRun) -> Iterator[str]:
    """Yield what does not fit in a run, which an object is or make."""
    namespace, spec = run.namespace or where.namespace, run.spec
    if spec.pipeline_ref and not spec.pipeline_ref.resolver:
        name = spec.pipeline_ref.name
        pipeline = inventory.find("Pipeline", namespace, name)
        if pipeline is None:
            problem = f"runs Pipeline '{namespace}/{name}', which does not exist"
            yield finding(where, problem, "add it or correct the name")
        elif isinstance(pipeline, Pipeline):
            yield from _fits(where, run, pipeline)
    accounts = [spec.task_run_template.service_account_name]
    accounts += [each.service_account_name for each in spec.task_run_specs]
    for account in sorted({*accounts} - {"", "default"}):
        yield from missing(inventory, where, "ServiceAccount", account, namespace=namespace)
    for workspace in spec.workspaces:
        for kind, reference in workspace.references():
            if reference.target and "$(" not in reference.target:
                yield from missing(inventory, where, kind, reference.target, namespace=namespace)


def _fits(where: KubernetesObject, run: PipelineRun, pipeline: Pipeline) -> Iterator[str]:
    given = [each.name for each in run.spec.params]
    yield from Wanted.of(pipeline.spec.params).compared(where, given, "parameter", str(pipeline))
    workspaces = Wanted.of_workspaces(pipeline.spec.workspaces)
    bound = [each.name for each in run.spec.workspaces]
    yield from workspaces.compared(where, bound, "workspace", str(pipeline))
    names = {each.name for each in pipeline.spec.every_task}
    for each in run.spec.task_run_specs:
        if each.pipeline_task_name not in names:
            problem = f"names Task '{each.pipeline_task_name}' of {pipeline}, which lacks it"
            yield finding(where, problem, "correct the name")


def triggers_find_what_they_use(inventory: Inventory) -> Iterator[str]:
    """A Trigger has bindings that give its template the parameters that it wants; Secrets exist."""
    for trigger in inventory.of_kind(Trigger):
        yield from _trigger(inventory, trigger, trigger.spec)
    for listener in inventory.of_kind(EventListener):
        account = listener.spec.service_account_name
        if account:
            yield from missing(inventory, listener, "ServiceAccount", account)
        for each in listener.spec.triggers:
            if each.trigger_ref:
                yield from missing(inventory, listener, "Trigger", each.trigger_ref)
            else:
                yield from _trigger(inventory, listener, each)


def _trigger(inventory: Inventory, where: KubernetesObject, spec: TriggerSpec) -> Iterator[str]:
    given = [each.name for each in spec.bindings if each.name]
    is_known = True
    for reference in spec.bindings:
        if reference.ref and reference.kind == "TriggerBinding":
            found = inventory.find("TriggerBinding", where.namespace, reference.ref)
            if isinstance(found, TriggerBinding):
                given += [each.name for each in found.spec.params]
            else:
                yield from missing(inventory, where, "TriggerBinding", reference.ref)
        # What bindings of the cluster give is not known here.
        is_known &= reference.kind == "TriggerBinding"
    if spec.template.ref:
        yield from missing(inventory, where, "TriggerTemplate", spec.template.ref)
    template = inventory.find("TriggerTemplate", where.namespace, spec.template.ref)
    if isinstance(template, TriggerTemplate) and is_known:
        wanted = Wanted.of(template.spec.params)
        yield from wanted.compared(where, given, "parameter", str(template))
    for interceptor in spec.interceptors:
        for name, key in interceptor.secrets():
            yield from missing(inventory, where, "Secret", name, key)
