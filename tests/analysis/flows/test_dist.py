"""The policies of the platform: each of their parts carries weight, and all is in the documents.

Of each policy a few changes are tried here, and all of them in `tests/exhaustive/test_policies.py`.
"""

from random import Random

import pytest

from constructs_lib.kube.label_keys import REASON
from tests.analysis.flows.changed_policies import (
    findings,
    findings_of_all,
    policies,
    removals,
    widenings,
)


def some(changes):
    """Yield one change of every third policy, the same in each run."""
    for policy in policies()[::3]:
        possible = [*changes(policy)]
        if possible:
            yield policy, *Random(policy["metadata"]["name"]).choice(possible)


def test_nothing_is_allowed_but_what_is_declared():
    assert findings_of_all(None) == set()


def test_no_policy_can_be_removed():
    for policy in policies()[1::9]:
        assert findings(policy), policy["metadata"]


@pytest.mark.parametrize("changes", [removals, widenings])
def test_no_rule_of_a_policy_can_be_removed_or_widened(changes):
    tried = [*some(changes)]
    assert len(tried) > 40
    for policy, what, changed in tried:
        assert findings(policy, changed), (policy["metadata"]["name"], what)


@pytest.mark.parametrize("changes", [removals, widenings])
def test_the_rules_find_in_the_whole_platform_what_they_find_in_a_part(changes):
    for policy, what, changed in [*some(changes)][::10]:
        assert findings_of_all(policy, changed), (policy["metadata"]["name"], what)


def test_each_policy_says_why():
    reasons = [each["metadata"].get("annotations", {}).get(REASON) for each in policies()]
    assert all(reasons)
