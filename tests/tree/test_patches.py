"""Patches: those that change nothing are refused, by the path and the nearest name."""

import pytest
from cdk8s import JsonPatch

from constructs_lib import Platform, Tier, TierProps, WebService, WebServiceProps
from constructs_lib.kube.structs import k8s
from constructs_lib.tree.patches import patch
from constructs_lib.workloads import ConfigMap, ConfigMapProps, ScheduledJob, ScheduledJobProps

TEMPLATE = "/spec/template/spec"


@pytest.fixture
def shop():
    platform = Platform()
    tier = Tier(platform, TierProps(name="shop"))
    tier.add_namespace()
    image = "registry.example/shop:2.0.0"
    return platform, WebService(tier.chart("shop"), "shop", WebServiceProps(image=image))


@pytest.mark.parametrize(
    ("operation", "told"),
    [
        (JsonPatch.remove("/spec/strateg"), "there is no 'strateg'; did you mean 'strategy'?"),
        (JsonPatch.remove("/spec/x"), "there is no 'x'; use one of selector, strategy, template"),
        (
            JsonPatch.add("/spec/templat/spec/hostNetwork", True),
            "there is no 'templat'; did you mean 'template'?",
        ),
        (
            JsonPatch.add(f"{TEMPLATE}/containers/7/image", "a:1"),
            "there is no '7'; use one of 0",
        ),
        (JsonPatch.copy("/spec/x", "/spec/y"), "there is no 'x'; use one of"),
        (JsonPatch.move("/spec/selectr", "/spec/y"), "did you mean 'selector'?"),
        (
            JsonPatch.replace("/spec/strategy/type", "RollingUpdate"),
            "the object has that already; remove it",
        ),
        (JsonPatch.add("/spec/minReadySeconds", None), "None is no value; use JsonPatch.remove"),
        (JsonPatch.add("spec/minReadySeconds", 3), "a path begins with '/'; put it in front"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_patch_of_cdk8s_without_effect_ends_the_synth(shop, operation, told):
    platform, service = shop
    service.deployment.add_json_patch(JsonPatch.add("/spec/revisionHistoryLimit", 3))
    assert platform.findings() == []
    service.deployment.add_json_patch(JsonPatch.remove("/spec/revisionHistoryLimit"), operation)
    with pytest.raises(ValueError, match=r"^shop/shop/shop/Resource: patch '") as error:
        platform.findings()
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_test_changes_nothing_and_may_fail(shop):
    platform, service = shop
    service.deployment.add_json_patch(JsonPatch.test("/spec/strategy/type", "RollingUpdate"))
    assert platform.findings() == []
    service.deployment.add_json_patch(JsonPatch.test("/spec/strategy/type", "Recreate"))
    with pytest.raises(ValueError, match="Test operation failed"):
        platform.findings()


def container_of(service):
    (found,) = service.deployment.to_json()["spec"]["template"]["spec"]["containers"]
    return found


def test_fields_of_a_container_take_effect(shop):
    platform, service = shop
    waits = k8s.Lifecycle(post_start=k8s.LifecycleHandler(sleep=k8s.SleepAction(seconds=1)))
    before = container_of(service)
    service.patch_container(
        "shop",
        {
            "imagePullPolicy": "Always",
            "lifecycle": waits,
            "startupProbe": {"periodSeconds": 3},
            "livenessProbe": None,
        },
    )
    after = container_of(service)
    assert after["imagePullPolicy"] == "Always"
    assert after["lifecycle"] == before["lifecycle"] | {"postStart": {"sleep": {"seconds": 1}}}
    assert after["startupProbe"] == before["startupProbe"] | {"periodSeconds": 3}
    assert "livenessProbe" not in after
    assert platform.findings() == []


REFUSED = [
    ("shp", {"imagePullPolicy": "Always"}, "must be one of the containers (shop), got 'shp'; did"),
    ("shop", {"imagePullPolcy": "Always"}, "[0].imagePullPolcy', which the API does not have; use"),
    ("shop", {"imagePullPolicy": 3}, "[0].imagePullPolicy', which must be a text; correct it"),
    ("shop", {"startupProbe": {"periodSeconds": 2}}, ".periodSeconds' has the value 2 already"),
    ("shop", {"startuProbe": None}, "is removed, and not there; did you mean 'startupProbe'?"),
    ("shop", {"x": None}, "[0].x' is removed, and not there; leave it out"),
    ("shop", {}, "'fields' must have at least 1 item"),
    ("shop", [1], "'fields' must be a valid dictionary, got [1]"),
]


@pytest.mark.parametrize(("name", "fields", "told"), REFUSED, ids=[each[2] for each in REFUSED])
def test_fields_without_effect_are_refused_at_once(shop, name, fields, told):
    _, service = shop
    before = container_of(service)
    with pytest.raises(ValueError, match=r"^shop/shop/shop/Resource: '") as error:
        service.patch_container(name, fields)
    assert told in str(error.value)
    assert container_of(service) == before


def test_containers_are_found_in_a_job(shop):
    _, service = shop
    props = ScheduledJobProps(image="registry.example/a:1.0.0", schedule="1 1 * * *")
    job = ScheduledJob(service.scope, "report", props)
    job.patch_container("report", {"imagePullPolicy": "Always"})
    pods = job.cron_job.to_json()["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    assert pods["containers"][0]["imagePullPolicy"] == "Always"


def test_fields_of_any_object_are_merged(shop):
    platform, service = shop
    patch(service.deployment, {"spec": {"revisionHistoryLimit": 3}})
    assert service.deployment.to_json()["spec"]["revisionHistoryLimit"] == 3
    assert platform.findings() == []
    with pytest.raises(ValueError, match="use 'revisionHistoryLimit'"):
        patch(service.deployment, {"spec": {"revisionHistoryLimt": 3}})
    with pytest.raises(ValueError, match=r"^patch: 'object' must be ApiObject, got None; pass one"):
        patch(None, {"spec": {}})


def test_labels_and_annotations_of_every_object(shop):
    platform, service = shop
    config = ConfigMap(service.scope, "config", ConfigMapProps(data={"a": "1"}))
    for construct in (service, config):
        construct.add_labels({"team": "shop"})
        construct.add_annotations({"contact": "shop@example.com"})
    service.deployment.metadata.add_label("only", "here")
    made = [each.to_json()["metadata"] for each in (service.deployment, service.service)]
    for each in (*made, config.config_map.to_json()["metadata"]):
        assert each["labels"]["team"] == "shop"
        assert each["annotations"] == {"contact": "shop@example.com"}
    assert [each["labels"].get("only") for each in made] == ["here", None]
    assert platform.findings() == []
    with pytest.raises(ValueError, match="'labels' must not have keys that the construct sets"):
        service.add_labels({"app.kubernetes.io/name": "other"})
