"""A cluster that is there with other settings is refused with each difference."""

import os
import shutil
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
    unready_nodes,
)
from tests.checkout import ROOT
from tests.scripts.tools import inspected, program
from tests.troubleshooting import shows


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    shutil.copytree(ROOT / "dist", tmp_path / "dist")
    return tmp_path


def containers(checkout):
    """Returns those of a cluster that was made from kind.yaml, as Docker shows them."""
    data = Bootstrap(checkout).backups().parent
    return [
        Container(
            f"node-{number}",
            True,
            f"172.18.0.{number}",
            0.0,
            (
                f"{node.role}: image {node.image}",
                *(f"{node.role}: {data}/{m.host_path} as {m.container_path}" for m in node.mounts),
                *(
                    f"{node.role}: port 127.0.0.1:{port.host_port} to {port.container_port}/tcp"
                    for port in node.ports
                ),
            ),
        )
        for number, node in enumerate(Bootstrap(checkout).kind.nodes)
    ]


def test_each_difference_is_named(checkout):
    there = containers(checkout)
    refuse_other_settings(Bootstrap(checkout), there)
    image = Bootstrap(checkout).kind.nodes[2].image
    file = checkout / "dist/bootstrap/kind.yaml"
    config = yaml.safe_load(file.read_text())
    first, _, third = config["nodes"]
    first["extraPortMappings"][0]["hostPort"] = 8000
    first["extraMounts"][0]["hostPath"] = "elsewhere"
    third["image"] = "node:2"
    config["nodes"].append(third)
    file.write_text(yaml.safe_dump(config))
    with pytest.raises(Refused) as raised:
        refuse_other_settings(Bootstrap(checkout), there)
    assert shows(str(raised.value), "cluster '…' has other settings than …")
    head, *differences, fix = str(raised.value).splitlines()
    inside = first["extraMounts"][0]["containerPath"]
    data = checkout / "data/cdk8s-web-platform/web-platform"
    assert [line.strip() for line in differences] == [
        f"it has     control-plane: {data}/backups as {inside} (1x)",
        "it has     control-plane: port 127.0.0.1:80 to 30080/tcp (1x)",
        f"it has     worker: image {image} (1x)",
        f"dist/ says control-plane: {data}/elsewhere as {inside} (1x)",
        "dist/ says control-plane: port 127.0.0.1:8000 to 30080/tcp (1x)",
        f"dist/ says worker: {data}/backups as {inside} (1x)",
        "dist/ says worker: image node:2 (2x)",
    ]
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


def test_nodes_that_are_not_ready():
    message = "container runtime network not ready: cni plugin not initialized"
    pressure = {"type": "DiskPressure", "status": "True"}
    missing = unready_nodes(
        of_nodes([READY], [pressure, READY], [{**READY, "status": "False", "message": message}])
    )
    assert shows(missing, "node …: … cni plugin not initialized")
    assert missing == f"node node-2: {message}"
    assert shows(unready_nodes(of_nodes([])), "node …: not registered")


@pytest.mark.parametrize(
    ("seconds", "there", "called"),
    [
        (300, True, "delete"),
        # Docker was another one when it was begun, or another user has made the cluster since.
        (-300, True, "get"),
        (3600, True, "get"),
        # A cluster that root then makes would else be taken for what is left of it.
        (0, False, "create"),
    ],
)
def test_a_creation_that_was_begun_so_long_before_what_is_there(
    checkout, monkeypatch, seconds, there, called
):
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

    if there:
        (checkout / "ps").write_text("node")
        (checkout / "inspect").write_text(inspected(datetime.now(UTC).isoformat()))
    mark = creation_begun("web-platform")
    mark.touch()
    os.utime(mark, (time.time() - seconds,) * 2)
    with pytest.raises(Failed, match="'kind "):
        make_nodes(Bootstrap(checkout), tools, SimpleNamespace(say=str))
    assert (checkout / "called").read_text().split()[0] == called
    assert mark.exists() == there
