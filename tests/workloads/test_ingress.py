import pytest

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
    ("paths", "service", "message"),
    [
        ([], None, "have at least 1 item after validation, not 0, got {}; pass"),
        # NGINX would serve none of the routes, and synthesis would not say so.
        (["/a;v=2"], None, "be a path that NGINX serves .*, got '/a;v=2'; pass"),
        (["/", "/variants"], None, "be a path .*, got '/variants'; pass"),
        (["/"], "shop", "be an instance of Routable, got {'/': 'shop'}; pass"),
    ],
)
def test_refuses_routes(chart, shop, paths, service, message):
    routes = dict.fromkeys(paths, service or shop)
    with pytest.raises(ValueError, match=f"^test/web: 'routes' must {message}"):
        WebIngress(chart, "web", WebIngressProps(hosts=["a"]), routes=routes)
