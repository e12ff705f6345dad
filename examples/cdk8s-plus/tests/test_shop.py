import pytest
from cdk8s import App
from syrupy.assertion import SnapshotAssertion

from constructs_lib.testing import assert_rules
from main import Shop


@pytest.fixture
def shop() -> Shop:
    return Shop(App(), "shop")


def test_the_new_service_passes_all_rules(shop: Shop) -> None:
    assert_rules(shop.cart)


def test_the_frontend_knows_where_the_cart_is(shop: Shop) -> None:
    (frontend,) = [
        each
        for each in shop.to_json()
        if each["kind"] == "Deployment" and each["metadata"]["name"].endswith("frontend")
    ]
    (container,) = frontend["spec"]["template"]["spec"]["containers"]
    cart = {"name": "CART_URL", "value": "http://cart.shop.svc.cluster.local:80"}
    assert cart in container["env"]


def test_cart(shop: Shop, manifests: SnapshotAssertion) -> None:
    assert shop.cart.deployment.to_json() == manifests
