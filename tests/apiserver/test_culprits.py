"""What keeps a namespace from being ready is named, in states that real controllers make."""

import itertools
import ssl
from urllib.parse import parse_qs, urlsplit

import pytest
import trustme

from scripts.cluster.health import culprits
from tests.apiserver.cluster import wait_until
from tests.objects import made as manifest
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
    return own(cluster)


def own(cluster, **labels):
    name = f"culprits-{next(NUMBERS)}"
    cluster.apply(manifest("Namespace", name, metadata={"labels": labels}))
    return name


def workload(namespace, kind="Deployment", name="web", pod=POD, **spec):
    labels = {"app": name}
    spec["template"] = {"metadata": {"labels": labels}, "spec": pod}
    if kind == "Job":
        return manifest(kind, name, namespace, "batch/v1", spec=spec)
    spec["selector"] = {"matchLabels": labels}
    if kind == "StatefulSet":
        spec["serviceName"] = name
    return manifest(kind, name, namespace, "apps/v1", spec=spec)


def asking_for(**resources):
    resources = {"requests": resources, "limits": resources}
    return {"containers": [{"name": "main", "image": "web:1", "resources": resources}]}


def claim(namespace, storage_class):
    spec = {"accessModes": ["ReadWriteOnce"], "storageClassName": storage_class}
    spec["resources"] = {"requests": {"storage": "1Gi"}}
    return manifest("PersistentVolumeClaim", "data", namespace, spec=spec)


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
    tried = own(cluster)
    cluster.create(workload(tried, "Job", pod=pod, backoffLimit=0))
    pods = []
    wait_until("it has a pod", lambda: pods.extend(cluster.list("v1", "Pod", tried)) or pods)
    cluster.subresource(pods[0], "status", {"status": {"phase": "Failed"}})
    said = named("job ", "last event: BackoffLimitExceeded", namespace=tried)
    assert shows(said, "job …: Job has reached the specified backoff limit")


def test_pods_that_are_refused(controllers, cluster, namespace, named):
    closed = own(cluster, **{"pod-security.kubernetes.io/enforce": "restricted"})
    cluster.create(workload(closed, kind="StatefulSet"))
    cluster.create(workload(closed))
    refused = (f"ReplicaSet {closed}/web-", f"StatefulSet {closed}/web: 0", '"restricted')
    said = named(*refused, namespace=closed)
    assert shows(said, "ReplicaSet …: 0 of … pods", "forbidden: violates PodSecurity")
    cluster.create(manifest("ResourceQuota", "quota", namespace, spec={"hard": {"pods": "1"}}))
    cluster.create(workload(namespace, replicas=2))
    said = named(": 1 of 2 pods", "exceeded quota")
    assert shows(said, "ReplicaSet …: … of … pods", "exceeded quota")


def test_a_claim_whose_class_is_missing(controllers, cluster, namespace, named):
    cluster.create(claim(namespace, "none"))
    said = named('storageclass.storage.k8s.io "none" not found')
    assert said.startswith(f"claim {namespace}/data: Pending\n")


def test_a_claim_that_waits_for_its_first_pod(controllers, cluster, api, namespace, named):
    """Such as the caches of builds on a new cluster; what a pod then waits for is named."""
    fields = {"provisioner": "test.example/none", "volumeBindingMode": "WaitForFirstConsumer"}
    place = {"name": "first-pod", "api_version": "storage.k8s.io/v1"}
    cluster.apply(manifest("StorageClass", **place, **fields))
    cluster.create(claim(namespace, "first-pod"))
    wait_until("it waits", lambda: "WaitForFirstConsumer" in str(api.items("events", namespace)))
    assert culprits(api, [namespace]) == []
    cluster.create(workload(namespace, pod=CLAIMING))
    assert named("claim ")


def test_a_namespace_that_hangs_or_is_missing(controllers, cluster, api, namespace, named):
    finalizers = {"finalizers": ["test.example/stays"]}
    blocker = manifest("ConfigMap", "a", namespace, metadata=finalizers)
    cluster.create(blocker)
    cluster.delete(manifest("Namespace", namespace))
    said = named("test.example/stays")
    assert said.startswith(f"namespace {namespace} is being deleted since ")
    assert shows(said, "namespace … is being deleted since …")
    cluster.merge(blocker, {"metadata": {"finalizers": None}})
    (line,) = culprits(api, ["nobodys"])
    assert shows(line, "there is no namespace '…'")


def pod(cluster, namespace, status, node=None):
    """Make a pod in a state that its kubelet reports; no scheduler minds it."""
    containers = [{**POD["containers"][0], "securityContext": RESTRICTED}]
    spec = {"containers": containers, "schedulerName": "nobody"}
    made = manifest("Pod", "web", namespace, spec=spec)
    cluster.apply(manifest("ServiceAccount", "default", namespace))
    cluster.create(made)
    cluster.subresource(made, "status", {"status": {"phase": "Pending", **status}})
    if node:
        # Only now: KWOK lets pods run that are Pending on a node.
        target = {"apiVersion": "v1", "kind": "Node", "name": node}
        cluster.subresource(made, "binding", manifest("Binding", "web", target=target), "post")
    return made


def container(name="main", **state):
    found = {"name": name, "image": "web:1", "imageID": "", "ready": False, "restartCount": 0}
    return {**found, "state": state}


@pytest.fixture
def line_of(cluster, api, namespace):
    """Return a function that returns the only line that names a pod of a status."""

    def line_of(**status):
        made = pod(cluster, namespace, status)
        (line,) = culprits(api, [namespace])
        cluster.delete(made, gracePeriodSeconds=0)
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
        said = {"type": kind, "reason": reason, "message": f"{reason} of web:1"}
        said |= {"involvedObject": involved, "lastTimestamp": f"2026-11-26T00:0{minute}:00Z"}
        cluster.create(manifest("Event", reason.lower(), namespace, **said))
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
    node = manifest("Node", f"{namespace}-node")
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
        made = pod(cluster, namespace, status, node["metadata"]["name"])
        lines = culprits(api, [namespace])
        assert shows(lines[0], "pod …: CrashLoopBackOff")
        assert lines[1:] == [f"  log: line {n}" for n in range(4, 9)]
        cluster.delete(made, gracePeriodSeconds=0)
        cluster.delete(node)
