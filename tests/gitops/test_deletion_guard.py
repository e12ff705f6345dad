"""What is protected is not deleted by accident: not by hand, not by the garbage collector."""

import json

import pytest
from kubernetes.client.exceptions import ApiException

from tests.apiserver.cluster import Refused, wait_until
from tests.gitops.argocd import NAMESPACE

GUARDED = {
    "Namespace": "v1",
    "PersistentVolume": "v1",
    "PersistentVolumeClaim": "v1",
    "StatefulSet": "apps/v1",
    "AppProject": "argoproj.io/v1alpha1",
}
CASCADE = "resources-finalizer.argocd.argoproj.io"
TEKTON = ("operator.tekton.dev/v1alpha1", "TektonConfig")


@pytest.fixture
def labels(delivery):
    policies = delivery.manifests("ValidatingAdmissionPolicy")
    (policy,) = [each for _, each in policies if each["metadata"]["name"] == "deletion-guard"]
    return policy["spec"]["matchConstraints"]["objectSelector"]["matchLabels"]


@pytest.mark.parametrize("kind", GUARDED)
def test_what_is_guarded_is_not_deleted(labels, cluster, kind):
    selector = ",".join(f"{key}={value}" for key, value in labels.items())
    guarded = cluster.list(GUARDED[kind], kind, label_selector=selector)
    assert guarded
    for found in guarded:
        manifest = {"apiVersion": GUARDED[kind], "kind": kind, "metadata": found["metadata"]}
        message = rf"{kind} (\S+/)?{found['metadata']['name']} is protected"
        with pytest.raises(Refused, match=message):
            cluster.delete(manifest)
        assert "deletionTimestamp" not in cluster.get(manifest)["metadata"]


def test_an_application_is_not_deleted_with_what_it_applied(delivery, cluster):
    """As the page of Argo CD does it: it adds the finalizer, and deletes."""
    found = delivery.applications()["db"]
    with pytest.raises(ApiException) as refused:
        cluster.merge(found, {"metadata": {"finalizers": [f"{CASCADE}/foreground"]}})
    message = "Application cicd/db is protected from deletion with all that it applied; "
    assert message in json.loads(refused.value.body)["message"]
    cluster.delete(found)
    delivery.wait_until_settled()
    assert delivery.applications()["db"]["metadata"]["uid"] != found["metadata"]["uid"]


@pytest.fixture
def owned_namespace(labels, cluster):
    """Make a TektonConfig the owner of our namespace, as the Tekton operator does."""
    api_version, kind = TEKTON
    name = "owner-for-a-test"
    config = {"apiVersion": api_version, "kind": kind, "metadata": {"name": name}, "spec": {}}
    reference = {"apiVersion": api_version, "kind": kind, "name": name}
    reference |= {"controller": True, "blockOwnerDeletion": True}
    reference["uid"] = cluster.create(config).object["metadata"]["uid"]
    namespace = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": NAMESPACE}}
    cluster.merge(namespace, {"metadata": {"ownerReferences": [reference]}})
    yield config, namespace
    cluster.merge(namespace, {"metadata": {"ownerReferences": None}})


def test_the_namespace_outlives_its_owner(owned_namespace, cluster, control_plane):
    config, namespace = owned_namespace
    log = control_plane.folder / "kube-controller-manager.log"
    cluster.delete(config)
    refused = f"Namespace {NAMESPACE} is protected"
    wait_until("the garbage collector was refused", lambda: refused in log.read_text(), 60)
    assert not cluster.find(config)
    assert "deletionTimestamp" not in cluster.get(namespace)["metadata"]
