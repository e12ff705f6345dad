"""What no push mends is mended by the commands of docs/delivery.md."""

import os
import re
import signal
import subprocess
import time
from copy import deepcopy

import pytest
import yaml

from tests.checkout import ROOT
from tests.gitops.argocd import NAMESPACE
from tests.gitops.objects import LATE, account, definition_of, object_of, workload

pytestmark = pytest.mark.slow

LASTS = 20
"""Seconds after which Argo CD would have taken a correction, had it seen it."""

NOWHERE = {"nodeSelector": {"is": "nowhere"}}


def commands(heading):
    """Returns the commands of a part of the page."""
    part = (ROOT / "docs/delivery.md").read_text().partition(f"\n### {heading}\n")[2]
    return re.search(r"```sh\n(.*?)```", part, re.DOTALL)[1].splitlines()


@pytest.fixture
def run(control_plane, settled):
    """Returns what runs a command in the checkout that was pushed."""

    def run(command):
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command],
            cwd=settled.repository.work,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(control_plane.folder),
                "KUBECONFIG": str(control_plane.kubeconfig("admin")),
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    return run


def test_a_sync_that_never_ends(settled, cluster, run):
    """Of a hook that does not get ready; a sync wave within a folder is waited for as well."""
    hook = workload("StatefulSet", "never-ready", **NOWHERE)
    hook["metadata"]["annotations"] = {"argocd.argoproj.io/hook": "PreSync"}
    # A hook alone is no difference, so nothing would be synced.
    text = yaml.safe_dump_all([hook, account("beside-a-hook")])
    (settled.files / "db/hook.yaml").write_text(text)
    settled.push()
    stuck = {**hook, "metadata": {"name": "never-ready", "namespace": "db"}}
    settled.wait_until("the hook is there", lambda: cluster.find(stuck))
    settled.push_first()
    time.sleep(LASTS)
    assert settled.operation("db")["phase"] == "Running"
    (command,) = commands("A sync that never ends")
    run(command)
    settled.assert_heals()
    assert not cluster.find(stuck)


def test_an_object_of_root_led_elsewhere(settled, run):
    """By a copy of root in its own folder."""
    root = deepcopy(settled.root)
    root["spec"]["source"]["path"] = "dist/nothing"
    (settled.files / "apps/root.yaml").write_text(yaml.safe_dump(root))
    settled.push_mistake("dist/nothing")
    settled.push_first()
    time.sleep(LASTS)
    assert settled.applications()["root"]["spec"]["source"]["path"] == "dist/nothing"
    for command in commands("Root that is led elsewhere"):
        run(command)
    settled.assert_heals()


def test_an_application_that_hangs_in_deletion(settled, run):
    """Since it is to delete what it applied, its namespace is protected, and it came out of Git."""

    def is_going():
        return "deletionTimestamp" in settled.applications()["db"]["metadata"]

    settled.change(
        "db",
        metadata={
            "finalizers": ["resources-finalizer.argocd.argoproj.io"],
            "labels": {"cdk8s-web-platform/protected": None},
        },
    )
    settled.push("Delete what it applied")
    settled.wait_until_settled()
    (settled.files / "apps/db.yaml").unlink()
    settled.push()
    settled.wait_until("it is being deleted", is_going)
    settled.push_first()
    time.sleep(LASTS)
    assert is_going()
    (command,) = commands("An Application that hangs in deletion")
    run(command)
    settled.assert_heals()


def test_a_sync_that_was_given_up(settled, charts, cluster, run):
    """Since what it lacked came later than its last try."""
    late, defined = object_of(**LATE, namespace="ingress"), definition_of(**LATE)
    charts.publish("nginx-ingress", "4.0.0", account("of-a-chart"), late)
    settled.use_chart("nginx-ingress", "4.0.0")
    settled.allow("ingress", LATE)
    settled.push("A kind that comes later")

    def is_given_up():
        return settled.operation("nginx-ingress").get("phase") == "Failed"

    try:
        settled.wait_until("it is given up", is_given_up)
        cluster.apply(defined)
        time.sleep(LASTS)
        assert is_given_up()
        (command,) = commands("A sync that was given up")
        run(command.replace("application/app", "application/nginx-ingress"))
        settled.assert_heals()
        settled.mend()
    finally:
        if cluster.find(defined):
            cluster.delete(defined)


CONTROLLER, GITEA = "argocd-application-controller", "gitea"


def test_argo_cd_and_gitea_that_do_not_start(settled, charts, cluster, control_plane, run):
    """Their pods are played; the controller's process stands still while its pod is not there."""
    for version, pod in (("98.0.0", {}), ("98.1.0", NOWHERE)):
        pods = workload("StatefulSet", CONTROLLER, **pod), workload("Deployment", GITEA, **pod)
        charts.publish("argo-cd", version, account("of-a-chart"), *pods)
    settled.use_chart("argocd", "98.0.0")
    settled.push("Played")
    settled.wait_until_settled()
    settled.use_chart("argocd", "98.1.0")
    settled.push()
    controller = {**pods[0], "metadata": {"name": CONTROLLER, "namespace": NAMESPACE}}

    def available():
        return cluster.get(controller)["status"].get("availableReplicas", 0)

    settled.wait_until("the controller does not start", lambda: available() == 0)
    control_plane.signal(CONTROLLER, signal.SIGSTOP)
    try:
        settled.use_chart("argocd", "98.0.0")
        *before, push, undo, start = commands("Argo CD or Gitea that does not start")
        for command in before:
            run(command)
        assert push == "make push"
        settled.push("The correction")
        run(undo)
        run(start)
        settled.wait_until("the controller starts", lambda: available() == 1)
    finally:
        control_plane.signal(CONTROLLER, signal.SIGCONT)
    settled.assert_heals()
    settled.mend()


KEY = "resource.customizations.ignoreDifferences.argoproj.io_Application"


def test_a_configuration_that_argo_cd_cannot_read(settled, charts, cluster, run):
    metadata = {"name": "argocd-cm", "namespace": NAMESPACE}
    former = cluster.get({"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata})
    # Of a stand-in of the chart, whose first version does not hold it.
    stays = {
        "argocd.argoproj.io/sync-options": "Prune=false",
        "argocd.argoproj.io/compare-options": "IgnoreExtraneous",
    }
    metadata = {"name": "argocd-cm", "labels": former["metadata"]["labels"], "annotations": stays}
    sound = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata, "data": former["data"]}
    broken = {**sound, "data": {**former["data"], KEY: "jqPathExpressions: ["}}
    charts.publish("argo-cd", "97.0.0", account("of-a-chart"), sound)
    charts.publish("argo-cd", "97.1.0", account("of-a-chart"), broken)

    def is_broken():
        return cluster.get(former)["data"][KEY] == broken["data"][KEY]

    settled.use_chart("argocd", "97.1.0")
    settled.push()
    settled.wait_until("Argo CD has it", is_broken)
    settled.use_chart("argocd", "97.0.0")
    settled.push("The correction")
    time.sleep(LASTS)
    assert is_broken()
    of_application, command = commands("A configuration that Argo CD cannot read")
    chart = f"argo-cd --repo {charts.url} --version 97.0.0"
    command, count = re.subn(r"oci://\S+/argo-cd --version \S+", chart, command)
    assert count == 1
    run(of_application)
    run(command)
    settled.assert_heals()
    # Another would keep what Git no longer holds.
    fields = settled.applications()["argocd"]["metadata"]["managedFields"]
    assert "kubectl" not in {each["manager"] for each in fields}
    settled.mend()
