"""Privileges of programs: files that they may change, and checks that they leave out."""

from collections.abc import Iterator

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.rules.privileges.privilege import Privilege
from constructs_lib.kube.structs import k8s

WITHOUT_LOGIN = frozenset(
    {
        *("--anonymous-auth", "--api.insecure", "--auth-mode=server", "--disable-auth"),
        *("--authorization-mode=AlwaysAllow", "--disable-settings-authorizer", "--no-auth"),
        *("--enable-insecure-login", "--enable-skip-login"),
    }
)
"""Options by which well-known programs let in callers that nothing has identified."""

WITHOUT_VERIFYING = frozenset({"--insecure-skip-tls-verify", "--kubelet-insecure-tls"})
"""Options by which well-known programs accept any certificate of the servers that they call."""


def of_containers(inventory: Inventory) -> Iterator[Privilege]:
    """Yield containers that can change their own programs, or need no login."""
    for pods, container in inventory.containers:
        context = container.security_context or k8s.SecurityContext()
        if not context.read_only_root_filesystem and not _is_windows(pods.spec):
            problem = f"can change the files of the image of container '{container.name}'"
            fix = "set 'readOnlyRootFilesystem' to true"
            yield Privilege(pods.workload, f"writable root {container.name}", problem, fix)
        for word in (*container.command, *container.args):
            if word.removesuffix("=true") in WITHOUT_LOGIN:
                problem = f"passes '{word}' to container '{container.name}', which needs no login"
                fix = "remove it, so that callers log in"
                yield Privilege(pods.workload, f"argument {word}", problem, fix)
            if word.removesuffix("=true") in WITHOUT_VERIFYING:
                problem = f"passes '{word}' to container '{container.name}', which verifies no"
                fix = "remove it, and mount the CA certificate of the server"
                yield Privilege(pods.workload, f"argument {word}", f"{problem} server", fix)


def _is_windows(spec: k8s.PodSpec) -> bool:
    """Return whether pods run on Windows, which has no such root."""
    return spec.os is not None and spec.os.name == "windows"
