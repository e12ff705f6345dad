"""Missing requirements of this machine, the causes of most failed first starts."""

import json
import re
import shutil
import socket
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

import httpx

from constructs_lib.reference.bootstrap_files import Bounds, Host
from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.commands import run
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.steps.nodes import containers

GIB = 2**30

DOCKER_SECONDS = 30
ANSWER_SECONDS = 5

OF_THIS_MACHINE = ("127.0.0.1", "localhost", "::1", "0.0.0.0")

DOCKER_HUB = "registry-1.docker.io"
"""Host of the images whose names have no other."""

Level = Literal["ok", "warning", "failure"]


class Finding(NamedTuple):
    """The answer of one check."""

    check: str
    """Name of the check."""
    level: Level
    """`failure`: the platform does not work so; `warning`: it may."""
    what: str
    """Finding."""
    why: str = ""
    """Why it matters."""
    fix: str = ""
    """Fix."""


def examine(bootstrap: Bootstrap) -> Iterator[Finding]:
    """Yield what all checks find, in the order in which one fixes it. Nothing is changed."""
    nodes = []
    try:
        docker = json.loads(run("docker", "info", "--format", "{{json .}}", seconds=DOCKER_SECONDS))
        # Docker 28.0 still ends with 0 if its daemon is away.
        if errors := docker.get("ServerErrors"):
            raise Failed("; ".join(errors))
        nodes = containers(bootstrap.kind.name)
    except (Failed, Refused) as failure:
        yield Finding(
            "docker",
            "failure",
            f"Docker's daemon does not answer: {failure}",
            "The nodes of the cluster are its containers.",
            "Start it (sudo systemctl start docker, or Docker Desktop); if it runs, let yourself "
            "use it: sudo usermod --append --groups docker $USER, and log in anew.",
        )
    else:
        yield from docker_findings(docker)
        yield from room_findings(bootstrap.host, docker, bootstrap.backups(), made=bool(nodes))
    yield from kernel_findings(bootstrap.host)
    # A cluster that runs has its ports itself.
    if not any(node.running for node in nodes):
        yield from port_findings(bootstrap)
    yield from registry_findings(registries(bootstrap))


def rows_of_findings(findings: Sequence[Finding]) -> list[tuple[Level, str, str]]:
    """Return rows of a table: level, check, and text; why and fix once for all that share them."""
    rows = []
    for (level, check, why, fix), group in groupby(
        findings, lambda each: (each.level, each.check, each.why, each.fix)
    ):
        whats = [each.what for each in group]
        rows.append((level, check, "\n".join(filter(None, [*whats, why, fix]))))
    return rows


def docker_findings(docker: dict[str, Any]) -> Iterator[Finding]:
    """Yield what is wrong with the place of Docker, and with its control groups."""
    show = ("context", "inspect", "--format", "{{.Endpoints.docker.Host}}")
    address = urlsplit(run("docker", *show, seconds=DOCKER_SECONDS).strip())
    if address.hostname and address.hostname not in OF_THIS_MACHINE:
        yield Finding(
            "docker",
            "failure",
            f"Docker is on another machine: {address.hostname}",
            "The platform's addresses and the folder of its backups would be there, and the keys "
            "of the backups here.",
            "Use a Docker of this machine: unset DOCKER_HOST, or run 'docker context use default'.",
        )
    else:
        yield Finding("docker", "ok", f"Docker {docker.get('ServerVersion')} answers")
    if docker.get("CgroupVersion") == "1":
        yield Finding(
            "cgroups",
            "failure",
            "control groups are of version 1",
            "The kubelet of the nodes needs version 2.",
            "Start the kernel with systemd.unified_cgroup_hierarchy=1; in WSL: set "
            "'kernelCommandLine = cgroup_no_v1=all' under [wsl2] in %UserProfile%\\.wslconfig, and "
            "run 'wsl --shutdown'.",
        )


def room_findings(
    host: Host, docker: dict[str, Any], backups: Path, *, made: bool
) -> Iterator[Finding]:
    """Yield whether processors, memory and disk suffice.

    A cluster that is `made` has taken its room on the disk already: a lack of it only warns.
    """
    more = (
        "Give it more, in the settings of Docker Desktop or of the virtual machine; in WSL set "
        "'processors' and 'memory' under [wsl2] in %UserProfile%\\.wslconfig, and run 'wsl "
        "--shutdown'."
    )
    cpus = int(docker.get("NCPU", 0))
    why = "The pods ask for more than half of that, so that some would wait without end."
    yield _bounded("processors", f"Docker has {cpus} processors", cpus, host.cpus, why, more)
    # What a machine of 12 GiB keeps for itself does not count.
    memory = round(int(docker.get("MemTotal", 0)) / GIB)
    why = "Without it, pods are ended at random, the database among them."
    what = f"Docker has {memory} GiB of memory"
    yield _bounded("memory", what, memory, host.memory_gib, why, more)
    room = host.disk_gib.model_copy(update={"least": 0}) if made else host.disk_gib
    for folder in sorted({Path(str(docker.get("DockerRootDir", "/"))), backups}):
        free = _free_gib(folder)
        yield _bounded(
            "disk",
            f"{free} GiB are free where {folder} is",
            free,
            room,
            "Images, volumes and backups lie there; nodes evict pods when it is nearly full.",
            "Make room: 'docker system df' shows what Docker has, 'docker builder prune' and "
            "'docker image prune --all' remove what no container has, and leave stopped nodes.",
        )


def _free_gib(folder: Path) -> int:
    while True:
        try:
            return shutil.disk_usage(folder).free // GIB
        # It will be made, or only root may look into it.
        except OSError:
            folder = folder.parent


def _bounded(check: str, what: str, value: int, bounds: Bounds, why: str, fix: str) -> Finding:
    if value >= bounds.recommended:
        return Finding(check, "ok", what)
    if value >= bounds.least:
        return Finding(check, "warning", f"{what}; {bounds.recommended} are better", why, fix)
    return Finding(check, "failure", f"{what}; {bounds.least} are the least", why, fix)


def _finding(check: str, level: Level, what: str, why: str, fix: str) -> Finding:
    """Return a finding, which says why it matters and how to fix it unless all is well."""
    return Finding(check, level, what) if level == "ok" else Finding(check, level, what, why, fix)


def kernel_findings(host: Host, root: Path = Path("/")) -> Iterator[Finding]:
    """Yield which limits of the kernel are too low, and whether WSL starts services."""
    for name, least in host.inotify.items():
        file = root / "proc/sys/fs/inotify" / name
        value = int(file.read_text()) if file.exists() else least
        what, bounds = f"fs.inotify.{name} is {value}", Bounds(least=least // 4, recommended=least)
        why = "Pods on the nodes fail with 'too many open files'."
        fix = f"sudo sysctl --write fs.inotify.{name}={least} (and in /etc/sysctl.d, to keep it)."
        yield _bounded("inotify", what, value, bounds, why, fix)
    release = root / "proc/sys/kernel/osrelease"
    is_wsl = release.exists() and "microsoft" in release.read_text().lower()
    if is_wsl and not (root / "run/systemd/system").exists():
        yield Finding(
            "systemd",
            "warning",
            "WSL runs without systemd",
            "Docker does not start by itself, and nodes may lack their control groups.",
            "Set 'systemd=true' under [boot] in /etc/wsl.conf, and run 'wsl --shutdown'.",
        )


def port_findings(bootstrap: Bootstrap) -> Iterator[Finding]:
    """Yield which ports of the host are taken."""
    ports = [port.host_port for node in bootstrap.kind.nodes for port in node.extra_port_mappings]
    for port in ports:
        with socket.socket() as client:
            is_free = client.connect_ex(("127.0.0.1", port)) != 0
        yield _finding(
            "ports",
            "ok" if is_free else "failure",
            f"port {port} is {'free' if is_free else 'taken'}",
            "The cluster is reached by it.",
            "End that program ('sudo ss --listening --tcp --processes' and 'docker ps' show "
            "it), or choose another port: PLATFORM_PORTS__… in docs/reference/settings.md.",
        )


def registries(bootstrap: Bootstrap) -> set[str]:
    """Return the hosts that images and charts come from, but for Gitea's own registry."""
    files = bootstrap.root.glob("dist/*/*.yaml")
    text = "\n".join(f.read_text() for f in files if not f.name.endswith("-values.yaml"))
    images = re.findall(r"\bimage: (\S+)", text)
    charts = re.findall(r"\b(?:repoURL|chart): (?:\w+://)?([\w.-]+(?::\d+)?)/", text)
    hosts = {_registry(image) for image in images} | {each for each in charts if ".svc" not in each}
    return hosts - ({bootstrap.images.registry} if bootstrap.images else set())


def _registry(image: str) -> str:
    host = image.partition("/")[0]
    named = "/" in image and ("." in host or ":" in host or host == "localhost")
    return host if named and host != "docker.io" else DOCKER_HUB


def registry_findings(hosts: set[str]) -> Iterator[Finding]:
    """Yield which registries of images and charts do not answer."""
    with ThreadPoolExecutor(len(hosts) or 1) as pool:
        problems = list(pool.map(_problem, sorted(hosts)))
    for host, problem in zip(sorted(hosts), problems, strict=True):
        yield _finding(
            "registry",
            "warning" if problem else "ok",
            f"{host} does not answer ({problem})" if problem else f"{host} answers",
            "Images or charts come from there, unless this machine and its nodes have them.",
            "See to the name server and the proxy (HTTPS_PROXY); behind a firewall name "
            "mirrors: docs/reference/settings.md.",
        )


def _problem(host: str) -> str:
    try:
        httpx.head(f"https://{host}/v2/", timeout=ANSWER_SECONDS)
    # The others are of variables of proxies and certificates that Python cannot follow.
    except (httpx.HTTPError, ImportError, ValueError, OSError) as error:
        # One that does not speak TLS is a mirror on this machine or near it, and has answered.
        return "" if "WRONG_VERSION" in str(error) else str(error) or type(error).__name__
    return ""
