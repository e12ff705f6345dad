"""Findings on connections that constructs declare."""

import pytest
from cdk8s import App, Chart, JsonPatch

from constructs_lib import ExternalPods, WebService, WebServiceProps
from constructs_lib.network import HelmPods, HelmPodsProps
from constructs_lib.testing import assert_rules, inventory_of
from constructs_lib.workloads import TierNamespace, TierNamespaceProps
from tests.rules import texts

CONTROLLER = {"app.kubernetes.io/name": "nginx-ingress"}
MISSING = (
    "Connection ingress/nginx-ingress to shop/shop on TCP 3000 has no egress policy in "
    "namespace ingress; pass the construct itself to 'allow_to' instead of ExternalPods"
)


@pytest.fixture
def shop(tmp_path):
    """Return a service in a Chart of an App that also has the pods of an ingress controller."""
    app = App(outdir=str(tmp_path))
    ours, theirs = (Chart(app, name, namespace=name) for name in ("shop", "ingress"))
    for name in ("shop", "ingress"):
        TierNamespace(Chart(app, f"{name}-namespace"), name, TierNamespaceProps())
    props = HelmPodsProps(pod_labels=CONTROLLER | {"app.kubernetes.io/instance": "ingress"})
    controller = HelmPods(theirs, "nginx-ingress", props)
    return app, controller, WebService(ours, "shop", WebServiceProps(image="web:1"))


@pytest.mark.parametrize("name", ["nginx-ingress", "controller"])
def test_a_peer_that_is_ours_lacks_its_half(shop, name):
    """By its name and by its labels: the policy that lets the controller out is not there."""
    app, _, service = shop
    ExternalPods(name=name, namespace="ingress", pod_labels=CONTROLLER).connections.allow_to(
        service
    )
    assert texts(inventory_of(app)) == [MISSING]


def test_the_construct_itself_brings_both_halves(shop):
    app, controller, service = shop
    controller.connections.allow_to(service)
    service.connections.allow_to(controller, 80)
    assert_rules(app)


def test_a_peer_of_other_labels_does_not_reach_what_is_ours(shop):
    """It bears the name, but neither policy selects the pods of that name."""
    app, _, service = shop
    wrong = ExternalPods(name="nginx-ingress", namespace="ingress", pod_labels={"app": "nginx"})
    wrong.connections.allow_to(service)
    closed, missing = sorted(texts(inventory_of(app)), key=lambda text: text == MISSING)
    assert missing == MISSING
    assert "on TCP 3000 has no ingress policy in namespace shop" in closed


def test_a_peer_of_others_needs_no_other_half(shop):
    app, _, service = shop
    elsewhere = ExternalPods(name="nginx-ingress", namespace="other", pod_labels=CONTROLLER)
    elsewhere.connections.allow_to(service)
    assert_rules(app)


def test_a_peer_of_others_needs_its_half_where_its_namespace_is_closed(shop):
    """The default of the namespace denies what the declaration promises."""
    app, _, service = shop
    mail = ExternalPods(name="mail", namespace="ingress", pod_labels={"app": "mail"})
    mail.connections.allow_to(service)
    service.connections.allow_to(mail, 25)
    fix = "make them HelmPods or CustomPods of that tier, instead of ExternalPods"
    assert texts(inventory_of(app)) == [
        f"Connection {ends} has no {half} policy in namespace ingress; {fix}"
        for ends, half in (
            ("ingress/mail to shop/shop on TCP 3000", "egress"),
            ("shop/shop to ingress/mail on TCP 25", "ingress"),
        )
    ]


def test_a_policy_that_was_patched_counts_as_it_is_written(shop):
    app, controller, service = shop
    controller.connections.allow_to(service)
    policy = controller.child("nginx-ingress-to-shop")
    policy.add_json_patch(JsonPatch.replace("/spec/egress/0/ports/0/port", 8080))
    missing, undeclared = texts(inventory_of(app))
    assert missing == MISSING.partition("pass")[0] + (
        "restore the NetworkPolicy that the connection emitted"
    )
    assert "allow ingress/nginx-ingress to shop/shop on TCP 8080" in undeclared


def test_references_resolve_across_apps(tmp_path):
    """A policy of one tier names pods of another, which is an App of its own."""
    one, other = (App(outdir=str(tmp_path / name)) for name in ("one", "other"))
    charts = [Chart(one, "a", namespace="caller"), Chart(other, "b", namespace="called")]
    for each in charts:
        TierNamespace(each, str(each.namespace), TierNamespaceProps())
    caller, called = (WebService(each, "web", WebServiceProps(image="web:1")) for each in charts)
    caller.connections.allow_to(called)
    assert_rules(one, other)
