"""Pod Security is enforced: our pods pass, and the server judges others as our rule does."""

from copy import deepcopy
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from constructs_lib.analysis import Inventory
from constructs_lib.workloads import TierNamespace, TierNamespaceProps
from tests.apiserver.cluster import Refused
from tests.apiserver.dist import WORKLOADS, of_kind, title
from tests.objects import made
from tests.rules import texts

SAFE = {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}}
SOUND = {
    "securityContext": {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}},
    "containers": [{"name": "probe", "image": "probe:1", "securityContext": SAFE}],
}


def pod_of(namespace, spec):
    return made("Pod", "probe", namespace, spec=spec)


def default_account(namespace):
    """Return the ServiceAccount that a controller would make, without which no pod is admitted."""
    return made("ServiceAccount", "default", namespace)


def test_our_pods_are_admitted(try_pod):
    """A Deployment is admitted whatever its pods are; its ReplicaSet then fails in silence."""
    answers = {title(each): try_pod(each).warnings for each in of_kind(*WORKLOADS)}
    assert {name: warnings for name, warnings in answers.items() if warnings} == {}


def test_every_namespace_of_ours_refuses_a_breach(cluster):
    """Also those whose pods come from charts, which nothing else here shows.

    But for the one whose pods read files of the host, and which has no others.
    """
    ours = {each["metadata"]["name"]: each for each in of_kind("Namespace")}
    del ours["node-agents"]
    assert {"app", "cicd", "db", "ingress", "monitoring"} <= ours.keys()
    for name, namespace in ours.items():
        copy = f"{name}-closed"
        cluster.apply({**namespace, "metadata": {**namespace["metadata"], "name": copy}})
        cluster.apply(default_account(copy))
        assert cluster.create(pod_of(copy, SOUND), dry_run=True).warnings == []
        without_seccomp = {**SOUND, "securityContext": {"runAsNonRoot": True}}
        with pytest.raises(Refused, match='PodSecurity "restricted:latest": seccompProfile'):
            cluster.create(pod_of(copy, without_seccomp), dry_run=True)


@pytest.fixture
def level(request, cluster, chart):
    props = TierNamespaceProps(pod_security=request.param, pod_security_reason="For a test.")
    TierNamespace(chart, request.param, props)
    for manifest in (*chart.to_json(), default_account(request.param)):
        cluster.apply(manifest)
    return request.param


VALUES = yaml.safe_load(Path(__file__).with_name("pod_security.yaml").read_text())


def pod_with(field, value, level):
    """Return a sound pod whose field of `VALUES` has that value."""
    pod = pod_of(level, deepcopy(SOUND))
    spec = pod["spec"]
    if field == "capability":
        spec["containers"][0]["securityContext"]["capabilities"]["add"] = [value]
    elif field == "sysctl":
        spec["securityContext"]["sysctls"] = [{"name": value, "value": "1"}]
    elif field == "type of SELinux":
        spec["securityContext"]["seLinuxOptions"] = {"type": value}
    elif field == "AppArmor":
        key = "container.apparmor.security.beta.kubernetes.io/probe"
        pod["metadata"]["annotations"] = {key: value}
    else:
        spec["volumes"] = [{"name": "a", **value}]
    return pod


def judged_alike(cluster, chart, pod):
    """Return whether the server admits a pod, None where another rule of it refuses the pod."""
    namespaces = [each for each in chart.to_json() if each["kind"] == "Namespace"]
    refusal = ""
    try:
        cluster.create(pod, dry_run=True)
    except Refused as error:
        refusal = str(error)
    if refusal and "violates PodSecurity" not in refusal:
        return None
    findings = texts(Inventory([*namespaces, pod]), "pod-security-violated")
    assert (findings == []) == (not refusal), (findings, refusal, pod)
    return not refusal


@pytest.mark.parametrize("level", ["baseline", "restricted"], indirect=True)
def test_our_rule_and_the_server_judge_each_value_alike(cluster, chart, level):
    for field, values in VALUES.items():
        judged = {judged_alike(cluster, chart, pod_with(field, each, level)) for each in values}
        assert judged == {True, False}


def maybe(**fields):
    """Return mappings in which each field may be absent."""
    return st.fixed_dictionaries({}, optional=fields)


def some_of(*values, most=2):
    return st.lists(st.sampled_from(values), max_size=most, unique_by=str)


PROFILES = st.sampled_from(["RuntimeDefault", "Unconfined"]).map(lambda kind: {"type": kind})
CAPABILITIES = some_of("ALL", "CHOWN", "NET_BIND_SERVICE", "NET_RAW", "SYS_ADMIN", "SETUID")
OF_BOTH = {
    "runAsNonRoot": st.booleans(),
    "runAsUser": st.sampled_from([0, 1000]),
    "seccompProfile": PROFILES,
    "appArmorProfile": PROFILES,
    "seLinuxOptions": maybe(
        type=st.sampled_from(["container_t", "container_kvm_t", "spc_t"]), user=st.just("system_u")
    ),
}
CONTAINER_CONTEXT = maybe(
    **OF_BOTH,
    privileged=st.booleans(),
    allowPrivilegeEscalation=st.booleans(),
    capabilities=maybe(add=CAPABILITIES, drop=CAPABILITIES),
    procMount=st.sampled_from(["Default", "Unmasked"]),
)
SYSCTLS = [{"name": name, "value": "1"} for name in VALUES["sysctl"][:3]]


def containers(name):
    fixed = {"name": st.just(name), "image": st.just("probe:1")}
    context = st.one_of(st.just(SAFE), CONTAINER_CONTEXT)
    ports = some_of({"containerPort": 80}, {"containerPort": 81, "hostPort": 81}, most=1)
    return st.fixed_dictionaries({**fixed, "securityContext": context, "ports": ports}).map(
        lambda container: [container]
    )


PARTS = {
    "containers": containers("probe"),
    "initContainers": containers("init"),
    "securityContext": maybe(**OF_BOTH, sysctls=some_of(*SYSCTLS, most=1)),
    **dict.fromkeys(["hostNetwork", "hostPID", "hostIPC", "hostUsers"], st.booleans()),
    "volumes": some_of(*VALUES["volume"]).map(
        lambda found: [{"name": f"v{number}", **each} for number, each in enumerate(found)]
    ),
}


@st.composite
def pod_specs(draw):
    """Return a sound pod of which some parts are anything."""
    chosen = draw(st.lists(st.sampled_from(sorted(PARTS)), max_size=3, unique=True))
    return {**SOUND, **{part: draw(PARTS[part]) for part in chosen}}


@pytest.mark.parametrize("level", ["baseline", "restricted"], indirect=True)
def test_our_rule_and_the_server_judge_alike(cluster, chart, level):
    judged = []

    @settings(max_examples=400, deadline=None, derandomize=True)
    @given(spec=pod_specs())
    def judge_alike(spec):
        judged.append(judged_alike(cluster, chart, pod_of(level, spec)))

    judge_alike()
    assert min(judged.count(True), judged.count(False)) > 50, judged
