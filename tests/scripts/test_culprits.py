"""Which pods are named as culprits, of lists as the API server has them.

Those that controllers make are in tests/apiserver/test_culprits.py.
"""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from scripts.cluster.health.culprits import culprits

NOW = datetime.now(UTC)


def pod(name, phase, owner=None, minute=0, **labels):
    """Returns a pod that was made in a minute of an hour, and is not ready."""
    ended = {"name": "main", "state": {"terminated": {"exitCode": 1, "reason": "Error"}}}
    return {
        "metadata": {
            "name": name,
            "uid": name,
            "creationTimestamp": f"2026-11-26T00:{minute:02}:00Z",
            "labels": {f"tekton.dev/{key}": text for key, text in labels.items()},
            "ownerReferences": [{"kind": owner, "uid": "1"}] if owner else [],
        },
        "spec": {"containers": [{"name": "main"}]},
        "status": {
            "phase": phase,
            "containerStatuses": [ended] if phase == "Failed" else [],
        },
    }


def named(*pods, log="", starting=True, **lists):
    """Returns what is named in a namespace of these pods, whose containers have said this."""
    lists |= {"pods": pods}
    cluster = SimpleNamespace(
        find=lambda path: {"metadata": {"name": "a"}},
        items=lambda path, **query: list(lists.get(path.rpartition("/")[2], ())),
        log=lambda *arguments: log,
    )
    return culprits(cluster, "a", starting=starting)


def test_what_a_container_says_does_not_steer_a_terminal():
    log = "\x1b[31mred\n\x1b]52;c;cm0=\x07\tand more\x9b8m\n"
    assert named(pod("web", "Failed"), log=log)[1:] == [
        "  log: red",
        "  log: ]52;c;cm0=\tand more8m",
    ]


def test_pods_that_were_replaced_hide_nobody():
    """Evicted pods stay, while others have taken their place."""
    evicted = [pod(f"web-{number}", "Failed", "ReplicaSet") for number in range(6)]
    assert named(*evicted) == []
    assert named(*evicted, pod("web-6", "Pending", "ReplicaSet")) == ["pod a/web-6: Pending"]
    assert named(pod("alone", "Failed")) == ["pod a/alone: Error with exit code 1"]


def test_of_a_task_of_a_pipeline_the_newest_run_counts():
    """Of one that was tried again, too. Tekton keeps the pods of some dozen runs."""
    web = {"pipeline": "web", "pipelineTask": "test"}
    failed = pod("web-1", "Failed", "TaskRun", minute=1, **web)
    other = pod("db-1", "Succeeded", "TaskRun", minute=2, pipeline="db", pipelineTask="test")
    assert named(failed, other) == ["pod a/web-1: Error with exit code 1"]
    passed = pod("web-2", "Succeeded", "TaskRun", minute=3, **web)
    # The API lists them by name.
    assert named(failed, passed, other) == []
    again = pod("web-0", "Failed", "TaskRun", minute=4, **web)
    assert named(again, failed, passed, other) == ["pod a/web-0: Error with exit code 1"]


@pytest.fixture(autouse=True)
def _the_time_of_collection(monkeypatch):
    """Ages are stated then, and a test may run minutes later."""
    monkeypatch.setattr(
        "scripts.cluster.health.culprits.age_of", lambda time: NOW - datetime.fromisoformat(time)
    )


def ago(seconds):
    return (NOW - timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


def container(ready=False, restarts=0, **state):
    return {"name": "main", "ready": ready, "restartCount": restarts, "state": state}


def waiting(reason):
    return container(waiting={"reason": reason})


RUNNING = {"startedAt": "2026-11-26T00:00:00Z"}
DONE = container(terminated={"exitCode": 0, "reason": "Completed"})


def young(*containers, age=100, phase="Pending", unscheduled="", owner="TaskRun", **metadata):
    made = pod("web", phase, owner)
    made["metadata"] |= {"creationTimestamp": ago(age), **metadata}
    made["status"]["containerStatuses"] = list(containers)
    scheduled = {"status": "False", "reason": unscheduled} if unscheduled else {"status": "True"}
    made["status"]["conditions"] = [{"type": "PodScheduled", **scheduled}]
    return made


@pytest.mark.parametrize(
    "starts",
    [
        pytest.param(young(unscheduled="SchedulerError"), id="is scheduled again"),
        pytest.param(young(DONE, waiting("PodInitializing")), id="prepares"),
        pytest.param(young(container(running=RUNNING), phase="Running"), id="not ready yet"),
        pytest.param(
            young(container(terminated={"exitCode": 143}), age=9999, deletionTimestamp=ago(20)),
            id="ends",
        ),
    ],
)
def test_pods_that_start_or_end_as_usual_count_on_request_only(starts):
    """As those of a pipeline that is well."""
    assert named(starts, starting=False) == []
    assert named(starts)[0].startswith("pod a/web: ")


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(young(waiting("ContainerCreating"), age=140), id="for too long"),
        pytest.param(young(waiting("ImagePullBackOff")), id="no image"),
        pytest.param(young(container(running=RUNNING, restarts=1)), id="started again"),
        pytest.param(young(container(terminated={"exitCode": 1})), id="failed"),
        pytest.param(young(unscheduled="Unschedulable"), id="no node has room"),
        pytest.param(young(DONE, deletionTimestamp=ago(140)), id="does not end"),
    ],
)
def test_pods_that_do_not_start_or_end_as_usual(wrong):
    assert named(wrong, starting=False)


def test_a_task_some_of_whose_steps_are_done_is_at_work():
    """However long it takes: its pod is not ready, and nothing is wrong."""
    others = container(ready=True, running=RUNNING)
    assert named(young(DONE, others, age=3000, phase="Running")) == []
    assert named(young(DONE, others, age=3000, phase="Running", owner="ReplicaSet"))


@pytest.mark.parametrize(
    ("age", "reason", "is_named"),
    [
        (20, "ExternalProvisioning", False),
        (20, "ProvisioningFailed", True),
        (140, "ExternalProvisioning", True),
    ],
)
def test_a_claim_whose_volume_is_being_made(age, reason, is_named):
    claim = {
        "metadata": {"name": "source", "creationTimestamp": ago(age)},
        "status": {"phase": "Pending"},
    }
    event = {
        "involvedObject": {"kind": "PersistentVolumeClaim", "name": "source"},
        "reason": reason,
        "message": "a text",
    }
    lists = {"persistentvolumeclaims": [claim], "events": [event] if reason else []}
    assert bool(named(starting=False, **lists)) == is_named
    assert named(**lists)
