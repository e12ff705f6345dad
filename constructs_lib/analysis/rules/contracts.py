"""The rule on programs of teams: they stay within the contract of their platform.

It refuses what the project, the guard and the quota of the team refuse. Sums over pods are a matter
of the rules on quotas.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.reading import Place
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.rules.contract_monitoring import (
    Problem,
    matched_namespaces,
    monitor_problems,
    rule_problems,
)
from constructs_lib.analysis.rules.teams import holds
from constructs_lib.analysis.workload_pods import WorkloadPods, replicas_of, requests_of
from constructs_lib.kube.declarations import DeclaredContract, DeclaredFlow
from constructs_lib.kube.label_keys import NAMESPACE
from constructs_lib.kube.quantities import amount, format_quantity
from constructs_lib.kube.structs import gateway, k8s, monitoring
from constructs_lib.kube.team_bounds import (
    FINALIZERS,
    HARMLESS,
    LONGEST_END,
    MONITOR_KINDS,
    NODE_KEYS,
    OF_NGINX,
    RULE_KINDS,
    TEAM_KINDS,
    TOLERATED,
)

Route = gateway.HTTPRoute | gateway.GRPCRoute

ANNOTATED = ("Gateway", "GRPCRoute", "HTTPRoute", "Ingress", "Service")
"""Kinds with listed annotations alone."""


@register("contract-exceeded", asks_declarations=True)
def _contract_exceeded(inventory: Inventory) -> Iterator[Finding]:
    for contract in inventory.declarations.contracts:
        own = [
            each
            for folder, objects in inventory.readable_folders.items()
            for each in (objects if folder else ())
        ]
        for each in own:
            for problem, fix in _object_problems(each, contract):
                yield finding(each, problem, fix)
        for pods in inventory.pods:
            for problem, fix in _pod_problems(pods, contract):
                yield finding(pods.workload, problem, fix)
        for stated, found in inventory.read:
            for name in matched_namespaces(stated) if found.kind == "AlertmanagerConfig" else ():
                if name != found.namespace:
                    fix = f"leave out the matcher: it gets alerts of '{found.namespace}' alone"
                    yield finding(found, f"matches alerts of namespace '{name}'", fix)
        yield from _sums(own, contract)
        for flow in inventory.declarations.asked:
            if not _is_open(inventory, flow):
                place = Place("", "Connection", "", f"{flow.source} to {flow.target}")
                ports = ", ".join(map(str, flow.ports))
                yield finding(place, f"on port {ports} is not open", _row(contract, flow))
        for folder in inventory.folders:
            if folder not in ("", contract.path):
                name = contract.path.rpartition("/")[2]
                problem = f"is not what Argo CD follows for the team, '{contract.path}'"
                yield finding(Place("", "Folder", "", folder), problem, f"name the tier '{name}'")


def _object_problems(found: k8s.Object, contract: DeclaredContract) -> Iterator[Problem]:
    """Yield what the project or the guard would refuse in an object."""
    kind = f"{found.group}/{found.kind}".removeprefix("/")
    about = found.metadata or k8s.ObjectMeta()
    row = f"ask the platform for a row of 'other_kinds' of team {contract.team}, with its reason"
    if kind not in contract.kinds:
        if kind in TEAM_KINDS:
            row = f"ask the platform for it in 'kinds' of team {contract.team}"
        elif kind in MONITOR_KINDS or kind in RULE_KINDS:
            field = "monitoring" if kind in MONITOR_KINDS else "rules' of 'monitoring"
            row = f"ask the platform for '{field}' of team {contract.team}"
        yield f"has kind {kind}, which the team may not own", row
    elif found.namespace not in contract.namespaces:
        names = ", ".join(contract.namespaces)
        yield f"is in a namespace that is not of team {contract.team}", f"use one of {names}"
    if extra := [each for each in about.finalizers if each not in FINALIZERS]:
        yield f"has finalizer '{extra[0]}', which no controller removes", "leave it out"
    if found.kind in ANNOTATED:
        for key, value in about.annotations.items():
            pattern = OF_NGINX.get(key, "")
            if key not in HARMLESS and not re.fullmatch(pattern or "(?!)", value, re.ASCII):
                yield (
                    f"has annotation '{key}', or a value of it, that teams may not set",
                    "remove it",
                )
    for host in _hosts_of(found):
        if not any(holds(each, host) for each in contract.hosts):
            what = f"has host '{host}'" if host else "serves all hosts"
            allowed = ", ".join(contract.hosts) or "none"
            fix = f"ask the platform for it in 'hosts' of team {contract.team}, or use one of them"
            yield f"{what}, and those of the team are {allowed}", fix
    yield from _kind_problems(found, contract)


def _hosts_of(found: k8s.Object) -> Iterator[str]:
    """Yield the hosts of an object; an empty one stands for all."""
    if isinstance(found, k8s.Ingress):
        yield from (each.host or "" for each in found.spec.rules)
        yield from (host for each in found.spec.tls for host in each.hosts)
        if found.spec.default_backend or not found.spec.rules:
            yield ""
    if isinstance(found, Route):
        yield from found.spec.hostnames or [""]


def _kind_problems(found: k8s.Object, contract: DeclaredContract) -> Iterator[Problem]:
    match found:
        case k8s.Service():
            if found.spec.type not in (None, "ClusterIP") or found.spec.external_ips:
                yield "is a way in or out of the cluster", "use a ClusterIP, and a WebIngress"
            if not found.spec.selector:
                yield "leads to pods that it does not select", "state a selector"
        case k8s.PodDisruptionBudget():
            most, policy = found.spec.max_unavailable, found.spec.unhealthy_pod_eviction_policy
            if most in (None, 0, "0", "0%") or policy != "AlwaysAllow":
                fix = "state 'maxUnavailable', and AlwaysAllow as 'unhealthyPodEvictionPolicy'"
                yield "lets no pod go", fix
        case k8s.PersistentVolumeClaim():
            if found.spec.selector or found.spec.volume_name:
                yield "chooses its volume", "leave that to the cluster"
        case k8s.StatefulSet():
            for each in found.spec.volume_claim_templates:
                if each.spec.selector or each.spec.volume_name:
                    yield "has a claim that chooses its volume", "leave that to the cluster"
        case k8s.NetworkPolicy():
            rules = [each.from_ for each in found.spec.ingress]
            rules += [each.to for each in found.spec.egress]
            if not all(peers and all(_is_own(each, contract) for each in peers) for peers in rules):
                problem = f"allows connections beyond the namespaces of team {contract.team}"
                yield problem, "use 'allow_to', and ask the platform to open what lies beyond"
        case monitoring.ServiceMonitor() | monitoring.PodMonitor():
            yield from monitor_problems(found)
        case monitoring.PrometheusRule():
            yield from rule_problems(found)


def _is_own(peer: k8s.NetworkPolicyPeer, contract: DeclaredContract) -> bool:
    if peer.ip_block or not peer.namespace_selector:
        return not peer.ip_block
    return peer.namespace_selector.match_labels.get(NAMESPACE) in contract.namespaces


def _pod_problems(pods: WorkloadPods, contract: DeclaredContract) -> Iterator[Problem]:
    """Yield what the guard would refuse in pods."""
    spec = pods.spec
    affinity = spec.affinity and spec.affinity.node_affinity
    terms: list[k8s.NodeSelectorTerm] = []
    if affinity:
        required = affinity.required_during_scheduling_ignored_during_execution
        preferred = affinity.preferred_during_scheduling_ignored_during_execution
        terms = [
            *(required.node_selector_terms if required else ()),
            *(each.preference for each in preferred),
        ]
    keys = [*spec.node_selector, *(each.key for term in terms for each in term.match_expressions)]
    if spec.node_name or {*keys} - {*NODE_KEYS} or any(each.match_fields for each in terms):
        yield "chooses its node", f"choose by {', '.join(NODE_KEYS)} alone"
    if any(
        each.namespace_selector is not None or {*each.namespaces} - {*contract.namespaces}
        for each in _neighbour_terms(spec.affinity or k8s.Affinity())
    ):
        fix = f"leave out 'namespaceSelector', and namespaces that are not of team {contract.team}"
        yield "chooses nodes by pods of others, and may keep those away", fix
    if (grace := spec.termination_grace_period_seconds or 0) > LONGEST_END:
        problem = f"takes {grace} s to end, longer than nodes may wait"
        yield problem, f"state at most {LONGEST_END} as 'terminationGracePeriodSeconds'"
    if extra := [each.key for each in spec.tolerations if each.key not in TOLERATED]:
        yield f"tolerates taint '{extra[0]}' of other pods", "leave it out"
    if spec.priority_class_name not in (None, "", contract.priority_class):
        fix = f"ask the platform for 'priority_class' of team {contract.team}"
        yield f"has PriorityClass '{spec.priority_class_name}', by which it can preempt pods", fix
    if inline := [each.name for each in spec.volumes if each.csi]:
        yield f"has inline CSI volume '{inline[0]}'", "use a claim"


def _neighbour_terms(affinity: k8s.Affinity) -> Iterator[k8s.PodAffinityTerm]:
    for each in (affinity.pod_affinity, affinity.pod_anti_affinity):
        if each:
            yield from each.required_during_scheduling_ignored_during_execution
            preferred = each.preferred_during_scheduling_ignored_during_execution
            yield from (weighted.pod_affinity_term for weighted in preferred)


def _sums(objects: Sequence[k8s.Object], contract: DeclaredContract) -> Iterator[Finding]:
    """Yield numbers of objects, and sums of claims, above those of the contract."""
    numbers = Counter((each.namespace, each.kind) for each in objects)
    storage: dict[str, Fraction] = defaultdict(Fraction)
    for each in objects:
        if isinstance(each, k8s.PersistentVolumeClaim):
            storage[each.namespace] += _storage(each)
        if isinstance(each, k8s.StatefulSet):
            made = replicas_of(each), sum(map(_storage, each.spec.volume_claim_templates))
            numbers[each.namespace, "PersistentVolumeClaim"] += made[0] * len(
                each.spec.volume_claim_templates
            )
            storage[each.namespace] += made[0] * made[1]
    for (namespace, kind), number in numbers.items():
        if number > contract.objects:
            problem = f"has {number} objects of kind {kind}, above the {contract.objects}"
            fix = f"ask the platform for more in 'objects' of team {contract.team}"
            yield finding(Place("", "Namespace", "", namespace), problem, fix)
    for namespace, needed in storage.items():
        if needed > amount(contract.storage):
            shown = format_quantity(needed, like=contract.storage)
            problem = f"has claims of {shown} in sum, above the {contract.storage}"
            fix = f"ask the platform for more in 'storage' of team {contract.team}"
            yield finding(Place("", "Namespace", "", namespace), problem, fix)


def _storage(claim: k8s.PersistentVolumeClaim) -> Fraction:
    return amount(requests_of(claim.spec).get("storage", "0"))


def _is_open(inventory: Inventory, asked: DeclaredFlow) -> bool:
    """Return whether the platform has opened a connection for all pods, or for a label of them.

    The construct gives the pods that label.
    """
    own = asked.source if asked.half == "egress" else asked.target
    namespace = own.partition("/")[0]
    other = asked.target if asked.half == "egress" else asked.source
    for flow in inventory.declarations.flows:
        known = (flow.source, flow.target) if flow.half == "egress" else (flow.target, flow.source)
        if flow.half != asked.half or known[0].partition("/")[0] != namespace:
            continue
        same = (
            flow.peer.includes(asked.peer)
            if flow.peer and asked.peer
            else not flow.peer and not asked.peer and known[1] == other.partition("/")[0]
        )
        if same and {*asked.ports} <= {*flow.ports} and {*asked.protocols} <= {*flow.protocols}:
            return True
    return False


def _row(contract: DeclaredContract, asked: DeclaredFlow) -> str:
    """Return the row to ask the platform for."""
    team, ports = contract.team, ", ".join(map(str, asked.ports))
    if asked.peer is None:
        return f"ask the platform for 'outside' of team {team} (port 443), or to open the target"
    if asked.source == contract.prometheus:
        return f"ask the platform for {ports} in 'ports' of 'monitoring' of team {team}"
    if asked.half == "ingress":
        return f"use another port, or ask the platform for {ports} in 'ports' of team {team}"
    return f"ask the platform for: {team}.open({asked.peer.name}, {ports})"
