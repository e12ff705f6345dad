"""The user's kubeconfig, written by a real kubectl: one context is added, and nothing else."""

from types import SimpleNamespace

import pytest
import yaml

from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.down import down
from scripts.cluster.errors import Refused
from scripts.cluster.programs.kubeconfig import add_context, refuse_other_context
from scripts.cluster.steps.nodes import make_nodes
from tests.apiserver.fixtures import needs
from tests.checkout import ROOT
from tests.programs import find
from tests.scripts.tools import program

NAME = "kind-web-platform"


def config(name, authority, user, current=""):
    """Returns one with a cluster, as Kind writes it."""
    return {
        "apiVersion": "v1",
        "kind": "Config",
        "current-context": current,
        "clusters": [{"name": name, "cluster": {"server": "https://127.0.0.1:1", **authority}}],
        "users": [{"name": name, "user": user}],
        "contexts": [{"name": name, "context": {"cluster": name, "user": name}}],
    }


KINDS = config(
    NAME,
    {"certificate-authority-data": "YXV0aG9yaXR5"},
    {"client-certificate-data": "Y2VydGlmaWNhdGU=", "client-key-data": "cHJlY2lvdXMga2V5"},
)
"""What Kind writes of its cluster."""


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setenv("KUBECONFIG", str(tmp_path / "kubeconfig"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "kubeconfig"


@pytest.fixture
def tools(tmp_path):
    """Returns programs, of which kubectl notes how it is called."""
    needs("kubectl")
    (tmp_path / "kinds").write_text(yaml.safe_dump(KINDS))
    program(tmp_path / "bin", "kind", f"cat {tmp_path}/kinds")
    log = f'echo "$@" >> {tmp_path}/called\nexec {find("kubectl")} "$@"'
    program(tmp_path / "bin", "kubectl", log)
    return {name: tmp_path / "bin" / name for name in ("kind", "kubectl")}


@pytest.fixture
def add(file, tools):
    """Returns a function that adds the context to a kubeconfig, and returns what is in there."""

    def add(content=None):
        if content:
            file.write_text(yaml.safe_dump(content))
        add_context(Bootstrap(ROOT), tools)
        return yaml.safe_load(file.read_text())

    return add


def entries(content, name):
    kinds = ("clusters", "users", "contexts")
    return [each for kind in kinds for each in content[kind] if each["name"] == name]


def test_it_is_added_beside_others_and_is_not_the_current_one(add, tmp_path):
    other = config("work", {}, {"token": "a"}, current="work")
    content = add(other)
    assert entries(content, NAME) == entries(KINDS, NAME)
    assert entries(content, "work") == entries(other, "work")
    assert content["current-context"] == "work"
    # Others see arguments.
    called = (tmp_path / "called").read_text()
    assert "precious" not in called
    assert "cHJlY2lvdXMga2V5" not in called


def test_where_there_is_none_it_is_the_current_one(add, file):
    content = add()
    assert content["current-context"] == NAME
    assert entries(content, NAME) == entries(KINDS, NAME)
    assert file.stat().st_mode & 0o077 == 0


def test_it_is_corrected_and_then_left_alone(add, tmp_path):
    content = add(config(NAME, {}, {"token": "of a cluster before"}, current=NAME))
    assert entries(content, NAME) == entries(KINDS, NAME)
    (tmp_path / "called").unlink()
    assert add() == content
    # What is right is not written again: another program may write at the same time.
    assert (tmp_path / "called").read_text().splitlines() == ["config view --raw --output json"]


@pytest.mark.parametrize("of_context", [False, True])
def test_a_context_of_another_machine_is_never_changed(file, tools, of_context):
    """Neither by `up` nor by `down`; also where only the context has that name."""
    production = config(NAME, {"server": "https://production.example:6443"}, {"token": "precious"})
    if of_context:
        production["clusters"][0]["name"] = "production"
        production["contexts"][0]["context"]["cluster"] = "production"
    file.write_text(yaml.safe_dump(production))
    message = f"context '{NAME}' of kubectl leads to https://production.example:6443"
    with pytest.raises(Refused, match=message):
        make_nodes(Bootstrap(ROOT), tools, SimpleNamespace(say=str))
    with pytest.raises(Refused, match=message):
        down(Bootstrap(ROOT), tools, lambda _: True, str)
    assert yaml.safe_load(file.read_text()) == production


def test_a_context_of_this_machine_is_taken(add, tools, file):
    add()
    refuse_other_context(Bootstrap(ROOT), tools)
    file.unlink()
    refuse_other_context(Bootstrap(ROOT), tools)
