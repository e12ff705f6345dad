import pytest
from pydantic import ValidationError

from constructs_lib import ConfigMap, ConfigMapProps, Tier, TierProps
from constructs_lib.testing import assert_rules


def tier(name, **given):
    made = Tier(TierProps(name=name, **given))
    ConfigMap(made.chart("config"), "config", ConfigMapProps(data={"a": "1"}))
    return made


def test_a_tier_is_the_app_of_its_folder():
    shop = tier("shop", namespace="store", part_of="market")
    assert shop.outdir == "dist/shop"
    (config,) = shop.charts[0].to_json()
    assert config["metadata"]["namespace"] == "store"
    assert config["metadata"]["labels"]["app.kubernetes.io/part-of"] == "market"
    assert_rules(shop)


def test_a_tier_brings_its_own_namespace():
    shop = tier("shop")
    assert shop.add_namespace() is shop.tier_namespace
    kinds = {o["kind"] for chart in shop.charts for o in chart.to_json()}
    assert kinds == {"ConfigMap", "LimitRange", "Namespace", "NetworkPolicy"}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"name": "Shop"}, "'name' must be a DNS label", id="name"),
        pytest.param({"name": "shop", "namespace": "a.b"}, "'namespace' must be", id="namespace"),
        pytest.param({"name": "shop", "part_of": ""}, "'part_of' must be a label", id="part of"),
        pytest.param({"name": "shop", "outdir": "a"}, "Extra inputs", id="unknown prop"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        TierProps(**given)


@pytest.mark.parametrize("props", [None, {"name": "shop"}, "shop"])
def test_refuses_what_are_no_props(props):
    with pytest.raises(ValueError, match="Tier: 'props' must be TierProps, got "):
        Tier(props)
