"""Gitea and Argo CD know one another: by their addresses, and by the signature of a webhook.

Gitea has two addresses: that of the cluster for programs, that of loopback for people.
"""

import hashlib
import hmac
import json
from urllib.parse import urlsplit

import httpx
import pytest

from tests.apiserver.cluster import wait_until
from tests.gitops.gitea_server import SECRETS


@pytest.fixture
def repository_url(delivery):
    return delivery.root["spec"]["source"]["repoURL"]


def test_a_webhook_names_the_address_that_argo_cd_clones_from(repository_url, control_plane):
    """Although what it tells of was pushed by the other one."""
    log = control_plane.folder / "argocd-server.log"
    told = f"Received push event repo: {repository_url.removesuffix('.git')},"
    wait_until("Argo CD was told of the push", lambda: told in log.read_text())


def test_people_see_the_address_that_they_came_by(delivery, repository_url):
    site = delivery.gitea.url.replace("127.0.0.1", "localhost")
    path = urlsplit(repository_url).path
    page = path.removesuffix(".git")
    for shown in (f"{site}{page}", f"{site}/api/v1/repos{page}"):
        text = delivery.gitea.read(shown)
        assert f"{site}{path}" in text
        assert repository_url not in text


def test_whoever_tells_of_a_push_knows_the_secret(delivery, repository_url):
    """Otherwise every pod that reaches Argo CD could keep it busy with looking."""
    repository = {"html_url": repository_url.removesuffix(".git"), "default_branch": "main"}
    pushed = {"ref": "refs/heads/main", "repository": repository}

    def answer(headers, body=pushed, key=None):
        told = json.dumps(body).encode()
        if key:
            signature = hmac.new(key.encode(), told, hashlib.sha256).hexdigest()
            headers = {**headers, "X-Gogs-Signature": signature}
        headers = {**headers, "Content-Type": "application/json"}
        return httpx.post(delivery.webhook, content=told, headers=headers).status_code

    gitea = {"X-Gogs-Event": "push"}
    assert answer(gitea, key=SECRETS["argocd-secret"]["webhook.gogs.secret"]) == 200
    assert answer(gitea, key="guessed") == 400
    assert answer(gitea) == 400
    # Of each kind of server for which Argo CD had no secret it would believe everybody.
    assert answer({"X-GitHub-Event": "push"}) == 400
    assert answer({"X-Gitlab-Event": "Push Hook"}) == 400
    assert answer({"X-Event-Key": "repo:push", "X-Hook-UUID": "1"}) == 400
    assert answer({"X-Event-Key": "repo:refs_changed"}, {}) == 400
    assert answer({"X-Vss-Activityid": "1"}, {"eventType": "git.push"}) == 400
