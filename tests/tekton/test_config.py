from constructs_lib.tekton.config import TektonConfig, TektonConfigProps
from tests.other_values import every_option, wired_otherwise


def tekton(chart, **given):
    return TektonConfig(chart, "tekton", TektonConfigProps(**given))


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


def test_every_server_has_bounds_and_one_pod(chart):
    """An autoscaler would make more of them than the quota has room for."""
    made = tekton(chart)
    spec = made.config.to_json()["spec"]
    running = {
        name: each["spec"]
        for part in ("pipeline", "trigger", "tektonpruner")
        for name, each in spec[part]["options"]["deployments"].items()
        if "replicas" not in each["spec"]
    }
    for name, each in running.items():
        (container,) = each["template"]["spec"]["containers"]
        assert set(container["resources"]) == {"requests", "limits"}, name
    assert len(made.pods_in_an_update) == len(running) == 8
    scalers = spec["pipeline"]["options"]["horizontalPodAutoscalers"]
    assert {each["spec"]["maxReplicas"] for each in scalers.values()} == {1}
