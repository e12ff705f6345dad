import pytest
from pydantic import ValidationError

from constructs_lib.network.graph import flow_graph
from constructs_lib.postgres import ImportProps, ObjectStoreProps, PostgresClusterProps
from constructs_lib.reference import (
    DataTier,
    DataTierProps,
    PostgresOperatorTier,
    PostgresOperatorTierProps,
)
from constructs_lib.testing import assert_rules
from tests.other_values import smallest
from tests.reference.tiers.examples import platform, quota_of

STORE = ObjectStoreProps(endpoint="https://s3.example.com", bucket="backups")


def cluster(**given):
    return PostgresClusterProps(database="guestbook", store=STORE, **given)


def data(**given):
    return DataTier(platform(), smallest(DataTierProps, **given))


def flows_to(tier, target):
    return {each.source for each in flow_graph(tier) if each.target == target}


def test_applications_use_the_single_server_unless_told_otherwise():
    tier = data()
    assert tier.database.id == "postgresql"
    assert tier.cluster is None
    assert tier.backup_hours.keys() == {"postgresql-backup", "postgresql-restore-drill"}


def test_with_the_cluster_there_is_no_single_server():
    tier = data(engine="cloudnative-pg", cluster=cluster())
    assert tier.database.id == "postgres"
    assert tier.server is None
    assert tier.backup_hours == {"postgres-restore-drill": 7 * 24 + 2}
    assert set(tier.chart_ids) == {"namespace", "postgres", "monitoring"}
    assert_rules(tier)


def test_both_stand_side_by_side_while_the_database_is_taken_over():
    source = ImportProps(host="postgresql.db.svc.cluster.local")
    tier = data(cluster=cluster(imported_from=source))
    assert tier.database.id == "postgresql"
    assert "db/postgres" in flows_to(tier, "db/postgresql")
    assert_rules(tier)


def test_only_an_import_reaches_the_single_server():
    assert "db/postgres" not in flows_to(data(cluster=cluster()), "db/postgresql")


def test_the_quota_has_room_for_a_drill_beside_a_new_instance():
    """Three instances, one that is being made, the copy, the job that makes it, and two drills."""
    tier = data(engine="cloudnative-pg", cluster=cluster())
    assert quota_of(tier)["pods"] == 3 + 1 + 2 + 2


def test_refuses_an_engine_that_is_not_there():
    message = "'cluster' must be given for engine 'cloudnative-pg', got None; state it"
    with pytest.raises(ValidationError, match=message):
        smallest(DataTierProps, engine="cloudnative-pg")


def test_the_operator_is_reached_by_the_api_server_alone():
    tier = PostgresOperatorTier(platform(), PostgresOperatorTierProps())
    flows = {(each.source, each.target, tuple(each.ports)) for each in flow_graph(tier)}
    operator, plugin = "cnpg-system/cloudnative-pg", "cnpg-system/barman-cloud"
    assert {each for each in flows if each[1] == operator} >= {("nodes", operator, (9443,))}
    assert (operator, plugin, (9090,)) in flows
    assert_rules(tier)
