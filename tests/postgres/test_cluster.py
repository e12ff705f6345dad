import json

import pytest
from cdk8s import App, Chart

from constructs_lib import ResourcesProps, WebService, WebServiceProps
from constructs_lib.network.graph import flow_graph
from constructs_lib.postgres import (
    ClusterDrill,
    ClusterDrillProps,
    ObjectStoreProps,
    PoolerProps,
    PostgresCluster,
    PostgresClusterProps,
    PostgresDatabase,
    PostgresDatabaseProps,
)
from constructs_lib.postgres.credentials import USERS
from constructs_lib.testing import assert_rules
from tests.objects import single, without_scripts
from tests.other_values import every_option, wired_otherwise

STORE = ObjectStoreProps(endpoint="https://s3.example.com", bucket="backups")


def cluster(chart, **given):
    props = PostgresClusterProps(**{"database": "shop", "store": STORE, **given})
    return PostgresCluster(chart, "postgresql", props)


def drilled(chart, **given):
    made = cluster(chart, **given)
    return made, ClusterDrill(chart, "drill", ClusterDrillProps(), cluster=made)


def spec(chart, name="postgresql"):
    return single(chart.to_json(), "Cluster", name)["spec"]


def test_every_option(chart, manifests):
    made = PostgresCluster(
        chart,
        "postgresql",
        every_option(PostgresClusterProps),
        **wired_otherwise(PostgresCluster),
    )
    ClusterDrill(chart, "drill", every_option(ClusterDrillProps), cluster=made)
    written = [each for each in chart.to_json() if each["kind"] != "NetworkPolicy"]
    assert without_scripts(written) == manifests
    assert_rules(chart)


def test_an_application_takes_either(chart):
    """Variables, Secrets and ports have the same names, so that nothing of it changes."""
    single_server = Chart(App(), "single", namespace="test")
    props = PostgresDatabaseProps(database="shop")
    either = cluster(chart), PostgresDatabase(single_server, "postgresql", props)
    several, one = (each.connections for each in either)
    assert several.ports == one.ports
    assert {**several.environment, "PGHOST": ""} == {**one.environment, "PGHOST": ""}
    for role in USERS:
        several, one = (each.credentials_for(role).model_dump() for each in either)
        assert several == one


@pytest.mark.parametrize(
    ("given", "host", "target"),
    [
        ({}, "postgresql-rw.test.svc.cluster.local", "test/postgresql"),
        (
            {"pooler": PoolerProps()},
            "postgresql-pooler.test.svc.cluster.local",
            "test/postgresql-pooler",
        ),
    ],
)
def test_applications_reach_the_primary_or_the_pooler(chart, given, host, target):
    service = WebService(chart, "shop", WebServiceProps(image="shop:1"))
    made = cluster(chart, **given)
    service.connections.allow_to(made)
    container = single(chart.to_json(), "Deployment", "shop")["spec"]["template"]["spec"]
    assert {"name": "PGHOST", "value": host} in container["containers"][0]["env"]
    flows = {(each.source, each.target) for each in flow_graph(chart)}
    assert {target for source, target in flows if source == "test/shop"} == {target}


def test_flows(chart):
    drilled(chart, pooler=PoolerProps())
    flows = {(each.source, each.target, tuple(each.ports)) for each in flow_graph(chart)}
    operator, api, outside = "cnpg-system/cloudnative-pg", ("api-server", (6443,)), "outside"
    assert flows == {
        ("test/postgresql", *api),
        ("test/postgresql", "test/postgresql", (5432, 8000)),
        ("test/postgresql", outside, (443,)),
        (operator, "test/postgresql", (5432, 8000)),
        ("test/postgresql-pooler", *api),
        ("test/postgresql-pooler", "test/postgresql", (5432,)),
        ("test/drill", *api),
        ("test/drill", "test/postgresql", (5432,)),
        ("test/drill", "test/postgresql-copy", (5432,)),
        ("test/postgresql-copy", *api),
        ("test/postgresql-copy", "test/postgresql-copy", (5432, 8000)),
        ("test/postgresql-copy", outside, (443,)),
        (operator, "test/postgresql-copy", (5432, 8000)),
    }


def test_a_store_in_the_cluster_is_connected_by_its_owner(chart):
    store = ObjectStoreProps(endpoint="http://seaweed.store.svc:8333", bucket="backups")
    drilled(chart, store=store)
    assert not [each for each in flow_graph(chart) if each.target == "outside"]


@pytest.mark.parametrize(("limit", "files"), [("500m", 1), ("1500m", 1), ("4", 4)])
def test_files_copied_at_once_match_cpus(chart, limit, files):
    resources = ResourcesProps(cpu_limit=limit)
    cluster(chart, store=STORE.model_copy(update={"resources": resources}))
    store = single(chart.to_json(), "ObjectStore", "postgresql")["spec"]
    assert store["configuration"]["wal"]["maxParallel"] == files


def test_three_instances_in_three_zones_one_of_which_confirms(chart):
    cluster(chart)
    made = spec(chart)
    (zones,) = made["topologySpreadConstraints"]
    assert made["instances"] == 3
    assert (zones["topologyKey"], zones["whenUnsatisfiable"], zones["maxSkew"]) == (
        "topology.kubernetes.io/zone",
        "DoNotSchedule",
        1,
    )
    # The instances have the label, since the operator copies it to them.
    assert zones["labelSelector"]["matchLabels"] == made["inheritedMetadata"]["labels"]
    assert made["postgresql"]["synchronous"]["number"] == 1


def archived_as(chart):
    (plugin,) = spec(chart)["plugins"]
    assert plugin["isWALArchiver"]
    return plugin["parameters"]["serverName"]


def test_a_new_cluster_begins_empty_and_archives_under_its_name(chart):
    cluster(chart)
    assert list(spec(chart)["bootstrap"]) == ["initdb"]
    assert "externalClusters" not in spec(chart)
    assert archived_as(chart) == "postgresql"


@pytest.mark.parametrize("backup", [None, "20261201T023000"])
def test_a_cluster_recovers_from_a_backup_and_archives_elsewhere(chart, backup):
    origin = {"server_name": "postgresql", "backup_id": backup}
    _, drill = drilled(chart, recover_from=origin, server_name="postgresql-2")
    recovery = spec(chart)["bootstrap"]["recovery"]
    (external,) = spec(chart)["externalClusters"]
    assert recovery["source"] == external["name"]
    assert recovery.get("recoveryTarget") == (backup and {"backupID": backup})
    assert external["plugin"]["parameters"]["serverName"] == "postgresql"
    assert archived_as(chart) == "postgresql-2"
    # The drill proves what is archived now.
    copy = json.loads(drill.config_map.to_json()["data"]["cluster.json"])["spec"]
    assert copy["externalClusters"][0]["plugin"]["parameters"]["serverName"] == "postgresql-2"


def test_a_new_cluster_takes_over_the_database_of_a_server(chart):
    cluster(chart, imported_from={"host": "old.db.svc"})
    initdb = spec(chart)["bootstrap"]["initdb"]
    assert initdb["import"]["databases"] == ["shop"]
    (external,) = spec(chart)["externalClusters"]
    assert external["name"] == initdb["import"]["source"]["externalCluster"]
    assert external["connectionParameters"]["host"] == "old.db.svc"


def test_the_copy_is_alone_and_archives_nothing(chart):
    """Otherwise it would write into the archive that it proves."""
    made, drill = drilled(chart)
    text = drill.config_map.to_json()["data"]["cluster.json"]
    copy = json.loads(text)
    assert copy["metadata"]["name"] == "postgresql-copy"
    assert copy["spec"]["instances"] == 1
    assert "synchronous" not in copy["spec"]["postgresql"]
    assert "plugins" not in copy["spec"]
    assert "cdk8s-web-platform/protected" not in copy["metadata"]["labels"]
    assert made.cluster.to_json()["metadata"]["labels"]["cdk8s-web-platform/protected"] == "true"


def test_the_drill_may_touch_nothing_but_its_copy(chart):
    _, drill = drilled(chart)
    rules = drill.role.to_json()["rules"]
    by_name = {rule.get("resourceNames", [""])[0]: set(rule["verbs"]) for rule in rules}
    assert by_name == {
        "": {"list"},
        "postgresql-copy": {"create", "delete", "get", "patch"},
    }


def test_refuses_to_archive_into_the_folder_that_it_recovers_from(chart):
    message = "'server_name' must differ from 'recover_from.server_name', .* got 'postgresql' for"
    with pytest.raises(ValueError, match=message):
        cluster(chart, recover_from={"server_name": "postgresql"})


def test_refuses_a_drill_with_the_name_of_its_copy(chart):
    made = cluster(chart)
    with pytest.raises(ValueError, match="'id' must differ from the name of the throw-away"):
        ClusterDrill(chart, "postgresql-copy", ClusterDrillProps(), cluster=made)


def test_refuses_a_name_that_is_too_long(chart):
    props = PostgresClusterProps(database="shop", store=STORE)
    with pytest.raises(ValueError, match=r"'id' must be .* at most 37 characters"):
        PostgresCluster(chart, "a" * 38, props)
