"""Requirements of the machine of a Kind cluster: versions of programs, and room."""

from constructs_lib.kube import parse_image
from constructs_lib.reference.bootstrap_files import Bounds, Host, Tool
from constructs_lib.reference.versions import (
    HELM_VERSION,
    KIND_NODE_IMAGE,
    KIND_VERSION,
    PROGRAM_SHA256,
)

KUBECTL_VERSION = parse_image(KIND_NODE_IMAGE).version
"""Version of kubectl: that of the API server it talks to."""

MACHINES = ("amd64", "arm64")
"""Machines for which each project publishes its program."""

RELEASES = {
    "kind": f"https://github.com/kubernetes-sigs/kind/releases/download/{KIND_VERSION}",
    "kubectl": f"https://dl.k8s.io/release/{KUBECTL_VERSION}/bin",
    "helm": "https://get.helm.sh",
}
"""Where each project publishes its program, and beside it the checksum."""


def host_needs() -> Host:
    """Return the content of `host.yaml`.

    `{machine}` in an address stands for `amd64` or `arm64`.
    """
    helm = f"{RELEASES['helm']}/helm-{HELM_VERSION}-linux-{{machine}}.tar.gz"
    return Host(
        tools=[
            _tool("kind", KIND_VERSION, f"{RELEASES['kind']}/kind-linux-{{machine}}", "sha256sum"),
            _tool(
                "kubectl",
                KUBECTL_VERSION,
                f"{RELEASES['kubectl']}/linux/{{machine}}/kubectl",
                "sha256",
                "--client",
            ),
            _tool("helm", HELM_VERSION, helm, "sha256sum").model_copy(
                update={"member": "linux-{machine}/helm"}
            ),
        ],
        # Docker and the nodes take 1, the platform 4 and more under load. Its pods ask for 9.
        memory_gib=Bounds(least=6, recommended=12),
        # Each of two workers offers as many as the machine has, and the pods there ask for 4.3, at
        # the largest scale for 5.1: on two, some would wait for ever.
        cpus=Bounds(least=3, recommended=4),
        # Images of the nodes and of everything on each of them, and the volumes.
        disk_gib=Bounds(least=15, recommended=40),
        # https://kind.sigs.k8s.io/docs/user/known-issues/#pod-errors-due-to-too-many-open-files
        inotify={"max_user_instances": 512, "max_user_watches": 524288},
    )


def _tool(name: str, version: str, url: str, checksum: str, *arguments: str) -> Tool:
    return Tool(
        name=name,
        version=version,
        version_arguments=["version", *arguments],
        url=url,
        checksum_url=f"{url}.{checksum}",
        sha256={
            machine: PROGRAM_SHA256[key]
            for machine in MACHINES
            if (key := f"{name} {version} {machine}") in PROGRAM_SHA256
        },
    )
