import pytest

from constructs_lib.testing import assert_rules
from constructs_lib.workloads import TierNamespace, TierNamespaceProps
from constructs_lib.workloads.namespace import ResourceQuotaProps
from tests.other_values import every_option, smallest


def test_every_option(chart, manifests):
    TierNamespace(chart, "builds", every_option(TierNamespaceProps))
    assert chart.to_json() == manifests


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


@pytest.mark.parametrize(("pods", "stored"), [(999, "999"), (5000, "5k"), (5001, "5001")])
def test_a_quota_is_as_the_server_keeps_it(chart, pods, stored):
    """Otherwise Argo CD would find a difference after each sync."""
    quota = smallest(ResourceQuotaProps, pods=pods)
    made = TierNamespace(chart, "app", TierNamespaceProps(quota=quota)).quota.to_json()
    assert made["spec"]["hard"]["pods"] == stored


def test_a_quota_of_other_pods_is_another_object(chart):
    """The API server refuses changes of scopes."""
    given = [
        {},
        {"with_deadline_only": True},
        {"with_deadline_only": True, "only_priority_class": "checks"},
        {"with_deadline_only": True, "but_priority_class": "checks"},
    ]
    quotas = [smallest(ResourceQuotaProps, **each) for each in given]
    made = [
        TierNamespace(chart, f"app-{n}", TierNamespaceProps(quota=quota)).quota.to_json()
        for n, quota in enumerate(quotas)
    ]
    assert [each["metadata"]["name"] for each in made] == [
        *("quota", "deadline-quota", "only-checks-deadline-quota", "but-checks-deadline-quota"),
    ]
    assert [each["spec"].get("scopes") for each in made] == [None, *[["Terminating"]] * 3]
    selectors = [each["spec"].get("scopeSelector") for each in made]
    assert selectors[:2] == [None, None]
    of_class = {"scopeName": "PriorityClass", "values": ["checks"]}
    assert [each["matchExpressions"] for each in selectors[2:]] == [
        [{**of_class, "operator": "In"}],
        [{**of_class, "operator": "NotIn"}],
    ]
