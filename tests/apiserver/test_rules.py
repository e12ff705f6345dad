"""What rules know of the server: what it refuses, and which kinds have a namespace."""

from collections import defaultdict
from contextlib import nullcontext

import pytest
from kubernetes.client.exceptions import ApiException

from constructs_lib.analysis.inventory import POD_INDEX, Inventory
from constructs_lib.analysis.reading import read
from constructs_lib.analysis.rules.object_validity import UNFIT, VERSIONS
from constructs_lib.analysis.rules.role_rights import TOKEN_PATH
from constructs_lib.analysis.workload_pods import pods_of
from constructs_lib.kube.schema import objects
from constructs_lib.kube.selectors import selects
from constructs_lib.kube.structs import k8s
from tests.analysis.sound import CASES, changed, container, named, sound
from tests.apiserver.cluster import Refused, wait_until
from tests.apiserver.test_fuzz import Text
from tests.rules import texts

TAKEN = {
    *("config", "config.kind", "config.metadata.namespace", "gateway.spec.gatewayClassName"),
    *("pod.volumes.4.emptyDir", "service.metadata.name", "set.metadata.name"),
    # The webhooks of Tekton are absent here.
    *("listener.spec.triggers", "task.spec.volumes", "trigger.spec.bindings"),
    # All pods of such a StatefulSet are refused.
    "set.spec.template.spec.volumes",
}
"""What only rules refuse, or what cannot be sent."""

REFUSED_BY_BOTH = [
    change
    for rule in (
        *("name-illegal", "schema-mismatch", "selector-mismatch", "value-duplicate"),
        "value-refused",
    )
    for change in CASES[rule]["fires"]
    # The server warns of duplicate variables, older ones refuse the names of Services, and no
    # GatewayClass can have what a Gateway may name. No object can be sent to a namespace of that
    # name.
    if not TAKEN & {*change}
    and change.get("remove") not in ("config.kind", "config.metadata", "trigger.spec")
    and "variable" not in change["finding"]
    # The server takes two volumes at `/a` and `/a/`.
    and "container.volumeMounts.1.mountPath" not in change
    # Nor does it look for duplicates in custom resources.
    and not change["finding"].startswith(("ExternalSecret", "Gateway cicd/web has two"))
]

CHARACTERS = [
    *map(chr, range(0xA1)),
    *("\u2028", "\u2029", "\ud83d", "\udfff", "\ufeff", "\ufffd", "\ufffe", "\uffff", "\U0001f600"),
]
"""Those that parsers of YAML may stumble over, and some others."""


def test_kinds_of_the_server_have_the_namespace_and_version_that_rules_expect(cluster):
    found, versions = {}, defaultdict(set)
    for group, version, kind, namespaced in cluster.kinds():
        versions[group].add(version)
        found[group, kind] = namespaced
    known = {
        (version.rpartition("/")[0], kind): struct.NAMESPACED
        for (version, kind), struct in objects().items()
    }
    assert {each: found[each] for each in known.keys() & found.keys()}.items() <= known.items()
    assert {kind for group, kind in found.keys() - known.keys() if group in VERSIONS} == set()
    assert sum(not namespaced for namespaced in found.values()) > 15
    assert {group: versions[group] for group in VERSIONS} == {
        group: set(known) for group, known in VERSIONS.items()
    }


@pytest.fixture(scope="module", autouse=True)
def _namespaces(cluster):
    for name in ("app", "placed"):
        cluster.apply(named("Namespace", name, namespace=""))
        cluster.apply(named("ServiceAccount", "default", namespace=name))


def test_the_server_refuses_what_the_rules_do(cluster):
    for name in ("deployment", "service", "config"):
        cluster.apply(sound()[name], dry_run=True)
    accepted = []
    for change in REFUSED_BY_BOTH:
        before = sound()
        (broken,) = [each for name, each in changed(change).items() if before.get(name) != each]
        if cluster.refusal(broken, "apply") == "":
            accepted.append(change)
    assert accepted == []


def test_yaml_holds_the_characters_that_the_rule_passes(cluster):
    def is_kept(character):
        config = Text({**sound()["config"], "data": {"key": f"a{character}b"}})
        try:
            return cluster.apply(config, dry_run=True).object["data"] == config["data"]
        except Refused:
            return False

    lost = [character for character in CHARACTERS if not is_kept(character)]
    assert lost == [character for character in CHARACTERS if UNFIT.search(character)]


BUDGETS = [
    {},
    *({field: value} for field in ("maxUnavailable", "minAvailable") for value in (0, 1, 2)),
    *({"maxUnavailable": value} for value in ("0%", "1%", "100%")),
    *({"minAvailable": value} for value in ("0%", "50%", "51%", "100%")),
]
"""Budgets of two pods, at the edges of what lets one go."""


@pytest.mark.usefixtures("controllers")
def test_pods_are_evicted_by_the_budgets_that_the_rule_passes(cluster):
    cluster.apply(named("Namespace", "drained", namespace=""))
    cluster.apply(named("ServiceAccount", "default", namespace="drained"))
    labels = {"app": "web"}
    template = {"metadata": {"labels": labels}, "spec": {"containers": [container("web")]}}
    spec = {"replicas": 2, "selector": {"matchLabels": labels}, "template": template}
    web = named("ReplicaSet", "web", "apps/v1", "drained", spec=spec)
    cluster.apply(web)

    def pods():
        return cluster.list("v1", "Pod", "drained")

    wait_until("two pods", lambda: len(pods()) == 2)
    ready = {"phase": "Running", "conditions": [{"type": "Ready", "status": "True"}]}
    for pod in pods():
        cluster.subresource({**named("Pod"), **pod}, "status", {"status": ready})
    name = pods()[0]["metadata"]["name"]
    eviction = named("Eviction", name, "policy/v1", "drained", deleteOptions={"dryRun": ["All"]})
    for spec in BUDGETS:
        budget = named("PodDisruptionBudget", "web", "policy/v1", "drained")
        budget["spec"] = {"selector": {"matchLabels": labels}, **spec}
        cluster.apply(budget)

        def counted(budget=budget):
            found = cluster.get(budget)
            status = found.get("status", {})
            of_now = status.get("observedGeneration") == found["metadata"]["generation"]
            return of_now and status["currentHealthy"] == 2

        wait_until(f"the count of {spec}", counted)
        found = texts(Inventory([web, budget]), "budget-blocks-eviction")
        answer = pytest.raises(ApiException, match="disruption budget") if found else nullcontext()
        with answer:
            pod = named("Pod", name, namespace="drained")
            cluster.subresource(pod, "eviction", eviction, method="post")
        cluster.delete(budget)


def placed_pod(name="web", **spec):
    pod = named("Pod", name, namespace="placed", spec={"containers": [container("web")], **spec})
    pod["metadata"]["labels"] = {"app": "web"}
    return pod


@pytest.mark.parametrize(
    "stated",
    [
        {"serviceAccount": "admin"},
        {"serviceAccountName": "", "serviceAccount": "admin"},
        {"serviceAccountName": "default", "serviceAccount": "admin"},
        {},
    ],
    ids=str,
)
def test_pods_have_the_account_that_rules_see(cluster, stated):
    cluster.apply(named("ServiceAccount", "admin", namespace="placed"))
    pod = placed_pod(**stated)
    made = cluster.create(pod, dry_run=True).object["spec"]
    assert made["serviceAccountName"] == pods_of(read(pod).object).account


@pytest.mark.parametrize("path", [TOKEN_PATH, "/var/run/secrets", f"{TOKEN_PATH}-2"])
def test_no_token_is_where_another_volume_is(cluster, path):
    pod = placed_pod(volumes=[{"name": "other", "emptyDir": {}}])
    pod["spec"]["containers"][0]["volumeMounts"] = [{"name": "other", "mountPath": path}]
    (made,) = cluster.create(pod, dry_run=True).object["spec"]["containers"]
    tokens = [each["name"] for each in made["volumeMounts"] if each["mountPath"] == TOKEN_PATH]
    is_hidden = bool(texts(Inventory([pod]), "token-hidden"))
    assert is_hidden == (tokens == ["other"])
    assert len(tokens) == 1


def sleeping(seconds):
    hook = {"preStop": {"sleep": {"seconds": seconds}}}
    return {"containers": [{**container("web"), "lifecycle": hook}]}


@pytest.mark.parametrize(
    ("rule", "spec", "message"),
    [
        ("prestop-too-long", sleeping(29), ""),
        ("prestop-too-long", sleeping(31), "terminationGracePeriod"),
        ("class-unknown", {"priorityClassName": "urgent"}, "no PriorityClass"),
        ("class-unknown", {"priorityClassName": "system-cluster-critical"}, ""),
        ("class-unknown", {"priorityClassName": "system-node-critical"}, ""),
        ("class-unknown", {"runtimeClassName": "gvisor"}, "not found"),
    ],
)
def test_the_server_refuses_pods_that_the_rule_finds(cluster, rule, spec, message):
    pod = placed_pod(**spec)
    assert bool(texts(Inventory([pod]), rule)) == bool(message)
    said = cluster.refusal(pod)
    assert message in said if message else said == ""


@pytest.mark.usefixtures("controllers")
@pytest.mark.parametrize("app", ["web", "wbe"])
def test_no_pod_runs_beside_one_that_does_not_exist(cluster, app):
    selector = {"matchLabels": {"app": app}}
    term = {"labelSelector": selector, "topologyKey": "kubernetes.io/hostname"}
    affinity = {"podAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [term]}}
    pod = placed_pod(f"beside-{app}", affinity=affinity)
    namespace = named("Namespace", "placed", namespace="")
    is_found = bool(texts(Inventory([pod, namespace]), "affinity-selects-nothing"))
    assert is_found == (app == "wbe")
    cluster.create(pod)

    def scheduled():
        conditions = cluster.get(pod).get("status", {}).get("conditions", [])
        return {each["type"]: each["status"] for each in conditions}.get("PodScheduled")

    wait_until(f"an answer for {app}", scheduled)
    assert scheduled() == ("False" if is_found else "True")
    cluster.delete(pod)


@pytest.mark.usefixtures("controllers")
def test_pods_of_a_stateful_set_have_their_numbers_as_labels(cluster):
    labels = {"app": "numbered"}
    template = {"metadata": {"labels": labels}, "spec": {"containers": [container("web")]}}
    spec = {"selector": {"matchLabels": labels}, "serviceName": "numbered", "template": template}
    numbered = named("StatefulSet", "numbered", "apps/v1", "placed", spec=spec)
    cluster.apply(numbered)

    def pods():
        return cluster.list("v1", "Pod", "placed", label_selector="app=numbered")

    wait_until("a pod", pods)
    selector = k8s.LabelSelector(match_labels={POD_INDEX: "0"})
    assert selects(selector, pods()[0]["metadata"]["labels"])
    assert Inventory([numbered]).selected("placed", selector)
    cluster.delete(numbered)
