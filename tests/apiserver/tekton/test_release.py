"""The TektonConfig of dist/ changes only what is in the releases: the operator ignores the rest."""

import pytest
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


def changes():
    return [
        pytest.param(KINDS[kind], name, change, id=f"{kind} {name}")
        for config in of_kind("TektonConfig")
        for part in ("pipeline", "trigger")
        for kind, named in config["spec"][part]["options"].items()
        for name, change in named.items()
        if name != ITS_OWN
    ]


def containers(deployment):
    pod = deployment["spec"].get("template", {}).get("spec", {})
    return {each["name"] for each in pod.get("containers", [])}


@pytest.mark.parametrize(("kind", "name", "change"), changes())
def test_changes_what_is_there(kind, name, change):
    (changed,) = (
        each
        for each in release.objects("cicd")
        if (each["kind"], each["metadata"]["name"]) == (kind, name)
    )
    if kind == "Deployment":
        assert containers(change) <= containers(changed)
    # A release has only an example of some settings.
    text = yaml.safe_dump(changed)
    assert [key for key in change.get("data", {}) if key not in text] == []
