import yaml
from cdk8s import App, Chart

from constructs_lib.network.graph import flow_graph
from constructs_lib.tekton.config import TektonConfig, TektonConfigProps
from tests.other_values import every_option, wired_otherwise


def tekton(chart, **given):
    return TektonConfig(chart, "tekton", TektonConfigProps(**given))


def spec_of(made):
    return made.config.to_json()["spec"]


def deployments(made):
    spec = spec_of(made)
    parts = (spec["pipeline"], spec["trigger"], spec["tektonpruner"])
    return {
        name: options["spec"]
        for part in parts
        for name, options in part["options"]["deployments"].items()
    }


def test_every_option(chart, manifests):
    made = TektonConfig(
        chart, "tekton", every_option(TektonConfigProps), **wired_otherwise(TektonConfig)
    )
    assert [made.config.to_json()] == manifests


def test_argo_cd_never_deletes_it(chart):
    """The namespace, and all in it, would go with it: the operator makes it the owner."""
    annotations = tekton(chart).config.to_json()["metadata"]["annotations"]
    options = annotations["argocd.argoproj.io/sync-options"].split(",")
    assert {"Delete=false", "Prune=false"} <= set(options)


def test_it_is_installed_where_it_is(chart):
    made = TektonConfig(
        Chart(App(), "other", namespace="delivery"),
        "tekton",
        TektonConfigProps(),
    )
    manifest = made.config.to_json()
    assert manifest["metadata"].get("namespace") is None
    assert manifest["metadata"]["name"] == "config"
    assert manifest["spec"]["targetNamespace"] == "delivery"


def test_no_more_is_installed_than_is_used(chart):
    """What is not mentioned is on by default, even what reads tasks of other namespaces."""
    spec = spec_of(tekton(chart))
    assert (spec["chain"]["disabled"], spec["result"]["disabled"]) == (True, True)
    assert spec["platforms"]["kubernetes"]["pipelinesAsCode"]["enable"] is False
    for resolver in ("bundles", "cluster", "git", "hub"):
        assert spec["pipeline"][f"enable-{resolver}-resolver"] is False


def test_webhooks_are_called_by_the_api_server(chart):
    tekton(chart)
    assert [each.target for each in flow_graph(chart) if each.source == "nodes"] == [
        "test/tekton-operator-proxy-webhook",
        "test/tekton-pipelines-webhook",
        "test/tekton-pruner-webhook",
        "test/tekton-triggers-webhook",
    ]


def test_containers_of_runs_have_bounds(chart):
    """As Tekton reads them: YAML in a ConfigMap."""
    resources = {"cpu_request": "10m", "cpu_limit": "1", "memory_request": "32Mi"}
    pipeline = spec_of(tekton(chart, container_resources=resources))["pipeline"]
    data = pipeline["options"]["configMaps"]["config-defaults"]["data"]
    assert yaml.safe_load(data["default-container-resource-requirements"]) == {
        "default": {
            "requests": {"cpu": "10m", "memory": "32Mi"},
            "limits": {"cpu": "1", "memory": "512Mi"},
        }
    }


def test_every_server_has_bounds_and_one_pod(chart):
    """Of which an autoscaler would make more than the quota has room for."""
    made = tekton(chart)
    running = {n: each for n, each in deployments(made).items() if "replicas" not in each}
    for name, spec in running.items():
        (container,) = spec["template"]["spec"]["containers"]
        assert set(container["resources"]) == {"requests", "limits"}, name
    assert len(made.pods_in_an_update) == len(running) == 8
    scalers = spec_of(made)["pipeline"]["options"]["horizontalPodAutoscalers"]
    assert {each["spec"]["maxReplicas"] for each in scalers.values()} == {1}
