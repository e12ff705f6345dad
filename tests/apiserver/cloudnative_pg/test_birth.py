"""A new Cluster is born from its last proven backup, or empty; one that lives is left alone."""

from copy import deepcopy

import pytest

from constructs_lib.postgres import ImportProps
from tests.apiserver.cloudnative_pg.objects import config_map, made, of_kinds, without_birth
from tests.apiserver.cluster import Refused, wait_until

OBJECTS = made()
CLUSTER = OBJECTS["Cluster", "postgresql"]
GUARD = ("ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding")
POLICIES = ("MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding")


def put_in_force(cluster, objects):
    """Apply the policy, and wait until the server acts on this very one."""
    for policy in of_kinds(objects, *POLICIES):
        cluster.apply(policy)


def refusal(cluster, manifest=CLUSTER):
    return cluster.refusal(manifest, "apply")


@pytest.fixture
def policies(cluster, gone):
    """Put the policies in force, without a Cluster or anything known of its backups."""
    for leftover in (CLUSTER, config_map("", "")):
        gone(leftover)
    put_in_force(cluster, OBJECTS)
    wait_until("the policy is in force", lambda: "no params found" in refusal(cluster))
    yield cluster
    gone(CLUSTER)
    gone(config_map("", ""))


def born(cluster, server, following):
    """Return the spec of a new Cluster, once the server knows what is proven."""
    cluster.apply(config_map(server, following))
    wait_until("the server knows it", lambda: not refusal(cluster))
    return cluster.apply(CLUSTER).object["spec"]


def archive_of(spec):
    (plugin,) = spec["plugins"]
    assert plugin["isWALArchiver"]
    return plugin["parameters"]


def test_without_its_policy_nothing_is_created(policies):
    """Both are applied at once, and the operator would make a database `app` without an archive."""
    for guard in of_kinds(OBJECTS, *GUARD):
        policies.apply(guard)
    other = deepcopy(CLUSTER)
    other["metadata"]["name"] = "another"
    wait_until("the guard is in force", lambda: "not in force yet" in refusal(policies, other))


def test_nothing_is_created_until_it_is_known_what_is_proven(policies):
    with pytest.raises(Refused, match=r"postgresql-birth.*no params found for policy binding"):
        policies.apply(CLUSTER)


def test_without_a_proven_backup_it_begins_empty(policies):
    spec = born(policies, "", "postgresql-1")
    assert list(spec["bootstrap"]) == ["initdb"]
    initdb = spec["bootstrap"]["initdb"]
    assert (initdb["database"], initdb["owner"]) == ("guestbook", "owner")
    assert initdb["secret"] == {"name": "postgresql-owner"}
    assert not spec.get("externalClusters")
    assert archive_of(spec) == {"barmanObjectName": "postgresql", "serverName": "postgresql-1"}


def test_with_a_proven_backup_it_is_restored_and_archives_elsewhere(policies):
    spec = born(policies, "postgresql-1", "postgresql-3")
    assert list(spec["bootstrap"]) == ["recovery"]
    recovery = spec["bootstrap"]["recovery"]
    (origin,) = spec["externalClusters"]
    assert recovery["source"] == origin["name"]
    assert (recovery["database"], recovery["owner"]) == ("guestbook", "owner")
    assert origin["plugin"]["parameters"] == {
        "barmanObjectName": "postgresql",
        "serverName": "postgresql-1",
    }
    assert archive_of(spec)["serverName"] == "postgresql-3"


def test_a_cluster_that_lives_is_never_born_again(policies):
    """Argo CD applies the same text again and again, without a bootstrap."""
    before = born(policies, "", "postgresql-1")
    policies.apply(config_map("postgresql-1", "postgresql-2"))
    changed = deepcopy(CLUSTER)
    changed["spec"]["instances"] = 5
    assert policies.apply(CLUSTER).object["spec"] == before
    after = policies.apply(changed).object["spec"]
    assert after == {**before, "instances": 5}


def test_a_person_who_states_a_bootstrap_decides(policies):
    policies.apply(config_map("postgresql-1", "postgresql-2"))
    wait_until("the server knows it", lambda: not refusal(policies))
    stated = deepcopy(CLUSTER)
    stated["spec"]["bootstrap"] = {"initdb": {"database": "other", "owner": "other"}}
    stated["spec"]["plugins"] = [{"name": "own.example"}]
    spec = policies.apply(stated).object["spec"]
    assert spec["bootstrap"]["initdb"]["database"] == "other"
    assert [each["name"] for each in spec["plugins"]] == ["own.example"]


def test_other_clusters_are_left_alone(policies):
    other = without_birth(CLUSTER, "another")
    assert not policies.apply(other, dry_run=True).object["spec"].get("plugins")


def test_a_new_cluster_takes_over_the_database_of_a_server(policies):
    """But not if a backup of the cluster itself is proven, which holds what was written since."""
    source = ImportProps(host="old.db.svc.cluster.local")
    put_in_force(policies, made(imported_from=source))

    def spec():
        return policies.apply(CLUSTER, dry_run=True).object["spec"]

    policies.apply(config_map("", "postgresql-1"))
    wait_until(
        "the policy is the new one",
        lambda: not refusal(policies) and "import" in spec()["bootstrap"].get("initdb", {}),
    )
    imported = spec()
    assert imported["bootstrap"]["initdb"]["import"] == {
        "type": "microservice",
        "databases": ["guestbook"],
        "source": {"externalCluster": "origin"},
    }
    (origin,) = imported["externalClusters"]
    assert origin["connectionParameters"]["host"] == "old.db.svc.cluster.local"
    assert origin["password"] == {"name": "postgresql-superuser", "key": "password"}
    policies.apply(config_map("postgresql-1", "postgresql-2"))
    wait_until("the backup is proven", lambda: "recovery" in spec()["bootstrap"])
    assert "plugin" in spec()["externalClusters"][0]
