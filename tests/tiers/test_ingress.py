from fractions import Fraction

import pytest
from pydantic import ValidationError

from constructs_lib import (
    IngressRoute,
    IngressTier,
    IngressTierProps,
    IngressTierSettings,
    Platform,
    PortPlanSettings,
    Tier,
    TierProps,
    WebIngress,
    WebIngressProps,
    WebService,
    WebServiceProps,
    flow_graph,
)
from constructs_lib.core.quantity import amount
from constructs_lib.testing import assert_rules


def objects(tier):
    return [o for chart in tier.charts for o in chart.to_json()]


def flows(tier):
    return [f"{flow.source} {flow.target} {flow.ports}" for flow in flow_graph(tier)]


def ingress(**given):
    required = {"watch_namespaces": ["app"], "pod_network": "10.244.0.0/16"}
    return IngressTier(IngressTierProps(**{**required, **given}))


def test_defaults(manifests):
    tier = ingress()
    assert objects(tier) == manifests
    assert [component.name for component in tier.components] == ["nginx-ingress"]
    assert flows(tier) == [
        "ingress/* kube-system/kube-dns (53,)",
        "ingress/nginx-ingress api-server (6443,)",
        "monitoring/prometheus ingress/nginx-ingress (9113,)",
        "nodes ingress/nginx-ingress (80, 443)",
    ]
    assert_rules(tier)


def test_the_quota_holds_two_pods_in_an_update_and_a_container_more():
    (quota,) = [o["spec"]["hard"] for o in objects(ingress()) if o["kind"] == "ResourceQuota"]
    assert {resource: amount(most) for resource, most in quota.items()} == {
        "pods": 4 + 1,
        "requests.cpu": Fraction(4 * 100 + 50, 1000),
        "limits.cpu": Fraction(4 * 500 + 200, 1000),
        "requests.memory": (4 * 128 + 64) * 2**20,
        "limits.memory": (4 * 256 + 128) * 2**20,
    }


@pytest.mark.parametrize(
    ("watched", "findings"),
    [
        pytest.param(
            ["app"],
            [
                "Ingress shop/web is in a namespace that NGINX does not watch (app); add it to "
                "'watch_namespaces' of the IngressTier"
            ],
            id="another",
        ),
        pytest.param(["app", "shop"], [], id="its own"),
    ],
)
def test_an_ingress_that_it_does_not_watch_is_a_finding(watched, findings):
    """Nobody would serve it, and Argo CD wait for its address without an end."""
    tier, shop = ingress(watch_namespaces=watched), Tier(TierProps(name="shop"))
    chart = shop.chart("shop")
    service = WebService(chart, "shop", WebServiceProps(image="shop:1"))
    props = WebIngressProps(
        hosts=["shop.example"], routes=[IngressRoute(service=service)], controller=tier.controller
    )
    WebIngress(chart, "web", props)
    assert Platform(tier, shop).findings() == findings


def test_elsewhere():
    tier = ingress(namespace="edge", watch_namespaces=["shop", "tools"], part_of="shop")
    assert flows(tier)[3] == "nodes edge/nginx-ingress (80, 443)"
    (nginx,) = tier.components
    assert nginx.values.data()["controller"]["watchNamespace"] == "shop,tools"
    labels = {o["metadata"]["labels"]["app.kubernetes.io/part-of"] for o in objects(tier)}
    assert labels == {"shop"}


def test_exposure_is_that_of_the_port_plan():
    """Charts know no port of Kind: they are told."""
    ports = {mapping.name: mapping.node_port for mapping in PortPlanSettings().mappings()}
    service = ingress().components[0].values.data()["controller"]["service"]
    assert service["httpPort"]["nodePort"] == ports["http"]
    assert service["httpsPort"]["nodePort"] == ports["https"]


@pytest.mark.parametrize(
    ("model", "given", "message"),
    [
        pytest.param(IngressTierSettings, {"namespace": "A"}, "'namespace' must", id="namespace"),
        pytest.param(
            IngressTierProps,
            {"watch_namespaces": ["app"], "pod_network": "0.0.0.0/0"},
            "'pod_network' must be a network of IPv4 addresses",
            id="every address",
        ),
    ],
)
def test_refuses(model, given, message):
    with pytest.raises(ValidationError, match=message):
        model(**given)


@pytest.mark.parametrize("props", [None, {}, IngressTierSettings()])
def test_refuses_what_are_no_props(props):
    with pytest.raises(ValueError, match=r"^ingress: 'props' must be IngressTierProps, got "):
        IngressTier(props)
