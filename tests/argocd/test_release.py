import pytest
import yaml
from pydantic import ValidationError

from constructs_lib.argocd import (
    ArgoProject,
    ArgoProjectProps,
    GitSource,
    HelmChart,
    HelmComponent,
)
from constructs_lib.argocd.release import HelmRelease, HelmReleaseProps

GIT = GitSource(repository="https://git.example/shop/platform.git")
CHART = HelmChart(repository="ghcr.io/grafana/charts", name="loki", version="18.11.0")


VALUES = {
    "singleBinary": {"dataPath": "/var/loki"},
    "labels": {"on": "no", "version": "1.10"},
    "config": "a: 1\nb: {{ .c }}\n",
}


def project_in(chart):
    props = ArgoProjectProps(
        description="Logs.",
        repositories=(GIT.repository, CHART.repository),
        namespaces=("monitoring",),
        namespaced_kinds=("Service",),
    )
    return ArgoProject(chart, "project", props)


def component(**given):
    return HelmComponent(**{"name": "loki-stack", "chart": CHART, "values": VALUES, **given})


def release(scope, id="loki-stack", /, **given):
    required = {
        "project": given.pop("project", None) or project_in(scope),
        "git": GIT,
        "namespace": "monitoring",
        "component": component(),
        "values_folder": "dist/monitoring",
    }
    return HelmRelease(scope, id, HelmReleaseProps(**{**required, **given}))


def test_every_option_of_a_chart(chart):
    api_versions = ("monitoring.coreos.com/v1", "monitoring.coreos.com/v1/PodMonitor")
    chosen = component(
        provides=("logs.example",),
        api_versions=api_versions,
        skip_crds=True,
        skip_schema_validation=True,
    )
    first = release(chart, "crds", values_folder="dist/crds")
    release(
        chart,
        "logs",
        project=chart.node.find_child("project"),
        git=GitSource(repository=GIT.repository, revision="refs/tags/v1.2.0"),
        component=chosen,
        after=(first,),
    )
    (made,) = [each for each in chart.to_json() if each["metadata"]["name"] == "logs"]
    assert made["metadata"]["annotations"] == {
        "argocd.argoproj.io/sync-wave": "1",
        "argocd.argoproj.io/compare-options": "ServerSideDiff=false",
    }
    charts, values = made["spec"]["sources"]
    assert values["targetRevision"] == "refs/tags/v1.2.0"
    assert charts["helm"] == {
        "apiVersions": [*api_versions],
        # Part of selectors, which are immutable: not the Application's name.
        "releaseName": "loki-stack",
        "skipCrds": True,
        "skipSchemaValidation": True,
        "valueFiles": ["$values/dist/monitoring/logs-values.yaml"],
    }


def test_values_by_the_keys_of_the_chart(chart):
    """Read by YAML 1.1, as Helm does: `no` and `1.10` must still be texts."""
    made = release(chart)
    assert yaml.safe_load(made.values_text) == VALUES


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"values": {"a": {"b"}}}, "values.a\n +input was not a valid JSON value"),
        ({"name": "a" * 54}, "'name' must be the name of a Helm"),
        ({"secrets": ("a",)}, "instance of SecretSource"),
        ({"api_versions": ("V1",)}, "'api_versions' must be an API"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        component(**given)


def test_refuses_an_id_that_names_no_object(chart):
    with pytest.raises(ValueError, match=r"^test/Loki: 'id' must be a DNS label"):
        release(chart, "Loki")
