"""A machine reboots, or a registry loses images: `up` says what it waits for, and all is back."""

import os
import signal
import subprocess
import time
from pathlib import Path

import httpx
import pytest

from tests.live.cluster import OPTIONS
from tests.live.commands import ran, run, wait_until
from tests.live.jobs import fingerprint
from tests.live.mirror import CACHE

pytestmark = pytest.mark.by_turns("reboot")

DAEMON = CACHE / "kind-node/dockerd.pid"
"""Process of the daemon that .ci/docker starts; another one is not ours to end."""

GITEA = "docker.gitea.com/gitea"


def reboot(nodes, mirror):
    """End all nodes, with Docker's daemon if that is ours, and start them in the opposite order."""
    # Docker itself would start them, in an order of its own.
    ran("docker", "update", "--restart=no", *nodes)
    if DAEMON.exists():
        process = Path("/proc", DAEMON.read_text())
        command = process.joinpath("cmdline").read_text().rstrip("\0").split("\0")
        os.kill(int(process.name), signal.SIGTERM)
        wait_until("the daemon has ended", lambda: not process.exists())
        quiet = dict.fromkeys(["stdin", "stdout", "stderr"], subprocess.DEVNULL)
        subprocess.run(["setsid", "--fork", *command], check=True, **quiet)
        wait_until("the daemon answers", lambda: run("docker", "info").returncode == 0)
    else:
        ran("docker", "kill", *nodes)
    if mirror:
        mirror.start()
    for node in reversed(nodes):
        ran("docker", "start", node)


def test_nodes_that_start_in_another_order(cluster, mirror, capsys):
    """Docker gives each another address, and Kind's entrypoint writes that into kubeadm's files."""
    before, secrets, nodes = fingerprint(cluster), cluster.secrets(), cluster.nodes()
    applications = set(cluster.applications())
    reboot(nodes, mirror)
    assert cluster.nodes() == nodes[::-1]
    begun = time.monotonic()
    said = cluster.up()
    with capsys.disabled():
        print(f"\nback {time.monotonic() - begun:.0f} s after the nodes were started")
    assert "  waits for the API server (" in said
    cluster.await_delivery(cluster.checkout.git("rev-parse", "HEAD").strip())
    assert set(cluster.applications()) == applications
    assert fingerprint(cluster) == before
    assert cluster.secrets() == secrets
    for name in ("frontend", "argocd", "gitea", "grafana"):
        answer = httpx.get(cluster.url(name), follow_redirects=True, trust_env=False)
        assert answer.status_code == 200, name


def test_an_api_server_that_does_not_start(cluster):
    node = ("docker", "exec", f"{cluster.name}-control-plane")
    manifest = "/etc/kubernetes/manifests/kube-apiserver.yaml"
    ran(*node, "sed", "--in-place=.kept", r"s/- kube-apiserver$/&\n    - --nonsense/", manifest)
    # The kubelet reads all files of the folder.
    ran(*node, "mv", f"{manifest}.kept", "/kind/kube-apiserver.yaml")
    try:
        wait_until("it ends", lambda: cluster.try_kubectl("version").returncode != 0)
        why = "    log: Error: unknown flag: --nonsense"
        assert cluster.checkout.wrapper_killed(lambda line: line.startswith(why), "up", *OPTIONS)
    finally:
        ran(*node, "mv", "/kind/kube-apiserver.yaml", manifest)
    cluster.up()


def test_images_of_a_chart_that_are_gone(cluster, mirror):
    """Pod, image and reason are named within half a minute, long before the step fails."""
    if mirror is None:
        pytest.skip("needs a registry that can lose images; see KIND_NODE_IMAGE in .ci/kind")
    pods = cluster.list("pod", "cicd")
    images = {each["metadata"]["name"]: each["spec"]["containers"][0]["image"] for each in pods}
    ((pod, image),) = [each for each in images.items() if GITEA in each[1]]
    begun = []

    def is_named(line):
        if line == "charts\n":
            begun.append(time.monotonic())
        return line.startswith("  pod cicd/gitea") and "ImagePull" in line

    mirror.forget(image.removeprefix(f"{mirror.images}/"))
    try:
        for node in cluster.nodes():
            run("docker", "exec", node, "crictl", "rmi", image)
        cluster.kubectl("delete", "pod", pod, namespace="cicd")
        assert cluster.checkout.wrapper_killed(is_named, "up", *OPTIONS)
        assert time.monotonic() - begun[0] < 40
    finally:
        mirror.offer()
    cluster.up()
