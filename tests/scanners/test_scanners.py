"""checkov and kube-score find nothing in dist/, and each of them can find something."""

import socket
from copy import deepcopy

import pytest

from tests.apiserver.dist import WORKLOADS, manifests, of_kind
from tests.scanners.scan import EXCEPTIONS, SCANNERS, checkov, title

ANNOTATIONS = ("checkov.io/", "kube-score/")
BY_ANNOTATIONS = {
    "checkov": {"CKV_K8S_40", "CKV_K8S_38", "CKV_K8S_8", "CKV_K8S_9"},
    "kube-score": {"container-security-context-user-group-id"},
}
"""What objects are excused from whose pods are user 999, may call the API server, or sleep."""


@pytest.mark.parametrize("scanner", SCANNERS)
def test_dist_has_no_findings(scanner):
    found = SCANNERS[scanner](manifests(), EXCEPTIONS[scanner])
    assert found.findings == []
    workloads = {
        title(each["kind"], each["metadata"]["namespace"], each["metadata"]["name"])
        for each in of_kind(*WORKLOADS)
    }
    assert workloads <= found.objects


@pytest.mark.parametrize("scanner", SCANNERS)
def test_each_exception_is_needed(scanner):
    bare = [deepcopy(dict(each)) for each in manifests()]
    for manifest in bare:
        annotations = manifest["metadata"].get("annotations", {})
        for key in [key for key in annotations if key.startswith(ANNOTATIONS)]:
            del annotations[key]
    found = {check for check, *_ in SCANNERS[scanner](bare, {}).findings}
    assert found == {*EXCEPTIONS[scanner], *BY_ANNOTATIONS[scanner]}


def test_checkov_calls_nobody():
    """All of its requests go to a proxy, which gets none."""
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        proxy.settimeout(0.1)
        url = f"http://127.0.0.1:{proxy.getsockname()[1]}"
        variables = {"HTTP_PROXY": url, "HTTPS_PROXY": url, "ALL_PROXY": url, "NO_PROXY": ""}
        assert checkov(of_kind("Deployment"), {}, **variables).objects
        with pytest.raises(TimeoutError):
            proxy.accept()
