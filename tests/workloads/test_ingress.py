import pytest
from cdk8s import Chart

from constructs_lib import WebIngress, WebIngressProps, WebService, WebServiceProps


@pytest.fixture
def shop(chart):
    return WebService(chart, "shop", WebServiceProps(image="shop:1", port=8080))


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
        ([], "have at least 1 item after validation, not 0, got {}; pass"),
        # NGINX would serve none of the routes, and synthesis would not say so.
        (["/a;v=2"], "be a path that NGINX serves .*, got '/a;v=2'; pass"),
        (["/", "/variants"], "be a path .*, got '/variants'; pass"),
    ],
)
def test_refuses_paths(chart, shop, paths, message):
    with pytest.raises(ValueError, match=f"^test/web: 'routes' must {message}"):
        WebIngress(chart, "web", WebIngressProps(hosts=["a"]), routes=dict.fromkeys(paths, shop))


def test_refuses_a_route_to_no_service(chart):
    message = "^test/web: 'routes' must be an instance of Routable, got {'/': 'shop'}; pass"
    with pytest.raises(ValueError, match=message):
        WebIngress(chart, "web", WebIngressProps(hosts=["a"]), routes={"/": "shop"})


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
