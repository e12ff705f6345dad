"""Rules on names, on objects that break them."""

from tests.rules.sound import (
    assert_fires,
    container,
    container_of,
    each_break,
    each_pass,
    named,
    pod_of,
    put,
    run,
)

HTTP = {"port": 80, "targetPort": "http"}
ONCE = {"restartPolicy": "Never", "containers": [container("job")]}

BREAKS = {
    "names_are_legal": [
        (
            "name",
            put(("config", "metadata", "name"), "Web_1"),
            "name of ConfigMap app/Web_1 must be a DNS subdomain",
        ),
        (
            "no name",
            put(("config", "metadata"), {"namespace": "app"}),
            "name of ConfigMap app/ must be a DNS subdomain",
        ),
        (
            "name of a Service",
            put(("service", "metadata", "name"), "1web"),
            "name of Service app/1web must be the name of a Service",
        ),
        (
            "name of a CronJob",
            put(("job", "metadata", "name"), "j" * 53),
            "has a name of more than 52 characters; shorten it",
        ),
        (
            "name of a Job",
            put(("job",), named("Job", "j" * 64, "batch/v1", spec={"template": {"spec": ONCE}})),
            "has a name of more than 63 characters; shorten it",
        ),
        (
            "name of a StatefulSet",
            put(("set", "metadata", "name"), "s" * 53),
            "has a name of more than 52 characters; shorten it",
        ),
        (
            "namespace",
            put(("config", "metadata", "namespace"), "a.b"),
            "namespace of ConfigMap a.b/config must be a DNS label",
        ),
        (
            "container",
            put((container_of, "name"), "Web"),
            "container of Deployment app/web must be a DNS label",
        ),
        (
            "volume",
            put((pod_of, "volumes"), [{"name": "Data", "emptyDir": {}}]),
            "volume of Deployment app/web must be a DNS label",
        ),
        (
            "label",
            put(("config", "metadata", "labels"), {"a": "b c"}),
            "label 'a' of ConfigMap app/config must be a label value",
        ),
        (
            "label of a pod",
            put(("deployment", "spec", "template", "metadata", "labels"), {"app": "web", "a/": ""}),
            "label of Deployment app/web must be a label key",
        ),
        (
            "label of an object whose pods have another value",
            put(("deployment", "metadata", "labels"), {"app": "web shop"}),
            "label 'app' of Deployment app/web must be a label value",
        ),
        (
            "annotation",
            put(("config", "metadata", "annotations"), {"a b": ""}),
            "annotation of ConfigMap app/config must be a label key",
        ),
        (
            "annotation of a pod",
            put(("deployment", "spec", "template", "metadata", "annotations"), {"a/b/c": ""}),
            "annotation of Deployment app/web must be a label key",
        ),
        (
            "port of a container",
            put((container_of, "ports", 0, "name"), "prometheus-metrics"),
            "port of Deployment app/web must be the name of a port (lower-case letters, digits",
        ),
        (
            "port of a Service",
            put(("service", "spec", "ports", 0, "name"), "http_main"),
            "port of Service app/web must be a DNS label",
        ),
        (
            "one of two ports of a Service without a name",
            put(("service", "spec", "ports"), [HTTP, {**HTTP, "name": "other", "port": 81}]),
            "port of Service app/web must be a DNS label (lower-case letters, digits and '-', a le"
            "tter or digit at both ends, at most 63 characters), got ''; change it",
        ),
        (
            "key of a ConfigMap",
            put(("config", "data"), {"conf.d/site.conf": ""}),
            "key of ConfigMap app/config must be a key of a ConfigMap or Secret",
        ),
        (
            "key of text and of bytes",
            put(("config", "binaryData"), {"a": "AA=="}),
            "ConfigMap app/config has key 'a' in 'data' and in 'binaryData'; rename one",
        ),
        (
            "variable",
            put((container_of, "env"), [{"name": "A=B", "value": "c"}]),
            "variable of Deployment app/web must be of printable ASCII characters other than '=', "
            "got 'A=B'; change it",
        ),
        (
            "variable without a name",
            put((pod_of, "initContainers", 0, "env"), [{"name": "", "value": "c"}]),
            "variable of Deployment app/web must be of printable ASCII characters other than '=', "
            "got ''; change it",
        ),
        (
            "key of bytes",
            put(("config", "binaryData"), {"..data": "AA=="}),
            "key of ConfigMap app/config must be a key of a ConfigMap or Secret",
        ),
    ],
}


@each_break(BREAKS)
def test_rule_fires(rule, change, message):
    assert_fires(rule, change, message)


PASSES = {
    "names_are_legal": [
        ("odd variable", put((container_of, "env"), [{"name": "a.b-1 c", "value": "d"}])),
        (
            "annotation with capitals",
            put(("config", "metadata", "annotations"), {"Shop.Example/Owner": "web"}),
        ),
        (
            "longest name of a Job",
            put(("job",), named("Job", "j" * 63, "batch/v1", spec={"template": {"spec": ONCE}})),
        ),
        ("longest name of a StatefulSet", put(("set", "metadata", "name"), "s" * 52)),
        ("long name of a Job of another group", put(("job",), named("Job", "j" * 64, "a.b/v1"))),
        ("empty label", put(("config", "metadata", "labels"), {"app": ""})),
        (
            "two ports with names",
            put(
                ("service", "spec", "ports"),
                [{**HTTP, "name": "a"}, {**HTTP, "name": "b", "port": 81}],
            ),
        ),
    ],
}


@each_pass(PASSES)
def test_rule_passes(rule, change):
    assert run(rule, change) == []
