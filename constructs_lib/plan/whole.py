"""What a change does to the whole: connections, and what pods ask of the nodes."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from constructs_lib.checks.flows.difference import differences
from constructs_lib.checks.flows.folder import KINDS, read_documents
from constructs_lib.core.manifests import Json, Manifest
from constructs_lib.core.pod_templates import CONTAINER_FIELDS, pod_template
from constructs_lib.core.quantity import amount, format_quantity
from constructs_lib.plan.objects import Change, Consequence, Key, Severity, items, part
from constructs_lib.plan.sides import Sides

RESOURCES = {"cpu": "1m", "memory": "1Mi"}
"""Resources whose requests are added up, each with a quantity in the unit of the sum."""

SCALED = ("Deployment", "StatefulSet")
"""Kinds that have a number of pods."""


def connections(sides: Sides) -> Iterator[Consequence]:
    """Yield each connection that is opened or closed."""
    if not any(_concerns_connections(each) for each in sides.changes):
        return
    try:
        documents = ([document for _, document in side] for side in sides.documents)
        lines = [*differences(*read_documents(*documents))]
    except ValueError as error:
        lines = [f"Connections are not compared: {error}.".replace("\n", ", and ")]
    for line in lines:
        yield Consequence(severity=Severity.ATTENTION, text=line)


def _concerns_connections(change: Change) -> bool:
    """Return whether a change may open or close something: policies, and what they select."""
    if change.key.kind in ("NetworkPolicy", "Namespace") or change.former:
        return True
    return change.key.kind in KINDS and _of_network(change.old) != _of_network(change.new)


def _of_network(manifest: Manifest | None) -> Json:
    """Return what connections depend on of the pods that an object creates."""
    template = pod_template(manifest) if manifest else None
    if not template:
        return None
    ports = [
        [container.get("ports") for container in items(template.spec, kind)]
        for kind in CONTAINER_FIELDS
    ]
    return template.labels, template.spec.get("hostNetwork"), ports


def requests(sides: Sides) -> Iterator[Consequence]:
    """Yield how much CPU and memory pods ask for in all, where that differs."""
    kinds = (*SCALED, "HorizontalPodAutoscaler")
    if not any(each.key.kind in kinds for each in sides.changes):
        return
    for highest in (False, True):
        scale = "highest" if highest else "lowest"
        for resource, unit in RESOURCES.items():
            old, new = (_sum(each, resource, highest) for each in (sides.old, sides.new))
            if old != new:
                before, after = (format_quantity(each, like=unit) for each in (old, new))
                text = f"At the {scale} scale pods request {resource} {after}, before {before}."
                yield Consequence(severity=Severity.NONE, text=text)


def _sum(objects: Mapping[Key, Manifest], resource: str, highest: bool) -> Fraction:
    bounds = {
        (key.namespace, part(each, "spec", "scaleTargetRef").get("name")): part(each, "spec")
        for key, each in objects.items()
        if key.kind == "HorizontalPodAutoscaler"
    }
    total = Fraction()
    for key, each in objects.items():
        if key.kind in SCALED and (template := pod_template(each)):
            scaled = bounds.get((key.namespace, key.name), {})
            number = part(each, "spec").get("replicas", 1)
            number = scaled.get("maxReplicas" if highest else "minReplicas", number)
            number = number if isinstance(number, int) else 1
            containers = items(template.spec, "containers")
            # Sidecars run beside them; other containers are gone when they start.
            containers += [
                init
                for init in items(template.spec, "initContainers")
                if init.get("restartPolicy") == "Always"
            ]
            total += number * sum((_request(each, resource) for each in containers), Fraction())
    return total


def _request(container: Mapping[str, Json], resource: str) -> Fraction:
    """Return what a container requests; nothing where that is no quantity."""
    try:
        return amount(str(part(container, "resources", "requests").get(resource, "0")))
    except ValueError:
        return Fraction()
