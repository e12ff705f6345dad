"""What visitors see while pods are replaced; they come by a port of the host."""

import time
from pathlib import Path

import pytest

from tests.live.cluster import wait_until
from tests.live.visitors import Visitors

HOST_PORT = Path(__file__).parent / "host_port.yaml"
NODE_PORT = 30080


@pytest.fixture(scope="module")
def url(cluster):
    cluster.apply(HOST_PORT.read_text())
    url = f"http://{cluster.host_port(NODE_PORT)}/en"
    wait_until("it is served", lambda: served(url), 60)
    return url


def served(url):
    with Visitors(url) as visitors:
        time.sleep(1)
    return visitors.served and not visitors.lost


def pods(cluster, name, namespace="app"):
    labels = {"app.kubernetes.io/name": name}
    return [each["metadata"]["name"] for each in cluster.list("pod", namespace, **labels)]


@pytest.mark.parametrize("keep_alive", [False, True])
def test_an_update_of_the_frontend_loses_no_request(cluster, url, keep_alive):
    before = pods(cluster, "frontend")
    with Visitors(url, keep_alive=keep_alive) as visitors:
        cluster.kubectl("rollout", "restart", "deployment/frontend", namespace="app")
        cluster.await_ready("app")
        wait_until("they are gone", lambda: not set(before) & set(pods(cluster, "frontend")))
    assert visitors.served > 0
    assert visitors.lost == []


def test_the_backend_is_there_while_its_only_pod_is_replaced(cluster, url):
    """502 is what visitors are told where it cannot be reached."""
    (pod,) = pods(cluster, "backend")
    with Visitors(url) as visitors:
        cluster.kubectl("delete", "pod", pod, namespace="app")
    assert visitors.served > 0
    assert "502" not in visitors.causes(), visitors.lost


def test_the_database_serves_without_its_exporter(cluster):
    """Once the exporter shared the pod of the database, which left its Service with it."""
    scale = ("scale", "deployment/postgresql-exporter")
    cluster.kubectl(*scale, "--replicas=0", namespace="db")
    wait_until("it is gone", lambda: not pods(cluster, "postgresql-exporter", "db"))
    (slice,) = cluster.list("endpointslice", **{"kubernetes.io/service-name": "postgresql"})
    assert [each["conditions"]["ready"] for each in slice["endpoints"]] == [True]
    cluster.kubectl(*scale, "--replicas=1", namespace="db")
    cluster.await_ready("db")
