import json
import math
import re
import subprocess
import sys
from enum import Enum
from pathlib import Path
from typing import get_args, get_type_hints

import cdk8s
import pytest
import yaml
from cdk8s import ApiObject, App, Chart, JsonPatch
from cdk8s_plus_27 import k8s
from constructs import Construct
from hypothesis import given
from hypothesis import strategies as st

from constructs_lib import (
    ArgoApplication,
    ArgoApplicationProps,
    BuildPipeline,
    BuildPipelineProps,
    BuildTasks,
    BuildTasksProps,
    ConfigMap,
    ConfigMapProps,
    IgnoredDifference,
    MissedPushes,
    MissedPushesProps,
    PlatformPipeline,
    PlatformPipelineProps,
    SmokeTest,
    SmokeTestProps,
    WebService,
    WebServiceProps,
)
from constructs_lib._imports.com.coreos import monitoring
from constructs_lib._imports.dev import tekton
from constructs_lib._imports.dev.tekton import triggers
from constructs_lib._imports.io import argoproj
from constructs_lib.core import structs
from constructs_lib.core.api_objects import ApiObjects, context_of
from constructs_lib.core.fields import DnsLabel
from constructs_lib.core.manifests import int_or_string, manifest, quantity, with_newer_fields
from constructs_lib.core.structs import Struct, api_name
from constructs_lib.core.trees import read_tree, yaml_text
from main import compose
from settings import load_settings
from tests.argocd.test_project import project
from tests.argocd.test_release import GIT, release
from tests.checkout import ROOT
from tests.other_values import smallest

DIST = ROOT / "dist"
GUARD_VERSION = "admissionregistration.k8s.io/v1"
CONFIG_MAP = {
    "apiVersion": "v1",
    "kind": "ConfigMap",
    "metadata": {"name": "a"},
    "data": {"k": "v"},
}


BINDINGS = (k8s, argoproj, monitoring, tekton, triggers, cdk8s)


def binding(name):
    return next(getattr(module, name) for module in BINDINGS if hasattr(module, name))


def bound(value, hint, made):
    """Returns plain data as the bindings want it, which check its type: of structs and unions."""
    if isinstance(value, Struct):
        return binding(type(value).__name__)(**bound_fields(value, made))
    if isinstance(value, dict):
        return {key: bound(item, hint, made) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [bound(item, hint, made) for item in value]
    for union in unions(hint) if isinstance(value, int | str) else ():
        return (union.from_string if isinstance(value, str) else union.from_number)(value)
    return value


def unions(hint):
    """Returns the classes of numbers or texts in a type."""
    if hasattr(hint, "from_string"):
        return [hint]
    return [found for part in get_args(hint) for found in unions(part)]


def bound_fields(struct, made):
    """Returns the fields that a struct was made of, as the bindings want them."""
    of = binding(type(struct).__name__)
    hints = get_type_hints(of.__init__)
    # They are in the API's own form, which the bindings do not take.
    fields = {
        name: value
        for name, value in made[id(struct)][1].items()
        if name not in ("relabelings", "metric_relabelings")
    }
    return {name: bound(value, hints[name], made) for name, value in fields.items()}


def without(key, value):
    if isinstance(value, dict):
        return {name: without(key, item) for name, item in value.items() if name != key}
    return [without(key, item) for item in value] if isinstance(value, list) else value


def test_renders_every_kind_in_use_like_the_bindings(monkeypatch, tmp_path):
    made = {}
    make = Struct.__init__

    def collect(self, **fields):
        make(self, **fields)
        made[id(self)] = (self, fields)

    monkeypatch.setattr(Struct, "__init__", collect)
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
        for document in yaml.load_all(file.read_text(), yaml.CSafeLoader)
    ]
    in_use = {(document["apiVersion"], document["kind"]) for document in documents}
    seen = set()
    for struct, _ in list(made.values()):
        name = type(struct).__name__
        if struct._version_and_kind is None:
            continue
        ours = json.loads(json.dumps(manifest(struct)))
        theirs = binding(name.removesuffix("Props")).manifest(**bound_fields(struct, made))
        # The bindings know no preStop sleep, and no kind of a claim's template.
        for newer in (
            *("lifecycle", "volumeClaimTemplates", "affinity"),
            *("relabelings", "metricRelabelings"),
        ):
            ours, theirs = without(newer, ours), without(newer, theirs)
        # The definitions of Tekton state no fields.
        assert ours == theirs or "tekton.dev/" in ours["apiVersion"]
        # The deletion guard writes these in the version that the bindings do not know yet.
        version = ours["apiVersion"].replace("admissionregistration.k8s.io/v1alpha1", GUARD_VERSION)
        seen.add((version, ours["kind"]))
    # The bindings do not have these kinds.
    without_bindings = {
        ("monitoring.coreos.com/v1alpha1", "AlertmanagerConfig"),
        ("operator.tekton.dev/v1alpha1", "TektonConfig"),
    }
    assert seen | without_bindings >= in_use


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


def test_names_of_all_fields_are_those_of_the_bindings():
    """A struct knows the names of its fields in Python, and how those of the API are made."""
    found = {
        name: theirs
        for module in BINDINGS
        for struct in vars(module).values()
        for name, theirs in getattr(struct, "__jsii_name_mapping__", {}).items()
    }
    assert len(found) > 800
    # These the API spells in a way of its own.
    spelt = {"cluster_ip", "keep_firing_for", "repo_url"}
    assert {name for name, theirs in found.items() if api_name(name) != theirs} == spelt


def test_a_struct_of_the_bindings_takes_our_numbers_and_texts():
    """Once another module has loaded the bindings, they check what they are given."""
    spec = k8s.ServiceSpec(ports=[k8s.ServicePort(port=80, target_port=int_or_string("http"))])
    assert manifest(k8s.KubeServiceProps(spec=spec)) == {
        "apiVersion": "v1",
        "kind": "Service",
        "spec": {"ports": [{"port": 80, "targetPort": "http"}]},
    }
    wanted = k8s.ResourceRequirements(requests={"storage": quantity("1Gi")})
    claim = k8s.KubePersistentVolumeClaimProps(spec=k8s.PersistentVolumeClaimSpec(resources=wanted))
    assert manifest(claim)["spec"] == {"resources": {"requests": {"storage": "1Gi"}}}


def test_fields_of_a_struct_can_be_read():
    meta = structs.k8s.ObjectMeta(name="a", resource_version="1")
    assert (meta.name, meta.resource_version, meta.namespace) == ("a", "1", None)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        pytest.param(
            {"target_prot": 80, "port": 80},
            "ServicePort has no field 'target_prot'; use target_port",
            id="misspelt",
        ),
        pytest.param({"targetPort": 80, "port": 80}, "has no field 'targetPort'", id="of the API"),
        pytest.param({}, "ServicePort needs the field 'port', which is missing", id="missing"),
        pytest.param({"port": None}, "needs the field 'port', which is missing", id="none"),
    ],
)
def test_a_struct_refuses_fields_as_the_bindings_do(fields, message):
    for module in (structs.k8s, k8s):
        with pytest.raises(TypeError):
            module.ServicePort(**fields)
    with pytest.raises(TypeError, match=re.escape(message)):
        structs.k8s.ServicePort(**fields)


def test_numbers_and_texts_of_one_type_are_plain_data():
    port = structs.k8s.IntOrString.from_number(80)
    assert structs.k8s.ServicePort(port=1, target_port=port) == {"port": 1, "targetPort": 80}
    assert structs.k8s.Quantity.from_string("1Gi") == "1Gi"


def test_a_struct_that_the_bindings_do_not_have_is_refused():
    with pytest.raises(AttributeError, match="'k8s' has no struct 'ServicePrt'"):
        _ = structs.k8s.ServicePrt
    with pytest.raises(AttributeError, match="ServicePort has no field 'prot'"):
        _ = structs.k8s.ServicePort(port=80).prot


def test_a_part_is_no_object():
    with pytest.raises(TypeError, match=r"^ObjectMeta is a part of an object; pass the props"):
        manifest(structs.k8s.ObjectMeta(name="a"))


def test_a_struct_of_the_bindings_may_be_part_of_ours(chart):
    data = structs.k8s.KubeConfigMapProps(metadata=k8s.ObjectMeta(name="a"), data={"k": "v"})
    ApiObjects(chart, "config", {"Resource": manifest(data)})
    assert chart.to_json() == [CONFIG_MAP]


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


def test_newer_fields_of_a_struct_are_in_its_manifest():
    handler = with_newer_fields(structs.k8s.LifecycleHandler(), sleep={"seconds": 5})
    assert handler == {"sleep": {"seconds": 5}}


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


GROUPS = {
    BuildTasks: BuildTasksProps,
    BuildPipeline: BuildPipelineProps,
    PlatformPipeline: PlatformPipelineProps,
    MissedPushes: MissedPushesProps,
    SmokeTest: SmokeTestProps,
}


@pytest.mark.parametrize("group", GROUPS)
def test_an_id_of_a_group_that_is_taken_is_refused_by_path(chart, group):
    """Such a construct has no objects of its own, and its id is taken all the same."""
    ConfigMap(chart, "config", ConfigMapProps(data={"k": "v"}))
    message = "^test/config: 'id' must differ from the others in 'test', got 'config' twice"
    with pytest.raises(ValueError, match=message):
        group(chart, "config", smallest(GROUPS[group]))


class Named(str, Enum):  # noqa: UP042 - StrEnum reads as its value
    """An id in an f-string, as names are made, is 'Named.SHOP'."""

    SHOP = "shop"


def test_an_id_that_reads_as_another_is_refused(chart):
    with pytest.raises(ValueError, match=r"'id' must be a str, got <.*>, which reads 'Named.SHOP'"):
        ConfigMap(chart, Named.SHOP, ConfigMapProps(data={"k": "v"}))


@pytest.mark.parametrize(
    "number", [2**53 + 1, -(2**53) - 1, 175928847299117063, math.inf, math.nan]
)
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


@given(st.integers())
def test_each_whole_number_is_the_same_in_a_file_or_refused(number):
    try:
        text = yaml_text({"a": number})
    except ValueError:
        return
    assert yaml.safe_load(text) == {"a": number}


@pytest.mark.parametrize("key", ["apiVersion", "kind", "metadata"])
def test_a_manifest_without_what_each_object_has_is_refused(chart, key):
    """It was said that another construct has the id."""
    lacking = {name: value for name, value in CONFIG_MAP.items() if name != key}
    with pytest.raises(
        ValueError, match=f"^test/bot: manifest 'Resource' lacks '{key}'; state it$"
    ):
        ApiObjects(chart, "bot", {"Resource": lacking})


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
    """Those of cdk8s-plus would cost every synth 0.7 s, each group of custom resources 0.2 s."""
    code = "import sys, main; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = [name for name in done.stdout.split() if re.match(r"cdk8s_plus|.*_imports\.", name)]
    packages = {re.sub(r"\._(jsii|private).*", "", name) for name in loaded}
    assert packages == {"constructs_lib._imports.api_objects"}
