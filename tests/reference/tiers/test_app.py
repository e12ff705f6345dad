import pytest

from constructs_lib import Platform, WebService, WebServiceProps
from constructs_lib.network.graph import flow_graph
from constructs_lib.reference import AppTier, AppTierProps
from constructs_lib.testing import assert_rules
from constructs_lib.workloads.image_puller import ImagePullerProps
from constructs_lib.workloads.nginx_controller import NGINX
from tests.reference.tiers.examples import quota_of

SERVICES = {
    "frontend": WebServiceProps(image="frontend:1", min_replicas=2, max_replicas=4),
    "backend": WebServiceProps(image="backend:1", min_replicas=1, max_replicas=3),
}


def app_tier(**given):
    props = AppTierProps(**{**SERVICES, **given})
    return AppTier(Platform(), props, entrance=NGINX)


@pytest.mark.parametrize("server", ["frontend", "backend"])
def test_one_server_more_is_two_pods_more_in_the_quota(server):
    """In an update: the pod, and its successor."""

    def pods(most):
        app = app_tier(**{server: WebServiceProps(image="server:1", max_replicas=most)})
        return quota_of(app)["pods"]

    assert [pods(most) - pods(1) for most in (2, 3, 10)] == [2, 4, 18]


def test_the_images_of_both_are_held_on_all_nodes():
    app = app_tier(image_puller=ImagePullerProps(most_nodes=3))
    pod = app.image_puller.daemon_set.to_json()["spec"]["template"]["spec"]
    images = {each["name"]: each["image"] for each in pod["containers"]}
    assert images == {"frontend": "frontend:1", "backend": "backend:1"}
    assert quota_of(app)["pods"] == 14 + 3
    assert_rules(app)


def test_a_server_without_metrics_is_not_read():
    app = app_tier(backend=WebServiceProps(image="backend:1", metrics_port=None))
    assert "app/backend" not in {
        flow.target for flow in flow_graph(app) if flow.source == "monitoring/prometheus"
    }


def test_errors_begin_with_the_name_of_the_tier():
    app = app_tier()
    with pytest.raises(ValueError, match=r"^app/late/Shop: 'id' must be the name of a Service"):
        WebService(app.chart("late"), "Shop", SERVICES["backend"])
