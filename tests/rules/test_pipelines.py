"""Rules on Tasks and Pipelines, on objects that break them and on sound ones."""

from tests.rules.sound import add, assert_fires, each_break, each_pass, named, put, run, take

STEP = ("task", "spec", "steps", 0)
TASKS = ("pipeline", "spec", "tasks")
END = ("pipeline", "spec", "finally", 0)

EMBEDDED = {"steps": [{"name": "go", "image": "go", "script": "echo $(params.branch)"}]}

BREAKS = {
    "parameters_stay_out_of_scripts": [
        (
            "parameter in a script",
            put((*STEP, "script"), "git checkout $(params.branch)"),
            "Task app/build has '$(params.branch)' in 'script' of step 'build'; pass it as an "
            "environment variable",
        ),
        (
            "parameter in a Task within a Pipeline",
            put((*TASKS, 2), {"name": "far", "taskSpec": EMBEDDED}),
            "Pipeline app/build has '$(params.branch)' in 'script' of step 'go'",
        ),
        (
            "parameter in a Task within the template of a run",
            put(
                ("template", "spec", "resourcetemplates"),
                [{"kind": "TaskRun", "spec": {"taskSpec": EMBEDDED}}],
            ),
            "has '$(params.branch)' in 'script' of step 'go'",
        ),
        (
            "parameter in brackets",
            put((*STEP, "script"), "echo $(params['branch'])"),
            "has '$(params['branch'])' in 'script' of step 'build'",
        ),
        (
            "parameter of a former version",
            put((*STEP, "script"), "echo $(inputs.params.branch)"),
            "has '$(inputs.params.branch)' in 'script'",
        ),
        (
            "parameter in a command",
            put((*STEP, "command"), ["sh", "-c", "$(params.branch)"]),
            "has '$(params.branch)' in 'command' of step 'build'",
        ),
        (
            "list of parameters as arguments",
            put((*STEP, "args"), ["$(params.flags[*])"]),
            "has '$(params.flags[*])' in 'args' of step 'build'",
        ),
        (
            "result of another step",
            put((*STEP, "script"), "echo $(steps.a.results.b)"),
            "has '$(steps.a.results.b)' in 'script'",
        ),
        (
            "sidecar",
            put(("task", "spec", "sidecars", 0, "args"), ["$(context.taskRun.name)"]),
            "has '$(context.taskRun.name)' in 'args' of step 'db'",
        ),
    ],
    "tasks_find_what_they_use": [
        (
            "parameter of all steps",
            put(("task", "spec", "params"), [{"name": "branch"}]),
            "Task app/build uses '$(params.revision)', a parameter that it lacks; declare it in",
        ),
        (
            "parameter of a step",
            put(("task", "spec", "params"), [{"name": "revision"}]),
            "Task app/build uses '$(params['branch'])', a parameter that it lacks",
        ),
        (
            "volume",
            put(("task", "spec", "volumes"), []),
            "Task app/build mounts volume 'tmp', which it lacks; add it",
        ),
        (
            "volume of a step",
            put((*STEP, "volumeMounts", 0, "name"), "logni"),
            "Task app/build mounts volume 'logni', which it lacks",
        ),
        (
            "Secret of a volume",
            put(("task", "spec", "volumes", 1, "secret", "secretName"), "absent"),
            "Task app/build uses Secret 'absent', which does not exist; declare it with a",
        ),
        (
            "key that becomes a file",
            put(("task", "spec", "volumes", 1, "secret", "items"), [{"key": "c", "path": "c"}]),
            "Task app/build uses key 'c' of Secret 'secret', which lacks it; use one of ['b']",
        ),
        (
            "key of a variable",
            put((*STEP, "env", 1, "valueFrom", "secretKeyRef", "key"), "c"),
            "Task app/build uses key 'c' of Secret 'secret', which lacks it; use one of ['b']",
        ),
        (
            "ConfigMap of a sidecar",
            put(("task", "spec", "sidecars", 0, "envFrom"), [{"configMapRef": {"name": "absent"}}]),
            "Task app/build uses ConfigMap 'absent', which does not exist",
        ),
        (
            "source of a projected volume",
            put(
                ("task", "spec", "volumes", 0),
                {"name": "tmp", "projected": {"sources": [{"secret": {"name": "absent"}}]}},
            ),
            "Task app/build uses Secret 'absent', which does not exist",
        ),
    ],
    "pipelines_fit_their_tasks": [
        (
            "no such Task",
            take("task"),
            "Pipeline app/build uses Task 'build', which does not exist; add it or correct",
        ),
        (
            "no such Task at the end",
            put((*END, "taskRef", "name"), "absent"),
            "Pipeline app/build uses Task 'absent', which does not exist",
        ),
        (
            "unknown parameter",
            put((*TASKS, 0, "params", 0, "name"), "revison"),
            "gives parameter of 'build' 'revison', which Task app/build lacks; correct it",
        ),
        (
            "missing parameter",
            put((*TASKS, 0, "params"), []),
            "gives no parameter of 'build' 'revision', which Task app/build wants; add it",
        ),
        (
            "unknown workspace",
            put((*TASKS, 1, "workspaces"), [{"name": "source", "workspace": "run"}]),
            "gives workspace of 'push' 'source', which Task app/push lacks",
        ),
        (
            "missing workspace",
            put((*TASKS, 0, "workspaces"), []),
            "gives no workspace of 'build' 'source', which Task app/build wants",
        ),
        (
            "workspace that it lacks",
            put(("pipeline", "spec", "workspaces"), []),
            "Pipeline app/build gives 'build' its workspace 'run', which it lacks; add it",
        ),
        (
            "parameter that it lacks",
            put(("pipeline", "spec", "params"), []),
            "Pipeline app/build uses '$(params.revision)', a parameter that it lacks",
        ),
        (
            "result of a Task that it lacks",
            put((*TASKS, 1, "params", 0, "value"), "$(tasks.bild.results.digest)"),
            "uses '$(tasks.bild.results.digest)' in 'push', but has no Task 'bild' before; corr",
        ),
        (
            "result that the Task lacks",
            put((*TASKS, 1, "params", 0, "value"), "$(tasks.build.results.digset)"),
            "uses '$(tasks.build.results.digset)' in 'push', a result that Task app/build lacks",
        ),
        (
            "its own result",
            put((*TASKS, 1, "params", 0, "value"), "$(tasks.push.results.digest)"),
            "but has no Task 'push' before",
        ),
        (
            "end of a Task that runs at the end",
            put((*END, "when", 0, "input"), "$(tasks.report.status)"),
            "uses '$(tasks.report.status)' in 'report', but has no Task 'report' before",
        ),
        (
            "end of a Task before the end",
            put((*TASKS, 1, "params", 0, "value"), "$(tasks.build.status)"),
            "uses '$(tasks.build.status)' in 'push', which does not run at the end; remove it, or "
            "move the Task to 'finally'",
        ),
        (
            "end of all Tasks before the end",
            put((*TASKS, 1, "params", 0, "value"), "$(tasks.status)"),
            "uses '$(tasks.status)' in 'push', which does not run at the end",
        ),
        (
            "result of a later Task",
            put((*TASKS, 0, "params", 0, "value"), "$(tasks.push.results.digest)"),
            "has Tasks that wait for one another ('push', 'build'); let each use results only of",
        ),
        (
            "order in a circle",
            put((*TASKS, 0, "runAfter"), ["push"]),
            "Pipeline app/build has Tasks that wait for one another",
        ),
        (
            "order",
            put((*TASKS, 1, "runAfter"), ["bulid"]),
            "Pipeline app/build runs 'push' after 'bulid', which it lacks; correct the name",
        ),
    ],
}


@each_break(BREAKS)
def test_rule_fires(rule, change, message):
    assert_fires(rule, change, message)


PASSES = {
    "parameters_stay_out_of_scripts": [
        ("command of a shell", put((*STEP, "script"), 'a="$(params)" $(contextual) "$(tasks)x"')),
        ("path of a result", put((*STEP, "args"), ["$(results.digest.path)"])),
    ],
    "tasks_find_what_they_use": [
        (
            "volume of a workspace",
            put((*STEP, "volumeMounts", 0, "name"), "$(workspaces.a.b)"),
        ),
        (
            "Secret by a parameter",
            put(("task", "spec", "volumes", 1, "secret", "secretName"), "$(params.branch)"),
        ),
        (
            "key by a parameter",
            put(
                ("task", "spec", "volumes", 1, "secret", "items"),
                [{"key": "$(params.branch)", "path": "c"}],
            ),
        ),
    ],
    "pipelines_fit_their_tasks": [
        ("Task of the cluster", put((*TASKS, 0, "taskRef"), {"name": "x", "kind": "ClusterTask"})),
        ("Task in the Pipeline itself", put((*TASKS, 2), {"name": "far", "taskSpec": {}})),
        (
            "Task of another group",
            add(stranger=named("Task", "other", "example.com/v1")),
        ),
    ],
}


@each_pass(PASSES)
def test_rule_passes(rule, change):
    assert run(rule, change) == []
