"""What is so after some minutes in which nothing is broken, which other modules take."""

from datetime import UTC, datetime

import pytest

from tests.live.commands import wait_until

pytestmark = pytest.mark.slow

CALM_SECONDS = 600
SCALE_SECONDS = 600
NAMESPACES = ("app", "cicd", "db", "ingress")


def test_without_load_two_frontends_are_left(cluster):
    wait_until(
        "there are two",
        lambda: cluster.get("deployment", "frontend", "app")["status"]["replicas"] == 2,
        SCALE_SECONDS,
        why=lambda: cluster.get("horizontalpodautoscaler", "frontend", "app")["status"],
    )


def test_nothing_restarts_in_ten_minutes(cluster):
    (server,) = cluster.list("pod", **{"app.kubernetes.io/name": "postgresql"})
    started = datetime.fromisoformat(server["status"]["startTime"])
    age = lambda: (datetime.now(UTC) - started).total_seconds()  # noqa: E731
    wait_until("ten minutes are over", lambda: age() > CALM_SECONDS, CALM_SECONDS)
    restarts = {
        (pod["metadata"]["name"], each["name"]): each["restartCount"]
        for namespace in NAMESPACES
        for pod in cluster.list("pod", namespace)
        for each in pod["status"]["containerStatuses"]
    }
    assert len(restarts) > 8
    assert {name: count for name, count in restarts.items() if count} == {}
