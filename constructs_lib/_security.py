"""The security contexts of every pod, as Pod Security `restricted` asks, in one place."""

from cdk8s_plus_27 import k8s


def pod_security_context(user: int, group: int) -> k8s.PodSecurityContext:
    """Returns the context of a pod whose processes run as that user and group, which also owns its volumes."""
    return k8s.PodSecurityContext(
        run_as_non_root=True,
        run_as_user=user,
        run_as_group=group,
        fs_group=group,
        seccomp_profile=k8s.SeccompProfile(type="RuntimeDefault"),
    )


def container_security_context() -> k8s.SecurityContext:
    """Returns the context of a container that writes to its volumes only and cannot gain privileges."""
    return k8s.SecurityContext(
        allow_privilege_escalation=False,
        read_only_root_filesystem=True,
        capabilities=k8s.Capabilities(drop=["ALL"]),
    )
