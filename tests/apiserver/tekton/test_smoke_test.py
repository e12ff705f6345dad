"""What the controller of Pipelines makes of runs, and of the ends that a smoke test may have."""

import json

import pytest

from tests.apiserver.cluster import wait_until
from tests.apiserver.dist import manifests
from tests.apiserver.tekton.events import COMMIT
from tests.apiserver.tekton.servers import START_SECONDS

API = "tekton.dev/v1"
NAMES = ("smoke-test", "revert", "report", "frontend-check", "frontend-build", "clone")
TIMES = {"startedAt": "2026-01-01T00:00:00Z", "finishedAt": "2026-01-01T00:01:00Z"}
FAULTS = json.dumps([{"key": "faults", "value": "2", "type": 1}])
"""What Tekton's entrypoint hands on of a step that wrote this result, and failed."""

STEP = {"name": "step-smoke", "image": "node", "imageID": "", "ready": False, "restartCount": 0}
ENDED = {
    "phase": "Failed",
    "containerStatuses": [
        {**STEP, "state": {"terminated": {"exitCode": 1, "message": FAULTS, **TIMES}}}
    ],
}
DONE = {"phase": "Succeeded"}
EVICTED = {"phase": "Failed", "reason": "Evicted", "message": "The node was low on memory"}


@pytest.fixture(scope="module")
def pipelines(servers, tekton):
    """Has the controller make TaskRuns and pods of the runs of smoke tests."""
    for each in manifests():
        if each["metadata"]["name"] in NAMES and each["metadata"].get("namespace") == "builds":
            tekton.apply(each)
    # The controller would begin with all that other tests have started.
    for run in tekton.list(API, "PipelineRun", "builds"):
        tekton.delete({**run, "apiVersion": API, "kind": "PipelineRun"})
    servers.start_pipelines()
    yield tekton
    servers.halt_pipelines()


class Run:
    """A run that was started as an event does it."""

    def __init__(self, cluster, pipeline):
        self._cluster = cluster
        (template,) = (
            each["spec"]["resourcetemplates"][0]
            for each in manifests()
            if (each["kind"], each["metadata"]["name"]) == ("TriggerTemplate", pipeline)
        )
        text = json.dumps(template).replace("$(tt.params.revision)", COMMIT)
        made = json.loads(text.replace("$(tt.params.pull-request)", "1"))
        self._run = cluster.create(made).object

    def parts(self, kind, api_version=API):
        selector = f"tekton.dev/pipelineRun={self._run['metadata']['name']}"
        return self._cluster.list(api_version, kind, "builds", label_selector=selector)

    def pods(self, task):
        pods = self.parts("Pod", "v1")
        return [each for each in pods if each["metadata"]["labels"]["tekton.dev/task"] == task]

    def wait_for(self, what, condition):
        wait_until(what, condition, START_SECONDS, why=lambda: self.parts("TaskRun"))

    def end(self, task, status):
        """Ends the first pod of a Task."""
        self.wait_for(f"{task} has a pod", lambda: self.pods(task))
        self._cluster.subresource(self.pods(task)[0], "status", {"status": status})

    def followed(self):
        """Returns the parameters of the Tasks after the smoke test."""
        runs = {
            each["metadata"]["labels"]["tekton.dev/pipelineTask"]: each["spec"]["params"]
            for each in self.parts("TaskRun")
        }
        del runs["smoke"]
        return {task: {p["name"]: p["value"] for p in found} for task, found in runs.items()}

    def skipped(self):
        """Returns why Tasks were skipped, by their names; nothing before its end has begun."""
        status = self._cluster.get(self._run).get("status", {})
        return {each["name"]: each["reason"] for each in status.get("skippedTasks", [])}


def test_only_pods_of_tasks_have_a_deadline_by_which_they_count_for_the_quota(pipelines):
    """Assistants of runs that wait would leave no room for a Task of any run."""
    run = Run(pipelines, "frontend-check")
    run.wait_for("a Task has a pod", lambda: run.parts("Pod", "v1"))
    (pod,) = run.parts("Pod", "v1")
    (assistant,) = run.parts("StatefulSet", "apps/v1")
    assert pod["spec"]["activeDeadlineSeconds"] > 0
    assert "activeDeadlineSeconds" not in assistant["spec"]["template"]["spec"]


@pytest.mark.parametrize(
    ("end", "follow", "why"),
    [
        pytest.param(ENDED, {"revert", "report"}, {}, id="pages did not answer"),
        pytest.param(EVICTED, {"report"}, {"revert": "Results were missing"}, id="evicted"),
    ],
)
def test_a_release_is_taken_back_where_pages_did_not_answer(pipelines, end, follow, why):
    run = Run(pipelines, "smoke-test")
    run.end("smoke-test", end)
    wanted = (follow, why)
    run.wait_for("all that follows", lambda: (run.followed().keys(), run.skipped()) == wanted)
    assert run.followed()["report"]["state"] == "Failed"
    if "revert" in follow:
        assert run.followed()["revert"] == {"revision": COMMIT, "faults": "2"}


@pytest.mark.parametrize(
    ("pipeline", "ends"),
    [
        ("frontend-check", {"clone": DONE, "frontend-build": EVICTED}),
        ("smoke-test", {"smoke-test": ENDED, "revert": EVICTED}),
        ("smoke-test", {"smoke-test": DONE, "report": EVICTED}),
    ],
)
def test_a_task_whose_pod_is_evicted_has_another_one(pipelines, pipeline, ends):
    run = Run(pipelines, pipeline)
    for task, end in ends.items():
        run.end(task, end)
    run.wait_for("there is another pod", lambda: len(run.pods(task)) == 2)
