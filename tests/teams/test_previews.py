from unittest.mock import patch

import pytest
import yaml
from pydantic import ValidationError

from constructs_lib import ExternalPods, Platform, PlatformContext, Tier, TierProps
from constructs_lib.argocd import GitSource
from constructs_lib.network import HelmPods, HelmPodsProps
from constructs_lib.reference import Delivery
from constructs_lib.teams import TeamPreviewsProps, TeamSpaceProps, add_team
from constructs_lib.workloads.entrance import Entrance, GatewayRef
from constructs_lib.workloads.nginx_controller import nginx
from main import compose
from settings import Settings, load_settings
from tests.beside import beside
from tests.rules import told
from tests.teams.given import QUOTA

GIT = GitSource(repository="https://git.example.com/platform/web.git")


def previews(**given):
    """Return previews of a team, by an Argo CD of others."""
    argo_cd = ExternalPods(name="sets", namespace="argocd", pod_labels={"app": "sets"})
    return TeamPreviewsProps(
        **{
            "server": "github",
            "repository": "shop/deploy",
            "token_secret": "shop-previews",
            "application_sets": argo_cd,
            "service": "web",
            "domain": "preview.example.com",
            "quota": QUOTA,
            **given,
        }
    )


def row(name, **given):
    git = {"repository": f"https://git.example.com/{name}/deploy.git"}
    return TeamSpaceProps(**{"git": git, "path": "manifests", "quota": QUOTA, **given})


@pytest.fixture
def platform():
    return Platform()


@pytest.fixture
def teams(platform):
    return Tier(platform, TierProps(name="spaces"))


def test_what_a_team_with_previews_has(platform, teams, manifests):
    given = {"hosts": ["shop.example.com"], "members": "people", "outside": "Calls a bank"}
    add_team(teams, "shop", row("shop", previews=previews(), **given))
    delivery = Delivery(platform, git=GIT, namespace="argocd")
    assert platform.findings() == []
    assert [
        *delivery.node.find_child("shop-previews").to_json(),
        *delivery.projects.node.find_child("previews").to_json(),
        *delivery.previews.node.find_child("shop-pr").to_json(),
    ] == manifests


def test_their_number_and_quota_are_held_and_in_the_contract(platform, teams):
    """Each has a ticket in the namespace of the team, before all else, which a quota counts."""
    add_team(teams, "shop", row("shop", previews=previews(at_once=3), namespaces=["shop", "jobs"]))
    add_team(teams, "bank", row("bank"))
    delivery = Delivery(platform, git=GIT, namespace="argocd")
    granted = yaml.safe_load(platform.files()["dist/teams/shop.yaml"])["previews"]
    assert (granted["at_once"], granted["quota"]["pods"]) == (3, QUOTA["pods"])
    limits = {
        team.name: team.object_quotas[0].to_json()["spec"]["hard"].get(TICKETS)
        for team in teams.teams
    }
    assert limits == {"shop": "3", "bank": None}
    objects = delivery.previews.node.find_child("shop-pr").to_json()
    early = [each for each in objects if "sync-wave" in str(each["metadata"].get("annotations"))]
    (ticket,) = early
    assert ticket["metadata"]["annotations"] == {"argocd.argoproj.io/sync-wave": "-1"}
    about = [ticket["kind"], *(ticket["metadata"][key] for key in ("namespace", "name"))]
    assert about == ["AppProject", "shop", "preview-0-number-0"]


TICKETS = "count/appprojects.argoproj.io"


def test_the_chart_holds_no_manifest_for_readers_of_yaml(platform, teams):
    add_team(teams, "shop", row("shop", previews=previews()))
    Delivery(platform, git=GIT, namespace="argocd")
    files = platform.files()
    assert yaml.safe_load(files["dist/previews/templates/preview.yaml"]) is None
    assert set(yaml.safe_load(files["dist/previews/Chart.yaml"])) == {
        "apiVersion",
        "name",
        "version",
    }


@pytest.mark.parametrize(
    ("server", "asked"),
    beside(__file__),
)
def test_each_server_is_asked_in_its_way(platform, teams, server, asked):
    props = previews(server=server, api="http://git.example:3000", interval_seconds=30)
    add_team(teams, "shop", row("shop", previews=props))
    delivery = Delivery(platform, git=GIT, namespace="argocd")
    (found,) = delivery.node.find_child("shop-previews").to_json()
    shared = {
        "labels": ["preview"],
        "tokenRef": {"secretName": "shop-previews", "key": "token"},
    }
    (generator,) = found["spec"]["generators"]
    assert generator["pullRequest"] == {server: {**asked, **shared}, "requeueAfterSeconds": 30}


def test_a_chart_gets_host_and_commit(platform, teams):
    add_team(teams, "shop", row("shop", previews=previews(is_chart=True, path="chart")))
    delivery = Delivery(platform, git=GIT, namespace="argocd")
    objects = delivery.previews.node.find_child("shop-pr").to_json()
    (application,) = [each for each in objects if each["kind"] == "Application"]
    source = application["spec"]["source"]
    assert source["path"] == "chart"
    assert {each["name"]: each["value"] for each in source["helm"]["parameters"]} == {
        "host": "pr-0-number-0.preview.example.com",
        "commit": "$ARGOCD_APP_REVISION",
    }


def test_pods_of_the_platform_reach_what_they_need(platform, teams):
    """The controller calls the Git server, and the entrance all previews of the team."""
    tier = Tier(platform, TierProps(name="argocd"))
    tier.add_namespace()
    chart = tier.chart("pods")
    pods = {
        name: HelmPods(chart, name, HelmPodsProps(pod_labels={"app": name}, ports=[3000]))
        for name in ("sets", "git", "nginx")
    }
    entrance = Entrance(controller=nginx(pods["nginx"]))
    props = previews(application_sets=pods["sets"], git_server=pods["git"])
    add_team(teams, "shop", row("shop", previews=props), entrance=entrance)
    props = previews(application_sets=pods["sets"], domain="other.example.com")
    add_team(teams, "bank", row("bank", previews=props), entrance=entrance)
    Delivery(platform, git=GIT, namespace="argocd")
    assert platform.findings() == []
    flows = [(str(each.source), str(each.target), each.ports) for each in platform.flows()]
    assert ("argocd/sets", "argocd/git", (3000,)) in flows
    assert ("argocd/sets", "outside/git-of-bank", (443,)) in flows
    assert ("argocd/nginx", "shop-pr-0-number-0/shop-pr-0-number-0", (8080,)) in flows
    (policy,) = [
        each for each in chart.to_json() if each["metadata"]["name"] == "nginx-to-previews-of-shop"
    ]
    assert policy["spec"]["egress"] == [
        {
            "ports": [{"port": 8080, "protocol": "TCP"}],
            "to": [
                {
                    "namespaceSelector": {"matchLabels": {"cdk8s-web-platform/previews": "shop"}},
                    "podSelector": {},
                }
            ],
        }
    ]


def platform_with(entrance_of):
    """Return the reference platform with a team, whose previews come by such an entrance."""

    def with_team(platform, **given):
        tiers = {each.tier.name: each.tier for each in platform.order}
        tier = Tier(platform, TierProps(name="spaces"))
        cicd = tiers["cicd"]
        props = previews(application_sets=cicd.application_sets, git_server=cicd.gitea_pods)
        entrance = entrance_of(tiers["ingress"])
        add_team(tier, "shop", row("shop", previews=props), entrance=entrance)
        return Delivery(platform, **given)

    stated = load_settings().model_dump()
    stated["cicd"]["argocd"]["application_sets"] = True
    with patch("main.Delivery", with_team):
        return compose(Settings.model_validate(stated))


EDGE = GatewayRef(name="edge", namespace="edge", pod_namespace="edge", pod_labels={"app": "edge"})


def test_root_of_the_reference_system_applies_the_application_set():
    platform = platform_with(lambda ingress: Entrance(gateway=EDGE))
    assert platform.findings() == []
    found = yaml.safe_load_all(platform.files()["dist/bootstrap/root.yaml"])
    kinds = {
        each["metadata"]["name"]: [
            kind["kind"] for kind in each["spec"]["namespaceResourceWhitelist"]
        ]
        for each in found
        if each["kind"] == "AppProject"
    }
    assert kinds == {"projects": ["AppProject"], "root": ["Application", "ApplicationSet"]}


def test_nginx_of_the_platform_knows_no_previews():
    (finding,) = told(platform_with(lambda ingress: ingress.entrance))
    assert finding == (
        "Ingress shop-pr-0-number-0/preview is of a preview, and NGINX watches namespaces by name; "
        "give the team an 'entrance' that selects them by label"
    )


def shop_and(platform, name="bank", other=(), **given):
    """Add a team with previews, and another one; return the platform."""
    tier = Tier(platform, TierProps(name="spaces"))
    add_team(tier, "shop", row("shop", previews=previews(**given)))
    add_team(tier, name, row("bank", **dict(other)))
    return platform


IN_CI = ExternalPods(name="sets", namespace="ci", pod_labels={"app": "sets"})


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            lambda platform: shop_and(platform, "shop-pr-7"),
            "begin with 'shop-pr-' must be left to previews, got 'shop-pr-7'",
        ),
        (
            lambda platform: shop_and(platform, other={"namespaces": ["shop-pr-7"]}),
            "must be left to previews, got 'shop-pr-7'",
        ),
        (
            lambda platform: shop_and(platform, application_sets=IN_CI),
            "must be of the Argo CD in 'argocd', and in its own cluster, got 'ci'",
        ),
        (
            lambda platform: shop_and(platform, "s" * 50, {"previews": previews()}),
            "'namespace' must be a DNS label .* got 's+-pr-0-number-0'",
        ),
    ],
)
def test_refuses_previews_that_could_not_be_made(platform, given, message):
    with pytest.raises(ValueError, match=message):
        Delivery(given(platform), git=GIT, namespace="argocd")


def test_refuses_previews_in_a_cluster_of_others():
    platform = Platform(PlatformContext(server="https://tokyo.example"))
    shop_and(platform)
    with pytest.raises(ValueError, match="its own cluster, got 'argocd' and server 'https://tokyo"):
        Delivery(platform, git=GIT, namespace="argocd")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"server": "gitea"}, "'api' must be the address of the server for 'gitea', got None"),
        # As `application_sets` of a CicdTier is, where it is off.
        ({"application_sets": None}, "application_sets"),
    ],
)
def test_refuses_props_that_do_not_fit(given, message):
    with pytest.raises(ValidationError, match=message):
        previews(**given)


@pytest.mark.parametrize("host", ["pr-7.preview.example.com", "*.example.com"])
def test_a_domain_of_previews_belongs_to_one_team(platform, host):
    Delivery(shop_and(platform, other={"hosts": [host]}), git=GIT, namespace="argocd")
    finding = f"Team bank has host '{host}', which host '*.preview.example.com' of team shop"
    assert any(finding in each for each in told(platform))


def test_a_folder_of_previews_belongs_to_one_team(platform):
    tier = Tier(platform, TierProps(name="spaces"))
    git = {"repository": "https://git.example.com/acme/mono.git"}
    of_shop = previews(path="charts/shop")
    add_team(tier, "shop", row("shop", git=git, path="shop", owner="@shop", previews=of_shop))
    add_team(tier, "bank", row("bank", git=git, path="charts", owner="@bank"))
    Delivery(platform, git=GIT, namespace="argocd")
    assert told(platform) == [
        "Team shop has folder 'charts/shop', which is in or is 'charts' of team bank; "
        "give each its own"
    ]
    assert "/charts/shop/ @shop\n" in platform.files()["dist/teams/CODEOWNERS"]
