"""The tier of builds, as `main.py` composes it and with what another team adds."""

import json
import os
import re
import subprocess
from functools import cache

import pytest
import yaml

from constructs_lib.kube.label_keys import TRUST
from constructs_lib.kube.quantities import amount
from constructs_lib.reference import BuildsTier
from constructs_lib.tekton import BuildPipelineProps, ImageBuild
from constructs_lib.testing import inventory_of
from main import compose
from settings import load_settings
from tests import reference
from tests.checkout import ROOT
from tests.gpg_keys import ONE, ONE_ID, OTHER, OTHER_ID
from tests.scripts.tools import git
from tests.tekton.examples import DOCKERFILE

SNIPPET = re.compile(r"```python\n(.*?)```", re.S)
COMMAND = re.compile(r"```bash\n(kubectl get .*?)```", re.S)
BLOCK = re.compile(r"```yaml\n(.*?)```", re.S)
OUTSIDE = {
    "PLATFORM_GIT__REPOSITORY": "https://git.example:8443/shop/platform.git",
    "PLATFORM_APP__FRONTEND__IMAGE": "registry.example:5000/web/frontend:0.1.0",
    "PLATFORM_APP__BACKEND__IMAGE": "registry.example:5000/web/backend:0.1.0",
}
BLOCKS = [
    yaml.safe_load(each)
    for page in ("git-outside", "pipelines")
    for each in BLOCK.findall((ROOT / f"docs/how-to/{page}.md").read_text())
]
(SETTINGS,) = [each for each in BLOCKS if "builds" in each]
INGRESS = {
    "PLATFORM_BUILDS__WEBHOOK_INGRESS": json.dumps(SETTINGS["builds"]["webhook_ingress"]),
    "PLATFORM_INGRESS__NGINX__READS_SECRETS": json.dumps(
        SETTINGS["ingress"]["nginx"]["reads_secrets"]
    ),
}


@pytest.fixture
def platform(monkeypatch):
    def composed(new=False, **variables):
        for name, value in variables.items() if new else ():
            monkeypatch.setenv(name, value)
        made = compose(load_settings()) if new else reference.platform(**variables)
        (tier,) = [each.tier for each in made.order if isinstance(each.tier, BuildsTier)]
        return made, tier

    return composed


@cache
def files(made):
    return made.files()


def objects(made, file, *kinds):
    """Return the objects of these kinds, or of all, in a file of the tier, by their names."""
    found = yaml.load_all(files(made)[f"dist/builds/{file}.yaml"], yaml.CSafeLoader)
    return {o["metadata"]["name"]: o for o in found if not kinds or o["kind"] in kinds}


def runs(made):
    templates = objects(made, "webhook-handler", "TriggerTemplate").items()
    return {name: each["spec"]["resourcetemplates"][0] for name, each in templates}


def test_another_application_is_what_the_document_says(platform):
    made, tier = platform(new=True)
    scope = {}
    (code,) = SNIPPET.findall((ROOT / "docs/how-to/pipelines.md").read_text())
    exec(code, scope)
    scope["add_orders"](tier)
    assert objects(made, "orders", "Task", "Pipeline").keys() == {
        *("orders-build", "orders", "orders-check", "orders-verify-image")
    }
    assert {"orders", "orders-check"} <= objects(made, "webhook-handler", "Trigger").keys()
    assert made.findings() == []


def test_the_run_of_the_document_is_that_of_a_pipeline(platform):
    """What a person starts by hand has what runs by events have."""
    made, _ = platform()
    (run,) = [each for each in BLOCKS if each.get("kind") == "PipelineRun"]
    by_event = runs(made)["frontend"]["spec"]
    pod = run["spec"]["taskRunTemplate"]["podTemplate"]
    assert pod.items() <= {**by_event["taskRunTemplate"]["podTemplate"], **pod}.items()
    pipeline = objects(made, "frontend", "Pipeline")[run["spec"]["pipelineRef"]["name"]]["spec"]
    assert {each["name"] for each in run["spec"]["params"]} == {
        each["name"] for each in pipeline["params"]
    }
    names = [each["name"] for each in pipeline["workspaces"]]
    assert run["spec"]["workspaces"] == [
        each for each in by_event["workspaces"] if each["name"] in names
    ]


KUBECTL = """#!/bin/sh
case "$1 $2" in
"get triggertemplate") cat "$TEMPLATES/$3" ;;
"create --filename") cat >"$TEMPLATES/created" ;;
esac
"""


def test_the_command_of_the_document_starts_the_run_of_a_lost_event(platform, tmp_path):
    name = "smoke-test"
    run = runs(platform()[0])[name]
    (tmp_path / name).write_text(json.dumps(run))
    (tmp_path / "kubectl").write_text(KUBECTL)
    (tmp_path / "kubectl").chmod(0o755)
    git(tmp_path, "init")
    git(tmp_path, "commit", "--allow-empty", "--message=One")
    (command,) = COMMAND.findall((ROOT / "docs/how-to/pipelines.md").read_text())
    path = f"{tmp_path}:{os.environ['PATH']}"
    subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command.replace("frontend", name)],
        cwd=tmp_path,
        env={**os.environ, "PATH": path, "TEMPLATES": str(tmp_path)},
        check=True,
    )
    head = git(tmp_path, "rev-parse", "HEAD").strip()
    created = json.loads((tmp_path / "created").read_text())
    assert created["spec"]["params"] == [{"name": "revision", "value": head}]
    assert "$(tt." not in json.dumps(created)
    assert created["metadata"] == run["metadata"]


def test_what_one_level_of_trust_leaves_in_a_volume_no_other_uses(platform):
    """A package manager trusts its unpacked packages: uv installs a changed file of them, whatever
    the lock file says. So who writes there decides what later runs do.
    """
    made, _ = platform(PLATFORM_BUILDS__TASKS__SCAN_IMAGE="trivy:1")
    assert made.findings() == []
    pipelines, tasks, users = {}, {}, {}
    for file in ("tasks", "frontend", "backend", "platform", "smoke-test"):
        pipelines |= objects(made, file, "Pipeline")
        tasks |= objects(made, file, "Task")
    for run in runs(made).values():
        pipeline = pipelines[run["spec"]["pipelineRef"]["name"]]
        claims = {
            each["name"]: each["persistentVolumeClaim"]["claimName"]
            for each in run["spec"].get("workspaces", ())
            if "persistentVolumeClaim" in each
        }
        for used in pipeline["spec"]["tasks"]:
            task = tasks[used["taskRef"]["name"]]
            labels = {**task["metadata"]["labels"], **pipeline["metadata"]["labels"]}
            for each in used.get("workspaces", ()):
                if claim := claims.get(each["workspace"]):
                    users.setdefault(claim, set()).add(labels.get(TRUST, task))
    assert users == {
        "build-cache": {"application"},
        "build-cache-pull-requests": {"pull-request"},
        "platform-cache": {"platform"},
        "platform-cache-pull-requests": {"pull-request"},
        "scanner-database": {"scanner"},
    }
    assert users.keys() <= objects(made, "tasks").keys()


def test_pushes_of_every_pipeline_are_looked_for(platform):
    made, tier = platform()
    (job,) = objects(made, "missed-pushes", "CronJob").values()
    pod = job["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    environment = {each["name"]: each["value"] for each in pod["containers"][0]["env"]}
    found = {name: text for name, text in environment.items() if name.startswith("PIPELINE_")}
    assert found.keys() == {"PIPELINE_FRONTEND", "PIPELINE_BACKEND", "PIPELINE_PLATFORM"}
    name, *paths = found["PIPELINE_PLATFORM"].splitlines()
    assert (name, tuple(paths)) == ("platform", tier.platform_pipeline.paths)


@pytest.mark.parametrize(("schedule", "time"), [("*/10 * * * *", "20m"), ("0 3 * * *", "1450m")])
def test_the_alert_of_missed_pushes_waits_for_the_next_search(platform, schedule, time):
    """An hour after the last one, or after a machine has slept."""
    made, _ = platform(PLATFORM_BUILDS__MISSED_PUSHES__SCHEDULE=schedule)
    (rule,) = [
        rule
        for each in objects(made, "monitoring", "PrometheusRule").values()
        for group in each["spec"]["groups"]
        for rule in group["rules"]
        if rule["alert"] == "MissedPushesNotFound"
    ]
    assert rule["expr"].endswith("> 1 * 3600")
    assert rule["for"] == time


def test_a_repository_and_a_registry_outside(platform):
    made, tier = platform(**OUTSIDE)
    assert made.findings() == []
    login = {"password": "given", "username": "given"}
    logins = {each["name"] for each in made.secrets() if each["values"] == login}
    assert logins >= {"git-commenter", "git-reader", "git-reporter", "git-writer", "image-pusher"}
    flows = {f"{each.source} {each.target} {each.ports}" for each in made.flows()}
    assert {
        "builds/clone outside (8443,)",
        "builds/synth outside (443,)",
        "builds/push outside (5000,)",
    } <= flows
    assert tier.repository.statuses_url == (
        "https://git.example:8443/api/v1/repos/shop/platform/statuses"
    )
    assert tier.repository.issues_url == (
        "https://git.example:8443/api/v1/repos/shop/platform/issues"
    )


@pytest.mark.parametrize("git", [{}, OUTSIDE], ids=["Gitea", "outside"])
def test_the_bot_signs_as_soon_as_argo_cd_knows_keys(platform, git):
    made, tier = platform(**git, PLATFORM_CICD__ARGOCD__GPG_KEYS=json.dumps([ONE]))
    signer = {"namespace": "builds", "name": "commit-signer", "values": {"private": "given"}}
    assert signer in made.secrets()
    mounting = {
        (name, step["name"], mount["mountPath"], mount["readOnly"])
        for file in files(made)
        if file.startswith("dist/builds/")
        for name, task in objects(made, file.split("/")[-1].removesuffix(".yaml"), "Task").items()
        for step in task["spec"]["steps"]
        for mount in step.get("volumeMounts", [])
        if mount["name"] == "commit-signer"
    }
    place = ("/secrets/commit-signer", True)
    assert mounting == {("publish", "publish", *place), ("revert", "revert", *place)}
    assert tier.repository.bot_environment.keys() == {"BOT_NAME", "BOT_EMAIL"}
    assert not [each for each in platform(**git)[0].secrets() if each["name"] == "commit-signer"]


@pytest.mark.parametrize("git", [{}, OUTSIDE], ids=["Gitea", "outside"])
def test_the_bot_knows_whose_signature_is_needed(platform, git):
    """Otherwise it would sign what Argo CD does not take, with a commit of its own on it."""
    made, _ = platform(
        **git,
        PLATFORM_CICD__ARGOCD__GPG_KEYS=json.dumps([ONE, OTHER]),
        PLATFORM_CICD__ARGOCD__SIGNATURE_KEYS=json.dumps([ONE_ID, OTHER_ID]),
    )
    for file, name in (("tasks", "publish"), ("smoke-test", "revert")):
        task = objects(made, file, "Task")[name]
        variables = {v["name"]: v["value"] for v in task["spec"]["stepTemplate"]["env"]}
        assert variables["SIGNATURE_KEYS"] == f"{ONE_ID} {OTHER_ID}"
        assert variables["SIGNERS"] == f"{ONE}\n{OTHER}"


def test_refuses_an_image_of_another_registry(platform):
    """It would be pushed to that of the frontend, and nodes would look for it where it is not."""
    _, tier = platform(new=True)
    image = "registry.example:5000/web/shop:1.0.0"
    other = ImageBuild(application="shop", image=image, context="shop", paths=["shop"])
    message = f"builds/shop: 'image' must be of registry 'localhost:30500', .* got '{image}'; name"
    with pytest.raises(ValueError, match=message):
        tier.build("shop", other, BuildPipelineProps(test_command="npm test"))


def reachable(made):
    """Return what the policies let pods reach, by the project's evaluator."""
    reach = inventory_of(*(each.tier for each in made.order)).reach
    return {
        (str(reach.groups[source]), str(reach.groups[target]), ports.ranges)
        for source, target, ports in reach.allowed()
    }


def test_a_git_server_outside_calls_the_webhook_handler_by_an_ingress(platform):
    made, _ = platform(**OUTSIDE, **INGRESS)
    assert made.findings() == []
    (ingress,) = objects(made, "webhook-ingress", "Ingress").values()
    assert ingress["spec"]["tls"] == [{"hosts": ["hooks.shop.example"], "secretName": "hooks-tls"}]
    values = yaml.safe_load(files(made)["dist/ingress/nginx-ingress-values.yaml"])
    assert values["controller"]["watchNamespace"] == "app,cicd"
    # Its certificate is declared, so that a person is told to give it.
    (certificate,) = [each for each in made.secrets() if each["name"] == "hooks-tls"]
    assert certificate["namespace"] == "cicd"
    # It opens the port of the handler to its controller, and nothing else.
    before, _ = platform(**OUTSIDE)
    assert reachable(made) - reachable(before) == {
        ("ingress/nginx-ingress", "cicd/webhook-handler", ((8080, 8080),))
    }
    # `up` would wait for an answer of all that is there.
    assert "hooks.shop.example" not in files(made)["dist/bootstrap/addresses.yaml"]


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        (
            INGRESS,
            "builds/webhook-ingress: 'webhook_ingress' must not be set while Gitea on the cluster "
            "has the repository, .* got host 'hooks.shop.example'; leave it out, or name a",
        ),
        (
            {**OUTSIDE, **INGRESS, "PLATFORM_APP__HOSTS": '["shop.example", "hooks.shop.example"]'},
            "builds/webhook-ingress: 'host' of 'webhook_ingress' must differ from the hosts of "
            "tier 'app', since NGINX serves a host by one Ingress, got 'hooks.shop.example'",
        ),
    ],
)
def test_refuses_an_ingress_of_the_webhook_handler(platform, variables, message):
    with pytest.raises(ValueError, match=message):
        platform(**variables)


def test_where_statuses_of_github_are_written(platform):
    repository = "https://github.com/shop/platform.git"
    _, tier = platform(**{**OUTSIDE, "PLATFORM_GIT__REPOSITORY": repository})
    statuses = "https://api.github.com/repos/shop/platform/statuses"
    assert tier.repository.statuses_url == statuses


def test_the_quota_has_room_for_the_stated_number_of_runs(platform):
    """The largest pod of each, and a small one that begins while another ends.

    Tekton's own, which a run has from its begin, does not count: those of runs that wait would
    leave no room for a Task of any.
    """
    made, _ = platform(PLATFORM_BUILDS__CONCURRENT_RUNS="3")
    (quota,) = objects(made, "namespace", "ResourceQuota").values()
    assert quota["spec"]["hard"]["pods"] == "6"
    assert amount(quota["spec"]["hard"]["requests.memory"]) == amount("4224Mi")
    assert quota["spec"]["scopes"] == ["Terminating"]


def test_pull_requests_have_a_quota_of_their_own(platform):
    """Many of them would leave no room for a deployment."""
    made, _ = platform(PLATFORM_BUILDS__CONCURRENT_CHECKS="2")
    ((name, priority),) = objects(made, "checks", "PriorityClass").items()
    (quota,) = objects(made, "checks", "ResourceQuota").values()
    assert (priority["value"] < 0, quota["spec"]["hard"]["pods"]) == (True, "4")
    counted = {
        (each["operator"], *each["values"])
        for quota in (quota, *objects(made, "namespace", "ResourceQuota").values())
        for each in quota["spec"]["scopeSelector"]["matchExpressions"]
    }
    assert counted == {("In", name), ("NotIn", name)}
    for run in runs(made).values():
        pod = run["spec"]["taskRunTemplate"]["podTemplate"]
        is_check = run["spec"]["pipelineRef"]["name"].endswith("-check")
        assert pod.get("priorityClassName") == (name if is_check else None)


def test_refuses_a_pod_that_would_wait_for_ever(platform):
    _, tier = platform(new=True)
    settings = BuildPipelineProps(test_command="npm test", test_resources={"memory_limit": "6Gi"})
    message = (
        "builds/shop: 'memory_limit' of the pod of Task 'shop-build' must not exceed that of "
        "'run_resources', got .* and 5Gi; lower the first or raise the second"
    )
    image = DOCKERFILE.model_copy()
    with pytest.raises(ValueError, match="'dockerfile_builds' is false; set it, or use an Imag"):
        tier.build("shop", image, settings)
    _, other = platform(new=True, PLATFORM_BUILDS__DOCKERFILE_BUILDS="true")
    with pytest.raises(ValueError, match=message):
        other.build("shop", image, settings)


def test_a_dockerfile_needs_another_level_of_pod_security(platform):
    made, tier = platform(new=True, PLATFORM_BUILDS__DOCKERFILE_BUILDS="true")
    tier.build("shop", DOCKERFILE, BuildPipelineProps(test_command="npm test"))
    assert made.findings() == []
    (namespace,) = objects(made, "namespace", "Namespace").values()
    labels = namespace["metadata"]["labels"]
    assert labels["pod-security.kubernetes.io/enforce"] == "baseline"
