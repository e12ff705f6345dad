"""A visitor's entry outlives what happens to pods and nodes."""

import secrets

import httpx
import pytest

from tests.live.commands import ran, wait_until
from tests.live.containers import containers

pytestmark = pytest.mark.by_turns("entries")

VISIBLE_SECONDS = 240


def signed(url):
    """Signs the guest book as a browser does, which says the port, too; returns the message."""
    message = secrets.token_hex(8)
    form = {"name": "A visitor", "message": message}
    headers = {"accept": "text/html", "origin": url.removesuffix("/en")}
    answer = httpx.post(url, data=form, headers=headers, trust_env=False)
    assert answer.status_code == 303, answer.text
    return message


def shows(url, message):
    try:
        answer = httpx.get(url, trust_env=False)
    except httpx.TransportError:
        return False
    return answer.is_success and message in answer.text


def delete_all_pods(cluster):
    cluster.kubectl("delete", "pods", "--all", namespace="app")


def kill_the_database(cluster):
    """As the kernel does where memory is short."""
    (server,) = [each for each in containers(cluster, "db") if each.pod == "postgresql-0"]
    server.on_node("kill -9 $0")


def drain_the_node_of_the_database(cluster):
    node = cluster.get("pod", "postgresql-0")["spec"]["nodeName"]
    options = ("--ignore-daemonsets", "--delete-emptydir-data", "--timeout=180s")
    cluster.kubectl("drain", node, *options)
    cluster.kubectl("uncordon", node)


def stop_and_start_all_nodes(cluster):
    ran("docker", "stop", *cluster.nodes())
    cluster.up()


@pytest.mark.parametrize(
    "event",
    [
        delete_all_pods,
        kill_the_database,
        drain_the_node_of_the_database,
        stop_and_start_all_nodes,
    ],
)
def test_an_entry_survives(cluster, event):
    url = f"{cluster.url('frontend')}/en"
    message = signed(url)
    event(cluster)
    wait_until("it is shown", lambda: shows(url, message), VISIBLE_SECONDS)
    cluster.await_ready("app", "cicd", "db", "ingress")
    assert shows(url, signed(url))
