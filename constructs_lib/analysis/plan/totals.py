"""Effects of a change on the whole: connections, and the sum of requests of pods."""

from collections.abc import Iterator
from fractions import Fraction

from constructs_lib.analysis.flows.difference import differences
from constructs_lib.analysis.flows.folder import read_documents
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.plan.before_and_after import Sides
from constructs_lib.analysis.plan.object_changes import Consequence, Severity
from constructs_lib.analysis.plan.touched import concerns_connections
from constructs_lib.analysis.rules.quotas import of_one_pod
from constructs_lib.kube.quantities import format_quantity
from constructs_lib.kube.structs import k8s

RESOURCES = {"cpu": "1m", "memory": "1Mi"}
"""Resources whose requests are added up, each with a quantity in the unit of the sum."""

TALKS_TO_NONE = "It may call nothing, and may be called by nothing."
"""End of a line on a workload that opens and closes no connection when it comes or goes."""


def connections(sides: Sides) -> Iterator[Consequence]:
    """Yield each connection that is opened or closed."""
    if not any(concerns_connections(each) for each in sides.changes):
        return
    try:
        documents = ([document for _, document in side] for side in sides.documents)
        lines = differences(*read_documents(*documents), whole=sides.states_all)
    except ValueError as error:
        lines = [f"Connections are not compared: {error}."]
    for line in lines:
        severity = Severity.NONE if line.endswith(TALKS_TO_NONE) else Severity.ATTENTION
        yield Consequence(severity=severity, text=line)


def requests(sides: Sides) -> Iterator[Consequence]:
    """Yield the sums of CPU and memory requests of all pods that differ."""
    kinds = ("Deployment", "StatefulSet", "HorizontalPodAutoscaler")
    if not any(each.key.kind in kinds for each in sides.changes):
        return
    for highest in (False, True):
        scale = "highest" if highest else "lowest"
        for resource, unit in RESOURCES.items():
            old, new = (_sum(each, resource, highest) for each in sides.inventories)
            if old != new:
                complete = sides.complete.inventories
                old, new = (_sum(each, resource, highest) for each in complete)
                before, after = (format_quantity(each, like=unit) for each in (old, new))
                text = f"At the {scale} scale pods request {resource} {after}, before {before}."
                yield Consequence(severity=Severity.NONE, text=text)


def _sum(inventory: Inventory, resource: str, highest: bool) -> Fraction:
    total = Fraction()
    for pods in inventory.pods:
        if isinstance(pods.workload, k8s.Deployment | k8s.StatefulSet):
            number = inventory.scale_of(pods.workload)[highest]
            total += number * of_one_pod(pods, "requests", resource)
    return total
