"""The job of previews between the real Gitea and the real API server."""

import base64

import pytest

from scripts.gitea_api import Login
from tests.apiserver.cluster import wait_until
from tests.apiserver.dist import order
from tests.gitops.conftest import content_of
from tests.gitops.gitea_server import Gitea
from tests.previews.given import objects_of, web
from tests.previews.runs import Runs

pytestmark = pytest.mark.by_turns("Git server")

ADMINISTRATOR = Login("administrator", "long-enough-1")
REPOSITORY = "/api/v1/repos/administrator/shop"
PASSWORD = "long-enough-2"


@pytest.fixture(scope="module")
def gitea(processes):
    gitea = Gitea(processes, content_of("cicd/gitea-values.yaml")["gitea"]["config"], ADMINISTRATOR)
    for user in ("previews", "stranger"):
        made = {"username": user, "password": PASSWORD, "email": f"{user}@a.example"}
        post(gitea, "/api/v1/admin/users", {**made, "must_change_password": False})
    make_repository(gitea)
    return gitea


@pytest.fixture(scope="module")
def job(gitea, cluster, control_plane, controllers, tmp_path_factory):
    objects = sorted(objects_of("shop", web, limit=60), key=order)
    for each in objects:
        cluster.apply(each)
    url, login = f"{gitea.url}{REPOSITORY}", f"previews:{PASSWORD}"
    return Runs(objects, cluster, control_plane, tmp_path_factory.mktemp("job"), url, login)


def post(gitea, path, content, login=ADMINISTRATOR):
    return gitea.ask("POST", path, login, json=content).raise_for_status().json()


def make_repository(gitea):
    repository = {"name": "shop", "default_branch": "main", "auto_init": True, "private": True}
    post(gitea, "/api/v1/user/repos", repository)
    for user in ("previews", "stranger"):
        path = f"{REPOSITORY}/collaborators/{user}"
        gitea.ask("PUT", path, ADMINISTRATOR, json={"permission": "read"}).raise_for_status()


def commit(gitea, branch, name, login=ADMINISTRATOR, repository=REPOSITORY, **base):
    file = {"content": base64.b64encode(b"1").decode(), "message": "Change", **base}
    made = post(gitea, f"{repository}/contents/{name}", {**file, "branch": branch}, login)
    return made["commit"]["sha"]


def open_one(gitea, branch):
    """Open a pull request from a new branch; returns its number and its commit."""
    revision = commit(gitea, "main", branch, new_branch=branch)
    wanted = {"title": branch, "head": branch, "base": "main"}
    return post(gitea, f"{REPOSITORY}/pulls", wanted)["number"], revision


def comments(gitea, number):
    listed = gitea.ask("GET", f"{REPOSITORY}/issues/{number}/comments", ADMINISTRATOR).json()
    return [(each["user"]["login"], each["body"]) for each in listed]


def image_of(cluster, number):
    metadata = {"name": "web", "namespace": f"shop-pr-{number}"}
    found = cluster.get({"apiVersion": "apps/v1", "kind": "Deployment", "metadata": metadata})
    return found["spec"]["template"]["spec"]["containers"][0]["image"]


def test_from_the_first_push_to_the_merge(gitea, job, cluster):
    number, revision = open_one(gitea, "first")
    assert job.run().code == 0
    assert image_of(cluster, number) == f"registry.example/shop:{revision}"
    revision = commit(gitea, "first", "more")
    assert job.run().code == 0
    assert image_of(cluster, number) == f"registry.example/shop:{revision}"
    ((user, text),) = comments(gitea, number)
    assert (user, revision[:12] in text) == ("previews", True)
    merge = {"Do": "merge", "merge_message_field": "Merge"}
    path = f"{REPOSITORY}/pulls/{number}/merge"
    # It looks for conflicts first.
    is_merged = lambda: gitea.ask("POST", path, ADMINISTRATOR, json=merge).is_success  # noqa: E731
    wait_until("it is merged", is_merged)
    assert job.run().code == 0
    assert number not in job.numbers()
    ((_, text),) = comments(gitea, number)
    assert "removed with its pull request" in text


def test_forks_have_none(gitea, job):
    stranger = Login("stranger", PASSWORD)
    post(gitea, f"{REPOSITORY}/forks", {}, stranger)
    commit(gitea, "main", "evil", stranger, "/api/v1/repos/stranger/shop", new_branch="evil")
    wanted = {"title": "evil", "head": "stranger:evil", "base": "main"}
    number = post(gitea, f"{REPOSITORY}/pulls", wanted, stranger)["number"]
    assert job.run().code == 0
    assert number not in job.numbers()
    assert comments(gitea, number) == []


def test_more_than_a_page(gitea, job):
    made = [open_one(gitea, f"many-{number}")[0] for number in range(5)]
    assert job.run(LIMIT="1", PAGE="2").code == 0
    assert [len(comments(gitea, number)) for number in made] == [1] * 5
    for number in made:
        closed = {"state": "closed"}
        gitea.ask("PATCH", f"{REPOSITORY}/pulls/{number}", ADMINISTRATOR, json=closed)
    assert job.run().code == 0
    assert job.numbers() & {*made} == set()
