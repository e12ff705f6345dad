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
from tests.apiserver.tekton import release
from tests.programs import TEKTON_PIPELINES, TEKTON_TRIGGERS


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


def test_nothing_asks_it_for_metrics_which_it_does_not_serve():
    kinds = {each["kind"] for each in objects(operator())}
    assert not kinds & {"ServiceMonitor", "PrometheusRule"}


def test_the_quota_holds_two_containers_a_webhook_and_a_container_more():
    (quota,) = [o["spec"]["hard"] for o in objects(operator()) if o["kind"] == "ResourceQuota"]
    assert {resource: amount(most) for resource, most in quota.items()} == {
        "pods": 2 + 2 + 1,
        "requests.cpu": amount("290m"),
        "limits.cpu": amount("2"),
        "requests.memory": (2 * 2 * 128 + 2 * 64 + 64) * 2**20,
        "limits.memory": (2 * 2 * 512 + 2 * 128 + 128) * 2**20,
    }


def installed_images(tier):
    (component,) = tier.components
    stated = component.values.data()["operator"]["additionalEnvs"]
    return {each["name"]: each["value"] for each in stated}


def test_images_come_from_a_mirror_those_that_it_installs_included():
    mirrored = operator(mirrors=Mirrors(images="mirror.example:5000/hub"))
    (component,) = mirrored.components
    values = component.values.data()
    for image in (values["operator"], values["webhook"], values["webhookProxy"]):
        assert image["image"]["repository"].startswith("mirror.example:5000/hub/ghcr.io/tektoncd/")
    assert installed_images(mirrored) == {
        name: f"mirror.example:5000/hub/{image}"
        for name, image in installed_images(operator()).items()
    }


def test_images_that_it_installs_are_those_of_the_releases():
    """By the Go packages, and the versions that are tested here."""
    packages = {
        "IMAGE_PIPELINES_TEKTON_PIPELINES_CONTROLLER": f"{TEKTON_PIPELINES}/cmd/controller",
        "IMAGE_PIPELINES_WEBHOOK": f"{TEKTON_PIPELINES}/cmd/webhook",
        "IMAGE_PIPELINES_CONTROLLER": f"{TEKTON_PIPELINES}/cmd/resolvers",
        "IMAGE_PIPELINES_TEKTON_EVENTS_CONTROLLER": f"{TEKTON_PIPELINES}/cmd/events",
        **{
            f"IMAGE_PIPELINES_ARG__{name.upper()}_IMAGE": f"{TEKTON_PIPELINES}/cmd/{name}"
            for name in ("entrypoint", "nop", "sidecarlogresults", "workingdirinit")
        },
        "IMAGE_TRIGGERS_TEKTON_TRIGGERS_CONTROLLER": f"{TEKTON_TRIGGERS}/cmd/controller",
        "IMAGE_TRIGGERS_WEBHOOK": f"{TEKTON_TRIGGERS}/cmd/webhook",
        "IMAGE_TRIGGERS_TEKTON_TRIGGERS_CORE_INTERCEPTORS": f"{TEKTON_TRIGGERS}/cmd/interceptors",
        "IMAGE_TRIGGERS_ARG__EL_IMAGE": f"{TEKTON_TRIGGERS}/cmd/eventlistenersink",
    }
    stated = installed_images(operator())
    for name in (
        "IMAGE_PRUNER_CONTROLLER",
        "IMAGE_PRUNER_WEBHOOK",
        "IMAGE_PIPELINES_ARG__SHELL_IMAGE",
    ):
        del stated[name]
    assert stated == {name: release.image(package) for name, package in packages.items()}


def test_refuses():
    with pytest.raises(ValidationError, match="'namespace' must"):
        TektonOperatorTierSettings(namespace="A")


@pytest.mark.parametrize("props", [None, {}, TektonOperatorTierSettings()])
def test_refuses_what_are_no_props(props):
    with pytest.raises(ValueError, match=r"^tekton: 'props' must be TektonOperatorTierProps, got "):
        TektonOperatorTier(props)
