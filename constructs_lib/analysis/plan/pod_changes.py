"""Effects of a change on pods: replaced, ended, scaled, or running with former values."""

import re
from collections.abc import Iterator, Mapping

from constructs_lib.analysis.plan.before_and_after import Sides
from constructs_lib.analysis.plan.object_changes import (
    Change,
    Consequence,
    Severity,
    items,
    part,
)
from constructs_lib.analysis.reading import Place
from constructs_lib.analysis.rules.references import names_in
from constructs_lib.analysis.workload_pods import GRACE_SECONDS
from constructs_lib.kube.images import parse_image
from constructs_lib.kube.manifests import Json, Manifest
from constructs_lib.kube.pod_templates import CONTAINER_FIELDS, pod_template

REPLACES_PODS = ("Deployment", "StatefulSet", "DaemonSet")
"""Kinds whose controllers replace pods whose template differs."""

VOLUME = re.compile(r"\.volumes\[(\d+)\]")
"""Part of the path of a reference that leads through a volume."""


def pods(change: Change, sides: Sides) -> Iterator[Consequence]:
    """Yield the effects on pods of an object, and on pods that use it."""
    match change.key.kind:
        case kind if kind in REPLACES_PODS:
            yield from _workload(change)
        case "CronJob" if change.touches("spec.jobTemplate"):
            yield _none("The next run uses the new template; a run in progress continues.")
        case "ConfigMap" | "Secret":
            yield from _users(change, sides)
    if change.old and change.new:
        before, after = ({*_registries(each)} for each in (change.old, change.new))
        if before and (other := sorted(after - before)):
            text = f"Images come from {', '.join(other)}: nodes must reach that, with its login."
            yield Consequence(severity=Severity.ATTENTION, text=text)


def _workload(change: Change) -> Iterator[Consequence]:
    if change.old is None or change.new is None:
        return
    yield from _scale(change)
    strategies = (part(change.new, "spec", each) for each in ("updateStrategy", "strategy"))
    strategy = next(filter(None, strategies), {})
    if not change.touches("spec.template"):
        return
    if strategy.get("type") == "OnDelete":
        yield _none("Its pods are replaced when a user deletes them ('OnDelete').")
    else:
        text = _restart(change.key, change.new, strategy)
        yield Consequence(severity=Severity.RESTART, text=text)


def rollouts(sides: Sides) -> Iterator[Consequence]:
    """Yield ports of former pods that are closed while new pods replace them."""
    kinds = ("NetworkPolicy", "Service")
    closed = [each for each in sides.changes if each.key.kind in kinds and each.fields]
    for change in sides.changes if closed else ():
        if change.key.kind not in REPLACES_PODS or not change.touches("spec.template"):
            continue
        gone = {*_ports(change.old)} - {*_ports(change.new)}
        for each in closed:
            left = gone & ({*_ports(each.old)} - {*_ports(each.new)})
            if left:
                yield Consequence(
                    severity=Severity.ATTENTION,
                    text=f"While the pods of {change.key} are replaced, the former ones are not "
                    f"reached at port {', '.join(map(str, sorted(left)))}: {each.key} no longer "
                    "has it.",
                )


def _ports(value: Json) -> Iterator[int]:
    """Yield the numbers of ports within a value."""
    for key, each in value.items() if isinstance(value, dict) else ():
        if key in ("containerPort", "port", "targetPort") and isinstance(each, int):
            yield each
        yield from _ports(each)
    for each in value if isinstance(value, list) else ():
        yield from _ports(each)


def _restart(key: Place, new: Manifest, strategy: Mapping[str, Json]) -> str:
    if key.kind == "DaemonSet":
        return "Replaces its pod on each node, one node after the other."
    if strategy.get("type") == "Recreate":
        return f"Ends all its pods before it starts new ones: no pod serves for {_gap(new)}."
    if key.kind == "StatefulSet":
        number = part(new, "spec").get("replicas", 1)
        if number == 1:
            return f"Replaces its only pod: no pod serves for {_gap(new)}."
        return f"Replaces its {number} pods, one after the other."
    return "Replaces its pods, each once a new one is ready."


def _gap(manifest: Manifest) -> str:
    """Return the longest time to replace a pod in place."""
    template = pod_template(manifest)
    spec = template.spec if template else {}
    ends = spec.get("terminationGracePeriodSeconds", GRACE_SECONDS)
    starts = 0
    for container in items(spec, "containers"):
        startup = part(container, "startupProbe")
        probe = startup or part(container, "readinessProbe")
        tries = probe.get("failureThreshold", 3) if startup else 1
        seconds = probe.get("initialDelaySeconds", 0) + tries * probe.get("periodSeconds", 10)
        starts = max(starts, seconds if probe else 0)
    return f"{ends} s at most to end, and {starts} s at most to start"


def _scale(change: Change) -> Iterator[Consequence]:
    for field in change.fields:
        if field.path != "spec.replicas":
            continue
        if field.new == 0:
            yield Consequence(severity=Severity.ATTENTION, text="No pod is left.")
        elif field.new is None and field.old != 1:
            text = "Without 'replicas' it has one pod, until an autoscaler raises that."
            yield Consequence(severity=Severity.ATTENTION, text=text)
        elif isinstance(field.old, int) and isinstance(field.new, int):
            yield _none(f"replicas goes from {field.old} to {field.new}.")


def _users(change: Change, sides: Sides) -> Iterator[Consequence]:
    """Yield which pods keep the former values of a ConfigMap or Secret, as long as they run."""
    if not change.old or not change.new or not change.touches("data", "binaryData", "stringData"):
        return
    replaced = {
        each.key
        for each in sides.changes
        if each.key.kind in REPLACES_PODS and each.touches("spec.template")
    }
    kept = [
        str(key)
        for key, manifest in sides.new.items()
        if key.namespace == change.key.namespace
        and key.kind in REPLACES_PODS
        and key not in replaced
        and _keeps(manifest, change.key)
    ]
    if kept:
        text = f"{', '.join(kept)} keep the former values until their pods are replaced."
        yield Consequence(severity=Severity.ATTENTION, text=text)


def _keeps(manifest: Manifest, key: Place) -> bool:
    """Return whether pods read an object only when they start: as variables, or as one file."""
    names = names_in(manifest, key.namespace)
    paths = [each.path for each in names if (each.kind, each.name) == (key.kind, key.name)]
    template = pod_template(manifest)
    spec = template.spec if template else {}
    containers = [each for kind in CONTAINER_FIELDS for each in items(spec, kind)]
    mounts = [mount for each in containers for mount in items(each, "volumeMounts")]
    of_files = {mount.get("name") for mount in mounts if mount.get("subPath")}
    volumes = [each.get("name") for each in items(spec, "volumes")]
    used = {volumes[int(found[1])] for each in paths if (found := VOLUME.search(each))}
    return any(".env" in each for each in paths) or bool(used & of_files)


def _registries(manifest: Manifest) -> Iterator[str]:
    """Yield the registries of the images that pods run."""
    template = pod_template(manifest)
    spec = template.spec if template else {}
    for container in (each for kind in CONTAINER_FIELDS for each in items(spec, kind)):
        try:
            yield parse_image(str(container.get("image"))).host
        except ValueError:
            continue


def _none(text: str) -> Consequence:
    return Consequence(severity=Severity.NONE, text=text)
