import pytest
import yaml
from cdk8s import App, Chart
from pydantic import ValidationError

from constructs_lib import TektonConfig, TektonConfigProps, TektonSettings, flow_graph
from constructs_lib.testing import assert_rules
from tests.other_values import every_option

POD_NETWORK = "10.244.0.0/16"


def tekton(chart, **given):
    return TektonConfig(chart, "tekton", TektonConfigProps(pod_network=POD_NETWORK, **given))


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


def test_defaults(chart, manifests):
    tekton(chart)
    assert chart.to_json() == manifests
    assert_rules(chart)


def test_every_option(chart, manifests):
    made = TektonConfig(chart, "tekton", every_option(TektonConfigProps))
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
        TektonConfigProps(pod_network=POD_NETWORK),
    )
    manifest = made.config.to_json()
    assert manifest["metadata"].get("namespace") is None
    assert manifest["metadata"]["name"] == "config"
    assert manifest["spec"]["targetNamespace"] == "delivery"


def test_no_more_is_installed_than_is_used(chart):
    """What is not mentioned is on by default, even what needs a database."""
    spec = spec_of(tekton(chart))
    assert spec["chain"]["disabled"] is True
    assert spec["result"]["disabled"] is True
    assert spec["platforms"]["kubernetes"]["pipelinesAsCode"]["enable"] is False
    assert spec["networkPolicy"]["disabled"] is True
    for resolver in ("bundles", "cluster", "git", "hub"):
        assert spec["pipeline"][f"enable-{resolver}-resolver"] is False
    without = {n for n, each in deployments(tekton_again()).items() if each.get("replicas") == 0}
    assert without == {"tekton-events-controller", "tekton-pipelines-remote-resolvers"}


def tekton_again():
    return tekton(Chart(App(), "again", namespace="cicd"))


def test_the_pruners_exclude_one_another(chart):
    spec = spec_of(tekton(chart, kept_successful_runs=3, kept_failed_runs=5))
    assert (spec["pruner"]["disabled"], spec["tektonpruner"]["disabled"]) == (True, False)
    assert spec["tektonpruner"]["global-config"] == {
        "enforcedConfigLevel": "global",
        "successfulHistoryLimit": 3,
        "failedHistoryLimit": 5,
    }


def test_pods_of_runs_satisfy_pod_security(chart):
    """Without the first, the API server refuses the pods that Tekton makes for runs."""
    pipeline = spec_of(tekton(chart))["pipeline"]
    assert pipeline["set-security-context"] is True
    flags = pipeline["options"]["configMaps"]["feature-flags"]["data"]
    assert flags == {"set-security-context-read-only-root-filesystem": "true"}


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


def test_webhooks_are_called_and_nobody_else_is(chart):
    tekton(chart)
    found = [f"{flow.source} {flow.target} {flow.ports}" for flow in flow_graph(chart)]
    assert [each for each in found if each.startswith("nodes ")] == [
        "nodes test/tekton-operator-proxy-webhook (8443,)",
        "nodes test/tekton-pipelines-webhook (8443,)",
        "nodes test/tekton-pruner-webhook (8443,)",
        "nodes test/tekton-triggers-webhook (8443,)",
    ]
    assert len([each for each in found if each.endswith(" api-server (6443,)")]) == 8
    assert len(found) == 4 + 8


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"kept_failed_runs": 0}, "greater than or equal to 1", id="none is kept"),
        pytest.param({"resolvers": True}, "Extra inputs", id="unknown setting"),
        pytest.param(
            {"resources": {"cpu_request": "1"}}, "must not exceed 'cpu_limit'", id="above limit"
        ),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        TektonSettings(**given)
