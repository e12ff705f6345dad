"""Runs of the job of previews, as in its pod, against a real API server."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import constructs_lib.previews

SCRIPT = Path(constructs_lib.previews.__file__).parent / "scripts/previews.py"


class Ran(NamedTuple):
    code: int
    output: str


class Runs:
    """Runs a job by the objects of a Chart with `Previews`."""

    def __init__(self, objects, cluster, control_plane, folder, repository_url, login):
        self._cluster, self._plane = cluster, control_plane
        (job,) = (each for each in objects if each["kind"] == "CronJob")
        (template,) = (each for each in objects if each["kind"] == "ConfigMap")
        self.name, self.namespace = job["metadata"]["name"], job["metadata"]["namespace"]
        self.folder = folder
        container = job["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"][0]
        self._environment = {each["name"]: each["value"] for each in container["env"]}
        self._environment |= {
            "PATH": os.environ["PATH"],
            "ACCOUNT": str(folder / "account"),
            "LOGIN": str(folder / "login"),
            "TEMPLATE": str(folder / "template.json"),
            "REPOSITORY_URL": repository_url,
            "TIMEOUT_SECONDS": "10",
            "KUBERNETES_SERVICE_HOST": "127.0.0.1",
            "KUBERNETES_SERVICE_PORT": str(control_plane.port),
        }
        for name in ("account", "login"):
            (folder / name).mkdir()
        (folder / "template.json").write_text(template["data"]["template.json"])
        (folder / "account/ca.crt").write_bytes(control_plane.ca_file.read_bytes())
        for name, value in zip(("username", "password"), login.split(":", 1), strict=True):
            (folder / "login" / name).write_text(value)

    def kubeconfig(self):
        """Return the file by which the job reaches the API server."""
        token = self._cluster.token_of(self.name, self.namespace)
        return self._plane.kubeconfig(f"job-of-{self.name}", token)

    def run(self, **variables):
        """Return what a run says."""
        token = self._cluster.token_of(self.name, self.namespace)
        (self.folder / "account/token").write_text(token)
        done = subprocess.run(
            [sys.executable, SCRIPT],
            env={**self._environment, **variables},
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=300,
        )
        assert "Traceback" not in done.stdout, done.stdout
        return Ran(done.returncode, done.stdout)

    def numbers(self):
        """Return the numbers of pull requests whose previews are there."""
        found = self._cluster.list("v1", "Namespace", label_selector=f"{LABEL}={self.name}")
        return {
            int(re.search(r"\d+$", each["metadata"]["name"])[0])
            for each in found
            if "deletionTimestamp" not in each["metadata"]
        }

    @property
    def memory(self):
        return {
            "apiVersion": "v1",
            "kind": "ConfigMap",
            "metadata": {"name": f"{self.name}-previews", "namespace": self.namespace},
        }

    def age(self, seconds):
        """Let all previews have been made that long ago."""
        kept = json.loads(self._cluster.get(self.memory)["data"]["previews"])
        for each in kept.values():
            for moment in {"since", "made"} & each.keys():
                each[moment] -= seconds
        self._cluster.merge(self.memory, {"data": {"previews": json.dumps(kept)}})


LABEL = "cdk8s-web-platform/previews"
