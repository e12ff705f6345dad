"""The containers of nodes, as a real Docker has them; what runs in them is no Kubernetes."""

import io
import json
import os
import re
import shutil
import subprocess
import tarfile
from types import SimpleNamespace

import pytest

from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.steps.nodes import containers, make_nodes, start_nodes
from scripts.cluster.up import down
from tests.scripts.tools import program
from tests.services.containers import docker, missing
from tests.troubleshooting import shows

NAME = f"nodes-of-tests-{os.getpid()}"
NODES = {"control-plane": f"{NAME}-0", "worker": f"{NAME}-1"}
NETWORK = f"10.213.{os.getpid() % 256}"
"""Beginning of the addresses: those of tests that run beside these are others."""

FORMER_ADDRESSES = {f"{NAME}-0": f"{NETWORK}.3", f"{NAME}-1": f"{NETWORK}.2"}
"""Addresses of the two nodes, and the first two that Docker gives."""

MIRROR = "/etc/containerd/certs.d/mirror.example_5000_/hosts.toml"


def archive(files):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as opened:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size, member.mode = len(content), 0o755
            opened.addfile(member, io.BytesIO(content))
    return packed.getvalue()


@pytest.fixture(scope="session", autouse=True)
def _built():
    """Take the place of the one that asks for the programs in apps/."""


@pytest.fixture(scope="module", autouse=True)
def _docker():
    """Has an image of two programs of this machine, with what they load, and a network."""
    if reason := missing():
        pytest.skip(reason)
    programs = [shutil.which(name) for name in ("sleep", "cat")]
    loaded = re.findall(r"\s(/\S+) \(", subprocess.check_output(["ldd", *programs], text=True))
    files = {}
    for name in {*programs, *loaded}:
        with open(name, "rb") as file:
            files[name] = file.read()
    docker("import", "-", NAME, input=archive(files))
    docker("network", "create", "--subnet", f"{NETWORK}.0/24", NAME)
    yield
    docker("network", "rm", NAME)
    docker("image", "rm", "--force", NAME)


@pytest.fixture
def declare(tmp_path):
    """Return a function that writes what dist/ says, as synth does: each file is a new one."""

    def declare(name=NAME):
        folder = tmp_path / "dist/bootstrap"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / "hosts.toml").write_text('server = "http://mirror.example:5000"\n')
        (tmp_path / "backups").mkdir(exist_ok=True)
        mounts = [
            {"hostPath": str(tmp_path / "backups"), "containerPath": "/backups"},
            {"hostPath": "dist/bootstrap/hosts.toml", "containerPath": MIRROR, "readOnly": True},
        ]
        nodes = [{"role": role, "image": NAME, "extraMounts": mounts} for role in NODES]
        backup = {"namespace": "db", "name": "backup", "store": "db/backup"}
        for file, content in {
            "kind": {"name": name, "networking": {"podSubnet": "10.244.0.0/16"}, "nodes": nodes},
            "secrets": {"random": {"characters": "a", "length": 1}, "secrets": []},
            "backups": [{**backup, "late_after_hours": 26, "images": []}],
        }.items():
            # JSON is YAML.
            (folder / f"{file}.yaml").write_text(json.dumps(content))
        return Bootstrap(tmp_path)

    return declare


@pytest.fixture
def bootstrap(declare, tmp_path):
    """Return what dist/ says, of which there are containers as Kind makes them."""
    bootstrap = declare()
    for role, name in NODES.items():
        labels = {"io.x-k8s.kind.cluster": NAME, "io.x-k8s.kind.role": role}
        docker(
            *("create", "--network", NAME, "--stop-timeout", "0", "--name", name),
            *(f"--label={key}={value}" for key, value in labels.items()),
            *(
                f"--volume={tmp_path}/backups:/backups",
                f"--volume={tmp_path}/dist/bootstrap/hosts.toml:{MIRROR}",
            ),
            *(NAME, "sleep", "600"),
        )
        flags = f"KUBELET_KUBEADM_ARGS=--node-ip={FORMER_ADDRESSES[name]}\n".encode()
        file = archive({"var/lib/kubelet/kubeadm-flags.env": flags})
        docker("cp", "-", f"{name}:/", input=file)
    yield bootstrap
    docker("rm", "--force", *NODES.values())


def start():
    """Start them as `up` does; returns their names in the order of that."""
    said = []
    start_nodes(containers(NAME), SimpleNamespace(say=said.append))
    return [line.removeprefix("starting ") for line in said]


def test_they_start_in_the_order_of_their_former_addresses(bootstrap):
    """The first that starts gets the first address that is free."""
    assert start() == [f"{NAME}-1", f"{NAME}-0"]
    assert {each.name: each.address for each in containers(NAME)} == FORMER_ADDRESSES
    # Those that run are left alone.
    assert start() == []


@pytest.mark.usefixtures("bootstrap")
def test_a_node_whose_address_another_container_has():
    """With another address it would do harm."""
    stranger = f"{NAME}-stranger"
    docker("run", "--detach", "--rm", "--network", NAME, "--name", stranger, NAME, "sleep", "60")
    try:
        with pytest.raises(Failed) as raised:
            start()
    finally:
        docker("rm", "--force", stranger)
    assert shows(str(raised.value), "node … gets address …, and had …")
    told = f"node {NAME}-1 gets address {NETWORK}.3, and had {NETWORK}.2; Docker gives"
    assert told in str(raised.value)
    assert not any(each.running for each in containers(NAME))


@pytest.fixture
def kind(tmp_path, monkeypatch):
    """Return a function that gives a checkout programs, of which kind notes how it is called."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    program(tmp_path / "bin", "kind", f'echo "$@" >> {tmp_path}/called; [ $1 != export ]')
    program(tmp_path / "bin", "kubectl", "echo '{}'")
    (tmp_path / "called").touch()

    def kind(bootstrap):
        bootstrap.__dict__["tools"] = {n: tmp_path / "bin" / n for n in ("kind", "kubectl")}
        return bootstrap

    return kind


def test_up_leaves_the_current_context_to_the_user(declare, kind, tmp_path):
    """Kind would change it, in the kubeconfig that it writes."""
    with pytest.raises(Failed, match="'kind export kubeconfig"):
        make_nodes(kind(declare(f"{NAME}-new")), SimpleNamespace(say=str))
    created, _ = (tmp_path / "called").read_text().splitlines()
    (folder,) = re.findall("create cluster --config - --kubeconfig (.*)/kubeconfig$", created)
    assert not os.path.exists(folder)


def test_down_asks(bootstrap, kind, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.confirm", lambda text, **_: asked.append(text))
    with pytest.raises(Refused, match="nothing was removed"):
        down(kind(bootstrap), yes=False)
    (question,) = asked
    nodes = ", ".join(NODES.values())
    assert question.startswith(f"Remove cluster '{NAME}' ({nodes}), with all data")
    assert (tmp_path / "called").read_text() == ""
    down(bootstrap, yes=True)
    assert (tmp_path / "called").read_text() == f"delete cluster --name {NAME}\n"
