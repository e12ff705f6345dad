"""Rules on references from one object to another: each must resolve."""

import re
from collections.abc import Collection, Iterator, Sequence
from posixpath import join, normpath

from constructs_lib.analysis.custom_resources import Program
from constructs_lib.analysis.inventory import Inventory, finding
from constructs_lib.analysis.workload_pods import (
    Source,
    WorkloadPods,
    is_headless,
    labels_of,
    pods_of,
    projections_of,
    protocol_of,
    references,
)
from constructs_lib.kube.distinct import twins
from constructs_lib.kube.selectors import has_labels
from constructs_lib.kube.structs import k8s, tekton

SCALED = (k8s.Deployment, k8s.StatefulSet, k8s.ReplicaSet, k8s.ReplicationController)
"""Kinds of Kubernetes whose number of pods can be set."""

MEASURED = ("cpu", "memory")
"""Resources whose use the kubelet tells."""


def services_select_pods(inventory: Inventory) -> Iterator[str]:
    """A Service selects pods, and its target ports are ports of their containers."""
    for service in inventory.of_kind(k8s.Service):
        labels, ports = service.spec.selector, service.spec.ports
        place = service.kind, service.namespace, service.name
        if not labels:
            continue
        selector = k8s.LabelSelector(match_labels=labels)
        selected = inventory.selected(service.namespace, selector)
        if not selected and not inventory.declares(service.namespace, selector):
            problem = f"selects no pods with {dict(labels)}"
            yield finding(service, problem, "use the labels of a pod template")
        if not (ports or is_headless(service)):
            yield finding(service, "lists no ports", "list the ports of the pods it selects")
        for port in ports:
            target = port.port if port.target_port is None else port.target_port
            # Pods serve a port that no container states, and charts make use of that.
            if isinstance(target, int) and place in inventory.of_charts:
                continue
            for pods in selected:
                protocol = protocol_of(port)
                if (target, protocol) not in _container_ports(pods):
                    problem = f"targets port {target} ({protocol}), which {pods.workload} lacks"
                    yield finding(service, problem, "add it there")


def _container_ports(pods: WorkloadPods) -> set[tuple[int | str | None, str]]:
    """Return the numbers and names of the ports that are served, each with its protocol."""
    ports = [port for container in pods.servers for port in container.ports]
    return {
        (each, protocol_of(port)) for port in ports for each in (port.container_port, port.name)
    }


def services_have_no_twins(inventory: Inventory) -> Iterator[str]:
    """No two ports of a Service share a name, or a number of one protocol."""
    for service in inventory.of_kind(k8s.Service):
        ports = service.spec.ports
        for name in twins([each.name for each in ports if each.name]):
            yield finding(service, f"has two ports '{name}'", "rename one")
        for number in twins([f"{each.port} ({protocol_of(each)})" for each in ports]):
            yield finding(service, f"has two ports {number}", "remove one")


def stateful_sets_have_services(inventory: Inventory) -> Iterator[str]:
    """A StatefulSet names an existing Service of its pods, headless where one is called by name."""
    known = {service.namespace for service in inventory.of_kind(k8s.Service)}
    for workload in inventory.of_kind(k8s.StatefulSet):
        name, namespace = workload.spec.service_name or "", workload.namespace
        ours = namespace in known or inventory.find("Namespace", "", namespace)
        service = inventory.find("Service", namespace, name)
        if not name:
            yield finding(workload, "has no 'serviceName'", "name the Service of its pods")
        elif ours and service is None:
            problem = f"names Service '{name}' as 'serviceName', which does not exist"
            yield finding(workload, problem, "add it or correct the name")
        elif isinstance(service, k8s.Service):
            named = f"names {service} as 'serviceName'"
            if not has_labels(labels_of(workload), service.spec.selector):
                yield finding(
                    workload, f"{named}, which selects other pods", "name one of its own pods"
                )
            elif not is_headless(service) and _calls_a_pod(inventory, workload):
                problem = f"{named}, which gives pods no names such as '{workload.name}-0.{name}'"
                yield finding(workload, problem, "set its 'clusterIP' to None")


def _calls_a_pod(inventory: Inventory, workload: k8s.StatefulSet) -> bool:
    """Return whether a text has the host name of one pod: `db-0.db`, `$(POD_NAME).db`."""
    pod, service = re.escape(workload.name), re.escape(workload.spec.service_name or "")
    host = rf"((?<![\w-]){pod}-\d+|\$\w+|[)}}])\.{service}(?![\w-])"
    return re.search(host, inventory.text) is not None


def autoscalers_have_targets(inventory: Inventory) -> Iterator[str]:
    """An autoscaler alone, in sound bounds, scales a workload, which states no number itself."""
    scaled: dict[str, k8s.HorizontalPodAutoscaler] = {}
    for autoscaler in inventory.of_kind(k8s.HorizontalPodAutoscaler):
        target = autoscaler.spec.scale_target_ref
        least, most = autoscaler.spec.min_replicas, autoscaler.spec.max_replicas
        if least is not None and least > most:
            problem = f"has 'minReplicas' {least} above 'maxReplicas' {most}"
            yield finding(autoscaler, problem, "lower the first, or raise the other")
        workload = inventory.find(target.kind, autoscaler.namespace, target.name)
        if workload is None:
            problem = f"scales {target.kind} '{target.name}', which does not exist"
            yield finding(autoscaler, problem, "correct it")
            continue
        # Of kinds that are not Kubernetes' own, nobody knows.
        is_known = type(workload).__module__ == k8s.__name__
        version = target.api_version or ""
        if is_known and workload.group != version.rpartition("/")[0]:
            version = f"by 'apiVersion' '{version}', whose group is another"
            fix = f"state '{workload.api_version}'"
            yield finding(autoscaler, f"scales {workload} {version}", fix)
        if is_known and not isinstance(workload, SCALED):
            problem = f"scales {workload}, which has no number of pods to set"
            yield finding(autoscaler, problem, "scale a Deployment or StatefulSet")
        elif isinstance(workload, SCALED) and workload.spec.replicas is not None:
            problem = f"states 'replicas' beside {autoscaler}"
            yield finding(workload, problem, "leave it to the autoscaler")
        if other := scaled.get(str(workload)):
            problem = f"scales {workload}, as {other} does"
            yield finding(autoscaler, problem, "remove one of the two")
        scaled[str(workload)] = autoscaler


def autoscalers_measure_what_there_is(inventory: Inventory) -> Iterator[str]:
    """An autoscaler measures CPU or memory, of containers that the pods it scales have."""
    for autoscaler in inventory.of_kind(k8s.HorizontalPodAutoscaler):
        target = autoscaler.spec.scale_target_ref
        workload = inventory.find(target.kind, autoscaler.namespace, target.name)
        pods = pods_of(workload) if workload else None
        names = [each.name for each in pods.containers] if pods else []
        for metric in autoscaler.spec.metrics:
            for resource in (metric.resource, metric.container_resource):
                if resource and resource.name not in MEASURED:
                    problem = f"measures resource '{resource.name}', which nobody measures"
                    yield finding(autoscaler, problem, f"name {' or '.join(MEASURED)}")
            one = metric.container_resource
            if one and pods and one.container not in names:
                problem = f"measures container '{one.container}', which {workload} lacks"
                yield finding(autoscaler, problem, f"use one of {names}")


def pods_find_what_they_use(inventory: Inventory) -> Iterator[str]:
    """All ConfigMaps, Secrets, claims, ServiceAccounts and keys that pods refer to exist."""
    for pods in inventory.pods:
        uses = dict.fromkeys(references_of(pods))
        found = [missing(inventory, pods.workload, *use) for use in uses]
        # Of what does not exist, each key would say the same.
        yield from dict.fromkeys(text for texts in found for text in texts)
        yield from _mounted_files(inventory, pods)


def _mounted_files(inventory: Inventory, pods: WorkloadPods) -> Iterator[str]:
    """Yield mounts of files that are not in their volume: an empty folder is there instead."""
    volumes = {volume.name: volume for volume in pods.spec.volumes}
    mounts = [(each, mount) for each in pods.containers for mount in each.volume_mounts]
    for container, mount in mounts:
        volume = volumes.get(mount.name)
        source = (volume.config_map or volume.secret) if volume else None
        for kind, name, _, is_optional in references(volume):
            if not mount.sub_path or source is None or is_optional:
                continue
            place = (kind, pods.namespace, name)
            files: Collection[str] | None = [item.path for item in source.items]
            if not files:
                is_open = inventory.may_have_other_keys(*place)
                files = None if is_open else inventory.keys_of(*place)
            if files is not None and not _holds(files, mount.sub_path):
                whose = f"{kind} '{name}' in container '{container.name}'"
                problem = f"mounts '{mount.sub_path}' of {whose}, which lacks it"
                yield finding(pods.workload, problem, f"use one of {sorted(files)}")


def _holds(files: Collection[str], path: str) -> bool:
    """Return whether a path is that of a file, or of a folder above one."""
    wanted = join(normpath(join("/", path)), "")
    return any(join(normpath(join("/", each)), "").startswith(wanted) for each in files)


def references_of(pods: WorkloadPods) -> Iterator[tuple[str, str, str | None]]:
    """Yield kind, name and key of each object that pods refer to, unless it is optional."""
    spec = pods.spec
    if pods.account != "default":
        yield "ServiceAccount", pods.account, None
    for secret in spec.image_pull_secrets:
        yield "Secret", secret.name or "", None
    yield from needed(spec.volumes, pods.containers)


def needed(
    volumes: Sequence[k8s.Volume],
    programs: Sequence[k8s.Container | Program | tekton.TaskSpecStepTemplate],
) -> Iterator[tuple[str, str, str | None]]:
    """Yield kind, name and key of each object that programs cannot start without."""
    sources: list[Source | None] = [*volumes]
    for volume in volumes:
        sources += projections_of(volume)
    for program in programs:
        sources += [variable.value_from for variable in program.env]
        sources += program.env_from
    for source in sources:
        for kind, name, keys, is_optional in references(source):
            if name and not is_optional:
                for key in keys:
                    yield kind, name, key


def missing(
    inventory: Inventory,
    user: k8s.Object,
    kind: str,
    name: str,
    key: str | None = None,
    *,
    namespace: str = "",
) -> Iterator[str]:
    """Yield a finding if the object that `user` refers to, or its key, does not exist."""
    keys = inventory.keys_of(kind, namespace or user.namespace, name)
    if keys is None:
        fix = "declare it with a SecretRef" if kind == "Secret" else "add it or correct the name"
        if inventory.is_whole:
            yield finding(user, f"uses {kind} '{name}', which does not exist", fix)
    elif key is None or inventory.may_have_other_keys(kind, namespace or user.namespace, name):
        return
    elif key not in keys:
        problem = f"uses key '{key}' of {kind} '{name}', which lacks it"
        yield finding(user, problem, f"use one of {sorted(keys)}")
