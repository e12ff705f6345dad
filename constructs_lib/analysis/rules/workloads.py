"""Rules on workloads: the pods that they create, and the nodes that these need."""

import re
from collections.abc import Collection, Iterator
from posixpath import join, normpath

from constructs_lib.analysis.custom_resources import programs_of
from constructs_lib.analysis.inventory import Inventory, first_of
from constructs_lib.analysis.reading import Place
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.workload_pods import (
    GRACE_SECONDS,
    WorkloadPods,
    handlers_of,
    labels_of,
    limits_of,
    requests_of,
    targets_of,
)
from constructs_lib.kube.images import is_loopback, parse_image
from constructs_lib.kube.manifests import rendered
from constructs_lib.kube.quantities import Memory, amount
from constructs_lib.kube.schedules import NAMED_SCHEDULES, CronSchedule, TimeZone
from constructs_lib.kube.selectors import is_empty, selects
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.validation import checked

INTERVAL = re.compile(r"@every (\d+(\.\d+)?(h|m|s|ms))+")
"""Schedule that the controller accepts, too, and that has no time of day."""

WAIT = re.compile(r"(\S*/)?((ba|da)?sh -c )?(\S*/)?sleep (?P<seconds>\d{1,9})s?(?![\w.])")
"""Command of a hook that begins with a pause, as such or by a shell."""

STATED = ("cpu", "memory")
"""Resources that every container states."""


@register("resources-missing")
def _resources_missing(inventory: Inventory) -> Iterator[Finding]:
    for pods, container in inventory.containers:
        requests, limits = requests_of(container), limits_of(container)
        for resource in dict.fromkeys((*STATED, *requests)):
            request, limit = requests.get(resource), limits.get(resource)
            where = f"has container '{container.name}' with {resource}"
            if request is None or limit is None:
                # Other resources, such as disk, may have one alone.
                if resource in STATED:
                    problem = f"{where} request {request} and limit {limit}"
                    yield finding(pods.workload, problem, "state both under 'resources'")
            elif resource in ("memory", "ephemeral-storage") and request.endswith("m"):
                problem = f"{where} request {request}, in thousandths of a byte"
                yield finding(pods.workload, problem, "state its unit, such as 'Mi'")
            elif amount(request) > amount(limit):
                problem = f"{where} request {request} above its limit {limit}"
                yield finding(pods.workload, problem, "lower the request")
        if "memory" in limits:
            place = f"memory limit of {container.name}"
            yield from _refused(pods.workload, place, Memory, limits["memory"])


def _images(pods: WorkloadPods) -> Iterator[tuple[str, str, str]]:
    """Yield each image of pods after `container` or `volume` and its name."""
    for container in pods.containers:
        yield "container", container.name, container.image or ""
    for volume in pods.spec.volumes:
        if volume.image:
            yield "volume", volume.name, volume.image.reference or ""


def image_users(inventory: Inventory) -> Iterator[tuple[k8s.Object, str, str, str]]:
    """Yield each image of workloads and Tasks after its object, and kind and name of its part."""
    for pods in inventory.pods:
        for image in _images(pods):
            yield (pods.workload, *image)
    # Where a parameter of a Task names the image, or the template of its steps, it is not known.
    for task in inventory.tasks:
        for each in programs_of(task):
            if each.image and "$(" not in each.image:
                yield task, "step", each.name, each.image


@register("image-tag-latest")
def _image_tag_latest(inventory: Inventory) -> Iterator[Finding]:
    for user, what, name, image in image_users(inventory):
        try:
            parse_image(image)
        except ValueError:
            problem = f"has {what} '{name}' with image {image!r}"
            yield finding(user, problem, "name a tag other than 'latest', or a digest")


@register("image-digest-missing", "warning")
def _image_digest_missing(inventory: Inventory) -> Iterator[Finding]:
    for user, what, name, image in image_users(inventory):
        if "@" not in image:
            problem = f"has {what} '{name}' with image {image!r}, which has no digest"
            yield finding(user, problem, "add '@sha256:…' to it")
    for chart in inventory.declarations.charts:
        if movable := [repr(image) for image in chart.images if "@" not in image]:
            problem = f"has images without a digest, {first_of(movable)}"
            fix = "add '@sha256:…' to each in its values"
            yield finding(Place("", "Chart", chart.namespace, chart.name), problem, fix)


@register("image-registry-unknown", asks_declarations=True)
def _image_registry_unknown(inventory: Inventory) -> Iterator[Finding]:
    stated = inventory.declarations.registries
    addresses = [each.address for each in stated if each.address]
    outside = "an outside registry, since the platform leaves its own out"
    fix = f"name one of {' or '.join(addresses) or outside}"
    for pods in inventory.pods if stated else ():
        for what, name, image in _images(pods):
            registry, is_named, _ = image.partition("/")
            if is_named and is_loopback(registry) and registry not in addresses:
                where = f"has {what} '{name}' with image {image!r}"
                yield finding(pods.workload, f"{where}, whose registry is not on the nodes", fix)


@register("probe-port-missing")
def _probe_port_missing(inventory: Inventory) -> Iterator[Finding]:
    for pods, container in inventory.containers:
        names = {port.name for port in container.ports}
        targets = [each for handler in handlers_of(container) for each in targets_of(handler)]
        called = [each.port for each in targets if isinstance(each.port, str)]
        for name in dict.fromkeys(each for each in called if each not in names):
            # To the kubelet each such call has failed.
            problem = f"calls port '{name}' of container '{container.name}', which lacks it"
            yield finding(pods.workload, problem, "correct it, or declare it at the container")


@register("prestop-too-long")
def _prestop_too_long(inventory: Inventory) -> Iterator[Finding]:
    for pods in inventory.pods:
        stated = pods.spec.termination_grace_period_seconds
        most = GRACE_SECONDS if stated is None else stated
        for container in pods.servers:
            hook = container.lifecycle and container.lifecycle.pre_stop
            waits = hook and hook.exec and WAIT.match(" ".join(hook.exec.command))
            sleeps = hook.sleep.seconds if hook and hook.sleep else 0
            seconds = int(waits["seconds"]) if waits else sleeps
            if seconds and seconds >= most:
                # The kubelet breaks it off then, and kills the program soon after the signal.
                problem = (
                    f"waits {seconds} s in 'preStop' of container '{container.name}', of {most} s "
                    "that the pod has to end"
                )
                fix = "raise 'terminationGracePeriodSeconds', or wait for less"
                yield finding(pods.workload, problem, fix)


@register("mount-volume-missing")
def _mount_volume_missing(inventory: Inventory) -> Iterator[Finding]:
    for pods in inventory.pods:
        volumes = {volume.name: volume for volume in pods.spec.volumes}
        claims = _claim_templates(pods)
        for container in pods.containers:
            where = f"in container '{container.name}'"
            names = [each.name for each in container.volume_mounts]
            names += [each.name for each in container.volume_devices]
            for name in dict.fromkeys(names):
                if name not in volumes and name not in claims:
                    problem = f"mounts volume '{name}' {where}, which does not exist"
                    yield finding(
                        pods.workload, problem, "add it to the volumes or correct the name"
                    )
            for mount in container.volume_mounts:
                if mount.sub_path and (volume := volumes.get(mount.name)):
                    yield from _file(inventory, pods, volume, mount.sub_path, where)


@register("volume-unmounted")
def _volume_unmounted(inventory: Inventory) -> Iterator[Finding]:
    for pods in inventory.pods:
        mounts = {each.name for box in pods.containers for each in box.volume_mounts}
        mounts |= {each.name for box in pods.containers for each in box.volume_devices}
        for name in [each.name for each in pods.spec.volumes] + _claim_templates(pods):
            if name not in mounts:
                problem = f"has volume '{name}', which no container mounts"
                yield finding(pods.workload, problem, "mount it or remove it")


@register("volume-size-missing")
def _volume_size_missing(inventory: Inventory) -> Iterator[Finding]:
    for pods in inventory.pods:
        # Content of memory counts to the limits of containers, as disk does where they state it.
        if all("ephemeral-storage" in limits_of(each) for each in pods.containers):
            continue
        for volume in pods.spec.volumes:
            folder = volume.empty_dir
            if folder and folder.size_limit is None and folder.medium != "Memory":
                problem = f"has emptyDir '{volume.name}' without a size, which can fill the node"
                yield finding(pods.workload, problem, "state 'sizeLimit'")


def _claim_templates(pods: WorkloadPods) -> list[str]:
    if not isinstance(pods.workload, k8s.StatefulSet):
        return []
    return [template.name for template in pods.workload.spec.volume_claim_templates]


def _file(
    inventory: Inventory, pods: WorkloadPods, volume: k8s.Volume, path: str, where: str
) -> Iterator[Finding]:
    """Yield a mount of a file that is not in its volume: an empty folder is there instead."""
    config_map, secret = volume.config_map, volume.secret
    for kind, name, source in (
        ("ConfigMap", config_map and config_map.name, config_map),
        ("Secret", secret and secret.secret_name, secret),
    ):
        if source is None or source.optional:
            continue
        place = (kind, pods.namespace, name or "")
        files: Collection[str] | None = [item.path for item in source.items]
        if not files:
            is_open = inventory.may_have_other_keys(*place)
            files = None if is_open else inventory.keys_of(*place)
        if files is not None and not _holds(files, path):
            problem = f"mounts '{path}' of {kind} '{name}' {where}, which lacks it"
            yield finding(pods.workload, problem, f"use one of {sorted(files)}")


def _holds(files: Collection[str], path: str) -> bool:
    """Return whether a path is that of a file, or of a folder above one."""
    wanted = join(normpath(join("/", path)), "")
    return any(join(normpath(join("/", each)), "").startswith(wanted) for each in files)


@register("selector-mismatch")
def _selector_mismatch(inventory: Inventory) -> Iterator[Finding]:
    for workload in inventory.workloads:
        # Its selector is older than conditions. Without one, it is the labels of the template.
        if isinstance(workload, k8s.ReplicationController):
            continue
        selector, labels = workload.spec.selector, labels_of(workload)
        if selector is None or is_empty(selector):
            # The API server takes none without a condition. That of a Job is generated.
            if not isinstance(workload, k8s.Job):
                fix = "state labels of its template in 'matchLabels'"
                yield finding(workload, "has no selector", fix)
        elif not selects(selector, labels):
            shown = rendered(selector)
            problem = f"selects pods with {shown}, but creates pods with {dict(labels)}"
            yield finding(workload, problem, "use the labels of its template")


@register("schedule-invalid")
def _schedule_invalid(inventory: Inventory) -> Iterator[Finding]:
    for job in inventory.of_kind(k8s.CronJob):
        schedule = NAMED_SCHEDULES.get(job.spec.schedule, job.spec.schedule)
        zone = "Etc/UTC" if job.spec.time_zone is None else job.spec.time_zone
        if not INTERVAL.fullmatch(schedule):
            yield from _refused(job, "schedule", CronSchedule, schedule)
        yield from _refused(job, "timeZone", TimeZone, zone)


def _refused(found: k8s.Object, field: str, field_type: object, value: str) -> Iterator[Finding]:
    try:
        checked(field, field_type, value)
    except ValueError as error:
        yield finding(found, f"has {str(error).replace(' must', ', which must', 1)}", "correct it")
