from constructs_lib.network.graph import flow_graph
from constructs_lib.postgres import PostgresDatabase, PostgresDatabaseProps
from constructs_lib.testing import assert_rules
from constructs_lib.workloads import Worker, WorkerProps
from tests.workloads.shape import IMAGE


def test_learns_whom_it_calls(chart):
    worker = Worker(chart, "worker", WorkerProps(image=IMAGE))
    worker.connections.allow_to(
        PostgresDatabase(chart, "db", PostgresDatabaseProps(database="shop"))
    )
    (container,) = worker.deployment.to_json()["spec"]["template"]["spec"]["containers"]
    assert [variable["name"] for variable in container["env"]] == ["PGHOST", "PGPORT", "PGDATABASE"]
    assert [str(flow.target) for flow in flow_graph(chart)] == ["test/db"]
    assert_rules(chart)
