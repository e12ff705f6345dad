"""Trouble that no commit made and none mends: it ends, and what waited for its end goes on."""

import time

import pytest
import yaml

from tests.gitops.delivery import health_of
from tests.gitops.late_kinds import definition_of, object_of
from tests.gitops.mistakes import rewritten
from tests.gitops.steps import allow, wait_for_retry

pytestmark = pytest.mark.slow

MINUTE = 60
PUSHED = "example.com/pushed:3"


class Since:
    """Time that has passed since it was made."""

    def __init__(self):
        self._start = time.monotonic()

    def wait(self, seconds):
        time.sleep(max(0, self._start + seconds - time.monotonic()))


def is_away(cluster, namespace):
    found = cluster.find(namespace)
    return found is None or "deletionTimestamp" in found["metadata"]


@pytest.fixture
def namespace(delivery, cluster):
    """Delete a namespace, which hangs in a finalizer."""
    (found,) = [
        manifest
        for _, manifest in delivery.manifests("Namespace")
        if manifest["metadata"]["name"] == "ingress"
    ]
    cluster.annotate(found, {"cdk8s-web-platform/allow-delete": "true"})
    cluster.merge(found, {"metadata": {"finalizers": ["example.com/hangs"]}})
    cluster.delete(found)
    yield found
    if is_away(cluster, found) and cluster.find(found):
        cluster.merge(found, {"metadata": {"finalizers": None}})


def test_a_namespace_that_hangs_in_deletion_for_a_minute(delivery, namespace, cluster):
    since = Since()
    uid = cluster.get(namespace)["metadata"]["uid"]
    wait_for_retry(delivery, "ingress")
    since.wait(MINUTE)
    assert cluster.get(namespace)["metadata"]["uid"] == uid
    cluster.merge(namespace, {"metadata": {"finalizers": None}})
    delivery.assert_heals(tries=30)
    assert cluster.get(namespace)["metadata"]["uid"] != uid


LATE = {"group": "late.example.com", "kind": "Late"}


@pytest.fixture
def definition(cluster):
    """Return the definition of a kind, which is gone at the end."""
    made = definition_of(**LATE)
    yield made
    if cluster.find(made):
        cluster.delete(made)


def test_a_definition_that_comes_a_minute_late(delivery, definition, cluster):
    allow(delivery, "ingress", LATE)
    late = object_of(**LATE, namespace="ingress")
    (delivery.files / "ingress/late.yaml").write_text(yaml.safe_dump(late))
    delivery.push("An object of a kind that comes")
    since = Since()
    wait_for_retry(delivery, "ingress")
    since.wait(MINUTE)
    cluster.apply(definition)
    delivery.assert_heals(tries=30)
    assert cluster.find(late)
    delivery.push_first()
    delivery.assert_heals()


def test_a_quota_without_room_for_an_update(delivery, cluster):
    """Its correction is enough: Kubernetes tries again what the quota refused."""
    file = delivery.files / "app/namespace.yaml"
    former = file.read_text()

    def lower(manifest):
        if manifest["kind"] == "ResourceQuota":
            manifest["spec"]["hard"]["pods"] = "0"

    rewritten(file, lower)
    (deployment_file, deployment), *_ = [
        found for found in delivery.manifests("Deployment") if found[0].parent.name == "app"
    ]

    def update(manifest):
        if manifest["kind"] == "Deployment":
            manifest["spec"]["template"]["spec"]["containers"][0]["image"] = PUSHED

    rewritten(deployment_file, update)
    delivery.push("A mistake")

    def condition():
        found = cluster.get(deployment)["status"].get("conditions", [])
        return [each["message"] for each in found if each["type"] == "ReplicaFailure"]

    delivery.until("the quota refuses a pod", lambda: "exceeded quota" in str(condition()))
    delivery.until(
        "its Application waits for the pod",
        lambda: health_of(delivery.applications()["app"]["status"]) == "Progressing",
    )
    file.write_text(former)
    delivery.push("Room")
    delivery.assert_heals()
    assert cluster.get(deployment)["spec"]["template"]["spec"]["containers"][0]["image"] == PUSHED
    pods = cluster.list("v1", "Pod", "app")
    assert PUSHED in [each["spec"]["containers"][0]["image"] for each in pods]
