"""Rules on Pod Security: namespaces enforce the strictest level, and pods fit that of theirs.

The second follows the Pod Security Standards of the newest Kubernetes, for Linux pods.
"""

from collections.abc import Iterator
from typing import NamedTuple

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.workload_pods import WorkloadPods, handlers_of, targets_of, types_of
from constructs_lib.kube.label_keys import POD_SECURITY_REASON
from constructs_lib.kube.structs import k8s

LEVEL = "pod-security.kubernetes.io/enforce"
"""Label of a Namespace: the level that it enforces."""

VERSION = f"{LEVEL}-version"
"""Label of a Namespace: the version of that level. The default is the newest."""

APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/"
"""Prefix of the annotations by which pods named AppArmor profiles before there was a field."""

BASELINE_CAPABILITIES = frozenset(
    {
        *("AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD"),
        *("NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT"),
    }
)
"""Capabilities that a container may add at level baseline."""

RESTRICTED_VOLUMES = frozenset(
    {
        *("configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image"),
        *("persistentVolumeClaim", "projected", "secret"),
    }
)
"""Types of volumes that a pod may have at level restricted."""

SYSCTLS = frozenset(
    {
        *("kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range"),
        *("net.ipv4.ip_local_reserved_ports", "net.ipv4.ip_unprivileged_port_start"),
        *("net.ipv4.ping_group_range", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl"),
        *("net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_rmem"),
        *("net.ipv4.tcp_syncookies", "net.ipv4.tcp_wmem"),
    }
)
"""Kernel parameters that a pod may set."""

SE_LINUX_TYPES = frozenset(
    {"", "container_engine_t", "container_init_t", "container_kvm_t", "container_t"}
)
"""SELinux types that pods and containers may have."""


class Violation(NamedTuple):
    """One way in which a pod breaks a level."""

    what: str
    """The problem, as it reads after "has"."""

    fix: str


@register("pod-security-level-low")
def _namespaces_are_restricted(inventory: Inventory) -> Iterator[Finding]:
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
def _pods_fit_pod_security(inventory: Inventory) -> Iterator[Finding]:
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
    spec = pods.spec
    host = {"hostNetwork": spec.host_network, "hostPID": spec.host_pid, "hostIPC": spec.host_ipc}
    yield from (Violation(f"'{name}'", "remove it") for name, is_set in host.items() if is_set)
    for volume in spec.volumes:
        if "hostPath" in types_of(volume):
            yield Violation(f"volume '{volume.name}' of type 'hostPath'", "use a claim")
    context = spec.security_context or k8s.PodSecurityContext()
    for sysctl in context.sysctls:
        if sysctl.name not in SYSCTLS:
            yield Violation(f"sysctl '{sysctl.name}'", "remove it")
    for key, profile in pods.metadata.annotations.items():
        allowed = profile in ("", "runtime/default") or profile.startswith("localhost/")
        if key.startswith(APP_ARMOR) and not allowed:
            yield Violation(f"annotation '{key}' of '{profile}'", "use 'runtime/default'")
    yield from _baseline_context(context, "")
    for container in pods.containers:
        yield from _baseline_container(container, f" in container '{container.name}'")


def _baseline_container(container: k8s.Container, where: str) -> Iterator[Violation]:
    context = container.security_context or k8s.SecurityContext()
    if context.privileged:
        yield Violation(f"'privileged'{where}", "remove it")
    for capability in context.capabilities.add if context.capabilities else ():
        if capability not in BASELINE_CAPABILITIES:
            yield Violation(f"capability '{capability}'{where}", "do not add it")
    for port in container.ports:
        if port.host_port:
            yield Violation(f"'hostPort' {port.host_port}{where}", "use a Service")
    for handler in handlers_of(container):
        for target in targets_of(handler):
            if target.host:
                yield Violation(f"a probe or hook of host '{target.host}'{where}", "remove it")
    yield from _baseline_context(context, where)


def _baseline_context(
    context: k8s.PodSecurityContext | k8s.SecurityContext, where: str
) -> Iterator[Violation]:
    """Yield violations in settings that both pods and containers have."""
    profiles = {
        "seccompProfile": context.seccomp_profile,
        "appArmorProfile": context.app_armor_profile,
    }
    for field, profile in profiles.items():
        kind = profile.type if profile else "RuntimeDefault"
        if kind not in ("RuntimeDefault", "Localhost"):
            yield Violation(f"'{field}' {kind}{where}", "use 'RuntimeDefault'")
    if context.windows_options and context.windows_options.host_process:
        yield Violation(f"'hostProcess'{where}", "remove it")
    options = context.se_linux_options or k8s.SELinuxOptions()
    if (options.type or "") not in SE_LINUX_TYPES or options.user or options.role:
        yield Violation(f"'seLinuxOptions' of its own{where}", "remove them")


def _restricted(pods: WorkloadPods) -> Iterator[Violation]:
    """Yield violations of level restricted that level baseline allows."""
    pod = pods.spec.security_context or k8s.PodSecurityContext()
    for volume in pods.spec.volumes:
        for kind in sorted(types_of(volume) - RESTRICTED_VOLUMES - {"hostPath"}):
            yield Violation(f"volume '{volume.name}' of type '{kind}'", "use a claim")
    for container in pods.containers:
        yield from _restricted_container(container, pod, f"container '{container.name}'")
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


def _restricted_container(
    container: k8s.Container, pod: k8s.PodSecurityContext, name: str
) -> Iterator[Violation]:
    context = container.security_context or k8s.SecurityContext()
    capabilities = context.capabilities or k8s.Capabilities()
    if context.allow_privilege_escalation is not False:
        yield Violation(
            f"{name} with privilege escalation", "set 'allowPrivilegeEscalation' to false"
        )
    if "ALL" not in capabilities.drop:
        yield Violation(f"{name} with default capabilities", "drop 'ALL' of them")
    for capability in capabilities.add:
        # Level baseline already refuses the others.
        if capability in BASELINE_CAPABILITIES - {"NET_BIND_SERVICE"}:
            yield Violation(f"{name} with capability '{capability}'", "do not add it")
    if (context.seccomp_profile or pod.seccomp_profile) is None:
        yield Violation(f"{name} without 'seccompProfile'", "use 'RuntimeDefault'")
