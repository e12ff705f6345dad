"""What keeps a namespace from being ready is named, in states that real controllers make."""

import itertools

import pytest

from scripts.cluster.health.culprits import culprits, unready_workloads
from tests.apiserver.cluster import wait_until
from tests.apiserver.kubelet import node_with_logs
from tests.troubleshooting import shows

NUMBERS = itertools.count(1)
POD = {"containers": [{"name": "main", "image": "web:1"}]}
RESTRICTED = {
    "allowPrivilegeEscalation": False,
    "capabilities": {"drop": ["ALL"]},
    "runAsNonRoot": True,
    "seccompProfile": {"type": "RuntimeDefault"},
}
"""What a namespace of the platform asks of a container."""


@pytest.fixture
def namespace(cluster):
    """Returns the name of a namespace of the test's own."""
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


def named(api, namespace, *texts):
    """Waits until lines of the culprits have these texts; returns all lines."""
    found = []

    def look():
        found[:] = culprits(api, namespace)
        return all(any(text in line for line in found) for text in texts)

    wait_until(f"{texts} are named", look, why=lambda: found)
    return found


def test_nothing_is_named_where_all_is_ready(controllers, cluster, api, namespace):
    cluster.create(workload(namespace))
    wait_until("the workload is ready", lambda: not unready_workloads(api, namespace))
    assert culprits(api, namespace) == []


def test_a_workload_that_nobody_has_seen_yet_is_not_ready(cluster, api, namespace):
    deployment = workload(namespace, replicas=2)
    cluster.create(deployment)
    # Without controllers this stays; with them it is so for a moment.
    assert unready_workloads(api, namespace) in (
        [f"deployment {namespace}/web (0 of 2 pods ready)"],
        [f"deployment {namespace}/web (1 of 2 pods ready)"],
        [],
    )


def test_a_pod_that_cannot_be_scheduled(controllers, cluster, api, namespace):
    cluster.create(workload(namespace, pod=asking_for(cpu="1000")))
    lines = named(api, namespace, "Unschedulable: 0/", "last event: FailedScheduling: ")
    assert shows(lines[0], "pod …: Unschedulable: … Insufficient cpu")
    assert lines[0].startswith(f"pod {namespace}/web-")
    (unready,) = unready_workloads(api, namespace)
    assert shows(unready, "deployment … (… of … pods ready)")
    assert unready == f"deployment {namespace}/web (0 of 1 pods ready)"


def test_a_pod_that_asks_for_more_memory_than_there_is(controllers, cluster, api, namespace):
    cluster.create(workload(namespace, pod=asking_for(memory="1Ti")))
    lines = named(api, namespace, "Unschedulable: 0/")
    assert shows(lines[0], "… Insufficient memory")


def test_a_pod_whose_claim_waits(controllers, cluster, api, namespace):
    cluster.create(claim(namespace, storageClassName=""))
    volume = {"name": "data", "persistentVolumeClaim": {"claimName": "data"}}
    cluster.create(workload(namespace, pod={**POD, "volumes": [volume]}))
    lines = named(api, namespace, "Unschedulable: 0/", "claim ")
    assert shows(lines[0], "pod …: Unschedulable: … unbound immediate PersistentVolumeClaims")
    assert shows("\n".join(lines), "claim …: Pending")


def test_a_job_that_fails(controllers, cluster, api, namespace):
    job = workload(
        *(namespace, "Job"),
        pod={**asking_for(cpu="1000"), "restartPolicy": "Never"},
        activeDeadlineSeconds=1,
    )
    cluster.create(job)
    lines = named(api, namespace, "longer than specified deadline", "event: DeadlineExceeded")
    assert shows(lines[0], "job …: Job was active longer than specified deadline")
    assert lines[0].startswith(f"job {namespace}/web: ")
    assert any(line.startswith("  last event: DeadlineExceeded") for line in lines)


def test_a_job_whose_tries_fail(controllers, cluster, api, namespace):
    never = {**POD, "restartPolicy": "Never", "schedulerName": "nobody"}
    cluster.create(workload(namespace, "Job", pod=never, backoffLimit=0))
    pods = []
    wait_until("it has a pod", lambda: pods.extend(cluster.list("v1", "Pod", namespace)) or pods)
    manifest = {"apiVersion": "v1", "kind": "Pod", **pods[0]}
    cluster.subresource(manifest, "status", {"status": {"phase": "Failed"}})
    lines = named(api, namespace, "job ", "last event: BackoffLimitExceeded")
    assert shows(lines[0], "job …: Job has reached the specified backoff limit")


def test_pods_that_pod_security_refuses(controllers, cluster, api):
    namespace = made(cluster, **{"pod-security.kubernetes.io/enforce": "restricted"})
    cluster.create(workload(namespace, kind="StatefulSet"))
    cluster.create(workload(namespace))
    lines = named(api, namespace, f"ReplicaSet {namespace}/web-", f"StatefulSet {namespace}/web: 0")
    text = "\n".join(lines)
    assert shows(text, "ReplicaSet …: 0 of … pods", "forbidden: violates PodSecurity")
    assert 'violates PodSecurity "restricted' in text


def test_a_quota_that_is_used_up(controllers, cluster, api, namespace):
    cluster.create(
        {
            "apiVersion": "v1",
            "kind": "ResourceQuota",
            "metadata": {"name": "quota", "namespace": namespace},
            "spec": {"hard": {"pods": "1"}},
        }
    )
    cluster.create(workload(namespace, replicas=2))
    lines = named(api, namespace, ": 1 of 2 pods", "exceeded quota")
    assert shows("\n".join(lines), "ReplicaSet …: … of … pods", "exceeded quota")


def claim(namespace, **spec):
    return {
        "apiVersion": "v1",
        "kind": "PersistentVolumeClaim",
        "metadata": {"name": "data", "namespace": namespace},
        "spec": {
            "accessModes": ["ReadWriteOnce"],
            "resources": {"requests": {"storage": "1Gi"}},
            **spec,
        },
    }


def test_a_claim_whose_class_is_missing(controllers, cluster, api, namespace):
    cluster.create(claim(namespace, storageClassName="none"))
    lines = named(api, namespace, 'storageclass.storage.k8s.io "none" not found')
    assert shows(lines[0], "claim …: Pending")
    assert lines[0] == f"claim {namespace}/data: Pending"


def test_a_claim_that_waits_for_its_first_pod(controllers, cluster, api, namespace):
    """Such as the caches of builds on a new cluster; what a pod then waits for is named."""
    cluster.apply(
        {
            "apiVersion": "storage.k8s.io/v1",
            "kind": "StorageClass",
            "metadata": {"name": "first-pod"},
            "provisioner": "test.example/none",
            "volumeBindingMode": "WaitForFirstConsumer",
        }
    )
    cluster.create(claim(namespace, storageClassName="first-pod"))
    path = f"/api/v1/namespaces/{namespace}/events"
    wait_until("it waits", lambda: "WaitForFirstConsumer" in str(api.items(path)))
    assert culprits(api, namespace) == []
    volume = {"name": "data", "persistentVolumeClaim": {"claimName": "data"}}
    cluster.create(workload(namespace, pod={**POD, "volumes": [volume]}))
    lines = named(api, namespace, "claim ")
    assert shows("\n".join(lines), "claim …: Pending")


def test_a_namespace_that_hangs(controllers, cluster, api, namespace):
    blocker = {
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": {"name": "a", "namespace": namespace, "finalizers": ["test.example/stays"]},
    }
    cluster.create(blocker)
    cluster.delete({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": namespace}})
    lines = named(api, namespace, "test.example/stays")
    assert shows(lines[0], "namespace … is being deleted since …")
    assert lines[0].startswith(f"namespace {namespace} is being deleted since ")
    cluster.merge(blocker, {"metadata": {"finalizers": None}})


def test_a_namespace_that_is_missing(api):
    (line,) = culprits(api, "nobodys")
    assert shows(line, "there is no namespace '…'")
    assert line == "there is no namespace 'nobodys'"


def pod(cluster, namespace, status, node=None):
    """Makes a pod in a state that its kubelet reports; no scheduler minds it."""
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


def container(**state):
    return {
        "name": "main",
        "image": "web:1",
        "imageID": "",
        "ready": False,
        "restartCount": 0,
        "state": state,
    }


def test_what_a_container_waits_for(cluster, api, namespace):
    def line_for(reason, message):
        waiting = {"reason": reason, "message": message}
        made_pod = pod(cluster, namespace, {"containerStatuses": [container(waiting=waiting)]})
        (line,) = culprits(api, namespace)
        cluster.delete(made_pod, gracePeriodSeconds=0)
        assert line == f"pod {namespace}/web: {reason}: {message}"
        return line

    pulled = line_for("ErrImagePull", "web:1: not found")
    assert shows(pulled, "pod …: ErrImagePull")
    missing = line_for("CreateContainerConfigError", 'configmap "web" not found')
    assert shows(missing, "pod …: CreateContainerConfigError")


def test_an_image_that_does_not_exist(cluster, api, namespace):
    waiting = {"reason": "ImagePullBackOff", "message": 'Back-off pulling image "web:1"'}
    made_pod = pod(cluster, namespace, {"containerStatuses": [container(waiting=waiting)]})
    for minute, kind, reason, message in (
        (0, "Warning", "Failed", "web:1: not found"),
        (1, "Normal", "BackOff", "Back-off pulling image"),
    ):
        cluster.create(
            {
                "apiVersion": "v1",
                "kind": "Event",
                "metadata": {"name": reason.lower(), "namespace": namespace},
                "involvedObject": {"kind": "Pod", "name": "web", "namespace": namespace},
                "type": kind,
                "reason": reason,
                "message": message,
                "lastTimestamp": f"2026-11-26T00:0{minute}:00Z",
            }
        )
    lines = culprits(api, namespace)
    assert shows(lines[0], "pod …: ImagePullBackOff")
    assert lines == [
        f'pod {namespace}/web: ImagePullBackOff: Back-off pulling image "web:1"',
        # The warning says more than the repetition after it.
        "  last event: Failed: web:1: not found",
    ]
    cluster.delete(made_pod, gracePeriodSeconds=0)


def test_a_container_that_crashes_shows_its_last_words(cluster, api, namespace):
    """Those of the run before, where the one that waits has said nothing."""
    logs = {"previous main": "".join(f"line {n}\n" for n in range(9))}
    waiting = {"reason": "CrashLoopBackOff", "message": "back-off 10s restarting"}
    with node_with_logs(cluster, f"{namespace}-node", logs):
        status = {"phase": "Running", "containerStatuses": [container(waiting=waiting)]}
        made_pod = pod(cluster, namespace, status, f"{namespace}-node")
        lines = culprits(api, namespace)
        assert shows(lines[0], "pod …: CrashLoopBackOff")
        assert lines == [
            f"pod {namespace}/web: CrashLoopBackOff: back-off 10s restarting",
            *(f"  log: line {n}" for n in range(4, 9)),
        ]
        cluster.delete(made_pod, gracePeriodSeconds=0)


def test_an_init_container_that_failed_is_named_before_the_others(cluster, api, namespace):
    failed = {**container(terminated={"exitCode": 3, "reason": "Error"}), "name": "init"}
    waiting = container(waiting={"reason": "PodInitializing"})
    status = {"initContainerStatuses": [failed], "containerStatuses": [waiting]}
    made_pod = pod(cluster, namespace, status)
    lines = culprits(api, namespace)
    assert shows(lines[0], "pod …: Error with exit code …")
    assert lines[0] == f"pod {namespace}/web: Error with exit code 3"
    cluster.delete(made_pod, gracePeriodSeconds=0)


def test_a_pod_that_is_not_ready_and_runs(cluster, api, namespace):
    conditions = [{"type": "Ready", "status": "False", "reason": "ContainersNotReady"}]
    running = container(running={"startedAt": "2026-11-26T00:00:00Z"})
    made_pod = pod(cluster, namespace, {"containerStatuses": [running], "conditions": conditions})
    (line,) = culprits(api, namespace)
    assert shows(line, "pod …: container '…' runs, and is not ready")
    assert line == f"pod {namespace}/web: container 'main' runs, and is not ready"
    cluster.delete(made_pod, gracePeriodSeconds=0)
