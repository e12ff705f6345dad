"""Rules on rights at the API server: roles are narrow, and each token has a reason."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from posixpath import normpath

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.workload_pods import Workload, WorkloadPods, projections_of
from constructs_lib.kube.known import NGINX_NAME
from constructs_lib.kube.label_keys import TOKEN_REASON
from constructs_lib.kube.role_rules import HARMLESS_OF_SYSTEM, READ, AnyBinding, AnyRole
from constructs_lib.kube.schema import objects
from constructs_lib.kube.structs import k8s

AGGREGATES = "rbac.authorization.k8s.io/aggregate-to-"
"""Beginning of the labels by which a ClusterRole adds its rules to another."""

BUILT_IN = frozenset({"cluster-admin", "admin", "edit"})
"""Roles that the cluster comes with, and that read all Secrets of a namespace at least."""

GRANTING = ("escalate", "bind", "impersonate")
"""Verbs by which one gets rights that one was not given."""

IDENTITIES = {
    "serviceaccounts/token": ("create",),
    "nodes/checkpoint": ("create",),
    "nodes/log": READ,
    "nodes/proxy": (),
    "pods/proxy": (),
    "services/proxy": (),
    "certificatesigningrequests/approval": ("update", "patch"),
    "certificatesigningrequests/signature": ("update", "patch"),
    "certificatesigningrequests/status": ("update", "patch"),
    "signers": (),
}
"""Resources and their verbs that allow impersonation, root on a node, or bypassing every
NetworkPolicy. Without verbs: any.
"""

READING = (*READ, "update", "patch", "delete", "deletecollection")
"""Verbs that are answered with the objects, the last four with those that they change or delete:
`delete` where that waits for what belongs to them (`propagationPolicy: Foreground`).
"""

TOKEN_PATH = "/var/run/secrets/kubernetes.io/serviceaccount"
"""Folder in which programs look for the token of their ServiceAccount."""


@register("rights-too-wide")
def _rights_too_wide(inventory: Inventory) -> Iterator[Finding]:
    # NGINX lists the certificates in the namespaces that it serves.
    served = {
        ("Role", NGINX_NAME, namespace)
        for each in inventory.declarations.watches
        for namespace in (each.namespaces if each.reads_secrets else ())
    }
    for role in inventory.roles:
        allowed = READ if (role.kind, role.name, role.namespace) in served else ()
        for rule in role.rules:
            for problem, fix in _wide(rule, allowed):
                yield finding(role, problem, fix)
        yield from _aggregation(role)
    for binding in inventory.bindings:
        yield from _subjects(binding)


def _wide(rule: k8s.PolicyRule, allowed: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each problem of a rule of a role, and the fix.

    On all Secrets, the role may have the verbs in `allowed`.
    """
    fields = {
        "apiGroups": rule.api_groups,
        "resources": rule.resources,
        "verbs": rule.verbs,
        "nonResourceURLs": rule.non_resource_urls,
    }
    for field, values in fields.items():
        for value in values:
            # A path of the API server may end with a wildcard, for what is below it.
            whole = value.strip("/") == "*" if field == "nonResourceURLs" else "*" in value
            if whole:
                yield f"has '{value}' in '{field}'", "name what it needs"
    for verb in GRANTING:
        if verb in rule.verbs:
            yield f"has verb '{verb}', which grants rights that it lacks itself", "remove it"
    for resource, verbs in IDENTITIES.items():
        held = [verb for verb in rule.verbs if verb in verbs or not verbs]
        if resource in rule.resources and held:
            yield f"may {held[0]} '{resource}', which gives more rights", "remove it"
    if "secrets" in rule.resources and "" in rule.api_groups:
        reads = [verb for verb in READING if verb in rule.verbs and verb not in allowed]
        if reads and not rule.resource_names:
            fix = "state those it needs as 'resourceNames', or mount them"
            yield f"may {reads[0]} all Secrets", fix
        if "create" in rule.verbs:
            # The cluster puts a token of any ServiceAccount into a Secret that asks for it.
            yield "may create Secrets, and so get the token of any ServiceAccount", "remove it"


def _aggregation(role: AnyRole) -> Iterator[Finding]:
    if isinstance(role, k8s.ClusterRole) and role.aggregation_rule is not None:
        problem = "collects rules of roles that are not known here"
        yield finding(role, problem, "state the rules in it, without 'aggregationRule'")
    for label, value in role.labels.items():
        if label.startswith(AGGREGATES) and value == "true":
            other = label.removeprefix(AGGREGATES)
            problem = f"is aggregated into ClusterRole '{other}'"
            yield finding(role, problem, "remove the label, and bind it to those who need it")


def _subjects(binding: AnyBinding) -> Iterator[Finding]:
    name = binding.role_ref.name
    of_system = name.startswith("system:") and name not in HARMLESS_OF_SYSTEM
    if binding.role_ref.kind == "ClusterRole" and (name in BUILT_IN or of_system):
        problem = f"grants the cluster's own role '{name}'"
        yield finding(binding, problem, "write a role with what is needed, and grant that")

    for subject in binding.subjects:
        if subject.kind in ("Group", "User") and subject.name.startswith("system:"):
            problem = f"grants rights to all of '{subject.name}'"
            yield finding(binding, problem, "name the ServiceAccounts that need them")
        if subject.kind == "ServiceAccount" and subject.name == "default":
            problem = "grants rights to ServiceAccount 'default', which is that of all other pods"
            yield finding(binding, problem, "use one of its own")


@register("token-unexplained")
def _token_unexplained(inventory: Inventory) -> Iterator[Finding]:
    fix = f"set 'automountServiceAccountToken' to false, or say why in annotation '{TOKEN_REASON}'"
    reported = set()
    for account in inventory.of_kind(k8s.ServiceAccount):
        if _gives_token(account) and not _reason(account):
            reported.add((account.namespace, account.name))
            yield finding(account, "gives its token to pods without a reason", fix)
    for pods in inventory.pods:
        name, known = _account_of(pods, inventory)
        has_token = _token_volumes(pods.spec) or _mounts_token(pods.spec, known)
        if (pods.namespace, name) in reported or not has_token:
            continue
        if known is None:
            problem = f"has the token of ServiceAccount '{name}', which is not described here"
            yield finding(pods.workload, problem, fix.replace("or", "or add the account and", 1))
        elif not _reason(known):
            yield finding(pods.workload, f"has the token of {known} without a reason", fix)
    for secret in inventory.of_kind(k8s.Secret):
        if secret.type == "kubernetes.io/service-account-token":
            problem = "asks for a token that never expires"
            yield finding(secret, problem, "remove it; pods get tokens that are renewed")


@register("token-hidden")
def _token_hidden(inventory: Inventory) -> Iterator[Finding]:
    for pods in inventory.pods:
        name, known = _account_of(pods, inventory)
        if not _mounts_token(pods.spec, known):
            continue
        tokens = _token_volumes(pods.spec)
        for container in pods.containers:
            where = f"in container '{container.name}' where the token of ServiceAccount '{name}'"
            for mount in container.volume_mounts:
                if normpath(mount.mount_path) == TOKEN_PATH and mount.name not in tokens:
                    # The server leaves the token out of this container then.
                    problem = f"mounts volume '{mount.name}' {where} would be"
                    fix = "move it, or set 'automountServiceAccountToken' to false"
                    yield finding(pods.workload, problem, fix)


@register("token-unusable")
def _token_unusable(inventory: Inventory) -> Iterator[Finding]:
    for pods in inventory.pods:
        _, known = _account_of(pods, inventory)
        if pods.spec.host_network or not _mounts_token(pods.spec, known):
            continue
        if isinstance(pods.workload, Workload) and not inventory.most_pods(pods.workload):
            continue
        rules = inventory.egress_of(pods)
        if rules is not None and all(
            rule.to and not any(peer.ip_block for peer in rule.to) for rule in rules
        ):
            problem = "gets a token for the API server, which policies deny it"
            fix = "connect it by 'allow_to_api_server', or leave out the rights"
            yield finding(pods.workload, problem, fix)


def _account_of(pods: WorkloadPods, inventory: Inventory) -> tuple[str, k8s.ServiceAccount | None]:
    """Return the name of the account of pods, and the account where it is described."""
    name = pods.account
    found = inventory.find("ServiceAccount", pods.namespace, name)
    return name, found if isinstance(found, k8s.ServiceAccount) else None


def _reason(account: k8s.ServiceAccount) -> str:
    return account.annotations.get(TOKEN_REASON, "").strip()


def _token_volumes(spec: k8s.PodSpec) -> set[str]:
    """Return the names of the projected volumes with a token."""
    return {
        volume.name
        for volume in spec.volumes
        if any(source.service_account_token for source in projections_of(volume))
    }


def _mounts_token(spec: k8s.PodSpec, account: k8s.ServiceAccount | None) -> bool:
    """Return whether the server mounts a token: the pod's setting overrides the account's."""
    if spec.automount_service_account_token is not None:
        return spec.automount_service_account_token
    return account is None or _gives_token(account)


def _gives_token(account: k8s.ServiceAccount) -> bool:
    return account.automount_service_account_token is not False


@register("rights-resource-unknown")
def _rights_resource_unknown(inventory: Inventory) -> Iterator[Finding]:
    for role in inventory.roles:
        for groups, resource in (
            (rule.api_groups, each.partition("/")[0])
            for rule in role.rules
            for each in rule.resources
        ):
            found = {group: _resources().get(group, {}) for group in groups}
            scopes = [known[resource] for known in found.values() if resource in known]
            if isinstance(role, k8s.Role) and scopes and not any(scopes):
                problem = f"has rights to '{resource}', which are in no namespace"
                yield finding(role, problem, "use a ClusterRole, or remove them")
            elif not scopes and all(found.values()) and (fix := _meant(groups, resource)):
                shown = " or ".join(f"'{group}'" for group in groups)
                problem = f"has rights to '{resource}' of group {shown}, which has none"
                yield finding(role, problem, fix)


def _meant(groups: Sequence[str], resource: str) -> str:
    """Return the fix for a misspelled resource, empty if other API servers may have it."""
    known = [each for group in groups for each in _resources()[group]]
    if near := get_close_matches(resource, known, n=1, cutoff=0.8):
        return f"use '{near[0]}'"
    others = [other for other, found in _resources().items() if resource in found]
    return f"use group '{others[0]}'" if others else ""


@cache
def _resources() -> Mapping[str, Mapping[str, bool]]:
    """Return the resources of Kubernetes by group, and whether they are in namespaces."""
    known: dict[str, dict[str, bool]] = defaultdict(dict)
    known[""] = {"bindings": True, "componentstatuses": False}
    for (version, kind), struct in objects().items():
        if struct.__module__ == k8s.__name__:
            name = kind.lower().removesuffix("y")
            end = "" if kind == "Endpoints" else {"y": "ies", "s": "es"}.get(kind[-1], "s")
            known[version.rpartition("/")[0]][name + end] = struct.NAMESPACED
    return dict(known)
