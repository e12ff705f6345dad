import math
from pathlib import Path

import pytest
from cdk8s import ApiObject, App, Chart
from cdk8s_plus_27 import k8s
from constructs import Construct

from constructs_lib import WebServiceProps
from constructs_lib.kube import structs
from constructs_lib.kube.manifests import api_name, manifest
from constructs_lib.kube.names import DnsLabel
from constructs_lib.tekton.push_reconciler import PushReconciler, PushReconcilerProps
from constructs_lib.tree.api_objects import ApiObjects, context_of
from constructs_lib.tree.reading import read_tree, yaml_text
from constructs_lib.workloads import ConfigMap, ConfigMapProps
from tests.other_values import smallest, wired

CONFIG_MAP = {
    "apiVersion": "v1",
    "kind": "ConfigMap",
    "metadata": {"name": "a"},
    "data": {"k": "v"},
}


def test_names_of_fields_in_the_bindings_become_those_of_the_api():
    ours = {
        name.lower(): struct.__struct_encode_fields__
        for name, struct in vars(structs.k8s).items()
        if isinstance(struct, type) and issubclass(struct, structs.k8s.Struct)
    }
    theirs = {
        name: api_name(name)
        for struct, of in vars(k8s).items()
        for name in getattr(of, "__jsii_name_mapping__", ())
        if api_name(name) in ours.get(struct.lower(), ())
    }
    assert len(theirs) > 450
    assert {name: theirs[name] for name in ("cluster_ip", "host_pid", "non_resource_ur_ls")} == {
        "cluster_ip": "clusterIP",
        "host_pid": "hostPID",
        "non_resource_ur_ls": "nonResourceURLs",
    }


def test_a_struct_of_the_bindings_may_be_part_of_ours(chart):
    data = structs.k8s.ConfigMap(metadata=k8s.ObjectMeta(name="a"), data={"k": "v"})
    ApiObjects(chart, "config", {"Resource": manifest(data)})
    assert chart.to_json() == [CONFIG_MAP]


def test_a_chart_without_namespace_is_refused(tmp_path):
    chart = Chart(App(outdir=str(tmp_path)), "shop")
    with pytest.raises(ValueError, match=r"^shop: the Chart has no namespace; pass one: Chart"):
        context_of(Construct(chart, "c"), "config", DnsLabel)


@pytest.mark.parametrize(
    ("props", "message"),
    [
        (None, "got NoneType"),
        (WebServiceProps(image="web:1"), "got WebServiceProps"),
    ],
)
def test_props_of_another_type_are_refused_by_path(chart, props, message):
    message = rf"^test/config: 'props' must be ConfigMapProps, {message}; pass ConfigMapProps\("
    with pytest.raises(ValueError, match=message):
        ConfigMap(chart, "config", props)


@pytest.mark.parametrize("id", [None, "", "A", "a" * 254])
def test_an_id_is_refused_by_path(chart, id):
    with pytest.raises(ValueError, match=r"^test.*: 'id' must be .*; choose another id$"):
        ConfigMap(chart, id, ConfigMapProps(data={"k": "v"}))


@pytest.mark.parametrize(
    "other", [(ConfigMap, ConfigMapProps), (PushReconciler, PushReconcilerProps)]
)
def test_an_id_that_is_taken_is_refused_by_path(chart, other):
    ConfigMap(chart, "config", ConfigMapProps(data={"k": "v"}))
    construct, props = other
    message = "^test/config: 'id' must differ from the others in 'test', got 'config' twice"
    with pytest.raises(ValueError, match=message):
        construct(chart, "config", smallest(props), **wired(construct))


def test_after_a_refusal_calls_are_checked(chart):
    with pytest.raises(ValueError, match="parts"):
        ApiObjects(ApiObjects(chart, "parts", {}).scope, "parts", {})
    with pytest.raises(TypeError, match="api_version"):
        ApiObject(chart, "part", api_version=["v1"], kind="ConfigMap")


@pytest.mark.parametrize("number", [2**53 + 1, -(2**53) - 1, math.inf, math.nan])
def test_a_number_that_javascript_would_change_is_refused(chart, number):
    """The last digits of an identifier became zeros without a word."""
    spec = {**CONFIG_MAP, "spec": {"chats": [{"id": number}]}}
    message = (
        r"^test/bot: 'Resource\.spec\.chats\.0\.id' must be a finite number.*; give it as text$"
    )
    with pytest.raises(ValueError, match=message):
        ApiObjects(chart, "bot", {"Resource": spec})
    values = {"chats": [{"id": number}]}
    with pytest.raises(
        ValueError, match=r"^'chats\.0\.id' must be a finite number.*; give it as text$"
    ):
        yaml_text(values)


@pytest.mark.parametrize("key", ["apiVersion", "kind", "metadata"])
def test_a_manifest_without_what_each_object_has_is_refused(chart, key):
    """It was said that another construct has the id."""
    lacking = {name: value for name, value in CONFIG_MAP.items() if name != key}
    with pytest.raises(
        ValueError, match=f"^test/bot: manifest 'Resource' lacks '{key}'; state it$"
    ):
        ApiObjects(chart, "bot", {"Resource": lacking})


@pytest.mark.parametrize("scope", [None, App(), Construct(App(), "outside")])
def test_a_scope_that_is_no_chart_is_refused(scope):
    with pytest.raises(ValueError, match=r"^config: 'scope' must be a Chart or a construct in one"):
        ConfigMap(scope, "config", ConfigMapProps(data={"k": "v"}))


def test_what_is_read_of_an_app_is_what_it_writes(tmp_path):
    """The platform writes these texts, so that all files appear at once or none."""
    app = App(outdir=str(tmp_path / "dist"), output_file_extension=".yaml")
    first, second = (Chart(app, name, namespace="n") for name in ("b", "a"))
    for chart in (first, second):
        ConfigMap(chart, "config", ConfigMapProps(data={"k": chart.node.id}))
    second.add_dependency(first)
    app.synth()
    written = {file.name: file.read_text() for file in Path(app.outdir).iterdir()}
    assert read_tree(app).files == written
    assert set(written) == {"0000-b.yaml", "0001-a.yaml"}
