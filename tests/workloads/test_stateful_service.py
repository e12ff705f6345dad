import pytest

from constructs_lib import WebService, WebServiceProps
from constructs_lib.monitoring import ServiceMonitoring, ServiceMonitoringProps
from constructs_lib.network.graph import flow_graph
from constructs_lib.reference import DeletionGuard
from constructs_lib.testing import assert_rules
from constructs_lib.tree.reading import read_tree
from constructs_lib.workloads import ClaimProps, StatefulService, StatefulServiceProps
from tests.workloads.shape import IMAGE

PORTS = {"amqp": 5672, "management": 15672}


def queue(chart, **given):
    return StatefulService(chart, "queue", StatefulServiceProps(image=IMAGE, ports=PORTS, **given))


def by_kind(chart):
    return {(each["kind"], each["metadata"]["name"]): each for each in chart.to_json()}


def test_pods_keep_their_names_and_volumes(chart, manifests):
    claims = {"data": ClaimProps(path="/var/lib/queue", size="8Gi", storage_class="fast")}
    made = queue(chart, replicas=3, claims=claims, shutdown_seconds=90)
    objects = by_kind(chart)
    assert chart.to_json() == manifests
    # In order, a pod that never becomes ready would keep the release that mends it from starting.
    assert objects["StatefulSet", "queue"]["spec"]["podManagementPolicy"] == "Parallel"
    headless = objects["Service", "queue-headless"]["spec"]
    assert (headless["clusterIP"], headless["publishNotReadyAddresses"]) == ("None", True)
    assert made.host_of(2) == "queue-2.queue-headless.test.svc.cluster.local"
    for ordinal in (-1, 3):
        with pytest.raises(ValueError, match=f"from 0 to 2, since it has 3 pods, got {ordinal}"):
            made.host_of(ordinal)
    assert_rules(chart)


def test_those_who_call_it_learn_where_it_is(chart):
    shop = WebService(chart, "shop", WebServiceProps(image=IMAGE))
    shop.connections.allow_to(queue(chart))
    environment = shop.deployment.to_json()["spec"]["template"]["spec"]["containers"][0]["env"]
    assert environment == [
        {"name": "QUEUE_HOST", "value": "queue.test.svc.cluster.local"},
        {"name": "QUEUE_PORT", "value": "5672"},
    ]
    assert [(str(flow.target), flow.ports) for flow in flow_graph(chart)] == [
        ("test/queue", (5672, 15672))
    ]
    assert_rules(chart)


def test_its_metrics_are_found_by_its_service(chart):
    made = queue(chart, metrics_port=15692)
    monitor = ServiceMonitoring(chart, "monitor", ServiceMonitoringProps(), target=made).monitor
    assert (monitor.kind, monitor.to_json()["spec"]["endpoints"][0]["port"]) == (
        "ServiceMonitor",
        "metrics",
    )
    ports = made.service.to_json()["spec"]["ports"]
    assert {"name": "metrics", "port": 15692, "targetPort": "metrics"} in ports
    # The headless Service has the same labels, and would be a second target of each pod.
    headless = made.headless_service.to_json()["spec"]["ports"]
    assert [each["name"] for each in headless] == ["amqp", "management"]


def test_a_port_of_a_sidecar_is_found_by_the_pods(chart):
    made = queue(chart, metrics_port=15692)
    monitor = ServiceMonitoring(chart, "monitor", ServiceMonitoringProps(port=9121), target=made)
    endpoints = monitor.monitor.to_json()["spec"]["podMetricsEndpoints"]
    assert [each["portNumber"] for each in endpoints] == [9121]


def test_an_unprotected_one_may_be_deleted(chart):
    queue(chart, claims={"data": ClaimProps(path="/data", size="1Gi")}, protected=False)
    stated = by_kind(chart)["StatefulSet", "queue"]
    assert "cdk8s-web-platform/protected" not in stated["metadata"]["labels"]
    assert stated["spec"]["volumeClaimTemplates"][0]["metadata"] == {"name": "data"}
    DeletionGuard(chart, "guard")
    assert [each for each in read_tree(chart).objects if each["kind"] == "StatefulSet"]
