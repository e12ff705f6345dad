"""The TektonConfig of dist/ changes only what is in the releases: the operator ignores the rest."""

import yaml

from tests.apiserver.dist import of_kind
from tests.apiserver.tekton import release

KINDS = {
    "deployments": "Deployment",
    "configMaps": "ConfigMap",
    "horizontalPodAutoscalers": "HorizontalPodAutoscaler",
}
ITS_OWN = "tekton-operator-proxy-webhook"
"""What the operator adds to Pipelines is in no release of theirs."""


def containers(deployment):
    pod = deployment["spec"].get("template", {}).get("spec", {})
    return {each["name"] for each in pod.get("containers", [])}


def test_changes_what_is_there():
    (config,) = of_kind("TektonConfig")
    released = {(e["kind"], e["metadata"]["name"]): e for e in release.objects("cicd")}
    for part in ("pipeline", "trigger"):
        for kind, changes in config["spec"][part]["options"].items():
            for name in changes.keys() - {ITS_OWN}:
                changed, change = released[KINDS[kind], name], changes[name]
                if kind == "deployments":
                    assert containers(change) <= containers(changed), name
                # Of some settings a release has only an example.
                text = yaml.safe_dump(changed)
                assert [key for key in change.get("data", {}) if key not in text] == [], name
