import pytest

from constructs_lib import WebService, WebServiceProps
from constructs_lib.network.graph import flow_graph
from constructs_lib.postgres import PostgresDatabase, PostgresDatabaseProps
from constructs_lib.testing import assert_rules
from constructs_lib.workloads import Worker, WorkerProps
from tests.workloads.shape import IMAGE, claim, whole_shape


def test_takes_the_shape_of_every_workload_and_has_no_service(chart):
    claim(chart)
    worker = Worker(chart, "worker", WorkerProps(**whole_shape(chart)))
    made = worker.deployment.to_json()
    assert made["metadata"]["labels"]["app.kubernetes.io/component"] == "worker"
    assert made["spec"]["template"]["spec"]["priorityClassName"] == "important"
    assert "Service" not in {o["kind"] for o in chart.to_json()}
    assert_rules(chart)


def test_learns_whom_it_calls(chart):
    worker = Worker(chart, "worker", WorkerProps(image=IMAGE))
    worker.connections.allow_to(
        PostgresDatabase(chart, "db", PostgresDatabaseProps(database="shop"))
    )
    (container,) = worker.deployment.to_json()["spec"]["template"]["spec"]["containers"]
    assert [variable["name"] for variable in container["env"]] == ["PGHOST", "PGPORT", "PGDATABASE"]
    assert [str(flow.target) for flow in flow_graph(chart)] == ["test/db"]
    assert_rules(chart)


def test_is_not_called_without_a_port(chart):
    worker = Worker(chart, "worker", WorkerProps(image=IMAGE))
    shop = WebService(chart, "shop", WebServiceProps(image=IMAGE))
    with pytest.raises(ValueError, match="'ports' must be given for test/shop to test/worker"):
        shop.connections.allow_to(worker)


def test_refuses_an_id_that_names_no_container(chart):
    with pytest.raises(ValueError, match=r"test/a\.b: 'id' must be a DNS label"):
        Worker(chart, "a.b", WorkerProps(image=IMAGE))
