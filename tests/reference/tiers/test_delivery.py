import pytest
from cdk8s import ApiObject, JsonPatch
from pydantic import ValidationError

from constructs_lib import (
    ArgoApplication,
    ArgoApplicationProps,
    ArgoProject,
    ArgoProjectProps,
    Delivery,
    DeliveryProps,
    GitSource,
    Platform,
    Tier,
    TierProps,
)
from constructs_lib.core.api_objects import Group
from constructs_lib.tier import OrderedTier
from tests.objects import single
from tests.reference.tiers.examples import loki, tier

GIT = GitSource(repository="https://git.example/shop/platform.git")


def delivered(*order):
    """Returns the objects that deliver these tiers, each with the names of those before it."""
    platform, tiers = Platform(), {}
    for made, after in order:
        tiers[made.name] = platform.add(made, after=[tiers[name] for name in after])
    delivery = Delivery(DeliveryProps(order=platform.order, git=GIT, namespace="cicd"))
    platform.add(delivery)
    assert platform.findings() == []
    charts = [*delivery.projects.charts, *delivery.charts]
    return [each for chart in charts for each in chart.to_json()]


def waves(objects):
    annotation = "argocd.argoproj.io/sync-wave"
    return {
        o["metadata"]["name"]: int(o["metadata"]["annotations"][annotation])
        for o in objects
        if o["kind"] == "Application"
    }


def test_a_project_allows_the_kinds_of_the_tier_and_its_charts():
    shop = tier("shop")
    shop.add_namespace()
    shop.install(loki())
    ApiObject(shop.chart("w"), "W", api_version="a.example/v1", kind="Widget")
    spec = single(delivered((shop, [])), "AppProject", "shop")["spec"]
    assert [f"{each['group']}/{each['kind']}" for each in spec["namespaceResourceWhitelist"]] == [
        "/ConfigMap",
        "/LimitRange",
        "a.example/Widget",
        "apps/StatefulSet",
        "networking.k8s.io/NetworkPolicy",
    ]
    assert spec["clusterResourceWhitelist"] == [
        {"group": "", "kind": "Namespace", "name": "shop"},
        {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"},
    ]
    assert spec["sourceRepos"] == [GIT.repository, "ghcr.io/grafana/charts"]


def priority_class(chart):
    made = ApiObject(chart, "Urgent", api_version="scheduling.k8s.io/v1", kind="PriorityClass")
    made.add_json_patch(JsonPatch.add("/value", 1), JsonPatch.remove("/metadata/namespace"))


def test_a_tier_without_objects_in_a_namespace_may_write_none():
    shop = Tier(TierProps(name="shop"))
    priority_class(shop.chart("priorities"))
    spec = single(delivered((shop, [])), "AppProject", "shop")["spec"]
    assert spec["namespaceResourceWhitelist"] == []
    assert spec["clusterResourceWhitelist"] == [
        {"group": "scheduling.k8s.io", "kind": "PriorityClass"}
    ]


def test_refuses_a_tier_without_anything():
    """Argo CD would find no folder, and all later waves would wait."""
    with pytest.raises(ValueError, match=r"^apps: 'order' must have tiers .* got 'shop' without"):
        delivered((Tier(TierProps(name="shop")), []))


def test_waves_follow_from_after():
    first, second, third = tier("first"), tier("second"), tier("third")
    second.add_namespace()
    second.install(loki())
    third.install(loki(name="logs"))
    found = delivered((first, []), (second, ["first"]), (third, ["first", "second"]))
    # A chart comes after the namespace where the tier brings it, else beside the folder.
    assert waves(found) == {"first": 0, "second": 1, "loki": 2, "third": 3, "logs": 3}


def refreshed(objects):
    annotation = "argocd.argoproj.io/refresh"
    return {
        o["metadata"]["name"]
        for o in objects
        if o["metadata"].get("annotations", {}).get(annotation) == "normal"
    }


def test_an_argo_cd_of_others_is_left_alone():
    """It has no project to close, and would find a difference in the annotation without end."""
    objects = delivered((tier("shop"), []))
    assert [o["metadata"]["name"] for o in objects if o["kind"] == "AppProject"] == ["shop"]
    assert refreshed(objects) == set()


def test_a_folder_of_that_name_in_a_repository_of_others_is_not_ours():
    shop, theirs = tier("shop"), "https://git.example/stock/platform.git"
    platform = Platform()
    platform.add(shop)
    delivery = platform.add(
        Delivery(DeliveryProps(order=platform.order, git=GIT, namespace="cicd"))
    )
    chart = delivery.chart("stock")
    project = ArgoProject(
        Group(chart, "Project"),
        "stock",
        ArgoProjectProps(
            description="The stock of another team.",
            repositories=[theirs],
            namespaces=["stock"],
            namespaced_kinds=["apps/Deployment"],
        ),
    )
    props = {"project": project, "namespace": "stock", "path": "dist/shop"}
    ArgoApplication(chart, "stock", ArgoApplicationProps(git=GitSource(repository=theirs), **props))
    assert platform.findings() == []
    ArgoApplication(chart, "of-ours", ArgoApplicationProps(git=GIT, **props))
    assert "ConfigMap shop/config is applied by Application cicd/of-ours" in str(
        platform.findings()
    )


def test_refuses_a_tier_with_the_name_of_that_project():
    order = [OrderedTier(tier("default"), ())]
    with pytest.raises(ValidationError, match="'order' must have no tier 'default', since Argo CD"):
        DeliveryProps(order=order, git=GIT, namespace="cicd")


def test_refuses_an_order_in_which_a_tier_comes_too_early():
    first, second = tier("first"), tier("second")
    order = [OrderedTier(second, (first,)), OrderedTier(first, ())]
    with pytest.raises(ValidationError, match="'order' must have 'first' before 'second', which"):
        DeliveryProps(order=order, git=GIT, namespace="cicd")


def test_refuses_a_chart_that_comes_before_one_of_its_namespaces():
    """Its sync would fail, so that root would never get to the tier that brings the namespace."""
    logs, shop = tier("logs"), tier("shop")
    logs.install(loki(other_namespaces=["shop"]))
    order = [OrderedTier(logs, ()), OrderedTier(shop, ())]
    # Somebody else makes the namespace.
    DeliveryProps(order=order, git=GIT, namespace="cicd")
    shop.add_namespace()
    problem = "'order' must have 'shop' before 'logs', since chart 'loki' has objects in its name"
    with pytest.raises(ValidationError, match=problem):
        DeliveryProps(order=order, git=GIT, namespace="cicd")
    DeliveryProps(order=order[::-1], git=GIT, namespace="cicd")
