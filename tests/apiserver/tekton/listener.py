"""The sink of an EventListener as a process, and what becomes of the events that it is sent."""

import hashlib
import hmac
import json
from typing import NamedTuple

import httpx

from scripts.postgres import free_port
from tests.apiserver.cluster import wait_until
from tests.apiserver.tekton.servers import environment
from tests.objects import made as manifest
from tests.programs import made

GROUP = "triggers.tekton.dev"
EVENT, TRIGGER = "/triggers-eventid", "/trigger"
"""Keys in the log; in the labels of what is created, the group is before them."""

RUNS = ("PipelineRun", "TaskRun")
ANSWER_SECONDS = 120
"""On a machine that is busy with other tests."""


class Outcome(NamedTuple):
    status: int
    """The sink's answer: 202 says nothing of the triggers."""

    runs: list
    """PipelineRuns and TaskRuns that were created, as they are stored."""

    refusals: dict
    """By the name of each other trigger, why it created nothing."""


class Listener:
    """An EventListener that the controller has seen, and whose sink is as the controller made it.

    It acts as its ServiceAccount. Triggers that have another one are refused, since the sink looks
    for its token in a folder of pods.
    """

    def __init__(self, control_plane, cluster, manifest):
        self._control_plane, self._cluster = control_plane, cluster
        self._name = manifest["metadata"]["name"]
        self._namespace = manifest["metadata"]["namespace"]
        triggers = dict(self._listed(manifest["spec"]))
        self._triggers = triggers.keys()
        others = [name for name, each in triggers.items() if "serviceAccountName" in each]
        assert not others, f"triggers act as the listener here, unlike {others}"
        self.deployment, self.service = (self._made(kind) for kind in ("Deployment", "Service"))
        self.url = f"http://127.0.0.1:{self._start()}"

    def _listed(self, spec):
        """Yield names and contents of its triggers, of which it has some and selects others."""
        for trigger in spec.get("triggers", []):
            yield trigger["name"], trigger
        if "labelSelector" in spec:
            labels = spec["labelSelector"]["matchLabels"].items()
            selector = ",".join(f"{name}={value}" for name, value in labels)
            for trigger in self._cluster.list(
                f"{GROUP}/v1beta1", "Trigger", self._namespace, label_selector=selector
            ):
                yield trigger["metadata"]["name"], trigger["spec"]

    def _made(self, kind):
        api_version = "apps/v1" if kind == "Deployment" else "v1"
        wanted = manifest(kind, f"el-{self._name}", self._namespace, api_version)
        wait_until(
            f"the controller has made {kind} el-{self._name}",
            lambda: self._cluster.find(wanted),
            ANSWER_SECONDS,
        )
        return self._cluster.get(wanted)

    @property
    def _process(self):
        return f"sink-{self._name}"

    def _start(self):
        pod = self.deployment["spec"]["template"]["spec"]
        (container,) = pod["containers"]
        port = free_port()
        kubeconfig = self._control_plane.kubeconfig(
            self._process, self._cluster.token_of(pod["serviceAccountName"], self._namespace)
        )
        self._control_plane.start(
            self._process,
            *(arg for arg in container["args"] if not arg.startswith("--port=")),
            f"--port={port}",
            program=str(made("tekton") / "eventlistenersink"),
            env={
                **environment(container),
                "KUBECONFIG": str(kubeconfig),
                "PROFILING_PORT": str(free_port()),
            },
        )
        self._control_plane.wait_for(self._process, f"http://127.0.0.1:{port}/live")
        return port

    def send(self, body, headers):
        """Send an event, and return what became of it when every trigger is done with it.

        A trigger is done when it has created one object, or has said why it created none.
        """
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        log = _Log(self._control_plane.folder / f"{self._process}.log")
        answer = httpx.post(
            self.url, content=content, headers=headers, trust_env=False, timeout=ANSWER_SECONDS
        )
        if answer.status_code != httpx.codes.ACCEPTED:
            return Outcome(answer.status_code, [], {})
        event = answer.json()["eventID"]
        wait_until(
            f"every trigger is done with event {event}",
            lambda: self._triggers == self._by_trigger(event).keys() | log.refusals(event).keys(),
            ANSWER_SECONDS,
            why=lambda: log.lines(event),
        )
        runs = list(self._by_trigger(event).values())
        return Outcome(answer.status_code, runs, log.refusals(event))

    def _by_trigger(self, event):
        return {
            run["metadata"]["labels"][GROUP + TRIGGER]: run
            for kind in RUNS
            for run in self._cluster.list(
                "tekton.dev/v1", kind, label_selector=f"{GROUP}{EVENT}={event}"
            )
        }


class _Log:
    def __init__(self, file):
        self._file, self._start = file, file.stat().st_size

    def lines(self, event):
        with self._file.open("rb") as file:
            file.seek(self._start)
            lines = [json.loads(line) for line in file if line.endswith(b"}\n")]
        return [line for line in lines if line.get(EVENT) == event and TRIGGER in line]

    def refusals(self, event):
        """Return the last words on each trigger, of an interceptor or of the sink."""
        return {
            line[TRIGGER]: line["message"]
            for line in self.lines(event)
            if line["severity"] == "error" or "stopped trigger processing" in line["message"]
        }


def signed(body, secret, event="push"):
    """Return the headers with which GitHub and Gitea send an event."""
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return {"X-GitHub-Event": event, "X-Hub-Signature-256": f"sha256={digest}"}
