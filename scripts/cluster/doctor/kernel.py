"""The kernel: its version, modules and limits, and who starts services."""

from collections.abc import Iterator
from pathlib import Path

from scripts.cluster.declared.parts import Host
from scripts.cluster.doctor.finding import Finding
from scripts.cluster.doctor.machine import Machine
from scripts.cluster.doctor.room import is_wsl, numbers

INOTIFY = "/proc/sys/fs/inotify"
APPARMOR = "/proc/sys/kernel/apparmor_restrict_unprivileged_userns"

OPTIONS = {"nf_tables": "CONFIG_NF_TABLES", "nfnetlink_queue": "CONFIG_NETFILTER_NETLINK_QUEUE"}
"""Options of the kernel's configuration by which modules are built in."""


def kernel_findings(host: Host, machine: Machine) -> Iterator[Finding]:
    """Yields what is wrong with the kernel."""
    yield from _version(host, machine)
    yield from _apparmor(machine)
    yield from _modules(host, machine)
    yield from _inotify(host, machine)
    if is_wsl(machine) and not machine.exists("/run/systemd/system"):
        yield Finding(
            "systemd",
            "warning",
            "WSL runs without systemd",
            "Docker does not start by itself, and nodes may lack their control groups.",
            "Set 'systemd=true' under [boot] in /etc/wsl.conf, and run 'wsl --shutdown'.",
        )


def _version(host: Host, machine: Machine) -> Iterator[Finding]:
    version = machine.kernel()
    if numbers(version) < numbers(host.kernel_version):
        yield Finding(
            "kernel",
            "warning",
            f"the kernel is {version}, older than {host.kernel_version}",
            "Pods cannot have user namespaces of their own.",
            "Update it: 'wsl --update', or your distribution's newer kernel.",
        )
    else:
        yield Finding("kernel", "ok", f"the kernel is {version}")


def _apparmor(machine: Machine) -> Iterator[Finding]:
    if (machine.read(APPARMOR) or "0").strip() != "0":
        yield Finding(
            "apparmor",
            "warning",
            "AppArmor restricts user namespaces of unprivileged programs",
            "Builds of images in pods that have user namespaces of their own fail.",
            "sudo sysctl --write kernel.apparmor_restrict_unprivileged_userns=0 (in "
            "/etc/sysctl.d/60-kind.conf to keep it).",
        )


def _modules(host: Host, machine: Machine) -> Iterator[Finding]:
    known = _known_modules(machine)
    missing = [each for each in host.kernel_modules if each not in known]
    if not missing:
        yield Finding("modules", "ok", "the kernel has what NetworkPolicies need")
        return
    yield Finding(
        "modules",
        "warning",
        f"the kernel does not show modules {' and '.join(missing)}",
        "Without them NetworkPolicies are not enforced; 'make status' probes it on the cluster.",
        f"sudo modprobe --all {' '.join(missing)}; in WSL: wsl --update.",
    )


def _known_modules(machine: Machine) -> set[str]:
    """Returns the modules that are loaded, built in, or there to be loaded."""
    folder = f"/lib/modules/{machine.kernel()}"
    texts = [
        machine.read("/proc/modules") or "",
        *(machine.read(f"{folder}/{name}") or "" for name in ("modules.builtin", "modules.dep")),
    ]
    known = set()
    for line in "\n".join(texts).splitlines():
        path = line.split(" ")[0].rstrip(":")
        known.add(Path(path).name.partition(".ko")[0].replace("-", "_"))
    options = machine.kernel_options()
    return known | {module for module, option in OPTIONS.items() if f"{option}=y" in options}


def _inotify(host: Host, machine: Machine) -> Iterator[Finding]:
    for name, least in host.inotify.items():
        text = machine.read(f"{INOTIFY}/{name}")
        if text is None:
            continue
        if int(text) < least:
            yield Finding(
                "inotify",
                "failure" if int(text) < least // 4 else "warning",
                f"fs.inotify.{name} is {text.strip()}, less than {least}",
                "Pods on the nodes fail with 'too many open files'.",
                f"sudo sysctl --write fs.inotify.{name}={least} (in /etc/sysctl.d/60-kind.conf to "
                "keep it).",
            )
        else:
            yield Finding("inotify", "ok", f"fs.inotify.{name} is {text.strip()}")
