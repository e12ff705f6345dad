import pytest

from constructs_lib.testing import assert_rules
from main import compose


@pytest.fixture
def shop():
    return compose().node.find_child("shop")


def test_the_new_service_passes_all_rules(shop):
    assert_rules(shop.node.find_child("cart"))


def test_the_frontend_knows_where_the_cart_is(shop):
    (frontend,) = [
        each
        for each in shop.to_json()
        if each["kind"] == "Deployment" and each["metadata"]["name"].endswith("frontend")
    ]
    (container,) = frontend["spec"]["template"]["spec"]["containers"]
    cart = {"name": "CART_URL", "value": "http://cart.shop.svc.cluster.local:80"}
    assert cart in container["env"]


def test_cart(shop, manifests):
    assert shop.node.find_child("cart").deployment.to_json() == manifests
