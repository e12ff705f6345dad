import pytest
from pydantic import ValidationError

from constructs_lib import Platform, Tier, TierProps
from constructs_lib.argocd import ComponentPods, chart_pods, install
from constructs_lib.reference import (
    AppTier,
    AppTierProps,
    ClusterTier,
    ClusterTierProps,
    IngressTier,
    IngressTierProps,
)
from tests.reference.tiers.examples import loki, tier


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"name": "Shop"}, "'name' must be a DNS label"),
        ({"name": "shop", "namespace": "a.b"}, "'namespace' must be"),
        (
            {"name": "kube-system"},
            "'description' must be given with namespace 'kube-system', which",
        ),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        TierProps(**given)


def test_a_name_may_begin_as_those_of_the_cluster():
    assert TierProps(name="kube-prometheus", namespace="monitoring").description is None
    assert TierProps(name="kube-system", description="Network of the cluster").namespace is None


@pytest.mark.parametrize(
    ("kind", "name", "wiring"), [(AppTier, "app", {"entrance": None}), (Tier, "Tier", {})]
)
def test_refuses_other_props(kind, name, wiring):
    message = f"^{name}: 'props' must be {kind.__name__}Props, got dict; pass {kind.__name__}Props"
    with pytest.raises(ValueError, match=message):
        kind(Platform(), {"name": "shop"}, **wiring)


@pytest.mark.parametrize(
    ("kind", "props", "wiring", "message"),
    [
        (
            AppTier,
            AppTierProps(frontend={"image": "a:1"}, backend={"image": "b:1"}),
            {"entrance": None},
            "app: 'entrance' must be Entrance, got None; pass one",
        ),
        (
            IngressTier,
            IngressTierProps(),
            {"watch_namespaces": []},
            r"ingress: 'watch_namespaces' must have at least 1 item .*, got \[\]; pass another",
        ),
    ],
)
def test_refuses_other_wiring(kind, props, wiring, message):
    with pytest.raises(ValueError, match=f"^{message}$"):
        kind(Platform(), props, **wiring)


def test_refuses_another_scope():
    message = "^shop: 'platform' must be a Platform, got None; pass one$"
    with pytest.raises(ValueError, match=message):
        Tier(None, TierProps(name="shop"))


def test_the_tier_of_the_cluster_leaves_out_local_storage():
    tier = ClusterTier(Platform(), ClusterTierProps(local_storage=False))
    assert tier.storage_class is None
    assert "StorageClass" not in {o["kind"] for chart in tier.charts for o in chart.to_json()}


def test_refuses_two_charts_of_one_id():
    shop = tier("shop")
    with pytest.raises(ValueError, match="shop/config: 'id' must differ from the others in 'shop'"):
        shop.chart("config")
    with pytest.raises(ValueError, match=r"shop: 'id' must be a DNS label .* got 'A b'"):
        shop.chart("A b")


def test_refuses_components_that_are_called_alike():
    """Both names are those of Applications."""
    shop = tier("loki")
    message = "'name' of a component must differ from the tier's and from other components'"
    with pytest.raises(ValueError, match=f"^loki: {message}, got 'loki' twice; rename the tier"):
        install(shop, loki())
    install(shop, loki(name="logs"))
    with pytest.raises(ValueError, match=f"^loki: {message}, got 'logs' twice"):
        install(shop, loki(name="logs"))
    assert [each.name for each in shop.components] == ["logs"]


def test_refuses_what_is_no_component():
    with pytest.raises(ValueError, match="shop: 'component' must be HelmComponent, got "):
        install(tier("shop"), loki().values)


@pytest.mark.parametrize(
    ("name", "port", "message"),
    [
        ("lok", "http", r"'name' must be one of the pods of 'loki' \(loki\), got 'lok'"),
        ("loki", "grpc", r"'default_ports' must be ports of 'loki' \(http\), got 'grpc'"),
    ],
)
def test_refuses_pods_that_a_component_lacks(name, port, message):
    shop = tier("shop")
    pods = {"loki": ComponentPods(pod_labels={"app": "loki"}, ports={"http": 3100})}
    with pytest.raises(ValueError, match=f"^shop/loki: {message}"):
        chart_pods(shop.chart("loki"), loki(pods=pods), name, port)
