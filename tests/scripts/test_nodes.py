"""A cluster that is there with other settings is refused with each difference."""

import base64
import io
import os
import shutil
import subprocess
from copy import deepcopy
from types import SimpleNamespace

import pytest
import yaml
from rich.console import Console

from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.kubectl import Kubectl
from scripts.cluster.progress import Progress
from scripts.cluster.state import creation_begun
from scripts.cluster.steps import nodes
from scripts.cluster.steps.nodes import add_context, await_server, make_nodes
from tests.apiserver.fixtures import needs
from tests.checkout import ROOT
from tests.programs import find
from tests.scripts.tools import inspected, program, told, with_tools
from tests.troubleshooting import shows


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    shutil.copytree(ROOT / "dist", tmp_path / "dist")
    return tmp_path


def test_the_key_of_secrets_is_made_once_and_for_its_owner_alone(checkout):
    program(checkout / "bin", "docker", "true")
    file = checkout / "data/cdk8s-web-platform/web-platform/encryption/config.yaml"
    keys = []
    for _ in range(2):
        with pytest.raises(Failed, match="create cluster"):
            make_nodes(with_tools(checkout, {"kind": "/bin/false"}), None)
        keys.append(file.read_text())
    assert keys[0] == keys[1]
    assert file.stat().st_mode & 0o777 == 0o600
    (rule,) = yaml.safe_load(keys[0])["resources"]
    assert rule["resources"] == ["secrets"]
    (key,) = rule["providers"][0]["secretbox"]["keys"]
    assert len(base64.b64decode(key["secret"])) == 32


def test_each_difference_is_named(checkout):
    # It has containers once Kind has made them.
    program(checkout / "bin", "docker", f"cat {checkout}/$1 2>/dev/null; true")
    program(checkout / "bin", "kind", f"cat >{checkout}/config; [ $1 = create ]")
    (checkout / "inspect").write_text(inspected())
    tools = {"kind": checkout / "bin/kind", "kubectl": "/bin/false"}
    for _ in range(2):
        with pytest.raises(Failed, match="config view"):
            make_nodes(with_tools(checkout, tools), None)
        (checkout / "ps").write_text("node")
    image = Bootstrap(checkout).kind.nodes[2].image
    file = checkout / "dist/bootstrap/kind.yaml"
    config = yaml.safe_load(file.read_text())
    first, _, third = config["nodes"]
    config["networking"]["podSubnet"] = "10.1.0.0/16"
    first["extraPortMappings"][0]["hostPort"] = 8000
    first["extraMounts"][0]["hostPath"] = "elsewhere"
    third["image"] = "node:2"
    config["nodes"].append(deepcopy(third))
    file.write_text(yaml.safe_dump(config))
    why = told(Refused, lambda: make_nodes(with_tools(checkout, tools), None))
    assert shows(why, "cluster '…' has other settings than …")
    head, *differences, fix = why.splitlines()
    inside = first["extraMounts"][0]["containerPath"]
    data = checkout / "data/cdk8s-web-platform/web-platform"
    assert [line.strip() for line in differences] == [
        f"it has     control-plane: {data}/backups as {inside} (1x)",
        "it has     control-plane: port 127.0.0.1:80 to 30080/tcp (1x)",
        "it has     pods: 10.244.0.0/16 (1x)",
        f"it has     worker: image {image} (1x)",
        f"dist/ says control-plane: {data}/elsewhere as {inside} (1x)",
        "dist/ says control-plane: port 127.0.0.1:8000 to 30080/tcp (1x)",
        "dist/ says pods: 10.1.0.0/16 (1x)",
        f"dist/ says worker: {data}/backups as {inside} (1x)",
        "dist/ says worker: image node:2 (2x)",
    ]
    assert head.startswith("cluster 'web-platform' has other settings than ")
    assert "'make down' and 'make up'" in fix


def test_up_refuses_a_cluster_that_it_has_not_made(checkout):
    (checkout / "inspect").write_text(inspected())
    program(checkout / "bin", "docker", f"[ $1 = ps ] && echo node || cat {checkout}/inspect")
    with pytest.raises(Refused, match="it has     settings that 'make up' has not noted"):
        make_nodes(Bootstrap(checkout), None)


@pytest.mark.parametrize(("there", "called"), [(True, "delete"), (False, "create")])
def test_a_creation_that_was_interrupted_is_begun_anew(checkout, there, called):
    (checkout / "ps").write_text("node" if there else "")
    (checkout / "inspect").write_text(inspected())
    program(checkout / "bin", "docker", f"cat {checkout}/$1")
    program(checkout / "bin", "kind", f"cat >/dev/null; echo $1 >>{checkout}/called; false")
    mark = creation_begun("web-platform")
    mark.touch()
    tools = {"kind": checkout / "bin/kind"}
    with pytest.raises(Failed, match="'kind "):
        make_nodes(with_tools(checkout, tools), SimpleNamespace(say=str))
    assert (checkout / "called").read_text().split()[0] == called
    assert mark.exists() == there


@pytest.mark.parametrize(("state", "does"), [("EXITED", "start"), ("RUNNING", "answer")])
def test_an_api_server_that_does_not_answer(tmp_path, monkeypatch, state, does):
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(nodes, "ANSWER_SECONDS", -1)
    program(tmp_path, "docker", f"printf 'CONTAINER_{state}\\nError: etcd is away\\n'")
    program(tmp_path, "kubectl", "echo 'error: EOF' >&2; false")
    progress = Progress(Console(file=io.StringIO()))
    with pytest.raises(Failed) as raised, progress.step("cluster"):
        await_server(Kubectl(tmp_path / "kubectl", "a"), "web", progress)
    missing, told, log = str(raised.value).splitlines()
    assert missing == "cluster: not within -1 s: the API server (error: EOF)"
    assert does == "answer" or shows(told, "the API server does not start: …")
    assert does == "start" or shows(told, "the API server does not answer: …")
    node = f"its container on node web-control-plane is {state.lower()}"
    assert told == f"  the API server does not {does}: {node}"
    assert log == "    log: Error: etcd is away"


def test_the_current_context_stays(tmp_path, monkeypatch):
    needs("kubectl")
    monkeypatch.setenv("KUBECONFIG", str(tmp_path / "config"))
    kubectl = find("kubectl")
    config = ("kubectl", "config", "--kubeconfig", str(tmp_path / "config"))
    script = f"{kubectl} config set-context kind-web-platform && "
    program(tmp_path, "kind", f"{script} {kubectl} config use-context kind-web-platform")
    tools = {"kind": tmp_path / "kind", "kubectl": kubectl}
    for current in ("kind-web-platform", "work"):
        add_context(with_tools(ROOT, tools))
        shown = subprocess.check_output([kubectl, *config[1:], "current-context"], text=True)
        assert shown.strip() == current
        subprocess.check_call([kubectl, *config[1:], "set-context", "work"])
        subprocess.check_call([kubectl, *config[1:], "use-context", "work"])
