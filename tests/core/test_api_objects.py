import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from cdk8s import ApiObject, App, Chart, JsonPatch
from cdk8s_plus_27 import k8s
from constructs import Construct

from constructs_lib import (
    ArgoApplication,
    ArgoApplicationProps,
    ConfigMap,
    ConfigMapProps,
    IgnoredDifference,
    WebService,
    WebServiceProps,
)
from constructs_lib._imports.com.coreos.monitoring import PrometheusRuleSpecGroupsRulesExpr
from constructs_lib.core.api_objects import (
    ApiObjects,
    context_of,
    manifest,
    quantity,
    read_tree,
    with_newer_fields,
)
from constructs_lib.core.fields import DnsLabel
from main import compose
from settings import load_settings
from tests.argocd.test_project import project
from tests.argocd.test_release import GIT, release
from tests.checkout import ROOT

DIST = ROOT / "dist"
GUARD_VERSION = "admissionregistration.k8s.io/v1"
CONFIG_MAP = {
    "apiVersion": "v1",
    "kind": "ConfigMap",
    "metadata": {"name": "a"},
    "data": {"k": "v"},
}


def struct_for(value):
    """Returns the same struct with literals made by the bindings, and without newer fields."""
    if isinstance(value, k8s.Quantity):
        return k8s.Quantity.from_string(vars(value)["_literal"])
    if isinstance(value, k8s.IntOrString):
        literal = vars(value)["_literal"]
        is_text = isinstance(literal, str)
        return (k8s.IntOrString.from_string if is_text else k8s.IntOrString.from_number)(literal)
    if isinstance(value, PrometheusRuleSpecGroupsRulesExpr):
        return PrometheusRuleSpecGroupsRulesExpr.from_string(vars(value)["_literal"])
    if isinstance(value, dict):
        return {key: struct_for(item) for key, item in value.items()}
    if isinstance(value, list):
        return [struct_for(item) for item in value]
    if hasattr(value, "_values"):
        known = type(value).__jsii_name_mapping__
        fields = {
            name: struct_for(field)
            for name, field in value._values.items()
            # These may be in the API's own form, which the bindings do not take.
            if name in known and name not in ("affinity", "relabelings")
        }
        return type(value)(**fields)
    return value


def without(key, value):
    if isinstance(value, dict):
        return {name: without(key, item) for name, item in value.items() if name != key}
    return [without(key, item) for item in value] if isinstance(value, list) else value


def test_renders_every_kind_in_use_like_the_bindings(monkeypatch, tmp_path):
    structs = []

    def collect(props):
        structs.append(props)
        return manifest(props)

    for name, module in list(sys.modules.items()):
        if name.startswith("constructs_lib.") and getattr(module, "manifest", None) is manifest:
            monkeypatch.setattr(module, "manifest", collect)
    compose(load_settings())
    app = App(outdir=str(tmp_path))
    frontend = WebServiceProps(image="web:1", min_replicas=2, memory_percent=80)
    WebService(Chart(app, "w", namespace="w"), "web", frontend)
    ConfigMap(Chart(app, "c", namespace="c"), "config", ConfigMapProps(data={"k": "v"}))
    delivery = Chart(app, "d", namespace="d")
    shop = project(delivery, cluster_kinds=("Namespace",))
    ignored = IgnoredDifference(kind="apps/Deployment", jq_paths=(".spec.replicas",))
    release(delivery, project=shop, ignore_differences=(ignored,))
    given = {"project": shop, "git": GIT, "namespace": "shop", "path": "a", "cascade": True}
    ArgoApplication(delivery, "application", ArgoApplicationProps(**given))

    documents = [
        document
        for file in DIST.rglob("*.yaml")
        if "bootstrap" not in file.parts and not file.name.endswith("-values.yaml")
        for document in yaml.safe_load_all(file.read_text())
    ]
    in_use = {(document["apiVersion"], document["kind"]) for document in documents}
    seen = set()
    for struct in structs:
        ours = manifest(struct)
        binding = getattr(sys.modules[type(struct).__module__], type(struct).__name__[:-5])
        theirs = binding.manifest(**struct_for(struct)._values)
        # The bindings know no preStop sleep, and no kind of a claim's template.
        for newer in ("lifecycle", "volumeClaimTemplates", "affinity", "relabelings"):
            ours, theirs = without(newer, ours), without(newer, theirs)
        assert ours == theirs
        # The deletion guard writes these in the version that the bindings do not know yet.
        version = ours["apiVersion"].replace("admissionregistration.k8s.io/v1alpha1", GUARD_VERSION)
        seen.add((version, ours["kind"]))
    # The bindings do not have this kind.
    assert seen | {("monitoring.coreos.com/v1alpha1", "AlertmanagerConfig")} >= in_use


@pytest.mark.parametrize(
    ("value", "name"),
    [
        pytest.param(k8s.Quantity.from_string("1"), "Quantity", id="quantity of the bindings"),
        pytest.param(ApiObject, "JSIIMeta", id="class"),
    ],
)
def test_refuses_what_only_javascript_knows(value, name):
    config_map = k8s.KubeConfigMapProps(data={"a": "b"})
    config_map._values["data"] = {"a": value}
    with pytest.raises(TypeError, match=f"a manifest cannot hold a {name}; use plain data"):
        manifest(config_map)


def test_newer_fields_stand_beside_known_ones():
    handler = with_newer_fields(
        k8s.LifecycleHandler(tcp_socket=k8s.TcpSocketAction(port=k8s.IntOrString.from_number(1))),
        sleep={"seconds": 5},
    )
    assert handler._values["sleep"] == {"seconds": 5}
    assert set(handler._values) == {"tcp_socket", "sleep"}


def test_objects_are_found_and_patched_by_id(chart):
    construct = ApiObjects(chart, "config", {"Resource": CONFIG_MAP})
    found = construct.child("Resource")
    assert isinstance(found, ApiObject)
    found.add_json_patch(JsonPatch.replace("/data/k", "other"))
    assert [(o["metadata"]["name"], o["data"]) for o in chart.to_json()] == [("a", {"k": "other"})]


def test_an_object_of_the_cluster_gets_no_namespace(chart):
    ApiObjects(chart, "config", {"Resource": CONFIG_MAP})
    assert "namespace" not in chart.to_json()[0]["metadata"]


def test_all_objects_cost_one_call_over_the_boundary(chart, monkeypatch):
    """Synth time is made of these calls; a construct must not make one for each object."""
    import jsii

    calls = []
    create = jsii.create
    monkeypatch.setattr(jsii, "create", lambda *args: calls.append(args[0]) or create(*args))
    many = {f"Object{number}": CONFIG_MAP for number in range(50)}
    ApiObjects(chart, "many", many)
    assert calls == [ApiObjects]
    assert len(chart.to_json()) == 50


def test_a_chart_without_namespace_is_refused(tmp_path):
    chart = Chart(App(outdir=str(tmp_path)), "shop")
    with pytest.raises(ValueError, match=r"^shop: the Chart has no namespace; pass one: Chart"):
        context_of(Construct(chart, "c"), "config", DnsLabel)


@pytest.mark.parametrize(
    ("props", "message"),
    [
        pytest.param(None, "got NoneType", id="none"),
        pytest.param({"data": {"k": "v"}}, "got dict", id="plain data"),
        pytest.param(WebServiceProps(image="web:1"), "got WebServiceProps", id="another construct"),
    ],
)
def test_props_of_another_type_are_refused_by_path(chart, props, message):
    message = rf"^test/config: 'props' must be ConfigMapProps, {message}; pass ConfigMapProps\("
    with pytest.raises(ValueError, match=message):
        ConfigMap(chart, "config", props)


@pytest.mark.parametrize("id", [None, 1, "", "A", "a" * 254])
def test_an_id_is_refused_by_path(chart, id):
    with pytest.raises(ValueError, match=r"^test.*: 'id' must be .*; choose another id$"):
        ConfigMap(chart, id, ConfigMapProps(data={"k": "v"}))


def test_an_id_that_is_taken_is_refused_by_path(chart):
    ConfigMap(chart, "config", ConfigMapProps(data={"k": "v"}))
    message = "^test/config: 'id' must differ from the others in 'test', got 'config' twice"
    with pytest.raises(ValueError, match=message):
        ConfigMap(chart, "config", ConfigMapProps(data={"k": "v"}))


@pytest.mark.parametrize("scope", [None, "chart", App()])
def test_a_scope_that_is_no_chart_is_refused(scope):
    with pytest.raises(ValueError, match=r"^config: 'scope' must be a Chart or a construct in one"):
        ConfigMap(scope, "config", ConfigMapProps(data={"k": "v"}))


def test_a_scope_outside_of_charts_is_refused(tmp_path):
    outside = Construct(App(outdir=str(tmp_path)), "outside")
    with pytest.raises(ValueError, match=r"^config: 'scope' must be a Chart"):
        ConfigMap(outside, "config", ConfigMapProps(data={"k": "v"}))


def test_what_is_read_of_an_app_is_what_it_writes(tmp_path):
    """The platform writes these texts, so that all files appear at once or none."""
    app = App(outdir=str(tmp_path / "dist"), output_file_extension=".yaml")
    for name in ("one", "other"):
        ConfigMap(Chart(app, name, namespace="n"), "config", ConfigMapProps(data={"k": name}))
    app.synth()
    written = {file.name: file.read_text() for file in Path(app.outdir).iterdir()}
    assert read_tree(app).files == written
    assert set(written) == {"one.yaml", "other.yaml"}


def test_files_of_charts_that_depend_on_others_are_numbered(tmp_path):
    app = App(outdir=str(tmp_path / "dist"))
    first, second = (Chart(app, name, namespace="n") for name in ("b", "a"))
    second.add_dependency(first)
    app.synth()
    written = {file.name: file.read_text() for file in Path(app.outdir).iterdir()}
    assert read_tree(app).files == written
    assert set(written) == {"0000-b.k8s.yaml", "0001-a.k8s.yaml"}


def test_metadata_of_others_is_not_taken_for_ours(chart):
    chart.node.add_metadata("flows", {"source": "a"})
    assert read_tree(chart).declarations.flows == []


def test_a_quantity_is_no_call_over_the_boundary():
    assert not hasattr(quantity("1"), "__jsii_ref__")


def test_bindings_that_nobody_uses_are_not_loaded():
    """Each group of custom resources would cost every synth 0.1 to 0.3 s."""
    code = "import sys, constructs_lib; print(*(m for m in sys.modules if '_imports.' in m))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert {name.split(".")[2] for name in done.stdout.split()} == {"api_objects"}
