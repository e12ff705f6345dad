import re
from typing import get_args

import pytest
from pydantic import ValidationError

from constructs_lib.admission import ClusterPolicies, ClusterPoliciesProps
from constructs_lib.admission.cluster_policies import PAIRS, RuleName
from constructs_lib.checks import RULES, Inventory
from constructs_lib.checks.run import WARNINGS, findings_of
from tests.admission.generated import MADE, objects


def policies(chart, **given):
    return ClusterPolicies(chart, "rules", ClusterPoliciesProps(**given)).policies


def test_every_option(chart, manifests):
    policies(
        chart,
        action="Warn",
        requires_digests=True,
        rules_left_out=[each for each in get_args(RuleName) if each != "paths_are_plain"],
        namespaces_left_out=["charts"],
        accounts_left_out=["local-path-storage/local-path-provisioner-service-account"],
        cluster_objects_left_out=["argocd-"],
    )
    assert chart.to_json() == manifests


def test_each_policy_has_the_name_of_its_rule(chart):
    known = {rule.__name__ for rule in (*RULES, *WARNINGS)}
    names = [each.policy.name.replace("-", "_") for each in policies(chart, requires_digests=True)]
    assert set(names) <= known
    assert {*names} == {*get_args(RuleName), "images_have_digests"}
    assert len(names) == len(PAIRS)


def test_nothing_is_deleted_or_read_by_them(chart):
    """A deletion, a status, and a namespace of the cluster is out of their reach."""
    for each in policies(chart):
        spec = each.policy.to_json()["spec"]
        assert spec["failurePolicy"] == "Fail"
        for rule in spec["matchConstraints"]["resourceRules"]:
            assert rule["operations"] == ["CREATE", "UPDATE"]
            assert not any("/" in name for name in rule["resources"])
        (others,) = spec["matchConstraints"]["namespaceSelector"]["matchExpressions"]
        assert {"kube-system", "kube-public"} <= {*others["values"]}


def test_no_expression_holds_a_line_break(chart):
    texts = [str(each) for each in chart.to_json()]
    assert not [text for text in texts if re.search(r"(?<!\\)\\n", text)]


def test_the_platform_of_policies_breaks_no_rule(chart):
    policies(chart)
    assert findings_of(Inventory.of(chart)) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"action": "Refuse"}, "action"),
        ({"rules_left_out": ["no_credentials"]}, "rules_left_out"),
        ({"accounts_left_out": ["default"]}, "a namespace and a ServiceAccount of it"),
        ({"cluster_objects_left_out": [""]}, "the beginning of a name"),
    ],
)
def test_refuses(given, said):
    with pytest.raises(ValidationError, match=said):
        ClusterPoliciesProps(**given)


def test_generated_objects_are_the_same_in_every_run():
    for kinds in MADE:
        assert objects(kinds, 20) == objects(kinds, 20)
