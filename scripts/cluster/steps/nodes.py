"""The nodes of the Kind cluster: made, started, and held against dist/bootstrap/kind.yaml."""

import base64
import ipaddress
import json
import re
import secrets
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from cryptography import x509

from constructs_lib.reference.bootstrap_files import ENCRYPTION
from scripts.cluster import key_file
from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.commands import run
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.kubectl import Kubectl, Manifest
from scripts.cluster.progress import Progress
from scripts.cluster.state import creation_begun, data_folder
from scripts.cluster.tools import Tools

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
    lines: tuple[str, ...]
    """Its settings as kind.yaml would state them, one in each line."""


def containers(name: str) -> list[Container]:
    """Return those of a Kind cluster; none if there is no such cluster."""
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
        (f"{role}: image {config['Image']}", *bound, *ports),
    )


def make_nodes(bootstrap: Bootstrap, tools: Tools, progress: Progress) -> Kubectl:
    """Make the cluster, or start what is stopped; return kubectl for it, once it answers.

    A creation that was begun and not ended is begun anew: there is nothing in it yet.
    """
    name = bootstrap.kind.name
    begun = creation_begun(name)
    found = containers(name)
    if found and begun.exists():
        progress.say("its creation was interrupted: it is begun anew")
        run(tools["kind"], "delete", "cluster", "--name", name)
        found = []
    if found:
        refuse_other_settings(bootstrap, found)
        start_nodes(found, progress)
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
    kubectl = Kubectl(tools["kubectl"], bootstrap.context)
    progress.wait_for(lambda: kubectl.run("get", "--raw", "/version") and "", ANSWER_SECONDS)
    refuse_other_pod_network(bootstrap, kubectl)
    progress.waits_for("the nodes")
    ready = ("nodes", "--all", "--for=condition=Ready", f"--timeout={READY_SECONDS}s")
    kubectl.run("wait", *ready, seconds=READY_SECONDS + 60)
    addresses = {each.name: each.address for each in containers(name)}
    progress.wait_for(lambda: uncertified(kubectl, addresses), READY_SECONDS)
    return kubectl


def add_context(bootstrap: Bootstrap, tools: Tools) -> None:
    """Add the context to the user's kubeconfig; the current context stays, if there is one."""
    config = (tools["kubectl"], "config")
    view = json.loads(run(*config, "view", "--output=json"))
    run(tools["kind"], "export", "kubeconfig", "--name", bootstrap.kind.name)
    if current := view.get("current-context"):
        run(*config, "use-context", current)


def refuse_other_settings(bootstrap: Bootstrap, found: list[Container]) -> None:
    """Refuse a cluster that is not as kind.yaml says."""
    wanted = Counter(
        line
        for node in bootstrap.kind.nodes
        for line in (
            f"{node.role}: image {node.image}",
            *(
                f"{node.role}: {bootstrap.host_path(m)} as {m.container_path}"
                for m in node.extra_mounts
            ),
            *(
                f"{node.role}: port {p.listen_address}:{p.host_port} to "
                f"{p.container_port}/{p.protocol.lower()}"
                for p in node.extra_port_mappings
            ),
        )
    )
    there = Counter(line for node in found for line in node.lines)
    if wanted != there:
        _refuse(bootstrap, there - wanted, wanted - there)


def refuse_other_pod_network(bootstrap: Bootstrap, kubectl: Kubectl) -> None:
    """Refuse a cluster whose pods have other addresses than kind.yaml says."""
    stored = kubectl.find("configmap", "kubeadm-config", "kube-system")
    wanted = bootstrap.kind.networking.pod_subnet
    if stored:
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
    encryption = data_folder(bootstrap.kind.name) / ENCRYPTION / "config.yaml"
    if key_file.read(encryption) is None:
        key_file.write(encryption, _encryption().encode())
    nodes = [
        node.model_copy(
            update={
                "extra_mounts": [
                    mount.model_copy(update={"host_path": str(bootstrap.host_path(mount))})
                    for mount in node.extra_mounts
                ]
            }
        )
        for node in bootstrap.kind.nodes
    ]
    config = bootstrap.kind.model_copy(update={"nodes": nodes})
    # In the user's kubeconfig it would change the current context.
    with tempfile.TemporaryDirectory() as folder:
        run(
            *(tools["kind"], "create", "cluster", "--config", "-"),
            *("--kubeconfig", Path(folder, "kubeconfig")),
            stdin=yaml.safe_dump(config.data()),
            seconds=CREATE_SECONDS,
        )


def _encryption() -> str:
    """Return the settings by which the API server encrypts Secrets, with a new key."""
    key = {"name": "key", "secret": base64.b64encode(secrets.token_bytes(32)).decode()}
    providers = [{"secretbox": {"keys": [key]}}, {"identity": {}}]
    return yaml.safe_dump(
        {
            "apiVersion": "apiserver.config.k8s.io/v1",
            "kind": "EncryptionConfiguration",
            "resources": [{"resources": ["secrets"], "providers": providers}],
        }
    )


def start_nodes(found: list[Container], progress: Progress) -> None:
    """Start nodes that are stopped, in the order of their addresses, so that each gets its own."""
    stopped = [each for each in found if not each.running]
    addresses = {each.name: _former_address(each.name) for each in stopped}
    for name in sorted(addresses, key=lambda name: ipaddress.ip_address(addresses[name])):
        progress.say(f"starting {name}")
        run("docker", "start", name)
        (inspected,) = json.loads(run("docker", "inspect", name))
        if (address := _container(inspected).address) != addresses[name]:
            run("docker", "stop", name)
            raise Failed(
                f"node {name} gets address {address}, and had {addresses[name]}; Docker gives the "
                "lowest that is free: stop the container that has it ('docker network inspect "
                "kind' shows it), or first start those that had the addresses below it, such as "
                "another cluster ('docker ps --all --filter network=kind')"
            )


def _former_address(name: str) -> str:
    # An archive of one file, whose text is in it as it is.
    found = re.search(r"--node-ip=([0-9.]+)", run("docker", "cp", f"{name}:{FLAGS}", "-"))
    if not found:
        raise Failed(f"{FLAGS} of node {name} has no address; run 'make down' and 'make up'")
    return found[1]


SIGNER = "kubernetes.io/kubelet-serving"
"""https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/"""


def uncertified(kubectl: Kubectl, addresses: Mapping[str, str]) -> str:
    """Approve the requests of nodes, and return those nodes whose kubelet has no certificate yet.

    A request must be the node's own, for its own name and address, of `addresses`. Kubernetes
    itself approves none: it cannot know the addresses of nodes.
    """
    for request in kubectl.items("certificatesigningrequests"):
        if not request.get("status", {}).get("conditions") and _is_its_own(request, addresses):
            kubectl.run("certificate", "approve", request["metadata"]["name"])
    return ", ".join(
        f"the certificate of {node}" for node in addresses if not _answers(kubectl, node)
    )


def _is_its_own(request: Manifest, addresses: Mapping[str, str]) -> bool:
    spec = request["spec"]
    node = spec["username"].removeprefix("system:node:")
    if spec["signerName"] != SIGNER or node == spec["username"] or node not in addresses:
        return False
    try:
        asked = x509.load_pem_x509_csr(base64.b64decode(spec["request"]))
        names = asked.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (ValueError, x509.ExtensionNotFound):
        return False
    own = {x509.DNSName(node), x509.IPAddress(ipaddress.ip_address(addresses[node]))}
    return set(names) == own


def _answers(kubectl: Kubectl, node: str) -> bool:
    try:
        kubectl.run("get", "--raw", f"/api/v1/nodes/{node}/proxy/healthz")
    except Failed:
        return False
    return True
