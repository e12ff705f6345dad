"""Gitea and Argo CD know one another: by their addresses, and by the signature of a webhook.

Gitea has two addresses: that of the cluster for programs, that of loopback for people.
"""

import hashlib
import hmac
import json
import urllib.request
from urllib.error import HTTPError
from urllib.parse import urlsplit

import pytest

from tests.apiserver.cluster import wait_until


@pytest.fixture
def repository_url(delivery):
    return delivery.root["spec"]["source"]["repoURL"]


def test_a_webhook_names_the_address_that_argo_cd_clones_from(repository_url, control_plane):
    """Although what it tells of was pushed by the other one."""
    log = control_plane.folder / "argocd-server.log"
    told = f"Received push event repo: {repository_url.removesuffix('.git')},"
    wait_until("Argo CD was told of the push", lambda: told in log.read_text())


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_people_see_the_address_that_they_came_by(delivery, repository_url, host):
    site = f"http://{host}:{delivery.gitea.port}"
    path = urlsplit(repository_url).path
    page = path.removesuffix(".git")
    for shown in (f"{site}{page}", f"{site}/api/v1/repos{page}"):
        text = delivery.gitea.read(shown)
        assert f"{site}{path}" in text
        assert repository_url not in text


def told(delivery, headers, body=None):
    """Return the status with which Argo CD answers who tells of a push."""
    own = {"Content-Type": "application/json"}
    body = pushed(delivery) if body is None else json.dumps(body).encode()
    request = urllib.request.Request(delivery.webhook, body, {**own, **headers})
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.status
    except HTTPError as error:
        return error.code


def pushed(delivery):
    repository = {"html_url": delivery.root["spec"]["source"]["repoURL"].removesuffix(".git")}
    repository["default_branch"] = "main"
    return json.dumps({"ref": "refs/heads/main", "repository": repository}).encode()


def signature(delivery, secret):
    return hmac.new(secret.encode(), pushed(delivery), hashlib.sha256).hexdigest()


def test_whoever_tells_of_a_push_knows_the_secret(delivery):
    """Otherwise every pod that reaches Argo CD could keep it busy with looking."""
    right = signature(delivery, delivery.webhook_secret)
    guessed = signature(delivery, "guessed")
    push = {"X-Gogs-Event": "push"}
    assert told(delivery, {**push, "X-Gogs-Signature": right}) == 200
    assert told(delivery, {**push, "X-Gogs-Signature": guessed}) == 400
    assert told(delivery, push) == 400


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        pytest.param({"X-GitHub-Event": "push"}, None, id="GitHub"),
        pytest.param({"X-Gitlab-Event": "Push Hook"}, None, id="GitLab"),
        pytest.param({"X-Event-Key": "repo:push", "X-Hook-UUID": "1"}, None, id="Bitbucket"),
        pytest.param({"X-Event-Key": "repo:refs_changed"}, {}, id="Bitbucket Server"),
        pytest.param({"X-Vss-Activityid": "1"}, {"eventType": "git.push"}, id="Azure DevOps"),
    ],
)
def test_nobody_tells_of_a_push_as_a_server_that_is_not_there(delivery, headers, body):
    """Argo CD accepts all events of a kind of server without a secret."""
    assert told(delivery, headers, body) == 400
