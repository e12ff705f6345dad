import pytest

from constructs_lib import (
    Platform,
    Tier,
    TierProps,
    WebIngress,
    WebIngressProps,
    WebService,
    WebServiceProps,
)
from constructs_lib.network.graph import flow_graph
from constructs_lib.reference import IngressTier, IngressTierProps
from tests.reference.tiers.examples import platform


def objects(tier):
    return [o for chart in tier.charts for o in chart.to_json()]


def flows(tier):
    return [f"{flow.source} {flow.target} {flow.ports}" for flow in flow_graph(tier)]


def ingress(within, *watched, **given):
    return IngressTier(within, IngressTierProps(**given), watch_namespaces=watched)


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
    within = Platform()
    tier, shop = ingress(within, *watched), Tier(within, TierProps(name="shop"))
    chart = shop.chart("shop")
    service = WebService(chart, "shop", WebServiceProps(image="shop:1"))
    props = WebIngressProps(hosts=["shop.example"])
    WebIngress(chart, "web", props, routes={"/": service}, controller=tier.controller)
    assert within.findings() == findings


def test_elsewhere():
    tier = ingress(platform(part_of="shop"), "shop", "tools", namespace="edge")
    assert flows(tier)[3] == "nodes edge/nginx-ingress (80, 443)"
    (nginx,) = tier.components
    assert nginx.values.data()["controller"]["watchNamespace"] == "shop,tools"
    labels = {o["metadata"]["labels"]["app.kubernetes.io/part-of"] for o in objects(tier)}
    assert labels == {"shop"}
