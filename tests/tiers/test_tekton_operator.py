import pytest
from pydantic import ValidationError

from constructs_lib import (
    Mirrors,
    TektonOperatorTier,
    TektonOperatorTierProps,
    TektonOperatorTierSettings,
    flow_graph,
)
from constructs_lib.core.quantity import amount
from constructs_lib.testing import assert_rules


def objects(tier):
    return [o for chart in tier.charts for o in chart.to_json()]


def flows(tier):
    return [f"{flow.source} {flow.target} {flow.ports}" for flow in flow_graph(tier)]


def operator(**given):
    required = {"target_namespace": "cicd", "pod_network": "10.244.0.0/16"}
    return TektonOperatorTier(TektonOperatorTierProps(**{**required, **given}))


def test_defaults(manifests):
    tier = operator()
    assert objects(tier) == manifests
    assert flows(tier) == [
        "monitoring/prometheus tekton-operator/tekton-operator (9090,)",
        "nodes tekton-operator/tekton-operator-webhook (8443,)",
        "tekton-operator/* kube-system/kube-dns (53,)",
        "tekton-operator/tekton-operator api-server (6443,)",
        "tekton-operator/tekton-operator-webhook api-server (6443,)",
    ]
    assert_rules(tier)


def test_it_installs_what_a_tekton_config_has_and_nothing_by_itself():
    (component,) = operator(target_namespace="delivery").components
    values = component.values.data()
    assert values["operator"]["autoInstallComponents"] is False
    assert values["operator"]["defaultTargetNamespace"] == "delivery"
    assert set(values["controllers"].split(",")) == {
        "tektonconfig",
        "tektonpipeline",
        "tektontrigger",
        "tektonpruner",
    }
    assert set(component.provides) == {"operator.tekton.dev", "tekton.dev", "triggers.tekton.dev"}


def test_its_service_has_the_labels_by_which_its_metrics_are_found():
    """The chart gives it none that tells it from the Service of the webhook."""
    tier = operator()
    (component,) = tier.components
    (monitor,) = [o for o in objects(tier) if o["kind"] == "ServiceMonitor"]
    wanted = monitor["spec"]["selector"]["matchLabels"]
    own = component.values.data()["operator"]["deployment"]["customLabels"]
    assert wanted == {"app.kubernetes.io/name": "tekton-operator", **own}


def test_the_quota_holds_two_containers_a_webhook_and_a_container_more():
    (quota,) = [o["spec"]["hard"] for o in objects(operator()) if o["kind"] == "ResourceQuota"]
    assert {resource: amount(most) for resource, most in quota.items()} == {
        "pods": 2 + 2 + 1,
        "requests.cpu": amount("290m"),
        "limits.cpu": amount("2"),
        "requests.memory": (2 * 2 * 128 + 2 * 64 + 64) * 2**20,
        "limits.memory": (2 * 2 * 512 + 2 * 128 + 128) * 2**20,
    }


def test_images_come_from_a_mirror_those_that_it_installs_included():
    (component,) = operator(mirrors=Mirrors(images="mirror.example:5000/hub")).components
    values = component.values.data()
    for image in (values["operator"], values["webhook"], values["webhookProxy"]):
        assert image["image"]["repository"].startswith("mirror.example:5000/hub/ghcr.io/tektoncd/")
    assert values["operator"]["additionalEnvs"] == [
        {"name": "TEKTON_REGISTRY_OVERRIDE", "value": "mirror.example:5000/hub/ghcr.io"}
    ]


def test_refuses():
    with pytest.raises(ValidationError, match="'namespace' must"):
        TektonOperatorTierSettings(namespace="A")


@pytest.mark.parametrize("props", [None, {}, TektonOperatorTierSettings()])
def test_refuses_what_are_no_props(props):
    with pytest.raises(ValueError, match=r"^tekton: 'props' must be TektonOperatorTierProps, got "):
        TektonOperatorTier(props)
