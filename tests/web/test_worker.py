import pytest

from constructs_lib import (
    InitProgramSettings,
    PostgresDatabase,
    PostgresDatabaseProps,
    WebService,
    WebServiceProps,
    Worker,
    WorkerProps,
    WorkerSettings,
    flow_graph,
)
from constructs_lib.testing import assert_rules
from tests.web.shape import IMAGE, claim, whole_shape


def test_defaults(chart, manifests):
    Worker(chart, "worker", WorkerProps(image=IMAGE))
    assert chart.to_json() == manifests
    assert_rules(chart)


def test_every_option(chart, manifests):
    claim(chart)
    props = WorkerProps(
        **whole_shape(chart),
        component="queue",
        min_replicas=2,
        max_replicas=5,
        cpu_percent=60,
        memory_percent=80,
        scale_down_seconds=600,
        drain_seconds=55,
        init=InitProgramSettings(command=["migrate"], environment={"MODE": "migration"}),
    )
    Worker(chart, "worker", props)
    assert chart.to_json() == manifests
    assert_rules(chart)


def test_has_no_service(chart):
    Worker(chart, "worker", WorkerProps(image=IMAGE))
    assert "Service" not in {o["kind"] for o in chart.to_json()}


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


def test_props_are_settings_and_a_role_in_the_system():
    settings = WorkerSettings(image=IMAGE, ports={"a": 1})
    assert WorkerProps.of(settings, component="queue") == WorkerProps(
        image=IMAGE, ports={"a": 1}, component="queue"
    )


def test_refuses_an_id_that_names_no_container(chart):
    with pytest.raises(ValueError, match=r"test/a\.b: 'id' must be a DNS label"):
        Worker(chart, "a.b", WorkerProps(image=IMAGE))
