"""Logs arrive in Loki with the labels by which they are asked for."""

import json
import secrets

import pytest

from tests.live.commands import ran, wait_until
from tests.live.monitoring import Loki

ARRIVAL_SECONDS = 120
LINES = 100_000
WIDTH = 110
"""Characters of a line: all are 10 MiB, at which the kubelet begins another file."""

WRITER = """
const [lines, width] = process.argv.slice(1).map(Number);
let line = 0;
const timer = setInterval(() => {
  for (let i = 0; i < 200 && line < lines; i += 1, line += 1) {
    console.log(String(line).padStart(width, '.'));
  }
  if (line === lines) clearInterval(timer);
}, 100);
setInterval(() => {}, 60000);
"""
"""Writes 2,000 lines a second, and stays, so that the kubelet keeps the files."""


@pytest.fixture(scope="module")
def loki(cluster):
    loki = Loki(cluster)
    yield loki
    loki.close()


def counts(loki, selector, *by):
    counted = loki.query(f"sum by ({', '.join(by)}) (count_over_time({selector}[1h]))")
    return {
        tuple(each["metric"].get(name, "") for name in by): int(each["value"][1])
        for each in counted
    }


@pytest.mark.parametrize(
    ("namespace", "app"), [("app", "frontend"), ("app", "backend"), ("db", "postgresql")]
)
def test_lines_of_a_program_arrive(loki, namespace, app):
    """With their levels, which JSON and PostgreSQL state in their own ways."""
    selector = f'{{namespace="{namespace}", app="{app}", component=~".+", pod=~".+", level=~".+"}}'
    wait_until(
        "lines are there",
        lambda: counts(loki, selector, "container"),
        ARRIVAL_SECONDS,
        why=lambda: counts(loki, f'{{namespace="{namespace}"}}', "app", "component", "level"),
    )


def test_labels_are_few(loki):
    """Each further value of a label makes streams of their own."""
    assert set(loki.ask("labels")) <= {
        *("namespace", "app", "component", "pod", "container", "level", "service_name")
    }


@pytest.mark.by_turns("interruptions and logs")
def test_no_line_is_lost_when_a_log_is_rotated(cluster, loki):
    name = f"writer-{secrets.token_hex(3)}"
    pod = writer(cluster, name)
    cluster.kubectl("create", "--filename", "-", stdin=json.dumps(pod))
    selector = f'{{namespace="app", pod="{name}"}}'
    try:
        wait_until(
            "as many lines are there as were written",
            lambda: counts(loki, selector, "pod").get((name,), 0) == LINES,
            5 * ARRIVAL_SECONDS,
            why=lambda: counts(loki, selector, "pod"),
        )
        assert files(cluster, name) > 1
    finally:
        cluster.kubectl("delete", "pod", name, "--grace-period=0", "--force", namespace="app")


def files(cluster, pod):
    listing = f"ls /var/log/pods/app_{pod}_*/writer 2>/dev/null | wc -l"
    return sum(int(ran("docker", "exec", node, "bash", "-c", listing)) for node in cluster.nodes())


def writer(cluster, name):
    deployment = cluster.get("deployment", "backend", "app")
    spec = deployment["spec"]["template"]["spec"]
    (container,) = spec["containers"]
    writer = {key: container[key] for key in ("image", "securityContext")}
    writer |= {"name": "writer", "command": ["node", "--eval", WRITER, str(LINES), str(WIDTH)]}
    limits = {"cpu": "200m", "memory": "128Mi"}
    writer["resources"] = {"requests": {"cpu": "10m", "memory": "64Mi"}, "limits": limits}
    kept = {"securityContext": spec["securityContext"], "automountServiceAccountToken": False}
    metadata = {"name": name, "namespace": "app", "labels": {"app.kubernetes.io/name": name}}
    pod = {"apiVersion": "v1", "kind": "Pod", "metadata": metadata}
    return {**pod, "spec": {**kept, "containers": [writer]}}
