"""Rules on objects as such; each part that does not fit is a finding, and no rule fails on it."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_lib.core.declarations import DeclaredFile
from constructs_lib.rules.run import findings_of
from constructs_lib.shapes.reading import read
from tests.rules.sound import (
    add,
    assert_fires,
    container_of,
    each_break,
    each_pass,
    in_turn,
    inventory_of,
    named,
    pod_of,
    policy,
    put,
    run,
    sound,
    take,
)


def allow(place, value):
    return lambda objects: objects["project"]["spec"][place].append(value)


BREAKS = {
    "objects_can_be_stored": [
        (
            "ConfigMap of more than 1 MiB",
            put(("config", "data"), {"key": "a" * 2**20}),
            "needs 1048579 bytes in the cluster, above 1048576; shorten it",
        ),
        (
            "ConfigMap of more than 1 MiB, most of it in Base64",
            in_turn(
                put(("config", "data"), {"key": "a"}),
                put(("config", "binaryData"), {"more": "aaaa" * 2**19}),
            ),
            "ConfigMap app/config needs 1572872 bytes in the cluster, above 1048576; shorten it",
        ),
        (
            "annotations of more than 256 KiB",
            put(("deployment", "metadata", "annotations"), {"a": "b" * 2**18}),
            "Deployment app/web has annotations of 262145 bytes, above 258048; shorten them",
        ),
        (
            "many small values",
            put(
                ("deployment", "spec", "template", "metadata", "annotations"),
                {f"a{number}": "b" for number in range(20_000)},
            ),
            "bytes in the cluster, above 1310720; shorten it",
        ),
        (
            "line separator in a ConfigMap",
            put(("config", "data"), {"a": "b\u2028c"}),
            "ConfigMap app/config has '\\u2028' in 'data.a', which YAML does not hold; remove it",
        ),
        (
            "control character in an argument",
            put((container_of, "args"), ["a", "b\x7f"]),
            "has '\\x7f' in 'spec.template.spec.containers[0].args[1]', which YAML does not hold",
        ),
        (
            "half of a character in an annotation",
            put(("config", "metadata", "annotations"), {"a": "\ud83d"}),
            "ConfigMap app/config has '\\ud83d' in 'metadata.annotations.a', which YAML does not",
        ),
        (
            "half of a character in a key",
            put(("widget", "spec"), {"a\udfff": 1}),
            "has '\\udfff' in 'spec', which YAML does not hold; remove it",
        ),
        (
            "line separator in values of a chart",
            add(files=[DeclaredFile(path="dist/a/a-values.yaml", text="a: b\u2029c\n")]),
            "File dist/a/a-values.yaml has '\\u2029', which YAML does not hold; remove it",
        ),
    ],
    "objects_are_readable": [
        (
            "Deployment without spec",
            take("deployment", "spec"),
            "Deployment app/web lacks 'spec'; add it",
        ),
        (
            "spec of null",
            put(("deployment", "spec"), None),
            "Deployment app/web lacks 'spec'; add it",
        ),
        (
            "number as image",
            put((container_of, "image"), 5),
            "Deployment app/web has 5 as 'spec.template.spec.containers[0].image', which must be a "
            "valid string; correct it",
        ),
        (
            "quantity that is none",
            put((container_of, "resources", "limits", "cpu"), "much"),
            "Deployment app/web has 'much' as "
            "'spec.template.spec.containers[0].resources.limits.cpu', which must be a Kubernetes "
            "quantity, such as '100m' or '64Mi'; correct it",
        ),
        (
            "no containers",
            put((pod_of, "containers"), None),
            "Deployment app/web lacks 'spec.template.spec.containers'; add it",
        ),
        (
            "empty containers",
            put((pod_of, "containers"), []),
            "Deployment app/web has [] as 'spec.template.spec.containers', which must not be empty",
        ),
        (
            "text as containers",
            put((pod_of, "containers"), "web"),
            "has 'web' as 'spec.template.spec.containers', which must be a list; correct it",
        ),
        (
            "variable without a name",
            take(container_of, "env", 0, "name"),
            "Deployment app/web lacks 'spec.template.spec.containers[0].env[0].name'; add it",
        ),
        (
            "number as label",
            put(("config", "metadata", "labels"), {"version": 1}),
            "ConfigMap app/config has 1 as 'metadata.labels.version', which must be a valid string",
        ),
        (
            "no metadata",
            take("config", "metadata"),
            "ConfigMap without a name lacks 'metadata'; add it",
        ),
        (
            "metadata of another type",
            put(("config", "metadata"), ["app"]),
            "ConfigMap without a name has ['app'] as 'metadata', which must be a mapping",
        ),
        (
            "no kind",
            take("config", "kind"),
            "Object app/config lacks 'kind'; add it",
        ),
        (
            "number as version",
            put(("config", "apiVersion"), 1),
            "ConfigMap app/config has 1 as 'apiVersion', which must be a valid string",
        ),
        (
            "no object",
            add(config="text"),
            "Object without a name has 'text' for an object, which must be a mapping",
        ),
        (
            "values of a Secret, which are not shown",
            add(secret=named("Secret", "db", stringData="password")),
            "Secret app/db has str as 'stringData', which must be a mapping; correct it",
        ),
        (
            "a value that should be in a Secret",
            put(("config", "data"), {"password": 12345}),
            "ConfigMap app/config has int as 'data.password', which must be a valid string",
        ),
        (
            "List",
            add(config={"apiVersion": "v1", "kind": "List", "items": [named("Service")]}),
            "List without a name holds 1 objects, which no rule sees; add each one separately",
        ),
        (
            "items of what is called no list",
            put(("config", "items"), [named("Service")]),
            "ConfigMap app/config holds 1 objects, which no rule sees; add each one separately",
        ),
        (
            "unknown operator",
            put(
                ("budget", "spec", "selector"),
                {"matchExpressions": [{"key": "app", "operator": "Is", "values": ["web"]}]},
            ),
            "PodDisruptionBudget app/web has 'Is' as 'spec.selector.matchExpressions[0].operator', "
            "which must be 'In', 'NotIn', 'Exists' or 'DoesNotExist'; correct it",
        ),
        (
            "unknown direction",
            add(policy=policy("web", {"app": "web"}, policyTypes=["egress"])),
            "NetworkPolicy app/web has 'egress' as 'spec.policyTypes[0]', which must be 'Ingress' "
            "or 'Egress'; correct it",
        ),
        (
            "text as port",
            put(("service", "spec", "ports", 0, "port"), "80"),
            "Service app/web has '80' as 'spec.ports[0].port', which must be a valid integer",
        ),
        (
            "boolean as target",
            put(("service", "spec", "ports", 0, "targetPort"), True),
            "has True as 'spec.ports[0].targetPort', which must be a number or text",
        ),
        (
            "Application without spec",
            take("application", "spec"),
            "Application cicd/app lacks 'spec'; add it",
        ),
        (
            "odd entry of an AppProject",
            allow("destinations", "app"),
            "AppProject cicd/platform has 'app' as 'spec.destinations[3]', which must be a mapping",
        ),
        (
            "odd kind of an AppProject",
            allow("clusterResourceWhitelist", {"group": "", "kind": 3}),
            "AppProject cicd/platform has 3 as 'spec.clusterResourceWhitelist[3].kind', which must",
        ),
    ],
    "kinds_are_served": [
        (
            "version that is gone",
            put(("budget", "apiVersion"), "policy/v1beta1"),
            "PodDisruptionBudget app/web has 'apiVersion' 'policy/v1beta1', which the server "
            "lacks; use 'policy/v1', and the fields",
        ),
        (
            "version of the core that never was",
            put(("claim", "apiVersion"), "v2"),
            "PersistentVolumeClaim app/claim has 'apiVersion' 'v2', which the server "
            "lacks; use 'v1'",
        ),
        *(
            (
                f"'{version}'",
                put(("deployment", "apiVersion"), version),
                f"Deployment app/web has 'apiVersion' '{version}', which no server can read; state",
            )
            for version in ("apps/v1/", "/v1", "apps//v1", "Apps/v1", "")
        ),
        (
            "kind in another group",
            put(("deployment", "apiVersion"), "v1"),
            "Deployment app/web has a kind that API group '' lacks; correct 'kind' or 'apiVersion'",
        ),
        (
            "misspelt kind",
            put(("set", "kind"), "Statefulset"),
            "Statefulset app/db has a kind that API group 'apps' lacks",
        ),
    ],
    "namespaces_are_stated": [
        (
            "workload without a namespace",
            take("deployment", "metadata", "namespace"),
            "Deployment web states no namespace; state it, or make its Chart with 'chart' of the",
        ),
        (
            "policy without a namespace",
            add(policy=policy("open", {}, ingress=[{}]) | {"metadata": {"name": "open"}}),
            "NetworkPolicy open states no namespace",
        ),
        (
            "object of the cluster in a namespace",
            add(role=named("ClusterRole", "all", "rbac.authorization.k8s.io/v1")),
            "ClusterRole app/all states a namespace, and belongs to the cluster; remove",
        ),
        (
            "object of the cluster, of a kind without a shape, in a namespace",
            add(priority=named("PriorityClass", "urgent", "scheduling.k8s.io/v1", value=1)),
            "PriorityClass app/urgent states a namespace, and belongs to the cluster; remove",
        ),
        (
            "claim without a namespace",
            add(claim=named("PersistentVolumeClaim", "data", namespace="", spec={})),
            "PersistentVolumeClaim data states no namespace; state it, or make its Chart with",
        ),
    ],
    "no_duplicates": [
        (
            "same identity",
            lambda o: o.update(again=deepcopy(o["service"])),
            "Service app/web exists twice; give one of them another id",
        ),
        (
            "same identity in another version of the API",
            lambda o: o.update(again={**deepcopy(o["budget"]), "apiVersion": "policy/v1beta1"}),
            "PodDisruptionBudget app/web exists twice",
        ),
    ],
}


PASSES = {
    "kinds_are_served": [
        ("older of two versions", put(("autoscaler", "apiVersion"), "autoscaling/v1")),
        ("group of others", add(node=named("Pod", "web", "chef.example/v1"))),
        ("kind without a shape", add(book=named("PodTemplate", "web", template={}))),
    ],
    "namespaces_are_stated": [
        (
            "objects of the cluster",
            add(priority=named("PriorityClass", "urgent", "scheduling.k8s.io/v1", "", value=1)),
        ),
        ("kind of others", add(issuer=named("Issuer", "web", "cert.example/v1", ""))),
        ("kind of others of that name", add(node=named("Node", "web", "chef.example/v1"))),
    ],
}


@each_pass(PASSES)
def test_rule_passes(rule, change):
    assert run(rule, change) == []


@each_break(BREAKS)
def test_rule_fires(rule, change, message):
    assert_fires(rule, change, message)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(change, message, id=name)
        for name, change, message in BREAKS["objects_are_readable"]
    ],
)
def test_no_rule_fails_on_it(change, message):
    objects = sound()
    change(objects)
    findings = findings_of(inventory_of(objects))
    assert any(message in finding for finding in findings)
    assert [finding for finding in findings if " failed with " in finding] == []


def test_the_rest_of_an_object_is_read():
    """A container that does not fit does not hide the others, nor the pods from their Service."""
    objects = sound()
    pod_of(objects)["containers"].append({"image": "helper"})
    assert findings_of(inventory_of(objects)) == [
        "Deployment app/web lacks 'spec.template.spec.containers[1].name'; add it"
    ]


def test_several_parts_are_left_out_at_once():
    manifest = sound()["service"]
    manifest["spec"]["ports"] = [1, {"port": 80}, "two", {"port": 81, "targetPort": {}}]
    reading = read(manifest)
    assert len(reading.misfits) == 3
    assert [port.port for port in reading.object.spec.ports] == [80, 81]


def test_null_is_absent():
    objects = sound()
    container_of(objects)["command"] = None
    pod_of(objects)["hostNetwork"] = None
    objects["config"]["metadata"]["labels"] = None
    assert findings_of(inventory_of(objects)) == []


def test_a_name_that_the_api_server_makes():
    objects = sound()
    objects["config"]["metadata"] = {"generateName": "config-", "namespace": "app"}
    (finding, *_) = findings_of(inventory_of(objects))
    assert finding.startswith("name of ConfigMap app/ must be a DNS subdomain")


def places(value):
    """Yields each mapping or list in a value, with each of its keys or indexes."""
    entries = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, entry in list(entries):
        yield value, key
        yield from places(entry)


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=5),
    st.sampled_from([[], {}, [None], [[]], [{}], {"name": 1}, {"name": None}, "", "*", -1, 2**70]),
)


@st.composite
def broken_objects(draw):
    """Sound objects in which some places hold other values, or nothing."""
    objects = sound()
    for _ in range(draw(st.integers(1, 4))):
        holder, key = draw(st.sampled_from(list(places(objects))))
        if draw(st.booleans()):
            del holder[key]
        else:
            holder[key] = deepcopy(draw(VALUES))
    return objects


@given(broken_objects())
def test_no_rule_fails_whatever_an_object_holds(objects):
    findings = findings_of(inventory_of(objects))
    assert [each for each in findings if not isinstance(each, str)] == []
    assert [each for each in findings if " failed with " in each] == []
