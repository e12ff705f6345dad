"""A cluster that is there with other settings is refused with each difference."""

import io
import json
import os
import shutil
import tarfile
import time
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
import yaml

from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.steps import nodes as steps
from scripts.cluster.steps.nodes import (
    Container,
    creation_begun,
    make_nodes,
    refuse_other_settings,
    start_nodes,
    unready_nodes,
)
from tests.checkout import ROOT
from tests.scripts.tools import program
from tests.troubleshooting import shows


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    shutil.copytree(ROOT / "dist", tmp_path / "dist")
    return tmp_path


def containers(checkout):
    """Returns those of a cluster that was made from kind.yaml, as Docker shows them."""
    config = yaml.safe_load((checkout / "dist/bootstrap/kind.yaml").read_text())
    data = Bootstrap(checkout).backups().parent
    return [
        Container(
            f"node-{number}",
            True,
            f"172.18.0.{number}",
            0.0,
            (
                f"{node['role']}: image {node['image']}",
                *(
                    f"{node['role']}: {data}/{mount['hostPath']} as {mount['containerPath']}"
                    for mount in node["extraMounts"]
                ),
                *(
                    f"{node['role']}: port 127.0.0.1:{port['hostPort']} to "
                    f"{port['containerPort']}/tcp"
                    for port in node.get("extraPortMappings", [])
                ),
            ),
        )
        for number, node in enumerate(config["nodes"])
    ]


def change(checkout, change):
    file = checkout / "dist/bootstrap/kind.yaml"
    config = yaml.safe_load(file.read_text())
    change(config["nodes"])
    file.write_text(yaml.safe_dump(config))


def another_port(nodes):
    nodes[0]["extraPortMappings"][0]["hostPort"] = 8000


def another_image(nodes):
    nodes[2]["image"] = "node:2"


def one_node_less(nodes):
    nodes.pop()


def another_folder(nodes):
    for node in nodes:
        node["extraMounts"][0]["hostPath"] = "elsewhere"


def test_the_same_settings_are_taken(checkout):
    refuse_other_settings(Bootstrap(checkout), containers(checkout))


@pytest.mark.parametrize(
    ("changed", "lines"),
    [
        (
            another_port,
            [
                "it has     control-plane: port 127.0.0.1:80 to 30080/tcp (1x)",
                "dist/ says control-plane: port 127.0.0.1:8000 to 30080/tcp (1x)",
            ],
        ),
        (
            another_image,
            ["it has     worker: image {image} (1x)", "dist/ says worker: image node:2 (1x)"],
        ),
        (
            one_node_less,
            ["it has     worker: {backups} (1x)", "it has     worker: image {image} (1x)"],
        ),
        (
            another_folder,
            [
                "it has     control-plane: {backups} (1x)",
                "it has     worker: {backups} (2x)",
                "dist/ says control-plane: {elsewhere} (1x)",
                "dist/ says worker: {elsewhere} (2x)",
            ],
        ),
    ],
)
def test_each_difference_is_named(checkout, changed, lines):
    there = containers(checkout)
    node = Bootstrap(checkout).kind.nodes[1]
    change(checkout, changed)
    with pytest.raises(Refused) as raised:
        refuse_other_settings(Bootstrap(checkout), there)
    assert shows(str(raised.value), "cluster '…' has other settings than …")
    head, *differences, fix = str(raised.value).splitlines()
    inside = node.mounts[0].container_path
    data = checkout / "data/cdk8s-web-platform/web-platform"
    places = {name: f"{data}/{name} as {inside}" for name in ("backups", "elsewhere")}
    wanted = [line.format(image=node.image, **places) for line in lines]
    assert [line.strip() for line in differences] == wanted
    assert head.startswith("cluster 'web-platform' has other settings than ")
    assert "'make down' and 'make up'" in fix


def of_nodes(*conditions):
    """Returns a cluster of nodes with these conditions, as kubelets report them."""
    nodes = [
        {"metadata": {"name": f"node-{number}"}, "status": {"conditions": each}}
        for number, each in enumerate(conditions)
    ]
    return SimpleNamespace(items=lambda path: nodes)


READY = {"type": "Ready", "status": "True", "message": "kubelet is posting ready status"}


@pytest.mark.parametrize(
    ("holder", "why"),
    [
        ("172.18.0.5/16", "another container has; stop that one ('docker network inspect kind'"),
        ("172.18.0.3/16", "nobody has: Docker gives the lowest that is free; first start what had"),
    ],
)
def test_a_node_that_gets_another_address(tmp_path, monkeypatch, holder, why):
    """Of two clusters that are stopped, the one that was made last cannot be the first to start."""
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as files:
        flags = b"--node-ip=172.18.0.5"
        member = tarfile.TarInfo("kubeadm-flags.env")
        member.size = len(flags)
        files.addfile(member, io.BytesIO(flags))
    node = {
        **{"Name": "/node", "Created": "2026-01-01T00:00:00Z", "State": {"Running": True}},
        "Config": {"Image": "node:1", "Labels": {"io.x-k8s.kind.role": "worker"}},
        **{"HostConfig": {"PortBindings": {}}, "Mounts": []},
        "NetworkSettings": {"Networks": {"kind": {"IPAddress": "172.18.0.2"}}},
    }
    (tmp_path / "cp").write_bytes(archive.getvalue())
    (tmp_path / "inspect").write_text(json.dumps([node]))
    containers = {"a": {"IPv4Address": "172.18.0.2/16"}, "b": {"IPv4Address": holder}}
    (tmp_path / "network").write_text(json.dumps([{"Containers": containers}]))
    program(tmp_path / "bin", "docker", f"cd {tmp_path}; echo $* >>called; cat $1 2>&1 || true")
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:{os.environ['PATH']}")
    stopped = Container("node", False, "", 0.0, ())
    with pytest.raises(Failed) as raised:
        start_nodes([stopped], SimpleNamespace(say=str))
    told = f"node node gets address 172.18.0.2, and had 172.18.0.5, which {why}"
    assert str(raised.value).startswith(told)
    # With another address it would do harm.
    assert "stop node" in (tmp_path / "called").read_text().splitlines()


def test_nodes_that_are_ready():
    assert (
        unready_nodes(of_nodes([READY], [{"type": "DiskPressure", "status": "True"}, READY])) == ""
    )


def test_nodes_that_are_not_ready():
    message = "container runtime network not ready: cni plugin not initialized"
    missing = unready_nodes(of_nodes([READY], [{**READY, "status": "False", "message": message}]))
    assert shows(missing, "node …: … cni plugin not initialized")
    assert missing == f"node node-1: {message}"
    assert shows(unready_nodes(of_nodes([])), "node …: not registered")


@pytest.fixture
def interrupted(checkout, monkeypatch):
    """Returns a function that runs `make_nodes` where a creation was begun so long before now.

    It returns how kind is called. There are nodes that were made just now, or none.
    """
    monkeypatch.setenv("XDG_STATE_HOME", str(checkout / "state"))
    monkeypatch.setenv("PATH", f"{checkout}/bin:{os.environ['PATH']}")
    (checkout / "ps").touch()
    program(checkout / "bin", "docker", f"cat {checkout}/$1")
    program(checkout / "bin", "kind", f"cat >/dev/null; echo $1 >>{checkout}/called; false")
    program(checkout / "bin", "kubectl", "echo '{}'")
    tools = {name: checkout / "bin" / name for name in ("kind", "kubectl")}
    # What else there is to compare is not what is looked at here.
    monkeypatch.setattr(steps, "refuse_other_settings", lambda *_: None)
    monkeypatch.setattr(steps, "refuse_other_files", lambda *_: None)

    def interrupted(seconds, *, there=True):
        if there:
            made = {
                **{"Name": "/node", "State": {"Running": True}, "Mounts": []},
                "Created": datetime.now(UTC).isoformat(),
                "Config": {"Image": "node:1", "Labels": {"io.x-k8s.kind.role": "worker"}},
                "HostConfig": {"PortBindings": {}},
                "NetworkSettings": {"Networks": {"kind": {"IPAddress": "172.18.0.2"}}},
            }
            (checkout / "ps").write_text("node")
            (checkout / "inspect").write_text(json.dumps([made]))
        mark = creation_begun("web-platform")
        mark.touch()
        os.utime(mark, (time.time() - seconds,) * 2)
        with pytest.raises(Failed, match="'kind "):
            make_nodes(Bootstrap(checkout), tools, SimpleNamespace(say=str))
        return (checkout / "called").read_text().split()

    return interrupted


def test_what_an_interrupted_creation_has_made_is_removed(interrupted):
    assert interrupted(seconds=300)[0] == "delete"


@pytest.mark.parametrize("seconds", [-300, -86400, 3600])
def test_a_cluster_that_was_made_before_or_long_after_that_stays(interrupted, seconds):
    """Docker was another one when the creation was begun, or another user has made it since."""
    assert interrupted(seconds) == ["get"]


def test_a_creation_that_left_nothing_is_no_longer_begun(interrupted):
    """A cluster that root then makes would else be taken for what is left of it."""
    assert interrupted(0, there=False) == ["create"]
    assert not creation_begun("web-platform").exists()
