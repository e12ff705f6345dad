"""Messages of the wrapper that need no cluster, as docs/troubleshooting.md has them."""

import os
import shutil
import ssl
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import SimpleNamespace

import pytest
import trustme
import yaml
from kubernetes.config import kube_config

from scripts.cluster import network_probe, status
from scripts.cluster.api import Cluster
from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.commands import run
from scripts.cluster.declared import Address, Network, Tool
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.kubectl import Kubectl
from scripts.cluster.steps.answers import problem_of
from scripts.cluster.steps.git import Repository
from scripts.cluster.steps.images import build_images
from scripts.cluster.tools import Tools
from tests.checkout import ROOT
from tests.troubleshooting import shows

LOGIN = {"username": "somebody", "password": "secret"}
PERSON = ("-c", "user.name=Test", "-c", "user.email=test@example.invalid")


def git(folder, *arguments):
    return subprocess.run(
        ["git", *PERSON, *arguments], cwd=folder, check=True, capture_output=True, text=True
    ).stdout


def program(folder, name, script):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


@pytest.fixture
def checkout(tmp_path):
    """Returns a committed checkout, and a folder with programs of the wanted versions."""
    root = tmp_path / "checkout"
    for name in ("dist", "scripts"):
        shutil.copytree(ROOT / name, root / name)
    kind = root / "dist/bootstrap/kind.yaml"
    kind.write_text(kind.read_text().replace("name: web-platform", "name: nobodys"))
    for tool in Bootstrap().host.tools:
        program(root / "bin", tool.name, f"echo {tool.version}")
    git(tmp_path, "init", "--quiet", "--initial-branch=main", root)
    git(root, "add", "dist")
    git(root, "commit", "--quiet", "--message", "Begin")
    return root


@pytest.fixture
def wrapper(checkout, tmp_path):
    """Returns a function that runs the wrapper where there is no Docker and no network."""

    def wrapper(*arguments, **variables):
        outside = {
            "PATH": f"{checkout}/bin:{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "DOCKER_HOST": f"unix://{tmp_path}/none.sock",
            "HTTPS_PROXY": "http://127.0.0.1:1",
        }
        return subprocess.run(
            [sys.executable, "-m", "scripts.cluster", *arguments],
            cwd=checkout,
            env={**outside, **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    return wrapper


def kubeconfig(tmp_path):
    """Writes one of the Kind cluster, behind which nothing listens."""
    file = tmp_path / "kubeconfig"
    name = "kind-nobodys"
    content = {
        "clusters": [{"name": name, "cluster": {"server": "http://127.0.0.1:1"}}],
        "users": [{"name": name, "user": {}}],
        "contexts": [{"name": name, "context": {"cluster": name, "user": name}}],
    }
    file.write_text(yaml.safe_dump(content))
    return str(file)


def test_up_on_a_machine_that_lacks_something(wrapper):
    done = wrapper("up")
    assert done.returncode == 3
    assert shows(done.stderr, "this machine lacks what is named above")
    assert "failure: Docker's daemon does not answer" in done.stdout
    assert 'DESPITE="docker"' in done.stderr


def test_up_goes_on_despite_what_is_named(wrapper):
    done = wrapper("up", "--despite", "docker")
    assert "this machine lacks" not in done.stderr
    assert "this machine: done" in done.stdout
    # The next step needs Docker.
    assert done.returncode == 1
    assert "'docker ps --all --filter' failed" in done.stderr


@pytest.mark.parametrize("command", ["up", "push"])
def test_files_that_are_not_committed(wrapper, checkout, command):
    (checkout / "dist/app/other.yaml").write_text("a: 1\n")
    done = wrapper(command)
    assert done.returncode == 3
    assert shows(done.stderr, "… files in dist/ are not committed")
    assert "1 files in dist/ are not committed, such as dist/app/other.yaml," in done.stderr


@pytest.mark.parametrize("command", ["status", "push", "secrets", "volumes"])
def test_a_cluster_that_was_never_made(wrapper, command):
    done = wrapper(command)
    assert (done.returncode, done.stdout) == (3, "")
    assert shows(done.stderr, "kubectl has no context '…'")
    assert "'kind-nobodys'" in done.stderr


def test_a_cluster_that_does_not_run(wrapper, tmp_path):
    done = wrapper("status", KUBECONFIG=kubeconfig(tmp_path))
    assert (done.returncode, done.stdout) == (3, "")
    assert shows(done.stderr, "is the cluster running?", "context '…' does not answer")


def test_a_program_that_hangs():
    with pytest.raises(Failed) as raised:
        run("sleep", "60", seconds=0.1)
    assert shows(str(raised.value), "'…' did not end within … s")
    assert str(raised.value).startswith("'sleep 60'")


def repository(checkout, site):
    """Returns the cluster's repository, which is a folder here, with one commit."""
    (site / "platform").mkdir(parents=True)
    bare = site / "platform/web-platform.git"
    git(site, "init", "--quiet", "--bare", "--initial-branch=main", bare)
    bootstrap = Bootstrap(checkout)
    contents = bootstrap.gitea.model_copy(update={"url": f"file://{site}"})
    cluster = SimpleNamespace(secret_values=lambda namespace, name: LOGIN)
    return Repository(cluster, bootstrap, contents), bare


def test_a_push_into_an_empty_repository_and_again(checkout, tmp_path):
    pushed, bare = repository(checkout, tmp_path / "site")
    assert pushed.commit() == ""
    head = git(checkout, "rev-parse", "HEAD").strip()
    assert pushed.push() == pushed.push() == pushed.commit() == head
    assert git(bare, "rev-parse", "main").strip() == head


def test_a_push_over_commits_of_others(checkout, tmp_path):
    pushed, bare = repository(checkout, tmp_path / "site")
    pushed.push()
    other = tmp_path / "other"
    git(tmp_path, "clone", "--quiet", bare, other)
    git(other, "commit", "--quiet", "--allow-empty", "--message", "Of others")
    git(other, "push", "--quiet")
    theirs = git(other, "rev-parse", "HEAD").strip()
    git(checkout, "commit", "--quiet", "--allow-empty", "--message", "Ours")
    with pytest.raises(Refused) as raised:
        pushed.push()
    why = str(raised.value)
    assert shows(why, "the cluster's repository has commits that this checkout lacks")
    assert pushed.commit() == theirs
    # What it says to do is the way out.
    git(checkout, "merge", "--quiet", "refs/remotes/cluster/main", "--message", "Merge")
    assert pushed.push() == pushed.commit() != theirs


def test_a_push_from_a_clone_without_history(checkout, tmp_path):
    git(checkout, "commit", "--quiet", "--allow-empty", "--message", "More")
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{checkout}", shallow)
    pushed, _ = repository(shallow, tmp_path / "site")
    with pytest.raises(Failed) as raised:
        pushed.push()
    assert shows(str(raised.value), "shallow update not allowed")


def test_the_login_of_a_push_is_in_no_argument_and_stays_nowhere(checkout, tmp_path):
    """Others see arguments; the configuration of the checkout stays."""
    real = shutil.which("git")
    seen = tmp_path / "seen"
    program(checkout / "bin", "git", f'echo "$@" >> {seen}\nexec {real} "$@"')
    pushed, _ = repository(checkout, tmp_path / "site")
    before = (checkout / ".git/config").read_text()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{checkout}/bin:{os.environ['PATH']}")
        pushed.push()
    assert "push" in seen.read_text()
    assert "Basic" not in seen.read_text()
    assert "force" not in seen.read_text()
    assert (checkout / ".git/config").read_text() == before


@contextmanager
def served(status=200, body=b"{}"):
    """Yields the port of a server that always answers so."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_DELETE = do_GET  # noqa: N815 - the names that the class asks for

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def build(checkout, registry, **image):
    """Builds the first image of dist/ for a registry; returns why that fails."""
    file = checkout / "dist/bootstrap/images.yaml"
    content = yaml.safe_load(file.read_text())
    first = {**content["images"][0], "image": f"{registry}/web/frontend:1", **image}
    file.write_text(yaml.safe_dump({**content, "registry": registry, "images": [first]}))
    cluster = SimpleNamespace(secret_values=lambda namespace, name: LOGIN)
    with pytest.raises(Failed) as raised:
        build_images(cluster, Bootstrap(checkout), SimpleNamespace(say=str))
    return str(raised.value)


def test_an_image_that_cannot_be_built(checkout):
    """Its folder is missing, whatever Docker there is."""
    if not shutil.which("docker"):
        pytest.skip("needs docker: apt-get install docker.io")
    with served(404) as port:
        why = build(checkout, f"127.0.0.1:{port}", context="nowhere")
    assert shows(why, "'docker build …' failed:")


def test_an_image_whose_digest_no_build_would_have(checkout):
    with served(404) as port:
        registry = f"127.0.0.1:{port}"
        why = build(checkout, registry, image=f"{registry}/web/frontend@sha256:{'0' * 64}")
    assert shows(why, "the registry lacks …, and another build would have another digest")


def test_a_registry_that_refuses_the_login(checkout):
    with served(401, b"no such user") as port:
        why = build(checkout, f"127.0.0.1:{port}")
    assert shows(why, "Gitea at …: … is …")
    assert why.endswith("is 401: no such user")
    assert LOGIN["password"] not in why


def test_a_registry_that_is_away(checkout):
    assert shows(build(checkout, "127.0.0.1:1"), "Gitea at … does not answer")


NETWORK = {"allowed": ("app", "frontend"), "denied": ("app", "stranger")}


def probe(tmp_path, denied, allowed):
    """Returns what a probe finds where kubectl tells so of each client's connection."""
    clients = {
        name: {"namespace": namespace, "deployment": deployment}
        for name, (namespace, deployment) in NETWORK.items()
    }
    network = Network.model_validate(
        {"host": "backend", "port": 8080, "command": ["connect"], **clients}
    )
    script = f'case "$*" in *stranger*) {denied};; *) {allowed};; esac'
    program(tmp_path / "bin", "kubectl", script)
    tool = Tool(name="kubectl", version="", version_arguments=[], url="", checksum_url="")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{tmp_path}/bin:{os.environ['PATH']}")
        return network_probe.probe(Kubectl(Tools([tool], tmp_path), "a"), network, seconds=0)


def ended(code):
    return f"echo command terminated with exit code {code} >&2; exit {code}"


def test_policies_that_are_enforced(tmp_path):
    assert probe(tmp_path, ended(2), "exit 0").outcome == "enforced"


def test_policies_that_are_not_enforced(tmp_path):
    found = probe(tmp_path, "exit 0", "exit 0")
    assert shows(found.outcome, "not enforced")
    assert found.reason.startswith("app/stranger reaches backend:8080, which no policy allows")


@pytest.mark.parametrize(
    ("denied", "allowed", "reason"),
    [
        (ended(1), "exit 0", "app/stranger is refused by backend:8080, which is away"),
        (ended(2), ended(2), "app/frontend does not reach backend:8080 either, which may be away"),
        (ended(2), ended(1), "app/frontend does not reach backend:8080 either, which may be away"),
        ("echo there is no pod >&2; exit 1", "exit 0", "there is no pod"),
    ],
)
def test_a_probe_that_shows_nothing(tmp_path, denied, allowed, reason):
    found = probe(tmp_path, denied, allowed)
    assert shows(found.outcome, "inconclusive")
    assert reason in found.reason


def test_an_address_that_answers_with_an_error():
    with served(503) as port:
        fields = {"name": "a", "namespace": "a", "service": "a", "port": 80}
        problem = problem_of(Address(url=f"http://127.0.0.1:{port}", **fields))
    assert shows(f"http://localhost: {problem}", "… answers …")
    assert problem == "answers 503"


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


@pytest.mark.parametrize(("free", "state"), [(9, "wrong"), (11, "good")])
def test_a_disk_that_is_nearly_full(free, state):
    line = status.fill("node a", 100 * 2**30, free * 2**30)
    assert shows(line.text, "… % full, … GiB free")
    assert (line.state, line.text) == (state, f"{100 - free} % full, {free}.0 GiB free")


def test_a_context_that_does_not_answer_is_not_another(tmp_path, monkeypatch):
    monkeypatch.setattr(kube_config, "KUBE_CONFIG_DEFAULT_LOCATION", kubeconfig(tmp_path))
    with pytest.raises(Refused, match="context 'kind-nobodys' does not answer"):
        Cluster("kind-nobodys")
