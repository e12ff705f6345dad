"""Pods of runs: how many there are at once, how large they may be, and room for pull requests."""

from collections.abc import Sequence

from constructs import Construct

from constructs_lib import ResourcesProps
from constructs_lib.kube import DnsLabel, amount, k8s, labels, manifest, privileges
from constructs_lib.props import Pods
from constructs_lib.tekton import CHECKS_CLASS, Pipeline
from constructs_lib.tree import ApiObjects, context_of
from constructs_lib.workloads import quota_of

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

PRIORITY = -1000
"""Priority of these pods: below the default, 0."""


def pods_of_runs(runs: int, largest: ResourcesProps) -> list[Pods]:
    """Return the pods of Tasks that a number of runs have at once.

    All have a deadline. The pod that Tekton adds to a run with volumes, to keep its others on one
    node, has none: it also exists while the run waits, and delays no other run.
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


def room_for_checks(scope: Construct, id: str, pods: Sequence[Pods]) -> ApiObjects:
    """Give pods of pull requests a quota of their own, so that they hold up no deployment.

    Emits a PriorityClass and a ResourceQuota.
    """
    context = context_of(scope, id, DnsLabel)
    quota = quota_of(pods, with_deadline_only=True, only_priority_class=CHECKS_CLASS)
    own = labels(context, id, "pipeline")
    priority = k8s.PriorityClass(
        metadata=k8s.ObjectMeta(
            name=CHECKS_CLASS,
            labels=own,
            annotations=privileges({"kind PriorityClass": "Other pods come before pull requests"}),
        ),
        description="Checks of pull requests, which make room for all other pods",
        value=PRIORITY,
        preemption_policy="Never",
    )
    metadata = k8s.ObjectMeta(name=quota.name, namespace=context.namespace, labels=own)
    bound = k8s.ResourceQuota(metadata=metadata, spec=quota.spec())
    return ApiObjects(scope, id, {"Priority": manifest(priority), "Quota": manifest(bound)})
