"""Docker, and the room that it has: processors, memory, disk."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.cluster.declared.parts import Bounds, Host
from scripts.cluster.doctor.finding import Finding
from scripts.cluster.doctor.machine import Machine
from scripts.cluster.outside import is_of_this_machine

GIB = 2**30

REMOTE = ("tcp:", "ssh:", "http:", "https:")
"""Beginnings of addresses of Docker that may be of another machine."""

ROOTLESS = "name=rootless"
"""Among the security options of a daemon that runs as a user."""


def docker_findings(host: Host, docker: dict[str, Any], address: str) -> Iterator[Finding]:
    """Yields what is wrong with the place and version of Docker, its control groups and rights."""
    if address.startswith(REMOTE) and not is_of_this_machine(address):
        yield Finding(
            "docker",
            "failure",
            f"Docker is on another machine: {address}",
            "The platform's addresses and the folder of its backups would be there, and the keys "
            "of the backups here.",
            "Use a Docker of this machine: unset DOCKER_HOST, or run 'docker context use default'.",
        )
    version = str(docker.get("ServerVersion", ""))
    if numbers(version) < numbers(host.docker_version):
        yield Finding(
            "docker",
            "warning",
            f"Docker is {version}, older than {host.docker_version}",
            "Kind is tried with newer ones only.",
            "Update it: https://docs.docker.com/engine/install",
        )
    else:
        yield Finding("docker", "ok", f"Docker {version} answers")
    groups = str(docker.get("CgroupVersion", ""))
    if groups == "2":
        yield Finding("cgroups", "ok", "control groups are of version 2")
    else:
        yield Finding(
            "cgroups",
            "failure" if groups == "1" else "warning",
            f"control groups are of version {groups or 'unknown'}",
            "The kubelet of the nodes needs version 2.",
            "Start the kernel with systemd.unified_cgroup_hierarchy=1; in WSL: set "
            "'kernelCommandLine = cgroup_no_v1=all' under [wsl2] in %UserProfile%\\.wslconfig, and "
            "run 'wsl --shutdown'.",
        )
    if ROOTLESS in docker.get("SecurityOptions", ()):
        yield Finding(
            "rootless",
            "warning",
            "Docker runs without root's rights",
            "Kind's nodes do not get all control groups by themselves then, and ports below 1024 "
            "are refused. Where a kubelet cannot count the space that containers take, pods wait "
            "with 'Insufficient ephemeral-storage', since all of them state it.",
            "Use a Docker with root's rights ('docker context use default'); the platform was not "
            "tried without.",
        )


def room_findings(
    host: Host, docker: dict[str, Any], machine: Machine, backups: Path, *, made: bool
) -> Iterator[Finding]:
    """Yields whether processors, memory and disk suffice.

    A cluster that is `made` has taken its room on the disk already: a lack of it warns, and
    `up` may still mend that cluster.
    """
    wsl = is_wsl(machine)
    cpus = int(docker.get("NCPU", 0))
    yield _bounded(
        "processors",
        f"Docker has {cpus} processors",
        cpus,
        host.cpus,
        "The pods ask for more than half of that, so that some would wait without end.",
        "Set 'processors' under [wsl2] in %UserProfile%\\.wslconfig, and run 'wsl --shutdown'."
        if wsl
        else "Give it more, in the settings of Docker Desktop or of the virtual machine.",
    )
    memory = int(docker.get("MemTotal", 0)) / GIB
    yield _bounded(
        "memory",
        f"Docker has {memory:.1f} GiB of memory",
        # What a machine of 12 GiB keeps for itself does not count.
        round(memory),
        host.memory_gib,
        "Without it, pods are ended at random, the database among them.",
        f"Set 'memory={host.memory_gib.recommended}GB' under [wsl2] in %UserProfile%\\.wslconfig, "
        "and run 'wsl --shutdown'."
        if wsl
        else "Give it more, in the settings of Docker Desktop or of the virtual machine.",
    )
    folders = {Path(str(docker.get("DockerRootDir", "/"))), backups}
    for folder in sorted(folders):
        free = machine.free_bytes(folder) / GIB
        yield _bounded(
            "disk",
            f"{free:.1f} GiB are free where {folder} is",
            int(free),
            host.disk_gib.model_copy(update={"least": 0}) if made else host.disk_gib,
            "Images, volumes and backups lie there; nodes evict pods when it is nearly full.",
            "Make room: 'docker system df' shows what Docker has, 'docker builder prune' and "
            "'docker image prune --all' remove what no container has, and leave stopped nodes.",
        )


def is_wsl(machine: Machine) -> bool:
    """Returns whether this is Windows' subsystem for Linux."""
    return "microsoft" in machine.kernel().lower()


def numbers(version: str) -> list[int]:
    """Returns the first two numbers of a version."""
    digits = "".join(each if each.isdigit() else " " for each in version).split()
    return [int(each) for each in digits[:2]]


def _bounded(check: str, what: str, value: int, bounds: Bounds, why: str, fix: str) -> Finding:
    if value >= bounds.recommended:
        return Finding(check, "ok", what)
    if value >= bounds.least:
        return Finding(check, "warning", f"{what}; {bounds.recommended} are better", why, fix)
    return Finding(check, "failure", f"{what}; {bounds.least} are the least", why, fix)
