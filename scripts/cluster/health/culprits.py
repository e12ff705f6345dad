"""Names what keeps a namespace from being ready: pods, workloads, claims, the namespace itself."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from scripts.cluster.api import Cluster, Manifest, age_of
from scripts.cluster.errors import Conflict, Failed
from scripts.cluster.health.workloads import Workload, workloads

MOST = 5
"""Culprits that are named of one namespace; more would hide the first."""

SYSTEM = "kube-system"
"""Namespace of what all others need, such as name servers and the cluster's controllers."""

LOG_LINES = 5
"""Last lines of a container that are shown."""

USUAL = timedelta(minutes=2)
"""Time that pods, their volumes and a sync usually take: an image is pulled, a claim is bound."""

STARTING = ("ContainerCreating", "PodInitializing")
"""Reasons for which a container waits where nothing is wrong."""

PROVISIONING = ("", "ExternalProvisioning", "Provisioning", "WaitForPodScheduled")
"""Reasons of the last event of a claim whose volume is being made; nothing if there is none."""

READY = {
    "deployment": ("replicas", "updatedReplicas", "availableReplicas"),
    "statefulset": ("replicas", "updatedReplicas", "availableReplicas"),
    "daemonset": ("desiredNumberScheduled", "updatedNumberScheduled", "numberAvailable"),
}
"""Fields of a workload's status that are equal when it is ready."""


REPLACED = ("ReplicaSet", "StatefulSet", "DaemonSet")
"""Owners that make another pod for one that has failed, such as one that was evicted."""

TASK = ("tekton.dev/pipeline", "tekton.dev/pipelineTask")
"""Labels by which Tekton tells the Task of a pod."""


CONTROLS = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What would steer a terminal, such as colours."""


class Events(NamedTuple):
    """The events of a namespace, the newest last."""

    all: list[Manifest]

    @classmethod
    def of(cls, cluster: Cluster, namespace: str) -> "Events":
        """Returns those of a namespace."""
        found = cluster.items(f"/api/v1/namespaces/{namespace}/events")
        return cls(sorted(found, key=_time))

    def last(self, kind: str, name: str) -> str:
        """Returns the last one of an object, or nothing. A warning counts more than what is not."""
        own = [
            each
            for each in self.all
            if each["involvedObject"]["kind"] == kind and each["involvedObject"]["name"] == name
        ]
        own.sort(key=lambda each: each.get("type") == "Warning")
        return f"{own[-1].get('reason')}: {own[-1].get('message', '')}".strip() if own else ""


def _time(event: Manifest) -> str:
    return str(event.get("lastTimestamp") or event.get("eventTime") or "")


def unready_workloads(cluster: Cluster, namespace: str, selector: str = "") -> list[str]:
    """Returns a text for each workload that is not as it should be, such as `0 of 2 ready`."""
    return [text for each in workloads(cluster, namespace, selector) if (text := _unready(each))]


def _unready(workload: Workload) -> str:
    metadata, status = workload.manifest["metadata"], workload.manifest.get("status", {})
    spec = workload.manifest["spec"]
    all_of_them, *parts = READY[workload.kind]
    wanted = status[all_of_them] if workload.kind == "daemonset" else spec.get("replicas", 1)
    known = status.get("observedGeneration", 0) >= metadata["generation"]
    ready = min(status.get(part, 0) for part in parts)
    return "" if known and ready >= wanted else f"{workload} ({ready} of {wanted} pods ready)"


def culprits(cluster: Cluster, namespace: str, *, starting: bool = True) -> list[str]:
    """Returns lines that name what is not ready in a namespace, and why.

    Of a pod: why it waits, its last event, and the last lines of the container that waits.

    Args:
        cluster: The cluster.
        namespace: Name of the namespace.
        starting: Whether that counts, too, what starts or ends as usual, for less than `USUAL`.
    """
    stored = cluster.find(f"/api/v1/namespaces/{namespace}")
    if not stored:
        return [f"there is no namespace '{namespace}'"]
    if "deletionTimestamp" in stored["metadata"]:
        return list(_hanging(stored))
    events = Events.of(cluster, namespace)
    found = [
        *_pods(cluster, namespace, events, starting=starting),
        *_podless(cluster, namespace, events),
        *_jobs(cluster, namespace, events),
        *_claims(cluster, namespace, events, starting=starting),
    ]
    # Containers log what visitors send, and a terminal would obey it.
    return [CONTROLS.sub("", line) for lines in found[:MOST] for line in lines]


def system_culprits(cluster: Cluster, *, starting: bool = True) -> list[str]:
    """Returns lines that name what the cluster itself lacks.

    The workloads, too: while their controllers are away, nothing tells of pods that are not made.
    """
    return [*unready_workloads(cluster, SYSTEM), *culprits(cluster, SYSTEM, starting=starting)]


def _hanging(namespace: Manifest) -> Iterator[str]:
    metadata = namespace["metadata"]
    yield f"namespace {metadata['name']} is being deleted since {metadata['deletionTimestamp']}"
    for condition in namespace.get("status", {}).get("conditions", []):
        if condition["status"] == "True":
            yield f"  {condition['type']}: {condition['message']}"


def _pods(
    cluster: Cluster, namespace: str, events: Events, *, starting: bool
) -> Iterator[list[str]]:
    pods = cluster.items(f"/api/v1/namespaces/{namespace}/pods")
    newest = {_task(each): each for each in sorted(pods, key=_made)}
    for pod in pods:
        status, name = pod.get("status", {}), pod["metadata"]["name"]
        conditions = {each["type"]: each for each in status.get("conditions", [])}
        # The pod of a Job is told of by its Job.
        if status.get("phase") == "Succeeded" or _owner(pod) == "Job":
            continue
        # What is left of one that was replaced, or of an earlier run of a pipeline.
        is_past = _owner(pod) in REPLACED or newest[_task(pod)] is not pod
        if status.get("phase") == "Failed" and is_past:
            continue
        if conditions.get("Ready", {}).get("status") == "True":
            continue
        container, why = _container(status)
        # The steps of a Task that are done are not ready any more.
        is_at_work = _owner(pod) == "TaskRun" and status.get("phase") == "Running" and not container
        if is_at_work or (not starting and _starts_or_ends(pod)):
            continue
        unscheduled = conditions.get("PodScheduled", {})
        if unscheduled.get("status") == "False":
            why = f"{unscheduled.get('reason')}: {unscheduled.get('message')}"
        if "deletionTimestamp" in pod["metadata"]:
            why = f"is being deleted since {pod['metadata']['deletionTimestamp']}"
        lines = [f"pod {namespace}/{name}: {why or status.get('phase', 'Pending')}"]
        if event := events.last("Pod", name):
            lines.append(f"  last event: {event}")
        if container:
            lines += [f"  log: {line}" for line in _log(cluster, namespace, name, container)]
        yield lines


def _starts_or_ends(pod: Manifest) -> bool:
    """Returns whether a pod does so as usual: for a short time, and nothing of it has failed."""
    metadata, status = pod["metadata"], pod.get("status", {})
    if "deletionTimestamp" in metadata:
        return age_of(metadata["deletionTimestamp"]) < USUAL
    refused = [
        each
        for each in status.get("conditions", [])
        # The scheduler tries again at once after a `SchedulerError`, such as a write that was late.
        if each["type"] == "PodScheduled" and each.get("reason") == "Unschedulable"
    ]
    return (
        status.get("phase", "Pending") in ("Pending", "Running")
        and not refused
        and age_of(metadata["creationTimestamp"]) < USUAL
        and all(
            _moves(each)
            for part in ("initContainerStatuses", "containerStatuses")
            for each in status.get(part, [])
        )
    )


def _moves(container: Manifest) -> bool:
    """Returns whether a container starts, runs for the first time, or has ended well."""
    state = container.get("state", {})
    if waiting := state.get("waiting"):
        return waiting.get("reason") in STARTING
    if ended := state.get("terminated"):
        return bool(ended.get("exitCode") == 0)
    return not container.get("restartCount")


def _owner(manifest: Manifest) -> str:
    owners = manifest["metadata"].get("ownerReferences", [])
    return str(owners[0]["kind"]) if owners else ""


def _made(manifest: Manifest) -> str:
    return str(manifest["metadata"]["creationTimestamp"])


def _task(pod: Manifest) -> tuple[str, ...]:
    """Returns what tells the Task of a pod of a pipeline; of another pod, only itself."""
    labels = pod["metadata"].get("labels", {})
    if _owner(pod) == "TaskRun" and all(key in labels for key in TASK):
        return tuple(labels[key] for key in TASK)
    return (pod["metadata"]["uid"],)


def _container(status: Manifest) -> tuple[str, str]:
    """Returns the first container that is not ready, and why; empty texts if there is none."""
    for each in [*status.get("initContainerStatuses", []), *status.get("containerStatuses", [])]:
        state = each.get("state", {})
        if each.get("ready"):
            continue
        if waiting := state.get("waiting"):
            detail = waiting.get("message", "")
            return each["name"], f"{waiting.get('reason')}{f': {detail}' if detail else ''}"
        if ended := state.get("terminated"):
            if ended.get("exitCode") == 0:
                continue
            reason = ended.get("reason", "ended")
            return each["name"], f"{reason} with exit code {ended.get('exitCode')}"
        return each["name"], f"container '{each['name']}' runs, and is not ready"
    return "", ""


def _log(cluster: Cluster, namespace: str, pod: str, container: str) -> list[str]:
    # Of one that waits for its restart, the run before has said why.
    for previous in (False, True):
        try:
            text = cluster.log(namespace, pod, container, LOG_LINES, previous)
        except (Failed, Conflict):
            continue
        if text.strip():
            return text.rstrip().splitlines()
    return []


def _podless(cluster: Cluster, namespace: str, events: Events) -> Iterator[list[str]]:
    """Yields what is refused its pods: by a quota, Pod Security, or a webhook."""
    path = f"/apis/apps/v1/namespaces/{namespace}"
    for kind, plural in (
        ("ReplicaSet", "replicasets"),
        ("StatefulSet", "statefulsets"),
        ("DaemonSet", "daemonsets"),
    ):
        for workload in cluster.items(f"{path}/{plural}"):
            name, status = workload["metadata"]["name"], workload.get("status", {})
            wanted = workload["spec"].get("replicas", status.get("desiredNumberScheduled", 0))
            made = status.get("replicas", status.get("currentNumberScheduled", 0))
            event = events.last(kind, name)
            if made < wanted and event:
                yield [f"{kind} {namespace}/{name}: {made} of {wanted} pods", f"  {event}"]


def _jobs(cluster: Cluster, namespace: str, events: Events) -> Iterator[list[str]]:
    """Yields what failed last: of the Jobs of one CronJob the newest counts."""
    newest: dict[str, Manifest] = {}
    jobs = cluster.items(f"/apis/batch/v1/namespaces/{namespace}/jobs")
    for job in sorted(jobs, key=_made):
        owners = job["metadata"].get("ownerReferences", [])
        newest[owners[0]["uid"] if owners else job["metadata"]["uid"]] = job
    for job in newest.values():
        name = job["metadata"]["name"]
        for condition in job.get("status", {}).get("conditions", []):
            if condition["type"] == "Failed" and condition["status"] == "True":
                lines = [f"job {namespace}/{name}: {condition.get('message', 'failed')}"]
                if event := events.last("Job", name):
                    lines.append(f"  last event: {event}")
                yield [*lines, *_log_of_job(cluster, namespace, name)]


def _log_of_job(cluster: Cluster, namespace: str, name: str) -> Iterator[str]:
    path = f"/api/v1/namespaces/{namespace}/pods"
    for pod in cluster.items(path, labelSelector=f"batch.kubernetes.io/job-name={name}")[-1:]:
        container = pod["spec"]["containers"][0]["name"]
        for line in _log(cluster, namespace, pod["metadata"]["name"], container):
            yield f"  log: {line}"


def _claims(
    cluster: Cluster, namespace: str, events: Events, *, starting: bool
) -> Iterator[list[str]]:
    path = f"/api/v1/namespaces/{namespace}/persistentvolumeclaims"
    for claim in cluster.items(path):
        name, phase = claim["metadata"]["name"], claim.get("status", {}).get("phase")
        event = events.last("PersistentVolumeClaim", name)
        is_young = age_of(claim["metadata"]["creationTimestamp"]) < USUAL
        if not starting and is_young and event.partition(":")[0] in PROVISIONING:
            continue
        # Before its first pod it has no volume, and nothing lacks it.
        if phase != "Bound" and not event.startswith("WaitForFirstConsumer"):
            yield [f"claim {namespace}/{name}: {phase}", *([f"  {event}"] if event else [])]
