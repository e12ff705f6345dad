import json
import re

import pytest
import yaml
from pydantic import ValidationError

from constructs_lib import (
    Platform,
    PlatformContext,
    Tier,
    TierProps,
    WebIngress,
    WebIngressProps,
    WebService,
    WebServiceProps,
)
from constructs_lib.argocd import GitSource, chart_pods, install
from constructs_lib.argocd.helm.component import ComponentPods
from constructs_lib.platform.tier import Page
from constructs_lib.reference import IngressTier, IngressTierProps
from constructs_lib.reference.charts.nginx_ingress import NginxIngressProps
from constructs_lib.teams import TeamSpaceProps, add_team
from tests import reference
from tests.beside import beside
from tests.checkout import ROOT
from tests.reference.tiers.examples import loki, of_kind, platform
from tests.rules import told
from tests.teams.given import QUOTA

BLOCKS = re.findall(
    r"^ *```yaml\n(.*?)```", (ROOT / "docs/how-to/tls.md").read_text(), re.DOTALL | re.MULTILINE
)
TLS, OTHERS_GATEWAY, OWN_GATEWAY = (
    block for each in BLOCKS if "ingress" in (block := yaml.safe_load(each))
)
"""Settings of the how-to."""


def ingress(within, *watched, **given):
    return IngressTier(within, IngressTierProps(**given), watch_namespaces=watched)


def add_web(shop, tier, **given):
    chart = shop.chart("shop")
    service = WebService(chart, "shop", WebServiceProps(image="shop:1"))
    props = WebIngressProps(hosts=["shop.example"], **given)
    WebIngress(chart, "web", props, routes={"/": service}, entrance=tier.entrance)


@pytest.mark.parametrize(
    ("watched", "reads_secrets", "findings"),
    beside(__file__),
)
def test_an_ingress_that_nginx_cannot_serve_is_a_finding(watched, reads_secrets, findings):
    """Argo CD would wait for its address without an end."""
    within = Platform()
    tier = ingress(within, watched, nginx={"reads_secrets": reads_secrets})
    add_web(Tier(within, TierProps(name="shop")), tier, tls_secret="tls")
    assert [each for each in told(within) if each.startswith("Ingress ")] == findings


def test_it_has_a_role_of_ours_in_place_of_the_chart_s():
    tier = ingress(platform(), "app", "tools", namespace="edge")
    (role,) = of_kind(tier, "ClusterRole")
    assert not any("secrets" in rule["resources"] for rule in role["rules"])
    assert {
        rule["resources"][0]: rule["resourceNames"]
        for rule in role["rules"]
        if "resourceNames" in rule
    } == {"namespaces": ["app", "tools"], "ingressclasses": ["nginx"]}
    (nginx,) = tier.components
    values = nginx.values
    assert values["rbac"] == {"clusterrole": {"create": False}}
    # It does not watch that, and so reads no Secrets.
    assert values["controller"]["watchSecretNamespace"] == "edge"
    # The chart binds the role by the name of its release.
    assert role["metadata"]["name"] == nginx.name
    assert "rbac.authorization.k8s.io/ClusterRole" not in nginx.cluster_objects


def test_one_that_reads_secrets_reads_those_of_the_watched_namespaces_only():
    within = platform()
    tier = ingress(within, "app", "team-a", namespace="edge", nginx={"reads_secrets": True})
    app, other = (Tier(within, TierProps(name=name)) for name in ("app", "other"))
    git = GitSource(repository="https://git.example/team.git")
    add_team(other, "team-a", TeamSpaceProps(git=git, path="manifests", quota=QUOTA))
    tier.read_secrets_of(app, other)
    (role,) = of_kind(tier, "ClusterRole")
    assert not any("secrets" in rule["resources"] for rule in role["rules"])
    for watched, namespace in ((app, "app"), (other, "team-a")):
        (role,) = of_kind(watched, "Role")
        assert role["metadata"]["namespace"] == namespace
        assert [each["resources"] for each in role["rules"]] == [["secrets"]]
        (binding,) = of_kind(watched, "RoleBinding")
        assert binding["metadata"]["namespace"] == namespace
        account = {"kind": "ServiceAccount", "name": "nginx-ingress", "namespace": "edge"}
        assert binding["subjects"] == [account]
    (nginx,) = tier.components
    controller = nginx.values["controller"]
    assert controller["watchNamespace"] == "app,team-a"
    assert "watchSecretNamespace" not in controller
    # The Roles come later than it, which waits for them.
    assert nginx.is_ready_later


def test_a_watched_namespace_without_the_role_is_a_finding():
    """NGINX would wait for the right to read its Secrets, and take no other change."""
    within = Platform()
    tier = ingress(within, "shop", nginx={"reads_secrets": True})
    shop = Tier(within, TierProps(name="shop"))
    shop.add_namespace()
    assert [each for each in told(within) if "NGINX" in each] == [
        "Namespace shop lacks the right of NGINX to read its Secrets, for which that waits; pass "
        "its tier to 'read_secrets_of' of the IngressTier"
    ]
    tier.read_secrets_of(shop)
    assert [each for each in told(within) if "ecrets" in each] == []


def variables(**tiers):
    """Return settings as variables; groups that may be absent are JSON."""
    found = {}
    for tier, settings in tiers.items():
        for name, value in settings.items():
            if name in ("nginx", "routes"):
                found |= variables(**{f"{tier}__{name}": value})
            else:
                text = value if isinstance(value, str) else json.dumps(value)
                found[f"PLATFORM_{tier}__{name}".upper()] = text
    return found


def merged(**ingress):
    return variables(app=TLS["app"], ingress={**TLS["ingress"], **ingress})


def inside(inventory, *kinds):
    return {
        (each.kind, each.namespace, each.name) for each in inventory.readable if each.kind in kinds
    }


def test_while_moving_visitors_come_by_both():
    given = merged(**OTHERS_GATEWAY["ingress"])
    made, inventory = reference.platform(**given), reference.inventory(**given)
    assert made.findings() == []
    assert inside(inventory, "Ingress", "Gateway", "HTTPRoute", "Certificate") == {
        ("Ingress", "app", "frontend"),
        ("HTTPRoute", "app", "frontend"),
        ("HTTPRoute", "app", "frontend-redirect"),
        ("Certificate", "app", "shop-tls"),
    }
    callers = {flow.source for flow in made.flows() if flow.target == "app/frontend"}
    assert {"edge/edge", "ingress/nginx-ingress"} <= callers
    addresses = yaml.safe_load(reference.files(**given)["dist/bootstrap/addresses.yaml"])
    assert addresses[0]["url"] == "https://shop.example"


def test_a_gateway_takes_the_place_of_nginx():
    given = merged(**{**OWN_GATEWAY["ingress"], "served_by": "gateway"})
    made, inventory = reference.platform(**given), reference.inventory(**given)
    assert made.findings() == []
    assert inside(inventory, "Ingress", "Gateway", "HTTPRoute", "Certificate") == {
        ("Gateway", "ingress", "web"),
        ("Certificate", "ingress", "shop-tls"),
        ("HTTPRoute", "app", "frontend"),
        ("HTTPRoute", "app", "frontend-redirect"),
        ("Certificate", "app", "shop-tls"),
    }
    assert "nginx" not in inventory.text
    assert {flow.source for flow in made.flows() if flow.target == "app/frontend"} == {
        "traefik/web",
        "monitoring/prometheus",
        "builds/smoke-test",
    }


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {"served_by": "both"},
            "'served_by' must be 'nginx' while there is no Gateway, got 'both'; state 'gateway' or",
        ),
        (
            {**OTHERS_GATEWAY["ingress"], "own_gateway": OWN_GATEWAY["ingress"]["own_gateway"]},
            "'own_gateway' must be left out with 'gateway', .*, got 'edge' as well; remove one",
        ),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        IngressTierProps(**given)


PAGES = {"argocd": {"host": "argocd.example", "tls_secret": "argocd-tls"}}


def test_refuses_a_host_for_a_page_that_no_tier_has():
    within = Platform(PlatformContext(pages=PAGES))
    tier, shop = ingress(within, "shop"), Tier(within, TierProps(name="shop"))
    message = r"^ingress: 'pages' must name pages of the tiers \(\), got 'argocd'; pass"
    with pytest.raises(ValueError, match=message):
        tier.serve_pages(shop)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"address": None}, "'address' must be given without 'load_balancer', got None; state"),
        (
            {"load_balancer_annotations": {"a.example/b": "c"}},
            r"'load_balancer_annotations' must be left out without 'load_balancer', got \{'a.examp",
        ),
    ],
)
def test_refuses_what_only_a_load_balancer_has(settings, message):
    with pytest.raises(ValidationError, match=message):
        NginxIngressProps(**settings)


@pytest.mark.parametrize(
    ("port", "findings"),
    [(80, []), (81, ["Ingress shop/page routes to Service 'page', which does not exist"])],
)
def test_an_ingress_leads_to_services_that_a_chart_is_known_to_have(port, findings):
    within = Platform()
    tier, shop = ingress(within, "shop"), Tier(within, TierProps(name="shop"))
    component = loki(services={"page": 80}, pods={"page": ComponentPods.named("page", http=80)})
    install(shop, component)
    chart = shop.chart("page")
    page = Page("argocd", chart_pods(chart, component, "page", "http"), "page", port, None, "")
    props = WebIngressProps(hosts=["shop.example"])
    WebIngress(shop.chart("web"), "page", props, routes={"/": page}, entrance=tier.entrance)
    found = [each.partition(";")[0] for each in told(within)]
    assert [each for each in found if each.startswith("Ingress ")] == findings
