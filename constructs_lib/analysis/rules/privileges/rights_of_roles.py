"""Privileges by rights at the API server: in roles, through bindings, and by shared accounts."""

from collections import defaultdict
from collections.abc import Iterator

from constructs_lib.analysis.custom_resources import EventListener
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.rules.privileges.privilege import Privilege
from constructs_lib.kube.label_keys import TOKEN_REASON
from constructs_lib.kube.role_rules import (
    HARMLESS_OF_SYSTEM,
    AnyBinding,
    extraordinary_paths,
    extraordinary_rights,
)
from constructs_lib.kube.structs import k8s


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
