"""Rules on names, on objects that break them."""

from tests.rules.sound import (
    assert_fires,
    container_of,
    each_break,
    pod_of,
    put,
)

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
    ],
}


@each_break(BREAKS)
def test_rule_fires(rule, change, message):
    assert_fires(rule, change, message)
