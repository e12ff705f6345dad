"""Every change of a policy of the platform that could be made is found."""

import pytest

from tests.analysis.flows.changed_policies import findings, policies, removals, widenings


def test_no_policy_can_be_removed():
    for policy in policies():
        assert findings(policy), policy["metadata"]


@pytest.mark.by_turns
@pytest.mark.parametrize(("changes", "least"), [(removals, 700), (widenings, 2000)])
def test_no_rule_of_a_policy_can_be_removed_or_widened(changes, least):
    survivors, tried = [], 0
    for policy in policies():
        for what, changed in changes(policy):
            if changed == policy:
                continue
            tried += 1
            if not findings(policy, changed):
                survivors.append((policy["metadata"]["name"], what))
    assert survivors == []
    assert tried > least
