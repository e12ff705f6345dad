"""What is protected is not deleted by accident, not even by Argo CD's page."""

import json
import re

import pytest
from kubernetes.client.exceptions import ApiException

from tests.apiserver.cluster import Refused

GUARDED = {
    "Namespace": "v1",
    "PersistentVolume": "v1",
    "PersistentVolumeClaim": "v1",
    "StatefulSet": "apps/v1",
    "AppProject": "argoproj.io/v1alpha1",
}


def test_what_is_guarded_is_not_deleted(delivery, cluster):
    ((_, policy),) = delivery.manifests("ValidatingAdmissionPolicy")
    labels = policy["spec"]["matchConstraints"]["objectSelector"]["matchLabels"]
    selector = ",".join(f"{key}={value}" for key, value in labels.items())
    for kind, version in GUARDED.items():
        guarded = cluster.list(version, kind, label_selector=selector)
        assert guarded
        for found in guarded:
            manifest = {"apiVersion": version, "kind": kind, "metadata": found["metadata"]}
            with pytest.raises(Refused) as refused:
                cluster.delete(manifest)
            message = rf"{kind} (\S+/)?{found['metadata']['name']} is protected"
            assert re.search(message, str(refused.value))


def test_an_application_is_not_deleted_with_what_it_applied(delivery, cluster):
    """As the page of Argo CD does it: it adds the finalizer, and deletes."""
    found = delivery.applications()["db"]
    finalizers = ["resources-finalizer.argocd.argoproj.io/background"]
    with pytest.raises(ApiException) as refused:
        cluster.merge(found, {"metadata": {"finalizers": finalizers}})
    message = "Application cicd/db is protected from deletion with all that it applied; "
    assert message in json.loads(refused.value.body)["message"]
    cluster.delete(found)
    delivery.wait_until_settled()
    assert delivery.applications()["db"]["metadata"]["uid"] != found["metadata"]["uid"]
