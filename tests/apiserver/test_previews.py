"""Previews on a real API server: made, renewed, told of, and gone; and what their guard refuses."""

import copy
import json
from itertools import count

import pytest
from kubernetes.dynamic.exceptions import ForbiddenError

from constructs_lib import Platform, PlatformContext, Tier, TierProps
from constructs_lib.previews import Previews
from tests.apiserver.cluster import Cluster, Refused, wait_until
from tests.apiserver.dist import differences, order
from tests.previews.git_api import LOGIN, REPOSITORY, GitApi
from tests.previews.given import SMALL, objects_of, props, web, web_with_database
from tests.previews.runs import LABEL, Runs
from tests.served import served

HOUR = 3600
DEADLINE = 72 * HOUR


def applied(cluster, name, contents, **given):
    """Apply previews of that name; returns the objects of their Chart."""
    objects = sorted(objects_of(name, contents, **given), key=order)
    for each in objects:
        assert cluster.apply(each).warnings == []
        assert list(differences(each, cluster.get(each))) == []
    return objects


@pytest.fixture(scope="module")
def git():
    api = GitApi()
    with served(answer=api) as port:
        api.url = f"http://127.0.0.1:{port}{REPOSITORY}"
        yield api


@pytest.fixture(autouse=True)
def _empty(git):
    git.clear()


@pytest.fixture(scope="module")
def make(cluster, controllers, control_plane, git, tmp_path_factory):
    """Return a function that applies previews of a name, and returns their runs."""
    made = []

    def make(name, contents, **given):
        objects = applied(cluster, name, contents, **given)
        made.extend(objects)
        folder = tmp_path_factory.mktemp(name)
        return Runs(objects, cluster, control_plane, folder, git.url, LOGIN)

    yield make
    for each in made:
        if each["kind"].startswith("ValidatingAdmissionPolicy"):
            cluster.delete(each)


SHOPS = count(1)


@pytest.fixture
def shop(make, cluster):
    """Return runs of a name of their own, since previews take long to be gone."""
    runs = make(f"shop{next(SHOPS)}", web_with_database)
    yield runs
    for number in runs.numbers():
        cluster.delete(namespace(f"{runs.name}-pr-{number}"))


def namespace(name):
    return {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}}


def listed(cluster, shop):
    return cluster.list("v1", "Namespace", label_selector=f"{LABEL}={shop.name}")


def find(cluster, shop, kind, name):
    metadata = {"name": name, "namespace": f"{shop.name}-pr-1"}
    version = {"Deployment": "apps/v1", "Ingress": "networking.k8s.io/v1"}.get(kind, "v1")
    return cluster.find({"apiVersion": version, "kind": kind, "metadata": metadata})


def in_force(cluster, runs):
    """Return the API server as a job sees it, when its guard is in force."""
    job = Cluster(runs.kubeconfig())
    told = "is no Namespace of"
    wait_until("the guard is in force", lambda: told in refusal(job, namespace("other")))
    return job


def refusal(job, manifest):
    return job.refusal(manifest, "apply")


def until_told(runs, git, number, text):
    """Run until the comment on a pull request says a text, and return it."""

    def is_told():
        runs.run()
        return any(text in each for each in git.of(number))

    wait_until(f"{text!r} is told", is_told, why=lambda: git.of(number))
    (comment,) = git.of(number)
    return comment


def test_a_preview_is_made_and_answers(shop, git, cluster):
    git.open(1)
    assert shop.run() == (0, f"{shop.name}-pr-1 is made of {'1' * 40}\n")
    (host,) = (each["host"] for each in find(cluster, shop, "Ingress", "preview")["spec"]["rules"])
    pod = find(cluster, shop, "Deployment", "web")["spec"]["template"]["spec"]
    assert host == "pr-1.preview.example"
    assert pod["containers"][0]["image"] == f"registry.example/shop:{'1' * 40}"
    comment = until_told(shop, git, 1, "Commit `111111111111` runs at http://pr-1.preview.example")
    assert comment.startswith(f"<!-- preview of {shop.name} -->\n")
    assert shop.run() == (0, "")


def test_a_push_renews_it_in_its_place(shop, git, cluster):
    git.open(1)
    shop.run()
    shop.age(DEADLINE - HOUR)
    before = cluster.get(namespace(f"{shop.name}-pr-1"))["metadata"]["uid"]
    git.push(1, "2" * 40)
    shop.run()
    shop.age(2 * HOUR)
    shop.run()
    assert cluster.get(namespace(f"{shop.name}-pr-1"))["metadata"]["uid"] == before
    pod = find(cluster, shop, "Deployment", "web")["spec"]["template"]["spec"]
    assert pod["containers"][0]["image"].endswith("2" * 40)
    assert len(git.of(1)) == 1


def test_is_gone_after_its_deadline_until_a_push(shop, git, cluster):
    git.open(1)
    shop.run()
    shop.age(DEADLINE - HOUR)
    shop.run()
    assert shop.numbers() == {1}
    shop.age(2 * HOUR)
    assert f"{shop.name}-pr-1 is removed: its deadline has passed" in shop.run().output
    wait_until("it is gone", lambda: not listed(cluster, shop))
    shop.run()
    assert shop.numbers() == set()
    (comment,) = git.of(1)
    assert "was removed at its deadline" in comment
    git.push(1, "2" * 40)
    shop.run()
    assert shop.numbers() == {1}


def test_is_gone_after_the_merge(shop, git, cluster):
    git.open(1)
    git.open(2)
    shop.run()
    git.merge(1)
    shop.run()
    assert shop.numbers() == {2}
    (comment,) = git.of(1)
    assert "removed with its pull request" in comment
    wait_until("it is gone", lambda: len(listed(cluster, shop)) == 1)
    shop.run()
    kept = json.loads(cluster.get(shop.memory)["data"]["previews"])
    assert kept.keys() == {"2"}


def test_a_pull_request_that_was_deleted_has_none(shop, git):
    git.open(1)
    shop.run()
    del git.pulls[1]
    shop.run()
    assert shop.numbers() == set()


def test_all_are_gone_with_the_repository(shop, git):
    for number in (1, 2):
        git.open(number)
    shop.run()
    git.is_gone = True
    assert shop.run().code == 0
    assert shop.numbers() == set()


FAULTS = {
    "server error": {".*": (500, "{}")},
    "bad gateway": {".*": (502, "<html>")},
    "bad login": {".*": (401, "{}")},
    "forbidden": {".*": (403, "{}")},
    "no JSON": {".*": (200, "<html>")},
    "no list": {"GET /pulls": (200, "{}"), "GET /pulls/1": (500, "")},
    "moved": {".*": (301, "/api/v1/repos/web/other")},
    "pull requests alone": {"GET /pulls": (404, "{}")},
    "an empty list, and no word of the one": {
        "GET /pulls": (200, "[]"),
        "GET /pulls/1": (503, "{}"),
    },
    "an empty list, and the one is open": {"GET /pulls": (200, "[]")},
}


def test_an_answer_that_is_missing_removes_nothing(shop, git):
    git.open(1)
    shop.run()
    for fault, answers in FAULTS.items():
        git.faults = answers
        ran = shop.run()
        assert shop.numbers() == {1}, fault
        assert ran.code == (0 if fault.endswith("is open") else 1), fault


def test_a_server_that_is_away_removes_nothing_before_the_deadline(shop, git):
    git.open(1)
    shop.run()
    nowhere = {"REPOSITORY_URL": "http://127.0.0.1:9"}
    assert "only deadlines are kept" in shop.run(**nowhere).output
    assert shop.numbers() == {1}
    shop.age(DEADLINE + HOUR)
    assert "its deadline has passed" in shop.run(**nowhere).output
    assert shop.numbers() == set()


def test_forks_have_none(shop, git):
    git.open(1, fork=True)
    git.open(2)
    git.pulls[2]["head"]["repo"] = None
    git.open(3, commit="$(id)")
    shop.run()
    assert (shop.numbers(), git.comments) == (set(), {})


def test_no_more_than_the_limit_and_others_wait(shop, git, cluster):
    for number in (1, 2, 3):
        git.open(number)
    shop.run(LIMIT="2")
    assert shop.numbers() == {1, 2}
    (comment,) = git.of(3)
    assert "waits until fewer than 2 are there" in comment
    git.merge(1)
    shop.run(LIMIT="2")
    # Its place is free when it is gone.
    assert 3 not in shop.numbers()
    wait_until("it is gone", lambda: len(listed(cluster, shop)) == 1)
    shop.run(LIMIT="2")
    assert shop.numbers() == {2, 3}


def test_one_that_fails_says_so(shop, git, cluster):
    """And the next ones are made all the same."""
    cluster.apply(namespace(f"{shop.name}-pr-1"))
    git.open(1)
    git.open(2)
    in_force(cluster, shop)
    assert shop.run().code == 0
    (comment,) = git.of(1)
    assert "failed" in comment
    assert "takes one over" in comment
    assert cluster.get(namespace(f"{shop.name}-pr-1"))["metadata"]["labels"].get(LABEL) is None
    assert shop.numbers() == {2}
    cluster.delete(namespace(f"{shop.name}-pr-1"))


def test_pods_that_the_quota_refuses_are_told(make, git, cluster):
    large = SMALL.model_copy(update={"memory_request": "768Mi", "memory_limit": "768Mi"})
    runs = make("large", lambda preview: web(preview, large))
    git.open(1)
    comment = until_told(runs, git, 1, "exceeded quota")
    assert "The preview of commit `111111111111` failed." in comment
    cluster.delete(namespace("large-pr-1"))


def test_pods_that_never_start_are_told(shop, git):
    git.open(1)
    shop.run()
    shop.age(HOUR)
    # Neither is up this soon.
    ran = shop.run(READY_SECONDS="0")
    assert ran.code == 0
    (comment,) = git.of(1)
    assert "not ready after 0 seconds" in comment or "runs at" in comment


def test_what_it_said_is_found_after_its_memory_was_lost(shop, git, cluster):
    git.open(1)
    shop.run()
    cluster.delete(shop.memory)
    git.push(1, "2" * 40)
    shop.run()
    assert len(git.of(1)) == 1
    cluster.delete(shop.memory)
    git.merge(1)
    shop.run()
    assert shop.numbers() == set()


def test_a_comment_that_fails_is_written_later(shop, git):
    git.open(1)
    git.faults = {"POST .*": (403, "{}")}
    assert shop.run().code == 1
    assert (shop.numbers(), git.of(1)) == ({1}, [])
    git.faults = {}
    assert shop.run().code == 0
    assert len(git.of(1)) == 1


@pytest.mark.by_turns
def test_a_hundred_at_once_stay_within_the_limit_and_their_quota(make, git, cluster):
    runs = make("crowd", web, limit=100)
    for number in range(1, 121):
        git.open(number)
    assert runs.run().code == 0
    assert runs.numbers() == set(range(1, 101))
    used = [
        each["status"]["used"]
        for each in cluster.list("v1", "ResourceQuota")
        if each["metadata"]["namespace"].startswith("crowd-pr-") and each.get("status")
    ]
    assert len(used) == 100
    assert {each["pods"] for each in used} <= {"0", "1"}
    # The list changes while it is read: one that moves to the page before keeps its preview.
    git.after_page = lambda: git.merge(1)
    assert runs.run().code == 0
    assert runs.numbers() == set(range(1, 101))
    git.after_page = lambda: None
    for number in range(1, 121):
        git.merge(number)
    assert runs.run().code == 0
    assert runs.numbers() == set()


@pytest.fixture(scope="module")
def job(make, cluster, git):
    """Return the API server as the job sees it, with preview 7."""
    runs = make("shop", web_with_database)
    job = in_force(cluster, runs)
    # Another test's answers are still there.
    git.clear()
    git.open(7)
    assert runs.run().code == 0
    assert runs.numbers() == {7}
    return job


@pytest.fixture(scope="module")
def objects(cluster, job):
    """Return the objects of preview 7, as the job writes them."""
    chart = Tier(Platform(PlatformContext()), TierProps(name="previews")).chart("shop")
    previews = Previews(chart, "shop", props(), contents=web_with_database)
    text = previews.template.data["template.json"]
    text = text.replace("0number0", "7").replace("0commit0", "1" * 40)
    return {each["object"]["kind"]: each["object"] for each in json.loads(text)}


def changed(manifest, **fields):
    """Return an object with other fields, by paths with `__`."""
    made = copy.deepcopy(manifest)
    for path, value in fields.items():
        *parents, last = path.split("__")
        place = made
        for each in parents:
            place = place[int(each) if each.isdigit() else each]
        place[last] = value
    return made


def test_the_guard_lets_everything_of_a_preview_pass(job, objects):
    for each in objects.values():
        assert refusal(job, each) == ""


def test_no_object_of_a_preview_gets_elsewhere(job, cluster, objects):
    """Neither into namespaces of others, nor into those that only have such a name."""
    cluster.apply(namespace("shop-pr-8"))
    labelled = namespace("bank")
    labelled["metadata"]["labels"] = {LABEL: "shop"}
    cluster.apply(labelled)
    for place in ("default", "kube-system", "previews", "shop-pr-8", "bank"):
        for each in objects.values():
            if each["kind"] != "Namespace":
                moved = changed(each, metadata__namespace=place)
                assert "is in no Namespace of shop" in refusal(job, moved), (place, each["kind"])


def test_it_makes_and_takes_over_no_other_namespace(job, cluster, objects):
    own = objects["Namespace"]
    for name in ("bank", "default", "shop-pr-0", "shop-pr-1a", "shop-pr-01", "my-shop-pr-1"):
        why = refusal(job, changed(own, metadata__name=name))
        assert "is no Namespace of shop" in why, name
    cluster.apply(namespace("shop-pr-9"))
    assert "takes one over" in refusal(job, changed(own, metadata__name="shop-pr-9"))
    labelled = namespace("bank")
    labelled["metadata"]["labels"] = {LABEL: "shop"}
    cluster.apply(labelled)
    for name in ("bank", "shop-pr-9"):
        with pytest.raises(Refused, match="is no Namespace of shop"):
            job.delete(namespace(name))


@pytest.mark.parametrize("level", ["baseline", "privileged", None])
@pytest.mark.parametrize("name", ["shop-pr-7", "shop-pr-70"])
def test_it_keeps_pod_security(job, objects, level, name):
    """Of a preview that is there, and of a new one."""
    key = "pod-security.kubernetes.io/enforce"
    given = objects["Namespace"]["metadata"]["labels"]
    labels = {**given, key: level} if level else {k: v for k, v in given.items() if k != key}
    hostile = changed(objects["Namespace"], metadata__labels=labels, metadata__name=name)
    if (name, level) == ("shop-pr-7", None):
        with pytest.raises(ForbiddenError, match="does not keep Pod Security restricted"):
            job.merge(hostile, {"metadata": {"labels": {key: None}}})
    else:
        assert "does not keep Pod Security restricted" in refusal(job, hostile)


HOSTS = (
    *("pr-8.preview.example", "pr-77.preview.example", "preview.example", "*.preview.example"),
    *("pr-7.preview.example.evil.test", "a.pr-7.preview.example", "argocd.example"),
)


@pytest.mark.parametrize("host", [*HOSTS, None])
def test_an_ingress_has_the_host_of_its_own_preview(job, objects, host):
    ingress = objects["Ingress"]
    rule = {**ingress["spec"]["rules"][0]}
    rule["host"] = host
    if host is None:
        del rule["host"]
    both = [ingress["spec"]["rules"][0], rule]
    for rules in ([rule], both, both[::-1]):
        assert "has hosts of others" in refusal(job, changed(ingress, spec__rules=rules))
    if host:
        tls = changed(ingress, spec__tls=[{"hosts": [host]}])
        assert "has hosts of others" in refusal(job, tls)


def test_an_ingress_serves_nothing_else(job, objects):
    backend = {"service": {"name": "web", "port": {"number": 80}}}
    for hostile in (
        changed(objects["Ingress"], spec__defaultBackend=backend),
        changed(objects["Ingress"], metadata__annotations={"nginx.org/server-snippets": "a;"}),
    ):
        assert "serves all hosts" in refusal(job, hostile)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("type", "NodePort", "is a way in or out"),
        ("externalIPs", ["10.0.0.1"], "is a way in or out"),
        ("selector", {}, "leads to pods or addresses"),
    ],
)
def test_a_service_leads_to_its_own_pods(job, objects, field, value, message):
    service = {**objects["Service"], "spec": {"ports": [{"port": 80}], "selector": {"a": "b"}}}
    service["metadata"] = {"name": "another", "namespace": "shop-pr-7"}
    assert refusal(job, service) == ""
    assert message in refusal(job, changed(service, **{f"spec__{field}": value}))


@pytest.mark.parametrize("kind", ["Deployment", "StatefulSet"])
def test_pods_do_not_choose_their_node(job, objects, kind):
    for field, value in (
        ("nodeName", "control-plane"),
        ("priorityClassName", "system-node-critical"),
    ):
        hostile = changed(objects[kind], **{f"spec__template__spec__{field}": value})
        assert "choose their node" in refusal(job, hostile)


def of_kind(version, kind, **content):
    return {
        "apiVersion": version,
        "kind": kind,
        "metadata": {"name": "hostile", "namespace": "shop-pr-7"},
        **content,
    }


RBAC = "rbac.authorization.k8s.io"
ADMIN = {
    "roleRef": {"apiGroup": RBAC, "kind": "ClusterRole", "name": "cluster-admin"},
    "subjects": [{"kind": "ServiceAccount", "name": "shop", "namespace": "previews"}],
}
RESTRICTED = {
    "restartPolicy": "Never",
    "securityContext": {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}},
    "containers": [
        {
            "name": "a",
            "image": "a",
            "securityContext": {
                "allowPrivilegeEscalation": False,
                "capabilities": {"drop": ["ALL"]},
            },
        }
    ],
}
OTHER_KINDS = [
    of_kind("v1", "Secret"),
    of_kind("v1", "Endpoints", subsets=[]),
    of_kind("v1", "Pod", spec=RESTRICTED),
    of_kind("batch/v1", "Job", spec={"template": {"spec": RESTRICTED}}),
    of_kind(f"{RBAC}/v1", "Role", rules=[]),
    of_kind(f"{RBAC}/v1", "RoleBinding", **ADMIN),
    of_kind(f"{RBAC}/v1", "ClusterRoleBinding", **ADMIN),
    of_kind(f"{RBAC}/v1", "ClusterRole", rules=[]),
    of_kind("discovery.k8s.io/v1", "EndpointSlice", addressType="IPv4", endpoints=[]),
]


def test_it_makes_no_other_kinds_whatever_rights_it_gets(job, cluster):
    """By RBAC, and by the guard where somebody gives its account more."""
    for each in OTHER_KINDS:
        if each["kind"].startswith("Cluster"):
            each["metadata"] = {"name": "hostile"}
        assert "forbidden" in refusal(job, each), each["kind"]
    administrator = of_kind(f"{RBAC}/v1", "ClusterRoleBinding", **ADMIN)
    administrator["metadata"] = {"name": "too-much"}
    cluster.apply(administrator)
    told = "is of no kind of a preview"
    try:
        for each in OTHER_KINDS:
            wait_until(each["kind"], lambda each=each: told in refusal(job, each), 20)
    finally:
        cluster.delete(administrator)


def test_others_are_left_alone(cluster, job):
    assert refusal(cluster, namespace("shop-8")) == ""
