"""What `status` calls wrong, of what can be looked at without a cluster."""

import ssl
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Barrier, Thread
from types import SimpleNamespace

import pytest
import trustme
from typer.testing import CliRunner

from scripts.cluster import __main__ as command_line
from scripts.cluster import status
from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.declared.parts import Address
from scripts.cluster.doctor.room import GIB
from scripts.cluster.errors import Failed
from scripts.cluster.health import network_probe
from scripts.cluster.steps.answers import problem_of
from tests.scripts.tools import served
from tests.troubleshooting import shows


def test_an_address_that_answers_with_an_error():
    with served(503) as port:
        fields = {"name": "a", "namespace": "a", "service": "a", "port": 80}
        problem = problem_of(Address(url=f"http://127.0.0.1:{port}", **fields))
    assert shows(f"http://localhost: {problem}", "… answers …")
    assert problem == "answers 503"


def test_a_host_is_asked_on_this_machine_whatever_its_name_means_elsewhere():
    """Or one that nobody knows here never answers, and the site of that name does in its place."""

    def answer(request):
        is_asked = request.headers["Host"] == f"shop.invalid:{request.server.server_port}"
        status = 404 if not is_asked else 200 if request.path == "/en" else 307
        return status, b"", {"Location": "/en"}

    with served(answer=answer) as port:
        fields = {"name": "a", "namespace": "a", "service": "a", "port": 80}
        assert problem_of(Address(url=f"http://shop.invalid:{port}", **fields)) == ""


def certificates(url, login=b""):
    return list(status.certificates(SimpleNamespace(server=url, login_certificate=login), None))


@pytest.mark.parametrize(("days", "state"), [(29, "wrong"), (31, "good")])
def test_certificates_that_end_soon(days, state):
    end = datetime.now(UTC) + timedelta(days=days, hours=1)
    issued = trustme.CA().issue_cert("127.0.0.1", not_after=end)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    issued.configure_cert(context)
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        Thread(target=server.serve_forever, daemon=True).start()
        pem = issued.cert_chain_pems[0].bytes()
        lines = certificates(f"https://127.0.0.1:{server.server_port}", pem)
        server.shutdown()
    assert [(line.name, line.state) for line in lines] == [
        ("API server", state),
        ("your login", state),
    ]
    assert all(shows(line.text, "valid for … days") for line in lines)
    assert lines[0].text == f"valid for {days} days"


def test_a_server_without_certificate():
    with pytest.raises(Failed) as raised:
        certificates("https://127.0.0.1:1")
    assert shows(str(raised.value), "… shows no certificate")


def test_disks_of_nodes():
    """The API server asks each for its disks, and of one that is stopped it says so."""
    free = {"full": 9, "good": 11}

    def find(path):
        node = path.split("/")[4]
        if node == "away":
            raise Failed(f"{path}: dial tcp 172.18.0.2:10250: connect: no route to host")
        return {"node": {"fs": {"capacityBytes": 100 * GIB, "availableBytes": free[node] * GIB}}}

    nodes = [{"metadata": {"name": name}} for name in ("away", *free)]
    cluster = SimpleNamespace(items=lambda path: nodes, find=find)
    lines = [x for x in status.disks(cluster, Bootstrap()) if x.name.startswith("node ")]
    assert [line.state for line in lines] == ["unknown", "wrong", "good"]
    assert shows(lines[1].text, "… % full, … GiB free")
    assert lines[1].text == "91 % full, 9.0 GiB free"


@pytest.mark.parametrize(
    ("states", "code"), [([], 0), (["good", "unknown"], 0), (["good", "wrong", "good"], 1)]
)
def test_it_ends_with_one_where_something_is_wrong(monkeypatch, states, code):
    lines = [status.Line("nodes", "", state, "a text") for state in states]
    monkeypatch.setattr(command_line, "look", lambda *_: lines)
    monkeypatch.setattr(command_line, "Cluster", lambda context: None)
    for arguments in (["status"], ["status", "--json"]):
        assert CliRunner().invoke(command_line.app, arguments).exit_code == code


def lines_of_root(**changes):
    """Returns what is said of root, with such changes of its metadata, spec or status."""
    root = Bootstrap().root_application
    state = {"sync": {"status": "Synced"}, "health": {"status": "Healthy"}}
    manifest = {"status": state, **root}
    manifest |= {key: {**manifest[key], **change} for key, change in changes.items()}
    cluster = SimpleNamespace(items=lambda path: [manifest])
    return [
        (line.state, line.text)
        for line in status.applications(cluster, Bootstrap())
        if line.name == "root"
    ]


@pytest.mark.parametrize("policy", [{"automated": {"enabled": False, "prune": True}}, {}])
def test_a_root_that_is_not_synced_by_itself(policy):
    """As the button of its page does it: nothing but `make up` turns it on again."""
    assert lines_of_root() == [("good", "Synced, Healthy")]
    ((state, text),) = lines_of_root(spec={"syncPolicy": policy})
    assert state == "wrong"
    assert shows(text, "…; auto-sync is off: …")


def seconds_ago(seconds):
    return (datetime.now(UTC) - timedelta(seconds=seconds)).isoformat()


@pytest.mark.parametrize(
    ("age", "retries", "state"), [(100, 0, "good"), (140, 0, "wrong"), (100, 1, "wrong")]
)
def test_an_application_that_is_being_synced(age, retries, state):
    """For a short time, and at the first try, as after each push."""
    operation = {"phase": "Running", "startedAt": seconds_ago(age), "retryCount": retries}
    status = {"sync": {"status": "OutOfSync"}, "operationState": operation}
    assert [each for each, _ in lines_of_root(status=status)] == [state]


@pytest.mark.parametrize(("age", "state"), [(100, "good"), (140, "wrong")])
def test_an_application_whose_pods_start(age, state):
    health = {"status": "Progressing", "lastTransitionTime": seconds_ago(age)}
    assert [each for each, _ in lines_of_root(status={"health": health})] == [state]


def test_all_is_asked_at_the_same_time(monkeypatch):
    """One after another, the answers of a busy cluster took a minute."""
    namespaces = Barrier(len(Bootstrap().namespaces()) + 1, timeout=60)
    parts = Barrier(2, timeout=60)

    def asked(barrier, answer):
        return lambda *_, **__: barrier.wait() * 0 or answer

    for name in ("culprits", "system_culprits"):
        monkeypatch.setattr(status, name, asked(namespaces, []))
    monkeypatch.setattr(status, "all_applications", asked(parts, []))
    monkeypatch.setattr(status, "unready_nodes", asked(parts, ""))
    monkeypatch.setattr(status, "problem_of", lambda address: "")
    monkeypatch.setattr(network_probe, "_connect", lambda *_, **__: network_probe.HANGS)
    answers = {"server": "https://127.0.0.1:1", "login_certificate": b""}
    cluster = SimpleNamespace(items=lambda path: [], find=lambda path: None, **answers)
    lines = status.status(cluster, Bootstrap(), None)
    parts = ["nodes", "workloads", "backups", "addresses", "certificates", "network policies"]
    assert list(dict.fromkeys(line.part for line in lines)) == parts


def test_an_application_that_is_being_deleted():
    """Argo CD compares it no more, so that its state is an old one."""
    going = {"deletionTimestamp": "2026-01-01T00:00:00Z"}
    condition = {"type": "DeletionError", "message": 'namespaces "db" is forbidden'}
    ((state, text),) = lines_of_root(metadata=going, status={"conditions": [condition]})
    assert state == "wrong"
    assert shows(f"application root: {text}", "application …: being deleted, …")
    assert text == 'being deleted, Healthy: DeletionError: namespaces "db" is forbidden'


def test_what_is_left_of_objects_that_are_protected():
    """Argo CD calls the Application Synced, and that is not wrong."""
    volume = {"kind": "PersistentVolume", "name": "db-backup", "requiresPruning": True}
    resources = [volume, {"kind": "Service", "name": "db"}, {**volume, "name": "db-data"}]
    ((state, text),) = lines_of_root(status={"resources": resources})
    assert state == "good"
    assert shows(f"application root: {text}", "application …: …: not in Git, but protected: …")
    assert text.endswith(": PersistentVolume db-backup, PersistentVolume db-data")


def test_what_argo_cd_quotes_of_a_file_does_not_steer_a_terminal():
    """Such as an unknown kind, which it names as it stands there."""
    message = "The Kubernetes API could not find /\x1b]52;c;cm0=\x07\x1b[2JKind"
    condition = {"type": "ComparisonError", "message": message}
    ((_, text),) = lines_of_root(status={"conditions": [condition]})
    assert text.endswith("ComparisonError: The Kubernetes API could not find /]52;c;cm0=Kind")


def test_the_end_of_life_of_a_chart_is_said():
    annotations = {"cdk8s-web-platform/end-of-life": "Use another"}
    assert "Use another" in str(lines_of_root(metadata={"annotations": annotations}))
