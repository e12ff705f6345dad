"""Privileges by ways in and out, and by rights at the API server, that no policy shows."""

import re
from collections import defaultdict
from collections.abc import Iterator
from ipaddress import ip_address

from constructs_lib.analysis.custom_resources import EventListener
from constructs_lib.analysis.flows.policy_rules import DIRECTIONS, network_of, peers_of, rules_of
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.rules.privileges.privilege import Privilege
from constructs_lib.kube.addresses import IN_CLUSTER
from constructs_lib.kube.label_keys import TOKEN_REASON
from constructs_lib.kube.manifests import at, items
from constructs_lib.kube.role_rules import (
    HARMLESS_OF_SYSTEM,
    AnyBinding,
    extraordinary_paths,
    extraordinary_rights,
)
from constructs_lib.kube.selectors import is_empty
from constructs_lib.kube.structs import k8s

METADATA = ip_address("169.254.169.254")
"""Address at which clouds tell a node, and each pod that may call it, the login of the node."""


CALLS = ("auth-signin", "auth-url", "mirror-target", "permanent-redirect", "temporal-redirect")
"""Ends of annotations of Ingresses with an address to which requests or visitors are sent."""

OUTSIDE = re.compile(r"https?://([^/@]*@)?(?P<host>[a-z0-9.-]+)", re.ASCII | re.IGNORECASE)
"""An address whose host the controller does not fill in."""


def of_services(inventory: Inventory) -> Iterator[Privilege]:
    """Yield Services without a selector."""
    for manifest, found in inventory.read:
        spec, is_service = at(manifest, "spec"), (found.group, found.kind) == ("", "Service")
        if is_service and not at(spec, "selector") and at(spec, "type") != "ExternalName":
            problem = "leads to pods or addresses that it does not select"
            yield Privilege(found, "no selector", problem, "state 'selector'")


def of_routes(inventory: Inventory) -> Iterator[Privilege]:
    """Yield Ingresses that configure their controller, lead out, or serve without encryption."""
    ingresses = inventory.of_kind(k8s.Ingress)
    has_certificates = any(each.spec.tls for each in ingresses)
    for found in ingresses:
        for key, value in found.annotations.items():
            if "snippet" in key:
                yield Privilege(found, f"annotation {key}", f"configures its controller by '{key}'")
            called = OUTSIDE.match(value) if key.endswith(CALLS) else None
            if called and not called["host"].endswith(IN_CLUSTER):
                problem = f"sends requests to '{called['host']}' by '{key}'"
                yield Privilege(found, f"annotation {key}", problem, "name a Service")
            if key.endswith("ssl-redirect") and value == "false" and has_certificates:
                yield Privilege(found, f"annotation {key}", f"serves without TLS, too, by '{key}'")
        # No authority certifies the machine itself.
        is_local = all(each.host == "localhost" for each in found.spec.rules)
        if has_certificates and not found.spec.tls and not is_local:
            problem = "serves without TLS, unlike other Ingresses"
            yield Privilege(found, "no TLS", problem, "state 'tls'")


def of_policies(inventory: Inventory) -> Iterator[Privilege]:
    """Yield NetworkPolicies that allow all connections in a direction, at all ports."""
    for policy in inventory.of_kind(k8s.NetworkPolicy):
        for direction in DIRECTIONS:
            for rule in rules_of(policy, direction):
                peers = peers_of(rule)
                if not rule.ports and (not peers or any(map(_is_everybody, peers))):
                    problem = f"allows all {direction}"
                    yield Privilege(policy, f"all {direction}", problem, "name peers or ports")
                for cidr in (peer.ip_block.cidr for peer in peers if peer.ip_block is not None):
                    if METADATA in network_of(cidr) and network_of(cidr).prefixlen >= 16:
                        problem = f"allows {direction} at '{cidr}', where clouds serve logins"
                        yield Privilege(policy, f"{direction} {cidr}", problem)


def _is_everybody(peer: k8s.NetworkPolicyPeer) -> bool:
    if peer.ip_block is not None:
        return network_of(peer.ip_block.cidr).prefixlen == 0
    selectors = (peer.namespace_selector, peer.pod_selector or k8s.LabelSelector())
    return all(each is not None and is_empty(each) for each in selectors)


def of_policy_bindings(inventory: Inventory) -> Iterator[Privilege]:
    """Yield bindings of admission policies that refuse nothing."""
    for manifest, found in inventory.read:
        actions = items(manifest, "spec", "validationActions")
        if found.kind == "ValidatingAdmissionPolicyBinding" and "Deny" not in actions:
            name = f"validationActions {' '.join(map(str, actions))}"
            yield Privilege(found, name, "refuses nothing", "add 'Deny' to 'validationActions'")


def of_roles(inventory: Inventory) -> Iterator[Privilege]:
    """Yield rights that are not on the list of ordinary ones."""
    for role in inventory.roles:
        for rule in role.rules:
            rights = extraordinary_rights(
                rule.api_groups,
                rule.resources,
                rule.verbs,
                rule.resource_names,
                in_cluster=isinstance(role, k8s.ClusterRole),
            )
            paths = extraordinary_paths(rule.non_resource_urls, rule.verbs)
            for right in (*rights, *paths):
                yield Privilege(role, right, f"may {right}")


def of_bindings(inventory: Inventory) -> Iterator[Privilege]:
    """Yield roles and subjects that are not objects of the same tier."""
    folders = {
        id(each): folder
        for folder, objects in inventory.readable_folders.items()
        for each in objects
    }

    def is_near(binding: AnyBinding, kind: str, namespace: str, name: str) -> bool:
        found = inventory.find(kind, namespace, name)
        return found is not None and folders.get(id(found)) == folders.get(id(binding))

    for binding in inventory.bindings:
        role = binding.role_ref
        where = binding.namespace if role.kind == "Role" else ""
        is_harmless = role.kind == "ClusterRole" and role.name in HARMLESS_OF_SYSTEM
        if not is_harmless and not is_near(binding, role.kind, where, role.name):
            name = f"{role.kind} {where}/{role.name}".replace(" /", " ")
            problem = f"grants {name}, which is no object of its tier"
            yield Privilege(binding, f"grant {name}", problem, "add it or correct the name")
        for subject in binding.subjects:
            namespace = subject.namespace or binding.namespace
            if subject.kind == "ServiceAccount" and is_near(
                binding, subject.kind, namespace, subject.name
            ):
                continue
            yield _to(binding, subject, namespace)


def _to(binding: AnyBinding, subject: k8s.RbacSubject, namespace: str) -> Privilege:
    name = f"{subject.kind} {subject.name}"
    if subject.kind == "ServiceAccount":
        name = f"{subject.kind} {namespace}/{subject.name}"
    problem = f"grants rights to {name}, which is no object of its tier"
    return Privilege(binding, f"to {name}", problem, "name a ServiceAccount of the tier")


def of_accounts(inventory: Inventory) -> Iterator[Privilege]:
    """Yield the users of an account with a token, where it has several."""
    users: dict[tuple[str, str], list[k8s.Object]] = defaultdict(list)
    for pods in inventory.pods:
        if pods.spec.automount_service_account_token is not False:
            users[pods.namespace, pods.account].append(pods.workload)
    for listener in inventory.of_kind(EventListener):
        users[listener.namespace, listener.spec.service_account_name].append(listener)
    for account in inventory.of_kind(k8s.ServiceAccount):
        uses = users[account.namespace, account.name]
        for each in uses if len(uses) > 1 and TOKEN_REASON in account.annotations else ():
            name = f"{each.kind} {each.name}"
            problem = f"has its token in {name} and {len(uses) - 1} more"
            yield Privilege(account, f"use by {name}", problem, "give each its own account")
