import pytest
from cdk8s import App, Chart

from constructs_lib.tekton import (
    Parameter,
    Pipeline,
    PipelineProps,
    PipelineTask,
    Step,
    Task,
    TaskProps,
)
from constructs_lib.tekton.pipeline_runs import RunProps, pipeline_run
from constructs_lib.testing import assert_rules

REVISION = {"revision": Parameter(description="Commit")}


def task(chart, name, **given):
    step = Step(image="git:1", script="true")
    return Task(chart, name, TaskProps(description=name, steps={"a": step}, **given))


def pipeline(chart, **given):
    tasks = given.pop("tasks", None) or {"clone": PipelineTask(task=task(chart, "clone"))}
    props = {"description": "Builds", "parameters": REVISION, "tasks": tasks, **given}
    return Pipeline(chart, "shop", PipelineProps(**props))


@pytest.mark.parametrize("timeout", ["5m", "300s"])
def test_a_run_has_time_for_more_than_its_report(timeout):
    """Tekton would refuse a run of less, when it is too late; and with 5m its Tasks had no end."""
    message = "'timeout' must be longer than 5m, which are kept for .*, got '.*'; raise it"
    with pytest.raises(ValueError, match=message):
        RunProps(timeout=timeout)
    assert RunProps(timeout="5m1s").timeout == "5m1s"


def test_only_a_builder_of_a_dockerfile_has_users_of_its_own(chart):
    step = Step(image="kaniko:1", script="true", rights="image-builder")
    image = Task(chart, "image", TaskProps(description="a", steps={"a": step}))
    tasks = {"image": PipelineTask(task=image)}
    run = pipeline_run(pipeline(chart, tasks=tasks), {"revision": "1"}, RunProps())
    assert run["spec"]["taskRunSpecs"] == [
        {"pipelineTaskName": "image", "podTemplate": {"hostUsers": False}}
    ]
    security = run["spec"]["taskRunTemplate"]["podTemplate"]["securityContext"]
    assert security["runAsNonRoot"] is True


@pytest.mark.parametrize("given", [{}, {"revision": "1", "other": "2"}])
def test_a_run_gives_what_the_pipeline_wants(chart, given):
    with pytest.raises(ValueError, match=r"shop: 'parameters' of a run must be those of the Pip"):
        pipeline_run(pipeline(chart), given, RunProps())


def test_no_task_of_another_namespace(chart):
    other = Chart(App(), "other", namespace="other")
    tasks = {"far": PipelineTask(task=task(other, "far"))}
    with pytest.raises(ValueError, match="test/shop: 'tasks' must be of namespace 'test', got 'fa"):
        pipeline(chart, tasks=tasks)


@pytest.mark.parametrize(
    ("wanted", "given", "message"),
    [
        (
            {},
            {"a": "1"},
            r"'parameters' of 'a' must be those of Task 'a' \(none\), got 'a'; correct",
        ),
        (REVISION, {}, "must have all of Task 'a' that have no default, got none for 'revision'"),
    ],
)
def test_a_task_gets_the_parameters_that_it_wants(chart, wanted, given, message):
    tasks = {"a": PipelineTask(task=task(chart, "a", parameters=wanted), parameters=given)}
    with pytest.raises(ValueError, match=message):
        pipeline(chart, tasks=tasks)


def test_no_two_tasks_of_one_name(chart):
    used = {"a": PipelineTask(task=task(chart, "a"))}
    message = "'at_end' must not have names of 'tasks', got 'a' in both; rename one"
    with pytest.raises(ValueError, match=message):
        pipeline(chart, tasks=used, at_end=used)


def test_only_tasks_at_the_end_depend_on_how_others_ended(chart):
    one = task(chart, "a")
    tasks = {
        "a": PipelineTask(task=one),
        "b": PipelineTask(task=one, only_if={"$(tasks.a.status)": "Succeeded"}),
    }
    pipeline(chart, tasks=tasks)
    message = r"uses '\$\(tasks.a.status\)' in 'b', which does not run at the end; remove it, or mo"
    with pytest.raises(pytest.fail.Exception, match=message):
        assert_rules(chart)
