import pytest

from constructs_lib import Platform
from constructs_lib.settings import load
from main import ENVIRONMENTS, Settings, compose


@pytest.fixture
def platform() -> Platform:
    return compose(load(Settings, folder=ENVIRONMENTS, prefix="SHOP_", default="production"))


def test_no_rule_finds_anything(platform: Platform) -> None:
    assert platform.findings() == []


def test_only_the_ingress_reaches_the_shop_and_only_the_shop_the_database(
    platform: Platform,
) -> None:
    callers = {(each.source, each.target) for each in platform.flows()}
    assert {source for source, target in callers if target == "shop/shop"} == {
        "ingress/nginx-ingress",
        "monitoring/prometheus",
    }
    assert ("shop/shop", "db/postgresql") in callers
