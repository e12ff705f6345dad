"""Commands of the wrapper that end early, as docs/reference/messages.md has it."""

import json
import os
import re
import signal
import subprocess
import sys

import pytest
import yaml

from scripts.cluster.commands import run
from scripts.cluster.errors import Failed
from scripts.cluster.state import locked
from tests.checkout import ROOT
from tests.scripts.tools import git, inspected, program, told
from tests.troubleshooting import shows


def test_up_on_a_machine_that_lacks_something_goes_on_despite_what_is_named(wrapper):
    done = wrapper("up")
    assert done.returncode == 3
    assert shows(done.stderr, "this machine lacks what is named above")
    assert "failure: Docker's daemon does not answer" in done.stdout
    checks = re.search(r'DESPITE="(.*)"', done.stderr)[1].split()
    assert "docker" in checks
    done = wrapper("up", *(f"--despite={check}" for check in checks))
    assert "this machine: done" in done.stdout
    assert "waived: Docker's daemon does not answer" in done.stdout
    assert "failure: " not in done.stdout
    assert done.returncode == 1
    assert "'docker ps --all --filter' failed" in done.stderr
    # Not as if the last line of Docker had said so.
    assert done.stderr.splitlines()[-1] == "run it again"


@pytest.mark.parametrize(
    ("command", "called"),
    [
        (r"up RESTORE=5a28ad77 DESPITE=a\ b", "up --restore 5a28ad77 --despite a --despite b"),
        ("down YES=1", "down --yes"),
    ],
)
def test_variables_of_make_that_messages_name(command, called):
    make = f"make --dry-run {command}"
    done = subprocess.run(make, shell=True, cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(called.split()) <= set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("command", ["up", "push"])
def test_files_that_are_not_committed(wrapper, checkout, command):
    (checkout / "dist/app/other.yaml").write_text("a: 1\n")
    done = wrapper(command)
    assert done.returncode == 3
    assert shows(done.stderr, "… files are not committed")
    assert "1 files are not committed, such as dist/app/other.yaml," in done.stderr


@pytest.mark.parametrize(
    ("content", "message"),
    [("<<<<<<< HEAD\nname: a\n=======\n", "cannot be read (mapping values"), ("", "is empty")],
)
def test_a_file_of_dist_that_a_merge_or_a_full_disk_left(wrapper, checkout, content, message):
    named = checkout / "dist/bootstrap/kind.yaml"
    named.write_text(content)
    git(checkout, "commit", "--quiet", "--message", "Break it", "dist")
    done = wrapper("down")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith(f"refused: {named} {message}")
    assert done.stderr.endswith("; run 'make synth'\n")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["status", "push", "secrets", "volumes"])
def test_a_cluster_that_was_never_made(wrapper, command):
    done = wrapper(command)
    assert (done.returncode, done.stdout) == (3, "")
    assert shows(done.stderr, "context '…' does not answer")
    assert 'context "kind-nobodys" does not exist' in done.stderr


@pytest.mark.parametrize(
    ("arguments", "stored"),
    [(["push"], {"data": {"password": "YQ=="}}), (["secrets", "--show", "gitea"], {"type": "a"})],
)
def test_a_secret_that_lacks_what_one_logs_in_with(wrapper, checkout, arguments, stored):
    says = json.dumps({"gitVersion": "v1.36.4", **stored})
    program(checkout / "bin", "kubectl", f"echo '{says}'")
    done = wrapper(*arguments)
    assert (done.returncode, done.stdout) == (1, "")
    why = "failed: Secret cicd/gitea-admin lacks 'username'; run 'make up', which adds it"
    assert done.stderr.startswith(why)


def test_a_program_that_hangs():
    why = told(Failed, lambda: run("sleep", "60", seconds=0.1))
    assert shows(why, "'…' did not end within … s")
    assert why.startswith("'sleep 60'")


@pytest.mark.parametrize("command", [["up"], ["down", "--yes"]])
def test_a_command_beside_another_run(wrapper, tmp_path, monkeypatch, command):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    with locked("nobodys"):
        done = wrapper(*command, XDG_STATE_HOME=str(tmp_path))
    assert done.returncode == 3
    assert shows(done.stderr, "another run (process …) is at work on cluster …")
    assert f"another run (process {os.getpid()}) is at work" in done.stderr
    assert done.stdout == ""


def test_what_the_system_refuses_is_one_line(wrapper, tmp_path):
    lock = tmp_path / "cdk8s-web-platform/nobodys.lock"
    lock.mkdir(parents=True)
    done = wrapper("up", XDG_STATE_HOME=str(tmp_path))
    line = f"failed: [Errno 21] Is a directory: '{lock}'; fix that, and run it again\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", line)


def test_nodes_of_another_program_than_docker_are_left_alone(wrapper, checkout):
    program(checkout / "bin", "docker", "")
    program(checkout / "bin", "kind", f'echo "$KIND_EXPERIMENTAL_PROVIDER" > {checkout}/seen')
    done = wrapper("down", "--yes", KIND_EXPERIMENTAL_PROVIDER="podman")
    assert done.stdout.startswith("there is no cluster 'nobodys'\n"), done.stderr
    assert (checkout / "seen").read_text() == "\n"


def test_a_login_of_no_address(wrapper, checkout):
    path = f"{checkout}/bin:/usr/bin:/bin"
    done = wrapper("secrets", "--show", "argo", by=("env",), PATH=path)
    known = "frontend, grafana, argocd, gitea"
    told = f"refused: there is no address 'argo'; name one of {known}\n"
    assert (done.returncode, done.stdout, done.stderr) == (3, "", told)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_a_signal_leaves_no_login_behind(up, kind, checkout, tmp_path, number):
    """As of a terminal that is closed: Kind has written the login of the new cluster by then."""
    if signal.getsignal(number) == signal.SIG_IGN:
        pytest.skip("needs that the signal is not ignored")
    # Not at once: hooks that Python runs after a fork would swallow it.
    kind(f'echo login > "$6"; sleep 0.5; kill -{number} $PPID; exec sleep 60')
    program(checkout / "bin", "docker", "[ $1 = info ] && echo {} || true")
    folder = tmp_path / "temporary"
    folder.mkdir()
    done = up(TMPDIR=str(folder))
    assert done.stdout.splitlines()[-1] == "cluster nobodys", done.stderr
    assert (done.returncode, done.stderr) == (128 + number, "")
    assert list(folder.iterdir()) == []


def test_a_signal_that_is_ignored_ends_nothing():
    code = """if True:
        import os, signal
        from scripts.cluster import __main__ as command_line
        command_line.app = lambda **_: os.kill(os.getpid(), signal.SIGHUP)
        command_line.main()
    """
    command = ["nohup", sys.executable, "-c", code]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0


def test_down_where_nobody_can_be_asked(wrapper, checkout):
    program(checkout / "bin", "docker", f"[ $1 = ps ] && echo node || echo '{inspected()}'")
    done = wrapper("down")
    told = "refused: there is no terminal to ask; run 'make down YES=1'\n"
    assert (done.returncode, done.stdout, done.stderr) == (3, "", told)


def test_where_a_store_fills_the_secrets_its_entries_are_listed_and_up_refuses(wrapper, checkout):
    values = {"password": "random", "hash": {"bcrypt_of": "login", "key": "password"}}
    entry = {"path": "site/db/login", "namespace": "db", "name": "login", "values": values}
    store = {"kind": "ClusterSecretStore", "name": "vault"}
    form = {"characters": "abc", "length": 20}
    listed = {"random": form, "store": store, "secrets": [entry]}
    (checkout / "dist/bootstrap/secrets.yaml").write_text(yaml.safe_dump(listed))
    done = wrapper("secrets")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "ClusterSecretStore 'vault' must have these entries, JSON objects of:",
        "(random: 20 characters of abc)",
        "site/db/login:",
        "  hash:",
        "    bcrypt_of: login",
        "    key: password",
        "  password: random",
    ]
    done = wrapper("up")
    assert done.returncode == 3
    assert "refused: Secrets are filled from ClusterSecretStore 'vault', which" in done.stderr
    assert done.stdout == ""
