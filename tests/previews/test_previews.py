import json

import pytest
from cdk8s import ApiObject, JsonPatch

from constructs_lib import Platform, Tier, TierProps
from constructs_lib.kube.declarations import Declarations, DeclaredWatch
from constructs_lib.network import HelmPods, HelmPodsProps
from constructs_lib.previews import Previews, PreviewsProps
from constructs_lib.tree.api_objects import ApiObjects
from constructs_lib.workloads import Worker, WorkerProps
from constructs_lib.workloads.entrance import Entrance, GatewayRef
from constructs_lib.workloads.nginx_controller import nginx
from tests.objects import without_scripts
from tests.other_values import every_option
from tests.previews.given import LOGIN, props, web, web_with_database


@pytest.fixture
def platform():
    return Platform()


@pytest.fixture
def tier(platform):
    tier = Tier(platform, TierProps(name="previews"))
    tier.add_namespace()
    return tier


def template(previews):
    return [each["object"] for each in json.loads(previews.template.data["template.json"])]


def of_kind(objects, kind):
    return [each for each in objects if each["kind"] == kind]


def test_every_option(chart, manifests):
    Previews(chart, "shop", every_option(PreviewsProps), contents=web)
    assert without_scripts(chart.to_json()) == manifests


def test_a_preview_consists_of(chart, manifests):
    previews = Previews(chart, "shop", props(), contents=web_with_database)
    assert template(previews) == manifests


def test_the_platform_finds_nothing_wrong(platform, tier):
    Previews(tier.chart("shop"), "shop", props(), contents=web_with_database)
    assert platform.findings() == []


def test_rules_see_what_is_in_a_preview(platform, tier):
    def contents(preview):
        web_with_database(preview)
        service = ApiObject(preview, "cart", api_version="v1", kind="Service")
        service.add_json_patch(
            JsonPatch.add("/spec", {"selector": {"app": "cart"}, "ports": [{"port": 80}]})
        )

    Previews(tier.chart("shop"), "shop", props(), contents=contents)
    (finding,) = platform.findings()
    assert finding.startswith("Service shop-pr-0number0/preview-cart selects no pods")
    movable = "\n".join(platform.warnings())
    assert "StatefulSet shop-pr-0number0/database" in movable
    # Its digest is known to nobody before it is built.
    assert "0commit0" not in movable


def test_two_of_one_id_would_share_namespaces(platform, tier):
    other = Tier(platform, TierProps(name="others"))
    other.add_namespace()
    for each in (tier, other):
        Previews(each.chart("shop"), "shop", props(), contents=web)
    twice = "ClusterRole shop-previews exists twice; give one of them another id"
    assert twice in platform.findings()


def test_is_no_part_of_the_output(tier):
    Previews(tier.chart("shop"), "shop", props(), contents=web)
    kinds = [each["kind"] for each in tier.node.find_child("shop").to_json()]
    assert {"Namespace", "Deployment", "Ingress"}.isdisjoint(kinds)


def test_the_namespace_bounds_what_is_in_it(chart):
    previews = Previews(chart, "shop", props(), contents=web)
    first, *rest = template(previews)
    labels = first["metadata"]["labels"]
    assert (first["kind"], first["metadata"]["name"]) == ("Namespace", "shop-pr-0number0")
    assert labels["cdk8s-web-platform/previews"] == "shop"
    assert labels["pod-security.kubernetes.io/enforce"] == "restricted"
    assert "cdk8s-web-platform/protected" not in labels
    assert {each["metadata"]["namespace"] for each in rest} == {"shop-pr-0number0"}
    kinds = [each["kind"] for each in rest]
    # What bounds pods is there before them.
    for bound in ("NetworkPolicy", "ResourceQuota", "LimitRange"):
        assert kinds.index(bound) < kinds.index("Deployment")


def test_rights_are_for_what_is_in_the_template(chart):
    Previews(chart, "shop", props(), contents=web)
    (role,) = of_kind(chart.to_json(), "ClusterRole")
    rights = {
        f"{verb} {name}"
        for rule in role["rules"]
        for verb in rule["verbs"]
        for name in rule["resources"]
    }
    assert {"create ingresses", "patch deployments", "delete namespaces"} <= rights
    never = ("secrets", "roles", "statefulsets", "httproutes", "pods")
    written = [each for each in rights if not each.startswith("list")]
    assert not [each for each in written if each.endswith(never)]


def test_an_entrance_of_the_platform_may_call_them(platform, tier):
    edge = Tier(platform, TierProps(name="edge"))
    edge.add_namespace()
    pods = HelmPods(edge.chart("nginx"), "nginx", HelmPodsProps(pod_labels={"app": "nginx"}))
    entrance = Entrance(controller=nginx(pods))
    Previews(tier.chart("shop"), "shop", props(), contents=web, entrance=entrance)
    (policy,) = edge.node.find_child("nginx").to_json()
    assert policy["spec"]["podSelector"] == {"matchLabels": {"app": "nginx"}}
    (rule,) = policy["spec"]["egress"]
    previews = {"matchLabels": {"cdk8s-web-platform/previews": "shop"}}
    server = {"matchLabels": {"app.kubernetes.io/name": "web"}}
    assert rule["to"] == [{"namespaceSelector": previews, "podSelector": server}]
    assert [each["port"] for each in rule["ports"]] == [3000]
    assert platform.findings() == []


def test_a_controller_that_watches_names_never_sees_them(platform, tier):
    watch = DeclaredWatch(namespaces=["app"])
    ApiObjects(tier, "Watch", {}, Declarations(watches=[watch]))
    Previews(tier.chart("shop"), "shop", props(), contents=web)
    assert platform.findings() == [
        "Ingress shop-pr-0number0/preview is of a preview, and NGINX watches namespaces by name; "
        "give Previews an 'entrance' that selects theirs"
    ]


def test_a_gateway_serves_them(chart):
    gateway = GatewayRef(
        name="web", namespace="edge", pod_namespace="edge", pod_labels={"app": "traefik"}
    )
    made = Previews(
        chart,
        "shop",
        props(tls="entrance"),
        contents=web,
        entrance=Entrance(gateway=gateway),
    )
    routes = of_kind(template(made), "HTTPRoute")
    assert [each["spec"]["hostnames"] for each in routes] == [["pr-0number0.preview.example"]] * 2
    job = made.job.cron_job.to_json()["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    values = {each["name"]: each.get("value") for each in job["containers"][0]["env"]}
    assert values["URL"] == "https://pr-0number0.preview.example"


def test_a_git_server_of_the_platform_is_called_by_its_pods(tier):
    gitea = HelmPods(
        tier.chart("git"), "gitea", HelmPodsProps(pod_labels={"app": "gitea"}, ports=[3000])
    )
    Previews(tier.chart("shop"), "shop", props(), contents=web, git_server=gitea)
    policies = of_kind(tier.node.find_child("shop").to_json(), "NetworkPolicy")
    names = {each["metadata"]["name"] for each in policies}
    assert names == {"shop-to-api-server", "shop-to-gitea"}


@pytest.mark.parametrize(
    ("contents", "message"),
    [
        pytest.param(
            lambda preview: Worker(
                preview,
                "mailer",
                WorkerProps(image="a/mailer:1", environment={"KEY": LOGIN.key("password")}),
            ),
            "test/shop/preview: a preview must need no Secret, got 'git-previews'; use text",
            id="Secret",
        ),
        pytest.param(
            lambda preview: Previews(preview, "other", props(), contents=web),
            "test/shop/preview: objects of a preview must be of kinds Namespace, .*, got CronJob",
            id="kind",
        ),
        pytest.param(
            "web", "test/shop: 'contents' must be a function .*, got 'web'", id="no function"
        ),
    ],
)
def test_refuses(chart, contents, message):
    with pytest.raises(ValueError, match=message):
        Previews(chart, "shop", props(), contents=contents)


@pytest.mark.parametrize("name", ["7shop", "s" * 41])
def test_refuses_a_name_that_begins_no_namespace(chart, name):
    with pytest.raises(ValueError, match="'id' must be a name of at most 40 characters"):
        Previews(chart, name, props(), contents=web)
