import pytest
from cdk8s import Chart
from pydantic import ValidationError

from constructs_lib import ExternalPods, WebIngress, WebIngressProps, WebService, WebServiceProps
from constructs_lib.testing import assert_rules
from constructs_lib.workloads import Entrance, IngressController
from constructs_lib.workloads.nginx import nginx_annotations


@pytest.fixture
def shop(chart):
    return WebService(chart, "shop", WebServiceProps(image="shop:1", port=8080))


def ingress_objects(chart):
    wanted = ("Ingress", "NetworkPolicy")
    return [o for o in chart.to_json() if o["kind"] in wanted]


def test_every_option(chart, shop, manifests):
    api = WebService(chart, "api", WebServiceProps(image="api:1"))
    props = WebIngressProps(
        hosts=["shop.example", "*.shop.example"],
        tls_secret="shop-tls",
    )
    pods = ExternalPods(name="gateway", namespace="edge", pod_labels={"app": "gateway"})
    edge = IngressController(
        pods, ingress_class="internal", annotations=nginx_annotations, prefixes_are_text=True
    )
    entrance = Entrance(controller=edge)
    WebIngress(chart, "web", props, routes={"/": shop, "/api": api}, entrance=entrance)
    assert ingress_objects(chart) == manifests
    assert_rules(chart)


def test_its_services_are_told_the_port_of_the_users(chart, shop):
    """`Host` comes without it, and a form's origin with it."""
    props = WebIngressProps(hosts=["localhost"], host_port=8081)
    made = WebIngress(chart, "web", props, routes={"/": shop})
    assert made.ingress.to_json()["metadata"]["annotations"] == {
        "nginx.org/proxy-set-headers": "x-host-port: 8081"
    }


@pytest.mark.parametrize("path", ["/shop", "/shop/"])
def test_a_route_does_not_hold_for_paths_that_only_begin_like_it(chart, shop, path):
    """To NGINX the prefix `/shop` is the beginning of a text, and so that of `/shopping`, too."""
    made = WebIngress(chart, "web", WebIngressProps(hosts=["localhost"]), routes={path: shop})
    spec = made.ingress.to_json()["spec"]
    paths = [(each["path"], each["pathType"]) for each in spec["rules"][0]["http"]["paths"]]
    assert paths == [("/shop", "Exact"), ("/shop/", "Prefix")]


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        pytest.param([], "have at least 1 item after validation, not 0, got {}; pass", id="none"),
        # NGINX would serve none of the routes, and synthesis would not say so.
        pytest.param(["/a;v=2"], "be a path that NGINX serves .*, got '/a;v=2'; pass", id="sign"),
        pytest.param(["/", "/variants"], "be a path .*, got '/variants'; pass", id="word"),
        # NGINX refuses two locations of one path.
        pytest.param(
            ["/shop", "/shop/"],
            "have different paths, got /shop and /shop/, which match the same requests; remove one",
            id="twice",
        ),
    ],
)
def test_refuses_paths(chart, shop, paths, message):
    with pytest.raises(ValueError, match=f"^test/web: 'routes' must {message}"):
        WebIngress(chart, "web", WebIngressProps(hosts=["a"]), routes=dict.fromkeys(paths, shop))


def test_refuses_a_route_to_no_service(chart):
    message = "^test/web: 'routes' must be an instance of Routable, got {'/': 'shop'}; pass"
    with pytest.raises(ValueError, match=message):
        WebIngress(chart, "web", WebIngressProps(hosts=["a"]), routes={"/": "shop"})


@pytest.mark.parametrize(
    ("hosts", "message"),
    [
        pytest.param([], "at least 1 item", id="no host"),
        pytest.param(["http://a"], "must be a host name .* got 'http://a'", id="URL"),
    ],
)
def test_refuses(hosts, message):
    with pytest.raises(ValidationError, match=message):
        WebIngressProps(hosts=hosts)


def test_refuses_a_service_of_another_namespace(chart):
    """A namesake beside the Ingress would get the requests, without a finding."""
    other = Chart(chart.node.root, "other", namespace="other")
    for each in (chart, other):
        service = WebService(each, "shop", WebServiceProps(image="shop:1"))
    before = [*chart.to_json(), *other.to_json()]
    message = (
        r"^test/web: 'routes' must be in the namespace of this Chart \('test'\), "
        "got one in 'other'; create both in Charts of one namespace$"
    )
    with pytest.raises(ValueError, match=message):
        WebIngress(chart, "web", WebIngressProps(hosts=["a"]), routes={"/": service})
    assert [*chart.to_json(), *other.to_json()] == before
