"""Which pods are named as culprits, of lists as the API server has them.

Those that controllers make are in tests/apiserver/test_culprits.py.
"""

from types import SimpleNamespace

from scripts.cluster.health.culprits import culprits


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


def named(*pods, log=""):
    """Returns what is named in a namespace of these pods, whose containers have said this."""
    lists = {"pods": pods, "namespaces/a": {"metadata": {"name": "a"}}}
    cluster = SimpleNamespace(
        find=lambda path: {"metadata": {"name": "a"}},
        items=lambda path, **query: list(lists.get(path.rpartition("/")[2], ())),
        log=lambda *arguments: log,
    )
    return culprits(cluster, "a")


def test_what_a_container_says_does_not_steer_a_terminal():
    """Such as a colour that a line leaves on, a title, and the clipboard."""
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


def test_a_pod_that_nobody_replaces_is_named():
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
