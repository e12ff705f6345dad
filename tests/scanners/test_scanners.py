"""checkov and kube-score find nothing in dist/, and each of them can find something."""

import socket
from copy import deepcopy

import pytest

from tests.apiserver.dist import WORKLOADS, manifests, of_kind
from tests.scanners.scan import EXCEPTIONS, SCANNERS, checkov, title

ANNOTATIONS = ("checkov.io/", "kube-score/")
LOW_USER = {"checkov": "CKV_K8S_40", "kube-score": "container-security-context-user-group-id"}
"""What the objects whose pods are user 999 are excused from, by annotations."""

TOKEN = {"checkov": {"CKV_K8S_38"}, "kube-score": set()}
"""What the objects whose pods have rights at the API server are excused from, by annotations."""


def scan(scanner, objects=None, *, excused=True):
    return SCANNERS[scanner](objects or manifests(), EXCEPTIONS[scanner] if excused else {})


@pytest.mark.parametrize("scanner", SCANNERS)
def test_dist_has_no_findings(scanner):
    found = scan(scanner)
    assert found.findings == []
    workloads = {
        title(each["kind"], each["metadata"]["namespace"], each["metadata"]["name"])
        for each in of_kind(*WORKLOADS)
    }
    assert workloads <= found.objects


@pytest.mark.parametrize("scanner", SCANNERS)
def test_each_exception_is_needed(scanner):
    bare = [without_exceptions(each) for each in manifests()]
    found = {finding.check for finding in scan(scanner, bare, excused=False).findings}
    assert found == {*EXCEPTIONS[scanner], LOW_USER[scanner], *TOKEN[scanner]}


def without_exceptions(manifest):
    bare = deepcopy(dict(manifest))
    annotations = bare["metadata"].get("annotations", {})
    for key in [key for key in annotations if key.startswith(ANNOTATIONS)]:
        del annotations[key]
    return bare


def privileged(pod, container):
    container["securityContext"] = {"privileged": True}


def no_limits(pod, container):
    del container["resources"]["limits"]


def latest(pod, container):
    container["image"] = "localhost:30500/web/frontend:latest"


def writable_root(pod, container):
    container["securityContext"]["readOnlyRootFilesystem"] = False


def no_readiness(pod, container):
    del container["readinessProbe"]


def no_seccomp(pod, container):
    del pod["securityContext"]["seccompProfile"]


def low_user(pod, container):
    pod["securityContext"]["runAsUser"] = 1000


BREACHES = {
    privileged: {"checkov": "CKV_K8S_16", "kube-score": "container-security-context-privileged"},
    no_limits: {"checkov": "CKV_K8S_13", "kube-score": "container-resources"},
    latest: {"checkov": "CKV_K8S_14", "kube-score": "container-image-tag"},
    writable_root: {
        "checkov": "CKV_K8S_22",
        "kube-score": "container-security-context-readonlyrootfilesystem",
    },
    no_readiness: {"checkov": "CKV_K8S_9", "kube-score": "pod-probes"},
    no_seccomp: {"checkov": "CKV_K8S_31", "kube-score": "container-seccomp-profile"},
    low_user: LOW_USER,
}


@pytest.mark.parametrize("scanner", SCANNERS)
def test_each_breach_is_found(scanner):
    """Each in a copy of the frontend, all in one scan."""
    (frontend,) = [each for each in of_kind("Deployment") if each["metadata"]["name"] == "frontend"]
    copies = {breach: deepcopy(dict(frontend)) for breach in BREACHES}
    for breach, copy in copies.items():
        copy["metadata"]["name"] = breach.__name__.replace("_", "-")
        pod = copy["spec"]["template"]["spec"]
        breach(pod, pod["containers"][0])
    found = scan(scanner, [*manifests(), *copies.values()]).findings
    for breach, checks in BREACHES.items():
        of_copy = title("Deployment", "app", copies[breach]["metadata"]["name"])
        assert checks[scanner] in {each.check for each in found if each.object == of_copy}


def test_checkov_calls_nobody():
    """All that it would ask for goes to a proxy, where nobody knocks."""
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        proxy.settimeout(0.1)
        url = f"http://127.0.0.1:{proxy.getsockname()[1]}"
        variables = {"HTTP_PROXY": url, "HTTPS_PROXY": url, "ALL_PROXY": url, "NO_PROXY": ""}
        assert checkov(of_kind("Deployment"), {}, **variables).objects
        with pytest.raises(TimeoutError):
            proxy.accept()
