"""Prometheus in the cluster, and a receiver of its alerts on the network of the nodes."""

import json
import os
import re
import secrets
import subprocess

import httpx

from constructs_lib.kube.default_images import BASE_IMAGE
from tests.live.commands import ran
from tests.live.mirror import NETWORK, address

PORT = 8080
RECEIVER = """
const server = require('http').createServer((request, response) => {
  let body = '';
  request.on('data', (part) => (body += part));
  request.on('end', () => { console.log(body.trim()); response.end(); });
});
server.listen(8080);
"""


class Api:
    """A server's API, by a connection that is forwarded to its pod."""

    def __init__(self, cluster, service, port, path, namespace="monitoring"):
        where = ("--context", cluster.context, "--namespace", namespace)
        self._forwarding = subprocess.Popen(
            ["kubectl", *where, "port-forward", f"service/{service}", f":{port}"],
            env={**os.environ, **cluster.environment},
            stdout=subprocess.PIPE,
            text=True,
        )
        here = re.search(r"127\.0\.0\.1:(\d+)", self._forwarding.stdout.readline())[1]
        self.url = f"http://127.0.0.1:{here}{path}"

    def close(self):
        self._forwarding.kill()
        self._forwarding.communicate()

    def ask(self, path, **parameters):
        answer = httpx.get(f"{self.url}/{path}", params=parameters, trust_env=False, timeout=60)
        return answer.raise_for_status().json()["data"]

    def query(self, expression):
        """Return the results of an expression, each with its labels and value."""
        return self.ask("query", query=expression)["result"]


class Prometheus(Api):
    """That of the platform."""

    def __init__(self, cluster):
        super().__init__(cluster, "kps-prometheus", 9090, "/api/v1")

    def targets(self):
        return self.ask("targets", state="active")["activeTargets"]

    def rules(self):
        return self.ask("rules")["groups"]

    def alerts(self, state):
        return [each for each in self.ask("alerts")["alerts"] if each["state"] == state]


class Loki(Api):
    """That of the platform."""

    def __init__(self, cluster):
        super().__init__(cluster, "loki", 3100, "/loki/api/v1")


class Receiver:
    """A program that Alertmanager sends alerts to, at an address outside of the cluster."""

    def __init__(self):
        self._name = f"platform-test-{secrets.token_hex(3)}-receiver"
        ran(
            *("docker", "run", "--detach", "--pull", "never", "--network", NETWORK),
            *("--name", self._name, BASE_IMAGE, "node", "--eval", RECEIVER),
        )
        self.url = f"http://{address(self._name)}:{PORT}/alerts"

    def close(self):
        ran("docker", "rm", "--force", self._name)

    def received(self):
        """Return the alerts that have arrived, in order: their name, and whether they fire."""
        messages = map(json.loads, ran("docker", "logs", self._name).splitlines())
        return [
            (alert["labels"]["alertname"], alert["status"])
            for message in messages
            for alert in message["alerts"]
        ]
