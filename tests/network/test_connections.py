import pytest
from cdk8s import App, Chart
from pydantic import ValidationError

from constructs_lib import Flow, Peer, WebService, WebServiceProps, flow_graph
from constructs_lib.testing import assert_rules

PROMETHEUS = {"name": "prometheus", "namespace": "monitoring", "pod_labels": {"app": "prometheus"}}


def web(chart, id, **given):
    return WebService(chart, id, WebServiceProps(image="web:1", **given))


def policies(chart):
    return {
        o["metadata"]["name"]: o["spec"] for o in chart.to_json() if o["kind"] == "NetworkPolicy"
    }


def variables(chart, name):
    (deployment,) = [
        o for o in chart.to_json() if o["kind"] == "Deployment" and o["metadata"]["name"] == name
    ]
    return deployment["spec"]["template"]["spec"]["containers"][0].get("env", [])


def test_between_two_services(chart, manifests):
    web(chart, "frontend").connections.allow_to(web(chart, "backend", port=8080))
    assert [o for o in chart.to_json() if o["kind"] == "NetworkPolicy"] == manifests
    assert_rules(chart)


def test_the_caller_learns_the_url(chart):
    frontend = web(chart, "frontend", environment={"NODE_ENV": "test"})
    frontend.connections.allow_to(web(chart, "order-api", port=8080))
    assert variables(chart, "frontend") == [
        {"name": "NODE_ENV", "value": "test"},
        {"name": "ORDER_API_URL", "value": "http://order-api.test.svc.cluster.local:80"},
    ]
    assert variables(chart, "order-api") == []


def test_policies_name_the_ports_of_pods(chart):
    """A policy is judged after the Service's address was replaced by the pod's."""
    web(chart, "frontend").connections.allow_to(web(chart, "backend", port=8080))
    assert policies(chart)["frontend-to-backend"]["egress"][0]["ports"][0]["port"] == 8080
    assert policies(chart)["backend-from-frontend"]["ingress"][0]["ports"][0]["port"] == 8080


def test_across_namespaces_each_end_names_the_other(tmp_path):
    app = App(outdir=str(tmp_path))
    one, other = (Chart(app, name, namespace=name) for name in ("one", "other"))
    web(one, "caller").connections.allow_to(web(other, "called"))
    (to,) = policies(one)["caller-to-called"]["egress"][0]["to"]
    (from_,) = policies(other)["called-from-caller"]["ingress"][0]["from"]
    namespace = "kubernetes.io/metadata.name"
    assert to["namespaceSelector"] == {"matchLabels": {namespace: "other"}}
    assert from_["namespaceSelector"] == {"matchLabels": {namespace: "one"}}
    assert_rules(app)


def test_from_a_peer_only_our_end_gets_a_policy(chart):
    service = web(chart, "shop")
    Peer(**PROMETHEUS).connections.allow_to(service, service.metrics_port)
    assert set(policies(chart)) == {"shop-from-prometheus"}
    assert variables(chart, "shop") == []
    assert_rules(chart)


def test_to_a_peer_the_caller_gets_a_policy(chart):
    web(chart, "shop").connections.allow_to(Peer(**PROMETHEUS, ports=(9090, 80)))
    (egress,) = policies(chart)["shop-to-prometheus"]["egress"]
    assert [port["port"] for port in egress["ports"]] == [80, 9090]


def test_one_peer_serves_several_apps(tmp_path):
    peer = Peer(**PROMETHEUS)
    for name in ("one", "other"):
        chart = Chart(App(outdir=str(tmp_path)), name, namespace="test")
        peer.connections.allow_to(web(chart, "shop"))
        assert set(policies(chart)) == {"shop-from-prometheus"}


def test_flow_graph(tmp_path):
    app = App(outdir=str(tmp_path))
    one, other = (Chart(app, name, namespace=name) for name in ("one", "other"))
    caller, called = web(one, "caller"), web(other, "called", port=8080)
    Peer(**PROMETHEUS).connections.allow_to(called, 9464)
    caller.connections.allow_to(called)
    expected = [
        Flow("monitoring/prometheus", "other/called", (9464,)),
        Flow("one/caller", "other/called", (8080,)),
    ]
    assert flow_graph(app) == flow_graph(other) == expected
    assert flow_graph(one) == expected[1:]


def test_saying_the_same_twice_changes_nothing(chart):
    frontend, backend = web(chart, "frontend"), web(chart, "backend")
    frontend.connections.allow_to(backend)
    before = chart.to_json()
    frontend.connections.allow_to(backend)
    assert chart.to_json() == before


def test_refuses_other_ports_in_a_second_call(chart):
    frontend, backend = web(chart, "frontend"), web(chart, "backend")
    frontend.connections.allow_to(backend)
    message = (
        r"'ports' of test/frontend to test/backend must be given in one call, got \[9464\] after"
    )
    with pytest.raises(ValueError, match=message):
        frontend.connections.allow_to(backend, 9464)


def test_refuses_a_target_without_ports(chart):
    message = "'ports' must be given for test/shop to monitoring/prometheus, which offers none"
    with pytest.raises(ValueError, match=message):
        web(chart, "shop").connections.allow_to(Peer(**PROMETHEUS))


def test_refuses_two_peers():
    with pytest.raises(ValueError, match="connects two peers, so no policy is written"):
        Peer(**PROMETHEUS).connections.allow_to(Peer(**{**PROMETHEUS, "ports": (1,)}))


def test_refuses_to_set_a_variable_twice(chart):
    frontend = web(chart, "frontend", environment={"BACKEND_URL": "http://elsewhere"})
    with pytest.raises(
        ValueError, match="'environment' of container 'frontend' has 'BACKEND_URL' already"
    ):
        frontend.connections.allow_to(web(chart, "backend"))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"pod_labels": {}}, "at least 1 item", id="every pod"),
        pytest.param({"ports": (0,)}, "greater than or equal to 1", id="port"),
        pytest.param({"namespace": "a.b"}, "'namespace' must be a DNS label", id="namespace"),
    ],
)
def test_refuses_a_peer(given, message):
    with pytest.raises(ValidationError, match=message):
        Peer(**{**PROMETHEUS, **given})


def test_from_nodes(chart):
    """What comes by a NodePort has a node's address; pods have others."""
    web(chart, "shop", port=8080).connections.allow_from_nodes("10.244.0.0/16")
    spec = policies(chart)["shop-from-nodes"]
    assert spec["policyTypes"] == ["Ingress"]
    (ingress,) = spec["ingress"]
    assert ingress == {
        "from": [{"ipBlock": {"cidr": "0.0.0.0/0", "except": ["10.244.0.0/16"]}}],
        "ports": [{"port": 8080, "protocol": "TCP"}],
    }
    assert flow_graph(chart) == [Flow("nodes", "test/shop", (8080,))]
    assert_rules(chart)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({}, "'ports' must be given for nodes to monitoring/prometheus", id="no port"),
        pytest.param({"ports": (9090,)}, "names a peer, so no policy", id="peer"),
    ],
)
def test_refuses_nodes_to_a_peer(given, message):
    with pytest.raises(ValueError, match=message):
        Peer(**PROMETHEUS, **given).connections.allow_from_nodes("10.244.0.0/16")
