import pytest

from constructs_lib import ExternalPods
from constructs_lib.network.graph import flow_graph
from constructs_lib.postgres import (
    PostgresDatabase,
    PostgresDatabaseProps,
    PostgresExporter,
    PostgresExporterProps,
)
from constructs_lib.testing import assert_rules
from constructs_lib.workloads import PodProps
from tests.objects import beside_the_database
from tests.other_values import every_option, wired_otherwise


@pytest.fixture
def database(chart):
    return PostgresDatabase(chart, "postgresql", PostgresDatabaseProps(database="shop"))


def exporter(chart, database, **given):
    return PostgresExporter(chart, "exporter", PostgresExporterProps(**given), database=database)


def test_every_option(chart, database, manifests):
    PostgresExporter(
        chart,
        "exporter",
        every_option(PostgresExporterProps, pod=PodProps()),
        **wired_otherwise(PostgresExporter, database=database),
    )
    assert beside_the_database(chart.to_json()) == manifests
    assert_rules(chart)


def test_is_one_pod_beside_that_of_the_database(chart, database):
    """In its pod a crash of it, or too little memory, took the database out of its Service."""
    made = exporter(chart, database)
    assert made.deployment.to_json()["spec"]["replicas"] == 1
    assert (made.autoscaler, made.disruption_budget) == (None, None)
    server = database.stateful_set.to_json()["spec"]["template"]["spec"]
    assert [container["name"] for container in server["containers"]] == ["postgresql"]
    service = database.service.to_json()["spec"]
    assert made.selector != service["selector"]
    assert [port["name"] for port in service["ports"]] == ["postgresql"]


def test_reads_the_database_and_is_read_by_prometheus(chart, database):
    prometheus = ExternalPods(
        name="prometheus", namespace="monitoring", pod_labels={"app": "prometheus"}
    )
    prometheus.connections.allow_to(exporter(chart, database))
    assert [(flow.source, flow.target, flow.ports) for flow in flow_graph(chart)] == [
        ("monitoring/prometheus", "test/exporter", (9187,)),
        ("test/exporter", "test/postgresql", (5432,)),
    ]
    assert_rules(chart)


def test_an_update_takes_one_more_pod():
    """A quota without room for it would stop the update."""
    props = PostgresExporterProps(resources={"cpu_limit": "1"})
    assert props.pods_in_an_update() == (2, props.resources)
