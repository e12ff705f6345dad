"""A rule on volumes that runs of Tekton share: levels of trust do not meet there."""

from collections.abc import Iterator
from typing import NamedTuple

from constructs_lib.checks.inventory import Inventory, finding
from constructs_lib.checks.shapes.reading import read
from constructs_lib.checks.shapes.tekton import Pipeline, PipelineRun, Task, TriggerTemplate
from constructs_lib.core.labels import TRUST
from constructs_lib.core.shapes import KubernetesObject


class _Use(NamedTuple):
    """A use of a claim by a Task."""

    by: KubernetesObject
    task: str
    level: str
    writes: bool


def volumes_stay_on_their_level(inventory: Inventory) -> Iterator[str]:
    """No claim that runs share is written on one level of trust and used on another."""
    uses: dict[tuple[str, str], list[_Use]] = {}
    for task in inventory.of_kind(Task):
        level = task.metadata.labels.get(TRUST, "")
        for volume in task.spec.volumes:
            if claim := volume.persistent_volume_claim:
                use = _Use(task, task.name, level, not claim.read_only)
                uses.setdefault((task.namespace, claim.target), []).append(use)
    for namespace, run in _runs(inventory):
        name = run.spec.pipeline_ref.name if run.spec.pipeline_ref else ""
        pipeline = inventory.find("Pipeline", namespace, name)
        if isinstance(pipeline, Pipeline):
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


def _runs(inventory: Inventory) -> Iterator[tuple[str, PipelineRun]]:
    """Yield runs and those that templates make, each with its namespace."""
    for run in inventory.of_kind(PipelineRun):
        yield run.namespace, run
    for template in inventory.of_kind(TriggerTemplate):
        for manifest in template.spec.resourcetemplates:
            made = read(dict(manifest)).object
            if isinstance(made, PipelineRun):
                yield made.namespace or template.namespace, made


def _uses(inventory: Inventory, run: PipelineRun, pipeline: Pipeline) -> Iterator[tuple[str, _Use]]:
    """Yield the names of claims that a run gives Tasks, each with the use."""
    claims = {
        each.name: each.persistent_volume_claim.target
        for each in run.spec.workspaces
        if each.persistent_volume_claim
    }
    for used in pipeline.spec.every_task:
        name = used.task_ref.name if used.task_ref else ""
        task = inventory.find("Task", pipeline.namespace, name)
        if not isinstance(task, Task):
            continue
        level = pipeline.metadata.labels.get(TRUST) or task.metadata.labels.get(TRUST, "")
        reads = {each.name for each in task.spec.workspaces if each.read_only}
        for each in used.workspaces:
            if each.workspace in claims:
                use = _Use(pipeline, used.name, level, each.name not in reads)
                yield claims[each.workspace], use
