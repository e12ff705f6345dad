import pytest
from pydantic import TypeAdapter, ValidationError

from constructs_lib import ResourcesProps, SecretRef
from constructs_lib.core.manifests import rendered
from constructs_lib.workloads import MountProps, PodProps, PolicyRule, ProbeProps, VolumeProps
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
        pytest.param(
            EnvironmentSource, {"secret": SECRET, "config_map": "a"}, "got both", id="two sources"
        ),
        pytest.param(
            VolumeProps,
            {"secret": SECRET, "persistent_volume_claim": "a"},
            "must be given, got persistent_volume_claim and secret",
            id="two volumes",
        ),
        pytest.param(
            VolumeProps,
            {"persistent_volume_claim": "a", "default_mode": 0o444},
            "'default_mode' must be left out with 'persistent_volume_claim', got 292",
            id="mode of a claim",
        ),
        pytest.param(
            VolumeProps,
            {"secret": SECRET, "items": ["a"]},
            "'items' must be left out with 'secret'",
            id="items of a Secret",
        ),
        pytest.param(
            MountProps, {"volume": "a", "sub_path": "../a"}, "path below a folder", id="way out"
        ),
        pytest.param(
            ProbeProps, {**HTTP, "grpc": {"port": 1}}, "got http_get and grpc", id="two probes"
        ),
        pytest.param(
            ProbeProps,
            {"tcp_socket": {"port": "8080"}},
            "'port' must be the name of a port .* got '8080'",
            id="number as text",
        ),
        pytest.param(
            PolicyRule, {"resources": ["*"], "verbs": ["get"]}, "'\\*' is refused", id="all"
        ),
        pytest.param(
            PolicyRule, {"resources": ["roles"], "verbs": ["escalate"]}, "'get'", id="escalation"
        ),
        pytest.param(
            PolicyRule,
            {"api_groups": ["*"], "resources": ["pods"], "verbs": ["get"]},
            "'api_groups' must be an API group",
            id="all groups",
        ),
        pytest.param(
            Toleration,
            {"key": "a", "toleration_seconds": 1},
            "'toleration_seconds' must come with effect 'NoExecute', got None",
            id="seconds",
        ),
        pytest.param(
            PodProps,
            {"pod_labels": {"app.kubernetes.io/name": "a"}},
            "'pod_labels' must not have keys .* got 'app.kubernetes.io/name'; use another",
            id="label that selects",
        ),
        pytest.param(
            PodProps,
            {"annotations": {"cdk8s-web-platform/allow-delete": "true"}},
            "'annotations' must not have keys",
            id="way past the guard",
        ),
        pytest.param(
            PodProps,
            node_affinity("In"),
            "'values' must have one value or more with operator 'In', got \\[\\]",
            id="affinity without values",
        ),
        pytest.param(
            PodProps,
            node_affinity("Exists", "a"),
            "'values' must be left out with operator 'Exists', got \\['a'\\]",
            id="affinity with values",
        ),
        pytest.param(
            PodProps,
            node_affinity("Is", "a"),
            "'operator' must be 'In', .* got 'Is'",
            id="operator",
        ),
        pytest.param(
            PodProps,
            {"affinity": {"nodeAfinity": {}}},
            "'affinity' has 'nodeAfinity', which the API does not have; use 'nodeAffinity'",
            id="affinity of another name",
        ),
        pytest.param(
            PodProps,
            {"image_pull_secrets": [SecretRef(name="a", keys=[key]) for key in ("b", "c")]},
            "'image_pull_secrets' must differ in their names, got 'a' twice; remove one",
            id="pull secrets",
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
        pytest.param(4, 100 + 20 + 5, id="small init container"),
        pytest.param(500, 500 + 5, id="large init container"),
    ],
)
def test_a_pod_needs_what_the_scheduler_counts(init, expected):
    """Sidecars run all the time; of the others the larger phase counts."""
    pod = PodProps(
        sidecars={"a": {"image": "a:1", "resources": size(5)}},
        init_containers={"b": {"image": "b:1", "resources": size(init)}},
    )
    assert pod.resources_of(size(100), size(20)) == size(expected)
