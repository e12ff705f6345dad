"""Scripts that run a program of others, and how scripts are joined."""

import os
import re
from importlib.resources import files

import pytest

from constructs_lib.tekton.step_script import step_script

SCRIPTS = [file.name for file in files("constructs_lib.tekton").joinpath("scripts").iterdir()]
SHARED = {"api.sh", "cache.sh", "common.sh", "git.sh"}


@pytest.mark.parametrize("name", sorted(set(SCRIPTS) - SHARED))
def test_a_step_has_its_whole_script(name):
    text = step_script(name)
    assert text.startswith("#!/")
    assert not re.search(r"^\s*(source|\.) ", text, re.MULTILINE)


@pytest.mark.parametrize("name", sorted(SCRIPTS))
def test_no_script_has_a_variable_of_tekton(name):
    """Those are replaced in the text before a shell reads it, so that a value would be program."""
    kinds = r"params|inputs|outputs|workspaces|results|tasks|steps|step|context|credentials"
    assert not re.search(rf"\$\(({kinds})[.\[]", step_script(name))


def verify(pod, command, context="apps", **given):
    return pod.run("verify.sh", {"CONTEXT": context, "COMMAND": command, **given}, check=False)


@pytest.fixture
def source(pod):
    folder = pod.path("workspace/source/apps")
    folder.mkdir()
    (folder / "package.json").write_text("{}")
    pod.own()
    return folder


def test_verify_runs_in_the_folder_of_the_application(pod, source):
    done = verify(pod, 'ls; basename "$PWD"')
    assert (done.code, done.out) == (0, "package.json\napps\n")


def test_verify_leaves_the_source_as_it_is(pod, source):
    """The next step makes the image of it, which must be the one of what is committed."""
    (source / "link").symlink_to("package.json")
    before = pod.files()
    done = verify(pod, "readlink link; touch new ../new; rm package.json")
    assert (done.code, done.out, pod.files()) == (0, "package.json\n", before)


@pytest.mark.parametrize("command", ["false; true", "false | true", "echo $missing", "exit 3"])
def test_verify_fails_with_any_of_its_commands(pod, source, command):
    assert verify(pod, command).code != 0


def test_verify_passes_variables_on(pod, source):
    assert verify(pod, "echo $PGHOST", PGHOST="db").out == "db\n"


@pytest.mark.parametrize(
    ("free", "used", "kept"),
    [
        pytest.param("1023", "90%", [], id="full"),
        pytest.param("1023", "89%", ["npm"], id="a small volume"),
        pytest.param("1024", "99%", ["npm"], id="a large one"),
    ],
)
def test_verify_empties_a_full_volume_of_packages(pod, source, free, used, kept):
    """npm ends where it cannot write to it, and so would each run from then on."""
    assert source
    for name in ("bin", "cache/npm"):
        pod.path(name).mkdir(parents=True)
    pod.path("cache/npm/package").write_text("1")
    pod.path("bin/df").write_text(f"#!/bin/sh\necho '  Avail Use%'\necho '   {free}  {used}'\n")
    pod.path("bin/df").chmod(0o755)
    pod.own()
    path = f"{pod.path('bin')}:{os.environ['PATH']}"
    verify(pod, "true", PATH=path, CACHE=str(pod.path("cache")))
    assert [each.name for each in pod.path("cache").iterdir()] == kept


@pytest.mark.parametrize("context", ["missing", "-x", "$(touch hacked)"])
def test_verify_needs_its_folder(pod, source, context):
    done = verify(pod, "true", context)
    assert done.code != 0
    assert "No such file or directory" in done.error
