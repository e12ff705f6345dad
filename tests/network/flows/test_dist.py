"""The policies of the platform: each of their parts carries weight, and all is in the documents."""

import json
from collections import Counter
from copy import deepcopy
from functools import cache
from itertools import chain

from constructs_lib.core.labels import REASON
from constructs_lib.rules.inventory import Inventory
from constructs_lib.rules.network import (
    flows_have_both_halves,
    policies_allow_only_what_is_declared,
)
from constructs_lib.rules.policies import (
    namespaces_deny_by_default,
    policies_name_addresses_that_arrive,
    policies_select_pods,
)
from main import compose
from settings import load_settings

RULES = (
    namespaces_deny_by_default,
    policies_select_pods,
    policies_name_addresses_that_arrive,
    flows_have_both_halves,
    policies_allow_only_what_is_declared,
)
ENDS = {"ingress": "from", "egress": "to"}


@cache
def inventory():
    return Inventory.of(*(each.tier for each in compose(load_settings()).order))


def policies():
    return [each for each in inventory().objects if each["kind"] == "NetworkPolicy"]


def findings(policy, *changed):
    """Returns the findings where a policy is replaced by others."""
    objects = [each for each in inventory().objects if each is not policy]
    changed_inventory = Inventory([*objects, *changed], inventory().declarations)
    return list(chain.from_iterable(rule(changed_inventory) for rule in RULES))


def places(policy):
    """Yields each rule, with how to get at it in a copy."""
    for direction in ENDS:
        for index, rule in enumerate(policy["spec"].get(direction, ())):
            yield direction, index, rule


def removals(policy):
    """Yields copies that allow less."""
    for direction, index, rule in places(policy):
        copy = deepcopy(policy)
        del copy["spec"][direction][index]
        yield f"without rule {index} of {direction}", copy
        for field in (ENDS[direction], "ports"):
            for number in range(len(rule[field])):
                if len(rule[field]) > 1:
                    copy = deepcopy(policy)
                    del copy["spec"][direction][index][field][number]
                    yield f"without {field} {number} of rule {index} of {direction}", copy
        for number, peer in enumerate(rule[ENDS[direction]]):
            for what, other in narrowed(peer):
                copy = deepcopy(policy)
                copy["spec"][direction][index][ENDS[direction]][number] = other
                yield f"{what} of rule {index} of {direction}", copy
    for label in policy["spec"]["podSelector"].get("matchLabels", ()):
        copy = deepcopy(policy)
        copy["spec"]["podSelector"]["matchLabels"][label] += "x"
        yield f"for other pods by {label}", copy
    copy = deepcopy(policy)
    copy["metadata"]["namespace"] = "default"
    yield "of another namespace", copy


def narrowed(peer):
    if "ipBlock" in peer:
        yield "half the addresses", {"ipBlock": {**peer["ipBlock"], "cidr": "128.0.0.0/1"}}
        return
    for selector in peer:
        for label in peer[selector]["matchLabels"]:
            copy = deepcopy(peer)
            copy[selector]["matchLabels"][label] += "x"
            yield f"another value of {label}", copy


def widenings(policy):
    """Yields copies that allow more."""
    for direction, index, rule in places(policy):

        def with_rule(changed, direction=direction, index=index):
            copy = deepcopy(policy)
            copy["spec"][direction][index] = changed
            return copy

        end = ENDS[direction]
        yield "everything", with_rule({})
        yield "all peers", with_rule({"ports": rule["ports"]})
        yield "all ports", with_rule({end: rule[end]})
        for added in (
            {"namespaceSelector": {}},
            {"podSelector": {}},
            {"ipBlock": {"cidr": "::/0"}},
            {"ipBlock": {"cidr": "10.244.0.0/16"}},
            {"namespaceSelector": {}, "podSelector": {"matchLabels": {"any": "label"}}},
        ):
            yield f"{added}, too", with_rule({**rule, end: [*rule[end], added]})
        for number, port in enumerate(rule["ports"]):
            others = [*rule["ports"][:number], *rule["ports"][number + 1 :]]
            for what, wider in (
                ("range", {**port, "endPort": port["port"] + 1}),
                ("protocol", {"protocol": port["protocol"]}),
                ("SCTP", {**port, "protocol": "SCTP"}),
            ):
                kept = [*others, port] if what == "SCTP" else others
                yield f"a {what} of ports", with_rule({**rule, "ports": [*kept, wider]})
        for number, peer in enumerate(rule[end]):
            others = [*rule[end][:number], *rule[end][number + 1 :]]
            for what, wider in widened(peer):
                yield what, with_rule({**rule, end: [*others, wider]})
    if policy["spec"]["podSelector"]:
        copy = deepcopy(policy)
        copy["spec"]["podSelector"] = {}
        yield "for all pods", copy
        for label in policy["spec"]["podSelector"]["matchLabels"]:
            copy = deepcopy(policy)
            copy["metadata"]["name"] += "-too"
            copy["spec"]["podSelector"] = {
                "matchExpressions": [{"key": label, "operator": "Exists"}]
            }
            yield f"for all pods with {label}", copy


def widened(peer):
    if "ipBlock" in peer:
        yield "pods by their addresses", {"ipBlock": {"cidr": peer["ipBlock"]["cidr"]}}
        return
    for selector in peer:
        if selector == "podSelector" and "namespaceSelector" not in peer:
            yield "all pods", {selector: {}}
        elif selector == "podSelector":
            yield "all pods of the namespace", {"namespaceSelector": peer["namespaceSelector"]}
        else:
            yield "pods of all namespaces", {**peer, selector: {}}
            exists = {"key": "kubernetes.io/metadata.name", "operator": "Exists"}
            yield "pods of any", {**peer, selector: {"matchExpressions": [exists]}}


def test_nothing_is_allowed_but_what_is_declared():
    assert findings(None) == []


def test_no_policy_can_be_removed():
    for policy in policies():
        assert findings(policy), policy["metadata"]


def test_no_rule_of_a_policy_can_be_removed():
    survivors, tried = [], 0
    for policy in policies():
        for what, changed in removals(policy):
            tried += 1
            if not findings(policy, changed):
                survivors.append((policy["metadata"]["name"], what))
    assert survivors == []
    assert tried > 250


def test_no_rule_of_a_policy_can_be_widened():
    survivors, tried = [], Counter()
    for policy in policies():
        for what, changed in widenings(policy):
            tried[what] += 1
            if json.dumps(changed) != json.dumps(policy) and not findings(policy, changed):
                survivors.append((policy["metadata"]["name"], what))
    assert survivors == []
    assert sum(tried.values()) > 800, tried


def test_each_policy_says_why():
    reasons = [each["metadata"].get("annotations", {}).get(REASON) for each in policies()]
    assert all(reasons)
