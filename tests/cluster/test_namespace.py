import pytest
from pydantic import ValidationError

from constructs_lib import (
    CONTAINER_DEFAULTS,
    TierNamespace,
    TierNamespaceProps,
)
from constructs_lib.testing import assert_rules
from tests.other_values import every_option

QUOTA = {
    "pods": 9,
    "cpu_requests": "2",
    "memory_requests": "2Gi",
    "cpu_limits": "4",
    "memory_limits": "4Gi",
}


def test_defaults(chart, manifests):
    TierNamespace(chart, "app", TierNamespaceProps())
    assert chart.to_json() == manifests


def test_every_option(chart, manifests):
    TierNamespace(chart, "builds", every_option(TierNamespaceProps))
    assert chart.to_json() == manifests


def test_denies_everything_but_dns(chart):
    TierNamespace(chart, "app", TierNamespaceProps())
    (policy,) = [o for o in chart.to_json() if o["kind"] == "NetworkPolicy"]
    assert policy["spec"]["podSelector"] == {}
    assert policy["spec"]["policyTypes"] == ["Ingress", "Egress"]
    assert "ingress" not in policy["spec"]
    (egress,) = policy["spec"]["egress"]
    assert egress["to"][0]["podSelector"] == {"matchLabels": {"k8s-app": "kube-dns"}}
    assert {(port["protocol"], port["port"]) for port in egress["ports"]} == {
        ("UDP", 53),
        ("TCP", 53),
    }


@pytest.mark.parametrize(
    "given",
    [
        {"pod_security": "restricted"},
        {"pod_security": "baseline", "pod_security_reason": "Builders need SETUID."},
    ],
)
def test_refuses_pods_that_are_less_secure(chart, given):
    """`warn` and `audit` alone refuse nothing."""
    metadata = TierNamespace(chart, "app", TierNamespaceProps(**given)).namespace.to_json()[
        "metadata"
    ]
    for mode in ("enforce", "warn", "audit"):
        assert metadata["labels"][f"pod-security.kubernetes.io/{mode}"] == given["pod_security"]
    reason = metadata.get("annotations", {}).get("cdk8s-web-platform/pod-security-reason")
    assert reason == given.get("pod_security_reason")
    assert_rules(chart)


def test_each_limit_is_that_of_its_resource(chart):
    quota = {**QUOTA, "memory_requests": "1Gi"}
    made = TierNamespace(chart, "app", TierNamespaceProps(quota=quota))
    assert made.quota.to_json()["spec"]["hard"] == {
        "pods": "9",
        "requests.cpu": "2",
        "requests.memory": "1Gi",
        "limits.cpu": "4",
        "limits.memory": "4Gi",
    }


def test_a_quota_of_pods_with_a_deadline_is_another_object(chart):
    """The API server lets nobody change the scopes of one that is there."""
    quotas = [{**QUOTA, "with_deadline_only": each} for each in (False, True)]
    made = [
        TierNamespace(chart, f"app-{n}", TierNamespaceProps(quota=quota)).quota.to_json()
        for n, quota in enumerate(quotas)
    ]
    assert [each["metadata"]["name"] for each in made] == ["quota", "deadline-quota"]
    assert [each["spec"].get("scopes") for each in made] == [None, ["Terminating"]]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param(
            {"pod_security": "lax"}, "'restricted', 'baseline' or 'privileged'", id="level"
        ),
        pytest.param(
            {"pod_security": "privileged"},
            "'pod_security_reason' must be given with another level than 'restricted', got "
            "'privileged' without one; say what the pods need, or use 'restricted'",
            id="level without a reason",
        ),
        pytest.param({"quota": {**QUOTA, "pods": 0}}, "greater than or equal to 1", id="no pods"),
        pytest.param(
            {"quota": {**QUOTA, "cpu_limits": "4 cores"}},
            "'cpu_limits' must be a Kubernetes quantity .* got '4 cores'",
            id="no quantity",
        ),
        pytest.param({"labels": {}}, "Extra inputs", id="unknown prop"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        TierNamespaceProps(**given)


def test_refuses_an_illegal_id(chart):
    with pytest.raises(ValueError, match=r"test/My_App: 'id' must be a DNS label .* got 'My_App'"):
        TierNamespace(chart, "My_App", TierNamespaceProps())


def test_what_it_builds_is_at_hand(chart):
    made = TierNamespace(chart, "app", TierNamespaceProps(container_defaults=CONTAINER_DEFAULTS))
    built = [made.namespace, made.default_deny, made.container_defaults]
    assert [each.kind for each in built] == ["Namespace", "NetworkPolicy", "LimitRange"]
    assert made.quota is None
