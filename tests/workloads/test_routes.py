"""Routes of the Gateway API, beside an Ingress or in its place."""

import pytest

from constructs_lib import ExternalPods, WebIngress, WebIngressProps, WebService, WebServiceProps
from constructs_lib.network.graph import flow_graph
from constructs_lib.testing import assert_rules
from constructs_lib.workloads import (
    Entrance,
    GatewayRef,
    IngressController,
    WebGateway,
    WebGatewayProps,
)
from constructs_lib.workloads.nginx_controller import nginx

GATEWAY = GatewayRef(
    name="edge", namespace="edge", pod_namespace="traefik", pod_labels={"app": "traefik"}
)
BOTH = Entrance(controller=nginx(), gateway=GATEWAY)
ONLY_GATEWAY = Entrance(gateway=GATEWAY)
EVERY = {
    "hosts": ["shop.example", "*.shop.example"],
    "tls_secret": "shop-tls",
    "issuer": "letsencrypt",
    "hsts_seconds": 600,
    "timeout_seconds": 30,
    "host_port": 8443,
}


@pytest.fixture
def shop(chart):
    return WebService(chart, "shop", WebServiceProps(image="shop:1", port=8080))


def made(chart, service, entrance=ONLY_GATEWAY, path="/", **given):
    props = WebIngressProps(**{"hosts": ["shop.example"], **given})
    return WebIngress(chart, "web", props, routes={path: service}, entrance=entrance)


def objects(chart, *kinds):
    return [each for each in chart.to_json() if each["kind"] in kinds]


def test_every_option_by_both(chart, shop, manifests):
    api = WebService(chart, "api", WebServiceProps(image="api:1"))
    routes = {"/": shop, "/api/": api}
    WebIngress(chart, "web", WebIngressProps(**EVERY), routes=routes, entrance=BOTH)
    kinds = ("Ingress", "HTTPRoute", "ReferenceGrant", "Certificate")
    assert objects(chart, *kinds) == manifests
    assert_rules(chart)


def test_a_gateway_with_every_option(chart, manifests):
    props = WebGatewayProps(
        gateway_class="traefik",
        pod_namespace="traefik",
        pod_labels={"app": "traefik"},
        http_port=8000,
        https_port=8443,
        listeners=[
            {"host": "*.shop.example", "tls_secret": "own"},
            {"host": "shop.example", "tls_secret": "own"},
            {"host": "other.example", "tls_secret": "shop-tls", "namespace": "shop"},
        ],
        issuer="letsencrypt",
    )
    gateway = WebGateway(chart, "edge", props, route_namespaces=["shop", "test"])
    assert chart.to_json() == manifests
    assert gateway.reference == GATEWAY.model_copy(
        update={"namespace": "test", "http_port": 8000, "https_port": 8443}
    )
    assert_rules(chart)


def test_only_the_gateway_calls_the_services_where_it_is_alone(chart, shop):
    route = made(chart, shop)
    assert (route.ingress, route.grpc_route) == (None, None)
    assert [each["kind"] for each in objects(chart, "Ingress", "HTTPRoute")] == ["HTTPRoute"]
    assert [(str(each.source), each.ports) for each in flow_graph(chart)] == [
        ("traefik/edge", (8080,))
    ]


def test_a_load_balancer_in_front_says_who_came_without_tls(chart, shop):
    """For each path, since a longer one wins over a header; and for unserved paths."""
    spec = made(chart, shop, path="/api", tls="in-front").http_route.to_json()["spec"]
    redirect, served = spec["rules"]
    paths = [each["path"]["value"] for each in redirect["matches"]]
    headers = [{each["name"]: each["value"] for each in m["headers"]} for m in redirect["matches"]]
    assert (paths, headers) == (["/", "/api"], [{"x-forwarded-proto": "http"}] * 2)
    assert redirect["filters"][0]["requestRedirect"] == {"scheme": "https", "statusCode": 301}
    assert "headers" not in served["matches"][0]
    assert spec["parentRefs"][0]["port"] == 80


def test_nginx_does_the_same_behind_a_load_balancer(chart, shop):
    ingress = made(chart, shop, BOTH, tls="in-front", hsts_seconds=600).ingress.to_json()
    assert ingress["metadata"]["annotations"] == {
        "nginx.org/hsts": "true",
        "nginx.org/hsts-behind-proxy": "true",
        "nginx.org/hsts-max-age": "600",
        "nginx.org/redirect-to-https": "true",
    }
    assert "tls" not in ingress["spec"]


def test_a_certificate_of_the_entrance_needs_no_secret_here(chart, shop):
    route = made(chart, shop, BOTH, tls="entrance")
    assert route.ingress.to_json()["spec"]["tls"] == [{"hosts": ["shop.example"]}]
    assert [each["spec"]["parentRefs"][0]["port"] for each in objects(chart, "HTTPRoute")] == [
        443,
        80,
    ]
    assert objects(chart, "ReferenceGrant", "Certificate") == []
    assert_rules(chart)


def test_a_gateway_beside_the_certificate_needs_no_grant(chart, shop):
    beside = Entrance(gateway=GATEWAY.model_copy(update={"namespace": "test"}))
    made(chart, shop, beside, tls_secret="shop-tls")
    assert objects(chart, "ReferenceGrant") == []


@pytest.mark.parametrize(
    ("path", "matches"),
    [
        ("/", None),
        ("/shop.Cart", [{"method": {"type": "Exact", "service": "shop.Cart"}}]),
        (
            "/shop.Cart/Add",
            [{"method": {"type": "Exact", "service": "shop.Cart", "method": "Add"}}],
        ),
    ],
)
def test_a_path_of_grpc_is_a_service_and_its_method(chart, shop, path, matches):
    route = made(chart, shop, BOTH, path, grpc=True)
    (rule,) = route.grpc_route.to_json()["spec"]["rules"]
    assert rule.get("matches") == matches
    assert rule["backendRefs"][0]["port"] == 80
    assert route.http_route is None
    annotations = route.ingress.to_json()["metadata"]["annotations"]
    assert annotations == {"nginx.org/grpc-services": "shop"}


def test_a_controller_that_keeps_to_the_api_has_one_path_for_a_prefix(chart, shop):
    pods = ExternalPods(name="edge", namespace="edge", pod_labels={"app": "edge"})
    edge = IngressController(pods, ingress_class="edge", annotations=lambda *_: {})
    ingress = made(chart, shop, Entrance(controller=edge), "/shop/").ingress.to_json()
    (path,) = ingress["spec"]["rules"][0]["http"]["paths"]
    assert (path["path"], path["pathType"]) == ("/shop", "Prefix")
    assert "annotations" not in ingress["metadata"]


def test_refuses_a_path_that_grpc_cannot_have(chart, shop):
    message = "^test/web: 'routes' of gRPC must have paths of a service .*, got '/a/b/c'; use one"
    with pytest.raises(ValueError, match=message):
        made(chart, shop, path="/a/b/c", grpc=True)


@pytest.mark.parametrize(
    ("number", "given", "message"),
    [
        (1, {"hosts": [f"{each}.example" for each in range(17)]}, "'hosts' must make .*, got 17"),
        (17, {}, "'routes' must make 16 or fewer hosts and rules .*, got 17; divide them"),
        (16, {"tls": "in-front"}, "'routes' must make .*, got 17"),
    ],
)
def test_refuses_what_is_too_much_for_one_route(chart, shop, number, given, message):
    props = WebIngressProps(**{"hosts": ["shop.example"], **given})
    routes = {f"/{each}": shop for each in range(number)}
    WebIngress(chart, "one", props, routes=routes)
    with pytest.raises(ValueError, match=f"^test/web: {message}"):
        WebIngress(chart, "web", props, routes=routes, entrance=BOTH)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "entrance: 'controller' or 'gateway' must be given, got neither; pass one or both"),
        ({"controller": GATEWAY}, "entrance: 'controller' must be IngressController, got .*; pass"),
        ({"gateway": nginx()}, "entrance: 'gateway' must be GatewayRef, got .*; pass one"),
    ],
)
def test_refuses_an_entrance(arguments, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        Entrance(**arguments)
