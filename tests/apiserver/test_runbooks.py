"""The commands of the runbooks, by a real kubectl and API server."""

import json
import re
import subprocess
import sys

import pytest

from tests.apiserver.cluster import wait_until
from tests.apiserver.dist import of_kind
from tests.checkout import ROOT
from tests.monitoring.runbooks import PAGES, commands_in
from tests.programs import find

DATABASE = {
    "NAMESPACE": "db",
    "PERSISTENTVOLUMECLAIM": "data-postgresql-0",
    "CRONJOB": "postgresql-backup",
}
"""Labels of alerts about claims and backups."""

FRONTEND = {
    "NAMESPACE": "app",
    "JOB": "frontend",
    "CONTAINER": "frontend",
    "DEPLOYMENT": "frontend",
    "HORIZONTALPODAUTOSCALER": "frontend",
    "NAME": "app",
    "NODE": "worker",
    "PIPELINE": "frontend",
}
"""Labels of all other alerts, but the pod."""

OF_CHARTS = (
    "alertmanager-kps",
    "alloy",
    "argocd-application-controller",
    "kps-alertmanager",
    "kps-operator",
    "kps-prometheus",
    "loki",
    "metrics-server",
    "prometheus-kps",
    "prometheus-kps-0",
    "v1beta1.metrics.k8s.io",
)
"""Objects that charts make, of which there are none here."""

NOT_HERE = re.compile(
    r"Metrics API not available|no preferred addresses found|error dialing backend"
    rf'|\(NotFound\): .* "({"|".join(map(re.escape, OF_CHARTS))})" not found'
)
"""What kubectl says where only a kubelet, metrics or a chart are missing."""

MADE_ELSEWHERE = ("nginx-ingress", "tekton")
"""In selectors of pods that a chart or Tekton makes."""

OTHERS = ("git log ", ".venv/bin/python -m scripts.cluster ")
"""Beginnings of commands that are no kubectl."""


@pytest.fixture
def shell(control_plane, controllers, applied, cluster, tmp_path):
    """Returns a function that runs a command with variables, where the platform is applied."""
    if find("kubectl") is None:
        pytest.skip("needs kubectl: run 'make test-apiserver', which builds it")
    config = json.loads(control_plane.kubeconfig("admin").read_text())
    config["contexts"][0]["name"] = config["current-context"] = "kind-web-platform"
    (tmp_path / "kubeconfig").write_text(json.dumps(config))

    def shell(command, variables):
        return subprocess.run(
            ["bash", "-c", command],
            cwd=ROOT,
            env={
                "PATH": f"{find('kubectl').parent}:/usr/bin:/bin",
                "KUBECONFIG": str(tmp_path / "kubeconfig"),
                "HOME": str(tmp_path),
                **variables,
            },
            capture_output=True,
            text=True,
            check=False,
        )

    yield shell
    for cron_job in of_kind("CronJob"):
        cluster.apply(cron_job)
    for job in cluster.list("batch/v1", "Job", "db"):
        cluster.delete(job)


def pods(cluster):
    selector = "app.kubernetes.io/name=frontend"
    return cluster.list("v1", "Pod", "app", label_selector=selector)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_work(page, shell, cluster):
    commands = commands_in(page.read_text())
    is_of_database = any(
        f"${name}" in line for line in commands for name in DATABASE if name != "NAMESPACE"
    )
    wait_until("there is a pod of the frontend", lambda: pods(cluster))
    variables = {
        **FRONTEND,
        **(DATABASE if is_of_database else {}),
        "POD": pods(cluster)[0]["metadata"]["name"],
        "PID": "1",
    }
    for command in commands:
        done = shell(can_be_run(command), variables)
        assert done.returncode == 0 or NOT_HERE.search(done.stderr), f"{command}\n{done.stderr}"
    # Jobs are made by commands of the same page.
    for command in commands:
        if " --selector " in command and not any(name in command for name in MADE_ELSEWHERE):
            get = f"kubectl get pods {named_pods(command)} --output name"
            wait_until(f"{get} finds a pod", lambda get=get: shell(get, variables).stdout)


def can_be_run(command):
    """Returns the command, or, of one that is none of kubectl, its help."""
    if command.startswith(OTHERS[1]):
        return command.replace(".venv/bin/python", sys.executable) + " --help"
    assert command.startswith(("kubectl ", OTHERS[0])), command
    # It would go on until somebody ends it.
    return f"timeout 5 {command}" if " port-forward " in command else command


def named_pods(command):
    """Returns the options by which a command chooses pods."""
    return " ".join(re.findall(r"--(?:namespace|selector) \S+", command))
