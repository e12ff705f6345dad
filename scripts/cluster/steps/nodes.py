"""The nodes of the Kind cluster: made, started, and held against dist/bootstrap/kind.yaml."""

import io
import ipaddress
import json
import re
import tarfile
import tempfile
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from scripts.cluster.api import Cluster
from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.declared.parts import Mount
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.programs.commands import run
from scripts.cluster.programs.kubeconfig import add_context, refuse_other_context
from scripts.cluster.programs.tools import Tools
from scripts.cluster.progress import Progress
from scripts.cluster.state import state_folder

CLUSTER_LABEL = "io.x-k8s.kind.cluster"
ROLE_LABEL = "io.x-k8s.kind.role"
"""Labels that Kind gives to the containers of its nodes."""

API_PORT = "6443/tcp"
"""Port of the API server, which Kind maps by itself."""

OWN_FOLDERS = ("/lib/modules", "/dev/")
"""Folders of the host that Kind mounts by itself."""

FLAGS = "/var/lib/kubelet/kubeadm-flags.env"
"""File of a node in which its address stands, also while it is stopped."""

CREATE_SECONDS = 600
ANSWER_SECONDS = 120
READY_SECONDS = 300


class Container(NamedTuple):
    """The container of a node."""

    name: str
    running: bool
    address: str
    """Empty while it does not run."""
    created: float
    """Seconds since 1970."""
    lines: tuple[str, ...]
    """What kind.yaml would say of it, one setting in each."""


def containers(name: str) -> list[Container]:
    """Returns those of a Kind cluster; none if there is no such cluster."""
    label = f"label={CLUSTER_LABEL}={name}"
    names = run("docker", "ps", "--all", "--filter", label, "--format", "{{.Names}}").split()
    inspected = json.loads(run("docker", "inspect", *names)) if names else []
    return [_container(each) for each in inspected]


def _container(inspected: dict[str, Any]) -> Container:
    config, host = inspected["Config"], inspected["HostConfig"]
    role = config["Labels"][ROLE_LABEL]
    bound = [
        f"{role}: {mount['Source']} as {mount['Destination']}"
        for mount in inspected["Mounts"]
        if mount["Type"] == "bind" and not mount["Destination"].startswith(OWN_FOLDERS)
    ]
    ports = [
        f"{role}: port {each['HostIp']}:{each['HostPort']} to {port}"
        for port, mapped in (host["PortBindings"] or {}).items()
        if port != API_PORT
        for each in mapped
    ]
    networks = inspected["NetworkSettings"]["Networks"].values()
    return Container(
        inspected["Name"].removeprefix("/"),
        inspected["State"]["Running"],
        next(iter(networks))["IPAddress"],
        datetime.fromisoformat(inspected["Created"]).timestamp(),
        (f"{role}: image {config['Image']}", *bound, *ports),
    )


def make_nodes(bootstrap: Bootstrap, tools: Tools, progress: Progress) -> Cluster:
    """Makes the cluster, or starts what is stopped; returns its API server, once that answers.

    A creation that was begun and not ended is begun anew: there is nothing in it yet. What was
    made before that, or later than it may have taken, is of another creation, such as that of
    another user, or before Docker was another one for a while.

    Raises:
        Refused: A cluster of that name is there with other settings, or its context of kubectl is
            one of another machine.
        Failed: It cannot be made, or is not ready in time.
    """
    name = bootstrap.kind.name
    refuse_other_context(bootstrap, tools)
    begun = creation_begun(name)
    found = containers(name)
    if found and begun.exists() and _are_of(begun, found):
        progress.say("its creation was interrupted: it is begun anew")
        run(tools["kind"], "delete", "cluster", "--name", name)
        found = []
    if found:
        refuse_other_settings(bootstrap, found)
        start_nodes(found, progress)
        refuse_other_files(bootstrap, found)
    else:
        begun.touch()
        try:
            _create(bootstrap, tools)
        except Failed:
            # Kind removes what it has made.
            if not containers(name):
                begun.unlink()
            raise
    add_context(bootstrap, tools)
    begun.unlink(missing_ok=True)
    cluster = _connected(bootstrap.context, progress)
    refuse_other_pod_network(bootstrap, cluster)
    progress.wait_for(lambda: unready_nodes(cluster), READY_SECONDS)
    return cluster


def _are_of(begun: Path, found: list[Container]) -> bool:
    """Returns whether the creation that was begun then has made these nodes."""
    first = begun.stat().st_mtime
    return all(first <= each.created < first + CREATE_SECONDS for each in found)


def creation_begun(name: str) -> Path:
    """Returns the file that is there while the creation of a cluster has not ended."""
    return state_folder() / f"{name}.begun"


def refuse_other_settings(bootstrap: Bootstrap, found: list[Container]) -> None:
    """Refuses a cluster that is not as kind.yaml says.

    Raises:
        Refused: It differs; the text has each difference.
    """
    wanted = Counter(
        line
        for node in bootstrap.kind.nodes
        for line in (
            f"{node.role}: image {node.image}",
            *(f"{node.role}: {bootstrap.host_path(m)} as {m.container_path}" for m in node.mounts),
            *(
                f"{node.role}: port {p.listen_address}:{p.host_port} to "
                f"{p.container_port}/{p.protocol.lower()}"
                for p in node.ports
            ),
        )
    )
    there = Counter(line for node in found for line in node.lines)
    if wanted != there:
        _refuse(bootstrap, there - wanted, wanted - there)


def refuse_other_files(bootstrap: Bootstrap, found: list[Container]) -> None:
    """Refuses running nodes to which a file of the host is another than the one of now.

    Such as that of a mirror: a file that was replaced since is to them what it was.

    Raises:
        Refused: It differs; the text has each difference.
    """
    mounts = {m for node in bootstrap.kind.nodes for m in node.mounts if m.read_only}
    has: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for mount in sorted(mounts, key=lambda each: each.container_path):
        text = bootstrap.host_path(mount).read_text()
        for node in found:
            there = run("docker", "exec", node.name, "cat", mount.container_path)
            if there != text:
                has[f"{mount.container_path}: {there.strip()}"] += 1
                wanted[f"{mount.container_path}: {text.strip()}"] += 1
    if has:
        _refuse(bootstrap, has, wanted)


def refuse_other_pod_network(bootstrap: Bootstrap, cluster: Cluster) -> None:
    """Refuses a cluster whose pods have other addresses than kind.yaml says.

    Raises:
        Refused: They are others; the text has both.
    """
    stored = cluster.find("/api/v1/namespaces/kube-system/configmaps/kubeadm-config")
    wanted = bootstrap.kind.networking.get("podSubnet")
    if stored and wanted:
        configuration = yaml.safe_load(stored["data"]["ClusterConfiguration"])
        there = configuration["networking"].get("podSubnet")
        if there != wanted:
            _refuse(bootstrap, Counter([f"pods: {there}"]), Counter([f"pods: {wanted}"]))


def _refuse(bootstrap: Bootstrap, has: Counter[str], wanted: Counter[str]) -> None:
    lines = [
        *(f"\n  it has     {line} ({number}x)" for line, number in sorted(has.items())),
        *(f"\n  dist/ says {line} ({number}x)" for line, number in sorted(wanted.items())),
    ]
    inside = ", ".join(bootstrap.backups_inside())
    stay = f"backups in the volumes of {inside} go" if inside else "backups stay"
    raise Refused(
        f"cluster '{bootstrap.kind.name}' has other settings than {bootstrap.kind_file}:"
        f"{''.join(lines)}\n  to make it anew, run 'make down' and 'make up' ({stay}); to "
        "keep it, take back the settings and run 'make synth'"
    )


def _create(bootstrap: Bootstrap, tools: Tools) -> None:
    # The folder around the backups has their keys.
    for each in (bootstrap.backups().parent, bootstrap.backups()):
        each.mkdir(mode=0o700, parents=True, exist_ok=True)
    config = yaml.safe_load(bootstrap.kind_file.read_text())
    for node in config["nodes"]:
        for mount in node.get("extraMounts", []):
            mount["hostPath"] = str(bootstrap.host_path(Mount.model_validate(mount)))
    # In the user's kubeconfig it would change the current context.
    with tempfile.TemporaryDirectory() as folder:
        run(
            *(tools["kind"], "create", "cluster", "--config", "-"),
            *("--kubeconfig", Path(folder, "kubeconfig")),
            stdin=yaml.safe_dump(config),
            seconds=CREATE_SECONDS,
        )


def start_nodes(found: list[Container], progress: Progress) -> None:
    """Starts nodes that are stopped, in the order of their addresses, so that each gets its own.

    Raises:
        Failed: One gets another, since somebody else has its own; it is stopped again.
    """
    stopped = [each for each in found if not each.running]
    addresses = {each.name: _former_address(each.name) for each in stopped}
    for name in sorted(addresses, key=lambda name: ipaddress.ip_address(addresses[name])):
        progress.say(f"starting {name}")
        run("docker", "start", name)
        inspected = json.loads(run("docker", "inspect", name))[0]
        if (address := _container(inspected).address) != addresses[name]:
            run("docker", "stop", name)
            why = (
                "another container has; stop that one ('docker network inspect kind' shows it)"
                if addresses[name] in _held_beside(inspected)
                else "nobody has: Docker gives the lowest that is free; first start what had those "
                "below it, such as another cluster ('docker ps --all --filter network=kind')"
            )
            raise Failed(
                f"node {name} gets address {address}, and had {addresses[name]}, which {why}"
            )


def _held_beside(inspected: dict[str, Any]) -> list[str]:
    """Returns the addresses of all that runs in the network of a container."""
    network = next(iter(inspected["NetworkSettings"]["Networks"]))
    (found,) = json.loads(run("docker", "network", "inspect", network))
    return [each["IPv4Address"].partition("/")[0] for each in found["Containers"].values()]


def _former_address(name: str) -> str:
    archive = _copied(name, FLAGS)
    found = re.search(r"--node-ip=([0-9.]+)", archive)
    if not found:
        raise Failed(f"{FLAGS} of node {name} has no address; run 'make down' and 'make up'")
    return found[1]


def _copied(name: str, path: str) -> str:
    copied = run("docker", "cp", f"{name}:{path}", "-")
    with tarfile.open(fileobj=io.BytesIO(copied.encode())) as opened:
        member = opened.extractfile(Path(path).name)
        return member.read().decode() if member else ""


def _connected(context: str, progress: Progress) -> Cluster:
    found: list[Cluster] = []

    def look() -> str:
        try:
            found.append(Cluster(context))
        except Refused as refusal:
            return str(refusal)
        return ""

    progress.wait_for(look, ANSWER_SECONDS)
    return found[-1]


def unready_nodes(cluster: Cluster) -> str:
    """Returns which nodes are not ready, and why; nothing if all are."""
    missing = []
    for node in cluster.items("/api/v1/nodes"):
        conditions = {each["type"]: each for each in node["status"].get("conditions", [])}
        ready = conditions.get("Ready", {"status": "Unknown", "message": "not registered"})
        if ready["status"] != "True":
            missing.append(f"node {node['metadata']['name']}: {ready.get('message')}")
    return "; ".join(missing)
