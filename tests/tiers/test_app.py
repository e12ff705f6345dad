from fractions import Fraction

import pytest
from cdk8s import JsonPatch
from pydantic import ValidationError

from constructs_lib import (
    AppTier,
    AppTierProps,
    AppTierSettings,
    ImagePullerSettings,
    Peer,
    WebService,
    WebServiceProps,
    flow_graph,
)
from constructs_lib.core.quantity import amount
from constructs_lib.testing import assert_rules
from tests.other_values import every_option

SERVICES = {
    "frontend": WebServiceProps(image="frontend:1", min_replicas=2, max_replicas=4),
    "backend": WebServiceProps(image="backend:1", min_replicas=1, max_replicas=3),
}


CONTROLLER = Peer(
    name="nginx-ingress",
    namespace="ingress",
    pod_labels={"app.kubernetes.io/name": "nginx-ingress"},
)


def app_tier(**given):
    props = {**SERVICES, "ingress_controller": CONTROLLER, **given}
    return AppTier(AppTierProps(**props))


def objects(app):
    return [o for chart in app.charts for o in chart.to_json()]


def test_defaults(manifests):
    app = app_tier()
    assert objects(app) == manifests
    assert_rules(app)


def test_every_option(manifests):
    app = AppTier(every_option(AppTierProps, ingress_controller=CONTROLLER))
    assert objects(app) == manifests
    assert_rules(app)


def test_all_and_only_the_flows_of_the_tier():
    app = app_tier()
    assert [f"{flow.source} {flow.target} {flow.ports}" for flow in flow_graph(app)] == [
        "app/* kube-system/kube-dns (53,)",
        "app/frontend app/backend (3000,)",
        "ingress/nginx-ingress app/frontend (3000,)",
        "monitoring/prometheus app/backend (9464,)",
        "monitoring/prometheus app/frontend (9464,)",
    ]


def test_the_quota_is_full_at_the_highest_scale_in_an_update():
    """4 frontends and 3 backends, of each one more in an update, and 3 and 2 on their way out."""
    app = app_tier()
    (quota,) = [o["spec"]["hard"] for o in objects(app) if o["kind"] == "ResourceQuota"]
    assert {resource: amount(most) for resource, most in quota.items()} == {
        "pods": 14,
        "requests.cpu": 14 * Fraction(200, 1000),
        "limits.cpu": 14 * Fraction(500, 1000),
        "requests.memory": 14 * 256 * 2**20,
        "limits.memory": 14 * 512 * 2**20,
    }


@pytest.mark.parametrize("server", ["frontend", "backend"])
def test_one_server_more_is_two_pods_more_in_the_quota(server):
    """In an update: the pod, and its successor."""

    def pods(most):
        app = app_tier(**{server: WebServiceProps(image="server:1", max_replicas=most)})
        (quota,) = [o["spec"]["hard"] for o in objects(app) if o["kind"] == "ResourceQuota"]
        return int(quota["pods"])

    assert [pods(most) - pods(1) for most in (2, 3, 10)] == [2, 4, 18]


def test_the_images_of_both_are_held_on_all_nodes():
    app = app_tier(image_puller=ImagePullerSettings(most_nodes=3))
    pod = app.image_puller.daemon_set.to_json()["spec"]["template"]["spec"]
    images = {each["name"]: each["image"] for each in pod["containers"]}
    assert images == {"frontend": "frontend:1", "backend": "backend:1"}
    (quota,) = [o["spec"]["hard"] for o in objects(app) if o["kind"] == "ResourceQuota"]
    assert int(quota["pods"]) == 14 + 3
    assert_rules(app)


def test_a_server_without_metrics_is_not_read():
    app = app_tier(backend=WebServiceProps(image="backend:1", metrics_port=None))
    assert "app/backend" not in {
        flow.target for flow in flow_graph(app) if flow.source == "monitoring/prometheus"
    }


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"namespace": "Shop"}, "'namespace' must be a DNS label", id="namespace"),
        pytest.param({"part_of": ""}, "'part_of' must be a label value", id="empty label"),
        pytest.param({"hosts": ()}, "at least 1 item", id="no host"),
        pytest.param({"database": {}}, "Extra inputs", id="unknown prop"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        app_tier(**given)


def test_a_tier_is_checked_with_all_that_is_in_it():
    app = app_tier()
    deployment = app.backend.node.find_child("Resource")
    image = "/spec/template/spec/containers/0/image"
    deployment.add_json_patch(JsonPatch.replace(image, "web:latest"))
    with pytest.raises(pytest.fail.Exception, match="container 'backend' with image 'web:latest'"):
        assert_rules(app)


def test_errors_begin_with_the_name_of_the_tier():
    app = app_tier()
    with pytest.raises(ValueError, match=r"^app/late/Shop: 'id' must be the name of a Service"):
        WebService(app.chart("late"), "Shop", SERVICES["backend"])


def test_refuses_settings_without_their_wiring():
    with pytest.raises(
        ValueError, match=r"^app: 'props' must be AppTierProps, got AppTierSettings"
    ):
        AppTier(AppTierSettings(**SERVICES))
