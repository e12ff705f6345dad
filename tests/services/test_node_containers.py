"""The containers of nodes, as a real Docker has them; what runs in them is no Kubernetes."""

import io
import itertools
import os
import re
import shutil
import subprocess
import tarfile
import time
from types import SimpleNamespace

import pytest
import yaml

from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.down import down
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.steps.nodes import (
    containers,
    creation_begun,
    make_nodes,
    refuse_other_files,
    refuse_other_pod_network,
    refuse_other_settings,
    start_nodes,
)
from scripts.postgres import free_port
from tests.scripts.tools import program
from tests.services import pods
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


@pytest.fixture(scope="session", autouse=True)
def _built():
    """Takes the place of the one that asks for the programs in apps/."""


@pytest.fixture(scope="module")
def image():
    """Returns an image of two programs of this machine, with what they load."""
    if missing := pods.missing():
        pytest.skip(missing)
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
            {"hostPath": str(checkout / "backups"), "containerPath": "/backups"},
            {"hostPath": "dist/bootstrap/hosts.toml", "containerPath": MIRROR, "readOnly": True},
        ]
        node = {"image": image, "extraMounts": mounts}
        port = {**port, "listenAddress": "127.0.0.1"}
        self.nodes = [
            {**node, "role": "control-plane", "extraPortMappings": [port]},
            {**node, "role": "worker"},
        ]
        self.networking = {}
        self.declare()
        (checkout / "backups").mkdir()
        for number, declared in enumerate(self.nodes):
            self._make(f"{self.name}-{number}", declared, FORMER_ADDRESSES[number])

    def declare(self, mirror="mirror.example:5000"):
        """Writes what dist/ says, as synth does: each file is a new one."""
        shutil.rmtree(self.checkout / "dist", ignore_errors=True)
        self.hosts.parent.mkdir(parents=True)
        content = {"name": self.name, "networking": self.networking, "nodes": self.nodes}
        (self.hosts.parent / "kind.yaml").write_text(yaml.safe_dump(content))
        self.hosts.write_text(f'server = "http://{mirror}"\n')
        key = {"namespace": "db", "name": "key", "values": {"a": {"kept_in_file": "db.key"}}}
        secrets = {"random": {"characters": "a", "length": 1}, "secrets": [key]}
        (self.hosts.parent / "secrets.yaml").write_text(yaml.safe_dump(secrets))
        backup = {"namespace": "db", "name": "backup", "store": "db/backup"}
        backups = [{**backup, "late_after_hours": 26, "images": []}]
        (self.hosts.parent / "backups.yaml").write_text(yaml.safe_dump(backups))

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


def differences(raised):
    return [line.strip() for line in str(raised.value).splitlines()[1:-1]]


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
    had, says = differences(raised)
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
    had, says = differences(raised)
    assert had == f'it has     {MIRROR}: server = "http://mirror.example:5000" (2x)'
    assert says == f'dist/ says {MIRROR}: server = "http://other.example:5000" (2x)'


@pytest.fixture
def kind(nodes, tmp_path, monkeypatch):
    """Returns the programs of a checkout, of which kind notes how it is called."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    script = f'echo "$@" >> {tmp_path}/called; [ "$1" != create ] || cat > {tmp_path}/config'
    program(tmp_path / "bin", "kind", f"{script}; [ $1 != get ]")
    program(tmp_path / "bin", "kubectl", "echo '{}'")
    return {name: tmp_path / "bin" / name for name in ("kind", "kubectl")}


def called(tmp_path):
    file = tmp_path / "called"
    return file.read_text().splitlines() if file.exists() else []


def test_up_refuses_a_cluster_of_other_settings(nodes, kind, tmp_path):
    port = nodes.nodes[0]["extraPortMappings"][0]
    port["hostPort"] += 1
    nodes.declare()
    with pytest.raises(Refused, match="has other settings than"):
        make_nodes(Bootstrap(nodes.checkout), kind, SimpleNamespace(say=str))
    assert called(tmp_path) == []
    assert not any(each.running for each in containers(nodes.name))


def test_up_refuses_a_cluster_with_another_mirror(nodes, kind, tmp_path):
    nodes.start()
    nodes.declare("other.example:5000")
    with pytest.raises(Refused, match=r"dist/ says .*http://other.example:5000"):
        make_nodes(Bootstrap(nodes.checkout), kind, SimpleNamespace(say=str))
    assert called(tmp_path) == []


def test_up_leaves_the_current_context_to_the_user(nodes, kind, tmp_path):
    """Kind would change it, in the kubeconfig that it writes."""
    nodes.name = f"{nodes.name}-new"
    nodes.declare()
    with pytest.raises(Failed, match="'kind get kubeconfig"):
        make_nodes(Bootstrap(nodes.checkout), kind, SimpleNamespace(say=str))
    created, _ = called(tmp_path)
    (folder,) = re.findall("create cluster --config - --kubeconfig (.*)/kubeconfig$", created)
    assert not os.path.exists(folder)
    made = yaml.safe_load((tmp_path / "config").read_text())
    folders = {node["extraMounts"][0]["hostPath"] for node in made["nodes"]}
    assert folders == {f"{nodes.checkout}/backups"}


def test_a_creation_that_was_interrupted_is_begun_anew(nodes, kind, tmp_path):
    creation_begun(nodes.name).touch()
    minute_ago = time.time() - 60
    os.utime(creation_begun(nodes.name), (minute_ago, minute_ago))
    with pytest.raises(Failed, match="'kind get kubeconfig"):
        make_nodes(Bootstrap(nodes.checkout), kind, SimpleNamespace(say=str))
    assert called(tmp_path)[0] == f"delete cluster --name {nodes.name}"
    assert called(tmp_path)[1].startswith("create cluster ")


def test_a_cluster_that_somebody_else_made_since_stays(nodes, kind, tmp_path):
    """Such as root after the first one was interrupted, whose marks are in another folder."""
    creation_begun(nodes.name).touch()
    hour_ago = time.time() - 3600
    os.utime(creation_begun(nodes.name), (hour_ago, hour_ago))
    with pytest.raises(Failed, match="'kind get kubeconfig"):
        make_nodes(Bootstrap(nodes.checkout), kind, SimpleNamespace(say=str))
    assert called(tmp_path) == [f"get kubeconfig --name {nodes.name}"]


def test_down_asks_and_tells_what_stays(nodes, kind, tmp_path):
    bootstrap = Bootstrap(nodes.checkout)
    (nodes.checkout / "db.key").touch()
    asked, said = [], []
    with pytest.raises(Refused, match="nothing was removed"):
        down(bootstrap, kind, asked.append, said.append)
    question = f"Remove cluster '{nodes.name}' ({nodes.name}-0, {nodes.name}-1), with all data"
    assert asked[0].startswith(question)
    assert (called(tmp_path), said) == ([], [])
    down(bootstrap, kind, lambda _: True, said.append)
    assert called(tmp_path) == [f"delete cluster --name {nodes.name}"]
    backups, key = nodes.checkout / "backups", nodes.checkout / "db.key"
    assert said == [
        f"cluster '{nodes.name}' is removed",
        f"{backups} stays: the backups, which 'make up' offers to restore",
        f"{key} stays: a key of backups",
        f"to remove these for good as well: sudo rm -r {backups} {key}",
    ]
    assert backups.exists()
    assert key.exists()


@pytest.mark.parametrize("network", ["10.244.0.0/16", "10.1.0.0/16"])
def test_another_network_of_pods_is_refused(nodes, network):
    nodes.networking = {"podSubnet": "10.244.0.0/16"}
    nodes.declare()
    configuration = yaml.safe_dump({"networking": {"podSubnet": network}})
    cluster = SimpleNamespace(find=lambda path: {"data": {"ClusterConfiguration": configuration}})
    if network == "10.244.0.0/16":
        refuse_other_pod_network(Bootstrap(nodes.checkout), cluster)
        return
    with pytest.raises(Refused) as raised:
        refuse_other_pod_network(Bootstrap(nodes.checkout), cluster)
    assert differences(raised) == [
        "it has     pods: 10.1.0.0/16 (1x)",
        "dist/ says pods: 10.244.0.0/16 (1x)",
    ]
