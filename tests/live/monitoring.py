"""Prometheus in the cluster, and a receiver of its alerts on the network of the nodes."""

import json
import os
import re
import secrets
import subprocess

import httpx

from tests.live.commands import ran
from tests.live.images import base_image
from tests.live.mirror import NETWORK

PORT = 8080
RECEIVER = """
const server = require('http').createServer((request, response) => {
  let body = '';
  request.on('data', (part) => (body += part));
  request.on('end', () => { console.log(body.trim()); response.end(); });
});
server.listen(8080);
"""
"""Prints each message in a line."""


class Prometheus:
    """Its API, by a connection that is forwarded to its pod."""

    def __init__(self, cluster):
        where = ("--context", cluster.context, "--namespace", "monitoring")
        self._forwarding = subprocess.Popen(
            ["kubectl", *where, "port-forward", "service/kps-prometheus", ":9090"],
            env={**os.environ, **cluster.environment},
            stdout=subprocess.PIPE,
            text=True,
        )
        port = re.search(r"127\.0\.0\.1:(\d+)", self._forwarding.stdout.readline())[1]
        self._url = f"http://127.0.0.1:{port}/api/v1"

    def close(self):
        self._forwarding.kill()
        self._forwarding.wait()

    def targets(self):
        """Returns all that it scrapes."""
        return self._ask("targets", state="active")["activeTargets"]

    def rules(self):
        """Returns its groups of rules."""
        return self._ask("rules")["groups"]

    def query(self, expression):
        """Returns the results of an expression, each with its labels and value."""
        return self._ask("query", query=expression)["result"]

    def _ask(self, path, **parameters):
        answer = httpx.get(f"{self._url}/{path}", params=parameters, trust_env=False)
        return answer.raise_for_status().json()["data"]


class Receiver:
    """A program that Alertmanager sends alerts to, at an address outside of the cluster."""

    def __init__(self):
        self._name = f"platform-test-{secrets.token_hex(3)}-receiver"
        ran(
            *("docker", "run", "--detach", "--pull", "never", "--network", NETWORK),
            *("--name", self._name, base_image(), "node", "--eval", RECEIVER),
        )
        form = "{{.NetworkSettings.Networks." + NETWORK + ".IPAddress}}"
        address = ran("docker", "inspect", "--format", form, self._name).strip()
        self.url = f"http://{address}:{PORT}/alerts"

    def close(self):
        ran("docker", "rm", "--force", self._name)

    def received(self):
        """Returns the alerts that have arrived, in order: their name, and whether they fire."""
        messages = map(json.loads, ran("docker", "logs", self._name).splitlines())
        return [
            (alert["labels"]["alertname"], alert["status"])
            for message in messages
            for alert in message["alerts"]
        ]
