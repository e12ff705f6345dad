"""Backups and their keys outlive the checkout, and those that lie in one are moved out of it."""

import os
import shutil
from types import SimpleNamespace

import pytest

from scripts.cluster import key_file
from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.errors import Failed
from scripts.cluster.steps.nodes import make_nodes
from tests.scripts.tools import git, inspected, program

KEYS = ["cicd-git-backup.key", "db-postgresql-backup.key"]


@pytest.fixture
def data(tmp_path):
    """Return the folder of the data of the cluster that `wrapper` makes."""
    return tmp_path / ".local/share/cdk8s-web-platform/nobodys"


def mode(path):
    return oct(path.stat().st_mode & 0o777)


@pytest.fixture
def docker(checkout, kind):
    """Return a function that puts a Docker there, whose nodes mount a folder; None: no nodes.

    Kind makes none: it writes what it gets to the file `config`.
    """

    def docker(mounted=None):
        mount = {"Type": "bind", "Source": str(mounted), "Destination": "/backups"}
        inspect = f"inspect) echo '{inspected(mounts=[mount])}'"
        names = "echo node" if mounted else "true"
        script = f"case $1 in info) echo {{}} ;; ps) {names} ;; {inspect} ;; esac"
        program(checkout / "bin", "docker", script)

    kind("cat >config; false")
    docker()
    return docker


def test_a_second_clone_finds_backups_and_keys_of_a_deleted_one(
    checkout, tmp_path, monkeypatch, docker
):
    monkeypatch.setenv("HOME", str(tmp_path))
    for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PATH", f"{checkout}/bin:{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)
    tools = {name: checkout / "bin" / name for name in ("kind", "kubectl")}
    first, second = tmp_path / "first", tmp_path / "second"
    for clone in (first, second):
        git(tmp_path, "clone", "--quiet", checkout, clone)
    former = Bootstrap(first)
    with pytest.raises(Failed, match="'kind create"):
        make_nodes(former, tools, SimpleNamespace(say=str))
    assert f"hostPath: {former.backups()}" in (tmp_path / "config").read_text()
    for file in former.key_files():
        key_file.write(file, b"key")
    (former.backups() / "db").mkdir()
    shutil.rmtree(first)
    bootstrap = Bootstrap(second)
    assert [each.name for each in bootstrap.backups().iterdir()] == ["db"]
    assert [key_file.read(each) for each in bootstrap.key_files()] == [b"key", b"key"]
    assert {mode(bootstrap.backups()), mode(bootstrap.backups().parent)} == {"0o700"}


@pytest.mark.parametrize("variable", ["", "data"])
def test_a_variable_that_names_no_absolute_folder_counts_for_nothing(
    checkout, monkeypatch, variable
):
    """A relative one would lie in the checkout again."""
    monkeypatch.setenv("HOME", "/home/ann")
    monkeypatch.setenv("XDG_DATA_HOME", variable)
    backups = Bootstrap(checkout).backups()
    assert str(backups) == "/home/ann/.local/share/cdk8s-web-platform/nobodys/backups"


@pytest.fixture
def former(checkout):
    """Return what an earlier version has left in the checkout."""
    (checkout / "backups/db").mkdir(parents=True)
    for name in KEYS:
        (checkout / name).write_text(name)
    return [checkout / name for name in ("backups", *KEYS)]


def test_backups_in_a_checkout_are_moved_on_request(checkout, data, up, former, docker):
    found = " and ".join(map(str, former))
    done = up()
    told = f"refused: the checkout holds backups of an earlier version ({found}); to move them to "
    assert (done.returncode, done.stderr.startswith(told)) == (3, True), done.stderr
    assert "then 'make up MOVE_BACKUPS=1'" in done.stderr
    assert not data.exists()
    moved = up("--move-backups")
    assert f"  {former[0]} is moved to {data}/backups\n" in moved.stdout, moved.stderr
    assert not any(each.exists() for each in former)
    assert (data / "backups/db").is_dir()
    assert [(data / name).read_text() for name in KEYS] == KEYS
    assert mode(data) == "0o700"
    # Not a word of it any more; there is no kind that could make a cluster.
    for options in ((), ("--move-backups",)):
        assert "'kind create cluster" in up(*options).stderr


def test_backups_are_not_moved_while_a_cluster_mounts_them(up, former, docker):
    docker(former[0])
    done = up("--move-backups")
    assert "run 'make down' (backups stay), then 'make up MOVE_BACKUPS=1'" in done.stderr
    assert done.returncode == 3
    assert all(each.exists() for each in former)


def test_backups_are_not_moved_onto_others(data, up, former, docker):
    data.mkdir(parents=True)
    (data / KEYS[0]).write_text("another")
    for options in ((), ("--move-backups",)):
        done = up(*options)
        told = f"refused: {former[1]} and {data / KEYS[0]} are both there; move the one away"
        assert done.stderr.startswith(told)
    assert (data / KEYS[0]).read_text() == "another"
    assert all(each.exists() for each in former)
