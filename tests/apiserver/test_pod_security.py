"""Pod Security is enforced: our pods pass, and each level refuses what breaks it."""

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constructs_lib import Inventory, TierNamespace, TierNamespaceProps
from constructs_lib.rules.pod_security import pods_fit_pod_security
from tests.apiserver.cluster import Refused
from tests.apiserver.dist import WORKLOADS, each_of_kind, of_kind

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
    props = TierNamespaceProps(pod_security=request.param, pod_security_reason="For a test.")
    TierNamespace(chart, request.param, props)
    for manifest in (*chart.to_json(), default_account(request.param)):
        cluster.apply(manifest)
    return request.param


def default_account(namespace):
    """Returns the ServiceAccount that a controller would make, without which no pod is admitted."""
    metadata = {"name": "default", "namespace": namespace}
    return {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": metadata}


@pytest.fixture(scope="module")
def ours(cluster):
    """Returns the names of copies of all namespaces of dist/, by their own names."""
    copies = {}
    for namespace in of_kind("Namespace"):
        name = namespace["metadata"]["name"]
        copies[name] = f"{name}-closed"
        cluster.apply({**namespace, "metadata": {**namespace["metadata"], "name": copies[name]}})
        cluster.apply(default_account(copies[name]))
    return copies


@pytest.mark.parametrize("breach", REFUSED_BY_RESTRICTED)
def test_every_namespace_of_ours_refuses_a_breach(cluster, ours, breach):
    """Also those whose pods come from charts, which nothing else here shows.

    But for the one whose pods read files of the host, and which has no others.
    """
    restricted = {name: copy for name, copy in ours.items() if name != "node-agents"}
    assert {"app", "cicd", "db", "ingress", "monitoring"} <= restricted.keys()
    for namespace in restricted.values():
        pod = deepcopy(POD)
        pod["metadata"]["namespace"] = namespace
        assert cluster.create(pod, dry_run=True).warnings == []
        breach(pod["spec"], pod["spec"]["containers"][0])
        with pytest.raises(Refused, match='violates PodSecurity "restricted:latest"') as refusal:
            cluster.create(pod, dry_run=True)
        assert REFUSED_BY_RESTRICTED[breach] in str(refusal.value)


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


def maybe(**fields):
    """Returns mappings in which each field may be absent."""
    return st.fixed_dictionaries({}, optional=fields)


CAPABILITIES = st.lists(
    st.sampled_from(["ALL", "CHOWN", "NET_BIND_SERVICE", "NET_RAW", "SYS_ADMIN", "SETUID"]),
    max_size=2,
    unique=True,
)
SECCOMP = st.sampled_from(["RuntimeDefault", "Unconfined"]).map(lambda kind: {"type": kind})
APP_ARMOR = st.sampled_from(["RuntimeDefault", "Unconfined"]).map(lambda kind: {"type": kind})
SE_LINUX = maybe(
    type=st.sampled_from(["container_t", "container_kvm_t", "spc_t"]), user=st.just("system_u")
)
CONTAINER_CONTEXT = maybe(
    privileged=st.booleans(),
    allowPrivilegeEscalation=st.booleans(),
    capabilities=maybe(add=CAPABILITIES, drop=CAPABILITIES),
    runAsNonRoot=st.booleans(),
    runAsUser=st.sampled_from([0, 1000]),
    seccompProfile=SECCOMP,
    appArmorProfile=APP_ARMOR,
    seLinuxOptions=SE_LINUX,
    procMount=st.sampled_from(["Default", "Unmasked"]),
)
POD_CONTEXT = maybe(
    runAsNonRoot=st.booleans(),
    runAsUser=st.sampled_from([0, 1000]),
    seccompProfile=SECCOMP,
    appArmorProfile=APP_ARMOR,
    seLinuxOptions=SE_LINUX,
    sysctls=st.lists(
        st.sampled_from(
            [
                *("kernel.shm_rmid_forced", "kernel.msgmax", "net.core.somaxconn"),
                *("net.ipv4.ip_unprivileged_port_start", "net.ipv4.tcp_rmem"),
            ]
        ).map(lambda name: {"name": name, "value": "1"}),
        max_size=1,
    ),
)
SAFE_CONTEXT = POD["spec"]["containers"][0]["securityContext"]
VOLUMES = st.lists(
    st.sampled_from(
        [
            {"emptyDir": {}},
            {"configMap": {"name": "a"}},
            {"image": {"reference": "a:1"}},
            {"hostPath": {"path": "/"}},
            {"nfs": {"server": "a", "path": "/"}},
            {"iscsi": {"targetPortal": "1.2.3.4", "iqn": "iqn.2001-04.com.example:a", "lun": 0}},
        ]
    ),
    max_size=2,
).map(lambda found: [{"name": f"v{number}", **each} for number, each in enumerate(found)])


def container(name):
    return st.builds(
        lambda context, port: {
            "name": name,
            "image": "probe:1",
            "securityContext": context,
            **({"ports": [{"containerPort": 80, **port}]} if port else {}),
        },
        st.one_of(st.just(SAFE_CONTEXT), CONTAINER_CONTEXT),
        st.sampled_from([None, None, {}, {"hostPort": 80}]),
    )


PARTS = {
    "containers": st.tuples(container("probe")).map(list),
    "initContainers": st.tuples(container("init")).map(list),
    "securityContext": POD_CONTEXT,
    "hostNetwork": st.booleans(),
    "hostPID": st.booleans(),
    "hostIPC": st.booleans(),
    "hostUsers": st.booleans(),
    "volumes": VOLUMES,
}


@st.composite
def pod_specs(draw):
    """Returns a sound pod of which some parts are anything."""
    spec = deepcopy(POD["spec"])
    for part in draw(st.lists(st.sampled_from(sorted(PARTS)), max_size=3, unique=True)):
        spec[part] = draw(PARTS[part])
    return spec


def judged_alike(cluster, chart, pod):
    """Returns whether the server admits a pod, None where another rule of it refuses the pod."""
    namespaces = [each for each in chart.to_json() if each["kind"] == "Namespace"]
    refusal = ""
    try:
        cluster.create(pod, dry_run=True)
    except Refused as error:
        refusal = str(error)
    if refusal and "violates PodSecurity" not in refusal:
        return None
    findings = list(pods_fit_pod_security(Inventory([*namespaces, pod])))
    assert (findings == []) == (not refusal), (findings, refusal, pod)
    return not refusal


@pytest.mark.parametrize("level", ["baseline", "restricted"], indirect=True)
def test_our_rule_and_the_server_judge_alike(cluster, chart, level):
    judged = []

    @settings(max_examples=400, deadline=None, derandomize=True)
    @given(spec=pod_specs())
    def judge_alike(spec):
        pod = {**POD, "metadata": {"name": "probe", "namespace": level}, "spec": spec}
        judged.append(judged_alike(cluster, chart, pod))

    judge_alike()
    assert min(judged.count(True), judged.count(False)) > 50, judged


VALUES = {
    "capability": [
        *("AUDIT_CONTROL", "AUDIT_READ", "AUDIT_WRITE", "BLOCK_SUSPEND", "BPF", "CAP_CHOWN"),
        *("CHECKPOINT_RESTORE", "CHOWN", "DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID"),
        *("IPC_LOCK", "IPC_OWNER", "KILL", "LEASE", "LINUX_IMMUTABLE", "MAC_ADMIN"),
        *("MAC_OVERRIDE", "MKNOD", "NET_ADMIN", "NET_BIND_SERVICE", "NET_BROADCAST", "NET_RAW"),
        *("PERFMON", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYSLOG", "SYS_ADMIN", "SYS_BOOT"),
        *("SYS_CHROOT", "SYS_MODULE", "SYS_NICE", "SYS_PACCT", "SYS_PTRACE", "SYS_RAWIO"),
        *("SYS_RESOURCE", "SYS_TIME", "SYS_TTY_CONFIG", "WAKE_ALARM", "ALL"),
    ],
    "sysctl": [
        *("kernel.msgmax", "kernel.shm_rmid_forced", "net.core.somaxconn", "net.ipv4.ip_forward"),
        *("net.ipv4.ip_local_port_range", "net.ipv4.ip_local_reserved_ports"),
        *("net.ipv4.ip_unprivileged_port_start", "net.ipv4.ping_group_range"),
        *("net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_wmem"),
        *("net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_rmem"),
        *("net.ipv4.tcp_max_syn_backlog", "net.ipv4.tcp_syncookies"),
    ],
    "type of SELinux": [
        *("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"),
        *("container_device_t", "spc_t", "svirt_t"),
    ],
    "AppArmor": ["runtime/default", "localhost/a", "unconfined"],
    "volume": [
        {"cephfs": {"monitors": ["a"]}},
        {"configMap": {"name": "a"}},
        {"csi": {"driver": "a"}},
        {"downwardAPI": {}},
        {"emptyDir": {}},
        {
            "ephemeral": {
                "volumeClaimTemplate": {
                    "spec": {
                        "accessModes": ["ReadWriteOnce"],
                        "resources": {"requests": {"storage": "1Gi"}},
                    }
                }
            }
        },
        {"gitRepo": {"repository": "a"}},
        {"hostPath": {"path": "/"}},
        {"image": {"reference": "a:1"}},
        {"nfs": {"server": "a", "path": "/"}},
        {"persistentVolumeClaim": {"claimName": "a"}},
        {"projected": {"sources": [{"configMap": {"name": "a"}}]}},
        {"secret": {"secretName": "a"}},
    ],
}
"""All values that a level allows somewhere, and some that it does not."""


def pod_with(field, value):
    """Returns a sound pod whose field of `VALUES` has that value."""
    pod = deepcopy(POD)
    spec = pod["spec"]
    context = spec["securityContext"]
    if field == "capability":
        spec["containers"][0]["securityContext"]["capabilities"]["add"] = [value]
    elif field == "sysctl":
        context["sysctls"] = [{"name": value, "value": "1"}]
    elif field == "type of SELinux":
        context["seLinuxOptions"] = {"type": value}
    elif field == "AppArmor":
        key = "container.apparmor.security.beta.kubernetes.io/probe"
        pod["metadata"]["annotations"] = {key: value}
    else:
        spec["volumes"] = [{"name": "a", **value}]
    return pod


@pytest.mark.parametrize("field", VALUES)
@pytest.mark.parametrize("level", ["baseline", "restricted"], indirect=True)
def test_our_rule_and_the_server_judge_each_value_alike(cluster, chart, level, field):
    judged = set()
    for value in VALUES[field]:
        pod = pod_with(field, value)
        pod["metadata"]["namespace"] = level
        judged.add(judged_alike(cluster, chart, pod))
    assert judged == {True, False}
