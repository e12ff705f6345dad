"""What the controller of Pipelines makes of runs, and of the ends that a smoke test may have."""

import json
from copy import deepcopy

import pytest

from tests.apiserver.cluster import wait_until
from tests.apiserver.dist import manifests, of_kind
from tests.apiserver.tekton.events import COMMIT
from tests.apiserver.tekton.servers import START_SECONDS
from tests.beside import beside

API = "tekton.dev/v1"
NAMES = (
    *("smoke-test", "release", "revert", "report", "frontend-check", "frontend-build", "clone"),
    *("platform", "prepare", "synth", "plan", "publish", "builds-run-guard", "pull-request-checks"),
)
FAULTS = json.dumps([{"key": "faults", "value": "2", "type": 1}])
"""What Tekton's entrypoint hands on of a step that wrote this result, and failed."""

ENDED = beside(__file__)
DONE = {"phase": "Succeeded"}
EVICTED = {"phase": "Failed", "reason": "Evicted", "message": "The node was low on memory"}


def succeeded(*steps, **results):
    """Return the status of a pod whose steps have ended, the last one with these results."""
    message = json.dumps([{"key": k, "value": v, "type": 1} for k, v in results.items()])
    containers = []
    for step in steps:
        (container,) = deepcopy(ENDED["containerStatuses"])
        container["name"] = f"step-{step}"
        told = message if step == steps[-1] else "[]"
        container["state"]["terminated"] |= {"exitCode": 0, "message": told}
        containers.append(container)
    return {"phase": "Succeeded", "containerStatuses": containers}


RELEASE = "9" * 40
FOUND = succeeded("release", commit=RELEASE)


@pytest.fixture(scope="module")
def pipelines(servers, tekton):
    """Has the controller make TaskRuns and pods of the runs of smoke tests."""
    for each in manifests():
        namespace = each["metadata"].get("namespace", "builds")
        if each["metadata"]["name"] in NAMES and namespace == "builds":
            tekton.apply(each)
    # The controller would begin with all that other tests have started.
    for run in tekton.list(API, "PipelineRun", "builds"):
        tekton.delete(run)
    servers.start_pipelines()
    yield tekton
    servers.halt_pipelines()
    for each in of_kind("ValidatingAdmissionPolicyBinding"):
        if each["metadata"]["name"] in NAMES:
            tekton.delete(each)


def runs_of(cluster, kind, run, api_version=API):
    selector = f"tekton.dev/pipelineRun={run}"
    return cluster.list(api_version, kind, "builds", label_selector=selector)


def skipped(cluster, run):
    """Return why Tasks of a run were skipped, by their names; nothing before its end has begun."""
    status = cluster.get(run).get("status", {})
    return {each["name"]: each["reason"] for each in status.get("skippedTasks", [])}


def started(cluster, pipeline, **values):
    (template,) = (
        each["spec"]["resourcetemplates"][0]
        for each in manifests()
        if (each["kind"], each["metadata"]["name"]) == ("TriggerTemplate", pipeline)
    )
    text = json.dumps(template)
    for name, value in values.items():
        text = text.replace(f"$(tt.params.{name})", value)
    return cluster.create(json.loads(text)).object


def test_only_pods_of_tasks_have_a_deadline_by_which_they_count_for_the_quota(pipelines):
    """Assistants of runs that wait would leave no room for a Task of any run."""
    run = started(pipelines, "frontend-check", **{"revision": COMMIT, "pull-request": "1"})
    name = run["metadata"]["name"]
    wait_until("a Task has a pod", lambda: runs_of(pipelines, "Pod", name, "v1"), START_SECONDS)
    (pod,) = runs_of(pipelines, "Pod", name, "v1")
    (assistant,) = runs_of(pipelines, "StatefulSet", name, "apps/v1")
    assert pod["spec"]["activeDeadlineSeconds"] > 0
    assert "activeDeadlineSeconds" not in assistant["spec"]["template"]["spec"]


@pytest.mark.parametrize(
    ("end", "follow", "why"),
    [
        pytest.param(ENDED, {"revert", "report"}, {}, id="pages did not answer"),
        pytest.param(
            EVICTED,
            {"report"},
            {"revert": "Results were missing"},
            id="its pod was evicted",
        ),
    ],
)
def test_a_release_is_taken_back_where_pages_did_not_answer(pipelines, end, follow, why):
    run = started(pipelines, "smoke-test", revision=COMMIT)
    name = run["metadata"]["name"]
    for number, status in enumerate((FOUND, end), 1):
        wait_until(
            "there is a pod more",
            lambda number=number: len(runs_of(pipelines, "Pod", name, "v1")) == number,
            START_SECONDS,
        )
        pods = runs_of(pipelines, "Pod", name, "v1")
        (pod,) = (each for each in pods if each["status"].get("phase") != "Succeeded")
        pipelines.subresource(pod, "status", {"status": status})

    def followed():
        return {
            task: {parameter["name"]: parameter["value"] for parameter in each["spec"]["params"]}
            for each in runs_of(pipelines, "TaskRun", name)
            if (task := each["metadata"]["labels"]["tekton.dev/pipelineTask"])
            not in ("release", "smoke")
        }

    wait_until(
        "all that follows is there",
        lambda: (followed().keys(), skipped(pipelines, run)) == (follow, why),
        START_SECONDS,
        why=lambda: (followed(), pipelines.get(run).get("status")),
    )
    # Beside the release, not the commit that was delivered.
    assert followed()["report"]["state"] == "Failed"
    assert followed()["report"]["revision"] == RELEASE
    if "revert" in follow:
        assert followed()["revert"] == {"revision": COMMIT, "faults": "2"}


@pytest.mark.parametrize(
    ("pipeline", "ends"),
    [
        pytest.param(
            "frontend-check", {"report": DONE, "clone": DONE, "frontend-build": EVICTED}, id="build"
        ),
        pytest.param(
            "smoke-test", {"release": FOUND, "smoke-test": ENDED, "revert": EVICTED}, id="revert"
        ),
        pytest.param(
            "smoke-test", {"release": FOUND, "smoke-test": DONE, "report": EVICTED}, id="report"
        ),
    ],
)
def test_a_task_whose_pod_is_evicted_has_another_one(pipelines, pipeline, ends):
    values = {"revision": COMMIT, "pull-request": "1"}
    name = started(pipelines, pipeline, **values)["metadata"]["name"]

    def pods(task):
        found = runs_of(pipelines, "Pod", name, "v1")
        return [each for each in found if each["metadata"]["labels"]["tekton.dev/task"] == task]

    for task, end in ends.items():
        wait_until(f"{task} has a pod", lambda task=task: pods(task), START_SECONDS)
        pipelines.subresource(pods(task)[0], "status", {"status": end})
    wait_until(
        "there is another pod",
        lambda: len(pods(task)) == 2,
        START_SECONDS,
        why=lambda: [each["status"] for each in runs_of(pipelines, "TaskRun", name)],
    )


def test_a_commit_is_tried_again_only_where_the_branch_has_moved(pipelines):
    """The guard admits all that the controller makes for it."""
    run = started(pipelines, "platform", revision=COMMIT)
    name = run["metadata"]["name"]

    def pod_of(task):
        selector = f"tekton.dev/pipelineRun={name},tekton.dev/pipelineTask={task}"
        return pipelines.list("v1", "Pod", "builds", label_selector=selector)

    for task, steps, state in (
        ("pending", ["report"], ""),
        ("prepare", ["prepare"], "prepared"),
        ("synth", ["synth"], ""),
        ("plan", ["plan"], ""),
        ("publish", ["provenance", "publish"], "again"),
        ("prepare-2", ["prepare"], "superseded"),
    ):
        wait_until(f"{task} has a pod", lambda task=task: pod_of(task), START_SECONDS)
        results = {"state": state, "commit": COMMIT} if state else {}
        (pod,) = pod_of(task)
        pipelines.subresource(pod, "status", {"status": succeeded(*steps, **results)})
    left_out = {
        *("synth-2", "plan-2", "publish-2"),
        *(
            f"{task}-{number}"
            for number in (3, 4)
            for task in ("prepare", "synth", "plan", "publish")
        ),
    }
    # The controller creates the pod of `report` before it writes what it skipped.
    wait_until(
        "it ends, and the rest is skipped",
        lambda: pod_of("report") and skipped(pipelines, run).keys() == left_out,
        START_SECONDS,
        why=lambda: pipelines.get(run).get("status"),
    )
    assert pod_of("synth-2") == pod_of("publish-2") == pod_of("prepare-3") == []
