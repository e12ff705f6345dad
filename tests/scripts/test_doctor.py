"""What `doctor` finds, on conditions that are real where a test can make them."""

import json
import os
import re
import shutil
import socket

import pytest
import yaml

from constructs_lib.reference.bootstrap_files import Bounds
from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.doctor import (
    GIB,
    docker_findings,
    kernel_findings,
    port_findings,
    registries,
    registry_findings,
    room_findings,
)
from tests.checkout import ROOT
from tests.scripts.forked import forked_wrapper
from tests.scripts.tools import program
from tests.served import served

DOCKER = {
    "ServerVersion": "28.2.2",
    "CgroupVersion": "2",
    "NCPU": 8,
    "MemTotal": 16 * GIB,
    "DockerRootDir": "/",
}
HOST = Bootstrap().host

WSL = "5.15.167.4-microsoft-standard-WSL2\n"


@pytest.fixture
def checkout(tmp_path):
    """Return a checkout with a changeable dist/ and an unused cluster."""
    shutil.copytree(ROOT / "dist", tmp_path / "dist")
    change(tmp_path, "kind", name="nobodys")
    return tmp_path


def change(checkout, file, **fields):
    file = checkout / f"dist/bootstrap/{file}.yaml"
    content = yaml.safe_load(file.read_text())
    file.write_text(yaml.safe_dump({**content, **fields}))


def wrong(findings):
    return [(each.check, each.level) for each in findings if each.level != "ok"]


def doctor(checkout, *options, **variables):
    variables = {**os.environ, "DOCKER_HOST": "unix:///none.sock", **variables}
    return forked_wrapper(["doctor", *options], checkout, variables)


def test_a_busy_port(checkout):
    mapping = {"containerPort": 30080, "listenAddress": "127.0.0.1", "protocol": "TCP"}
    node = {"role": "control-plane", "image": "node:1"}
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        mappings = [{**mapping, "hostPort": port}]
        change(checkout, "kind", nodes=[{**node, "extraPortMappings": mappings}])
        (taken,) = port_findings(Bootstrap(checkout))
    assert (taken.level, taken.what) == ("failure", f"port {port} is taken")
    (free,) = port_findings(Bootstrap(checkout))
    assert (free.level, free.what) == ("ok", f"port {port} is free")


def test_a_docker_of_before_which_ends_well_without_its_daemon(checkout):
    """Up to 28.0 it does, where it is asked in a format."""
    away = "Cannot connect to the Docker daemon. Is the docker daemon running?"
    said = {"ServerErrors": [away], "NCPU": 0}
    program(checkout / "bin", "docker", f"[ $1 = info ] && echo '{json.dumps(said)}'")
    done = doctor(checkout, "--json", PATH=f"{checkout}/bin:{os.environ['PATH']}")
    assert done.returncode == 1
    (docker,) = [each for each in json.loads(done.stdout) if each["check"] == "docker"]
    assert docker["what"] == f"Docker's daemon does not answer: {away}"


def test_in_a_pipe_lines_are_whole_and_said_once_and_nothing_is_changed(checkout):
    """Here one gets a line of it by grep, and copies a fix."""
    before = sorted(checkout.rglob("*"))
    variables = {"FORCE_COLOR": "1", "HTTPS_PROXY": "http://127.0.0.1:1", "NO_PROXY": ""}
    done = doctor(checkout, **variables, PYTHONDONTWRITEBYTECODE="1")
    assert done.returncode == 1
    assert sorted(checkout.rglob("*")) == before
    lines = done.stdout.splitlines()
    assert "\x1b" not in done.stdout
    assert [line for line in lines if line != line.rstrip()] == []
    (fix,) = [line for line in lines if "systemctl start docker" in line]
    assert fix.endswith("sudo usermod --append --groups docker $USER, and log in anew.")
    assert any(re.match(r"failure  docker +Docker's daemon does not answer", x) for x in lines)
    assert len([line for line in lines if "ghcr.io does not answer" in line]) == 1
    assert len([line for line in lines if "Images or charts come from there" in line]) == 1


@pytest.mark.parametrize(("made", "level"), [(False, "failure"), (True, "warning")])
def test_a_full_disk(made, level, tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    host = HOST.model_copy(update={"disk_gib": Bounds(least=10**9, recommended=10**9)})
    # Neither is there yet, and the one may not be entered, as below a folder of root.
    docker, backups = {**DOCKER, "DockerRootDir": f"{closed}/docker"}, ROOT / "new/backups"
    user = os.geteuid()
    try:
        if user == 0:
            os.seteuid(65534)
        findings = list(room_findings(host, docker, backups, made=made))
    finally:
        os.seteuid(user)
    disks = [each for each in findings if each.check == "disk"]
    assert [each.level for each in disks] == [level] * 2
    # Stopped nodes are stopped containers: 'docker system prune' would remove their data.
    assert "'docker image prune --all'" in disks[0].fix
    assert "system prune" not in disks[0].fix


@pytest.mark.parametrize(
    ("docker", "expected"),
    [
        ({}, []),
        ({"CgroupVersion": "1"}, [("cgroups", "failure")]),
        ({"NCPU": 2}, [("processors", "failure")]),
        ({"NCPU": 3}, [("processors", "warning")]),
        ({"MemTotal": 3 * GIB}, [("memory", "failure")]),
        # A virtual machine of 12 GiB has a little less.
        ({"MemTotal": int(11.7 * GIB)}, []),
    ],
)
def test_docker_and_its_room(docker, expected, tmp_path, monkeypatch):
    docker_at(tmp_path, monkeypatch, "unix:///var/run/docker.sock")
    told = {**DOCKER, **docker}
    host = HOST.model_copy(update={"disk_gib": Bounds(least=0, recommended=0)})
    findings = [*docker_findings(told), *room_findings(host, told, tmp_path, made=False)]
    assert wrong(findings) == expected


def docker_at(folder, monkeypatch, address):
    asked = f'case "$*" in "context inspect "*) echo {address} ;; *) false ;; esac'
    program(folder / "bin", "docker", asked)
    monkeypatch.setenv("PATH", f"{folder}/bin:{os.environ['PATH']}")


@pytest.mark.parametrize(
    ("address", "elsewhere"), [("tcp://[::1]:2375", False), ("ssh://me@build.example", True)]
)
def test_a_docker_of_another_machine(tmp_path, monkeypatch, address, elsewhere):
    """Its ports and folders are there, while kubectl and the keys of backups are here."""
    docker_at(tmp_path, monkeypatch, address)
    assert wrong(docker_findings(DOCKER)) == [("docker", "failure")] * elsewhere


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, []),
        ({"proc/sys/kernel/osrelease": WSL}, [("systemd", "warning")]),
        ({"proc/sys/kernel/osrelease": WSL, "run/systemd/system": ""}, []),
        ({"proc/sys/kernel/osrelease": "6.8.0-31-generic\n"}, []),
        ({"proc/sys/fs/inotify/max_user_instances": "511\n"}, [("inotify", "warning")]),
        ({"proc/sys/fs/inotify/max_user_watches": "8192\n"}, [("inotify", "failure")]),
    ],
)
def test_limits_and_settings_of_the_kernel(tmp_path, files, expected):
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert wrong(kernel_findings(HOST, tmp_path)) == expected


def test_registries_are_those_of_images_charts_and_nodes(checkout):
    hosts = registries(Bootstrap(checkout))
    assert {"ghcr.io", "quay.io", "registry-1.docker.io", "docker.gitea.com"} <= hosts
    assert "localhost:30500" not in hosts


@pytest.mark.parametrize(
    "variables",
    [
        {"HTTPS_PROXY": "http://127.0.0.1:1"},
        # Python can follow neither; kubectl, git and curl can, so people have them.
        {"ALL_PROXY": "socks5://127.0.0.1:1"},
        {"SSL_CERT_FILE": "/none/ca.pem"},
    ],
)
def test_a_registry_that_is_away(monkeypatch, variables):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    (finding,) = registry_findings({"registry.example"})
    assert finding.level == "warning"
    assert finding.what.startswith("registry.example does not answer (")


def test_a_mirror_that_speaks_plain_http_answers():
    with served() as port:
        (finding,) = registry_findings({f"127.0.0.1:{port}"})
    assert finding.what == f"127.0.0.1:{port} answers"


def test_every_check_is_in_the_documents():
    source = (ROOT / "scripts/cluster/doctor.py").read_text()
    found = set(re.findall(r'(?:Finding|_bounded|_finding)\(\s*"([a-z]+)"', source))
    table = (ROOT / "docs/reference/messages.md").read_text().partition("## `doctor`")[2]
    listed = re.findall(r"^\| (`.*?) \|", table.partition("\n## ")[0], re.MULTILINE)
    assert found == {name for row in listed for name in re.findall("`([a-z]+)`", row)}
