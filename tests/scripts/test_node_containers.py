"""The containers of nodes, as a real Docker has them; what runs in them is no Kubernetes."""

import io
import itertools
import os
import re
import shutil
import subprocess
import tarfile
from types import SimpleNamespace

import pytest
import yaml

from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.steps.nodes import (
    containers,
    refuse_other_files,
    refuse_other_settings,
    start_nodes,
)
from tests.apiserver.control_plane import free_port
from tests.troubleshooting import shows

NUMBERS = itertools.count(1)
NETWORK = f"10.213.{os.getpid() % 256}"
"""Beginning of the addresses: those of tests that run beside these are others."""

FORMER_ADDRESSES = [f"{NETWORK}.3", f"{NETWORK}.2"]
"""Of the two nodes, and the first two that Docker gives."""

MIRROR = "/etc/containerd/certs.d/mirror.example_5000_/hosts.toml"


def docker(*arguments, **options):
    done = subprocess.run(["docker", *arguments], capture_output=True, check=False, **options)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().strip()


@pytest.fixture(scope="module")
def image():
    """Returns an image of two programs of this machine, with what they load."""
    asked = ["docker", "info", "--format", "{{.ServerVersion}}"]
    if not shutil.which("docker") or subprocess.run(asked, capture_output=True).returncode:
        pytest.skip("needs a running Docker: apt-get install docker.io")
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w", dereference=True) as files:
        programs = [shutil.which(name) for name in ("sleep", "cat")]
        loaded = subprocess.check_output(["ldd", *programs], text=True)
        for file in sorted({*programs, *re.findall(r"\s(/\S+) \(", loaded)}):
            files.add(os.path.realpath(file), file)
    name = f"nodes-of-tests-{os.getpid()}"
    docker("import", "-", name, input=archive.getvalue())
    yield name
    docker("image", "rm", "--force", name)


@pytest.fixture(scope="module")
def network():
    name = f"nodes-of-tests-{os.getpid()}"
    docker("network", "create", "--subnet", f"{NETWORK}.0/24", name)
    yield name
    docker("network", "rm", name)


class Nodes:
    """Containers as Kind makes them from kind.yaml, which do not run yet."""

    def __init__(self, checkout, image, network):
        self.checkout = checkout
        self.name = f"nobodys-{os.getpid()}-{next(NUMBERS)}"
        self.hosts = checkout / "dist/bootstrap/hosts.toml"
        self._create = ("create", "--network", network, "--stop-timeout", "0")
        self._image = image
        self._made = []
        port = {"containerPort": 30080, "hostPort": free_port(), "protocol": "TCP"}
        mounts = [
            {"hostPath": "backups", "containerPath": "/backups"},
            {"hostPath": "dist/bootstrap/hosts.toml", "containerPath": MIRROR, "readOnly": True},
        ]
        node = {"image": image, "extraMounts": mounts}
        port = {**port, "listenAddress": "127.0.0.1"}
        self.nodes = [
            {**node, "role": "control-plane", "extraPortMappings": [port]},
            {**node, "role": "worker"},
        ]
        self.declare()
        (checkout / "backups").mkdir()
        for number, declared in enumerate(self.nodes):
            self._make(f"{self.name}-{number}", declared, FORMER_ADDRESSES[number])

    def declare(self, mirror="mirror.example:5000"):
        """Writes what dist/ says, as synth does: each file is a new one."""
        shutil.rmtree(self.checkout / "dist", ignore_errors=True)
        self.hosts.parent.mkdir(parents=True)
        content = {"name": self.name, "networking": {}, "nodes": self.nodes}
        (self.hosts.parent / "kind.yaml").write_text(yaml.safe_dump(content))
        self.hosts.write_text(f'server = "http://{mirror}"\n')

    def _make(self, name, node, former_address):
        mounts = [
            f"--volume={self.checkout / each['hostPath']}:{each['containerPath']}"
            for each in node["extraMounts"]
        ]
        ports = [
            f"--publish={each['listenAddress']}:{each['hostPort']}:{each['containerPort']}"
            for each in node.get("extraPortMappings", [])
        ]
        cluster, role = "io.x-k8s.kind.cluster", "io.x-k8s.kind.role"
        labels = [f"--label={cluster}={self.name}", f"--label={role}={node['role']}"]
        self.create(name, *mounts, *ports, *labels)
        flags = f"KUBELET_KUBEADM_ARGS=--node-ip={former_address}\n"
        archive = io.BytesIO()
        with tarfile.open(fileobj=archive, mode="w") as files:
            member = tarfile.TarInfo("var/lib/kubelet/kubeadm-flags.env")
            member.size = len(flags)
            files.addfile(member, io.BytesIO(flags.encode()))
        docker("cp", "-", f"{name}:/", input=archive.getvalue())

    def create(self, name, *options):
        self._made.append(name)
        docker(*self._create, "--name", name, *options, self._image, "sleep", "600")

    def start(self):
        """Starts them as `up` does; returns their names in the order of that."""
        said = []
        start_nodes(containers(self.name), SimpleNamespace(say=said.append))
        return [line.removeprefix("starting ") for line in said]

    def remove(self):
        for name in self._made:
            docker("rm", "--force", name)


@pytest.fixture
def nodes(tmp_path, image, network):
    nodes = Nodes(tmp_path, image, network)
    yield nodes
    nodes.remove()


def test_they_start_in_the_order_of_their_former_addresses(nodes):
    """The first that starts gets the first address that is free."""
    assert nodes.start() == [f"{nodes.name}-1", f"{nodes.name}-0"]
    addresses = {each.name: each.address for each in containers(nodes.name)}
    assert addresses == {f"{nodes.name}-{n}": FORMER_ADDRESSES[n] for n in (0, 1)}
    # Those that run are left alone.
    assert nodes.start() == []


def test_a_node_whose_address_another_container_has(nodes):
    nodes.create(f"{nodes.name}-stranger")
    docker("start", f"{nodes.name}-stranger")
    with pytest.raises(Failed) as raised:
        nodes.start()
    assert shows(str(raised.value), "node … gets address …, and had …")
    first, other = FORMER_ADDRESSES[1], FORMER_ADDRESSES[0]
    told = f"node {nodes.name}-1 gets address {other}, and had {first}, which another container has"
    assert told in str(raised.value)
    # With another address it would do harm.
    assert not any(each.running for each in containers(nodes.name))


def test_the_settings_of_containers_are_those_of_kind_yaml(nodes):
    refuse_other_settings(Bootstrap(nodes.checkout), containers(nodes.name))
    nodes.start()
    found = containers(nodes.name)
    refuse_other_settings(Bootstrap(nodes.checkout), found)
    port = nodes.nodes[0]["extraPortMappings"][0]
    port["hostPort"] += 1
    nodes.declare()
    with pytest.raises(Refused) as raised:
        refuse_other_settings(Bootstrap(nodes.checkout), found)
    had, says = str(raised.value).splitlines()[1:3]
    assert had.endswith(f"control-plane: port 127.0.0.1:{port['hostPort'] - 1} to 30080/tcp (1x)")
    assert says.endswith(f"control-plane: port 127.0.0.1:{port['hostPort']} to 30080/tcp (1x)")


def test_a_mirror_that_is_another_now_is_refused(nodes):
    nodes.start()
    found = containers(nodes.name)
    # The nodes still have the file of before, which says the same.
    nodes.declare()
    refuse_other_files(Bootstrap(nodes.checkout), found)
    nodes.declare("other.example:5000")
    with pytest.raises(Refused) as raised:
        refuse_other_files(Bootstrap(nodes.checkout), found)
    assert shows(str(raised.value), "cluster '…' has other settings than …")
    had, says = (line.strip() for line in str(raised.value).splitlines()[1:3])
    assert had == f'it has     {MIRROR}: server = "http://mirror.example:5000" (2x)'
    assert says == f'dist/ says {MIRROR}: server = "http://other.example:5000" (2x)'
