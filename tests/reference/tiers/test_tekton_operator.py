from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.reference import TektonOperatorTier, TektonOperatorTierProps
from tests.apiserver.tekton import release
from tests.programs import TEKTON_PIPELINES, TEKTON_TRIGGERS
from tests.reference.tiers.examples import platform


def operator(target_namespace="cicd", **context):
    props = TektonOperatorTierProps()
    return TektonOperatorTier(platform(**context), props, target_namespace=target_namespace)


def test_it_installs_what_a_tekton_config_has_and_nothing_by_itself():
    (component,) = operator(target_namespace="delivery").components
    values = component.values
    assert values["operator"]["autoInstallComponents"] is False
    assert values["operator"]["defaultTargetNamespace"] == "delivery"
    assert set(values["controllers"].split(",")) == {
        "tektonconfig",
        "tektonpipeline",
        "tektontrigger",
        "tektonpruner",
    }
    assert set(component.provides) == {"operator.tekton.dev", "tekton.dev", "triggers.tekton.dev"}


def installed_images(tier):
    (component,) = tier.components
    stated = component.values["operator"]["additionalEnvs"]
    return {each["name"]: each["value"] for each in stated}


def test_images_come_from_a_mirror_those_that_it_installs_included():
    mirrored = operator(mirrors=Mirrors(images="mirror.example:5000/hub"))
    (component,) = mirrored.components
    values = component.values
    for image in (values["operator"], values["webhook"], values["webhookProxy"]):
        assert image["image"]["repository"].startswith("mirror.example:5000/hub/ghcr.io/tektoncd/")
    assert installed_images(mirrored) == {
        name: f"mirror.example:5000/hub/{image}"
        for name, image in installed_images(operator()).items()
    }


def test_images_that_it_installs_are_those_of_the_releases():
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
