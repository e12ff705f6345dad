"""Rules on runs and Triggers, on objects that break them and on sound ones."""

from tests.rules.sound import (
    add,
    assert_fires,
    each_break,
    each_pass,
    in_turn,
    named,
    put,
    run,
    take,
)

RUN = ("template", "spec", "resourcetemplates", 0, "spec")
TRIGGER = ("trigger", "spec")

BREAKS = {
    "runs_fit_their_pipelines": [
        (
            "no such Pipeline",
            put((*RUN, "pipelineRef", "name"), "bulid"),
            "TriggerTemplate app/build runs Pipeline 'app/bulid', which does not exist; add it",
        ),
        (
            "no such Pipeline in another namespace",
            put(("template", "spec", "resourcetemplates", 0, "metadata", "namespace"), "builds"),
            "runs Pipeline 'builds/build', which does not exist",
        ),
        (
            "unknown parameter",
            put((*RUN, "params", 0, "name"), "revison"),
            "gives parameter 'revison', which Pipeline app/build lacks; correct it",
        ),
        (
            "missing parameter",
            put((*RUN, "params"), []),
            "gives no parameter 'revision', which Pipeline app/build wants; add it",
        ),
        (
            "missing workspace",
            put((*RUN, "workspaces"), []),
            "gives no workspace 'run', which Pipeline app/build wants",
        ),
        (
            "unknown workspace",
            put((*RUN, "workspaces", 1, "name"), "less"),
            "gives workspace 'less', which Pipeline app/build lacks",
        ),
        (
            "claim",
            put((*RUN, "workspaces", 0, "persistentVolumeClaim", "claimName"), "absent"),
            "TriggerTemplate app/build uses PersistentVolumeClaim 'absent', which does not exist",
        ),
        (
            "ServiceAccount",
            put((*RUN, "taskRunTemplate", "serviceAccountName"), "absent"),
            "TriggerTemplate app/build uses ServiceAccount 'absent', which does not exist",
        ),
        (
            "ServiceAccount that only the namespace of the template has",
            put(("template", "spec", "resourcetemplates", 0, "metadata", "namespace"), "builds"),
            "TriggerTemplate app/build uses ServiceAccount 'web', which does not exist",
        ),
        (
            "ServiceAccount of a Task",
            put((*RUN, "taskRunSpecs", 0, "serviceAccountName"), "absent"),
            "TriggerTemplate app/build uses ServiceAccount 'absent', which does not exist",
        ),
        (
            "Task that the Pipeline lacks",
            put((*RUN, "taskRunSpecs", 0, "pipelineTaskName"), "psuh"),
            "names Task 'psuh' of Pipeline app/build, which lacks it; correct the name",
        ),
        (
            "parameter of the template",
            put((*RUN, "params", 0, "value"), "$(tt.params.revison)"),
            "uses '$(tt.params.revison)', a parameter that it lacks; declare it in 'params'",
        ),
        (
            "run that is stated",
            add(
                started=named(
                    "PipelineRun",
                    "once",
                    "tekton.dev/v1",
                    spec={"pipelineRef": {"name": "absent"}},
                )
            ),
            "PipelineRun app/once runs Pipeline 'app/absent', which does not exist",
        ),
    ],
    "triggers_find_what_they_use": [
        (
            "no such binding",
            take("binding"),
            "Trigger app/build uses TriggerBinding 'build', which does not exist; add it",
        ),
        (
            "no such template",
            take("template"),
            "Trigger app/build uses TriggerTemplate 'build', which does not exist",
        ),
        (
            "parameter that the template lacks",
            put(("binding", "spec", "params", 0, "name"), "revison"),
            "Trigger app/build gives parameter 'revison', which TriggerTemplate app/build lacks",
        ),
        (
            "parameter that the template wants",
            put((*TRIGGER, "bindings"), [{"ref": "build"}]),
            "Trigger app/build gives no parameter 'more', which TriggerTemplate app/build wants",
        ),
        (
            "parameter of its own that the template lacks",
            put((*TRIGGER, "bindings"), [{"ref": "build"}, {"name": "less", "value": "1"}]),
            "Trigger app/build gives parameter 'less', which TriggerTemplate app/build lacks",
        ),
        (
            "Secret",
            put((*TRIGGER, "interceptors", 0, "params", 0, "value", "secretName"), "absent"),
            "Trigger app/build uses Secret 'absent', which does not exist; declare it",
        ),
        (
            "key of a Secret",
            put((*TRIGGER, "interceptors", 0, "params", 0, "value", "secretKey"), "c"),
            "Trigger app/build uses key 'c' of Secret 'secret', which lacks it",
        ),
        (
            "ServiceAccount",
            put(("listener", "spec", "serviceAccountName"), "absent"),
            "EventListener app/web uses ServiceAccount 'absent', which does not exist",
        ),
        (
            "Trigger",
            put(("listener", "spec", "triggers", 0, "triggerRef"), "absent"),
            "EventListener app/web uses Trigger 'absent', which does not exist",
        ),
        (
            "trigger in the EventListener itself",
            put(("listener", "spec", "triggers", 1, "template", "ref"), "absent"),
            "EventListener app/web uses TriggerTemplate 'absent', which does not exist",
        ),
    ],
}


@each_break(BREAKS)
def test_rule_fires(rule, change, message):
    assert_fires(rule, change, message)


PASSES = {
    "runs_fit_their_pipelines": [
        ("Pipeline from elsewhere", put((*RUN, "pipelineRef"), {"resolver": "git"})),
        (
            "claim that a parameter names",
            put((*RUN, "workspaces", 0, "persistentVolumeClaim", "claimName"), "$(tt.params.x)"),
        ),
        ("variable of the run", put((*RUN, "params", 0, "value"), "$(context.pipelineRun.name)")),
        ("Pipeline in the run itself", take(*RUN, "pipelineRef")),
        (
            "template of another kind",
            put(("template", "spec", "resourcetemplates", 0), {"kind": "Widget", "spec": 1}),
        ),
    ],
    "triggers_find_what_they_use": [
        (
            "binding of the cluster, whose parameters are not known",
            put((*TRIGGER, "bindings"), [{"ref": "all", "kind": "ClusterTriggerBinding"}]),
        ),
        (
            "template in the Trigger itself",
            in_turn(put((*TRIGGER, "template"), {"spec": {}}), put((*TRIGGER, "bindings"), [])),
        ),
    ],
}


@each_pass(PASSES)
def test_rule_passes(rule, change):
    assert run(rule, change) == []
