import pytest
from cdk8s import App, Chart

from constructs_lib import (
    ExternalPods,
    Platform,
    PlatformContext,
    Tier,
    TierProps,
    WebService,
    WebServiceProps,
)
from constructs_lib.network.graph import flow_graph
from constructs_lib.testing import assert_rules
from constructs_lib.tree.changes import batch
from constructs_lib.workloads import StatefulService, StatefulServiceProps
from tests.beside import beside

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


def test_the_caller_learns_the_url(chart):
    frontend = web(chart, "frontend", environment={"NODE_ENV": "test"})
    frontend.connections.allow_to(web(chart, "order-api", port=8080))
    assert variables(chart, "frontend") == [
        {"name": "NODE_ENV", "value": "test"},
        {"name": "ORDER_API_URL", "value": "http://order-api.test.svc.cluster.local:80"},
    ]
    assert variables(chart, "order-api") == []


@pytest.mark.parametrize(("named", "port"), [((), 5672), ((5672,), 5672), ((15672, 5672), 15672)])
def test_the_caller_learns_the_port_that_it_names_first(chart, named, port):
    """The port of metrics is for those who name it."""
    ports = {"amqp": 5672, "management": 15672, "metrics": 15692}
    queue = StatefulService(chart, "queue", StatefulServiceProps(image="queue:1", ports=ports))
    shop = web(chart, "shop")
    shop.connections.allow_to(queue, *named)
    assert variables(chart, "shop") == [
        {"name": "QUEUE_HOST", "value": "queue.test.svc.cluster.local"},
        {"name": "QUEUE_PORT", "value": str(port)},
    ]
    (rule,) = policies(chart)["shop-to-queue"]["egress"]
    assert [each["port"] for each in rule["ports"]] == sorted(named or (5672, 15672))


def test_each_policy_holds_for_its_pods_in_its_direction_only(chart):
    """One that holds for the other direction, too, would deny what other policies do not allow."""
    frontend, backend = web(chart, "frontend"), web(chart, "backend", port=8080)
    frontend.connections.allow_to(backend)
    frontend.connections.allow_to(backend)
    to, from_ = policies(chart)["frontend-to-backend"], policies(chart)["backend-from-frontend"]
    assert (to["policyTypes"], from_["policyTypes"]) == (["Egress"], ["Ingress"])
    assert (to.keys(), from_.keys()) == (
        {"podSelector", "policyTypes", "egress"},
        {"podSelector", "policyTypes", "ingress"},
    )
    for policy, end, peer in (
        (to, frontend, to["egress"][0]["to"]),
        (from_, backend, from_["ingress"][0]["from"]),
    ):
        other = backend if end is frontend else frontend
        assert policy["podSelector"] == {"matchLabels": end.selector}
        assert peer == [{"podSelector": {"matchLabels": other.selector}}]
    # A policy is judged after the Service's address was replaced by the pod's.
    assert [each[0]["ports"][0]["port"] for each in (to["egress"], from_["ingress"])] == [8080] * 2


def test_from_a_peer_only_our_end_gets_a_policy(chart):
    service = web(chart, "shop")
    ExternalPods(**PROMETHEUS).connections.allow_to(service, service.metrics_port)
    assert set(policies(chart)) == {"shop-from-prometheus"}
    assert variables(chart, "shop") == []
    assert_rules(chart)


def test_refuses_a_target_without_ports(chart):
    message = "'ports' must be given for test/shop to monitoring/prometheus, which offers none"
    with pytest.raises(ValueError, match=message):
        web(chart, "shop").connections.allow_to(ExternalPods(**PROMETHEUS))


@pytest.mark.parametrize("other", [None, "backend"])
def test_refuses_what_has_no_connections(chart, other):
    message = "^test/shop: 'other' must be a construct with connections, or ExternalPods, got"
    with pytest.raises(ValueError, match=message):
        web(chart, "shop").connections.allow_to(other)
    assert policies(chart) == {}


@pytest.mark.parametrize("port", [0, 65536, True, "443", None, float("nan")], ids=str)
def test_refuses_an_invalid_port(chart, port):
    """The API server takes no port, or takes it for every port; NaN would end the jsii process."""
    shop, cart = web(chart, "shop"), web(chart, "cart")
    for allow in (
        lambda: shop.connections.allow_to(cart, 3000, port),
        lambda: shop.connections.allow_from_nodes(port),
        lambda: shop.connections.allow_to_outside(port),
    ):
        with pytest.raises(ValueError, match=r"^test/shop: 'ports' must be .* numbers of TCP por"):
            allow()
    assert policies(chart) == {}


def test_addresses_of_pods_are_those_of_the_platform():
    """Also in a Chart of cdk8s itself. They are left out, or the rule would let pods in."""
    networks = ["10.0.0.0/8", "192.0.2.0/24"]
    platform = Platform(PlatformContext(pod_network="10.9.0.0/16", node_networks=networks))
    tier = Tier(platform, TierProps(name="shop"))
    for chart in (tier.chart("one"), Chart(tier, "other", namespace="shop")):
        shop = web(chart, "shop").connections
        shop.allow_from_nodes()
        shop.allow_to_api_server()
        shop.allow_to_nodes(10250)
        shop.allow_to_outside(443)
        blocks = [
            peer["ipBlock"]
            for spec in policies(chart).values()
            for rule in (*spec.get("ingress", ()), *spec.get("egress", ()))
            for peer in (*rule.get("from", ()), *rule.get("to", ()))
        ]
        everywhere = {"cidr": "0.0.0.0/0", "except": ["10.9.0.0/16"]}
        nodes = [{"cidr": "10.0.0.0/8", "except": ["10.9.0.0/16"]}, {"cidr": "192.0.2.0/24"}]
        assert blocks == [everywhere, *nodes, *nodes, everywhere]


@pytest.mark.parametrize(
    "connect",
    [
        lambda peer: peer.allow_to(ExternalPods(**{**PROMETHEUS, "ports": (1,)})),
        lambda peer: peer.allow_from_nodes(9090),
        lambda peer: peer.allow_to_api_server(),
        lambda peer: peer.allow_to_outside(443),
    ],
)
def test_refuses_what_is_no_end_of_ours(connect):
    with pytest.raises(ValueError, match=r"peers?, so no policy is written"):
        connect(ExternalPods(**PROMETHEUS).connections)


def test_two_of_one_name_in_two_namespaces(tmp_path):
    app = App(outdir=str(tmp_path))
    one, other, third = (Chart(app, name, namespace=name) for name in ("one", "other", "third"))
    caller = web(one, "shop").connections
    caller.allow_to(web(other, "cart"))
    cart = web(third, "cart")
    with pytest.raises(
        ValueError, match="pass 'with_variables=False' to 'allow_to' for third/cart"
    ):
        caller.allow_to(cart)
    # Both would be CART_URL.
    caller.allow_to(cart, with_variables=False)
    assert {
        name: spec["egress"][0]["to"][0]["namespaceSelector"]["matchLabels"]
        for name, spec in policies(one).items()
    } == {
        "shop-to-cart": {"kubernetes.io/metadata.name": "other"},
        "shop-to-cart.third": {"kubernetes.io/metadata.name": "third"},
    }
    (from_,) = policies(other)["cart-from-shop"]["ingress"][0]["from"]
    assert from_["namespaceSelector"]["matchLabels"] == {"kubernetes.io/metadata.name": "one"}
    assert_rules(app)


def test_a_connection_that_others_made_impossible_can_be_made_again(chart):
    """Its ends must not remember what was not written with the rest."""
    frontend, backend = web(chart, "frontend"), web(chart, "backend")

    def connect():
        frontend.connections.allow_to(backend)
        frontend.connections.allow_to_outside(443)

    @batch()
    def attempt():
        connect()
        backend.add_environment({"A": "1"})
        backend.add_environment({"A": "2"})

    before = chart.to_json()
    with pytest.raises(ValueError, match="already has 'A'"):
        attempt()
    assert chart.to_json() == before
    connect()
    assert [each["name"] for each in variables(chart, "frontend")] == ["BACKEND_URL"]
    assert len(policies(chart)) == 3
    assert_rules(chart)


def test_saying_a_place_twice_changes_nothing(chart):
    # Pods that are called like one of the places have policies of their own.
    shop = web(chart, "shop").connections
    shop.allow_to(web(chart, "nodes"))
    for _ in range(2):
        shop.allow_from_nodes()
        shop.allow_to_api_server()
        shop.allow_to_outside(443, 22)
    assert len(policies(chart)) == 5
    assert_rules(chart)


def test_refuses_to_say_a_place_otherwise(chart):
    shop = web(chart, "shop").connections
    shop.allow_to_outside(443)
    before = chart.to_json()
    message = (
        r"^test/shop: 'ports' of test/shop to outside must be given in one call, got \[22\] after"
    )
    with pytest.raises(ValueError, match=message):
        shop.allow_to_outside(22)
    assert chart.to_json() == before


def test_a_place_outside_is_no_more_than_its_networks(chart):
    shop = web(chart, "shop").connections
    shop.allow_to_outside(443)
    shop.allow_to_outside(5432, networks=["10.20.0.0/16", "192.0.2.7/32"], name="billing")
    assert {str(flow.target): flow.ports for flow in flow_graph(chart)} == {
        "outside": (443,),
        "outside/billing": (5432,),
    }
    assert policies(chart)["shop-to-outside.billing"]["egress"] == [
        {
            "to": [{"ipBlock": {"cidr": each}} for each in ("10.20.0.0/16", "192.0.2.7/32")],
            "ports": [{"port": 5432, "protocol": "TCP"}],
        }
    ]
    assert_rules(chart)


@pytest.mark.parametrize(
    ("given", "message"),
    beside(__file__),
)
def test_refuses_networks(chart, given, message):
    shop = web(chart, "shop").connections
    shop.allow_to_outside(443, networks=["198.51.100.0/24"], name="known")
    before = chart.to_json()
    with pytest.raises(ValueError, match=f"test/shop: {message}"):
        shop.allow_to_outside(443, **given)
    assert chart.to_json() == before


def test_a_refused_connection_leaves_nothing_behind(chart):
    """Where the caller cannot take the variable, no end gets a policy."""
    frontend = web(chart, "frontend", environment={"BACKEND_URL": "http://elsewhere"})
    before = chart.to_json()
    with pytest.raises(ValueError, match="already has 'BACKEND_URL'"):
        frontend.connections.allow_to(web(chart, "backend"))
    assert [o for o in chart.to_json() if o["kind"] == "NetworkPolicy"] == []
    assert flow_graph(chart) == []
    assert [o for o in chart.to_json() if o["metadata"]["name"] == "frontend"] == before


def test_refuses_other_pods_under_a_name_that_is_taken(chart):
    """The second policy would have the name of the first."""
    shop = web(chart, "shop")
    ExternalPods(**PROMETHEUS).connections.allow_to(shop)
    other = ExternalPods(**{**PROMETHEUS, "pod_labels": {"app": "other"}})
    message = "monitoring/prometheus must select the same pods in each call, got {'app': 'other'}"
    with pytest.raises(ValueError, match=message):
        other.connections.allow_to(shop)


def test_other_protocols_are_stated(chart):
    """Gossip is by UDP: by TCP alone its members would hear of one another once a minute."""
    servers = web(chart, "servers", ports={"gossip": 9094})
    servers.connections.allow_to(servers, 9094, protocols=("TCP", "UDP"))
    for name, direction in (("servers-to-servers", "egress"), ("servers-from-servers", "ingress")):
        (rule,) = policies(chart)[name][direction]
        assert rule["ports"] == [{"port": 9094, "protocol": each} for each in ("TCP", "UDP")]
    with pytest.raises(ValueError, match=r"^test/servers: 'ports' of .* must be given in one call"):
        servers.connections.allow_to(servers, 9094)
