"""Pods of runs: how many there are at once, and how large they may be."""

from collections.abc import Sequence

from constructs_lib.core.quantity import amount
from constructs_lib.core.resources import Pods, ResourcesProps
from constructs_lib.tekton.pipeline import Pipeline

RUN_RESOURCES = ResourcesProps(
    cpu_request="500m", cpu_limit="8", memory_request="1280Mi", memory_limit="5Gi"
)
"""CPU and memory of the largest pod of a run: tests of an application beside a database, and the
steps that make its image.
"""

SMALL_POD = ResourcesProps(
    cpu_request="100m", cpu_limit="2", memory_request="128Mi", memory_limit="1Gi"
)
"""CPU and memory of the pod of a run that begins while another one ends."""


def pods_of_runs(runs: int, largest: ResourcesProps) -> list[Pods]:
    """Return the pods of Tasks that a number of runs have at once.

    All have a deadline. The pod that Tekton adds to a run with volumes, to keep its others on one
    node, has none: it is there while the run waits, too, and takes nobody's turn.
    """
    return [Pods(runs, each) for each in (largest, SMALL_POD)]


def refuse_larger_pods(path: str, pipelines: Sequence[Pipeline], most: ResourcesProps) -> None:
    """Refuses Tasks whose pods are larger than a run may be: they would wait for ever.

    Raises:
        ValueError: A pod is larger.
    """
    tasks = {task.name: task for each in pipelines for task in each.tasks.values()}
    for name, task in tasks.items():
        for field in type(most).model_fields:
            needed, allowed = getattr(task.pod_resources, field), getattr(most, field)
            if amount(needed) > amount(allowed):
                raise ValueError(
                    f"{path}: '{field}' of the pod of Task '{name}' must not exceed that of "
                    f"'run_resources', got {needed} and {allowed}; lower the first or raise the "
                    "second"
                )
