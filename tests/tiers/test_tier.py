import pytest
from cdk8s import ApiObject
from pydantic import ValidationError

from constructs_lib import (
    ComponentPods,
    ConfigMap,
    ConfigMapProps,
    Delivery,
    DeliveryProps,
    GitSource,
    HelmChart,
    HelmComponent,
    Platform,
    Tier,
    TierProps,
    Values,
)
from constructs_lib.testing import assert_rules
from constructs_lib.tiers.delivery import OrderedTier

GIT = GitSource(repository="https://git.example/shop/platform.git")


class LokiValues(Values):
    single_binary: bool = True


def loki(**given):
    required = {
        "name": "loki",
        "chart": HelmChart(repository="ghcr.io/grafana/charts", name="loki", version="18.11.0"),
        "values": LokiValues(),
        "namespaced_kinds": ("apps/StatefulSet",),
        "cluster_kinds": ("rbac.authorization.k8s.io/ClusterRole",),
    }
    return HelmComponent(**{**required, **given})


def tier(name, **given):
    made = Tier(TierProps(name=name, **given))
    ConfigMap(made.chart("config"), "config", ConfigMapProps(data={"a": "1"}))
    return made


def delivered(*order):
    """Returns the objects that deliver these tiers, each with the names of those before it."""
    platform, tiers = Platform(), {}
    for made, after in order:
        tiers[made.name] = platform.add(made, after=[tiers[name] for name in after])
    platform.add(Delivery(DeliveryProps(order=platform.order, git=GIT, namespace="cicd")))
    assert platform.findings() == []
    apps = platform.order[-1].tier
    return [each for chart in apps.charts for each in chart.to_json()]


def one(objects, kind, name):
    (found,) = [o for o in objects if (o["kind"], o["metadata"]["name"]) == (kind, name)]
    return found


def waves(objects):
    annotation = "argocd.argoproj.io/sync-wave"
    return {
        o["metadata"]["name"]: int(o["metadata"]["annotations"][annotation])
        for o in objects
        if o["kind"] == "Application"
    }


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


def test_delivery(manifests):
    shop = tier("shop", description="The shop.")
    shop.add_namespace()
    shop.install(loki())
    assert delivered((shop, [])) == manifests


def test_a_project_allows_the_kinds_of_the_tier_and_its_charts():
    shop = tier("shop")
    shop.add_namespace()
    shop.install(loki())
    spec = one(delivered((shop, [])), "AppProject", "shop")["spec"]
    assert [f"{each['group']}/{each['kind']}" for each in spec["namespaceResourceWhitelist"]] == [
        "/ConfigMap",
        "/LimitRange",
        "apps/StatefulSet",
        "networking.k8s.io/NetworkPolicy",
    ]
    assert spec["clusterResourceWhitelist"] == [
        {"group": "", "kind": "Namespace", "name": "shop"},
        {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"},
    ]
    assert spec["sourceRepos"] == [GIT.repository, "ghcr.io/grafana/charts"]


def test_a_new_kind_is_allowed_without_a_word():
    shop = tier("shop")
    ApiObject(shop.chart("w"), "W", api_version="a.example/v1", kind="Widget")
    spec = one(delivered((shop, [])), "AppProject", "shop")["spec"]
    assert {"group": "a.example", "kind": "Widget"} in spec["namespaceResourceWhitelist"]


def test_waves_follow_from_after():
    first, second, third = tier("first"), tier("second"), tier("third")
    second.add_namespace()
    second.install(loki())
    third.install(loki(name="logs"))
    found = delivered((first, []), (second, ["first"]), (third, ["first", "second"]))
    # A chart comes after the namespace where the tier brings it, else beside the folder.
    assert waves(found) == {"first": 0, "second": 1, "loki": 2, "third": 3, "logs": 3}


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


def test_refuses_a_delivery_of_nothing():
    with pytest.raises(ValidationError, match="at least 1 item"):
        DeliveryProps(order=(), git=GIT, namespace="cicd")


def test_refuses_two_charts_of_one_id():
    shop = tier("shop")
    with pytest.raises(ValueError, match="shop: 'id' must differ from other Charts, got 'config'"):
        shop.chart("config")
    with pytest.raises(ValueError, match=r"shop: 'id' must be a DNS label .* got 'A b'"):
        shop.chart("A b")


def test_refuses_components_that_are_called_alike():
    """Both names are those of Applications."""
    shop = tier("loki")
    message = "'name' of a component must differ from the tier's and from other components'"
    with pytest.raises(ValueError, match=f"^loki: {message}, got 'loki' twice; rename the tier"):
        shop.install(loki())
    shop.install(loki(name="logs"))
    with pytest.raises(ValueError, match=f"^loki: {message}, got 'logs' twice"):
        shop.install(loki(name="logs"))
    assert [each.name for each in shop.components] == ["logs"]


@pytest.mark.parametrize("component", [None, "loki", LokiValues()])
def test_refuses_what_is_no_component(component):
    with pytest.raises(ValueError, match="shop: 'component' must be a HelmComponent, got "):
        tier("shop").install(component)


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
    with pytest.raises(ValueError, match=f"^shop: {message}"):
        shop.pods(shop.chart("loki"), loki(pods=pods), name, port)


def test_refuses_an_order_in_which_a_tier_comes_too_early():
    first, second = tier("first"), tier("second")
    order = [OrderedTier(second, (first,)), OrderedTier(first, ())]
    with pytest.raises(ValidationError, match="'order' must have 'first' before 'second', which"):
        DeliveryProps(order=order, git=GIT, namespace="cicd")
