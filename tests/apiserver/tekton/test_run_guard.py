"""What runs may be in namespace `builds`, by whomever: the guard of dist/ and Tekton's webhooks."""

import json
import re
from pathlib import Path

import pytest
import yaml

from tests.apiserver.cluster import Cluster, Refused, wait_until
from tests.apiserver.dist import of_kind
from tests.apiserver.tekton.events import COMMIT
from tests.apiserver.tekton.handler import RIGHTS
from tests.checkout import ROOT
from tests.objects import changed


@pytest.fixture(scope="module")
def handler(control_plane, tekton):
    """Return the API server as the webhook handler sees it, with the guard in force."""
    for each in of_kind(*RIGHTS):
        tekton.apply(each)
    guard = [
        each
        for each in of_kind("ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding")
        if each["metadata"]["name"] == "builds-run-guard"
    ]
    assert len(guard) == 2
    for each in guard:
        assert tekton.apply(each).warnings == []
    token = tekton.token_of("webhook-handler", "cicd")
    handler = Cluster(control_plane.kubeconfig("webhook-handler", token))
    attack = changed(run("frontend"), {"spec.taskRunTemplate.serviceAccountName": "default"})
    wait_until("the guard is in force", lambda: handler.refusal(attack))
    yield handler
    for each in reversed(guard):
        tekton.delete(each)


def runs():
    """Return the runs that events start, by the names of their Pipelines."""
    text = json.dumps([each["spec"]["resourcetemplates"][0] for each in of_kind("TriggerTemplate")])
    text = text.replace("$(tt.params.revision)", COMMIT).replace("$(tt.params.pull-request)", "7")
    return {each["spec"]["pipelineRef"]["name"]: each for each in json.loads(text)}


def run(pipeline):
    return runs()[pipeline]


@pytest.mark.parametrize("pipeline", runs())
def test_the_runs_of_events_are_admitted(handler, pipeline):
    handler.create(run(pipeline), dry_run=True)


def test_the_run_of_the_document_is_admitted(handler):
    (text,) = re.findall(
        r"```yaml\n(apiVersion: tekton.dev.*?)```",
        (ROOT / "docs/how-to/pipelines.md").read_text(),
        re.S,
    )
    handler.create(yaml.safe_load(text), dry_run=True)


VOLUMES = "PipelineRun has volumes of its own"
GUARDED = yaml.safe_load(Path(__file__).with_name("run_attacks.yaml").read_text())
ATTACKS = {
    name: (changes, message)
    for message, attacks in GUARDED.items()
    for name, changes in attacks.items()
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_whoever_may_create_runs_gets_no_login_by_them(handler, tekton, attack):
    """The handler and the administrator, whose rights are not the point."""
    changes, message = ATTACKS[attack]
    manifest = changed(run("frontend"), changes)
    for cluster in (handler, tekton):
        with pytest.raises(Refused) as refused:
            cluster.create(manifest, dry_run=True)
        assert f"{message}; start a PipelineRun as" in str(refused.value)


def test_code_of_a_pull_request_gets_no_cache_of_the_branch(handler):
    path = "spec.workspaces.1.persistentVolumeClaim.claimName"
    with pytest.raises(Refused, match=VOLUMES):
        handler.create(changed(run("frontend-check"), {path: "build-cache"}), dry_run=True)


@pytest.mark.usefixtures("handler")
@pytest.mark.parametrize("task", ["of its own", "publish"])
def test_nobody_but_tekton_makes_task_runs(tekton, task):
    """Not even of an existing Task: users could choose its parameters and volumes."""
    own = {"steps": [{"name": "a", "image": "a:1", "script": "cat /login/*"}]}
    spec = {"taskRef": {"name": task}} if task == "publish" else {"taskSpec": own}
    made = {"apiVersion": "tekton.dev/v1", "kind": "TaskRun", "spec": spec}
    made["metadata"] = {"generateName": "a-", "namespace": "builds"}
    with pytest.raises(Refused, match="TaskRun runs steps of its own; start a PipelineRun as"):
        tekton.create(made, dry_run=True)


def test_a_run_is_marked_and_cancelled(handler, tekton):
    made = handler.create(run("frontend")).object
    tekton.annotate(made, {"seen": "true"})
    tekton.merge(made, {"spec": {"status": "Cancelled"}})
    assert tekton.get(made)["spec"]["status"] == "Cancelled"
    tekton.delete(made)


@pytest.mark.usefixtures("handler")
def test_runs_elsewhere_are_none_of_its_business(tekton):
    changes, _ = ATTACKS["a login as a volume of pods"]
    manifest = changed(run("frontend"), {"metadata.namespace": "cicd", **changes})
    tekton.create(manifest, dry_run=True)
