"""Backups and their keys outlive the checkout."""

import os
import shutil
from types import SimpleNamespace

import pytest

from scripts.cluster import key_file
from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.errors import Failed
from scripts.cluster.steps.nodes import make_nodes
from tests.scripts.tools import git, program, with_tools


def mode(path):
    return oct(path.stat().st_mode & 0o777)


def test_a_second_clone_finds_backups_and_keys_of_a_deleted_one(
    checkout, tmp_path, monkeypatch, kind
):
    kind("cat >config; false")
    program(checkout / "bin", "docker", "[ $1 = info ] && echo {} || true")
    monkeypatch.setenv("HOME", str(tmp_path))
    for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PATH", f"{checkout}/bin:{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)
    tools = {name: checkout / "bin" / name for name in ("kind", "kubectl")}
    first, second = tmp_path / "first", tmp_path / "second"
    for clone in (first, second):
        git(tmp_path, "clone", "--quiet", checkout, clone)
    former = with_tools(first, tools)
    with pytest.raises(Failed, match="'kind create"):
        make_nodes(former, SimpleNamespace(say=str))
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
    monkeypatch.setenv("HOME", "/home/ann")
    monkeypatch.setenv("XDG_DATA_HOME", variable)
    backups = Bootstrap(checkout).backups()
    assert str(backups) == "/home/ann/.local/share/cdk8s-web-platform/nobodys/backups"
