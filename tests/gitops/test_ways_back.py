"""What no push mends is mended by the commands of docs/how-to/fix-delivery.md."""

import os
import re
import signal
import time
from copy import deepcopy

import pytest
import yaml

from tests.checkout import ROOT, ended
from tests.gitops.argocd import NAMESPACE
from tests.gitops.delivery import documents
from tests.gitops.late_kinds import definition_of, object_of
from tests.gitops.mistakes import NOWHERE, account, rewritten, workload
from tests.gitops.steps import allow, application, push_mistake, state_of_operation, use_chart

pytestmark = pytest.mark.slow

LASTS = 20
"""Seconds after which Argo CD would have taken a correction, had it seen it."""


def commands(heading):
    part = (ROOT / "docs/how-to/fix-delivery.md").read_text().partition(f"\n### {heading}\n")[2]
    return re.search(r"```sh\n(.*?)```", part, re.DOTALL)[1].splitlines()


@pytest.fixture
def run(control_plane, settled):
    """Return what runs a command in the checkout that was pushed."""

    def run(command):
        done = ended(
            ["bash", "-o", "pipefail", "-c", command],
            cwd=settled.repository.work,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(control_plane.folder),
                "KUBECONFIG": str(control_plane.kubeconfig("admin")),
            },
        )
        assert done.returncode == 0, done.stderr

    return run


def test_a_sync_that_never_ends(settled, cluster, run):
    """A hook does not get ready; a sync wave within a folder is waited for as well."""
    hook = workload("StatefulSet", "never-ready", NOWHERE)
    hook["metadata"]["annotations"] = {"argocd.argoproj.io/hook": "PreSync"}
    (settled.files / "db/hook.yaml").write_text(yaml.safe_dump(hook))
    # A hook alone is no difference, so nothing would be synced.
    (settled.files / "db/account.yaml").write_text(yaml.safe_dump(account("beside-a-hook")))
    settled.push("A mistake")
    stuck = {**hook, "metadata": {"name": "never-ready", "namespace": "db"}}
    settled.until("the hook is there", lambda: cluster.find(stuck))
    settled.push_first()
    time.sleep(LASTS)
    assert state_of_operation(settled, "db")["phase"] == "Running"
    (command,) = commands("A sync that never ends")
    run(command)
    settled.assert_heals()
    assert not cluster.find(stuck)


def test_an_object_of_root_led_elsewhere(settled, run):
    manifests = documents(settled.files / "bootstrap/root.yaml")
    (root,) = (
        each
        for each in manifests
        if (each["kind"], each["metadata"]["name"]) == ("Application", "root")
    )
    application("root", source__path="dist/nothing")(root)
    (settled.files / "apps/root.yaml").write_text(yaml.safe_dump(root))
    push_mistake(settled, "dist/nothing")
    settled.push_first()
    time.sleep(LASTS)
    assert settled.applications()["root"]["spec"]["source"]["path"] == "dist/nothing"
    for command in commands("Root that is led elsewhere"):
        run(command)
    settled.assert_heals()


def test_an_application_that_hangs_in_deletion(settled, run):
    """Since it is to delete what it applied, its namespace is protected, and it came out of Git."""

    def cascade(manifest):
        if manifest["metadata"]["name"] == "db" and manifest["kind"] == "Application":
            manifest["metadata"]["finalizers"] = ["resources-finalizer.argocd.argoproj.io"]
            del manifest["metadata"]["labels"]["cdk8s-web-platform/protected"]

    file = settled.files / "apps/db.yaml"
    rewritten(file, cascade)
    settled.push("Delete what it applied")
    settled.wait_until_settled()
    file.unlink()
    settled.push("A mistake")
    settled.until(
        "it is being deleted",
        lambda: "deletionTimestamp" in settled.applications()["db"]["metadata"],
    )
    settled.push_first()
    time.sleep(LASTS)
    assert "deletionTimestamp" in settled.applications()["db"]["metadata"]
    (command,) = commands("An Application that hangs in deletion")
    run(command)
    settled.assert_heals()


def test_a_sync_that_was_given_up(settled, charts, cluster, run):
    kind = {"group": "late.example.com", "kind": "Late"}
    late, defined = object_of(**kind, namespace="ingress"), definition_of(**kind)
    charts.publish("nginx-ingress", "4.0.0", account("of-a-chart"), late)
    use_chart(settled, "nginx-ingress", "4.0.0")

    allow(settled, "ingress", kind)
    settled.push("A kind that comes later")
    try:
        settled.until(
            "it is given up",
            lambda: state_of_operation(settled, "nginx-ingress").get("phase") == "Failed",
            lambda: state_of_operation(settled, "nginx-ingress"),
        )
        cluster.apply(defined)
        time.sleep(LASTS)
        assert state_of_operation(settled, "nginx-ingress")["phase"] == "Failed"
        (command,) = commands("A sync that was given up")
        run(command.replace("application/app", "application/nginx-ingress"))
        settled.assert_heals()
        settled.correct()
    finally:
        if cluster.find(defined):
            cluster.delete(defined)


CONTROLLER, GITEA = "argocd-application-controller", "gitea"


def test_argo_cd_and_gitea_that_do_not_start(settled, charts, cluster, control_plane, run):
    """Their pods are played; the controller's process stands still while its pod is not there."""
    first = [workload("StatefulSet", CONTROLLER), workload("Deployment", GITEA)]
    broken = [workload("StatefulSet", CONTROLLER, NOWHERE), workload("Deployment", GITEA, NOWHERE)]
    charts.publish("argo-cd", "98.0.0", account("of-a-chart"), *first)
    charts.publish("argo-cd", "98.1.0", account("of-a-chart"), *broken)
    use_chart(settled, "argocd", "98.0.0")
    settled.push("Played")
    settled.wait_until_settled()
    use_chart(settled, "argocd", "98.1.0")
    settled.push("A mistake")
    controller = deepcopy(first[0])
    controller["metadata"]["namespace"] = NAMESPACE
    settled.until(
        "the controller does not start",
        lambda: cluster.get(controller)["status"].get("availableReplicas", 0) == 0,
        lambda: cluster.get(controller)["status"],
    )
    control_plane.signal(CONTROLLER, signal.SIGSTOP)
    try:
        use_chart(settled, "argocd", "98.0.0")
        *before, push, undo, start = commands("Argo CD or Gitea that does not start")
        for command in before:
            run(command)
        assert push == "make push"
        settled.push("The correction")
        run(undo)
        run(start)
        settled.until(
            "the controller starts",
            lambda: cluster.get(controller)["status"].get("availableReplicas", 0) == 1,
            lambda: cluster.get(controller)["status"],
        )
    finally:
        control_plane.signal(CONTROLLER, signal.SIGCONT)
    settled.assert_heals()
    settled.correct()


KEY = "resource.customizations.ignoreDifferences.argoproj.io_Application"


def test_a_configuration_that_argo_cd_cannot_read(settled, charts, cluster, run):
    metadata = {"name": "argocd-cm", "namespace": NAMESPACE}
    former = cluster.get({"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata})
    # It belongs to a stand-in of the chart, and is not in its first version.
    stays = {
        "argocd.argoproj.io/sync-options": "Prune=false",
        "argocd.argoproj.io/compare-options": "IgnoreExtraneous",
    }
    metadata = {"name": "argocd-cm", "labels": former["metadata"]["labels"], "annotations": stays}
    sound = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata, "data": former["data"]}
    broken = {**sound, "data": {**former["data"], KEY: "jqPathExpressions: ["}}
    charts.publish("argo-cd", "97.0.0", account("of-a-chart"), sound)
    charts.publish("argo-cd", "97.1.0", account("of-a-chart"), broken)
    use_chart(settled, "argocd", "97.1.0")
    settled.push("A mistake")
    settled.until("Argo CD has it", lambda: cluster.get(former)["data"][KEY] == broken["data"][KEY])
    use_chart(settled, "argocd", "97.0.0")
    settled.push("The correction")
    time.sleep(LASTS)
    assert cluster.get(former)["data"][KEY] == broken["data"][KEY]
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
    settled.correct()
