from collections.abc import Mapping

import pytest
import yaml
from cdk8s import App, Chart
from pydantic import ValidationError

from constructs_lib import (
    ArgoProject,
    ArgoProjectProps,
    GitSource,
    HelmChart,
    HelmComponent,
    HelmRelease,
    HelmReleaseProps,
    IgnoredDifference,
    Values,
)
from constructs_lib.core.trees import read_tree
from constructs_lib.testing import assert_rules

GIT = GitSource(repository="https://git.example/shop/platform.git")
CHART = HelmChart(repository="ghcr.io/grafana/charts", name="loki", version="18.11.0")


class Server(Values):
    data_path: str = "/var/loki"
    replicas: int | None = None


class Loki(Values):
    single_binary: Server = Server()
    labels: Mapping[str, str] = {"on": "no", "version": "1.10"}
    config: str = "a: 1\nb: {{ .c }}\n"


def project_in(chart):
    props = ArgoProjectProps(
        description="Logs.",
        repositories=(GIT.repository, CHART.repository),
        namespaces=("monitoring",),
        namespaced_kinds=("Service",),
    )
    return ArgoProject(chart, "project", props)


def component(**given):
    return HelmComponent(**{"name": "loki-stack", "chart": CHART, "values": Loki(), **given})


def release(scope, id="loki-stack", /, **given):
    required = {
        "project": given.pop("project", None) or project_in(scope),
        "git": GIT,
        "namespace": "monitoring",
        "component": component(),
        "values_folder": "dist/monitoring",
    }
    return HelmRelease(scope, id, HelmReleaseProps(**{**required, **given}))


def application_in(chart, name="loki-stack"):
    (found,) = [each for each in chart.to_json() if each["metadata"]["name"] == name]
    return found


def helm_of(chart):
    return application_in(chart)["spec"]["sources"][0]["helm"]


def test_defaults(chart, manifests):
    release(chart)
    assert [application_in(chart)] == manifests
    assert_rules(chart)


def test_every_option(chart, manifests):
    project = project_in(chart)
    first = release(chart, "crds", project=project, values_folder="dist/crds")
    release(
        chart,
        project=project,
        git=GitSource(repository=GIT.repository, revision="refs/tags/v1.2.0"),
        component=component(
            name="loki",
            chart=HelmChart(
                repository="https://charts.example", name="logs", version="v2.0.0-rc.1"
            ),
            provides=("logs.example",),
            api_versions=("monitoring.coreos.com/v1", "monitoring.coreos.com/v1/PodMonitor"),
            skip_crds=True,
            skip_schema_validation=True,
        ),
        values_folder="dist/logs",
        after=(first,),
        skip_dry_run_on_missing_resource=True,
        ignore_differences=(IgnoredDifference(kind="Secret", jq_paths=(".data",)),),
        cascade=True,
    )
    assert [application_in(chart)] == manifests


def test_values_are_where_the_chart_looks_for_them(chart):
    made = release(chart)
    assert made.values_path == "dist/monitoring/loki-stack-values.yaml"
    assert helm_of(chart)["valueFiles"] == [f"$values/{made.values_path}"]
    assert application_in(chart)["spec"]["sources"][1]["ref"] == "values"


def test_values_by_the_keys_of_the_chart(chart):
    """Read by YAML 1.1, as Helm does: `no` and `1.10` must still be texts."""
    made = release(chart)
    assert yaml.safe_load(made.values_text) == {
        "singleBinary": {"dataPath": "/var/loki"},
        "labels": {"on": "no", "version": "1.10"},
        "config": "a: 1\nb: {{ .c }}\n",
    }


def test_the_release_is_pinned(chart):
    """It is part of selectors, which nobody can change; Argo CD would take the Application's."""
    release(chart, "logs")
    assert application_in(chart, "logs")["spec"]["sources"][0]["helm"]["releaseName"] == (
        "loki-stack"
    )


def test_files_of_all_releases(tmp_path):
    app = App(outdir=str(tmp_path))
    one, other = (Chart(app, name, namespace="cicd") for name in ("one", "other"))
    first = release(one)
    second = release(other, "promtail", component=component(values=Loki(config="")))
    assert {file.path: file.text for file in read_tree(app).declarations.files} == {
        "dist/monitoring/loki-stack-values.yaml": first.values_text,
        "dist/monitoring/promtail-values.yaml": second.values_text,
    }
    assert first.values_text != second.values_text


def test_refuses_a_folder_with_a_slash_at_the_end(chart):
    with pytest.raises(ValidationError, match="'values_folder' must be a folder"):
        release(chart, values_folder="dist/")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"values": {"a": "b"}}, "values.a\n +Extra inputs", id="untyped values"),
        pytest.param({"name": "a" * 54}, "'name' must be the name of a Helm", id="long name"),
        pytest.param({"secrets": ("a",)}, "instance of SecretSource", id="Secret by its name"),
        pytest.param({"api_versions": ("v1",)}, "'api_versions' must be an API", id="no group"),
        pytest.param({"api_versions": ("*/v1",)}, "'api_versions' must be an API", id="pattern"),
        pytest.param({"values_text": ""}, "Extra inputs", id="unknown prop"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        component(**given)


def test_refuses_an_id_that_names_no_object(chart):
    with pytest.raises(ValueError, match=r"^test/Loki: 'id' must be a DNS label"):
        release(chart, "Loki")
