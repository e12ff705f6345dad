"""The rule on privileges: each is stated by its object with a reason, and no other is stated."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from ipaddress import ip_address
from posixpath import normpath

from constructs_lib.analysis.custom_resources import ARGO_CD, EventListener, volumes_of
from constructs_lib.analysis.flows.policy_rules import DIRECTIONS, network_of, peers_of, rules_of
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.paths import table
from constructs_lib.analysis.reading import entries
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.rules.pod_security import (
    LEVEL,
    RESTRICTED_VOLUMES,
    baseline_violations,
)
from constructs_lib.analysis.rules.stated_reasons import Notable, notable_rows, without_reasons
from constructs_lib.analysis.workload_pods import types_of
from constructs_lib.kube.addresses import IN_CLUSTER
from constructs_lib.kube.host_folders import is_of_the_host
from constructs_lib.kube.label_keys import PRIVILEGES, TOKEN_REASON
from constructs_lib.kube.manifests import Json, at, items, rendered
from constructs_lib.kube.names import NAMESPACES_OF_THE_CLUSTER
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


def unselective_services(inventory: Inventory) -> Iterator[Notable]:
    """Yield Services without a selector."""
    for manifest, found in inventory.read:
        spec, is_service = at(manifest, "spec"), (found.group, found.kind) == ("", "Service")
        if is_service and not at(spec, "selector") and at(spec, "type") != "ExternalName":
            problem = "leads to pods or addresses that it does not select"
            yield Notable(found, "no selector", problem, "state 'selector'")


def ingress_privileges(inventory: Inventory) -> Iterator[Notable]:
    """Yield Ingresses that configure their controller, lead out, or serve without encryption."""
    ingresses = inventory.of_kind(k8s.Ingress)
    has_certificates = any(each.spec.tls for each in ingresses)
    for found in ingresses:
        for key, value in found.annotations.items():
            if "snippet" in key:
                yield Notable(found, f"annotation {key}", f"configures its controller by '{key}'")
            called = OUTSIDE.match(value) if key.endswith(CALLS) else None
            if called and not called["host"].endswith(IN_CLUSTER):
                problem = f"sends requests to '{called['host']}' by '{key}'"
                yield Notable(found, f"annotation {key}", problem, "name a Service")
            if key.endswith("ssl-redirect") and value == "false" and has_certificates:
                yield Notable(found, f"annotation {key}", f"serves without TLS, too, by '{key}'")
        # No authority certifies the machine itself.
        is_local = all(each.host == "localhost" for each in found.spec.rules)
        if has_certificates and not found.spec.tls and not is_local:
            problem = "serves without TLS, unlike other Ingresses"
            yield Notable(found, "no TLS", problem, "state 'tls'")


def open_policies(inventory: Inventory) -> Iterator[Notable]:
    """Yield NetworkPolicies that allow all connections in a direction, at all ports."""
    for policy in inventory.of_kind(k8s.NetworkPolicy):
        for direction in DIRECTIONS:
            for rule in rules_of(policy, direction):
                peers = peers_of(rule)
                if not rule.ports and (not peers or any(map(_is_everybody, peers))):
                    problem = f"allows all {direction}"
                    yield Notable(policy, f"all {direction}", problem, "name peers or ports")
                for cidr in (peer.ip_block.cidr for peer in peers if peer.ip_block is not None):
                    if METADATA in network_of(cidr) and network_of(cidr).prefixlen >= 16:
                        problem = f"allows {direction} at '{cidr}', where clouds serve logins"
                        yield Notable(policy, f"{direction} {cidr}", problem)


def _is_everybody(peer: k8s.NetworkPolicyPeer) -> bool:
    if peer.ip_block is not None:
        return network_of(peer.ip_block.cidr).prefixlen == 0
    selectors = (peer.namespace_selector, peer.pod_selector or k8s.LabelSelector())
    return all(each is not None and is_empty(each) for each in selectors)


def lenient_bindings(inventory: Inventory) -> Iterator[Notable]:
    """Yield bindings of admission policies that refuse nothing."""
    for manifest, found in inventory.read:
        actions = items(manifest, "spec", "validationActions")
        if found.kind == "ValidatingAdmissionPolicyBinding" and "Deny" not in actions:
            name = f"validationActions {' '.join(map(str, actions))}"
            yield Notable(found, name, "refuses nothing", "add 'Deny' to 'validationActions'")


def extraordinary_roles(inventory: Inventory) -> Iterator[Notable]:
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
                yield Notable(role, right, f"may {right}")


def foreign_grants(inventory: Inventory) -> Iterator[Notable]:
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
            yield Notable(binding, f"grant {name}", problem, "add it or correct the name")
        for subject in binding.subjects:
            namespace = subject.namespace or binding.namespace
            name = f"{subject.kind} {subject.name}"
            if subject.kind == "ServiceAccount":
                name = f"{subject.kind} {namespace}/{subject.name}"
                if is_near(binding, subject.kind, namespace, subject.name):
                    continue
            problem = f"grants rights to {name}, which is no object of its tier"
            yield Notable(binding, f"to {name}", problem, "name a ServiceAccount of the tier")


def shared_accounts(inventory: Inventory) -> Iterator[Notable]:
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
            yield Notable(account, f"use by {name}", problem, "give each its own account")


ORDINARY_VOLUMES = RESTRICTED_VOLUMES - {"csi"}
"""Types of volumes that every pod may have: their content is an object, or ends with the pod."""

OTHER_VOLUME_FIELDS = frozenset(
    {
        *("accessModes", "capacity", "claimRef", "mountOptions", "nodeAffinity"),
        *("persistentVolumeReclaimPolicy", "storageClassName", "volumeAttributesClassName"),
        "volumeMode",
    }
)
"""Fields of a PersistentVolume that do not say where its content lies."""


def volume_sources(inventory: Inventory) -> Iterator[Notable]:
    """Yield the source of each PersistentVolume, and inline volumes that are not ordinary."""
    for manifest, found in inventory.read:
        if (found.group, found.kind) == ("", "PersistentVolume"):
            spec = at(manifest, "spec")
            for kind in sorted(set(spec if isinstance(spec, dict) else ()) - OTHER_VOLUME_FIELDS):
                source = _source(kind, spec[kind])
                yield Notable(found, source, f"is '{source}'", "use a claim of a StorageClass")
            if not at(spec, "claimRef", "name"):
                problem = "may be bound to any claim"
                yield Notable(found, "any claim", problem, "name the claim in 'claimRef'")
        if found.kind == "StorageClass":
            for key, value in entries(at(manifest, "parameters")):
                # The provisioner of Kind makes folders of the node where they say.
                if isinstance(value, str) and "/" in value and not value.startswith("${"):
                    yield Notable(found, f"parameter {key}", f"has '{value}' as its '{key}'")
    users: list[tuple[k8s.Object, Sequence[k8s.Volume]]] = [
        *((pods.workload, pods.spec.volumes) for pods in inventory.pods),
        *((task, volumes_of(task)) for task in inventory.tasks),
    ]
    for user, volumes in users:
        for volume in volumes:
            described = rendered(volume)
            for kind in sorted(types_of(volume) - ORDINARY_VOLUMES):
                source = _source(kind, described[kind])
                problem = f"has '{source}' as volume '{volume.name}'"
                yield Notable(user, source, problem, "use a claim")


@register("host-path-of-system")
def _host_path_of_system(inventory: Inventory) -> Iterator[Finding]:
    for manifest, found in inventory.read:
        for kind in ("hostPath", "local"):
            path = at(manifest, "spec", kind, "path")
            is_volume = (found.group, found.kind) == ("", "PersistentVolume")
            if is_volume and isinstance(path, str) and is_of_the_host(normpath(path)):
                problem = f"is folder '{path}' of its node, which other pods there can read"
                yield finding(found, problem, "use one of the platform's own")


def _source(kind: str, value: Json) -> str:
    """Return type and place of a volume, such as `hostPath /var/log`."""
    place = at(value, "path") or at(value, "driver") or at(value, "server")
    return f"{kind} {place}" if isinstance(place, str) else kind


def node_privileges(inventory: Inventory) -> Iterator[Notable]:
    """Yield pods that may run on every node, or have rights on their node."""
    for pods in inventory.pods:
        workload, found = pods.workload, pods.spec.tolerations
        if any(not each.key and each.effect in (None, "NoSchedule") for each in found):
            problem = "tolerates every taint, also those that keep pods from a node"
            yield Notable(workload, "all taints", problem, "name a 'key' in each toleration")
        namespace = inventory.find("Namespace", "", pods.namespace)
        level = namespace.labels.get(LEVEL) if namespace else "unknown"
        # Other levels refuse such pods. The level of a Namespace without an object is unknown.
        is_open = pods.namespace in NAMESPACES_OF_THE_CLUSTER or (
            level not in ("baseline", "restricted", "unknown")
        )
        for violation in baseline_violations(pods) if is_open else ():
            name = violation.what.replace("'", "")
            if not name.endswith("type hostPath"):
                yield Notable(workload, name, f"has {violation.what}", violation.fix)


NO_LOGIN = "needs no login", "remove it, so that callers log in"
NO_VERIFICATION = "verifies no server", "remove it, and mount the CA certificate of the server"

UNSAFE_OPTIONS = {
    "--anonymous-auth": NO_LOGIN,
    "--api.insecure": NO_LOGIN,
    "--auth-mode=server": NO_LOGIN,
    "--authorization-mode=AlwaysAllow": NO_LOGIN,
    "--disable-auth": NO_LOGIN,
    "--disable-settings-authorizer": NO_LOGIN,
    "--enable-insecure-login": NO_LOGIN,
    "--enable-skip-login": NO_LOGIN,
    "--insecure-skip-tls-verify": NO_VERIFICATION,
    "--kubelet-insecure-tls": NO_VERIFICATION,
    "--no-auth": NO_LOGIN,
}
"""Options of well-known programs, each with its consequence and the fix."""


def container_privileges(inventory: Inventory) -> Iterator[Notable]:
    """Yield containers that can change their own programs, or need no login."""
    for pods, container in inventory.containers:
        context = container.security_context or k8s.SecurityContext()
        # Windows has no such root.
        is_windows = pods.spec.os is not None and pods.spec.os.name == "windows"
        if not (context.read_only_root_filesystem or is_windows):
            problem = f"can change the files of the image of container '{container.name}'"
            fix = "set 'readOnlyRootFilesystem' to true"
            yield Notable(pods.workload, f"writable root {container.name}", problem, fix)
        for word in (*container.command, *container.args):
            if unsafe := UNSAFE_OPTIONS.get(word.removesuffix("=true")):
                consequence, fix = unsafe
                problem = f"passes '{word}' to container '{container.name}', which {consequence}"
                yield Notable(pods.workload, f"argument {word}", problem, fix)


UNREAD_GROUPS = frozenset(
    {
        *("cilium.io", "crd.projectcalico.org", "projectcalico.org"),
        *("k8s.nginx.org", "istio.io", "traefik.io"),
        *("kyverno.io", "gatekeeper.sh"),
        *("cattle.io", "crossplane.io", "fluxcd.io", "operators.coreos.com"),
        *("kruise.io", "knative.dev", "kubevirt.io"),
    }
)
"""Ends of API groups with policies and routes, changes and sources of objects, and workloads.

No rule reads these.
"""


def cluster_kinds(inventory: Inventory) -> Iterator[Notable]:
    """Yield objects of kinds that change how the cluster works, or a namespace of its own."""
    for found in inventory.readable:
        group = found.group
        is_known = group == ARGO_CD or "." not in group or group.endswith(".k8s.io")
        is_ordinary = any(each.is_for(group) for each in table("ordinary").get(found.kind, ()))
        is_unread = any(f".{group}".endswith(f".{each}") for each in UNREAD_GROUPS)
        if (is_known or is_unread) and not is_ordinary:
            problem = "is of a kind that changes the cluster for others"
            yield Notable(found, f"kind {found.kind}", problem)
        if found.namespace in NAMESPACES_OF_THE_CLUSTER and found.kind != "NetworkPolicy":
            problem = f"is in namespace '{found.namespace}' of the cluster itself"
            yield Notable(found, f"namespace {found.namespace}", problem, "use one of its tier")


@register("privilege-unexplained")
def _privilege_unexplained(inventory: Inventory) -> Iterator[Finding]:
    sources = (
        *(extraordinary_roles, foreign_grants, shared_accounts, volume_sources, open_policies),
        *(unselective_services, ingress_privileges, cluster_kinds, lenient_bindings),
        *(node_privileges, container_privileges),
    )
    notable = [each for source in sources for each in source(inventory)]
    notable += notable_rows(inventory, "privileges")
    return without_reasons(inventory, notable, PRIVILEGES, "privilege")
