import pytest
from cdk8s import ApiObject, JsonPatch

from constructs_lib import Platform, Tier, TierProps
from constructs_lib.argocd import (
    ArgoApplication,
    ArgoApplicationProps,
    ArgoProject,
    ArgoProjectProps,
    GitSource,
    install,
)
from constructs_lib.reference import Delivery
from constructs_lib.teams import TeamSpaceProps, add_team
from constructs_lib.tree.api_objects import Group
from tests.objects import single
from tests.reference.tiers.examples import loki, tier
from tests.rules import told
from tests.teams.given import QUOTA

GIT = GitSource(repository="https://git.example/shop/platform.git")


def delivery_of(platform):
    return Delivery(platform, git=GIT, namespace="cicd")


def delivered(platform):
    delivery = delivery_of(platform)
    findings = [each for each in told(platform) if "by 'add_namespace'" not in each]
    assert findings == []
    charts = [*delivery.projects.charts, *delivery.charts]
    return [each for chart in charts for each in chart.to_json()]


def waves(objects):
    annotation = "argocd.argoproj.io/sync-wave"
    return {
        o["metadata"]["name"]: int(o["metadata"]["annotations"][annotation])
        for o in objects
        if o["kind"] == "Application"
    }


def unwaited(objects):
    """Return the Applications that no other waits for."""
    annotation = "argocd.argoproj.io/ignore-healthcheck"
    return [o["metadata"]["name"] for o in objects if annotation in o["metadata"]["annotations"]]


def test_a_project_allows_the_kinds_of_the_tier_and_its_charts():
    shop = tier("shop")
    shop.add_namespace()
    install(shop, loki())
    ApiObject(shop.chart("w"), "W", api_version="a.example/v1", kind="Widget")
    spec = single(delivered(shop.platform), "AppProject", "shop")["spec"]
    assert [f"{each['group']}/{each['kind']}" for each in spec["namespaceResourceWhitelist"]] == [
        "/ConfigMap",
        "/LimitRange",
        "a.example/Widget",
        "apps/StatefulSet",
        "networking.k8s.io/NetworkPolicy",
    ]
    assert spec["clusterResourceWhitelist"] == [
        {"group": "", "kind": "Namespace", "name": "shop"},
        {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "loki"},
    ]
    assert spec["sourceRepos"] == [GIT.repository, "ghcr.io/grafana/charts"]


def test_a_project_names_what_two_charts_and_the_tier_bring():
    """Stated twice it is named once; a kind as a whole has its reason in an annotation."""
    shop = tier("shop")
    kind = "scheduling.k8s.io/PriorityClass"
    install(shop, loki(cluster_objects={kind: ["sooner", "urgent"]}))
    install(
        shop,
        loki(
            name="logs",
            cluster_objects={kind: ["later"]},
            cluster_kinds={"networking.k8s.io/IngressClass": "Named by its version"},
        ),
    )
    priority_class(shop.chart("priorities"))
    project = single(delivered(shop.platform), "AppProject", "shop")
    assert project["spec"]["clusterResourceWhitelist"] == [
        {"group": "networking.k8s.io", "kind": "IngressClass"},
        *(
            {"group": "scheduling.k8s.io", "kind": "PriorityClass", "name": name}
            for name in ("later", "sooner", "urgent")
        ),
    ]
    assert project["metadata"]["annotations"]["cdk8s-web-platform/privileges"] == (
        "every IngressClass: Chart loki: Named by its version"
    )


def priority_class(chart):
    made = ApiObject(
        chart,
        "Urgent",
        api_version="scheduling.k8s.io/v1",
        kind="PriorityClass",
        metadata={
            "name": "urgent",
            "annotations": {"cdk8s-web-platform/privileges": "kind PriorityClass: Orders first"},
        },
    )
    made.add_json_patch(JsonPatch.add("/value", 1), JsonPatch.remove("/metadata/namespace"))


def test_a_tier_without_objects_in_a_namespace_may_write_none():
    shop = Tier(Platform(), TierProps(name="shop"))
    priority_class(shop.chart("priorities"))
    spec = single(delivered(shop.platform), "AppProject", "shop")["spec"]
    assert spec["namespaceResourceWhitelist"] == []
    assert spec["clusterResourceWhitelist"] == [
        {"group": "scheduling.k8s.io", "kind": "PriorityClass", "name": "urgent"}
    ]


def test_refuses_a_tier_without_anything():
    """Argo CD would find no folder, and all later waves would wait."""
    with pytest.raises(ValueError, match=r"^apps: tiers must have objects .* got 'shop' without"):
        delivered(Tier(Platform(), TierProps(name="shop")).platform)


def test_waves_follow_from_after():
    platform = Platform()
    first = tier("first", platform)
    second = tier("second", platform, [first])
    third = tier("third", platform, [first, second])
    second.add_namespace()
    install(second, loki())
    install(third, loki(name="logs"))
    found = delivered(platform)
    # A chart comes after the namespace where the tier brings it, else beside the folder.
    assert waves(found) == {"first": 0, "second": 1, "loki": 2, "third": 3, "logs": 3}


def test_waves_do_not_wait_for_a_chart_that_is_ready_later():
    platform = Platform()
    install(tier("first", platform), loki(is_ready_later=True))
    assert unwaited(delivered(platform)) == ["loki"]


def test_teams_come_last_and_nothing_waits_for_them():
    """Also after tiers and charts that are added later, or come late."""
    platform = Platform()
    first = tier("first", platform)
    row = {"git": GitSource(repository="https://git.example/a/deploy.git"), "path": "manifests"}
    add_team(first, "a-team", TeamSpaceProps(**row, quota=QUOTA))
    second = tier("second", platform, [first])
    second.add_namespace()
    install(second, loki())
    found = delivered(platform)
    assert waves(found) == {"first": 0, "second": 1, "loki": 2, "a-team": 3}
    assert unwaited(found) == ["a-team"]


def test_an_argo_cd_of_others_is_left_alone():
    """It has no project to close, and would find a difference in the annotation without end."""
    objects = delivered(tier("shop").platform)
    assert [o["metadata"]["name"] for o in objects if o["kind"] == "AppProject"] == ["shop"]
    assert "argocd.argoproj.io/refresh" not in str(objects)


def test_a_folder_of_that_name_in_a_repository_of_others_is_not_ours():
    theirs = "https://git.example/stock/platform.git"
    platform = tier("shop").platform
    chart = delivery_of(platform).chart("stock")
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
    assert "ConfigMap shop/config is applied by Application cicd/of-ours" in str(told(platform))


@pytest.mark.parametrize(
    ("platform", "got"), [(Platform(), r"\[\]"), (tier("default").platform, r"\['default'\]")]
)
def test_refuses_no_tier_and_one_with_the_name_of_that_project(platform, got):
    message = "^apps: the platform must have tiers before its Delivery, and none 'default', since"
    with pytest.raises(ValueError, match=f"{message} .*, got {got}; add or rename a tier$"):
        delivery_of(platform)


@pytest.mark.parametrize("names", [("logs", "shop"), ("shop", "logs")])
def test_a_chart_comes_after_all_of_its_namespaces(names):
    """Also after that of a later tier: otherwise root would never get to what brings it."""
    platform = Platform()
    tiers = {name: tier(name, platform) for name in names}
    install(tiers["logs"], loki(other_namespaces=["shop"]))
    tiers["shop"].add_namespace()
    found = waves(delivered(platform))
    assert found["loki"] > found["shop"]
