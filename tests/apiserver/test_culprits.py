"""What keeps a namespace from being ready is named, in states that real controllers make."""

import itertools
import ssl
from urllib.parse import parse_qs, urlsplit

import pytest
import trustme

from scripts.cluster.health import culprits
from tests.apiserver.cluster import wait_until
from tests.served import served
from tests.troubleshooting import shows

pytestmark = pytest.mark.by_turns("trouble")

NUMBERS = itertools.count(1)
POD = {"containers": [{"name": "main", "image": "web:1"}]}
CLAIMING = {**POD, "volumes": [{"name": "data", "persistentVolumeClaim": {"claimName": "data"}}]}
RESTRICTED = {
    "allowPrivilegeEscalation": False,
    "capabilities": {"drop": ["ALL"]},
    "runAsNonRoot": True,
    "seccompProfile": {"type": "RuntimeDefault"},
}
"""What a namespace of the platform asks of a container."""


@pytest.fixture
def namespace(cluster):
    """Return the name of a namespace of the test's own."""
    return made(cluster)


def made(cluster, **labels):
    name = f"culprits-{next(NUMBERS)}"
    metadata = {"name": name, "labels": labels}
    cluster.apply({"apiVersion": "v1", "kind": "Namespace", "metadata": metadata})
    return name


def workload(namespace, kind="Deployment", name="web", pod=POD, **spec):
    labels = {"app": name}
    template = {"metadata": {"labels": labels}, "spec": pod}
    return {
        "apiVersion": "batch/v1" if kind == "Job" else "apps/v1",
        "kind": kind,
        "metadata": {"name": name, "namespace": namespace},
        "spec": {
            **({} if kind == "Job" else {"selector": {"matchLabels": labels}}),
            **({"serviceName": name} if kind == "StatefulSet" else {}),
            "template": template,
            **spec,
        },
    }


def asking_for(**resources):
    resources = {"requests": resources, "limits": resources}
    return {"containers": [{"name": "main", "image": "web:1", "resources": resources}]}


def claim(namespace, storage_class):
    return {
        "apiVersion": "v1",
        "kind": "PersistentVolumeClaim",
        "metadata": {"name": "data", "namespace": namespace},
        "spec": {
            "accessModes": ["ReadWriteOnce"],
            "resources": {"requests": {"storage": "1Gi"}},
            "storageClassName": storage_class,
        },
    }


@pytest.fixture
def named(api, namespace):
    """Return a function that waits until lines of the culprits have texts; it returns them."""

    def named(*texts, namespace=namespace):
        found = []

        def look():
            found[:] = culprits(api, [namespace])
            return all(any(text in line for line in found) for text in texts)

        wait_until(f"{texts} are named", look, why=lambda: found)
        return "\n".join(found)

    return named


def test_nothing_is_named_where_all_is_ready(controllers, cluster, api, namespace):
    cluster.create(workload(namespace))
    api.run("rollout", "status", "deployment/web", "--namespace", namespace)
    assert culprits(api, [namespace]) == []


def test_pods_that_cannot_be_scheduled(controllers, cluster, api, namespace, named):
    cluster.create(workload(namespace, pod=asking_for(cpu="1000")))
    said = named("Unschedulable: 0/", "last event: FailedScheduling: ")
    assert said.startswith(f"pod {namespace}/web-")
    assert shows(said, "pod …: Unschedulable: … Insufficient cpu")
    cluster.create(workload(namespace, name="large", pod=asking_for(memory="1Ti")))
    assert shows(named("large-", "Insufficient memory"), "… Insufficient memory")
    cluster.create(claim(namespace, ""))
    cluster.create(workload(namespace, name="claiming", pod=CLAIMING))
    said = named("unbound immediate", "claim ")
    assert shows(said, "pod …: Unschedulable: … unbound immediate PersistentVolumeClaims")
    assert shows(said, "claim …: Pending")


def test_jobs_that_fail(controllers, cluster, api, namespace, named):
    pod = {**asking_for(cpu="1000"), "restartPolicy": "Never"}
    cluster.create(workload(namespace, "Job", pod=pod, activeDeadlineSeconds=1))
    said = named("longer than specified deadline", "  last event: DeadlineExceeded")
    assert said.startswith(f"job {namespace}/web: ")
    assert shows(said, "job …: Job was active longer than specified deadline")
    pod = {**POD, "restartPolicy": "Never", "schedulerName": "nobody"}
    tried = made(cluster)
    cluster.create(workload(tried, "Job", pod=pod, backoffLimit=0))
    pods = []
    wait_until("it has a pod", lambda: pods.extend(cluster.list("v1", "Pod", tried)) or pods)
    manifest = {"apiVersion": "v1", "kind": "Pod", **pods[0]}
    cluster.subresource(manifest, "status", {"status": {"phase": "Failed"}})
    said = named("job ", "last event: BackoffLimitExceeded", namespace=tried)
    assert shows(said, "job …: Job has reached the specified backoff limit")


def test_pods_that_are_refused(controllers, cluster, namespace, named):
    closed = made(cluster, **{"pod-security.kubernetes.io/enforce": "restricted"})
    cluster.create(workload(closed, kind="StatefulSet"))
    cluster.create(workload(closed))
    refused = (f"ReplicaSet {closed}/web-", f"StatefulSet {closed}/web: 0", '"restricted')
    said = named(*refused, namespace=closed)
    assert shows(said, "ReplicaSet …: 0 of … pods", "forbidden: violates PodSecurity")
    quota = {"apiVersion": "v1", "kind": "ResourceQuota", "spec": {"hard": {"pods": "1"}}}
    cluster.create({**quota, "metadata": {"name": "quota", "namespace": namespace}})
    cluster.create(workload(namespace, replicas=2))
    said = named(": 1 of 2 pods", "exceeded quota")
    assert shows(said, "ReplicaSet …: … of … pods", "exceeded quota")


def test_a_claim_whose_class_is_missing(controllers, cluster, namespace, named):
    cluster.create(claim(namespace, "none"))
    said = named('storageclass.storage.k8s.io "none" not found')
    assert said.startswith(f"claim {namespace}/data: Pending\n")


def test_a_claim_that_waits_for_its_first_pod(controllers, cluster, api, namespace, named):
    """Such as the caches of builds on a new cluster; what a pod then waits for is named."""
    storage = {
        "apiVersion": "storage.k8s.io/v1",
        "kind": "StorageClass",
        "metadata": {"name": "first-pod"},
        "provisioner": "test.example/none",
        "volumeBindingMode": "WaitForFirstConsumer",
    }
    cluster.apply(storage)
    cluster.create(claim(namespace, "first-pod"))
    wait_until("it waits", lambda: "WaitForFirstConsumer" in str(api.items("events", namespace)))
    assert culprits(api, [namespace]) == []
    cluster.create(workload(namespace, pod=CLAIMING))
    assert named("claim ")


def test_a_namespace_that_hangs_or_is_missing(controllers, cluster, api, namespace, named):
    metadata = {"name": "a", "namespace": namespace, "finalizers": ["test.example/stays"]}
    blocker = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata}
    cluster.create(blocker)
    cluster.delete({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": namespace}})
    said = named("test.example/stays")
    assert said.startswith(f"namespace {namespace} is being deleted since ")
    assert shows(said, "namespace … is being deleted since …")
    cluster.merge(blocker, {"metadata": {"finalizers": None}})
    (line,) = culprits(api, ["nobodys"])
    assert shows(line, "there is no namespace '…'")


def pod(cluster, namespace, status, node=None):
    """Make a pod in a state that its kubelet reports; no scheduler minds it."""
    manifest = {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": "web", "namespace": namespace},
        "spec": {
            "containers": [{**POD["containers"][0], "securityContext": RESTRICTED}],
            "schedulerName": "nobody",
        },
    }
    metadata = {"name": "default", "namespace": namespace}
    cluster.apply({"apiVersion": "v1", "kind": "ServiceAccount", "metadata": metadata})
    cluster.create(manifest)
    cluster.subresource(manifest, "status", {"status": {"phase": "Pending", **status}})
    if node:
        # Only now: KWOK lets pods run that are Pending on a node.
        binding = {"apiVersion": "v1", "kind": "Binding", "metadata": {"name": "web"}}
        target = {"apiVersion": "v1", "kind": "Node", "name": node}
        cluster.subresource(manifest, "binding", {**binding, "target": target}, "post")
    return manifest


def container(name="main", **state):
    found = {"name": name, "image": "web:1", "imageID": "", "ready": False, "restartCount": 0}
    return {**found, "state": state}


@pytest.fixture
def line_of(cluster, api, namespace):
    """Return a function that returns the only line that names a pod of a status."""

    def line_of(**status):
        manifest = pod(cluster, namespace, status)
        (line,) = culprits(api, [namespace])
        cluster.delete(manifest, gracePeriodSeconds=0)
        return line.replace(f"{namespace}/web", "a")

    return line_of


def test_states_of_containers(line_of):
    def waiting(reason, message=""):
        return container(waiting={"reason": reason, "message": message})

    line = line_of(containerStatuses=[waiting("ErrImagePull", "web:1: not found")])
    assert line == "pod a: ErrImagePull: web:1: not found"
    assert shows(line, "pod …: ErrImagePull")
    line = line_of(containerStatuses=[waiting("CreateContainerConfigError", "no 'web'")])
    assert shows(line, "pod …: CreateContainerConfigError")
    failed = container("init", terminated={"exitCode": 3, "reason": "Error"})
    waits = [waiting("PodInitializing")]
    line = line_of(initContainerStatuses=[failed], containerStatuses=waits)
    assert line == "pod a: Error with exit code 3"
    assert shows(line, "pod …: Error with exit code …")
    running = [container(running={"startedAt": "2026-11-26T00:00:00Z"})]
    ready = [{"type": "Ready", "status": "False", "reason": "ContainersNotReady"}]
    line = line_of(containerStatuses=running, conditions=ready)
    assert shows(line, "pod …: container '…' runs, and is not ready")


def test_an_image_that_does_not_exist(cluster, api, namespace):
    waiting = {"reason": "ImagePullBackOff", "message": 'Back-off pulling image "web:1"'}
    made = pod(cluster, namespace, {"containerStatuses": [container(waiting=waiting)]})
    involved = {"kind": "Pod", "name": "web", "namespace": namespace}
    involved["uid"] = cluster.get(made)["metadata"]["uid"]
    # The warning says more than the repetition after it.
    for minute, (kind, reason) in enumerate([("Warning", "Failed"), ("Normal", "BackOff")]):
        event = {
            "apiVersion": "v1",
            "kind": "Event",
            "metadata": {"name": reason.lower(), "namespace": namespace},
            "involvedObject": involved,
            "type": kind,
            "reason": reason,
            "message": f"{reason} of web:1",
            "lastTimestamp": f"2026-11-26T00:0{minute}:00Z",
        }
        cluster.create(event)
    said = "\n".join(culprits(api, [namespace]))
    assert said.endswith('Back-off pulling image "web:1"\n  last event: Failed: Failed of web:1')
    assert shows(said, "pod …: ImagePullBackOff")


def kubelet(request):
    """Answer with the log of a container of which the run before has said more than this one."""
    query = parse_qs(urlsplit(request.path).query)
    lines = [f"line {n}\n" for n in range(9)] if "previous" in query else []
    return 200, "".join(lines[-int(query["tailLines"][0]) :]).encode(), {}


def test_a_container_that_crashes_shows_its_last_words(cluster, api, namespace):
    """Those of the run before, where the one that waits has said nothing."""
    node = {"apiVersion": "v1", "kind": "Node", "metadata": {"name": f"{namespace}-node"}}
    waiting = {"reason": "CrashLoopBackOff", "message": "back-off 10s restarting"}
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with served(answer=kubelet, tls=context) as port:
        cluster.create(node)
        there = {
            "addresses": [{"type": "InternalIP", "address": "127.0.0.1"}],
            "daemonEndpoints": {"kubeletEndpoint": {"Port": port}},
        }
        cluster.subresource(node, "status", {"status": there})
        status = {"phase": "Running", "containerStatuses": [container(waiting=waiting)]}
        manifest = pod(cluster, namespace, status, node["metadata"]["name"])
        lines = culprits(api, [namespace])
        assert shows(lines[0], "pod …: CrashLoopBackOff")
        assert lines[1:] == [f"  log: line {n}" for n in range(4, 9)]
        cluster.delete(manifest, gracePeriodSeconds=0)
        cluster.delete(node)
