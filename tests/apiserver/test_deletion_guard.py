"""The guard on a real API server with controllers: what stays, what goes, and what is said."""

import itertools

import pytest
from cdk8s import App, Chart
from kubernetes.client.exceptions import ApiException

from constructs_lib.kube.label_keys import ALLOW_DELETE, PROTECTED, protection
from constructs_lib.postgres import PostgresDatabase, PostgresDatabaseProps
from constructs_lib.reference import DeletionGuard
from constructs_lib.workloads import TierNamespace, TierNamespaceProps
from tests.apiserver.cluster import Refused, wait_until
from tests.apiserver.dist import differences, title
from tests.objects import made

NAMES = (f"guarded-{number}" for number in itertools.count())
"""A namespace of its own for each test, since one takes ten seconds to go."""

KINDS = ("PersistentVolumeClaim", "StatefulSet", "Namespace")
CASCADE = "resources-finalizer.argocd.argoproj.io"


@pytest.fixture(scope="module")
def guard(controllers, cluster, tmp_path_factory):
    # Not the name of the one in dist/, which other tests want to keep.
    chart = Chart(App(outdir=str(tmp_path_factory.mktemp("guard"))), "chart")
    DeletionGuard(chart, "deletion-guard-under-test")
    objects = chart.to_json()
    for each in objects:
        assert cluster.apply(each).warnings == []
    probe = made("Namespace", "guard-probe", metadata={"labels": protection(True)})
    cluster.apply(probe)
    wait_until("the guard is in force", lambda: not deletes(cluster, probe, dryRun=["All"]))
    yield objects
    allow(cluster, probe)
    cluster.delete(probe)
    for each in reversed(objects):
        cluster.delete(each)


def deletes(cluster, manifest, **options):
    try:
        cluster.delete(manifest, **options)
    except Refused:
        return False
    return True


def allow(cluster, manifest, value="true"):
    cluster.annotate(manifest, {ALLOW_DELETE: value})


def is_going(cluster, manifest):
    found = cluster.find(manifest)
    if found is None or "deletionTimestamp" in found["metadata"]:
        return True
    # The controller of a StatefulSet makes a claim anew that no pod has used yet.
    return manifest["metadata"].get("uid", found["metadata"]["uid"]) != found["metadata"]["uid"]


def wait_until_gone(cluster, manifest):
    wait_until(f"{title(manifest)} is gone", lambda: not cluster.find(manifest))


@pytest.fixture
def apply(guard, cluster, chart):
    """Return a function that applies a namespace with a database and give the objects by kind."""
    name, applied = next(NAMES), []

    def apply(**given):
        TierNamespace(chart, name, TierNamespaceProps(**given))
        inside = Chart(chart.node.root, "inside", namespace=name)
        props = PostgresDatabaseProps(database="shop", storage_class=None, **given)
        PostgresDatabase(inside, "postgresql", props)
        applied.extend([*chart.to_json(), *inside.to_json()])
        for each in applied:
            cluster.apply(each)
        claim = made("PersistentVolumeClaim", "data-postgresql-0", name)
        wait_until("the claim is made of its template", lambda: cluster.find(claim))
        return {each["kind"]: each for each in (*applied, cluster.get(claim))}

    yield apply
    namespace = applied[0]
    if not is_going(cluster, namespace):
        allow(cluster, namespace)
        cluster.delete(namespace)


def test_is_kept_as_we_write_it(guard, cluster):
    """A value that the server adds in a list is a difference that Argo CD may always show."""
    for each in guard:
        assert list(differences(each, cluster.get(each), atomic_lists=True)) == []


def test_what_is_protected_stays_and_says_how_to_go_on(apply, cluster):
    objects = apply()
    for kind in KINDS:
        target = objects[kind]
        for options in (
            {},
            {"propagationPolicy": "Orphan"},
            {"dryRun": ["All"]},
            {"gracePeriodSeconds": 0},
        ):
            with pytest.raises(Refused) as refusal:
                cluster.delete(target, **options)
            assert refusal.value.code == 403
            path = title(target).removeprefix(f"{kind} ")
            assert (
                f"{kind} {path} is protected from deletion; to delete it anyway, "
                f"first annotate it with {ALLOW_DELETE}=true"
            ) in str(refusal.value)
        # With None the annotation is removed again.
        for value in ("false", "true", None):
            allow(cluster, target, value)
            assert deletes(cluster, target, dryRun=["All"]) == (value == "true")
        assert not is_going(cluster, target)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_allowed_goes_and_nothing_beside_it(apply, cluster, kind):
    objects = apply()
    others = [objects[each] for each in KINDS if each != kind]
    allow(cluster, objects[kind])
    cluster.delete(objects[kind])
    if kind == "Namespace":
        for each in (*others, objects[kind]):
            wait_until_gone(cluster, each)
        return
    if kind == "StatefulSet":
        wait_until_gone(cluster, objects[kind])
    # A claim that a pod uses goes with the pod.
    assert is_going(cluster, objects[kind])
    assert not any(is_going(cluster, each) for each in others)


def test_what_is_not_protected_goes(apply, cluster):
    objects = apply(protected=False)
    assert [kind for kind in KINDS if not deletes(cluster, objects[kind])] == []


@pytest.fixture
def application(guard, cluster):
    shop = made(
        *("Application", "shop", "default", "argoproj.io/v1alpha1"),
        metadata={"labels": protection(True)},
        spec={"project": "shop", "destination": {"namespace": "shop"}},
    )
    cluster.apply(shop)
    yield shop
    if cluster.find(shop):
        cluster.merge(shop, {"metadata": {"labels": None, "finalizers": None}})
        # What is being deleted goes by that.
        deletes(cluster, shop)


def sets_finalizers(cluster, manifest, *finalizers, **more):
    try:
        cluster.merge(manifest, {"metadata": {"finalizers": list(finalizers), **more}})
    except ApiException as refusal:
        return "is protected from deletion with all that it applied" not in str(refusal.body)
    return True


def test_what_the_page_refuses_to_delete_goes_when_it_leaves_git(application, cluster):
    """The page sets the finalizer, then deletes. Set for good, it would have root refused, too."""
    for how in ("", "/foreground", "/background"):
        assert not sets_finalizers(cluster, application, f"{CASCADE}{how}")
    # All else may be changed.
    assert sets_finalizers(cluster, application, "post-delete-finalizer.argocd.argoproj.io")
    cluster.merge(application, {"status": {"reconciledAt": "2026-01-01T00:00:00Z"}})
    assert sets_finalizers(cluster, application)
    cluster.delete(application)
    wait_until_gone(cluster, application)


def test_a_finalizer_of_a_time_before_the_guard_hinders_no_change(application, cluster):
    """Argo CD writes states and operations into it, and takes the finalizer away."""
    assert sets_finalizers(cluster, application, CASCADE, labels={PROTECTED: None})
    cluster.apply(application)
    assert not deletes(cluster, application)
    assert sets_finalizers(cluster, application, CASCADE, "another.example/finalizer")
    assert sets_finalizers(cluster, application)
    assert not sets_finalizers(cluster, application, CASCADE)


@pytest.mark.parametrize("allowed", [{PROTECTED: None}, {ALLOW_DELETE: "true"}], ids=str)
def test_an_application_is_deleted_with_what_it_applied_where_that_is_allowed(
    application, cluster, allowed
):
    if ALLOW_DELETE in allowed:
        allow(cluster, application)
    labels = {} if ALLOW_DELETE in allowed else {"labels": allowed}
    assert sets_finalizers(cluster, application, CASCADE, **labels)
    assert deletes(cluster, application)
    assert is_going(cluster, application)
