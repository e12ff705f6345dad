"""verify.sh, which runs the tests of an application."""

import os

import pytest


def verify(pod, command, **given):
    return pod.run("verify.sh", {"CONTEXT": "apps", "COMMAND": command, **given}, check=False)


@pytest.fixture
def source(pod):
    folder = pod.path("workspace/source/apps")
    folder.mkdir()
    (folder / "package.json").write_text("{}")
    pod.own()
    return folder


def test_verify_runs_in_the_folder_of_the_application_with_its_variables(pod, source):
    show = 'ls; basename "$PWD"; env | grep -E "^(PGHOST|LC_ALL)=" || true'
    assert verify(pod, show).out == "package.json\napps\n"
    done = verify(pod, show, PGHOST="db", LC_ALL="C.UTF-8")
    variables = {"PGHOST=db", "LC_ALL=C.UTF-8"}
    assert set(done.out.splitlines()) == {"package.json", "apps", *variables}


def test_verify_leaves_the_source_as_it_is(pod, source):
    """The next step makes the image of it, which must be the one of what is committed."""
    (source / "link").symlink_to("package.json")
    before = pod.files()
    done = verify(pod, "readlink link; touch new ../new; rm package.json")
    assert (done.code, done.out, pod.files()) == (0, "package.json\n", before)


@pytest.mark.parametrize("command", ["false; true", "false | true", "echo $missing"])
def test_verify_fails_with_any_of_its_commands(pod, source, command):
    assert verify(pod, command).code != 0


def test_tests_that_failed_are_not_run_again(pod, source):
    """A try more is for a pod that went away, and they may take half an hour."""
    assert verify(pod, "exit 3").error == "refused: the tests of the application have failed\n"
    done = verify(pod, "echo run again")
    assert (done.code, done.out) == (1, "")
    assert done.error == "refused by a try before, whose log says why\n"


def test_tests_that_were_killed_are_run_again(pod, source):
    assert verify(pod, "kill -KILL $PPID; false").code < 0
    done = verify(pod, "echo run again")
    assert (done.code, done.out) == (0, "run again\n")


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
