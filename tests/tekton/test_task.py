import pytest
from pydantic import ValidationError

from constructs_lib.tekton import Parameter, Step, Task, TaskProps
from constructs_lib.workloads import MountProps
from tests.other_values import every_option

STEP = Step(image="git:1", script='#!/bin/sh\ngit fetch -- "$URL"\n')
SECRET = MountProps(volume="secret", read_only=True)
WITH_SECRET = STEP.model_copy(update={"mounts": {"/secret": SECRET}})
REVISION = {"revision": Parameter(description="Commit")}


def task(chart, **given):
    props = {"description": "Clones", "steps": {"clone": STEP}, "parameters": REVISION, **given}
    return Task(chart, "clone", TaskProps(**props))


def test_every_option(chart, manifests):
    made = Task(
        chart, "task", every_option(TaskProps, environment={"SHARED": "one"}, parameters=REVISION)
    )
    assert [made.task.to_json()] == manifests


def test_a_program_sees_the_text_that_is_stated(chart):
    """Kubernetes replaces `$(NAME)` in values of variables, and `$$` by `$`."""
    step = Step(image="a:1", script="true", environment={"COMMAND": "a $(date) $$ $$(b) $c $"})
    made = task(chart, steps={"clone": step})
    (found,) = made.task.to_json()["spec"]["steps"]
    assert found["env"] == [{"name": "COMMAND", "value": "a $$(date) $$$ $$$$(b) $c $"}]


VARIABLES = (
    "$(params.revision)",
    "$(params['revision'])",
    "$(tasks.build.results.digest)",
    "$(tt.params.revision)",
    "$(body.after)",
)


@pytest.mark.parametrize("variable", VARIABLES)
def test_no_script_and_no_constant_has_a_variable_of_tekton(variable):
    message = "must hold no variable of Tekton, whose"
    with pytest.raises(ValidationError, match=message):
        Step(image="a:1", script=f"git checkout {variable}")
    with pytest.raises(ValidationError, match=message):
        Step(image="a:1", script="true", environment={"A": f"a{variable}"})


def test_a_shell_may_run_commands_of_those_names():
    text = 'a=$(params) b=$(tasks --all) c=$((1 + 2)) d="$(body <file)"'
    assert Step(image="a:1", script=text).script == text


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param(
            {"workspaces": {"output": "/output"}, "read_only": ["otuput"]},
            r"'read_only' must have names of 'workspaces' \(output\), got 'otuput'; correct it",
            id="workspace that is not there",
        ),
        pytest.param(
            {"environment": {"REVISION": "a"}},
            "'environment' must not have names of parameters, got 'REVISION' and parameter "
            "'revision'; rename one",
            id="variable of a parameter",
        ),
        pytest.param(
            {"steps": {"a": Step(image="a:1", script="a", environment={"REVISION": "a"})}},
            "'environment' of step 'a' must not have names of parameters and of 'environment' of "
            "the Task, got 'REVISION'; rename one",
            id="variable of a parameter in a step",
        ),
        pytest.param(
            {"volumes": {"tmp": {"empty_dir": {"size_limit": "1Gi"}}}},
            r"'volumes' must not have names that the construct sets itself \(tmp\), got 'tmp'",
            id="volume of the construct",
        ),
        pytest.param(
            {"steps": {"a" * 59: STEP}},
            "'steps' must be the name of a step of at most 58 characters, since its container is "
            "called 'step-…', got 'a+'",
            id="long name of a step",
        ),
        pytest.param(
            {"workspaces": {"source": "/source", "cache": "/source"}},
            "'workspaces' must have paths of their own, got '/source' of 'cache', which workspace "
            "'source' has, too; use another path",
            id="workspaces at one path",
        ),
        pytest.param(
            {"workspaces": {"source": "/tmp"}},
            "got '/tmp' of 'source', which the construct has, too; use another path",
            id="workspace at the path of the construct",
        ),
        pytest.param(
            {"workspaces": {"source": "/secret"}, "steps": {"a": WITH_SECRET}},
            "got '/secret' of 'source', which a step has, too; use another path",
            id="workspace at the path of a step",
        ),
        pytest.param(
            {"parameters": {"Revision": Parameter(description="a")}},
            "must be the name of a parameter or result",
            id="name of a parameter",
        ),
    ],
)
def test_refuses(chart, given, message):
    with pytest.raises(ValidationError, match=message):
        task(chart, **given)


def test_paths_beside_those_of_others(chart):
    """A step may have a volume of its own at `/tmp`."""
    mounts = {path: SECRET for path in ("/tmp", "/source/a")}
    made = task(
        chart,
        steps={"a" * 58: STEP.model_copy(update={"mounts": mounts})},
        workspaces={"source": "/source", "cache": "/sources"},
    )
    assert made.workspaces == ("source", "cache")


def test_a_step_is_root_only_where_it_says_so(chart):
    steps = {"a": STEP, "b": STEP.model_copy(update={"rights": "image-builder"})}
    spec = task(chart, steps=steps).task.to_json()["spec"]
    assert spec["stepTemplate"]["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    assert ["securityContext" in each for each in spec["steps"]] == [False, True]
