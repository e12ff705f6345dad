"""What runs may be in namespace `builds`, by whomever: the guard of dist/ and Tekton's webhooks."""

import json
import re

import pytest
import yaml

from tests.apiserver.cluster import Cluster, Refused, wait_until
from tests.apiserver.dist import of_kind
from tests.apiserver.tekton.events import COMMIT
from tests.apiserver.tekton.handler import RIGHTS
from tests.checkout import ROOT
from tests.objects import changed

LOGIN = {"name": "login", "secret": {"secretName": "gitea-pipeline"}}
STEP = {"name": "a", "image": "a:1", "script": "cat /login/*"}
EMBEDDED = {"steps": [STEP], "volumes": [LOGIN]}


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


STEPS = "PipelineRun runs steps of its own"
ACCOUNT = "PipelineRun has another ServiceAccount than its Pipeline"
PODS = "PipelineRun has pods of its own"
VOLUMES = "PipelineRun has volumes of its own"
POD = "spec.taskRunTemplate.podTemplate"
OF_TASK = {"pipelineTaskName": "clone"}
ATTACKS = {
    "a Pipeline of its own": (
        {
            "spec.pipelineRef": None,
            "spec.params": [],
            "spec.pipelineSpec": {"tasks": [{"name": "a", "taskSpec": EMBEDDED}]},
        },
        STEPS,
    ),
    "a Pipeline from elsewhere": (
        {
            "spec.pipelineRef": {
                "resolver": "git",
                "params": [{"name": "url", "value": "https://evil.example"}],
            }
        },
        STEPS,
    ),
    "the ServiceAccount of another": (
        {"spec.taskRunTemplate.serviceAccountName": "missed-pushes"},
        ACCOUNT,
    ),
    "the default ServiceAccount": ({"spec.taskRunTemplate.serviceAccountName": None}, ACCOUNT),
    "the ServiceAccount of another for a Task": (
        {"spec.taskRunSpecs": [{**OF_TASK, "serviceAccountName": "missed-pushes"}]},
        PODS,
    ),
    "a login as a volume of pods": ({f"{POD}.volumes": [LOGIN]}, PODS),
    "a login as a volume of a Task": (
        {"spec.taskRunSpecs": [{**OF_TASK, "podTemplate": {"volumes": [LOGIN]}}]},
        PODS,
    ),
    "a token of the API server": ({f"{POD}.automountServiceAccountToken": True}, PODS),
    "no word of a token": ({f"{POD}.automountServiceAccountToken": None}, PODS),
    "variables of pods": ({f"{POD}.env": [{"name": "BASH_ENV", "value": "/cache/x"}]}, PODS),
    "the network of the node": ({f"{POD}.hostNetwork": True}, PODS),
    "another server of names": ({f"{POD}.dnsConfig": {"nameservers": ["192.0.2.1"]}}, PODS),
    "another user": ({f"{POD}.securityContext.runAsUser": 999}, PODS),
    "a login as a workspace": (
        {"spec.workspaces.0": {"name": "run", "secret": {"secretName": "gitea-pipeline"}}},
        VOLUMES,
    ),
    "a claim of another level": (
        {"spec.workspaces.1.persistentVolumeClaim.claimName": "platform-cache"},
        VOLUMES,
    ),
    "a claim of pull requests": (
        {"spec.workspaces.1.persistentVolumeClaim.claimName": "build-cache-pull-requests"},
        VOLUMES,
    ),
    "a claim for the folder of the run": (
        {
            "spec.workspaces.0": {
                "name": "run",
                "persistentVolumeClaim": {"claimName": "platform-cache"},
            }
        },
        VOLUMES,
    ),
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
@pytest.mark.parametrize("spec", [{"taskSpec": EMBEDDED}, {"taskRef": {"name": "publish"}}])
def test_nobody_but_tekton_makes_task_runs(tekton, spec):
    """Not even of a Task that is there: its parameters and volumes would be anybody's."""
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
    manifest = changed(run("frontend"), {"metadata.namespace": "cicd"})
    tekton.create(changed(manifest, {f"{POD}.volumes": [LOGIN]}), dry_run=True)
