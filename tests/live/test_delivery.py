"""The way from a checkout to a running platform, by the wrapper and Argo CD."""

import httpx
import pytest

from tests.live.commands import wait_until

RESTARTED = "kubectl.kubernetes.io/restartedAt"


def template(cluster):
    return cluster.get("deployment", "backend", "app")["spec"]["template"]


def generations(cluster):
    return {
        (each["kind"], each["metadata"]["name"]): each["metadata"]["generation"]
        for namespace in ("app", "cicd", "db", "ingress")
        for each in cluster.list("deployment,statefulset", namespace)
    }


def test_a_second_run_changes_nothing(cluster):
    secrets, generation = cluster.secrets(), generations(cluster)
    said = cluster.up()
    assert ": made" not in said
    assert "pushing" not in said
    assert cluster.secrets() == secrets
    assert generations(cluster) == generation


def test_all_addresses_answer(cluster):
    for name in ("frontend", "argocd", "gitea"):
        answer = httpx.get(cluster.url(name), follow_redirects=True, trust_env=False)
        assert answer.status_code == 200, name


def test_what_is_pushed_goes_live(cluster):
    cluster.checkout.synthesize(PLATFORM_APP__BACKEND__POD__ANNOTATIONS='{"example.com/a": "1"}')
    cluster.await_delivery(cluster.checkout.push("Annotate the backend"))
    annotations = cluster.get("deployment", "backend", "app")["metadata"]["annotations"]
    assert annotations["example.com/a"] == "1"


@pytest.mark.by_turns("backups and restarts")
def test_argo_cd_leaves_a_restart_alone(cluster):
    """It is not what Git states, and the wrapper restarts what uses a Secret that it changed."""
    cluster.kubectl("rollout", "restart", "deployment/backend", namespace="app")
    at = template(cluster)["metadata"]["annotations"][RESTARTED]
    # Something that Git states is put back, so it has looked in between.
    scale = {"spec": {"template": {"spec": {"terminationGracePeriodSeconds": 600}}}}
    before = template(cluster)["spec"]["terminationGracePeriodSeconds"]
    cluster.merge("deployment", "backend", "app", scale)
    wait_until(
        "what Git states is back",
        lambda: template(cluster)["spec"]["terminationGracePeriodSeconds"] == before,
    )
    cluster.await_delivery(cluster.checkout.git("rev-parse", "HEAD").strip())
    assert template(cluster)["metadata"]["annotations"][RESTARTED] == at
    cluster.await_ready("app")
