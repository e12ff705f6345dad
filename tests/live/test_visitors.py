"""What visitors see while pods are replaced; they come through the Ingress."""

import re
import time

import pytest

from tests.live.commands import wait_until
from tests.live.visitors import Visitors

pytestmark = pytest.mark.by_turns("visitors")


@pytest.fixture(scope="module")
def url(cluster):
    url = f"{cluster.url('frontend')}/en"
    wait_until("it is served", lambda: served(url), 60)
    return url


def served(url):
    with Visitors(url) as visitors:
        time.sleep(1)
    return visitors.served and not visitors.lost


def pods(cluster, name, namespace="app"):
    labels = {"app.kubernetes.io/name": name}
    return [each["metadata"]["name"] for each in cluster.list("pod", namespace, **labels)]


def warnings(cluster):
    """Return what the programs have said of it, which tells why a page was not served."""
    lines = []
    for name in ("frontend", "backend"):
        selecting = ("--selector", f"app.kubernetes.io/name={name}", "--tail=-1", "--since=3m")
        log = cluster.kubectl("logs", *selecting, "--all-containers", namespace="app")
        lines += [
            line for line in log.splitlines() if re.search(r'"level":"?(warn|error|fatal)', line)
        ]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("namespace", "name", "deployment", "keep_alive"),
    [
        ("app", "frontend", "frontend", False),
        ("app", "frontend", "frontend", True),
        ("ingress", "nginx-ingress", "nginx-ingress-controller", False),
    ],
)
def test_an_update_loses_no_request(cluster, url, namespace, name, deployment, keep_alive):
    before = set(pods(cluster, name, namespace))
    assert len(before) > 1
    with Visitors(url, keep_alive=keep_alive) as visitors:
        cluster.kubectl("rollout", "restart", f"deployment/{deployment}", namespace=namespace)
        cluster.await_ready(namespace)
        wait_until("they are gone", lambda: not before & set(pods(cluster, name, namespace)))
    assert visitors.served > 0
    assert visitors.causes() == {}, warnings(cluster)


def test_the_backend_is_there_while_its_only_pod_is_replaced(cluster, url):
    """It serves until its successor is ready."""
    (pod,) = pods(cluster, "backend")
    with Visitors(url) as visitors:
        cluster.kubectl("delete", "pod", pod, namespace="app")
    assert visitors.served > 0
    assert visitors.causes() == {}, warnings(cluster)


def test_the_database_serves_without_its_exporter(cluster):
    (exporter,) = pods(cluster, "postgresql-exporter", "db")
    cluster.kubectl("delete", "pod", exporter, "--wait=false", namespace="db")
    (slice,) = cluster.list("endpointslice", **{"kubernetes.io/service-name": "postgresql"})
    assert [each["conditions"]["ready"] for each in slice["endpoints"]] == [True]
    cluster.await_ready("db")
