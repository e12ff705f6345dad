"""Which pods are named as culprits, of lists as the API server has them.

Those that controllers make are in tests/apiserver/test_culprits.py.
"""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from scripts.cluster.health import culprits

NOW = datetime.now(UTC)


def pod(name, phase, owner=None, minute=0, **labels):
    """Return a pod that was made in a minute of an hour, and is not ready."""
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
        "status": {"phase": phase, "containerStatuses": [ended] if phase == "Failed" else []},
    }


def named(*pods, log="", starting=True, **lists):
    made = {"creationTimestamp": "2026-11-26T00:00:00Z", "namespace": "a"}
    lists |= {"Pod": pods, "Namespace": [{"metadata": {"name": "a"}}]}
    objects = [
        {**each, "kind": kind, "metadata": made | each["metadata"]}
        for kind, objects in lists.items()
        for each in objects
    ]
    kubectl = SimpleNamespace(items=lambda kinds: objects, run=lambda *arguments: log)
    return culprits(kubectl, ["a"], starting=starting)


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


@pytest.fixture(autouse=True)
def _the_time_of_collection(monkeypatch):
    """Ages are stated then, and a test may run minutes later."""
    monkeypatch.setattr(
        "scripts.cluster.health.age_of", lambda time: NOW - datetime.fromisoformat(time)
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


ENDING = container(terminated={"exitCode": 143})


@pytest.mark.parametrize(
    ("pod", "is_wrong"),
    [
        (young(DONE, waiting("PodInitializing")), False),
        (young(unscheduled="Unschedulable"), False),
        (young(ENDING, age=9999, deletionTimestamp=ago(20)), False),
        (young(waiting("ImagePullBackOff")), True),
        (young(waiting("ContainerCreating"), age=140), True),
        (young(DONE, age=9999, deletionTimestamp=ago(140)), True),
    ],
)
def test_pods_that_start_or_end_count_on_request_or_after_too_long(pod, is_wrong):
    assert bool(named(pod, starting=False)) == is_wrong
    assert named(pod)[0].startswith("pod a/web: ")


def test_a_task_some_of_whose_steps_are_done_is_at_work():
    """However long it takes: its pod is not ready, and nothing is wrong."""
    others = container(ready=True, running=RUNNING)
    assert named(young(DONE, others, age=3000, phase="Running")) == []
    assert named(young(DONE, others, age=3000, phase="Running", owner="ReplicaSet"))


@pytest.mark.parametrize(("age", "is_named"), [(20, False), (140, True)])
def test_a_claim_whose_volume_is_being_made(age, is_named):
    metadata = {"name": "source", "uid": "1", "creationTimestamp": ago(age)}
    claim = {"metadata": metadata, "status": {"phase": "Pending"}}
    lists = {"PersistentVolumeClaim": [claim]}
    assert bool(named(starting=False, **lists)) == is_named
    assert named(**lists)
