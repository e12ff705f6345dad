"""What charts make is held to the rules, together with the folder."""

import hashlib
import json

import pytest
import yaml

from constructs_lib.analysis.charts.helm import Helm
from tests.beside import beside
from tests.charts.conftest import DEPLOYMENT, VALUES

DATA = beside(__file__)

pytestmark = pytest.mark.usefixtures("helm")

POLICY = DATA["policy"]
POD_MONITOR = DATA["pod_monitor"]
PROMETHEUS = "{apiVersion: monitoring.coreos.com/v1, kind: Prometheus, metadata: {name: kps}}"
COPY = DATA["copy"]
OF_PROMETHEUS = "{app.kubernetes.io/name: prometheus, prometheus: kps}"
BINDING = DATA["binding"]


def test_a_sound_chart_gives_no_finding(shop, program):
    code, found, said = program()
    assert (code, found) == (0, [])
    assert said[0] == "Rendered 1 of 1 charts."


@pytest.mark.parametrize(
    ("labels", "port", "template", "finding"),
    [
        ("{app: toys}", "8080", "", None),
        ("{app: joys}", "8080", "", "NetworkPolicy shop/more applies to no pods"),
        ("{app: toys}", "8081", "", "NetworkPolicy shop/more allows port 8081 (TCP), which no"),
        (OF_PROMETHEUS, "9090", PROMETHEUS, None),
        ("{cnpg.io/cluster: copy}", "5432", COPY, None),
        (OF_PROMETHEUS, "9090", "", "NetworkPolicy shop/more applies to no pods"),
    ],
)
def test_policies_select_pods_of_charts_and_operators(
    shop, program, labels, port, template, finding
):
    shop.template(template)
    shop.write("shop/more.yaml", POLICY.replace("LABELS", labels).replace("PORT", port))
    _, found, _ = program()
    assert [each for each in found if "shop/more" in each] == found
    assert found[0].startswith(finding) if finding else not found, found


@pytest.mark.parametrize(("port", "fits"), [("http", True), ("metrics", False)])
def test_monitors_name_ports_of_charts(shop, program, port, fits):
    shop.write("shop/monitor.yaml", POD_MONITOR.replace("PORT", port))
    _, found, _ = program()
    lacks = "PodMonitor shop/toys reads port 'metrics', which none of its pods has"
    assert (not found) if fits else found[0].startswith(lacks)


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    DATA["on_objects"],
)
def test_rules_on_what_a_chart_makes(shop, program, old, new, finding):
    shop.chart({"templates/toys.yaml": DEPLOYMENT.replace(old, new)})
    _, found, _ = program()
    assert any(finding in each for each in found) if finding else not found, found


@pytest.mark.parametrize("field", ["data", "stringData"])
def test_secrets_of_a_chart_have_their_keys(shop, program, field):
    secret = "{apiVersion: v1, kind: Secret, metadata: {name: made}, FIELD: {password: YQ==}}"
    files = {"templates/toys.yaml": DEPLOYMENT.replace("name: login", "name: made")}
    shop.chart({**files, "templates/more.yaml": secret.replace("FIELD", field)})
    _, found, _ = program()
    assert [each for each in found if "allows no Secret in namespaces" not in each] == []


@pytest.mark.parametrize(
    ("role", "account", "finding"),
    [
        ("Role", "toys", "RoleBinding shop/toys names Role 'shop/toys', which does not exist"),
        ("ClusterRole", "toys", "RoleBinding shop/toys names ClusterRole 'toys', which does"),
        ("ClusterRole", "joys", "RoleBinding shop/toys names ServiceAccount 'shop/joys', which"),
    ],
)
def test_bindings_find_what_they_name(shop, program, role, account, finding):
    shop.template(BINDING.replace("ROLE", role).replace("ACCOUNT", account))
    _, found, _ = program()
    assert any(each.startswith(finding) for each in found)


def test_rights_of_a_chart_are_warnings(shop, program):
    role = """\
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: toys}
rules: [{apiGroups: [""], resources: [secrets], verbs: [get]}]
"""
    shop.template(role + "---\n" + BINDING.replace("ROLE", "Role").replace("ACCOUNT", "toys"))
    _, found, said = program("--warnings")
    assert any("allows no rbac.authorization.k8s.io/Role in namespaces" in each for each in found)
    assert "Warning: Role shop/toys may get all Secrets; state those" in "\n".join(said)


def test_warnings_are_counted_by_rule(shop, program):
    roles = "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: NAME}\nrules: "
    rules = '[{apiGroups: [""], resources: [secrets], verbs: [get]}]\n---\n'
    shop.template("".join(roles.replace("NAME", name) + rules for name in ("a", "b")))
    said = [each for each in program()[2] if each.startswith("Warning: ")]
    (counted,) = [each for each in said if "rights-too-wide" in each]
    assert counted == "Warning: 2 of rule rights-too-wide; '--warnings' lists them"
    assert len(said) < len([each for each in program("--warnings")[2] if "Warning: " in each])


def test_hooks_of_a_chart_may_be_waited_for(shop, program):
    hook = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, annotations: HOOK}}"
    shop.template(hook.replace("HOOK", "{helm.sh/hook: pre-install}"))
    assert program()[1] == []


@pytest.mark.parametrize("pinned", [True, False])
def test_an_archive_has_the_pinned_digest(shop, program, pinned):
    content = (shop.charts / "toys-1.0.0.tgz").read_bytes() if pinned else b""
    digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
    shop.install(annotations={"cdk8s-web-platform/chart-digest": digest})
    _, found, _ = program()
    assert (not found) if pinned else f"and {digest} is pinned" in found[0]


def test_without_all_charts_what_is_missing_may_be_anywhere(shop, program):
    """As the Secret of a chart that was not rendered. Such a chart is a finding itself."""
    shop.chart({"templates/toys.yaml": DEPLOYMENT.replace("name: login", "name: logout")})
    shop.write("apps/more.yaml", (shop.dist / "apps/shop.yaml").read_text().replace("toys", "a"))
    code, found, said = program()
    missing = "values file '$values/dist/shop/a-values.yaml'"
    assert (code, found) == (1, [f"Not judged are a 1.0.0: no {missing}; put the values there"])
    assert said[0] == "Rendered 1 of 2 charts."


def test_dead_knobs_are_values_without_effect(shop, program):
    used = "{{ if .Values.on }}{{ end }}{{ if hasKey .Values `list` }}# {{ .Values.list }}{{ end }}"
    shop.template(used)
    knobs = {"on": True, "list": [], "dead": {"knob": 1}, "resources": VALUES["resources"]}
    shop.values(**VALUES, **{key: knobs[key] for key in ("on", "list", "dead")})
    code, found, _ = program("--dead-knobs")
    assert code == 1
    named = [each.partition("'")[2].partition("'")[0] for each in found]
    assert named == ["dead.knob", "on"]


TEMPLATE = """\
# {{ toYaml .Values.labels | quote }} {{ .Values.used }} {{ if .Values.parts }}{{ end }}
# {{- with .Values.wrapped }} {{ toYaml . | quote }} {{ end }}
# {{ with .Values.closed }} {{ .size }} {{ end }}
# {{ range $key, $each := index .Values "nested" }} {{ $key }} {{ end }}
"""
DEFAULTS = {**VALUES, "free": {}, "labels": {"app": "toys"}, "parts": {"on": True}}
DEFAULTS |= {"wrapped": {"x": 1}, "nested": {"deep": {"x": 1}}, "closed": {"x": 1}}
SIZED = {"properties": {"size": {"type": "integer"}}}
SCHEMA = {
    "$defs": {"sized": SIZED},
    "properties": {
        "wide": {"type": "integer"},
        "map": {"additionalProperties": {"type": "integer"}},
        "closed": {"allOf": [{"$ref": "#/$defs/sized"}], "properties": {"inner": SIZED}},
    },
}


@pytest.mark.parametrize(
    ("values", "unknown"),
    [
        ({"replica": 3}, ["replica"]),
        ({"image": {**VALUES["image"], "tags": {"a": "b"}}}, ["image.tags"]),
        ({"parts": {"size": 1, "sice": 1}}, ["parts.sice"]),
        ({"free": {"a": {"b": 1}}, "suffix": "a", "wide": 1, "global": {"a": 1}}, []),
        ({"labels": {"team": "a"}, "used": 1}, []),
        ({"wrapped": {"a": 1}, "nested": {"deep": {"b": 1}}, "map": {"size": 1, "sice": 1}}, []),
        ({"closed": {"size": 1, "sice": 1}}, ["closed.sice"]),
        ({"closed": {"inner": {"size": 1, "sice": 1}}}, ["closed.inner.sice"]),
    ],
)
def test_a_key_that_a_chart_lacks(shop, program, monkeypatch, values, unknown):
    """Before Helm renders anything. Keys are free below an empty mapping, and one that is passed on
    as a whole; a chart may also have keys in comments, in its schema, or only in templates.
    """
    if unknown:
        monkeypatch.setattr(Helm, "template", lambda *_: pytest.fail("Helm renders"))
    shop.template(
        TEMPLATE,
        **{
            "values.yaml": yaml.safe_dump(DEFAULTS) + '# suffix: ""\n',
            "values.schema.json": json.dumps(SCHEMA),
            "charts/parts/Chart.yaml": "{apiVersion: v2, name: parts, version: 1.0.0}",
            "charts/parts/values.yaml": "size: 1",
        },
    )
    shop.values(**{**VALUES, **values})
    lacks = "chart toys 1.0.0 of shop/toys has value '{}' that the chart lacks; correct it"
    assert program()[1] == [lacks.format(each) for each in unknown]
