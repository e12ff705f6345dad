"""Pod Security is enforced: our pods pass, and each level refuses what breaks it."""

from copy import deepcopy

import pytest

from constructs_lib import TierNamespace, TierNamespaceProps
from tests.apiserver.cluster import Refused
from tests.apiserver.dist import WORKLOADS, each_of_kind

POD = {
    "apiVersion": "v1",
    "kind": "Pod",
    "metadata": {"name": "probe", "namespace": ""},
    "spec": {
        "securityContext": {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}},
        "containers": [
            {
                "name": "probe",
                "image": "probe:1",
                "securityContext": {
                    "allowPrivilegeEscalation": False,
                    "capabilities": {"drop": ["ALL"]},
                },
            }
        ],
    },
}


def privileged(pod, container):
    container["securityContext"] = {"privileged": True}


def host_path(pod, container):
    pod["volumes"] = [{"name": "host", "hostPath": {"path": "/"}}]


def host_network(pod, container):
    pod["hostNetwork"] = True


def added_capability(pod, container):
    container["securityContext"]["capabilities"]["add"] = ["SYS_ADMIN"]


def root(pod, container):
    pod["securityContext"]["runAsUser"] = 0


def not_certainly_non_root(pod, container):
    del pod["securityContext"]["runAsNonRoot"]


def escalation(pod, container):
    container["securityContext"]["allowPrivilegeEscalation"] = True


def no_seccomp(pod, container):
    del pod["securityContext"]["seccompProfile"]


REFUSED_BY_BASELINE = {
    privileged: "privileged",
    host_path: "hostPath",
    host_network: "host namespaces",
    added_capability: "capabilities",
}
REFUSED_BY_RESTRICTED = REFUSED_BY_BASELINE | {
    root: "runAsUser=0",
    not_certainly_non_root: "runAsNonRoot != true",
    escalation: "allowPrivilegeEscalation != false",
    no_seccomp: "seccompProfile",
}
REFUSALS = {
    "privileged": {},
    "baseline": REFUSED_BY_BASELINE,
    "restricted": REFUSED_BY_RESTRICTED,
}


@pytest.mark.parametrize("workload", each_of_kind(*WORKLOADS))
def test_our_pods_are_admitted(try_pod, workload):
    """A Deployment is admitted whatever its pods are; its ReplicaSet then fails in silence."""
    assert try_pod(workload).warnings == []


@pytest.fixture
def level(request, cluster, chart):
    """Returns a level, whose namespace of the same name is there."""
    TierNamespace(chart, request.param, TierNamespaceProps(pod_security=request.param))
    account = {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "default"}}
    account["metadata"]["namespace"] = request.param
    for manifest in (*chart.to_json(), account):
        cluster.apply(manifest)
    return request.param


@pytest.mark.parametrize(
    ("level", "breach"),
    [
        pytest.param(level, breach, id=f"{level}-{breach.__name__}")
        for level in REFUSALS
        for breach in REFUSED_BY_RESTRICTED
    ],
    indirect=["level"],
)
def test_each_level_refuses_its_breaches_only(cluster, level, breach):
    pod = deepcopy(POD)
    pod["metadata"]["namespace"] = level
    breach(pod["spec"], pod["spec"]["containers"][0])
    message = REFUSALS[level].get(breach)
    if message is None:
        cluster.create(pod, dry_run=True)
        return
    with pytest.raises(Refused) as refusal:
        cluster.create(pod, dry_run=True)
    assert refusal.value.code == 403
    assert f'violates PodSecurity "{level}:latest"' in str(refusal.value)
    assert message in str(refusal.value)


@pytest.mark.parametrize("level", list(REFUSALS), indirect=True)
def test_each_level_admits_a_sound_pod(cluster, level):
    pod = deepcopy(POD)
    pod["metadata"]["namespace"] = level
    assert cluster.create(pod, dry_run=True).warnings == []
