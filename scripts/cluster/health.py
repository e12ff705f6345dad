"""Problems of a cluster, with their causes from kubectl."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple, Self
from urllib.parse import urlsplit

import httpx

from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.errors import Failed
from scripts.cluster.kubectl import Kubectl, Manifest, age_of

APPLICATION = "applications.argoproj.io"

ERRORS = ("DeletionError", "ComparisonError", "InvalidSpecError", "SyncError", "UnknownError")
"""Types of conditions that keep an Application from being deleted or synced."""

COMMIT = re.compile(r"[0-9a-f]{40}")
"""A commit of Git; of a chart the revision is a version."""

MOST_AGE = timedelta(minutes=10)
"""Time for which an Application may not have been compared with Git, which Argo CD does every one
to two and a half minutes. If it does not run, all stay what they were.
"""

SYSTEM = "kube-system"
"""Namespace of what all others need, such as name servers and the cluster's controllers."""

USUAL = timedelta(minutes=2)
"""Time that a pod or claim may take until it is ready: an image is pulled, a volume is made."""

FAILURES = (
    *("ErrImagePull", "ImagePullBackOff", "InvalidImageName"),
    *("CreateContainerConfigError", "CreateContainerError", "CrashLoopBackOff"),
)
"""Reasons for which a container waits that are wrong from the start."""

MOST = 5
"""Culprits that are named of one namespace; more would hide the first."""

LOG_LINES = 5
"""Last lines of a container that are shown."""

ANSWER_SECONDS = 10

KINDS = "namespaces,pods,replicasets,statefulsets,daemonsets,jobs,persistentvolumeclaims,events"

CONTROLS = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Characters that would steer a terminal: logs have what visitors send, messages quote files."""


class Application(NamedTuple):
    """The state of an Application of Argo CD."""

    name: str
    namespace: str
    """Namespace that it delivers to."""
    sync: str
    health: str
    revision: str = ""
    """Commit that it was compared with."""
    message: str = ""
    """Why it is not as it should be; empty if it does not say."""
    is_current: bool = True
    """Whether Argo CD has looked at it lately, so that the rest is true."""
    is_automatic: bool = True
    """Whether Argo CD syncs it by itself."""
    is_syncing: bool = False
    """Whether a sync runs, or that of the commit is still to come."""

    @property
    def is_good(self) -> bool:
        """Whether it is as Git says, and healthy."""
        return self.is_current and (self.sync, self.health) == ("Synced", "Healthy")

    @property
    def is_passing(self) -> bool:
        """Whether it is not good, and time may be all that it needs."""
        is_syncing = self.is_automatic and self.is_syncing and not self.message
        return self.is_current and not self.is_good and (is_syncing or self.health == "Progressing")

    @property
    def text(self) -> str:
        """Its state in words."""
        return f"{self.sync}, {self.health}" + (f": {self.message}" if self.message else "")

    @classmethod
    def of(cls, manifest: Manifest) -> Self:
        """Return the state of an Application as the API has it."""
        metadata, spec = manifest["metadata"], manifest["spec"]
        status = manifest.get("status", {})
        sync = status.get("sync", {})
        is_going = "deletionTimestamp" in metadata
        # Argo CD writes empty texts, too.
        state = "being deleted" if is_going else sync.get("status") or "not compared yet"
        automated = spec.get("syncPolicy", {}).get("automated")
        age = age_of(compared) if (compared := status.get("reconciledAt")) else timedelta()
        # One that cannot be compared says so itself.
        is_current = age <= MOST_AGE or state != "Synced"
        latest: Manifest = next(reversed(status.get("history", [])), {})
        revisions = ("revision", "revisions")
        is_new = any((sync.get(each) or "") != (latest.get(each) or "") for each in revisions)
        is_syncing = status.get("operationState", {}).get("phase") == "Running"
        is_syncing |= state == "not compared yet" or (state == "OutOfSync" and is_new)
        stale = f"not compared with Git for {age / timedelta(minutes=1):.0f} min"
        return cls(
            metadata["name"],
            spec["destination"].get("namespace", ""),
            state,
            status.get("health", {}).get("status") or "not judged yet",
            sync.get("revision") or next(reversed(sync.get("revisions", [])), ""),
            CONTROLS.sub("", _message(status) if is_current else stale),
            is_current,
            automated is not None and automated.get("enabled") is not False,
            is_syncing and not is_going,
        )


def _message(status: Manifest) -> str:
    for condition in status.get("conditions", []):
        if condition["type"] in ERRORS:
            return f"{condition['type']}: {condition['message']}"
    state = status.get("operationState", {})
    is_retried = state.get("phase") == "Running" and state.get("retryCount")
    if is_retried or state.get("phase") in ("Failed", "Error"):
        results = state.get("syncResult", {}).get("resources", [])
        refused = [each for each in results if each.get("status") == "SyncFailed"][:MOST]
        # That of all together only says that there are some.
        why = [f"{each['kind']} {each['name']}: {each.get('message')}" for each in refused]
        return "; ".join(why) or str(state.get("message", ""))
    resources = status.get("resources", [])
    for wrong in ("Degraded", "Missing", "Progressing"):
        for each in resources:
            judged = each.get("health", {})
            if judged.get("status") == wrong:
                return f"{each['kind']} {each['name']}: {judged.get('message') or wrong}"
    # Argo CD takes an Application with such objects for Synced, and says nothing of them.
    left = [f"{each['kind']} {each['name']}" for each in resources if each.get("requiresPruning")]
    return f"not in Git, but protected: {', '.join(left)}" if left else ""


def all_applications(kubectl: Kubectl, bootstrap: Bootstrap) -> list[Application]:
    """Return all that dist/ declares and all that are there."""
    there = {each["metadata"]["name"]: Application.of(each) for each in _stored(kubectl, bootstrap)}
    declared = [*bootstrap.root_manifests, *bootstrap.of_kind("Application")]
    absent = [
        Application(name, each["spec"]["destination"]["namespace"], "absent", "absent")
        for each in declared
        if each["kind"] == "Application" and (name := each["metadata"]["name"]) not in there
    ]
    return [*there.values(), *absent]


def delivered_commits(kubectl: Kubectl, bootstrap: Bootstrap) -> set[str]:
    """Return the commits from which Applications were synced last; none before Argo CD is."""
    # What was compared last does not count: of an empty repository Argo CD has no commit.
    histories = [each.get("status", {}).get("history", []) for each in _stored(kubectl, bootstrap)]
    latest = [each[-1] for each in histories if each]
    revisions = [r for each in latest for r in each.get("revisions", [each.get("revision", "")])]
    return {each for each in revisions if COMMIT.fullmatch(each)}


def _stored(kubectl: Kubectl, bootstrap: Bootstrap) -> list[Manifest]:
    try:
        return kubectl.items(APPLICATION, bootstrap.root_application["metadata"]["namespace"])
    except Failed as failure:
        # The kind comes with Argo CD.
        if "doesn't have a resource type" in str(failure):
            return []
        raise


def culprits(kubectl: Kubectl, namespaces: Sequence[str], *, starting: bool = True) -> list[str]:
    """Return lines that name what is not ready in namespaces, and why.

    Pods and claims that start or end since less than `USUAL` count only if it is `starting`, or if
    a container of the pod fails.
    """
    objects = _Objects(kubectl, kubectl.items(KINDS), starting=starting)
    return [CONTROLS.sub("", line) for name in namespaces for line in objects.lines(name)]


class _Objects:
    """All objects of a cluster that say what is not ready."""

    def __init__(self, kubectl: Kubectl, found: list[Manifest], *, starting: bool) -> None:
        self._kubectl = kubectl
        self._starting = starting
        self._of_kind: dict[str, list[Manifest]] = {}
        for each in sorted(found, key=lambda each: str(each["metadata"]["creationTimestamp"])):
            self._of_kind.setdefault(each["kind"], []).append(each)

    def lines(self, namespace: str) -> Iterator[str]:
        """Yield lines of the first culprits of a namespace."""
        known = {each["metadata"]["name"]: each for each in self._of_kind.get("Namespace", [])}
        if namespace not in known:
            yield f"there is no namespace '{namespace}'"
            return
        if since := known[namespace]["metadata"].get("deletionTimestamp"):
            yield f"namespace {namespace} is being deleted since {since}"
            for condition in known[namespace].get("status", {}).get("conditions", []):
                if condition["status"] == "True":
                    yield f"  {condition['type']}: {condition['message']}"
            return
        found = [
            *self._pods(namespace),
            *self._podless(namespace),
            *self._jobs(namespace),
            *self._claims(namespace),
        ]
        for lines in found[:MOST]:
            yield from lines

    def _in(self, kind: str, namespace: str) -> Iterator[Manifest]:
        for each in self._of_kind.get(kind, []):
            if each["metadata"]["namespace"] == namespace:
                yield each

    def _pods(self, namespace: str) -> Iterator[list[str]]:
        for pod in self._in("Pod", namespace):
            metadata, status = pod["metadata"], pod.get("status", {})
            phase = status.get("phase", "Pending")
            # A Job tells of its pods. A failed pod of others was replaced, such as after eviction.
            if phase == "Succeeded" or _owner(pod) == "Job" or (phase == "Failed" and _owner(pod)):
                continue
            # Finished steps of a Task are no longer ready.
            if phase == "Running" and _owner(pod) == "TaskRun":
                continue
            conditions = {each["type"]: each for each in status.get("conditions", [])}
            container, why = _container(status)
            fails = why.startswith(FAILURES) and "deletionTimestamp" not in metadata
            is_young = self._is_young(pod) and not fails
            if conditions.get("Ready", {}).get("status") == "True" or is_young:
                continue
            unscheduled = conditions.get("PodScheduled", {})
            if unscheduled.get("status") == "False":
                why = f"{unscheduled.get('reason')}: {unscheduled.get('message')}"
            if since := metadata.get("deletionTimestamp"):
                why = f"is being deleted since {since}"
            yield [
                f"pod {namespace}/{metadata['name']}: {why or phase}",
                *self._last_event(pod),
                *(self._log(namespace, metadata["name"], container) if container else ()),
            ]

    def _podless(self, namespace: str) -> Iterator[list[str]]:
        """Yield what is refused its pods: by a quota, Pod Security, or a webhook."""
        for kind in ("ReplicaSet", "StatefulSet", "DaemonSet"):
            for workload in self._in(kind, namespace):
                status = workload.get("status", {})
                wanted = workload["spec"].get("replicas", status.get("desiredNumberScheduled", 0))
                made = status.get("replicas", status.get("currentNumberScheduled", 0))
                if made < wanted and (event := self._last_event(workload)):
                    name = workload["metadata"]["name"]
                    yield [f"{kind} {namespace}/{name}: {made} of {wanted} pods", *event]

    def _jobs(self, namespace: str) -> Iterator[list[str]]:
        """Yield what failed last: of the Jobs of one CronJob the newest counts."""
        newest: dict[str, Manifest] = {}
        for job in self._in("Job", namespace):
            owners = job["metadata"].get("ownerReferences", [job["metadata"]])
            newest[owners[0]["uid"]] = job
        for job in newest.values():
            for condition in job.get("status", {}).get("conditions", []):
                if (condition["type"], condition["status"]) == ("Failed", "True"):
                    name = job["metadata"]["name"]
                    yield [
                        f"job {namespace}/{name}: {condition.get('message', 'failed')}",
                        *self._last_event(job),
                        *self._log(namespace, f"job/{name}"),
                    ]

    def _claims(self, namespace: str) -> Iterator[list[str]]:
        for claim in self._in("PersistentVolumeClaim", namespace):
            phase, event = claim.get("status", {}).get("phase"), self._last_event(claim)
            # Before its first pod it has no volume, and nothing lacks it.
            waits = any("WaitForFirstConsumer" in line for line in event)
            if phase != "Bound" and not waits and not self._is_young(claim):
                yield [f"claim {namespace}/{claim['metadata']['name']}: {phase}", *event]

    def _is_young(self, manifest: Manifest) -> bool:
        metadata = manifest["metadata"]
        since = metadata.get("deletionTimestamp", metadata["creationTimestamp"])
        return not self._starting and age_of(since) < USUAL

    def _last_event(self, manifest: Manifest) -> list[str]:
        """Return the last event of an object; a warning counts more than what is not."""
        own = [
            each
            for each in self._of_kind.get("Event", [])
            if each["involvedObject"].get("uid") == manifest["metadata"]["uid"]
        ]
        own.sort(key=lambda each: (each.get("type") == "Warning", each.get("lastTimestamp") or ""))
        return [f"  last event: {e.get('reason')}: {e.get('message', '')}" for e in own[-1:]]

    def _log(self, namespace: str, name: str, container: str = "") -> Iterable[str]:
        which = (f"--container={container}",) if container else ()
        # The log of the previous run has the reason of a waiting restart.
        for previous in ((), ("--previous",)):
            options = ("--namespace", namespace, f"--tail={LOG_LINES}", *which, *previous)
            try:
                text = self._kubectl.run("logs", name, *options)
            except Failed:
                continue
            if text.strip():
                return [f"  log: {line}" for line in text.rstrip().splitlines()]
        return []


def _owner(manifest: Manifest) -> str:
    owners = manifest["metadata"].get("ownerReferences", [])
    return str(owners[0]["kind"]) if owners else ""


def _container(status: Manifest) -> tuple[str, str]:
    """Return the first container that is not ready, and why; empty texts if there is none."""
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


def problem_of(url: str) -> str:
    """Return what is wrong with an address; nothing if it answers with a page."""
    place = urlsplit(url)
    # All ports of the host are at its loopback address, whatever name servers say of a name.
    port = place.port or (443 if place.scheme == "https" else 80)
    local = place._replace(netloc=f"127.0.0.1:{port}").geturl()
    try:
        # As browsers do, no proxy is asked for what is on this machine. A server may have signed
        # its certificate itself; no secret is sent.
        with httpx.Client(
            trust_env=False, timeout=ANSWER_SECONDS, follow_redirects=True, verify=False
        ) as http:
            answer = http.get(local, headers={"Host": place.netloc})
    except httpx.HTTPError as error:
        return re.sub(r"^\[Errno \d+\] ", "", str(error)) or type(error).__name__
    return "" if answer.is_success else f"answers {answer.status_code}"


def unanswered(urls: Iterable[str]) -> str:
    """Return the addresses that do not answer, each with what is wrong."""
    found = {url: problem_of(url) for url in urls}
    return ", ".join(f"{url} ({problem})" for url, problem in found.items() if problem)
