"""What `doctor` finds, on conditions that are real where a test can make them."""

import json
import os
import re
import shutil
import socket
import subprocess
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
    "DockerRootDir": "/var/lib/docker",
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


def levels(findings):
    return [(each.check, each.level) for each in findings]


def wrong(findings):
    return [each for each in findings if each.level != "ok"]


def test_a_busy_port_is_named_with_who_has_it(checkout):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        mapping = {"containerPort": 30080, "listenAddress": "127.0.0.1", "protocol": "TCP"}
        node = {"role": "control-plane", "image": "node:1"}
        ports = [{**mapping, "hostPort": port}]
        change(checkout, "kind", nodes=[{**node, "extraPortMappings": ports}])
        (found,) = port_findings(Bootstrap(checkout), Machine(), [])
        assert (found.check, found.level) == ("ports", "failure")
        assert found.what.startswith(f"port {port} is taken by ")
        assert found.what.endswith(f"(process {os.getpid()})")
    (found,) = port_findings(Bootstrap(checkout), Machine(), [])
    assert (found.level, found.what) == ("ok", f"ports {port} are free")


def test_a_listener_at_another_address_takes_no_port(checkout):
    with socket.create_server(("127.0.0.2", 0)) as listener:
        assert listener.getsockname()[1] not in Machine().listeners()


def test_without_docker_it_says_how_to_start_it(checkout):
    done = doctor(checkout, DOCKER_HOST=f"unix://{checkout}/none.sock")
    found = next(each for each in json.loads(done.stdout) if each["check"] == "docker")
    assert done.returncode == 1
    assert found["level"] == "failure"
    assert found["what"].startswith("Docker's daemon does not answer: 'docker info")
    assert "systemctl start docker" in found["fix"]


def test_a_docker_of_before_which_ends_well_without_its_daemon(checkout):
    """Up to 28.0 it does, where it is asked in a format."""
    away = "Cannot connect to the Docker daemon. Is the docker daemon running?"
    said = {"ServerErrors": [away], "NCPU": 0, "SecurityOptions": None}
    program(checkout / "bin", "docker", f"[ $1 = info ] && echo '{json.dumps(said)}'")
    done = doctor(checkout, PATH=f"{checkout}/bin:{os.environ['PATH']}")
    assert done.returncode == 1
    found = [each for each in json.loads(done.stdout) if each["check"] == "docker"]
    assert [each["what"] for each in found] == [f"Docker's daemon does not answer: {away}"]


def doctor(checkout, *, as_json=True, **variables):
    arguments = ["doctor", *(["--json"] if as_json else [])]
    return forked_wrapper(arguments, checkout, {**os.environ, **variables})


@pytest.mark.parametrize("coloured", [{}, {"FORCE_COLOR": "1"}])
def test_in_a_pipe_lines_are_whole_and_said_once(checkout, coloured):
    """Here one gets a line of it by grep, and copies a fix."""
    none, nowhere = f"unix://{checkout}/none.sock", "http://127.0.0.1:1"
    variables = {"DOCKER_HOST": none, "HTTPS_PROXY": nowhere, "NO_PROXY": "", **coloured}
    lines = doctor(checkout, as_json=False, **variables).stdout.splitlines()
    assert "\x1b" not in "".join(lines)
    assert [line for line in lines if line != line.rstrip()] == []
    (fix,) = [line for line in lines if "systemctl start docker" in line]
    assert fix.endswith("sudo usermod --append --groups docker $USER, and log in anew.")
    assert any(re.match(r"failure  docker +Docker's daemon does not answer", x) for x in lines)
    # Several registries are away, for one reason.
    assert len([line for line in lines if "ghcr.io does not answer" in line]) == 1
    assert len([line for line in lines if "Images or charts come from there" in line]) == 1


def test_it_changes_nothing(checkout):
    home = checkout / "home"
    home.mkdir()
    before = sorted(checkout.rglob("*"))
    # Without a context kubectl looks for a server at port 8080, where Argo CD may be, and keeps
    # what that says.
    apart = {"HOME": str(home), "KUBECACHEDIR": str(checkout.parent / "kubectl")}
    doctor(checkout, **apart, PYTHONDONTWRITEBYTECODE="1", DOCKER_HOST="unix:///none.sock")
    assert sorted(checkout.rglob("*")) == before


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to mount a small disk")
@pytest.mark.parametrize(("made", "level"), [(False, "failure"), (True, "warning")])
def test_a_full_disk(made, level, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1M", "tmpfs", disk], check=True)
    try:
        # A folder that is not there yet counts by the one around it.
        docker = {**DOCKER, "DockerRootDir": "/"}
        found = room_findings(HOST, docker, Machine(), disk / "new", made=made)
        (full,) = [each for each in found if str(disk) in each.what]
    finally:
        subprocess.run(["umount", disk], check=True)
    assert (full.check, full.level) == ("disk", level)
    assert full.what.startswith("0.0 GiB are free where ")


def test_a_disk_of_docker_in_a_folder_that_one_may_not_enter(tmp_path):
    """As below a folder of root, or of another user."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    docker = {**DOCKER, "DockerRootDir": str(closed / "docker")}
    user = os.geteuid()
    try:
        if user == 0:
            os.seteuid(65534)
        found = list(room_findings(HOST, docker, Machine(), ROOT, made=False))
    finally:
        os.seteuid(user)
    assert (
        len([each for each in found if f" GiB are free where {closed}/docker is" in each.what]) == 1
    )


def test_room_is_not_made_of_nodes_that_are_stopped(tmp_path):
    """Which are stopped containers: 'docker system prune' would remove them, with their data."""
    host = HOST.model_copy(update={"disk_gib": Bounds(least=10**9, recommended=10**9)})
    found = room_findings(host, DOCKER, Machine(), tmp_path, made=True)
    (fix,) = {each.fix for each in found if each.check == "disk"}
    assert "'docker image prune --all'" in fix
    assert "system prune" not in fix


@pytest.mark.parametrize(
    ("docker", "expected"),
    [
        ({}, []),
        ({"ServerVersion": "20.10.7"}, [("docker", "warning")]),
        ({"CgroupVersion": "1"}, [("cgroups", "failure")]),
        ({"CgroupVersion": ""}, [("cgroups", "warning")]),
        ({"SecurityOptions": ["name=seccomp,profile=builtin", "name=cgroupns"]}, []),
        ({"SecurityOptions": ["name=seccomp", "name=rootless"]}, [("rootless", "warning")]),
        ({"NCPU": 2}, [("processors", "failure")]),
        ({"NCPU": 3}, [("processors", "warning")]),
        ({"MemTotal": 3 * GIB}, [("memory", "failure")]),
        ({"MemTotal": 8 * GIB}, [("memory", "warning")]),
        # A virtual machine of 12 GiB has a little less.
        ({"MemTotal": int(11.7 * GIB)}, []),
    ],
)
def test_docker_and_its_room(docker, expected, tmp_path):
    told = {**DOCKER, **docker, "DockerRootDir": "/"}
    host = HOST.model_copy(update={"disk_gib": Bounds(least=0, recommended=0)})
    findings = [
        *docker_findings(host, told, "unix:///var/run/docker.sock"),
        *room_findings(host, told, Machine(), tmp_path, made=False),
    ]
    assert levels(wrong(findings)) == expected


@pytest.mark.parametrize(
    ("address", "elsewhere"),
    [
        ("unix:///home/me/.docker/desktop/docker.sock", False),
        ("tcp://localhost:2375", False),
        ("tcp://[::1]:2375", False),
        ("tcp://10.0.0.5:2376", True),
        ("ssh://me@build.example", True),
    ],
)
def test_a_docker_of_another_machine(tmp_path, monkeypatch, address, elsewhere):
    """Its ports and folders are there, while kubectl and the keys of backups are here."""
    asked = f'case "$*" in "context inspect "*) echo {address} ;; *) false ;; esac'
    program(tmp_path / "bin", "docker", asked)
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:{os.environ['PATH']}")
    found = wrong(docker_findings(HOST, DOCKER, Machine().docker_address()))
    assert [each.level for each in found] == ["failure"] * elsewhere
    assert [each.what for each in found] == [f"Docker is on another machine: {address}"] * elsewhere


class OtherMachine(Machine):
    """One of which a test says what it could not make."""

    def __init__(self, kernel="6.8.0-generic", files=(), options=(), date="", problem=None):
        self._kernel, self._files, self._options = kernel, dict(files), options
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


MODULES = {"/proc/modules": "nf_tables 1 2 - Live 0x0\nnfnetlink_queue 1 2 - Live 0x0\n"}


@pytest.mark.parametrize(
    ("machine", "expected"),
    [
        (OtherMachine(files=MODULES), []),
        (OtherMachine(), [("modules", "warning")]),
        (
            OtherMachine(
                files={
                    "/lib/modules/6.8.0-generic/modules.builtin": "kernel/net/nf_tables.ko\n",
                    "/lib/modules/6.8.0-generic/modules.dep": "kernel/nfnetlink_queue.ko.zst: a\n",
                }
            ),
            [],
        ),
        (
            OtherMachine(options=["CONFIG_NF_TABLES=y", "CONFIG_NETFILTER_NETLINK_QUEUE=y"]),
            [],
        ),
        (
            OtherMachine(options=["CONFIG_NF_TABLES=y", "CONFIG_NETFILTER_NETLINK_QUEUE=m"]),
            [("modules", "warning")],
        ),
        (OtherMachine("6.2.9-generic", MODULES), [("kernel", "warning")]),
        (OtherMachine("6.10.1", MODULES), []),
        (
            OtherMachine("5.15.167.4-microsoft-standard-WSL2", MODULES),
            [("kernel", "warning"), ("systemd", "warning")],
        ),
        (
            OtherMachine(
                "6.6.87.2-microsoft-standard-WSL2", {**MODULES, "/run/systemd/system": ""}
            ),
            [],
        ),
        (
            OtherMachine(
                files={**MODULES, "/proc/sys/kernel/apparmor_restrict_unprivileged_userns": "1\n"}
            ),
            [("apparmor", "warning")],
        ),
        (
            OtherMachine(files={**MODULES, "/proc/sys/fs/inotify/max_user_instances": "511\n"}),
            [("inotify", "warning")],
        ),
        (
            OtherMachine(files={**MODULES, "/proc/sys/fs/inotify/max_user_watches": "8192\n"}),
            [("inotify", "failure")],
        ),
    ],
)
def test_the_kernel(machine, expected):
    assert levels(wrong(kernel_findings(HOST, machine))) == expected


def test_a_limit_of_this_machine_is_read():
    limit = int(Machine().read("/proc/sys/fs/inotify/max_user_watches"))
    low = HOST.model_copy(update={"inotify": {"max_user_watches": limit + 1}})
    (found,) = [each for each in kernel_findings(low, Machine()) if each.check == "inotify"]
    assert found.what == f"fs.inotify.max_user_watches is {limit}, less than {limit + 1}"
    assert f"fs.inotify.max_user_watches={limit + 1} " in found.fix


def test_wsl_is_told_what_to_write_into_its_settings(tmp_path):
    machine = OtherMachine("6.6.87.2-microsoft-standard-WSL2")
    machine.free_bytes = lambda path: 100 * GIB
    docker = {**DOCKER, "NCPU": 1, "MemTotal": GIB}
    found = room_findings(HOST, docker, machine, tmp_path, made=False)
    fixes = [each.fix for each in wrong(found)]
    assert all(".wslconfig" in fix for fix in fixes)
    assert "'memory=12GB'" in fixes[1]


def network(machine, checkout, **variables):
    machine.__class__ = type("WithVariables", (OtherMachine,), {"variables": variables})
    return list(network_findings(Bootstrap(checkout), machine))


def test_where_the_registries_answer(checkout):
    now = format_datetime(datetime.now(UTC), usegmt=True)
    found = network(OtherMachine(date=now), checkout)
    assert {each.what for each in found} == {
        *(f"{host} answers" for host in registries(Bootstrap())),
        "the clock is right",
    }


def test_registries_are_those_of_images_charts_and_nodes():
    hosts = registries(Bootstrap())
    assert {"ghcr.io", "quay.io", "registry-1.docker.io", "docker.gitea.com"} <= hosts
    assert "localhost:30500" not in hosts


def test_a_mirror_of_charts_without_tls_is_asked_at_its_port(checkout):
    file = checkout / "dist/bootstrap/releases.yaml"
    release, *_ = yaml.safe_load(file.read_text())
    file.write_text(yaml.safe_dump([{**release, "repository": "http://charts.example/a"}]))
    hosts = registries(Bootstrap(checkout))
    assert "charts.example:80" in hosts
    assert "charts.example" not in hosts


def test_a_name_server_that_is_away(checkout):
    found = network(OtherMachine(problem=OSError(-2, "Name or service not known")), checkout)
    assert {each.level for each in found} == {"warning"}
    assert "ghcr.io has no address (Name or service not known)" in [each.what for each in found]


def test_a_registry_that_hangs(checkout):
    found = network(OtherMachine(problem=httpx.ConnectTimeout("timed out")), checkout)
    assert "ghcr.io does not answer (timed out)" in [each.what for each in found]


def test_a_wrong_clock(checkout):
    hour = format_datetime(datetime.now(UTC) - timedelta(hours=1), usegmt=True)
    found = network(OtherMachine(date=hour), checkout)
    (clock,) = [each for each in found if each.check == "clock"]
    assert clock.level == "warning"
    assert re.fullmatch(r"the clock is wrong by 36\d\d s", clock.what)


@pytest.mark.parametrize(
    "date",
    [
        "today",
        "0",
        f"1 Jan {10**20} 0:0:0 GMT",
        "Thu, 01 Jan 1970 00:00:00",
        "Thu, 99 Jan 1970 0:0:0 GMT",
    ],
)
def test_a_server_that_does_not_know_the_time(checkout, date):
    """As the page of a login to a network, or a proxy of a kind of its own."""
    found = network(OtherMachine(date=date), checkout)
    assert [each.level for each in found if each.check == "clock"] == []
    assert "ghcr.io answers" in [each.what for each in found]


def test_a_proxy_that_would_be_asked_for_this_machine(checkout):
    variables = {"https_proxy": "http://proxy.example:3128", "NO_PROXY": ".svc, localhost"}
    found = network(OtherMachine(), checkout, **variables)
    (proxy,) = [each for each in found if each.check == "proxy"]
    assert proxy.what == "HTTPS_PROXY is set, and NO_PROXY lacks 127.0.0.1"
    # As one word, or a shell would export another variable.
    assert proxy.fix == "export NO_PROXY=.svc,localhost,127.0.0.1"


@pytest.mark.parametrize("other", [{}, {"NO_PROXY": "localhost,127.0.0.1"}])
def test_the_variable_in_small_letters_is_held_against_this_machine_too(checkout, other):
    """Git follows that one where both are set, so the other one mends nothing."""
    variables = {"http_proxy": "http://proxy.example:3128", "no_proxy": ".svc", **other}
    found = network(OtherMachine(), checkout, **variables)
    (proxy,) = wrong(each for each in found if each.check == "proxy")
    assert proxy.what == "HTTP_PROXY is set, and no_proxy lacks localhost and 127.0.0.1"
    assert proxy.fix == "export no_proxy=.svc,localhost,127.0.0.1"


def test_a_proxy_that_is_asked_for_nothing(checkout):
    """To curl and Git a star is one by itself only."""
    variables = {"HTTP_PROXY": "http://proxy.example:3128", "NO_PROXY": "*"}
    found = network(OtherMachine(), checkout, **variables)
    assert [each.level for each in found if each.check == "proxy"] == ["ok"]


def test_a_proxy_for_everything_is_held_against_this_machine_too(checkout):
    found = network(OtherMachine(), checkout, ALL_PROXY="socks5://proxy.example:1080")
    (proxy,) = [each for each in found if each.check == "proxy"]
    assert proxy.what == "ALL_PROXY is set, and NO_PROXY lacks localhost and 127.0.0.1"


def test_a_mirror_that_speaks_plain_http_answers(checkout):
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        port = server.server_port
        change(
            checkout, "kind", nodes=[{"role": "control-plane", "image": f"127.0.0.1:{port}/n:1"}]
        )
        found = list(network_findings(Bootstrap(checkout), Machine()))
        server.shutdown()
    assert f"127.0.0.1:{port} answers" in [each.what for each in found]


def test_programs_of_other_versions_and_missing_ones(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    kind = tmp_path / "kind"
    kind.write_text("#!/bin/sh\necho kind v0.20.0 go1.20\n")
    kind.chmod(0o755)
    found = list(tool_findings(Tools(HOST.tools, tmp_path / "tools")))
    assert levels(found) == [(name, "warning") for name in ("kind", "kubectl", "helm")]
    wanted = next(tool.version for tool in HOST.tools if tool.name == "kind")
    assert found[0].what == f"{kind} is v0.20.0, not {wanted}"
    assert found[1].what == "kubectl is missing"


@pytest.mark.parametrize("variable", ["", "{home}/other:{home}/.kube/config"])
def test_a_lock_that_a_killed_kubectl_left(checkout, variable):
    """With it, `make up` would fail once it has made the nodes."""
    home = checkout / "a home"
    lock = home / ".kube/config.lock"
    lock.parent.mkdir(parents=True)
    lock.touch()
    variables = {"HOME": str(home), "KUBECONFIG": variable.format(home=home)}
    done = doctor(checkout, DOCKER_HOST="unix:///none.sock", **variables)
    (found,) = [each for each in json.loads(done.stdout) if each["check"] == "context"]
    assert (found["level"], found["fix"]) == ("failure", f"If no kubectl runs: rm '{lock}'")
    assert found["what"] == f"{lock} is there, of a kubectl that runs or was killed"


def test_the_context_is_chosen_once_it_is_there(checkout):
    """Before, kubectl refuses to."""
    program(checkout / "bin", "kubectl", "printf work")
    found = context_finding(Bootstrap(checkout), {"kubectl": checkout / "bin/kubectl"})
    assert (found.level, found.what) == ("warning", "kubectl's current context is 'work'")
    assert found.fix.startswith("Once 'make up' has added it: kubectl config use-context kind-")


def test_a_kubectl_that_cannot_be_run_hides_no_other_check(checkout):
    """As one of another kind of machine, or of a download that a full disk ended."""
    program(checkout / "bin", "kubectl", "")
    (checkout / "bin/kubectl").write_bytes(b"")
    path = f"{checkout}/bin:{os.environ['PATH']}"
    done = doctor(checkout, DOCKER_HOST="unix:///none.sock", PATH=path)
    found = {each["check"]: each["what"] for each in json.loads(done.stdout)}
    assert found["kubectl"].startswith(f"{checkout}/bin/kubectl is of an unknown version, not v")
    assert f"{checkout}/bin/kubectl cannot be run (Exec format error)" in found["context"]


def test_a_kubectl_that_hangs(checkout, monkeypatch):
    """As where its settings lie on a server that is away."""
    monkeypatch.setattr(settings, "ANSWER_SECONDS", 0.2)
    program(checkout / "bin", "kubectl", "exec sleep 60")
    found = context_finding(Bootstrap(checkout), {"kubectl": checkout / "bin/kubectl"})
    assert (found.level, found.check) == ("failure", "context")
    assert "'kubectl config view --output' did not end within 0.2 s" in found.what


def test_every_check_is_in_the_documents():
    source = "".join(file.read_text() for file in (ROOT / "scripts/cluster/doctor").glob("*.py"))
    checks = set(re.findall(r'(?:Finding|_bounded)\(\s*"([a-z]+)"', source))
    checks |= {tool.name for tool in HOST.tools}
    table = (ROOT / "docs/troubleshooting.md").read_text().partition("## `doctor`")[2]
    listed = re.findall(r"^\| (`.*?) \|", table.partition("\n## ")[0], re.MULTILINE)
    assert checks == {name for row in listed for name in re.findall("`([a-z]+)`", row)}
