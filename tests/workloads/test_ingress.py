import pytest
from cdk8s import Chart
from pydantic import ValidationError

from constructs_lib import (
    ExternalPods,
    IngressRoute,
    WebIngress,
    WebIngressProps,
    WebService,
    WebServiceProps,
)
from constructs_lib.testing import assert_rules


@pytest.fixture
def shop(chart):
    return WebService(chart, "shop", WebServiceProps(image="shop:1", port=8080))


def ingress_objects(chart):
    wanted = ("Ingress", "NetworkPolicy")
    return [o for o in chart.to_json() if o["kind"] in wanted]


def test_every_option(chart, shop, manifests):
    api = WebService(chart, "api", WebServiceProps(image="api:1"))
    props = WebIngressProps(
        routes=[IngressRoute(service=shop), IngressRoute(service=api, path="/api")],
        hosts=["shop.example", "*.shop.example"],
        tls_secret="shop-tls",
        ingress_class="internal",
        controller=ExternalPods(name="gateway", namespace="edge", pod_labels={"app": "gateway"}),
    )
    WebIngress(chart, "web", props)
    assert ingress_objects(chart) == manifests
    assert_rules(chart)


def test_its_services_are_told_the_port_of_the_users(chart, shop):
    """`Host` comes without it, and a form's origin with it."""
    props = WebIngressProps(
        hosts=["localhost"], routes=[IngressRoute(service=shop)], host_port=8081
    )
    ingress = WebIngress(chart, "web", props).ingress.to_json()
    assert ingress["metadata"]["annotations"] == {
        "nginx.org/proxy-set-headers": "x-host-port: 8081"
    }


@pytest.mark.parametrize("path", ["/shop", "/shop/"])
def test_a_route_does_not_hold_for_paths_that_only_begin_like_it(chart, shop, path):
    """To NGINX the prefix `/shop` is the beginning of a text, and so that of `/shopping`, too."""
    props = WebIngressProps(hosts=["localhost"], routes=[IngressRoute(service=shop, path=path)])
    spec = WebIngress(chart, "web", props).ingress.to_json()["spec"]
    paths = [(each["path"], each["pathType"]) for each in spec["rules"][0]["http"]["paths"]]
    assert paths == [("/shop", "Exact"), ("/shop/", "Prefix")]


@pytest.mark.parametrize("paths", [("/shop", "/shop"), ("/shop", "/shop/")])
def test_refuses_a_path_twice(shop, paths):
    """With or without '/' at the end: NGINX refuses two locations of one path."""
    routes = [IngressRoute(service=shop, path=path) for path in paths]
    message = f"'routes' must have different paths, got {' and '.join(paths)}, which match the same"
    with pytest.raises(ValidationError, match=message):
        WebIngressProps(hosts=["a"], routes=routes)


@pytest.mark.parametrize("path", ["/products;v=2", "/variants"])
def test_refuses_a_path_that_nginx_refuses(shop, path):
    """NGINX would serve none of the routes, without a word to who synthesizes."""
    with pytest.raises(ValidationError, match="'path' must be a path that NGINX serves as it st"):
        IngressRoute(service=shop, path=path)


def test_two_ingresses_of_a_host_are_a_finding(chart, shop):
    """NGINX would serve the older one, and nothing of the other."""
    for name, path in (("web", "/"), ("admin", "/admin")):
        routes = [IngressRoute(service=shop, path=path)]
        WebIngress(chart, name, WebIngressProps(hosts=["shop.example"], routes=routes))
    message = (
        "^Ingress test/admin has host 'shop.example', as Ingress test/web does, and NGINX serves "
        "one of them; put all routes of the host into one$"
    )
    with pytest.raises(pytest.fail.Exception, match=message):
        assert_rules(chart)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"hosts": []}, "at least 1 item", id="no host"),
        pytest.param({"hosts": ["http://a"]}, "must be a host name .* got 'http://a'", id="URL"),
        pytest.param({"routes": []}, "at least 1 item", id="no route"),
    ],
)
def test_refuses(shop, given, message):
    with pytest.raises(ValidationError, match=message):
        WebIngressProps(**{"hosts": ["a"], "routes": [IngressRoute(service=shop)], **given})


def test_refuses_a_service_of_another_namespace(chart):
    """A namesake beside the Ingress would get the requests, without a finding."""
    other = Chart(chart.node.root, "other", namespace="other")
    for each in (chart, other):
        service = WebService(each, "shop", WebServiceProps(image="shop:1"))
    before = [*chart.to_json(), *other.to_json()]
    props = WebIngressProps(hosts=["a"], routes=[IngressRoute(service=service)])
    message = (
        r"^test/web: 'service' of a route must be in the namespace of this Chart \('test'\), "
        "got other/shop; create the Ingress in a Chart of that namespace$"
    )
    with pytest.raises(ValueError, match=message):
        WebIngress(chart, "web", props)
    assert [*chart.to_json(), *other.to_json()] == before
