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
    HelmRelease,
    HelmReleaseProps,
    IgnoredDifference,
    Values,
    values_files,
)
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


def release(scope, id="loki-stack", /, **given):
    required = {
        "project": given.pop("project", None) or project_in(scope),
        "git": GIT,
        "namespace": "monitoring",
        "chart": CHART,
        "values": Loki(),
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
        git=GitSource(repository=GIT.repository, revision="v1.2.0"),
        chart=HelmChart(repository="https://charts.example", name="logs", version="v2.0.0-rc.1"),
        values_folder="dist/logs",
        release_name="loki",
        after=(first,),
        provides=("logs.example",),
        api_versions=("monitoring.coreos.com/v1", "monitoring.coreos.com/v1/PodMonitor"),
        skip_crds=True,
        skip_schema_validation=True,
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
    made = release(chart)
    assert helm_of(chart)["releaseName"] == made.release_name == "loki-stack"


def test_files_of_all_releases(tmp_path):
    app = App(outdir=str(tmp_path))
    one, other = (Chart(app, name, namespace="cicd") for name in ("one", "other"))
    first = release(one)
    second = release(other, "promtail", values=Loki(config=""))
    assert values_files(app) == {
        "dist/monitoring/loki-stack-values.yaml": first.values_text,
        "dist/monitoring/promtail-values.yaml": second.values_text,
    }
    assert first.values_text != second.values_text


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"values": {"a": "b"}}, "values.a\n +Extra inputs", id="untyped values"),
        pytest.param({"values_folder": "dist/"}, "'values_folder' must be a folder", id="folder"),
        pytest.param({"release_name": "a" * 54}, "'release_name' must be the name", id="release"),
        pytest.param({"api_versions": ("v1",)}, "'api_versions' must be an API", id="no group"),
        pytest.param({"api_versions": ("*/v1",)}, "'api_versions' must be an API", id="pattern"),
        pytest.param({"values_text": ""}, "Extra inputs", id="unknown prop"),
    ],
)
def test_refuses(chart, given, message):
    with pytest.raises(ValidationError, match=message):
        release(chart, **given)


def test_refuses_an_id_that_is_too_long_for_a_release(chart):
    with pytest.raises(ValidationError, match="'id' must be the name of a Helm release"):
        release(chart, "a" * 54)
    release(chart, "a" * 54, project=chart.node.find_child("project"), release_name="a")
