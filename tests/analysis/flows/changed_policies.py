"""Changes of the policies of the platform, and what the rules find of them."""

from copy import deepcopy
from dataclasses import replace
from functools import cache
from ipaddress import ip_network

from msgspec import convert

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.reading import read
from constructs_lib.analysis.workload_pods import pods_of
from constructs_lib.kube.structs import k8s
from tests.objects import changed
from tests.reference import inventory
from tests.rules import texts

RULES = (
    *("connection-policy-missing", "connection-undeclared", "default-deny-missing"),
    *("policy-address-wrong", "policy-selects-nothing"),
)
ENDS = {"ingress": "from", "egress": "to"}


@cache
def policies():
    return [each for each in inventory().objects if each["kind"] == "NetworkPolicy"]


@cache
def _known_subjects():
    return {id(each): _subjects(each) for each in policies()}


def subjects(policy):
    """Return the pods that a policy selects, as bits."""
    known = _known_subjects().get(id(policy))
    return _subjects(policy) if known is None else known


def _subjects(policy):
    selector = convert(policy["spec"]["podSelector"], k8s.LabelSelector)
    return inventory().reach.select(policy["metadata"]["namespace"], selector)


def findings_in(objects, declarations):
    return set(texts(Inventory(objects, declarations), *RULES))


def findings_of_all(policy, *changed):
    """Return the findings of the platform where a policy is replaced by others."""
    objects = [each for each in inventory().objects if each is not policy]
    return findings_in([*objects, *changed], inventory().declarations)


def findings(policy, *changed):
    """Return those that the change of a policy adds, in a fifth of the time.

    What pods may do follows from the policies that select them. So these, and what is declared of
    the pods, are all that is read.
    """
    pods = 0
    for each in (policy, *changed):
        pods |= subjects(each)
    objects, declarations, known = _part(policies().index(policy), pods)
    return findings_in([*objects, *changed], declarations) - known


@cache
def _part(number, pods):
    """Return all that concerns some pods, but the policy of a number; and the findings with it."""
    policy = policies()[number]
    concerned = [each for each in policies() if each is not policy and subjects(each) & pods]
    flows = {id(side.flow): side.flow for side in inventory().sides if side.groups & pods}
    objects = [*_objects_with_pods(), *concerned]
    declarations = replace(inventory().declarations, flows=[*flows.values()])
    return objects, declarations, findings_in([*objects, policy], declarations)


@cache
def _objects_with_pods():
    return [
        each
        for each in inventory().objects
        if each["kind"] == "Namespace" or ((shape := read(each).object) and pods_of(shape))
    ]


def places(policy):
    """Yield each rule, with how to get at it in a copy."""
    for direction in ENDS:
        for index, rule in enumerate(policy["spec"].get(direction, ())):
            yield direction, index, rule


def removals(policy):
    """Yield copies that allow less."""
    for direction, index, rule in places(policy):
        place, end = f"spec.{direction}.{index}", ENDS[direction]
        yield f"without rule {index} of {direction}", changed(policy, {place: None})
        for field in (end, "ports"):
            for number in range(len(rule[field])):
                if len(rule[field]) > 1:
                    fewer = changed(policy, {f"{place}.{field}.{number}": None})
                    yield f"without {field} {number} of rule {index} of {direction}", fewer
        for number, peer in enumerate(rule[end]):
            for what, other in narrowed(peer):
                less = changed(policy, {f"{place}.{end}.{number}": other})
                yield f"{what} of rule {index} of {direction}", less
    labels = policy["spec"]["podSelector"].get("matchLabels", {})
    for label, value in labels.items():
        others = {"spec.podSelector.matchLabels": {**labels, label: f"{value}x"}}
        yield f"for other pods by {label}", changed(policy, others)
    yield "of another namespace", changed(policy, {"metadata.namespace": "default"})


def narrowed(peer):
    if "ipBlock" in peer:
        *_, half = ip_network(peer["ipBlock"]["cidr"]).subnets()
        yield "half the addresses", {"ipBlock": {"cidr": str(half)}}
        return
    for selector in peer:
        for label in peer[selector]["matchLabels"]:
            copy = deepcopy(peer)
            copy[selector]["matchLabels"][label] += "x"
            yield f"another value of {label}", copy


def widenings(policy):
    """Yield copies that allow more."""
    for direction, index, rule in places(policy):

        def with_rule(other, place=f"spec.{direction}.{index}"):
            return changed(policy, {place: other})

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
        yield "for all pods", changed(policy, {"spec.podSelector": {}})
        name = f"{policy['metadata']['name']}-too"
        for label in policy["spec"]["podSelector"]["matchLabels"]:
            selector = {"matchExpressions": [{"key": label, "operator": "Exists"}]}
            changes = {"metadata.name": name, "spec.podSelector": selector}
            yield f"for all pods with {label}", changed(policy, changes)


def widened(peer):
    if "ipBlock" in peer:
        block = peer["ipBlock"]
        if "except" in block:
            yield "pods by their addresses", {"ipBlock": {"cidr": block["cidr"]}}
        if (network := ip_network(block["cidr"])).prefixlen:
            yield "twice the addresses", {"ipBlock": {**block, "cidr": str(network.supernet())}}
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
