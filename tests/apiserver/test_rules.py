"""What rules know of the server: what it refuses, and which kinds have a namespace."""

from contextlib import nullcontext

import pytest
from kubernetes.client.exceptions import ApiException

from constructs_lib.rules.budgets import budgets_let_pods_go
from constructs_lib.rules.inventory import POD_INDEX, Inventory
from constructs_lib.rules.objects import UNFIT
from constructs_lib.rules.placement import classes_are_known, neighbours_exist
from constructs_lib.rules.rights import TOKEN_PATH, tokens_are_not_hidden
from constructs_lib.rules.workloads import hooks_leave_time
from constructs_lib.shapes.objects import LabelSelector
from constructs_lib.shapes.pods import PodSpec
from constructs_lib.shapes.reading import SHAPES
from constructs_lib.shapes.scopes import IN_NAMESPACES, OF_THE_CLUSTER, VERSIONS
from tests.apiserver.cluster import Refused, wait_until
from tests.apiserver.test_fuzz import Text
from tests.rules.sound import CASES, changed, container, named, sound

REFUSED_BY_BOTH = [
    change
    for rule in (
        "names_are_legal",
        "containers_have_no_twins",
        "selectors_match_templates",
        "services_have_no_twins",
    )
    for change in CASES[rule]["fires"]
    # The server warns of twins among variables, older ones refuse the names of Services, and of
    # such a StatefulSet all pods are refused. No object can be sent to a namespace of that name.
    if not {"config.metadata.namespace", "service.metadata.name", "set.metadata.name"} & {*change}
    and "variable" not in change["finding"]
]

CHARACTERS = [
    *map(chr, range(0xA1)),
    *("\u2028", "\u2029", "\ud83d", "\udfff", "\ufeff", "\ufffd", "\ufffe", "\uffff", "\U0001f600"),
]
"""Those that parsers of YAML may stumble over, and some others."""


def pairs(kinds):
    return {(group, kind) for group, names in kinds.items() for kind in names}


def test_kinds_of_the_server_have_the_namespace_that_rules_expect(cluster):
    groups = OF_THE_CLUSTER.keys() | IN_NAMESPACES.keys() | {"autoscaling", "batch", "policy"}
    found = {True: set(), False: set()}
    for group, kind, namespaced in cluster.kinds():
        if group in groups:
            found[namespaced].add((group, kind))
    shapes = {group: {each.__name__ for each in shapes} for group, shapes in SHAPES.items()}
    assert found[False] <= pairs(OF_THE_CLUSTER)
    assert found[True] <= pairs(IN_NAMESPACES) | pairs(shapes)
    assert not found[True] & pairs(OF_THE_CLUSTER)
    assert not found[False] & pairs(IN_NAMESPACES)
    assert len(found[False]) > 15


@pytest.mark.parametrize("group", VERSIONS)
def test_groups_of_the_server_have_the_versions_that_rules_expect(cluster, group):
    assert cluster.versions(group) == set(VERSIONS[group])


@pytest.fixture(scope="module")
def _namespace(cluster):
    cluster.apply({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "app"}})


@pytest.mark.usefixtures("_namespace")
@pytest.mark.parametrize("change", REFUSED_BY_BOTH, ids=str)
def test_the_server_refuses_what_the_rules_do(cluster, change):
    before = sound()
    (broken,) = [each for name, each in changed(change).items() if before[name] != each]
    with pytest.raises(Refused):
        cluster.apply(broken, dry_run=True)


@pytest.mark.usefixtures("_namespace")
@pytest.mark.parametrize("name", ["deployment", "service", "config"])
def test_the_server_takes_them_as_they_were(cluster, name):
    cluster.apply(sound()[name], dry_run=True)


@pytest.mark.usefixtures("_namespace")
def test_yaml_holds_the_characters_that_the_rule_passes(cluster):
    def is_kept(character):
        config = Text({**sound()["config"], "data": {"key": f"a{character}b"}})
        try:
            return cluster.apply(config, dry_run=True).object["data"] == config["data"]
        except Refused:
            return False

    lost = [character for character in CHARACTERS if not is_kept(character)]
    assert lost == [character for character in CHARACTERS if UNFIT.search(character)]


@pytest.fixture
def scaled(controllers, cluster):
    """Applies a Deployment and a DaemonSet to a namespace of their own."""
    cluster.apply({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "scaled"}})
    template = {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [container("web")]}}
    spec = {"selector": {"matchLabels": {"app": "web"}}, "template": template}
    for kind in ("Deployment", "DaemonSet"):
        cluster.apply(named(kind, "web", "apps/v1", "scaled", spec=spec))


@pytest.mark.usefixtures("scaled")
@pytest.mark.parametrize(
    ("names", "target", "reason"),
    [
        pytest.param(["one", "other"], {"kind": "Deployment"}, "AmbiguousSelector", id="two"),
        pytest.param(["set"], {"kind": "DaemonSet"}, "FailedGetScale", id="pods without a number"),
        pytest.param(
            ["old"],
            {"kind": "Deployment", "apiVersion": "extensions/v1beta1"},
            "FailedGetScale",
            id="another version",
        ),
    ],
)
def test_no_autoscaler_scales_what_the_rules_refuse(cluster, names, target, reason):
    spec = {"scaleTargetRef": {"apiVersion": "apps/v1", "name": "web", **target}, "maxReplicas": 2}
    scalers = [
        named("HorizontalPodAutoscaler", name, "autoscaling/v2", "scaled", spec=spec)
        for name in names
    ]
    for each in scalers:
        cluster.apply(each)

    def idle(scaler):
        conditions = cluster.get(scaler).get("status", {}).get("conditions", [])
        return (reason, "False") in [(each["reason"], each["status"]) for each in conditions]

    wait_until(f"{reason} of each autoscaler", lambda: all(map(idle, scalers)), 60)
    for each in scalers:
        cluster.delete(each)


BUDGETS = [
    {},
    *({field: value} for field in ("maxUnavailable", "minAvailable") for value in (0, 1, 2)),
    *({"maxUnavailable": value} for value in ("0%", "1%", "100%")),
    *({"minAvailable": value} for value in ("0%", "50%", "51%", "100%")),
]
"""Budgets of two pods, at the edges of what lets one go."""


@pytest.mark.usefixtures("controllers")
def test_pods_are_evicted_by_the_budgets_that_the_rule_passes(cluster):
    cluster.apply({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "drained"}})
    cluster.apply(named("ServiceAccount", "default", namespace="drained"))
    labels = {"app": "web"}
    template = {"metadata": {"labels": labels}, "spec": {"containers": [container("web")]}}
    spec = {"replicas": 2, "selector": {"matchLabels": labels}, "template": template}
    web = named("ReplicaSet", "web", "apps/v1", "drained", spec=spec)
    cluster.apply(web)

    def pods():
        return cluster.list("v1", "Pod", "drained")

    wait_until("two pods", lambda: len(pods()) == 2, 60)
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

        wait_until(f"the count of {spec}", counted, 60)
        found = list(budgets_let_pods_go(Inventory([web, budget])))
        answer = pytest.raises(ApiException, match="disruption budget") if found else nullcontext()
        with answer:
            pod = named("Pod", name, namespace="drained")
            cluster.subresource(pod, "eviction", eviction, method="post")
        cluster.delete(budget)


@pytest.mark.usefixtures("_namespace")
def test_no_pod_of_two_budgets_is_evicted(cluster):
    cluster.apply(named("ServiceAccount", "default"))
    pod = named("Pod", "evicted", spec={"containers": [container("web")]})
    pod["metadata"]["labels"] = {"app": "evicted"}
    cluster.apply(pod)
    cluster.subresource(pod, "status", {"status": {"phase": "Running"}})
    for name in ("one", "two"):
        spec = {"maxUnavailable": 1, "selector": {"matchLabels": {"app": "evicted"}}}
        cluster.apply(named("PodDisruptionBudget", name, "policy/v1", spec=spec))
    eviction = named("Eviction", "evicted", "policy/v1")
    with pytest.raises(ApiException, match="more than one PodDisruptionBudget"):
        cluster.subresource(pod, "eviction", eviction, method="post")


@pytest.mark.parametrize(
    "item",
    [
        pytest.param({"type": "Container", "max": {"cpu": "50m"}}, id="limit of a container"),
        pytest.param({"type": "Container", "min": {"memory": "65Mi"}}, id="request of one"),
        pytest.param({"type": "Pod", "max": {"cpu": "150m"}}, id="sum of a pod"),
    ],
)
def test_no_pod_beyond_a_limit_range_is_made(cluster, item):
    cluster.apply(named("Namespace", "bounds", namespace=""))
    cluster.apply(named("ServiceAccount", "default", namespace="bounds"))
    limits = named("LimitRange", "bounds", namespace="bounds", spec={"limits": [item]})
    cluster.apply(limits)
    containers = [container("web"), container("more")]
    pod = named("Pod", "web", namespace="bounds", spec={"containers": containers})
    try:
        wait_until("the server looks at the LimitRange", lambda: is_refused(cluster, pod))
    finally:
        cluster.delete(limits)


def is_refused(cluster, pod):
    try:
        cluster.create(pod, dry_run=True)
    except Refused as refusal:
        return "usage per" in str(refusal)
    return False


@pytest.fixture
def placed(cluster):
    """Makes a namespace whose pods have a token."""
    cluster.apply(named("Namespace", "placed", namespace=""))
    cluster.apply(named("ServiceAccount", "default", namespace="placed"))


def placed_pod(name="web", **spec):
    pod = named("Pod", name, namespace="placed", spec={"containers": [container("web")], **spec})
    pod["metadata"]["labels"] = {"app": "web"}
    return pod


@pytest.mark.usefixtures("placed")
@pytest.mark.parametrize(
    "stated",
    [
        {},
        {"serviceAccountName": ""},
        {"serviceAccount": "admin"},
        {"serviceAccountName": "", "serviceAccount": "admin"},
        {"serviceAccountName": "default", "serviceAccount": "admin"},
    ],
)
def test_pods_have_the_account_that_rules_see(cluster, stated):
    cluster.apply(named("ServiceAccount", "admin", namespace="placed"))
    pod = placed_pod(**stated)
    made = cluster.create(pod, dry_run=True).object["spec"]
    assert made["serviceAccountName"] == PodSpec.model_validate(pod["spec"]).account


@pytest.mark.usefixtures("placed")
@pytest.mark.parametrize("path", [TOKEN_PATH, "/var/run/secrets", f"{TOKEN_PATH}-2"])
def test_no_token_is_where_another_volume_is(cluster, path):
    pod = placed_pod(volumes=[{"name": "other", "emptyDir": {}}])
    pod["spec"]["containers"][0]["volumeMounts"] = [{"name": "other", "mountPath": path}]
    (made,) = cluster.create(pod, dry_run=True).object["spec"]["containers"]
    tokens = [each["name"] for each in made["volumeMounts"] if each["mountPath"] == TOKEN_PATH]
    is_hidden = bool(list(tokens_are_not_hidden(Inventory([pod]))))
    assert is_hidden == (tokens == ["other"])
    assert len(tokens) == 1


@pytest.mark.usefixtures("placed")
@pytest.mark.parametrize("seconds", [29, 31])
def test_no_pod_pauses_for_longer_than_it_has_to_end(cluster, seconds):
    pod = placed_pod()
    pod["spec"]["containers"][0]["lifecycle"] = {"preStop": {"sleep": {"seconds": seconds}}}
    is_found = bool(list(hooks_leave_time(Inventory([pod]))))
    with pytest.raises(Refused, match="terminationGracePeriod") if is_found else nullcontext():
        cluster.create(pod, dry_run=True)


@pytest.mark.usefixtures("placed")
@pytest.mark.parametrize(
    "field",
    [
        {"priorityClassName": "urgent"},
        {"priorityClassName": "system-cluster-critical"},
        {"priorityClassName": "system-node-critical"},
        {"runtimeClassName": "gvisor"},
    ],
    ids=str,
)
def test_no_pod_of_a_class_that_is_nowhere_is_made(cluster, field):
    pod = placed_pod(**field)
    is_found = bool(list(classes_are_known(Inventory([pod]))))
    with pytest.raises(Refused, match=r"not found|no PriorityClass") if is_found else nullcontext():
        cluster.create(pod, dry_run=True)


def affinity(how, app):
    term = {"labelSelector": {"matchLabels": {"app": app}}, "topologyKey": "kubernetes.io/hostname"}
    return {how: {"requiredDuringSchedulingIgnoredDuringExecution": [term]}}


@pytest.mark.usefixtures("controllers", "placed")
@pytest.mark.parametrize("app", ["web", "wbe"])
def test_no_pod_runs_beside_one_that_does_not_exist(cluster, app):
    pod = placed_pod(f"beside-{app}", affinity=affinity("podAffinity", app))
    namespace = named("Namespace", "placed", namespace="")
    is_found = bool(list(neighbours_exist(Inventory([pod, namespace]))))
    assert is_found == (app == "wbe")
    cluster.create(pod)

    def scheduled():
        conditions = cluster.get(pod).get("status", {}).get("conditions", [])
        return {each["type"]: each["status"] for each in conditions}.get("PodScheduled")

    wait_until(f"an answer for {app}", scheduled, 60)
    assert scheduled() == ("False" if is_found else "True")
    cluster.delete(pod)


@pytest.mark.usefixtures("controllers", "placed")
def test_pods_of_a_stateful_set_have_their_numbers_as_labels(cluster):
    labels = {"app": "numbered"}
    template = {"metadata": {"labels": labels}, "spec": {"containers": [container("web")]}}
    spec = {"selector": {"matchLabels": labels}, "serviceName": "numbered", "template": template}
    numbered = named("StatefulSet", "numbered", "apps/v1", "placed", spec=spec)
    cluster.apply(numbered)

    def pods():
        return [
            each
            for each in cluster.list("v1", "Pod", "placed")
            if each["metadata"]["labels"].get("app") == "numbered"
        ]

    wait_until("a pod", pods, 60)
    selector = LabelSelector(match_labels={POD_INDEX: "0"})
    assert selector.matches(pods()[0]["metadata"]["labels"])
    assert Inventory([numbered]).selected("placed", selector)
    cluster.delete(numbered)
