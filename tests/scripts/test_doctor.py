"""What `doctor` finds, on conditions that are real where a test can make them."""

import json
import os
import re
import shutil
import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import httpx
import pytest
import yaml

from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.declared.parts import Bounds
from scripts.cluster.doctor import settings
from scripts.cluster.doctor.kernel import kernel_findings
from scripts.cluster.doctor.machine import Machine
from scripts.cluster.doctor.network import network_findings
from scripts.cluster.doctor.registries import registries
from scripts.cluster.doctor.room import GIB, docker_findings, room_findings
from scripts.cluster.doctor.settings import context_finding, port_findings, tool_findings
from scripts.cluster.programs.tools import Tools
from tests.checkout import ROOT
from tests.scripts.forked import forked_wrapper
from tests.scripts.tools import program

DOCKER = {
    "ServerVersion": "28.2.2",
    "CgroupVersion": "2",
    "NCPU": 8,
    "MemTotal": 16 * GIB,
    "DockerRootDir": "/",
}
HOST = Bootstrap().host


@pytest.fixture
def checkout(tmp_path):
    """Returns a checkout whose dist/ a test may change, and whose cluster nobody has."""
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


def found(checkout, check, **variables):
    """Returns what one check finds."""
    done = doctor(checkout, "--json", **variables)
    assert done.returncode == 1
    (one,) = [each for each in json.loads(done.stdout) if each["check"] == check]
    return one


def test_a_busy_port_is_named_with_who_has_it(checkout):
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        socket.create_server(("127.0.0.2", 0)) as elsewhere,
    ):
        port = listener.getsockname()[1]
        assert elsewhere.getsockname()[1] not in Machine().listeners()
        mapping = {"containerPort": 30080, "listenAddress": "127.0.0.1", "protocol": "TCP"}
        node = {"role": "control-plane", "image": "node:1"}
        ports = [{**mapping, "hostPort": port}]
        change(checkout, "kind", nodes=[{**node, "extraPortMappings": ports}])
        (taken,) = port_findings(Bootstrap(checkout), Machine(), [])
        assert (taken.check, taken.level) == ("ports", "failure")
        assert taken.what.startswith(f"port {port} is taken by ")
        assert taken.what.endswith(f"(process {os.getpid()})")
    (free,) = port_findings(Bootstrap(checkout), Machine(), [])
    assert (free.level, free.what) == ("ok", f"ports {port} are free")


def test_a_docker_of_before_which_ends_well_without_its_daemon(checkout):
    """Up to 28.0 it does, where it is asked in a format."""
    away = "Cannot connect to the Docker daemon. Is the docker daemon running?"
    said = {"ServerErrors": [away], "NCPU": 0, "SecurityOptions": None}
    program(checkout / "bin", "docker", f"[ $1 = info ] && echo '{json.dumps(said)}'")
    docker = found(checkout, "docker", PATH=f"{checkout}/bin:{os.environ['PATH']}")
    assert docker["what"] == f"Docker's daemon does not answer: {away}"


def test_in_a_pipe_lines_are_whole_and_said_once_and_nothing_is_changed(checkout):
    """Here one gets a line of it by grep, and copies a fix."""
    home = checkout / "home"
    home.mkdir()
    before = sorted(checkout.rglob("*"))
    # Without a context kubectl looks for a server at port 8080, where Argo CD may be, and keeps
    # what that says.
    variables = {"HOME": home, "KUBECACHEDIR": f"{checkout.parent}/kubectl", "FORCE_COLOR": "1"}
    nowhere = {"HTTPS_PROXY": "http://127.0.0.1:1", "NO_PROXY": ""}
    done = doctor(checkout, **variables, **nowhere, PYTHONDONTWRITEBYTECODE="1")
    assert sorted(checkout.rglob("*")) == before
    lines = done.stdout.splitlines()
    assert "\x1b" not in done.stdout
    assert [line for line in lines if line != line.rstrip()] == []
    (fix,) = [line for line in lines if "systemctl start docker" in line]
    assert fix.endswith("sudo usermod --append --groups docker $USER, and log in anew.")
    assert any(re.match(r"failure  docker +Docker's daemon does not answer", x) for x in lines)
    assert "fs.inotify.max_user_watches is " in done.stdout
    # Several registries are away, for one reason.
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
        disks = [
            each
            for each in room_findings(host, docker, Machine(), backups, made=made)
            if each.check == "disk"
        ]
    finally:
        os.seteuid(user)
    assert [each.level for each in disks] == [level] * 2
    assert {each.what.split(" where ")[1].split(" is;")[0] for each in disks} == {
        f"{closed}/docker",
        str(backups),
    }
    # Stopped nodes are stopped containers: 'docker system prune' would remove their data.
    assert "'docker image prune --all'" in disks[0].fix
    assert "system prune" not in disks[0].fix


@pytest.mark.parametrize(
    ("docker", "expected"),
    [
        ({}, []),
        ({"ServerVersion": "20.10.7"}, [("docker", "warning")]),
        ({"CgroupVersion": "1"}, [("cgroups", "failure")]),
        ({"CgroupVersion": ""}, [("cgroups", "warning")]),
        ({"SecurityOptions": ["name=seccomp", "name=rootless"]}, [("rootless", "warning")]),
        ({"NCPU": 2}, [("processors", "failure")]),
        ({"NCPU": 3}, [("processors", "warning")]),
        ({"MemTotal": 3 * GIB}, [("memory", "failure")]),
        # A virtual machine of 12 GiB has a little less.
        ({"MemTotal": int(11.7 * GIB)}, []),
    ],
)
def test_docker_and_its_room(docker, expected, tmp_path):
    told = {**DOCKER, **docker}
    host = HOST.model_copy(update={"disk_gib": Bounds(least=0, recommended=0)})
    findings = [
        *docker_findings(host, told, "unix:///var/run/docker.sock"),
        *room_findings(host, told, Machine(), tmp_path, made=False),
    ]
    assert wrong(findings) == expected


@pytest.mark.parametrize(
    ("address", "elsewhere"), [("tcp://[::1]:2375", False), ("ssh://me@build.example", True)]
)
def test_a_docker_of_another_machine(tmp_path, monkeypatch, address, elsewhere):
    """Its ports and folders are there, while kubectl and the keys of backups are here."""
    asked = f'case "$*" in "context inspect "*) echo {address} ;; *) false ;; esac'
    program(tmp_path / "bin", "docker", asked)
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:{os.environ['PATH']}")
    findings = docker_findings(HOST, DOCKER, Machine().docker_address())
    assert wrong(findings) == [("docker", "failure")] * elsewhere


MODULES = {"/proc/modules": "nf_tables 1 2 - Live 0x0\nnfnetlink_queue 1 2 - Live 0x0\n"}


class OtherMachine(Machine):
    """One of which a test says what it could not make."""

    def __init__(self, files=MODULES, kernel="6.8.0", options=(), date="", problem=None):
        self._kernel, self._files, self._options = kernel, files, options
        self._date, self._problem = date, problem

    def kernel(self):
        return self._kernel

    def read(self, path):
        return self._files.get(path)

    def exists(self, path):
        return path in self._files

    def kernel_options(self):
        return self._options

    def addresses(self, host):
        if isinstance(self._problem, OSError):
            raise self._problem
        return ["192.0.2.1"]

    def date_of(self, url):
        if self._problem:
            raise self._problem
        return self._date


WSL = "-microsoft-standard-WSL2"
LIBRARY = {
    "/lib/modules/6.8.0/modules.builtin": "kernel/net/nf_tables.ko\n",
    "/lib/modules/6.8.0/modules.dep": "kernel/nfnetlink_queue.ko.zst: a\n",
}
SYSCTL = "/proc/sys/kernel/apparmor_restrict_unprivileged_userns"
WATCHES = "/proc/sys/fs/inotify/max_user_watches"
INSTANCES = "/proc/sys/fs/inotify/max_user_instances"
BUILT_IN = "CONFIG_NF_TABLES=y"


@pytest.mark.parametrize(
    ("machine", "expected"),
    [
        (OtherMachine(), []),
        (OtherMachine({}), [("modules", "warning")]),
        (OtherMachine(LIBRARY), []),
        (OtherMachine({}, options=[BUILT_IN, "CONFIG_NETFILTER_NETLINK_QUEUE=y"]), []),
        (
            OtherMachine({}, options=[BUILT_IN, "CONFIG_NETFILTER_NETLINK_QUEUE=m"]),
            [("modules", "warning")],
        ),
        (OtherMachine(kernel=f"5.15.1{WSL}"), [("kernel", "warning"), ("systemd", "warning")]),
        (OtherMachine({**MODULES, "/run/systemd/system": ""}, f"6.6.8{WSL}"), []),
        (OtherMachine({**MODULES, SYSCTL: "1\n"}), [("apparmor", "warning")]),
        (OtherMachine({**MODULES, INSTANCES: "511\n"}), [("inotify", "warning")]),
        (OtherMachine({**MODULES, WATCHES: "8192\n"}), [("inotify", "failure")]),
    ],
)
def test_the_kernel(machine, expected):
    assert wrong(kernel_findings(HOST, machine)) == expected


def network(machine, checkout, **variables):
    machine.__class__ = type("WithVariables", (OtherMachine,), {"variables": variables})
    return list(network_findings(Bootstrap(checkout), machine))


def test_registries_are_those_of_images_charts_and_nodes(checkout):
    file = checkout / "dist/bootstrap/releases.yaml"
    release, *_ = yaml.safe_load(file.read_text())
    file.write_text(yaml.safe_dump([{**release, "repository": "http://charts.example/a"}]))
    hosts = registries(Bootstrap(checkout))
    # A mirror of charts without TLS is asked at its port.
    wanted = {"ghcr.io", "quay.io", "registry-1.docker.io", "docker.gitea.com", "charts.example:80"}
    assert wanted <= hosts
    assert not {"localhost:30500", "charts.example"} & hosts
    answers = {each.what for each in network(OtherMachine(), checkout) if each.check == "registry"}
    assert answers == {f"{host} answers" for host in hosts}


@pytest.mark.parametrize(
    ("problem", "what"),
    [
        (OSError(-2, "Name or service not known"), "has no address (Name or service not known)"),
        (httpx.ConnectTimeout("timed out"), "does not answer (timed out)"),
    ],
)
def test_a_registry_that_is_away(checkout, problem, what):
    findings = network(OtherMachine(problem=problem), checkout)
    assert {each.level for each in findings} == {"warning"}
    assert f"ghcr.io {what}" in [each.what for each in findings]


HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("date", "clock"),
    [
        (format_datetime(datetime.now(UTC), usegmt=True), [r"the clock is right"]),
        (format_datetime(datetime.now(UTC) - HOUR, usegmt=True), [r"the clock is wrong by 3\d+ s"]),
        # As a proxy of a kind of its own says, and one without a time zone.
        (f"1 Jan {10**20} 0:0:0 GMT", []),
        ("Thu, 01 Jan 1970 00:00:00", []),
    ],
)
def test_the_clock_is_held_against_what_servers_say(checkout, date, clock):
    findings = network(OtherMachine(date=date), checkout)
    said = [each.what for each in findings if each.check == "clock"]
    assert len(said) == len(clock)
    assert all(map(re.fullmatch, clock, said))


PROXY = "http://proxy.example:3128"


@pytest.mark.parametrize(
    ("variables", "what", "fix"),
    [
        (
            {"https_proxy": PROXY, "NO_PROXY": ".svc, localhost"},
            "HTTPS_PROXY is set, and NO_PROXY lacks 127.0.0.1",
            # As one word, or a shell would export another variable.
            "export NO_PROXY=.svc,localhost,127.0.0.1",
        ),
        # Git follows that one where both are set, so the other one mends nothing.
        (
            {"http_proxy": PROXY, "no_proxy": ".svc", "NO_PROXY": "localhost,127.0.0.1"},
            "HTTP_PROXY is set, and no_proxy lacks localhost and 127.0.0.1",
            "export no_proxy=.svc,localhost,127.0.0.1",
        ),
        # To curl and Git a star is one by itself only.
        (
            {"ALL_PROXY": PROXY, "NO_PROXY": "*"},
            "ALL_PROXY is set, and NO_PROXY leaves this machine out",
            "",
        ),
    ],
)
def test_a_proxy_that_would_be_asked_for_this_machine(checkout, variables, what, fix):
    findings = network(OtherMachine(), checkout, **variables)
    assert (what, fix) in [(each.what, each.fix) for each in findings if each.check == "proxy"]


def test_a_mirror_that_speaks_plain_http_answers(checkout):
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        image = f"127.0.0.1:{server.server_port}/n:1"
        change(checkout, "kind", nodes=[{"role": "control-plane", "image": image}])
        findings = list(network_findings(Bootstrap(checkout), Machine()))
        server.shutdown()
    assert f"127.0.0.1:{server.server_port} answers" in [each.what for each in findings]


def test_programs_of_other_versions_and_missing_ones(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    program(tmp_path, "kind", "echo kind v0.20.0 go1.20")
    findings = list(tool_findings(Tools(HOST.tools, tmp_path / "tools")))
    assert wrong(findings) == [(name, "warning") for name in ("kind", "kubectl", "helm")]
    wanted = next(tool.version for tool in HOST.tools if tool.name == "kind")
    assert findings[0].what == f"{tmp_path}/kind is v0.20.0, not {wanted}"
    assert findings[1].what == "kubectl is missing"


def test_a_lock_that_a_killed_kubectl_left(checkout):
    """With it, `make up` would fail once it has made the nodes."""
    home = checkout / "a home"
    lock = home / ".kube/config.lock"
    lock.parent.mkdir(parents=True)
    lock.touch()
    for variable in ("", f"{home}/other:{home}/.kube/config"):
        context = found(checkout, "context", HOME=home, KUBECONFIG=variable)
        assert (context["level"], context["fix"]) == ("failure", f"If no kubectl runs: rm '{lock}'")
        assert context["what"] == f"{lock} is there, of a kubectl that runs or was killed"


@pytest.mark.parametrize(
    ("script", "seconds", "level", "what"),
    [
        ("#!/bin/sh\nprintf work", 30, "warning", "kubectl's current context is 'work'"),
        # As one of another kind of machine, or with settings on a server that is away.
        ("", 30, "failure", "cannot be run (Exec format error)"),
        ("#!/bin/sh\nsleep 60", 0.1, "failure", "did not end within"),
    ],
)
def test_the_context(checkout, monkeypatch, script, seconds, level, what):
    monkeypatch.setattr(settings, "ANSWER_SECONDS", seconds)
    program(checkout / "bin", "kubectl", "")
    (checkout / "bin/kubectl").write_text(script)
    context = context_finding(Bootstrap(checkout), {"kubectl": checkout / "bin/kubectl"})
    assert (context.level, what in context.what) == (level, True), context


def test_every_check_is_in_the_documents():
    source = "".join(file.read_text() for file in (ROOT / "scripts/cluster/doctor").glob("*.py"))
    checks = set(re.findall(r'(?:Finding|_bounded)\(\s*"([a-z]+)"', source))
    checks |= {tool.name for tool in HOST.tools}
    table = (ROOT / "docs/troubleshooting.md").read_text().partition("## `doctor`")[2]
    listed = re.findall(r"^\| (`.*?) \|", table.partition("\n## ")[0], re.MULTILINE)
    assert checks == {name for row in listed for name in re.findall("`([a-z]+)`", row)}
