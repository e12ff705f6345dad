"""The webhook handler of dist/ as a process, and what becomes of the events that it is sent."""

import hashlib
import hmac
import json
from typing import NamedTuple

import httpx
import yaml

from scripts.postgres import free_port
from tests.apiserver.cluster import wait_until
from tests.apiserver.dist import manifests, of_kind
from tests.apiserver.tekton.servers import environment
from tests.checkout import ROOT
from tests.programs import made

RIGHTS = ("ServiceAccount", "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding")
SIGNATURE = "webhook-handler secret"
TOKEN = "argocd-notifications-secret deliveryToken"
GROUP = "triggers.tekton.dev"
EVENT, TRIGGER = "/triggers-eventid", "/trigger"
"""Keys in the log; in the labels of what is created, the group is before them."""

ANSWER_SECONDS = 120
"""On a machine that is busy with other tests."""


def secrets():
    """Yields those that the wrapper makes, with other values."""
    for each in yaml.safe_load((ROOT / "dist/bootstrap/secrets.yaml").read_text())["secrets"]:
        metadata = {"name": each["name"], "namespace": each["namespace"]}
        values = {key: f"{each['name']} {key}" for key in each["values"]}
        yield {"apiVersion": "v1", "kind": "Secret", "metadata": metadata, "stringData": values}


class Outcome(NamedTuple):
    """What became of an event."""

    status: int
    """The sink's answer: 202 says nothing of the triggers."""

    runs: list
    """PipelineRuns that were created, as they are stored."""


class Handler:
    """The EventListener of dist/, whose sink is as the controller made it.

    It acts as its ServiceAccount.
    """

    def __init__(self, control_plane, cluster):
        self._control_plane, self._cluster = control_plane, cluster
        for manifest in [*secrets(), *of_kind(*RIGHTS)]:
            cluster.apply(manifest)
        for manifest in manifests():
            if manifest["apiVersion"].startswith(("tekton.dev/", f"{GROUP}/")):
                cluster.apply(manifest)
        (listener,) = of_kind("EventListener")
        labels = listener["spec"]["labelSelector"]["matchLabels"].items()
        self._triggers = {
            each["metadata"]["name"]
            for each in of_kind("Trigger")
            if labels <= each["metadata"]["labels"].items()
        }
        namespace = listener["metadata"]["namespace"]
        metadata = {"name": f"el-{listener['metadata']['name']}", "namespace": namespace}
        wanted = {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": metadata}
        wait_until("the handler is made", lambda: cluster.find(wanted), ANSWER_SECONDS)
        self.deployment = cluster.get(wanted)
        self.url = f"http://127.0.0.1:{self._start(namespace)}"

    def _start(self, namespace):
        pod = self.deployment["spec"]["template"]["spec"]
        (container,) = pod["containers"]
        port = free_port()
        token = self._cluster.token_of(pod["serviceAccountName"], namespace)
        kubeconfig = self._control_plane.kubeconfig("sink", token)
        self._control_plane.start(
            "sink",
            *(arg for arg in container["args"] if not arg.startswith("--port=")),
            f"--port={port}",
            program=str(made("tekton") / "eventlistenersink"),
            env={
                **environment(container),
                "KUBECONFIG": str(kubeconfig),
                "PROFILING_PORT": str(free_port()),
            },
        )
        self._control_plane.wait_for("sink", f"http://127.0.0.1:{port}/live")
        return port

    def send(self, body, headers):
        """Sends an event, and returns what became of it when every trigger is done with it.

        A trigger is done when it has created a run, or has said why it created none.
        """
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        log = self._control_plane.folder / "sink.log"
        start = log.stat().st_size
        answer = httpx.post(
            self.url, content=content, headers=headers, trust_env=False, timeout=ANSWER_SECONDS
        )
        if answer.status_code != httpx.codes.ACCEPTED:
            return Outcome(answer.status_code, [])
        event = answer.json()["eventID"]
        selector = f"{GROUP}{EVENT}={event}"

        def runs():
            return self._cluster.list("tekton.dev/v1", "PipelineRun", label_selector=selector)

        def done():
            started = {each["metadata"]["labels"][GROUP + TRIGGER] for each in runs()}
            return started | refused(log, start, event)

        wait_until("every trigger is done", lambda: done() == self._triggers, ANSWER_SECONDS)
        return Outcome(answer.status_code, runs())


def refused(log, start, event):
    """Returns the triggers that want no run for an event, by what a sink has logged since then."""
    with log.open("rb") as file:
        file.seek(start)
        lines = [json.loads(line) for line in file if line.endswith(b"}\n")]
    return {
        line[TRIGGER]
        for line in lines
        if line.get(EVENT) == event and TRIGGER in line
        if line["severity"] == "error" or "stopped trigger processing" in line["message"]
    }


def signed(body, secret, event="push"):
    """Returns the headers with which GitHub and Gitea send an event."""
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return {"X-GitHub-Event": event, "X-Hub-Signature-256": f"sha256={digest}"}
