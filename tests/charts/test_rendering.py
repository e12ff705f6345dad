"""What charts make, by a real Helm, as Argo CD calls it."""

import tarfile
from pathlib import Path

import pytest
import yaml

from tests.beside import beside
from tests.charts.conftest import objects

DATA = beside(__file__)

pytestmark = pytest.mark.usefixtures("helm")

SEEN = DATA["seen"]
DEFINITION = DATA["definition"]
TOYS = DEFINITION.replace("NAME", "toys").replace("SCOPE", "Namespaced").replace("KIND", "Toy")
KIND = DATA["kind"]


def seen(renderings):
    return objects(renderings)["ConfigMap", "seen"]["data"]


def test_names_versions_and_capabilities_are_those_of_the_cluster(shop, rendered):
    shop.template(SEEN)
    shop.write("bootstrap/kind.yaml", KIND)
    assert seen(rendered()) == {
        "release": "toys shop",
        "kubernetes": "v1.35.7",
        "text": "invalid",
        "toys": "false",
        "budgets": "true",
        "monitors": "false",
        "there": "{}",
    }


def test_kinds_that_the_folder_has_or_a_chart_defines_are_there(shop, rendered):
    shop.template(SEEN, **{"crds/toys.yaml": TOYS})
    monitor = "{apiVersion: monitoring.coreos.com/v1, kind: PodMonitor, metadata: {name: a}}"
    shop.write("shop/monitor.yaml", monitor)
    assert [seen(rendered())[key] for key in ("toys", "monitors")] == ["true", "true"]


def test_stated_options_win_over_the_cluster(shop, rendered):
    shop.template(SEEN, **{"crds/toys.yaml": TOYS})
    shop.install(
        releaseName="other",
        namespace="elsewhere",
        kubeVersion="1.30.0",
        apiVersions=["monitoring.coreos.com/v1"],
        skipCrds=True,
    )
    made = objects(rendered())
    found = made["ConfigMap", "seen"]
    assert found["metadata"]["namespace"] == "elsewhere"
    assert found["data"]["release"] == "other elsewhere"
    assert found["data"]["kubernetes"] == "v1.30.0"
    # They are in place of those of the cluster, as Argo CD takes them.
    assert [found["data"][key] for key in ("monitors", "toys")] == ["true", "false"]
    assert not any(kind == "CustomResourceDefinition" for kind, _ in made)


@pytest.mark.parametrize(
    ("given", "found", "kind"),
    [
        ({}, "file", "invalid"),
        ({"values": "found: inline"}, "inline", "invalid"),
        ({"values": "found: inline", "valuesObject": {"found": "object"}}, "object", "invalid"),
        ({"parameters": [{"name": "found", "value": "a,b"}]}, "a,b", "invalid"),
        ({"parameters": [{"name": "found", "value": "{a,b}"}]}, "[a b]", "invalid"),
        ({"parameters": [{"name": "text", "value": "1", "forceString": True}]}, "file", "string"),
        ({"parameters": [{"name": "text", "value": "1"}]}, "file", "int64"),
    ],
)
def test_values_of_files_inline_and_parameters(shop, rendered, given, found, kind):
    shop.template(SEEN)
    values = yaml.safe_load((shop.dist / "shop/toys-values.yaml").read_text())
    shop.values(**values, found="file")
    shop.install(**given)
    data = seen(rendered())
    assert (data["found"], data["text"]) == (found, kind)


def test_nulls_are_left_out_as_the_api_server_does(shop, rendered):
    text = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: }, data: {b: , c: d}}"
    shop.template(text)
    made = objects(rendered())["ConfigMap", "a"]
    assert made == {
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": {"name": "a", "namespace": "shop"},
        "data": {"c": "d"},
    }


def test_hooks_are_those_that_argo_cd_runs(shop, rendered):
    text = "".join(
        f"""---
apiVersion: v1
kind: ConfigMap
metadata: {{name: {hook.split(",")[0]}, annotations: {{helm.sh/hook: "{hook}"}}}}
"""
        for hook in ("pre-install, pre-upgrade", "post-delete", "test", "pre-rollback")
    )
    shop.template(text)
    names = [name for kind, name in objects(rendered()) if kind == "ConfigMap"]
    assert sorted(names) == ["post-delete", "pre-install"]


def test_namespaces_are_stated_where_a_kind_has_them(shop, rendered):
    galaxies = DEFINITION.replace("NAME", "galaxies").replace("SCOPE", "Cluster")
    text = """\
{apiVersion: example.com/v1, kind: Galaxy, metadata: {name: far}}
---
{apiVersion: example.com/v1, kind: Toy, metadata: {name: bear}}
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: other}}
---
{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: b, namespace: c}}
---
{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: ConfigMap, metadata: {name: d}}]}
"""
    definitions = {"crds/a.yaml": galaxies.replace("KIND", "Galaxy"), "crds/b.yaml": TOYS}
    shop.template(text, **definitions)
    made = objects(rendered())
    found = {name: made[kind, name]["metadata"].get("namespace") for kind, name in made}
    assert found["far"] is None
    assert (found["bear"], found["a"], found["b"], found["d"]) == ("shop", "other", None, "shop")


def test_values_of_yaml_that_python_reads_otherwise(shop, rendered):
    shop.template("", **{"crds/toys.yaml": TOYS})
    made = objects(rendered())["CustomResourceDefinition", "toys.example.com"]
    schema = made["spec"]["versions"][0]["schema"]["openAPIV3Schema"]
    assert schema["properties"]["of"]["enum"] == ["=", "2026-01-01"]


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ('{{ fail "no toys" }}', "cannot be rendered: .*no toys"),
        ("a: {{ .Values.missing.of }}", "cannot be rendered: .*nil pointer"),
        ("a: b: c", "cannot be rendered: .*YAML parse error"),
        ("{apiVersion: v1, metadata: {name: a}}", "cannot read: no 'apiVersion' or 'kind' that is"),
        ("{apiVersion: 1, kind: ConfigMap, metadata: {name: a}}", "cannot read: no 'apiVersion'"),
        (
            "{apiVersion: v1, kind: ConfigMap, data: {a: !own b}}",
            "cannot read: could not determine",
        ),
    ],
)
def test_what_helm_refuses_is_a_problem(shop, rendered, template, problem):
    shop.template(template)
    (one,) = rendered()
    assert (one.text, one.unseen) == ("", "")
    assert pytest.raises(AssertionError, match=problem).matches(AssertionError(one.problem))


def test_values_that_the_schema_of_a_chart_refuses(shop, rendered):
    schema = '{"properties": {"replicas": {"type": "string"}}}'
    shop.template("", **{"values.schema.json": schema})
    (one,) = rendered()
    assert "replicas" in one.problem
    shop.install(skipSchemaValidation=True)
    assert objects(rendered())


def test_an_unpacked_chart_serves_at_its_version_alone(shop, rendered):
    archive = shop.charts / "toys-1.0.0.tgz"
    with tarfile.open(archive) as tar:
        tar.extractall(shop.charts)
    archive.unlink()
    assert objects(rendered())
    assert rendered()[0].archive == ""
    shop.install(version="1.0.1")
    assert rendered()[0].unseen.startswith("no archive; ")
    # Tags of Git, which some write into Applications.
    shop.install(version="v1.0.0")
    assert objects(rendered())


@pytest.mark.parametrize(
    ("given", "unseen"),
    [
        ({"valueFiles": ["$values/dist/shop/b.yaml"]}, "values file '$values/dist/shop/b.yaml'"),
        ({"valueFiles": ["values-of-the-chart.yaml"]}, "values file 'values-of-the-chart.yaml'"),
        ({"fileParameters": [{"name": "a", "path": "b"}]}, "files of 'fileParameters'"),
    ],
)
def test_what_is_not_in_the_folder_is_not_seen(shop, rendered, given, unseen):
    shop.install(**given)
    assert rendered()[0].unseen == f"no {unseen}; put the values there"


def test_a_missing_file_of_values_may_be_ignored(shop, rendered):
    paths = ["$values/dist/shop/toys-values.yaml", "$values/dist/shop/missing.yaml"]
    shop.install(valueFiles=paths, ignoreMissingValueFiles=True)
    assert objects(rendered())


def test_a_rendering_is_kept_until_something_changes(shop, rendered, tmp_path):
    def kept():
        rendered()
        return {each.name for each in (tmp_path / "cache/rendered").iterdir()}

    first = kept()
    assert kept() == first
    shop.install(values="replicas: 1")
    second = kept()
    shop.template("# another archive")
    third = kept()
    assert (len(second), len(third)) == (2, 3)
    assert Path(tmp_path / "cache/.gitignore").read_text() == "*\n"
