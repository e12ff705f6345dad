"""The program, over folders and commits."""

import json
import signal
import subprocess
import sys

import pytest
import yaml

from constructs_lib.analysis.plan.__main__ import main
from constructs_lib.analysis.plan.plan import Plan
from tests.analysis.plan.given import files, made, manifest

WEB, CLAIM = manifest("deployment"), manifest("claim")
NEWER = manifest("deployment", **{"container.image": "web:2"})


def written(folder, objects):
    for path, text in files(objects).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    folder.mkdir(exist_ok=True)
    return str(folder)


@pytest.fixture
def program(monkeypatch, capsys):
    """Return a function that runs it; returns the exit code and what is printed."""

    def program(*arguments):
        monkeypatch.setattr(sys, "argv", ["plan", *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        return end.value.code, capsys.readouterr().out

    answer = signal.getsignal(signal.SIGPIPE)
    yield program
    signal.signal(signal.SIGPIPE, answer)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ([WEB], [WEB], 0),
        ([], [made("ConfigMap", data={})], 0),
        ([WEB], [NEWER], 10),
        ([WEB], [], 20),
        ([CLAIM], [], 30),
    ],
)
def test_it_ends_with_the_severity(program, tmp_path, old, new, code):
    given = (written(tmp_path / name, objects) for name, objects in (("old", old), ("new", new)))
    assert program(*given)[0] == code


def test_objects_without_a_namespace_get_that_of_the_option(program, tmp_path):
    """Otherwise a namespace that is stated now would be another object."""
    bare = manifest("deployment", **{"metadata.namespace": None})
    old, new = written(tmp_path / "old", [bare]), written(tmp_path / "new", [WEB])
    assert program(old, new)[0] == 20
    assert program(old, new, "--namespace", "shop")[0] == 0


def test_what_is_meant_does_not_count(program, tmp_path):
    old = written(tmp_path / "old", [CLAIM, WEB])
    new = written(tmp_path / "new", [NEWER])
    allowed = "destructive:shop/PersistentVolumeClaim/data"
    assert program(old, new, "--allow", allowed)[0] == 10
    code, _ = program(old, new, "--allow", "destructive:shop/PersistentVolumeClaim/date")
    assert code == (
        f"'--allow' must name what the plan has ({allowed}, restart:shop/Deployment/web), got "
        "'destructive:shop/PersistentVolumeClaim/date'; leave it out"
    )


@pytest.fixture
def commit(tmp_path, monkeypatch):
    """Return a function that commits what is in the folder of the test."""
    monkeypatch.chdir(tmp_path)
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@a.example")
    subprocess.run([*git, "init", "--initial-branch=main"], check=True, capture_output=True)

    def commit():
        for command in (("add", "."), ("commit", "--message=one")):
            subprocess.run([*git, *command], check=True, capture_output=True)

    return commit


def test_commits(program, commit, tmp_path):
    for image in ("web:1", "web:2"):
        written(tmp_path / "dist", [manifest("deployment", **{"container.image": image})])
        commit()
    assert "web:1 → web:2" in program("HEAD~1")[1]
    assert program("HEAD") == (0, "No changes.\n")
    written(tmp_path / "dist", [manifest("deployment", **{"container.image": "web:3"})])
    assert "web:2 → web:3" in program("main")[1]
    assert "web:1 → web:2" in program("HEAD~1", "HEAD")[1]
    code, _ = program("absent")
    assert code.startswith(
        "'absent' must be a folder of manifests, or a commit that has 'dist', got "
    )


def test_attributes_of_a_commit_hide_nothing(program, commit, tmp_path):
    written(tmp_path / "dist", [WEB])
    (tmp_path / ".gitattributes").write_text("dist/** export-ignore\n")
    commit()
    written(tmp_path / "dist", [WEB, CLAIM])
    commit()
    assert "shop/PersistentVolumeClaim/data added" in program("HEAD~1", "HEAD")[1]


def test_a_link_in_a_commit_is_refused(program, commit, tmp_path):
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist/a.yaml").symlink_to("/etc/passwd")
    commit()
    code, _ = program("HEAD", "HEAD")
    assert code == "'dist/a.yaml' of HEAD must be a regular file, got a link; remove it"


@pytest.mark.parametrize("name", ["--output=made", "--remote=made", "--upload-pack=touch made"])
def test_the_name_of_a_commit_is_no_option_of_git(program, commit, tmp_path, name):
    written(tmp_path / "dist", [CLAIM])
    commit()
    code, _ = program("HEAD", "--", name)
    assert str(code).startswith(f"'{name}' must be a folder of manifests, or a commit that has")
    assert not (tmp_path / "made").exists()


@pytest.fixture
def folders(tmp_path):
    pages = "first\nsecond\n"
    config = made("ConfigMap", "pages", data={"index.html": pages, "gone": "x"})
    changed = made("ConfigMap", "pages", data={"index.html": pages + "third | @all <b>\n"})
    old = [CLAIM, WEB, config, made("Service", spec={})]
    new = [NEWER, changed, made("Service", "shop", spec={})]
    return written(tmp_path / "old", old), written(tmp_path / "new", new)


def test_text(program, folders, snapshot):
    assert program(*folders)[1] == snapshot


def test_a_brief_one_is_of_consequences_alone(program, folders):
    _, text = program(*folders, "--brief")
    assert "web:1" not in text
    assert "ConfigMap" not in text
    assert "Its data are deleted" in text
    assert "1 removed, 1 moved, 2 changed" in text


def test_markdown(program, folders, snapshot):
    assert program(*folders, "--format", "markdown")[1] == snapshot


def test_json_has_the_form_of_its_schema(program, folders):
    import jsonschema  # It takes a second, which each worker would spend.

    code, text = program(*folders, "--format", "json")
    found = json.loads(text)
    jsonschema.validate(found, Plan.model_json_schema())
    assert (code, found["severity"], len(found["objects"])) == (30, "destructive", 4)


def test_values_of_charts_stand_beside_objects(program, tmp_path):
    for name, replicas in (("old", 1), ("new", 2)):
        (tmp_path / name / "monitoring").mkdir(parents=True)
        file = tmp_path / name / "monitoring/loki-values.yaml"
        file.write_text(yaml.safe_dump({"singleBinary": {"replicas": replicas}}))
    code, text = program(str(tmp_path / "old"), str(tmp_path / "new"))
    assert code == 20
    assert "~ monitoring/HelmValues/loki changed [attention]" in text
    assert "~ singleBinary.replicas: 1 → 2" in text
