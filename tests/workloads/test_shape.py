import pytest
from pydantic import TypeAdapter, ValidationError

from constructs_lib import ResourcesProps, SecretRef
from constructs_lib.kube.manifests import rendered
from constructs_lib.workloads import PodProps, PolicyRule, ProbeProps, VolumeProps
from constructs_lib.workloads.environment import EnvironmentSource, EnvironmentValue
from constructs_lib.workloads.pod import Toleration

SECRET = {"name": "a", "keys": ["a"]}
HTTP = {"http_get": {"path": "/", "port": 1}}


REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution"


def node_affinity(operator, *values):
    expression = {"key": "a", "operator": operator, "values": list(values)}
    terms = [{"matchExpressions": [expression]}]
    return {"affinity": {"nodeAffinity": {REQUIRED: {"nodeSelectorTerms": terms}}}}


@pytest.mark.parametrize(
    ("model", "given", "message"),
    [
        (EnvironmentSource, {"secret": SECRET, "config_map": "a"}, "got secret and config_map"),
        (
            VolumeProps,
            {"secret": SECRET, "persistent_volume_claim": "a"},
            "must be given, got persistent_volume_claim and secret",
        ),
        (
            VolumeProps,
            {"persistent_volume_claim": "a", "default_mode": 0o444},
            "'default_mode' must be left out with 'persistent_volume_claim', got 292",
        ),
        (VolumeProps, {"secret": SECRET, "items": ["a"]}, "'items' must be left out with 'secret'"),
        (ProbeProps, {**HTTP, "grpc": {"port": 1}}, "got http_get and grpc"),
        (
            ProbeProps,
            {"tcp_socket": {"port": "8080"}},
            "'port' must be the name of a port .* got '8080'",
        ),
        (PolicyRule, {"resources": ["*"], "verbs": ["get"]}, "'\\*' is refused"),
        (PolicyRule, {"resources": ["roles"], "verbs": ["escalate"]}, "'get'"),
        (
            PolicyRule,
            {"api_groups": ["*"], "resources": ["pods"], "verbs": ["get"]},
            "'api_groups' must be an API group",
        ),
        (
            Toleration,
            {"key": "a", "toleration_seconds": 1},
            "'toleration_seconds' must come with effect 'NoExecute', got None",
        ),
        (
            PodProps,
            {"pod_labels": {"app.kubernetes.io/name": "a"}},
            "'pod_labels' must not have keys .* got 'app.kubernetes.io/name'; use another",
        ),
        (
            PodProps,
            {"annotations": {"cdk8s-web-platform/allow-delete": "true"}},
            "'annotations' must not have keys",
        ),
        (
            PodProps,
            node_affinity("In"),
            "'values' must have one value or more with operator 'In', got \\[\\]",
        ),
        (
            PodProps,
            node_affinity("Exists", "a"),
            "'values' must be left out with operator 'Exists', got \\['a'\\]",
        ),
        (
            PodProps,
            {"image_pull_secrets": [SecretRef(name="a", keys=[key]) for key in ("b", "c")]},
            "'image_pull_secrets' must differ in their names, got 'a' twice; remove one",
        ),
    ],
)
def test_refuses(model, given, message):
    with pytest.raises(ValidationError, match=message) as caught:
        model(**given)
    assert caught.value.error_count() == 1


def test_a_value_of_a_config_map_by_name():
    """A settings file holds no constructs."""
    value = TypeAdapter(EnvironmentValue).validate_python({"config_map": "a", "key": "b"})
    assert rendered(value.source()) == {"configMapKeyRef": {"name": "a", "key": "b"}}


def size(number):
    return ResourcesProps(
        cpu_request=f"{number}m",
        cpu_limit=f"{number}m",
        memory_request=f"{number}Mi",
        memory_limit=f"{number}Mi",
    )


@pytest.mark.parametrize(
    ("init", "expected"),
    [
        (4, 100 + 20 + 5),
        (500, 500 + 5),
    ],
)
def test_a_pod_needs_what_the_scheduler_counts(init, expected):
    """Sidecars run all the time; of the others the larger phase counts."""
    pod = PodProps(
        sidecars={"a": {"image": "a:1", "resources": size(5)}},
        init_containers={"b": {"image": "b:1", "resources": size(init)}},
    )
    assert pod.resources_of(size(100), size(20)) == size(expected)
