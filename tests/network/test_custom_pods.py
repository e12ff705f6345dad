import cdk8s_plus_27 as kplus
import pytest
from cdk8s import ApiObject, JsonPatch

from constructs_lib import WebService, WebServiceProps
from constructs_lib.network import CustomPods, CustomPodsProps
from constructs_lib.network.graph import Flow, flow_graph
from constructs_lib.testing import assert_rules

RESOURCES = {
    "requests": {"cpu": "10m", "memory": "16Mi"},
    "limits": {"cpu": "10m", "memory": "16Mi"},
}
CONTAINER = {
    "name": "main",
    "image": "cache:1",
    "resources": RESOURCES,
    "securityContext": {"readOnlyRootFilesystem": True},
}


def template(*containers, labels=None, **spec):
    return {
        "metadata": {"labels": {"app": "cache", "tier": "a"} if labels is None else labels},
        "spec": {
            "automountServiceAccountToken": False,
            "containers": list(containers or [CONTAINER]),
            **spec,
        },
    }


SPECS = {
    "Pod": template()["spec"],
    "DaemonSet": {"selector": {"matchLabels": {"app": "cache"}}, "template": template()},
    "CronJob": {
        "schedule": "0 0 * * *",
        "jobTemplate": {"spec": {"template": template(restartPolicy="Never")}},
    },
}
VERSIONS = {
    "Pod": "v1",
    "Service": "v1",
    "DaemonSet": "apps/v1",
    "Deployment": "apps/v1",
    "CronJob": "batch/v1",
}


def api_object(chart, kind, spec):
    labels = {"app": "cache", "tier": "a"} if kind == "Pod" else {}
    about = {"api_version": VERSIONS[kind], "metadata": {"labels": labels}}
    made = ApiObject(chart, "cache", kind=kind, **about)
    made.add_json_patch(JsonPatch.add("/spec", spec))
    return made


def api(chart):
    return WebService(chart, "api", WebServiceProps(image="api:1"))


def containers(made):
    spec = made.to_json()["spec"]
    spec = spec.get("jobTemplate", {}).get("spec", spec)
    return spec.get("template", {}).get("spec", spec)["containers"]


@pytest.mark.parametrize(
    ("kind", "labels"),
    [
        ("Pod", {"app": "cache", "tier": "a"}),
        ("DaemonSet", {"app": "cache"}),
        ("CronJob", {"app": "cache", "tier": "a"}),
    ],
)
def test_any_kind_with_pods(chart, kind, labels):
    made = api_object(chart, kind, SPECS[kind])
    pods = CustomPods(chart, "caches", CustomPodsProps(), workload=made)
    pods.connections.allow_to(api(chart))
    assert containers(made)[0]["env"] == [
        {"name": "API_URL", "value": "http://api.test.svc.cluster.local:80"}
    ]
    (policy,) = [o for o in chart.to_json() if o["metadata"]["name"] == "caches-to-api"]
    assert policy["spec"]["podSelector"] == {"matchLabels": labels}
    assert flow_graph(chart) == [Flow("test/caches", "test/api", (3000,))]
    assert_rules(chart)


def test_a_workload_of_cdk8s_plus(chart):
    deployment = kplus.Deployment(
        chart, "cache", containers=[kplus.ContainerProps(image="cache:1", port=6379)]
    )
    offers = {"CACHE_URL": "redis://cache:6379"}
    props = CustomPodsProps(ports=[6379], offers=offers)
    pods = CustomPods(chart, "cache-pods", props, workload=deployment)
    shop = WebService(chart, "shop", WebServiceProps(image="shop:1"))
    shop.connections.allow_to(pods)
    pods.connections.allow_to(api(chart))
    made = ApiObject.of(deployment)
    assert [variable["name"] for variable in containers(made)[0]["env"]] == ["API_URL"]
    (server,) = containers(shop.deployment)
    assert server["env"] == [{"name": "CACHE_URL", "value": "redis://cache:6379"}]
    assert Flow("test/shop", "test/cache-pods", (6379,)) in flow_graph(chart)


def test_the_environment_goes_to_the_named_container(chart):
    other = {**CONTAINER, "name": "other", "env": [{"name": "A", "value": "1"}]}
    made = api_object(chart, "Pod", {"containers": [CONTAINER, other]})
    pods = CustomPods(chart, "caches", CustomPodsProps(container="other"), workload=made)
    made.add_json_patch(JsonPatch.remove("/spec/containers/0"))
    pods.add_environment({"B": "2"})
    (container,) = containers(made)
    assert [variable["name"] for variable in container["env"]] == ["A", "B"]


@pytest.mark.parametrize(
    ("kind", "spec", "message"),
    [
        ("Service", {"ports": []}, "'workload' must have a pod template, got Service"),
        (
            "Deployment",
            {"template": template(labels={})},
            "'workload' must have labels on its pods, got none",
        ),
        (
            "Deployment",
            {"template": template(CONTAINER, {**CONTAINER, "name": "other"})},
            r"one of the containers of the pods \(main, other\), got None; name it",
        ),
    ],
)
def test_refuses_a_workload(chart, kind, spec, message):
    made = api_object(chart, kind, spec)
    with pytest.raises(ValueError, match=f"test/caches: .*{message}"):
        CustomPods(chart, "caches", CustomPodsProps(), workload=made)
