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
from typing import NamedTuple

import yaml
from cryptography import x509

from constructs_lib.reference.bootstrap_files import ENCRYPTION
from scripts.cluster import key_file
from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.commands import run
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.health import SYSTEM, culprits
from scripts.cluster.kubectl import Kubectl, Manifest
from scripts.cluster.progress import ANSWER_SECONDS, LOG, Progress
from scripts.cluster.state import creation_begun, data_folder, made_with

FLAGS = "/var/lib/kubelet/kubeadm-flags.env"
"""File of a node in which its address stands, also while it is stopped."""

CREATE_SECONDS = 600
READY_SECONDS = 300

LAST_WORDS = """
container=$(crictl ps --all --quiet --latest --name kube-apiserver)
if [ -n "$container" ]; then
  crictl inspect --output go-template --template '{{.status.state}}' $container
  echo
  crictl logs --tail 8 $container 2>&1
else
  echo absent
  journalctl --unit kubelet --lines 8 --output cat
fi
"""
"""Prints the state of the API server's container and its last lines, or those of the kubelet."""


class Container(NamedTuple):
    """The container of a node."""

    name: str
    running: bool
    address: str
    """Empty while it does not run."""


def containers(name: str) -> list[Container]:
    """Return those of a Kind cluster; none if there is no such cluster."""
    label = f"label=io.x-k8s.kind.cluster={name}"
    names = run("docker", "ps", "--all", "--filter", label, "--format", "{{.Names}}").split()
    return _inspected(*names) if names else []


def _inspected(*names: str) -> list[Container]:
    return [
        Container(
            each["Name"].removeprefix("/"),
            each["State"]["Running"],
            next(iter(each["NetworkSettings"]["Networks"].values()))["IPAddress"],
        )
        for each in json.loads(run("docker", "inspect", *names))
    ]


def make_nodes(bootstrap: Bootstrap, progress: Progress) -> Kubectl:
    """Make the cluster, or start what is stopped; return kubectl for it, once it answers.

    A creation that was begun and not ended is begun anew: there is nothing in it yet.
    """
    name = bootstrap.kind.name
    found = containers(name)
    if found and creation_begun(name).exists():
        progress.say("its creation was interrupted: it is begun anew")
        run(bootstrap.tools["kind"], "delete", "cluster", "--name", name)
        found = []
    if found:
        refuse_other_settings(bootstrap)
        start_nodes(found, progress)
    else:
        _create(bootstrap)
    add_context(bootstrap)
    kubectl = Kubectl(bootstrap.tools["kubectl"], bootstrap.context)
    await_server(kubectl, name, progress)
    ready = (lambda: unready(kubectl), READY_SECONDS)
    progress.wait_for(*ready, lambda _: culprits(kubectl, [SYSTEM]))
    addresses = {each.name: each.address for each in containers(name)}
    progress.wait_for(lambda: uncertified(kubectl, addresses), READY_SECONDS)
    return kubectl


def await_server(kubectl: Kubectl, name: str, progress: Progress) -> None:
    """Wait until the API server of a Kind cluster answers."""

    def look() -> str:
        try:
            kubectl.run("get", "--raw", "/version")
        except Failed as failure:
            return f"the API server ({str(failure).splitlines()[-1].strip()})"
        return ""

    def why(_: bool) -> list[str]:
        node = f"{name}-control-plane"
        state, *log = run("docker", "exec", node, "sh", "-c", LAST_WORDS).splitlines()
        state = state.removeprefix("CONTAINER_").lower()
        does = "answer" if state == "running" else "start"
        told = f"the API server does not {does}: its container on node {node} is {state}"
        return [told, *(f"{LOG}{line}" for line in log if line)]

    progress.wait_for(look, ANSWER_SECONDS, why)


def unready(kubectl: Kubectl) -> str:
    """Return the nodes that are not ready, and why."""
    return ", ".join(
        f"node {node['metadata']['name']} ({each.get('message')})"
        for node in kubectl.items("nodes")
        for each in node["status"].get("conditions", [])
        if each["type"] == "Ready" and each["status"] != "True"
    )


def add_context(bootstrap: Bootstrap) -> None:
    """Add the context to the user's kubeconfig; the current context stays, if there is one."""
    config = (bootstrap.tools["kubectl"], "config")
    current = run(*config, "view", "--output=jsonpath={.current-context}")
    run(bootstrap.tools["kind"], "export", "kubeconfig", "--name", bootstrap.kind.name)
    if current:
        run(*config, "use-context", current)


def settings_of(bootstrap: Bootstrap) -> list[str]:
    """Return the settings in kind.yaml that a cluster keeps while it lives, one in each line."""
    nodes = bootstrap.kind.nodes
    return [
        f"pods: {bootstrap.kind.networking.pod_subnet}",
        *(f"{node.role}: image {node.image}" for node in nodes),
        *(
            f"{node.role}: {bootstrap.host_path(mount)} as {mount.container_path}"
            for node in nodes
            for mount in node.extra_mounts
        ),
        *(
            f"{node.role}: port {port.listen_address}:{port.host_port} to "
            f"{port.container_port}/{port.protocol.lower()}"
            for node in nodes
            for port in node.extra_port_mappings
        ),
    ]


def refuse_other_settings(bootstrap: Bootstrap) -> None:
    """Refuse a cluster that was made with other settings than those of kind.yaml now."""
    name = bootstrap.kind.name
    file = made_with(name)
    noted = file.read_text() if file.exists() else "settings that 'make up' has not noted"
    has, wanted = Counter(noted.splitlines()), Counter(settings_of(bootstrap))
    if has == wanted:
        return
    lines = [
        *(f"\n  it has     {line} ({n}x)" for line, n in sorted((has - wanted).items())),
        *(f"\n  dist/ says {line} ({n}x)" for line, n in sorted((wanted - has).items())),
    ]
    inside = ", ".join(bootstrap.backups_inside())
    stay = f"backups in the volumes of {inside} go" if inside else "backups stay"
    raise Refused(
        f"cluster '{name}' has other settings than {bootstrap.kind_file}:{''.join(lines)}\n  to "
        f"make it anew, run 'make down' and 'make up' ({stay}); to keep it, take back the settings "
        "and run 'make synth'"
    )


def _create(bootstrap: Bootstrap) -> None:
    name = bootstrap.kind.name
    # The folder around the backups has their keys.
    for each in (bootstrap.backups().parent, bootstrap.backups()):
        each.mkdir(mode=0o700, parents=True, exist_ok=True)
    encryption = data_folder(name) / ENCRYPTION / "config.yaml"
    if key_file.read(encryption) is None:
        key_file.write(encryption, _encryption().encode())
    config = bootstrap.kind.data()
    for node, written in zip(bootstrap.kind.nodes, config["nodes"], strict=True):
        for mount, each in zip(node.extra_mounts, written.get("extraMounts", ()), strict=True):
            each["hostPath"] = str(bootstrap.host_path(mount))
    begun = creation_begun(name)
    begun.write_text("\n".join(settings_of(bootstrap)))
    # In the user's kubeconfig it would change the current context.
    with tempfile.TemporaryDirectory() as folder:
        try:
            run(
                *(bootstrap.tools["kind"], "create", "cluster", "--config", "-"),
                *("--kubeconfig", Path(folder, "kubeconfig")),
                stdin=yaml.safe_dump(config),
                seconds=CREATE_SECONDS,
            )
        except Failed:
            # Kind removes what it has made.
            if not containers(name):
                begun.unlink()
            raise
    begun.replace(made_with(name))


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
        (started,) = _inspected(name)
        if started.address != addresses[name]:
            run("docker", "stop", name)
            raise Failed(
                f"node {name} gets address {started.address}, and had {addresses[name]}; Docker "
                "gives the lowest that is free: stop the container that has it ('docker network "
                "inspect kind' shows it), or first start those that had the addresses below it, "
                "such as another cluster ('docker ps --all --filter network=kind')"
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
