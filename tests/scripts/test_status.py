"""What `status` calls wrong, of what can be looked at without a cluster."""

import ssl
from types import SimpleNamespace

import pytest
import trustme
from typer.testing import CliRunner

from scripts.cluster import __main__ as command_line
from scripts.cluster import status
from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.health import problem_of
from scripts.cluster.kubectl import Kubectl
from scripts.gitea_api import Login
from tests.scripts.tools import program
from tests.served import served
from tests.troubleshooting import shows


def test_an_address_that_answers_with_an_error():
    with served(503) as port:
        problem = problem_of(f"http://127.0.0.1:{port}")
    assert shows(f"http://localhost: {problem}", "… answers …")
    assert problem == "answers 503"


def test_a_host_is_asked_on_this_machine_whatever_its_name_means_elsewhere():
    """Or an unknown one never answers, and the site of that name does in its place."""

    def answer(request):
        is_asked = request.headers["Host"] == f"shop.invalid:{request.server.server_port}"
        status = 404 if not is_asked else 200 if request.path == "/en" else 307
        return status, b"", {"Location": "/en"}

    with served(answer=answer) as port:
        assert problem_of(f"http://shop.invalid:{port}") == ""


def test_a_server_may_have_signed_its_certificate_itself():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("argocd-server").configure_cert(context)
    with served(tls=context) as port:
        assert problem_of(f"https://localhost:{port}") == ""
        assert problem_of(f"http://localhost:{port}") != ""


@pytest.mark.parametrize(
    ("states", "code"), [([], 0), (["good", "unknown"], 0), (["good", "wrong", "good"], 1)]
)
def test_it_ends_with_one_where_something_is_wrong(monkeypatch, states, code):
    lines = [status.Line("nodes", "", state, "a text") for state in states]
    monkeypatch.setattr(command_line, "look", lambda *_: lines)
    monkeypatch.setattr(command_line, "_connected", lambda *_: None)
    for arguments in (["status"], ["status", "--json"]):
        assert CliRunner().invoke(command_line.app, arguments).exit_code == code


def lines_of_root(**changes):
    root = Bootstrap().root_application
    state = {"sync": {"status": "Synced"}, "health": {"status": "Healthy"}}
    manifest = {"status": state, **root}
    manifest |= {key: {**manifest[key], **change} for key, change in changes.items()}
    cluster = SimpleNamespace(items=lambda *_: [manifest])
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


def compared(commit, **state):
    sync = {"status": "OutOfSync", "revision": commit}
    return {"sync": sync, "health": {"status": "Missing"}, "history": [{"revision": "a"}], **state}


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ({"sync": {"status": ""}, "health": {"status": ""}}, "unknown"),
        (compared("b"), "unknown"),
        (compared("a", operationState={"phase": "Running"}), "unknown"),
        (compared("a", operationState={"phase": "Succeeded"}), "wrong"),
        (compared("b", operationState={"phase": "Failed", "message": "quota"}), "wrong"),
    ],
)
def test_states_that_pass_after_a_push(status, state):
    ((found, text),) = lines_of_root(status=status)
    assert found == state
    assert not text.startswith(",")


def test_an_application_that_is_being_deleted():
    """Argo CD no longer compares it, so its state is an old one."""
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
    message = "The Kubernetes API could not find /\x1b]52;c;cm0=\x07\x1b[2JKind"
    condition = {"type": "ComparisonError", "message": message}
    ((_, text),) = lines_of_root(status={"conditions": [condition]})
    assert text.endswith("ComparisonError: The Kubernetes API could not find /]52;c;cm0=Kind")


READY = {"type": "Ready", "status": "True", "message": "kubelet is posting ready status"}


def test_nodes_that_are_not_ready():
    message = "container runtime network not ready: cni plugin not initialized"
    pressure = {"type": "DiskPressure", "status": "True", "message": "kubelet has disk pressure"}
    nodes = [
        {"metadata": {"name": f"node-{number}"}, "status": {"conditions": each}}
        for number, each in enumerate(
            [[READY], [pressure, READY], [{**READY, "status": "False", "message": message}]]
        )
    ]
    kubectl = SimpleNamespace(items=lambda kind: nodes)
    full, away, all_of_them = status.nodes(kubectl, Bootstrap())
    assert shows(full.text, "node …: DiskPressure: …")
    assert shows(away.text, "node …: … cni plugin not initialized")
    assert all_of_them.state == "good"
    assert shows(all_of_them.text, "… of … are there")


@pytest.mark.parametrize(
    ("denied", "allowed", "outcome"),
    [(2, 0, "enforced"), (0, 0, "not enforced"), (1, 0, "inconclusive"), (2, 1, "inconclusive")],
)
def test_policies_are_tried_with_connections(tmp_path, denied, allowed, outcome):
    code = f"case $* in *deployment/frontend*) code={denied} ;; *) code={allowed} ;; esac"
    ended = '[ $code = 0 ] || { echo "command terminated with exit code $code"; exit $code; }'
    program(tmp_path, "kubectl", f"{code}\n{ended}")
    (line,) = status.policies(Kubectl(tmp_path / "kubectl", "a"), Bootstrap())
    assert line.text.startswith(f"{outcome}: ")
    assert outcome != "not enforced" or shows(line.text, "not enforced")
    assert outcome != "inconclusive" or shows(line.text, "inconclusive")


MALLORY, LAPTOP = "a/b: collaborator 'mallory'", "a/b: deploy key 'laptop'"
FIX = "'make up REMOVE_OTHERS=1' removes that"


@pytest.mark.parametrize(
    ("others", "line"),
    [
        ([], ("good", "are open only to users of gitea.yaml")),
        ([MALLORY, LAPTOP], ("unknown", f"not of gitea.yaml: {MALLORY}; {LAPTOP}; {FIX}")),
    ],
)
def test_other_ways_into_a_repository_are_shown_in_one_line(monkeypatch, others, line):
    login = Login("somebody", "secret")
    cluster = SimpleNamespace(login=lambda namespace, name: login)
    asked = []
    monkeypatch.setattr(
        status.gitea, "others", lambda contents, secrets: asked.append(secrets) or others
    )
    (found,) = status.repositories(cluster, Bootstrap())
    assert (found.state, found.text) == line
    assert asked == [{"gitea-admin": login._asdict()}]
