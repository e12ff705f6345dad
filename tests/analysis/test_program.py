"""The program that prints what the rules find in folders of manifests."""

import signal
import sys

import pytest
import yaml

from constructs_lib.analysis.documents import is_namespaced
from constructs_lib.analysis.rules.__main__ import main
from tests.analysis.sound import sound
from tests.checkout import ROOT

LIST = {"apiVersion": "v1", "kind": "List"}


@pytest.fixture
def checks(monkeypatch, capsys):
    """Return a function that runs it; returns the exit code and what is printed."""

    def checks(*folders):
        monkeypatch.setattr(sys, "argv", ["checks", *map(str, folders)])
        with pytest.raises(SystemExit) as end:
            main()
        printed = capsys.readouterr()
        return end.value.code, printed.out, printed.err

    answer = signal.getsignal(signal.SIGPIPE)
    yield checks
    signal.signal(signal.SIGPIPE, answer)


def test_dist_is_sound(checks):
    """Its files of Kind and of the audit log are no objects."""
    code, out, _ = checks(ROOT / "dist")
    assert code == 0
    assert "  error: " not in out
    found = out.partition(": Application cicd/promtail\n")[2]
    assert found.startswith("  warning: installs a chart that is not maintained")


def test_findings_stand_below_their_object_and_it_ends_with_one(checks, tmp_path):
    """All folders together, also in lists, and of any author."""
    namespace = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}}
    web = {"app": "web"}
    container = {"name": "web", "image": "web:latest"}
    pods = {"metadata": {"labels": web}, "spec": {"containers": [container]}}
    deployment = {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": "web", "namespace": "shop"},
        "spec": {"selector": {"matchLabels": web}, "template": pods},
    }
    (tmp_path / "one").mkdir()
    (tmp_path / "one/namespace.yaml").write_text(yaml.safe_dump(namespace))
    (tmp_path / "two").mkdir()
    listed = {**LIST, "items": [deployment]}
    (tmp_path / "two/deployment.yml").write_text(yaml.safe_dump(listed))
    code, out, _ = checks(tmp_path / "one", tmp_path / "two")
    assert code == 1
    lines = out.splitlines()
    assert f"{tmp_path}/one/namespace.yaml:1: Namespace shop" in lines
    below = lines[lines.index(f"{tmp_path}/two/deployment.yml:1: Deployment shop/web") :]
    begins = "  error: has container 'web' with image 'web:latest'; name a tag"
    assert [line for line in below if line.startswith(begins) and line.endswith("-latest]")]


def test_objects_without_a_namespace_are_one_line_or_get_it(checks, tmp_path):
    """As `kubectl apply` has it, without and with its option."""
    objects = [each for name, each in sound().items() if name != "declared"]
    for each in objects:
        if each["metadata"].get("namespace") == "app" and is_namespaced(each):
            del each["metadata"]["namespace"]
    (tmp_path / "all.yaml").write_text(yaml.safe_dump({**LIST, "items": objects}))
    lines = checks(tmp_path)[1].splitlines()
    (told,) = [line for line in lines if "states no namespace" in line]
    assert told.startswith("  error: states no namespace, and is judged as an object of 'default'")
    assert told.endswith(" other objects, too); state it, or pass --namespace [namespace-missing]")
    assert checks(tmp_path, "--namespace=app")[:2] == (0, "")


def test_a_namespace_must_be_a_name(checks, tmp_path):
    code, _, err = checks(tmp_path, "--namespace=A b")
    assert code == 2
    assert "argument --namespace: '--namespace' must be a DNS label" in err


def test_folders_without_manifests_are_not_sound(checks, tmp_path):
    (tmp_path / "kind.yaml").write_text("{apiVersion: kind.x-k8s.io/v1alpha4, kind: Cluster}")
    code, out, _ = checks(tmp_path)
    assert code == f"folders must have manifests, got none in '{tmp_path}'; name another"
    assert out == ""


def test_what_only_constructs_declare_is_not_asked(checks, tmp_path):
    """Such as the Secrets of a pod: it may have been made by hand."""
    objects = [each for name, each in sound().items() if name != "declared"]
    (tmp_path / "all.yaml").write_text(yaml.safe_dump_all(objects))
    assert checks(tmp_path)[1] == ""


def test_keys_that_an_external_secret_lacks_are_found(checks, tmp_path):
    """The object that makes the Secret is in the folder."""
    objects = [each for name, each in sound().items() if name != "declared"]
    place = {"namespace": "app", "name": "secret"}
    value = {"secretKey": "c", "remoteRef": {"key": "app/secret", "property": "c"}}
    spec = {"secretStoreRef": {"name": "vault"}, "data": [value]}
    kind = {"apiVersion": "external-secrets.io/v1", "kind": "ExternalSecret"}
    objects.append({**kind, "metadata": place, "spec": spec})
    (tmp_path / "all.yaml").write_text(yaml.safe_dump_all(objects))
    code, out, _ = checks(tmp_path)
    assert code == 1
    users = ("Deployment app/web", "EventListener app/web", "Task app/build", "Trigger app/build")
    lacks = "uses key 'b' of Secret 'secret', which lacks it; use one of ['c']"
    *lines, number = out.splitlines()
    assert sorted(line.partition(": ")[2] for line in lines[::2]) == sorted(users)
    assert {*lines[1::2]} == {f"  error: {lacks} [reference-missing]"}
    assert number == "4 errors in 4 objects"


@pytest.mark.parametrize(
    ("file", "text", "why"),
    [(None, "", "must be a folder of manifests"), ("a.yaml", "a: [", "must be YAML")],
)
def test_what_cannot_be_read_is_named(checks, tmp_path, file, text, why):
    folder = tmp_path / "manifests"
    if file:
        folder.mkdir()
        (folder / file).write_text(text)
    code, out, _ = checks(folder)
    assert out == ""
    assert why in str(code)


def test_a_finding_names_the_line_of_its_document(checks, tmp_path):
    objects = [each for name, each in sound().items() if name != "declared"]
    place = objects.index(sound()["deployment"])
    line = 3 + len(yaml.safe_dump_all(objects[:place]).splitlines()) + bool(place)
    del objects[place]["spec"]["template"]["spec"]["containers"][0]["resources"]
    text = yaml.safe_dump_all(objects)
    (tmp_path / "all.yaml").write_text(f"# Two lines\n---\n{text}")
    _, out, _ = checks(tmp_path)
    place, *found, _ = out.splitlines()
    assert place == f"{tmp_path}/all.yaml:{line}: Deployment app/web"
    assert found
    assert all(each.endswith("[resources-missing]") for each in found)


def test_an_exception_in_an_annotation_ends_at_its_date(checks, tmp_path):
    objects = {name: each for name, each in sound().items() if name != "declared"}
    web = objects["deployment"]
    del web["spec"]["template"]["spec"]["containers"][0]["resources"]
    accepted = "resources-missing until 2030-01-31: It is moved"
    web["metadata"].setdefault("annotations", {})["cdk8s-web-platform/accepted"] = accepted
    (tmp_path / "all.yaml").write_text(yaml.safe_dump_all(objects.values()))
    assert checks(tmp_path)[:2] == checks(tmp_path, "--today=2030-01-31")[:2] == (0, "")
    code, out, _ = checks(tmp_path, "--today=2030-02-01")
    assert code == 1
    assert "Deployment app/web\n  error: accepts 'resources-missing' until 2030-01-31; fix" in out


def test_rules_are_listed_and_explained(capsys):
    for arguments, line in (
        (["--list"], "probe-port-missing: Ports that probes"),
        (["--explain", "probe-port-missing"], "Why: The kubelet finds no port of that name"),
    ):
        main(arguments=arguments)
        assert line in capsys.readouterr().out
    with pytest.raises(SystemExit, match="'probe' must be the id of a rule; --list lists them"):
        main(arguments=["--explain", "probe"])
