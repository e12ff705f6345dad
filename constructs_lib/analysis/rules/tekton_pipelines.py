"""Rules on Tasks and Pipelines of Tekton: names resolve, and parameters fit."""

import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from graphlib import CycleError, TopologicalSorter

from constructs_lib.analysis.custom_resources import (
    PipelineRunSpec,
    PipelineTask,
    programs_of,
    tasks_of,
    volumes_of,
)
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.kube.manifests import rendered
from constructs_lib.kube.structs import k8s, tekton

UNSAFE = re.compile(
    r"\$\(\s*(?:inputs\.)?(?:params|context|tasks|finally|steps?|tt|body|header|extensions)"
    r"[.\[][^)]*\)"
)
"""Variables of Tekton whose values come from outside. Those of results and workspaces of the Task
itself are paths.
"""

OPTION = re.compile(r"--?[\w.-]+=")
"""Begin of an argument whose rest is the value of an option, whatever it says."""

OPTION_OF_SHELLS = re.compile("-[a-z]*c")
"""Argument after which a shell runs a text."""

VARIABLE = re.compile(r"\$\(([^()$]*)\)")
"""A variable of Tekton, or of a shell or Kubernetes."""

PARAMETER = re.compile(
    r"""(?:inputs\.)?params(?:\.([^.\[\]]+)|\[["']([^"']+)["']\])(?:\[[*\d]+\]|\..+)?"""
)
"""Reference to a parameter in a variable: `params.name`, `params['name']`."""

RESULT = re.compile(r"tasks\.([^.]+)\.results\.([^.\[\]]+)(?:\[[*\d]+\]|\..+)?")
"""Reference to a result of another Task of a Pipeline."""

STATUS = re.compile(r"tasks\.([^.]+)\.(?:status|reason)")
"""Reference to the end of another Task of a Pipeline."""


@register("parameter-in-script")
def _parameter_in_script(inventory: Inventory) -> Iterator[Finding]:
    for task in inventory.tasks:
        for step in programs_of(task):
            command = [*step.command, *step.args]
            has_shell = any(OPTION_OF_SHELLS.fullmatch(each) for each in command)
            for field, texts in (
                ("script", [step.script or ""]),
                ("command", step.command),
                ("args", [each for each in step.args if has_shell or not OPTION.match(each)]),
            ):
                for text in texts:
                    for found in UNSAFE.finditer(text):
                        problem = f"has '{found[0]}' in '{field}' of step '{step.name}'"
                        fix = "pass it as an environment variable, whose value no shell reads"
                        yield finding(task, problem, fix)


@register("task-reference-missing")
def _task_reference_missing(inventory: Inventory) -> Iterator[Finding]:
    for task in inventory.of_kind(tekton.Task):
        spec = task.spec or tekton.TaskSpec()
        template = [spec.step_template] if spec.step_template else []
        steps, volumes = [*template, *programs_of(task)], volumes_of(task)
        texts = [variable.value or "" for step in steps for variable in step.env]
        yield from undeclared(task, texts, [each.name for each in spec.params])
        for step in steps:
            for mount in step.volume_mounts:
                # Volumes that the run adds are named by a variable.
                if mount.name not in {each.name for each in volumes} and "$(" not in mount.name:
                    problem = f"mounts volume '{mount.name}', which it lacks"
                    yield finding(task, problem, "add it or correct the name")


@register("pipeline-task-mismatch")
def _pipeline_task_mismatch(inventory: Inventory) -> Iterator[Finding]:
    for pipeline in inventory.of_kind(tekton.Pipeline):
        tasks = {
            used.name: inventory.find("Task", pipeline.namespace, used.task_ref.name or "")
            for used in tasks_of(pipeline)
            if used.task_ref
            and not used.task_ref.resolver
            and (used.task_ref.kind or "Task") == "Task"
        }
        at_end = {used.name for used in pipeline.spec.finally_} if pipeline.spec else set()
        for used in tasks_of(pipeline):
            if _names_nothing(used):
                problem = f"has '{used.name or ''}' without the name of a Task"
                yield finding(pipeline, problem, "state 'taskRef.name', or 'taskSpec'")
            task = tasks.get(used.name)
            if isinstance(task, tekton.Task):
                spec = task.spec or tekton.TaskSpec()
                yield from misfits(pipeline, used, f" of '{used.name}'", task, spec)
            yield from _references(pipeline, used, tasks, at_end)
        yield from _circles(pipeline)


def _names_nothing(used: PipelineTask) -> bool:
    """Return whether a Task of a Pipeline has no name, resolver, kind of others or spec."""
    if ref := used.task_ref:
        return not (ref.name or ref.resolver or (ref.api_version and ref.kind))
    others = (used.task_spec, used.pipeline_ref, used.pipeline_spec)
    return all(each is None for each in others)


def misfits(
    where: k8s.Object,
    used: PipelineTask | PipelineRunSpec,
    of: str,
    whose: k8s.Object,
    spec: tekton.TaskSpec | tekton.PipelineSpec,
) -> Iterator[Finding]:
    """Yield parameters and workspaces that a Task or Pipeline does not declare, or does not get."""
    given = [each.name for each in used.params]
    parameters = {each.name: each.default is None for each in spec.params}
    yield from unmatched(where, given, parameters, f"parameter{of}", whose)
    given = [each.name for each in used.workspaces]
    workspaces = {each.name: not each.optional for each in spec.workspaces}
    yield from unmatched(where, given, workspaces, f"workspace{of}", whose)


def _references(
    pipeline: tekton.Pipeline,
    used: PipelineTask,
    tasks: Mapping[str | None, k8s.Object | None],
    at_end: Set[str | None],
) -> Iterator[Finding]:
    """Yield references of a Task of a Pipeline that do not resolve."""
    spec = pipeline.spec or tekton.PipelineSpec()
    names = {each.name for each in tasks_of(pipeline)}
    texts = _texts(used)
    yield from undeclared(pipeline, texts, [each.name for each in spec.params])
    for variable in variables_of(texts):
        is_end = variable == "tasks.status" or STATUS.fullmatch(variable)
        if is_end and used.name not in at_end:
            problem = f"uses '$({variable})' in '{used.name}', which does not run at the end"
            yield finding(pipeline, problem, "remove it, or move the Task to 'finally'")
            continue
        if match := RESULT.fullmatch(variable) or STATUS.fullmatch(variable):
            other = match[1]
            if other not in names - at_end - {used.name}:
                problem = f"uses '$({variable})' in '{used.name}', but has no Task '{other}' before"
                yield finding(pipeline, problem, "correct the name")
                continue
            task = tasks.get(other)
            if isinstance(task, tekton.Task) and match.re is RESULT:
                known = {each.name for each in task.spec.results} if task.spec else set()
                if match[2] not in known:
                    problem = f"uses '$({variable})' in '{used.name}', a result that {task} lacks"
                    yield finding(pipeline, problem, "add it there or correct the name")
    declared = {each.name for each in spec.workspaces}
    for workspace in used.workspaces:
        # Without a name it is that of the Task.
        wanted = workspace.workspace or workspace.name
        if wanted not in declared:
            problem = f"gives '{used.name}' its workspace '{wanted}', which it lacks"
            yield finding(pipeline, problem, "add it or correct the name")
    for other in used.run_after:
        if other not in names - at_end - {used.name}:
            problem = f"runs '{used.name}' after '{other}', which it lacks"
            yield finding(pipeline, problem, "correct the name")


def _texts(used: PipelineTask) -> list[str]:
    """Return the texts of a Task of a Pipeline that may hold variables."""
    texts = [json.dumps(each.value) for each in used.params]
    return [*texts, *(json.dumps(rendered(each), default=str) for each in used.when)]


def _circles(pipeline: tekton.Pipeline) -> Iterator[Finding]:
    """Yield a finding where Tasks of a Pipeline wait for one another, by order or results."""
    waits = {}
    for used in pipeline.spec.tasks if pipeline.spec else ():
        results = map(RESULT.fullmatch, variables_of(_texts(used)))
        others = [*used.run_after, *(match[1] for match in results if match)]
        waits[used.name] = [other for other in dict.fromkeys(others) if other != used.name]
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        names = ", ".join(f"'{name}'" for name in error.args[1][1:])
        problem = f"has Tasks that wait for one another ({names})"
        yield finding(pipeline, problem, "let each use results only of those before it")


def unmatched(
    where: k8s.Object,
    given: Sequence[str],
    wanted: Mapping[str, bool],
    what: str,
    whose: k8s.Object,
) -> Iterator[Finding]:
    """Yield a finding for each name that is not wanted, or missing although it is required."""
    for name in dict.fromkeys(given):
        if name not in wanted:
            yield finding(where, f"gives {what} '{name}', which {whose} lacks", "correct it")
    for name, is_required in wanted.items():
        if is_required and name not in given:
            yield finding(where, f"gives no {what} '{name}', which {whose} wants", "add it")


def undeclared(
    where: k8s.Object,
    texts: Sequence[str],
    declared: Container[str],
    reference: re.Pattern[str] = PARAMETER,
) -> Iterator[Finding]:
    """Yield findings on references to parameters that an object does not declare."""
    for variable in variables_of(texts):
        match = reference.fullmatch(variable)
        if match and next(filter(None, match.groups())) not in declared:
            problem = f"uses '$({variable})', a parameter that it lacks"
            yield finding(where, problem, "declare it in 'params'")


def variables_of(texts: Iterable[str]) -> Sequence[str]:
    """Return the distinct contents of the variables in texts."""
    return list(
        dict.fromkeys(
            # In JSON, quotes are behind a backslash.
            found[1].strip().replace('\\"', '"')
            for text in texts
            for found in VARIABLE.finditer(text)
        )
    )
