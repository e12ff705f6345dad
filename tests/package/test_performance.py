"""What the library costs, in counts, which are the same on any machine; `make bench` has times."""

import subprocess
import sys

import pytest
from cdk8s import App, Chart

from benchmarks.crossings import counted
from benchmarks.services import add_services, compose, connect
from benchmarks.subject import OBJECTS
from constructs_lib.analysis.findings import RULES
from constructs_lib.analysis.records import findings_of
from constructs_lib.kube import selectors
from constructs_lib.platform import platform
from constructs_lib.testing import inventory_of
from main import compose as compose_platform
from settings import load_settings
from tests.checkout import ROOT

FEW, MANY = 20, 60

NEEDED = ("_imports", "_node", "_public_names", "kube", "props", "tree")


def services(tmp_path, number):
    chart = Chart(App(outdir=str(tmp_path / str(number))), "services", namespace="shop")
    with counted() as calls:
        made = add_services(chart, number)
        connect(made)
    return made, calls.total()


def test_a_service_takes_two_calls_of_javascript(tmp_path):
    _, few = services(tmp_path, FEW)
    made, many = services(tmp_path, MANY)
    assert (many - few) / (MANY - FEW) == 2
    assert len(made[0].node.root.charts[0].to_json()) == OBJECTS * MANY


def test_a_platform_takes_two_calls_for_each_construct(tmp_path):
    with counted() as calls:
        platform = compose_platform(load_settings())
        platform.synth(tmp_path / "dist")
    assert calls.total() <= 2 * calls["CreateRequest"]


def test_a_synth_has_one_inventory(tmp_path, monkeypatch):
    calls = []
    read_trees = platform.read_trees
    monkeypatch.setattr(
        platform, "read_trees", lambda roots: calls.append(roots) or read_trees(roots)
    )
    compose(3).synth(tmp_path / "dist")
    assert len(calls) == 1


def test_the_rules_compare_labels_as_often_as_there_are_services(tmp_path, monkeypatch):
    """Each selector against the labels of all pods would be a tenth of a million times for 300."""
    compared = []
    has_labels = selectors.has_labels

    def counting(*labels):
        compared.append(labels)
        return has_labels(*labels)

    for name, module in list(sys.modules.items()):
        if name.startswith("constructs_lib.") and getattr(module, "has_labels", None) is has_labels:
            monkeypatch.setattr(module, "has_labels", counting)

    def comparisons(number):
        made, _ = services(tmp_path, number)
        compared.clear()
        rules = [each for each in RULES if each.id != "pods-not-isolated"]
        assert findings_of(inventory_of(made[0].node.root), rules) == []
        return len(compared)

    few, many = comparisons(FEW), comparisons(MANY)
    assert 0 < many <= few * MANY / FEW


@pytest.mark.parametrize(
    ("names", "packages"),
    [
        ("WebService", {*NEEDED, "network", "workloads"}),
        ("Platform", {*NEEDED, "argocd", "network", "platform", "secrets", "workloads"}),
        ("*", None),
    ],
)
def test_what_is_not_used_is_not_loaded(names, packages):
    """A module of custom resources takes ten milliseconds, a model half of one."""
    code = f"import sys, cdk8s; known = set(sys.modules); from constructs_lib import {names}"
    told = "print(*(name for name in sys.modules if name not in known))"
    command = [sys.executable, "-c", f"{code}; {told}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert not [name for name in loaded if name.startswith(("cdk8s_plus", "yaml", "pytest"))]
    ours = [name.split(".") for name in loaded if name.startswith("constructs_lib.")]
    loaded_api = {name[2] for name in ours if name[1] == "_imports" and name[2:]}
    assert packages is None or loaded_api == {"api_objects", "k8s"}
    assert packages in (None, {name[1] for name in ours})
