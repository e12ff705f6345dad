"""Gitea has two addresses: that of the cluster for programs, that of loopback for people."""

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
