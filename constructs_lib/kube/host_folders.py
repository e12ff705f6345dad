"""Field types for folders on hosts and nodes that are given to the platform."""

from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

from constructs_lib.kube.names import FolderPath
from constructs_lib.kube.validation import matching, text_field

SYSTEM = [
    *("bin", "boot", "dev", "etc", "kind", "lib", "lib32", "lib64", "libx32", "lost+found", "proc"),
    *("opt/cni", "opt/containerd", "opt/local-path-provisioner", "run", "sbin", "snap", "sys"),
    *("usr", "var/cache", "var/lib/cni", "var/lib/containerd", "var/lib/containers"),
    *("var/lib/docker", "var/lib/dpkg", "var/lib/etcd", "var/lib/kubelet", "var/lib/rancher"),
    *("var/lib/snapd", "var/lib/systemd", "var/local-path-provisioner", "var/lock", "var/log"),
    *("var/run", "var/spool", "Applications", "Library", "System", "private/etc", "private/var"),
]
"""Folders of the operating system and of Kubernetes, with all that is below them."""

SHARED = ["home", "home/*", "media", "mnt", "root", "srv", "tmp", "var/tmp", "Users", "Users/*"]
"""Folders that must not be mounted themselves; folders below them may be."""


def _parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part]


def is_of_the_host(path: str) -> bool:
    """Return whether a folder is, or contains, one of the operating system or Kubernetes."""
    parts = _parts(path)
    for system in map(_parts, SYSTEM):
        # A folder above one of them holds it.
        if all(one == other for one, other in zip(parts, system, strict=False)):
            return True
    return any(
        len(shared) == len(parts)
        and all(one in (other, "*") for one, other in zip(shared, parts, strict=True))
        for shared in map(_parts, SHARED)
    )


def _given(path: str, info: ValidationInfo) -> str:
    if path.startswith("/") and is_of_the_host(path):
        raise ValueError(
            f"'{info.field_name or 'id'}' must be a folder of the platform's own, got {path!r}, "
            "which is or contains a folder of the host; use another, such as "
            "'/var/lib/web-platform'"
        )
    return path


NodeFolder = Annotated[FolderPath, AfterValidator(_given)]
"""Folder on every node that is the platform's own."""

HostFolder = Annotated[
    str,
    text_field(
        "a path of letters, digits, '-', '_' and '.', without parts '.' or '..', absolute or "
        "below the folder of the cluster's data, such as 'backups'",
        matching(r"/?(?!\.\.?(/|$))[-A-Za-z0-9_.]+(/(?!\.\.?(/|$))[-A-Za-z0-9_.]+)*", 1024),
    ),
    AfterValidator(_given),
]
"""Folder on the machine that Kind runs on."""
