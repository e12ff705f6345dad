"""Gitea has the images: everybody pulls those of `web`, and one user pushes them."""

import json
import os
import re
import sqlite3
import subprocess
import time
from contextlib import closing

import pytest

from constructs_lib.tekton.image_build import push_step
from scripts.gitea import Login
from tests.apiserver.cluster import wait_until
from tests.gitops.gitea_server import (
    ADMINISTRATOR,
    BUILDER,
    PIPELINE,
    PUSHER,
    READER,
    REPOSITORY,
    SECRETS,
)
from tests.gitops.images import Registry
from tests.gitops.repository import attempt, git
from tests.programs import made

DAY = 24 * 60 * 60
REPO = f"/repos/{REPOSITORY}"


@pytest.fixture
def registry(gitea):
    """Returns the registry as somebody asks it: registry(login), by default as nobody."""
    return lambda login=None: Registry(gitea.url, login)


def test_tokens_come_from_the_address_that_one_came_by(gitea):
    """On a node and on the host that is localhost; ROOT_URL would lead nowhere there."""
    url = gitea.url.replace("127.0.0.1", "localhost")
    assert Registry(url).challenge() == (401, f"{url}/v2/token")


@pytest.mark.parametrize("login", [PUSHER, PIPELINE], ids=["pusher", "pipeline"])
def test_everybody_pulls_what_those_who_may_have_pushed(registry, login):
    for content in ("first", "moved"):
        assert registry(login).push("web/shop", "1.0.0", content) == 201
        assert registry().pull("web/shop", "1.0.0") == content


@pytest.mark.parametrize(
    "login",
    [None, READER, BUILDER, Login(PUSHER.username, "wrong")],
    ids=["nobody", "the reader of Git", "the reader of pipelines", "wrong password"],
)
def test_nobody_else_pushes_overwrites_or_deletes(gitea, registry, login):
    registry(PUSHER).push("web/guarded", "1.0.0", "ours")
    other = registry(login)
    assert other.push("web/new", "1.0.0", "theirs") == 401
    assert other.push("web/guarded", "1.0.0", "theirs") == 401
    digest = registry().ask("HEAD", "web/guarded/manifests/1.0.0").headers["Docker-Content-Digest"]
    for reference in ("1.0.0", digest):
        assert other.ask("DELETE", f"web/guarded/manifests/{reference}").status_code == 401
    package = "/api/v1/packages/web/container/guarded/1.0.0"
    assert gitea.ask("DELETE", package, login).status_code in (401, 403)
    for reference in ("1.0.0", digest):
        assert registry().pull("web/guarded", reference) == "ours"
    assert registry().pull("web/new", "1.0.0") == 404


def test_images_of_others_are_not_public(gitea, registry):
    """Neither of a user, of whom nothing is said, nor of a private organization."""
    administrator = registry(ADMINISTRATOR)
    gitea.api("POST", "/orgs", {"username": "team", "visibility": "private"})
    for owner in (ADMINISTRATOR.username, "team"):
        assert administrator.push(f"{owner}/secret", "1", "inside") == 201
        assert administrator.pull(f"{owner}/secret", "1") == "inside"
        for other in (registry(), registry(PUSHER)):
            assert other.pull(f"{owner}/secret", "1") in (401, 404)
        assert gitea.ask("GET", f"/api/v1/packages/{owner}").status_code in (401, 403, 404)


def test_only_the_administrator_makes_organizations(gitea):
    """One that is made by the API is public, and so would be the images of its owner."""
    user = Login("later", "long-enough-1")
    email = {"email": "later@a.example", "must_change_password": False}
    gitea.api("POST", "/admin/users", {**user._asdict(), **email})
    answer = gitea.ask("POST", "/api/v1/orgs", user, json={"username": "later-images"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("login", "method", "path", "content"),
    [
        (PUSHER, "GET", REPO, None),
        (PUSHER, "POST", "/orgs/web/repos", {"name": "theirs"}),
        (PUSHER, "POST", "/user/repos", {"name": "mine"}),
        (PIPELINE, "POST", "/user/repos", {"name": "mine"}),
        (PIPELINE, "POST", "/orgs", {"username": "mine"}),
        (PIPELINE, "PATCH", REPO, {"private": False}),
        (PIPELINE, "PUT", f"{REPO}/collaborators/image-pusher", {"permission": "read"}),
        (PIPELINE, "GET", f"{REPO}/hooks", None),
        (PIPELINE, "DELETE", REPO, None),
        (None, "GET", REPO, None),
    ],
)
def test_users_have_no_other_rights(gitea, login, method, path, content):
    """Pipelines write branches; neither rules nor webhooks nor who else may read them."""
    assert gitea.ask(method, f"/api/v1{path}", login, json=content).status_code in (403, 404)


def push(gitea, login, folder, reference):
    """Commits to the platform's repository as a user; returns whether Gitea takes it."""
    git("init", folder=folder)
    git("commit", "--allow-empty", "-m", "One", folder=folder)
    at = gitea.address_of(REPOSITORY, login)
    return attempt("push", "--force", at, f"HEAD:{reference}", folder=folder).returncode == 0


@pytest.mark.parametrize(
    ("login", "may_read", "may_write"),
    [
        (PIPELINE, True, True),
        (BUILDER, True, False),
        (READER, True, False),
        (PUSHER, False, False),
        (None, False, False),
    ],
)
def test_who_may_read_and_commit(gitea, tmp_path, login, may_read, may_write):
    assert push(gitea, PIPELINE, tmp_path, "refs/heads/main")
    assert bool(gitea.refs(login=login)) == may_read
    assert push(gitea, login, tmp_path, "refs/heads/theirs") == may_write


def test_pages_are_closed_to_the_anonymous(gitea):
    for path in (f"/{REPOSITORY}", f"/{REPOSITORY}/archive/main.zip"):
        assert gitea.ask("GET", path).status_code in (303, 404)


def test_no_tag_makes_the_name_of_a_branch_ambiguous(gitea, tmp_path):
    """Git would refuse to push to a branch by its full name while a tag has that name."""
    assert not push(gitea, PIPELINE, tmp_path, "refs/tags/refs/heads/main")
    assert push(gitea, PIPELINE, tmp_path, "refs/tags/v1")
    assert push(gitea, PIPELINE, tmp_path, "refs/heads/main")


def test_a_pull_request_by_one_who_may_only_read_is_known_by_its_head(gitea, tmp_path):
    """Gitea makes one of a push to `refs/for/…`, and says that its head is of the repository."""
    assert push(gitea, PIPELINE, tmp_path, "refs/heads/main")
    assert push(gitea, BUILDER, tmp_path, "refs/for/main/by-builder")
    (made,) = gitea.api("GET", f"{REPO}/pulls")
    assert made["user"]["login"] == "builder"
    assert made["head"]["repo"]["full_name"] == made["base"]["repo"]["full_name"]
    assert made["head"]["ref"] == f"refs/pull/{made['number']}/head"


def test_no_repository_becomes_public_by_mistake(gitea):
    assert gitea.api("POST", "/user/repos", {"name": "slip", "private": False})["private"] is True


def database(gitea, statement, *values):
    """Returns what a statement gives, of which some change what no API changes."""
    with closing(sqlite3.connect(gitea.folder / "data/gitea.db", timeout=30)) as found, found:
        return found.execute(statement, values).fetchall()


RIGHTS = ("visibility", "restricted", "is_admin", "active", "prohibit_login")


def state(gitea):
    """Returns what the contents are about, as Gitea has it."""
    hooks = database(gitea, "select url, secret, is_active, events from webhook")
    collaborators = [each["login"] for each in gitea.api("GET", f"{REPO}/collaborators")]
    permissions = {
        name: gitea.api("GET", f"{REPO}/collaborators/{name}/permission") for name in collaborators
    }
    tags = gitea.api("GET", f"{REPO}/tag_protections")
    users = gitea.api("GET", "/admin/users")
    _, team = gitea.api("GET", "/orgs/web/teams")
    repository = gitea.api("GET", REPO)
    return {
        "hooks": sorted((*hook, wanted_of(json.loads(events))) for *hook, events in hooks),
        "tags": [(each["name_pattern"], each["whitelist_usernames"]) for each in tags],
        "permissions": {name: each["permission"] for name, each in permissions.items()},
        "users": {user["login"]: [user[name] for name in RIGHTS] for user in users},
        "team": (team["name"], team["units_map"]),
        "visibility": gitea.api("GET", "/orgs/web")["visibility"],
        "repository": [repository[key] for key in ("private", "archived")],
        "rules": database(
            gitea, "select enabled, type, keep_count, remove_days from package_cleanup_rule"
        ),
    }


def wanted_of(events):
    """Returns the events that a webhook is told of, sorted, and of which branch."""
    told = sorted(name for name, is_wanted in events["events"].items() if is_wanted)
    return told, events["branch_filter"]


def test_the_contents_are_made_once(gitea):
    made = state(gitea)
    assert made["hooks"] == [
        (
            "http://argocd-server.cicd.svc.cluster.local/api/webhook",
            SECRETS["argocd-secret"]["webhook.gogs.secret"],
            *(1, (["push"], "")),
        ),
        (
            "http://el-webhook-handler.cicd.svc.cluster.local:8080",
            SECRETS["webhook-handler"]["secret"],
            *(1, (["pull_request", "pull_request_sync", "push"], "")),
        ),
    ]
    assert made["permissions"] == {"argocd": "read", "builder": "read", "pipeline": "write"}
    for user in ("argocd", "image-pusher", "builder", "pipeline"):
        assert made["users"][user] == ["private", True, False, True, False]
    assert made["team"] == ("image-pushers", {"repo.packages": "write"})
    assert (made["visibility"], made["repository"]) == ("public", [True, False])
    assert made["rules"] == [(1, "container", 25, 30)]
    assert made["tags"] == [("refs/*", [ADMINISTRATOR.username])]
    gitea.make()
    assert state(gitea) == made


def test_a_webhook_is_made_anew_with_another_secret_only(gitea):
    ours = "select id, url, secret from webhook where url like '%argocd-server%'"
    ((number, address, signing),) = database(gitea, ours)
    gitea.make()
    assert database(gitea, ours) == [(number, address, signing)]
    others = {**SECRETS, "argocd-secret": {"webhook.gogs.secret": "<another> & \"'"}}
    gitea.make(others)
    ((other, *rest),) = made = database(gitea, ours)
    assert (other > number, rest) == (True, [address, "<another> & \"'"])
    gitea.make(others)
    assert database(gitea, ours) == made


ARGO_CD = {"login_name": "argocd", "source_id": 0}
SHUT = {"prohibit_login": True, "active": False, "password": "another-1-password"}
OPEN = {"admin": True, "restricted": False, "visibility": "public"}
TEAM = {"name": "image-pushers", "units_map": {"repo.packages": "read"}}
CHANGES = [
    ("PATCH", "/orgs/web", {"visibility": "private"}),
    ("DELETE", f"{REPO}/collaborators/argocd"),
    ("PUT", f"{REPO}/collaborators/builder", {"permission": "admin"}),
    ("PUT", f"{REPO}/collaborators/pipeline", {"permission": "read"}),
    ("PATCH", f"{REPO}/tag_protections/1", {"whitelist_usernames": ["pipeline"]}),
    ("PATCH", "/admin/users/argocd", {**ARGO_CD, **SHUT, **OPEN}),
    ("PATCH", "/teams/2", TEAM),
    ("PATCH", REPO, {"private": False, "archived": True, "has_code": False}),
]


@pytest.mark.parametrize(
    ("changes", "of_argo_cd", "of_pipelines"),
    [
        (CHANGES, "secret = ''", "is_active = 0"),
        ([], "url = url || '#0123456789abcdef'", "events = json_remove(events, '$.events.push')"),
        ([], "secret = 'of before'", "events = json_set(events, '$.branch_filter', 'other')"),
    ],
)
def test_what_differs_is_corrected(gitea, tmp_path, changes, of_argo_cd, of_pipelines):
    gitea.make()
    made = state(gitea)
    assert push(gitea, PIPELINE, tmp_path, "refs/heads/main")
    database(gitea, "update package_cleanup_rule set keep_count = 1, enabled = 0")
    database(gitea, f"update webhook set {of_argo_cd} where url like '%argocd-server%'")
    database(gitea, f"update webhook set {of_pipelines} where url like '%webhook-handler%'")
    for change in changes:
        gitea.api(*change)
    changed = state(gitea)
    assert not [each for each in changed["hooks"] if each in made["hooks"]]
    assert not [key for key in made if changes and changed[key] == made[key]]
    assert bool(gitea.refs(login=READER)) != bool(changes)
    gitea.make()
    assert state(gitea) == made
    assert gitea.refs(login=READER)


def grow_old(gitea, image, tag, days):
    """Lets Gitea believe that a version of an image of `web` is as old as that."""
    database(
        gitea,
        "update package_version set created_unix = ? where lower_version = ? and "
        "package_id = (select id from package where lower_name = ?)",
        *(int(time.time()) - days * DAY, tag, image),
    )


@pytest.fixture
def image(gitea, tmp_path):
    """Returns the tag of an image, and a function that pushes it to `web/back` as pipelines do."""
    crane = made("tekton") / "crane"
    output, login = tmp_path / "workspace/output", tmp_path / "secrets/registry"
    for each in (output, login):
        each.mkdir(parents=True)
    (tmp_path / "layer").write_text("content")
    subprocess.run(["tar", "-cf", output / "layer.tar", "-C", tmp_path, "layer"], check=True)
    options = ("-f", output / "layer.tar", "-t", "web/back", "-o", output / "image.tar")
    subprocess.run([crane, "append", *options], check=True, capture_output=True)
    tarball = f"--tarball={output}/image.tar"
    digest = subprocess.check_output([crane, "digest", tarball], text=True).strip()
    (output / "digest").write_text(digest)
    for key, value in PIPELINE._asdict().items():
        (login / key).write_text(value)
    repository = gitea.url.replace("http://", "") + "/web/back"
    step = push_step("crane:1", repository, plain_registry=True)
    script = re.sub("/(?=workspace/|secrets/)", f"{tmp_path}/", step.script)
    path = {"PATH": f"{crane.parent}:{os.environ['PATH']}", "HOME": str(tmp_path)}

    def push():
        subprocess.run(["sh", "-c", script], env={**step.environment, **path}, check=True)

    return digest.partition(":")[2][:12], push


def test_old_versions_are_removed_and_the_newest_and_what_was_pushed_again_stay(
    gitea, registry, image
):
    """As where somebody took back all that was changed in months: it is what is deployed."""
    again, push_again = image
    push_again()
    tags = [f"0.0.{number}" for number in range(28)]
    for tag in tags:
        for name in ("old", "young", "back"):
            registry(PUSHER).push(f"web/{name}", tag, tag)
    # Older than the rule keeps, each a day younger than the one before.
    for number, tag in enumerate(tags):
        grow_old(gitea, "old", tag, 60 - number)
    grow_old(gitea, "back", again, 60)
    push_again()
    gitea.api("POST", "/admin/cron/cleanup_packages")

    def kept(name):
        return {tag for tag in (*tags, again) if registry().pull(f"web/{name}", tag) != 404}

    wait_until("the oldest are removed", lambda: kept("old") == set(tags[3:]))
    assert kept("young") == set(tags)
    assert kept("back") == {*tags, again}
