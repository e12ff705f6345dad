"""Tekton's own webhooks admit what is right, and refuse what is wrong by its name."""

import pytest

from tests.apiserver.cluster import Refused
from tests.apiserver.dist import differences, manifests, title
from tests.apiserver.tekton.samples import sample, samples
from tests.checkout import ROOT
from tests.objects import put

GROUPS = ("tekton.dev/", "triggers.tekton.dev/")


def of_tekton(objects):
    return [each for each in objects if each["apiVersion"].startswith(GROUPS)]


def test_there_are_objects_where_the_file_is():
    """Otherwise the next test would look at nothing."""
    assert bool(of_tekton(manifests())) == (ROOT / "dist/cicd/tekton.yaml").exists()


@pytest.mark.parametrize("manifest", of_tekton([*samples(), *manifests()]), ids=title)
def test_is_admitted_and_kept_as_written(tekton, manifest):
    """Of what the webhook adds inside of a list, Argo CD would never get rid."""
    answer = tekton.apply(manifest, dry_run=True)
    assert answer.warnings == []
    assert list(differences(manifest, answer.object, atomic_lists=True)) == []


def changed(kind, path, value):
    """Return a sample in which a place has another value; None: nothing is there."""
    manifest = sample(kind)
    put(manifest, path, value)
    return manifest


STEP = ("spec", "steps", 0)
FIRST, SECOND = ("spec", "tasks", 0), ("spec", "tasks", 1)
TRIGGER = ("spec", "triggers", 0)
BREACHES = {
    "parameter of a step": (
        ("Task", (*STEP, "env", 0, "value"), "$(params.missing)"),
        r'non-existent variable in "\$\(params.missing\)": spec.steps\[0\].env\[REVISION\]',
    ),
    "workspace of a step": (
        ("Task", (*STEP, "workspaces"), [{"name": "missing"}]),
        r'undefined workspace "missing": spec.steps\[0\].workspaces\[0\].name',
    ),
    "result of a script": (
        ("Task", (*STEP,), {"image": "busybox:1", "script": "echo >$(results.missing.path)"}),
        r'non-existent variable in "echo >\$\(results.missing.path\)": spec.steps\[0\].script',
    ),
    "step without an image": (
        ("Task", (*STEP, "image"), None),
        r"missing field\(s\): spec.steps\[0\].Image",
    ),
    "two workspaces at one path": (
        (
            "Task",
            ("spec", "workspaces"),
            [{"name": "a", "mountPath": "/a"}, {"name": "b", "mountPath": "/a"}],
        ),
        r'workspace mount path "/a" must be unique: spec.workspaces\[1\].mountpath',
    ),
    "workspace at the path of a volume": (
        ("Task", (*STEP, "volumeMounts"), [{"name": "a", "mountPath": "/workspace/source"}]),
        r'workspace mount path "/workspace/source" must be unique: spec.workspaces\[0\]',
    ),
    "volume in a folder of Tekton's": (
        ("Task", (*STEP, "volumeMounts"), [{"name": "a", "mountPath": "/tekton/results"}]),
        r"volumeMount cannot be mounted under /tekton/",
    ),
    "volume with a name of Tekton's": (
        ("Task", (*STEP, "volumeMounts"), [{"name": "tekton-internal-a", "mountPath": "/a"}]),
        'volumeMount name "tekton-internal-a" cannot start with "tekton-internal-"',
    ),
    "unknown field": (("Task", ("spec", "stepz"), []), ".spec.stepz: field not declared"),
    "parameter of a pipeline": (
        ("Pipeline", (*FIRST, "params", 0, "value"), "$(params.missing)"),
        r'non-existent variable in "\$\(params.missing\)": spec.tasks\[0\].params\[revision\]',
    ),
    "workspace of a pipeline": (
        ("Pipeline", (*FIRST, "workspaces", 0, "workspace"), "missing"),
        'pipeline task "build" expects workspace with name "missing"',
    ),
    "task twice": (
        ("Pipeline", (*SECOND, "name"), "build"),
        r"expected exactly one, got both: spec.tasks\[1\].name",
    ),
    "order after no task": (
        ("Pipeline", (*SECOND, "runAfter"), ["missing"]),
        "task publish depends on missing but missing wasn't present in Pipeline",
    ),
    "result of no task": (
        ("Pipeline", (*SECOND, "params", 0, "value"), "$(tasks.missing.results.digest)"),
        "missing",
    ),
    "order in a circle": (("Pipeline", (*FIRST, "runAfter"), ["publish"]), "cycle detected"),
    "results in a circle": (
        ("Pipeline", (*FIRST, "params", 0, "value"), "$(tasks.publish.results.digest)"),
        "cycle detected",
    ),
    "end of a task before the end": (
        ("Pipeline", (*SECOND, "params", 0, "value"), "$(tasks.build.status)"),
        "pipeline tasks can not refer to execution status of any other pipeline task",
    ),
    "task twice, once at the end": (
        (
            "Pipeline",
            ("spec", "finally"),
            [{"name": "build", "taskRef": {"name": "build"}}],
        ),
        "expected exactly one, got both: spec.finally",
    ),
    "run of nothing": (
        ("PipelineRun", ("spec", "pipelineRef"), None),
        "expected exactly one, got neither: spec.pipelineRef, spec.pipelineSpec",
    ),
    "tasks that outlast their run": (
        ("PipelineRun", ("spec", "timeouts"), {"pipeline": "1m", "tasks": "2m"}),
        "invalid value: 2m0s should be <= pipeline duration: spec.timeouts.tasks",
    ),
    "kind of a binding": (
        ("EventListener", (*TRIGGER, "bindings", 0, "kind"), "Binding"),
        r"invalid value: invalid kind: .*bindings\[0\].kind",
    ),
    "trigger without a template": (
        ("EventListener", (*TRIGGER, "template"), None),
        r"got neither: spec.triggers\[0\].template, spec.triggers\[0\].triggerRef",
    ),
    "interceptor without a name": (
        ("EventListener", (*TRIGGER, "interceptors", 0, "ref", "name"), None),
        r"missing field\(s\): spec.triggers\[0\].interceptors\[0\].interceptor",
    ),
    "long name of a listener": (
        ("EventListener", ("metadata", "name"), "a" * 61),
        "must be no more than 60 characters long",
    ),
    "no triggers": (("EventListener", ("spec", "triggers"), []), "got neither"),
    "parameter of a template": (
        ("TriggerTemplate", ("spec", "params"), [{"name": "revision"}]),
        r"undeclared param '\$\(tt.params.message\)'",
    ),
    "template of no kind": (
        ("TriggerTemplate", ("spec", "resourcetemplates", 0, "kind"), None),
        r"missing field\(s\): spec.resourcetemplates\[0\].kind",
    ),
}


@pytest.mark.parametrize("breach", BREACHES)
def test_a_breach_is_refused_by_name(tekton, breach):
    change, message = BREACHES[breach]
    with pytest.raises(Refused, match=message):
        tekton.apply(changed(*change), dry_run=True)
