"""Policies that refuse, beside controllers: what was there goes on, the cluster's own is free."""

from copy import deepcopy

import pytest

from constructs_lib.admission.cluster_policies import PAIRS
from tests.admission.generated import DIGEST, NAMESPACE, of
from tests.apiserver.cluster import Cluster, Refused, wait_until
from tests.apiserver.test_cluster_policies import broken, found_by, made
from tests.checks.sound import named

PLACE = "governed"
LEFT = {
    "namespaces_left_out": ["charts"],
    "accounts_left_out": [f"{PLACE}/provisioner"],
    "cluster_objects_left_out": ["left-"],
}
RBAC = "rbac.authorization.k8s.io"
IN_ETC = {
    "capacity": {"storage": "1Gi"},
    "accessModes": ["ReadWriteOnce"],
    "hostPath": {"path": "/etc/web"},
}


def deployment(name="old", namespace=PLACE, image="web"):
    """Return a workload without requests."""
    labels = {"app": name}
    spec = {"containers": [{"name": "web", "image": image}], "terminationGracePeriodSeconds": 0}
    template = {"metadata": {"labels": labels}, "spec": spec}
    spec = {"selector": {"matchLabels": labels}, "template": template}
    return named("Deployment", name, "apps/v1", namespace, spec=spec)


def role(name, **rule):
    wide = {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}
    return of(f"{RBAC}/v1", "ClusterRole", "", rules=[wide | rule]) | {"metadata": {"name": name}}


OLD = [
    *(named("Namespace", name, namespace="") for name in (PLACE, "charts")),
    deployment(),
    role("old"),
    named("PersistentVolume", "old", namespace="", spec=IN_ETC),
    named("ServiceAccount", "provisioner", namespace=PLACE),
    named("ServiceAccount", "other", namespace=PLACE),
    role("volumes", apiGroups=[""], resources=["persistentvolumes"], verbs=["create"]),
    of(
        f"{RBAC}/v1",
        "ClusterRoleBinding",
        "",
        roleRef={"apiGroup": RBAC, "kind": "ClusterRole", "name": "volumes"},
        subjects=[
            {"kind": "ServiceAccount", "namespace": PLACE, "name": name}
            for name in ("provisioner", "other")
        ],
    ),
]
"""Objects of a time before the policies, most of which break one."""


@pytest.fixture(scope="module")
def probes(cluster):
    """Return an object for each rule that breaks it."""
    cluster.apply(named("Namespace", NAMESPACE, namespace=""))
    cluster.apply(named("ServiceAccount", "default", namespace=NAMESPACE))
    return broken(cluster)


@pytest.fixture(scope="module", autouse=True)
def policies(controllers, cluster, probes, tmp_path_factory):
    """Return the objects of all policies, which refuse, beside what was there before."""
    for each in OLD:
        cluster.apply(each)
    wait_until("a pod of before", lambda: len(pods(cluster)) == 1)
    written = made(tmp_path_factory.mktemp("deny"), **LEFT, requires_digests=True)
    for each in written:
        cluster.apply(each)

    def admitted():
        return [name for name, each in probes.items() if name not in cluster.refusal(each)]

    wait_until("every policy is in force", lambda: not admitted(), why=admitted)
    yield written
    for each in reversed(written):
        cluster.delete(each)
    wait_until("none is in force", lambda: len(admitted()) == len(probes))
    for each in filter(cluster.find, reversed(OLD)):
        cluster.delete(each)


def pods(cluster):
    return cluster.list("v1", "Pod", PLACE)


def test_a_refusal_has_the_words_of_the_rule(cluster, probes):
    for manifest in probes.values():
        with pytest.raises(Refused) as refused:
            cluster.create(manifest, dry_run=True)
        assert refused.value.code == 403
        findings = [each for pair in PAIRS for each in found_by(pair, manifest)]
        assert any(str(refused.value).endswith(each) for each in findings), findings


def test_what_was_there_can_be_changed_but_not_made_worse(cluster):
    old = deployment()
    cluster.merge(old, {"metadata": {"labels": {"a": "b"}, "finalizers": ["example.com/a"]}})
    cluster.merge(old, {"metadata": {"finalizers": None}, "spec": {"replicas": 2}})
    cluster.apply(deployment(), dry_run=True)
    cluster.apply(deployment(image=f"web:1{DIGEST}"), dry_run=True)
    # The server names one of the policies that refuse.
    with pytest.raises(Refused, match=r"'web:latest'; name a tag|'web:latest' has no digest"):
        cluster.apply(deployment(image="web:latest"), dry_run=True)
    cluster.merge(role("old"), {"metadata": {"labels": {"a": "b"}}})
    with pytest.raises(Refused, match="has verb 'bind', which grants rights"):
        cluster.apply(role("old", verbs=["*", "bind"]), dry_run=True)
    volume = named("PersistentVolume", "old", namespace="")
    cluster.merge(volume, {"metadata": {"finalizers": []}})
    cluster.delete(volume)
    wait_until("the volume is gone", lambda: not cluster.find(volume))


def test_controllers_make_pods_of_old_workloads_anew(cluster):
    before = {each["metadata"]["name"] for each in pods(cluster)}
    cluster.merge(
        deployment(), {"spec": {"template": {"metadata": {"annotations": {"restarted": "now"}}}}}
    )
    wait_until(
        "new pods alone",
        lambda: (now := {each["metadata"]["name"] for each in pods(cluster)}) and not now & before,
    )


def test_a_sound_namespace_gets_what_controllers_make_and_goes(cluster):
    namespace = named("Namespace", "sound", namespace="")
    namespace["metadata"]["labels"] = {"pod-security.kubernetes.io/enforce": "restricted"}
    cluster.create(namespace)
    account = named("ServiceAccount", "default", namespace="sound")
    wait_until("its account is there", lambda: cluster.find(account))
    cluster.delete(namespace)
    wait_until("it is gone", lambda: not cluster.find(namespace))


def test_what_is_left_out_is_free(cluster, control_plane):
    for namespace in ("kube-system", "charts"):
        assert cluster.refusal(deployment("new", namespace)) == ""
    assert "'web'" in cluster.refusal(deployment("new", "default"))
    assert cluster.refusal(role("left-over")) == ""
    assert "has '*' in 'apiGroups'" in cluster.refusal(role("over-left-"))
    volume = named("PersistentVolume", "new", namespace="", spec=IN_ETC)
    for name in ("provisioner", "other"):
        token = cluster.token_of(name, PLACE)
        user = Cluster(control_plane.kubeconfig(f"of-{name}", token))
        assert bool(user.refusal(volume)) == (name == "other")


def large():
    """Yield objects as large as one may meet, and sound."""
    amounts = {"cpu": "1", "memory": "64Mi"}
    container = {
        "image": f"registry.example/a/longer/name/of/an/image:1.2.3-alpine{DIGEST}",
        "resources": {"requests": amounts, "limits": amounts},
        "env": [{"name": f"E{number}", "value": "a" * 50} for number in range(20)],
        "ports": [{"name": f"p{number}", "containerPort": 80 + number} for number in range(10)],
        "livenessProbe": {"httpGet": {"port": "p1"}},
    }
    new = deployment("new")
    new["spec"]["template"]["spec"] |= {
        "containers": [{**container, "name": f"web-{number}"} for number in range(40)],
        "volumes": [{"name": f"v{number}", "emptyDir": {}} for number in range(40)],
    }
    yield new
    rule = {"resources": [f"r{number}" for number in range(20)], "verbs": ["get", "list", "watch"]}
    wide = role("new", **rule, apiGroups=["example.com"])
    yield wide | {"rules": wide["rules"] * 100}
    peers = [{"ipBlock": {"cidr": f"10.0.{number}.0/24"}} for number in range(100)]
    spec = {"podSelector": {}, "policyTypes": ["Ingress"], "ingress": [{"from": peers}] * 20}
    yield named("NetworkPolicy", "new", "networking.k8s.io/v1", PLACE, spec=spec)
    backend = {"service": {"name": "web", "port": {"number": 80}}}
    path = {"path": "/shop", "pathType": "Prefix", "backend": backend}
    hosts = [{"host": f"{name}.example", "http": {"paths": [path] * 10}} for name in range(50)]
    yield named("Ingress", "new", "networking.k8s.io/v1", PLACE, spec={"rules": hosts})


@pytest.mark.parametrize("manifest", [*large()], ids=lambda each: each["kind"])
def test_a_large_object_costs_less_than_the_server_grants(cluster, manifest):
    assert cluster.refusal(manifest) == ""
    # And twice, where it is changed.
    first = deepcopy(manifest)
    cluster.create(first)
    cluster.merge(first, {"metadata": {"labels": {"a": "b"}}})
    cluster.delete(first)


def test_expressions_fit_the_kinds_that_they_read(policies, cluster):
    for each in [each for each in policies if each["kind"] == "ValidatingAdmissionPolicy"]:

        def checked(policy=each):
            return cluster.get(policy).get("status", {}).get("observedGeneration")

        wait_until("types are checked", checked)
        assert cluster.get(each)["status"].get("typeChecking") == {}, each["metadata"]["name"]
