"""What is so after some minutes in which nothing was broken, which the modules before this take."""

from datetime import UTC, datetime

import pytest

from tests.live.commands import wait_until

pytestmark = pytest.mark.by_turns("scaling and calm")

CALM_SECONDS = 600
SCALE_SECONDS = 600
NAMESPACES = ("app", "cicd", "db", "ingress", "monitoring", "node-agents")


def test_without_load_two_frontends_are_left(cluster):
    wait_until(
        "there are two",
        lambda: cluster.get("deployment", "frontend", "app")["status"]["replicas"] == 2,
        SCALE_SECONDS,
        why=lambda: cluster.get("horizontalpodautoscaler", "frontend", "app")["status"],
    )


def test_nothing_restarts_in_ten_minutes(cluster):
    """One pod of each program has run for that long; its others have not restarted either."""

    def running():
        found = [pod for namespace in NAMESPACES for pod in cluster.list("pod", namespace)]
        return [pod for pod in found if pod["status"]["phase"] == "Running"]

    def young():
        ages = {}
        for pod in running():
            program = pod["metadata"].get("generateName", pod["metadata"]["name"])
            started = datetime.fromisoformat(pod["status"]["startTime"])
            age = (datetime.now(UTC) - started).total_seconds()
            ages[program] = max(age, ages.get(program, 0))
        return {program: age for program, age in ages.items() if age < CALM_SECONDS}

    wait_until("ten minutes are over", lambda: not young(), CALM_SECONDS, why=young)
    containers = [
        (pod["metadata"]["name"], each)
        for pod in running()
        for each in pod["status"]["containerStatuses"]
    ]
    programs = {each["name"] for _, each in containers}
    assert programs >= {"frontend", "backend", "postgresql", "prometheus", "loki", "gitea"}
    # As a text of its own, which pytest shows whole.
    restarted = "\n".join(
        f"{pod} {each['name']}: {each['lastState']}"
        for pod, each in containers
        if each["restartCount"]
    )
    assert not restarted, restarted
