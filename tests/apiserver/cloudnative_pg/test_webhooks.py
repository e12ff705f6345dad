"""The operator admits our objects, keeps them as written, and gives its pods our label."""

from copy import deepcopy

import pytest
from cdk8s import App, Chart

from constructs_lib.reference import DeletionGuard
from tests.apiserver.cloudnative_pg.objects import NAMESPACE, made, named, of_kinds
from tests.apiserver.cluster import Refused, wait_until
from tests.apiserver.dist import differences, title
from tests.beside import beside
from tests.objects import made as manifest

OBJECTS = made()
KINDS = ("ObjectStore", "ScheduledBackup", "Pooler")
CLUSTER = named(OBJECTS["Cluster", "postgresql"], "judged")
SMALL = named(made(instances=1, synchronous_standbys=0)["Cluster", "postgresql"], "judged-small")
RECOVERED = named(
    made(
        server_name="postgresql-2",
        recover_from={"server_name": "postgresql", "backup_id": "20261201T023000"},
    )["Cluster", "postgresql"],
    "judged-recovered",
)
IMPORTED = named(made(imported_from={"host": "old.db.svc"})["Cluster", "postgresql"], "imported")


@pytest.mark.parametrize(
    "written",
    [CLUSTER, SMALL, RECOVERED, IMPORTED, *of_kinds(OBJECTS, *KINDS)],
    ids=title,
)
def test_is_admitted_and_kept_as_written(cluster, written):
    """Argo CD would never remove items that the operator adds to a list."""
    answer = cluster.apply(written, dry_run=True)
    assert answer.warnings == []
    assert list(differences(written, answer.object, atomic_lists=True)) == []


@pytest.mark.parametrize(
    ("kind", "name", "change", "message"),
    beside(__file__),
)
def test_the_operator_judges(cluster, kind, name, change, message):
    broken = deepcopy(CLUSTER if kind == "Cluster" else OBJECTS[kind, name])
    broken["spec"] |= change
    with pytest.raises(Refused, match=message):
        cluster.apply(broken, dry_run=True)


def test_the_deletion_guard_protects_a_cluster(cluster):
    """Its claims belong to it, and would be deleted with it."""
    chart = Chart(App(), "chart")
    DeletionGuard(chart, "deletion-guard")
    for each in chart.to_json():
        cluster.apply(each)
    kept = named(CLUSTER, "kept")
    cluster.apply(kept)

    def is_refused():
        try:
            cluster.delete(kept, dryRun=["All"])
        except Refused as refused:
            return "Cluster db/kept is protected" in str(refused)
        return False

    wait_until("the guard is in force", is_refused)
    cluster.annotate(kept, {"cdk8s-web-platform/allow-delete": "true"})
    cluster.delete(kept)


def test_pods_of_instances_have_the_label_of_our_policies(control_plane, cluster, gone):
    """Without the plugin, which no test has: the operator would wait for it."""
    plain = deepcopy(named(CLUSTER, "plain"))
    # It is deleted again, whichever test put the guard in force.
    del plain["metadata"]["labels"]
    label = {"cdk8s-web-platform/postgres-cluster": "plain"}
    del plain["spec"]["plugins"]
    plain["spec"]["inheritedMetadata"] = {"labels": label}
    login = {"username": "postgres", "password": "secret"}
    for role in ("superuser", "owner"):
        cluster.apply(manifest("Secret", f"postgresql-{role}", NAMESPACE, stringData=login))
    cluster.apply(plain)
    log = control_plane.folder / "cloudnative-pg.log"

    def jobs():
        return cluster.list("batch/v1", "Job", NAMESPACE, label_selector="cnpg.io/cluster=plain")

    wait_until("the operator makes the first instance", jobs, why=lambda: log.read_text()[-3000:])
    (job,) = jobs()
    template = job["spec"]["template"]
    assert template["metadata"]["labels"].items() >= label.items()
    gone(plain)
    # Pod Security refuses what does not fit the level of its namespace.
    template["spec"].pop("serviceAccountName", None)
    place, metadata = ("first-instance", NAMESPACE), {"labels": label}
    cluster.apply(manifest("ServiceAccount", "default", NAMESPACE))
    cluster.create(manifest("Pod", *place, metadata=metadata, spec=template["spec"]), dry_run=True)
