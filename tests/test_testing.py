"""What other teams import in their tests."""

import pytest
from cdk8s import ApiObject, JsonPatch

from constructs_lib import (
    Platform,
    Tier,
    TierProps,
    WebIngress,
    WebIngressProps,
    WebService,
    WebServiceProps,
)
from constructs_lib.testing import (
    ManifestSnapshotExtension,
    assert_flow,
    assert_no_flow,
    assert_plan,
    new_chart,
    render,
)
from constructs_lib.workloads import Worker, WorkerProps

SERVICE = {"kind": "Service", "metadata": {"name": "shop"}}
TEXT = "kind: Service\nmetadata:\n  name: shop\n"


def test_a_snapshot_holds_all_of_a_manifest_of_several_and_of_a_text():
    serialize = ManifestSnapshotExtension().serialize
    assert serialize(SERVICE) == serialize([SERVICE]) == TEXT
    assert serialize([SERVICE, SERVICE]) == f"{TEXT}---\n{TEXT}"
    assert serialize("shop") == "shop\n"


def test_render_returns_the_objects_of_one_construct():
    worker = WorkerProps(image="registry.example/mail:1.0.0", max_replicas=1)
    made = {each["kind"]: each for each in render(Worker, worker, id="mail")}
    assert set(made) == {"Deployment", "ServiceAccount"}
    assert made["Deployment"]["metadata"]["name"] == "mail"
    shop = WebService(new_chart(), "shop", WebServiceProps(image="registry.example/shop:1.0.0"))
    ingress, *_ = render(WebIngress, WebIngressProps(hosts=["shop.example"]), routes={"/": shop})
    assert (ingress["kind"], ingress["metadata"]["namespace"]) == ("Ingress", "test")


@pytest.fixture
def shop():
    """Return a platform, and three constructs of it, of which the first calls the second."""
    platform = Platform()
    tier = Tier(platform, TierProps(name="shop"))
    chart = tier.chart("shop")
    web = WebService(chart, "web", WebServiceProps(image="registry.example/web:1.0.0"))
    cart = WebService(chart, "cart", WebServiceProps(image="registry.example/cart:1.0.0"))
    mail = Worker(chart, "mail", WorkerProps(image="registry.example/mail:1.0.0"))
    tier.add_namespace()
    web.connections.allow_to(cart, 6379)
    return platform, web, cart, mail


def test_flows_are_those_that_policies_allow(shop):
    platform, web, cart, mail = shop
    assert_flow(platform, web, cart, port=6379)
    assert_no_flow(platform, cart, web)
    assert_no_flow(platform, web, mail)


def test_a_flow_that_is_not_as_asserted_is_named(shop):
    platform, web, cart, mail = shop
    with pytest.raises(pytest.fail.Exception, match="shop/web cannot call shop/cart on TCP 80; "):
        assert_flow(platform, web, cart, port=80)
    with pytest.raises(pytest.fail.Exception, match="shop/web cannot call shop/mail on TCP 6379"):
        assert_flow(platform, web, mail, port=6379)
    told = "shop/web can call shop/cart on TCP 6379; remove the policy that allows it"
    with pytest.raises(pytest.fail.Exception, match=told):
        assert_no_flow(platform, web, cart)


def test_a_declared_flow_whose_policy_was_patched_away_is_none(shop):
    platform, web, cart, _ = shop
    (policy,) = [
        each
        for each in web.node.find_all()
        if isinstance(each, ApiObject) and each.name == "web-to-cart"
    ]
    policy.add_json_patch(JsonPatch.replace("/spec/egress", []))
    with pytest.raises(pytest.fail.Exception, match="shop/web cannot call shop/cart on TCP 6379"):
        assert_flow(platform, web, cart, port=6379)


def test_a_construct_of_no_tier_and_a_port_that_is_none_are_mistakes(shop, chart):
    platform, web, cart, _ = shop
    other = WebService(chart, "other", WebServiceProps(image="registry.example/other:1.0.0"))
    for ends in ((web, other), (other, web)):
        with pytest.raises(ValueError, match="the platform has no pods of test/other; compose it"):
            assert_no_flow(platform, *ends)
        with pytest.raises(ValueError, match="the platform has no pods of test/other; compose it"):
            assert_flow(platform, *ends, port=80)
    with pytest.raises(ValueError, match=r"assert_flow: 'port' must be .*, got 0"):
        assert_flow(platform, web, cart, port=0)


def platform_with(image):
    platform = Platform()
    tier = Tier(platform, TierProps(name="shop"))
    WebService(tier.chart("shop"), "web", WebServiceProps(image=image))
    tier.add_namespace()
    return platform


def test_a_plan_is_at_most_as_severe_as_asserted(tmp_path, chart):
    before, after = platform_with("registry.example/web:1"), platform_with("registry.example/web:2")
    assert_plan(before, before, "none")
    assert_plan(before, after, "restart")
    assert_plan(before, after, "attention")
    with pytest.raises(pytest.fail.Exception, match="the change must be 'none' at most:") as failed:
        assert_plan(before, after, "none")
    assert "shop/Deployment/web changed [restart]" in str(failed.value)
    before.synth(tmp_path / "dist")
    assert_plan(tmp_path / "dist", before, "none")
    with pytest.raises(pytest.fail.Exception, match="Namespace/shop removed"):
        assert_plan(str(tmp_path / "dist"), chart, "restart")


def test_a_plan_of_what_is_not_there_and_a_severity_that_is_none_are_mistakes(chart):
    with pytest.raises(ValueError, match="'absent' must be a folder of manifests, or a commit"):
        assert_plan("absent", chart, "none")
    with pytest.raises(ValueError, match=r"assert_plan: 'severity' must be .*, got 'high'"):
        assert_plan(chart, chart, "high")
