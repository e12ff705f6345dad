"""The user's kubeconfig, written by a real kubectl: one context is added, and nothing else."""

import base64
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
import trustme
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


@pytest.fixture
def add(tmp_path, monkeypatch):
    """Returns a function that adds the context to a kubeconfig, and returns what is in there."""
    needs("kubectl")
    authority = trustme.CA()
    issued = authority.issue_cert("admin.example")

    def encoded(blob):
        return base64.b64encode(blob.bytes()).decode()

    kinds = config(
        NAME,
        {"certificate-authority-data": encoded(authority.cert_pem)},
        {
            "client-certificate-data": encoded(issued.cert_chain_pems[0]),
            "client-key-data": encoded(issued.private_key_pem),
        },
    )
    (tmp_path / "kinds").write_text(yaml.safe_dump(kinds))
    program(tmp_path / "bin", "kind", f"cat {tmp_path}/kinds")
    log = f'echo "$@" >> {tmp_path}/called\nexec {find("kubectl")} "$@"'
    program(tmp_path / "bin", "kubectl", log)
    monkeypatch.setenv("KUBECONFIG", str(tmp_path / "kubeconfig"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    tools = {name: tmp_path / "bin" / name for name in ("kind", "kubectl")}

    def add(content=None):
        file = tmp_path / "kubeconfig"
        if content:
            file.write_text(yaml.safe_dump(content))
        (tmp_path / "called").unlink(missing_ok=True)
        add_context(Bootstrap(ROOT), tools)
        return yaml.safe_load(file.read_text())

    add.kinds, add.called = kinds, tmp_path / "called"
    return add


def entries(content, name):
    return [
        each
        for kind in ("clusters", "users", "contexts")
        for each in content[kind]
        if each["name"] == name
    ]


def test_it_is_added_beside_others_and_is_not_the_current_one(add):
    other = config("work", {}, {"token": "a"}, current="work")
    content = add(other)
    assert entries(content, NAME) == entries(add.kinds, NAME)
    assert entries(content, "work") == entries(other, "work")
    assert content["current-context"] == "work"
    # Others see arguments.
    key = add.kinds["users"][0]["user"]["client-key-data"]
    assert key not in add.called.read_text()


def test_where_there_is_none_it_is_the_current_one(add):
    content = add()
    assert content["current-context"] == NAME
    assert entries(content, NAME) == entries(add.kinds, NAME)
    assert os.stat(os.environ["KUBECONFIG"]).st_mode & 0o077 == 0


def test_it_is_corrected_and_then_left_alone(add):
    stale = config(NAME, {}, {"token": "of a cluster before"}, current=NAME)
    content = add(stale)
    (user,) = [each["user"] for each in content["users"]]
    assert user == add.kinds["users"][0]["user"]
    assert add() == content
    # What is right is not written again: another program may write at the same time.
    assert add.called.read_text().splitlines() == ["config view --raw --output json"]


@pytest.fixture
def production():
    """Returns a kubeconfig with a context of that name which leads elsewhere."""
    return config(NAME, {"server": "https://production.example:6443"}, {"token": "precious"})


@pytest.mark.parametrize("of_context", [False, True])
def test_a_context_of_another_machine_is_never_changed(add, production, of_context):
    """Neither by `up` nor by `down`; also where only the context has that name."""
    if of_context:
        production["clusters"][0]["name"] = "production"
        production["contexts"][0]["context"]["cluster"] = "production"
    add(config("work", {}, {"token": "a"}))
    file = Path(os.environ["KUBECONFIG"])
    file.write_text(yaml.safe_dump(production))
    tools = {name: add.called.parent / "bin" / name for name in ("kind", "kubectl")}
    for step in (
        lambda: make_nodes(Bootstrap(ROOT), tools, SimpleNamespace(say=str)),
        lambda: down(Bootstrap(ROOT), tools, lambda _: True, str),
    ):
        with pytest.raises(Refused) as raised:
            step()
        assert f"context '{NAME}' of kubectl leads to https://production.example:6443" in str(
            raised.value
        )
    assert yaml.safe_load(file.read_text()) == production


def test_a_context_of_this_machine_is_taken(add):
    tools = {"kubectl": add.called.parent / "bin/kubectl"}
    add()
    refuse_other_context(Bootstrap(ROOT), tools)
    broken = config(NAME, {"server": "http://["}, {})
    Path(os.environ["KUBECONFIG"]).write_text(yaml.safe_dump(broken))
    with pytest.raises(Refused, match=r"leads to http://\["):
        refuse_other_context(Bootstrap(ROOT), tools)
    Path(os.environ["KUBECONFIG"]).unlink()
    refuse_other_context(Bootstrap(ROOT), tools)
