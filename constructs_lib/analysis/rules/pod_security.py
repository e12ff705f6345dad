"""Rules on Pod Security: namespaces enforce the strictest level, and pods meet the level.

The second follows the Pod Security Standards of the newest Kubernetes, for Linux pods.
"""

from collections.abc import Iterator
from typing import NamedTuple

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.paths import table, values
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.workload_pods import WorkloadPods, types_of
from constructs_lib.kube.label_keys import POD_SECURITY_REASON
from constructs_lib.kube.manifests import at, items, rendered
from constructs_lib.kube.structs import k8s

LEVEL = "pod-security.kubernetes.io/enforce"
"""Label of a Namespace: the level that it enforces."""

VERSION = f"{LEVEL}-version"
"""Label of a Namespace: the version of that level. The default is the newest."""

APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/"
"""Prefix of the annotations by which pods named AppArmor profiles before there was a field."""

BASELINE_CAPABILITIES = frozenset(
    each
    for row in table("pod_security")["baseline"]
    for each in (row.but or () if "capabilities" in row.at else ())
)
"""Capabilities that a container may add at level baseline."""

RESTRICTED_VOLUMES = frozenset(
    {
        *("configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image"),
        *("persistentVolumeClaim", "projected", "secret"),
    }
)
"""Types of volumes that a pod may have at level restricted."""


class Violation(NamedTuple):
    """One way in which a pod breaks a level."""

    what: str
    """The problem, as it reads after "has"."""

    fix: str


@register("pod-security-level-low")
def _pod_security_level_low(inventory: Inventory) -> Iterator[Finding]:
    for namespace in inventory.readable:
        if (namespace.api_version, namespace.kind) != ("v1", "Namespace"):
            continue
        level = namespace.labels.get(LEVEL)
        reason = namespace.annotations.get(POD_SECURITY_REASON, "").strip()
        version = namespace.labels.get(VERSION, "latest")
        if (level, version) == ("restricted", "latest"):
            if reason:
                problem = "enforces level 'restricted', and says why it does not"
                fix = f"remove 'pod_security_reason' from it, or annotation '{POD_SECURITY_REASON}'"
                yield finding(namespace, problem, fix)
            continue
        if reason:
            continue
        if level == "restricted":
            enforced, fix = f"level '{level}' of version '{version}'", f"remove label '{VERSION}'"
        else:
            enforced = f"level '{level}'" if level else "no level"
            fix = f"set label '{LEVEL}' to 'restricted'"
        problem = f"enforces {enforced} of Pod Security, and does not say why"
        yield finding(namespace, problem, f"{fix}, or state annotation '{POD_SECURITY_REASON}'")


@register("pod-security-violated")
def _pod_security_violated(inventory: Inventory) -> Iterator[Finding]:
    for pods in inventory.pods:
        namespace = inventory.find("Namespace", "", pods.namespace)
        level = namespace.labels.get(LEVEL) if namespace else None
        violations = list(baseline_violations(pods)) if level in ("baseline", "restricted") else []
        if level == "restricted":
            violations += _restricted(pods)
        if level == "restricted" or (level == "baseline" and pods.spec.host_users is not False):
            violations += _proc_mounts(pods)
        for what, fix in violations:
            problem = f"has {what}, which {namespace} refuses at Pod Security level '{level}'"
            yield finding(pods.workload, problem, fix)


def baseline_violations(pods: WorkloadPods) -> Iterator[Violation]:
    """Yield the ways in which pods break level baseline."""
    spec = rendered(pods.spec)
    containers = [*items(spec, "initContainers"), *items(spec, "containers")]
    parts = {"": [spec], "volumes": items(spec, "volumes"), "containers": containers}
    parts["both"] = [spec, *containers]
    found: dict[Violation, None] = {}
    for row in table("pod_security")["baseline"]:
        for part in parts[row.each]:
            name = at(part, "name")
            where = f" in container '{name}'" if part in containers else ""
            for path, value in values(part, row.at):
                if row.takes(value):
                    shown = row.problem.format(key=path, value=value, name=name)
                    found[Violation(f"{shown}{where}", row.fix)] = None
    for key, profile in pods.metadata.annotations.items():
        allowed = profile in ("", "runtime/default") or profile.startswith("localhost/")
        if key.startswith(APP_ARMOR) and not allowed:
            shown = f"annotation '{key}' of '{profile}'"
            found[Violation(shown, "use 'runtime/default'")] = None
    yield from found


def _restricted(pods: WorkloadPods) -> Iterator[Violation]:
    """Yield violations of level restricted that level baseline allows."""
    pod = pods.spec.security_context or k8s.PodSecurityContext()
    for volume in pods.spec.volumes:
        for kind in sorted(types_of(volume) - RESTRICTED_VOLUMES - {"hostPath"}):
            yield Violation(f"volume '{volume.name}' of type '{kind}'", "use a claim")
    for container in pods.containers:
        context = container.security_context or k8s.SecurityContext()
        capabilities = context.capabilities or k8s.Capabilities()
        name = f"container '{container.name}'"
        if context.allow_privilege_escalation is not False:
            fix = "set 'allowPrivilegeEscalation' to false"
            yield Violation(f"{name} with privilege escalation", fix)
        if "ALL" not in capabilities.drop:
            yield Violation(f"{name} with default capabilities", "drop 'ALL' of them")
        for capability in capabilities.add:
            # Level baseline already refuses the others.
            if capability in BASELINE_CAPABILITIES - {"NET_BIND_SERVICE"}:
                yield Violation(f"{name} with capability '{capability}'", "do not add it")
        if (context.seccomp_profile or pod.seccomp_profile) is None:
            yield Violation(f"{name} without 'seccompProfile'", "use 'RuntimeDefault'")
    if pods.spec.host_users is not False:
        yield from _root(pods)


def _proc_mounts(pods: WorkloadPods) -> Iterator[Violation]:
    """Yield them: level baseline allows them to pods with users of their own."""
    for container in pods.containers:
        context = container.security_context or k8s.SecurityContext()
        if (mount := context.proc_mount) not in (None, "", "Default"):
            where = f" in container '{container.name}'"
            yield Violation(f"'procMount' {mount}{where}", "remove it")


def _root(pods: WorkloadPods) -> Iterator[Violation]:
    """Yield where a pod may run as root of its node; with users of its own, it never is that."""
    pod = pods.spec.security_context or k8s.PodSecurityContext()
    if pod.run_as_non_root is False:
        yield Violation("'runAsNonRoot' false", "set it to true")
    if pod.run_as_user == 0:
        yield Violation("'runAsUser' 0", "use another user")
    for container in pods.containers:
        own = container.security_context or k8s.SecurityContext()
        name = f"container '{container.name}'"
        if not (pod.run_as_non_root if own.run_as_non_root is None else own.run_as_non_root):
            yield Violation(f"{name} that may run as root", "set 'runAsNonRoot' to true")
        if own.run_as_user == 0:
            yield Violation(f"{name} with 'runAsUser' 0", "use another user")
