"""Gitea has the images: all users pull those of `web`, and one pushes them."""

import json
import os
import re
import secrets
import sqlite3
import subprocess
import time
from contextlib import closing

import pytest

from constructs_lib.reference.bootstrap_files import GiteaContents
from constructs_lib.tekton.image_build import push_step
from scripts.gitea import apply, others
from scripts.gitea_api import Login
from tests.apiserver.cluster import wait_until
from tests.checkout import ended
from tests.gitops.conftest import content_of
from tests.gitops.gitea_server import Gitea, secrets_of
from tests.gitops.images import Registry
from tests.programs import made

pytestmark = pytest.mark.by_turns("Git server")

WANTED = content_of("bootstrap/gitea.yaml")
SECRETS = secrets_of(content_of("bootstrap/secrets.yaml"))
PUSHER, READER, ADMINISTRATOR, BUILDER, PIPELINE, REPORTER, COMMENTER = (
    Login.of(SECRETS[name])
    for name in (
        "gitea-image-pusher",
        "argocd-repository",
        "gitea-admin",
        "gitea-builder",
        "gitea-pipeline",
        "gitea-reporter",
        "gitea-commenter",
    )
)
REPOSITORY = "platform/web-platform"
DAY = 24 * 60 * 60
DEPLOY_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + "A" * 42 + "E laptop"


@pytest.fixture(scope="module")
def gitea(processes):
    app_ini = content_of("cicd/gitea-values.yaml")["gitea"]["config"]
    gitea = Gitea(processes, app_ini, ADMINISTRATOR)
    gitea.make(WANTED, SECRETS)
    return gitea


@pytest.fixture(scope="module")
def registry(gitea):
    """Return a client of the registry: registry(login), by default without a login."""
    return lambda login=None: Registry(gitea.url, login)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_tokens_come_from_the_address_that_one_came_by(gitea, host):
    """On a node and on the host that is localhost; ROOT_URL would lead nowhere there."""
    registry = Registry(f"http://{host}:{gitea.port}")
    assert registry.challenge() == (401, f"http://{host}:{gitea.port}/v2/token")


@pytest.mark.parametrize(
    "login", [None, READER, BUILDER, PIPELINE, REPORTER, Login(PUSHER.username, "wrong")]
)
def test_nobody_else_pushes_overwrites_or_deletes(registry, login):
    status = 401
    registry(PUSHER).push("web/guarded", "1.0.0", "ours")
    other = registry(login)
    assert other.push("web/new", "1.0.0", "theirs").status_code == status
    assert other.push("web/guarded", "1.0.0", "theirs").status_code == status
    manifest = registry().ask("HEAD", "web/guarded/manifests/1.0.0")
    digest = manifest.headers["Docker-Content-Digest"]
    for reference in ("1.0.0", digest):
        assert other.ask("DELETE", f"web/guarded/manifests/{reference}").status_code == status
    assert registry().pull("web/guarded", "1.0.0") == "ours"
    assert registry().pull("web/guarded", digest) == "ours"
    assert registry().pull("web/new", "1.0.0") == 404


def test_nobody_deletes_by_the_api(gitea, registry):
    registry(PUSHER).push("web/kept", "1.0.0", "ours")
    package = "/api/v1/packages/web/container/kept/1.0.0"
    assert gitea.ask("DELETE", package).status_code in (401, 403)
    assert gitea.ask("DELETE", package, READER).status_code == 403
    assert registry().pull("web/kept", "1.0.0") == "ours"


def test_images_of_others_are_not_public(gitea, registry):
    administrator = registry(ADMINISTRATOR)
    team = {"username": "team", "visibility": "private"}
    assert gitea.ask("POST", "/api/v1/orgs", ADMINISTRATOR, json=team).is_success
    for owner in (ADMINISTRATOR.username, "team"):
        assert administrator.push(f"{owner}/secret", "1", "inside").status_code == 201
        assert administrator.pull(f"{owner}/secret", "1") == "inside"
        for other in (registry(), registry(PUSHER)):
            assert other.pull(f"{owner}/secret", "1") in (401, 404)
            assert gitea.ask("GET", f"/api/v1/packages/{owner}").status_code in (401, 403, 404)


def test_only_the_administrator_makes_organizations(gitea):
    """One that is made by the API is public, and so would be the images of its owner."""
    user = Login("later", "long-enough-1")
    made = {"username": user.username, "password": user.password, "email": "later@a.example"}
    made["must_change_password"] = False
    assert gitea.ask("POST", "/api/v1/admin/users", ADMINISTRATOR, json=made).is_success
    answer = gitea.ask("POST", "/api/v1/orgs", user, json={"username": "later-images"})
    assert answer.status_code == 403


def test_the_pusher_has_no_other_rights(gitea):
    assert gitea.ask("GET", f"/api/v1/repos/{REPOSITORY}", PUSHER).status_code == 404
    for path, content in (
        ("/user/repos", {"name": "mine"}),
        ("/orgs/web/repos", {"name": "theirs"}),
        ("/orgs", {"username": "mine"}),
        ("/admin/users", {"username": "a", "email": "a@b.example", "password": "long-enough-1"}),
    ):
        answer = gitea.ask("POST", f"/api/v1{path}", PUSHER, json=content)
        assert not answer.is_success, path
    mine = gitea.ask("GET", "/api/v1/user/repos", PUSHER).json()
    assert [each["full_name"] for each in mine] == []


def refs(gitea, login=None):
    at = f"{login.username}:{login.password}@" if login else ""
    done = ended(
        ["git", "ls-remote", f"http://{at}127.0.0.1:{gitea.port}/{REPOSITORY}.git"],
        env={"GIT_TERMINAL_PROMPT": "0", "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1"},
    )
    return done.stdout if done.returncode == 0 else None


def test_git_is_closed_to_the_anonymous(gitea):
    assert refs(gitea) is None
    assert refs(gitea, PUSHER) is None
    assert refs(gitea, READER) is not None
    for path in (
        f"/api/v1/repos/{REPOSITORY}",
        f"/{REPOSITORY}",
        f"/{REPOSITORY}/archive/main.zip",
    ):
        assert gitea.ask("GET", path).status_code in (303, 404)


def push(gitea, login, folder, reference=None):
    reference = reference or f"refs/heads/of-{login.username}"
    at = f"http://{login.username}:{login.password}@127.0.0.1:{gitea.port}/{REPOSITORY}.git"
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@users.invalid", "-C", str(folder)]
    for command in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "One"]):
        subprocess.run([*git, *command], check=True)
    done = ended(
        [*git, "push", "-q", "--force", at, f"HEAD:{reference}"],
        env={"GIT_TERMINAL_PROMPT": "0", "HOME": str(folder), "PATH": os.environ["PATH"]},
    )
    return done.returncode == 0


@pytest.mark.parametrize("login", [PIPELINE, REPORTER, BUILDER, COMMENTER, READER, PUSHER])
def test_pipelines_push_branches_and_no_other_user_does(gitea, tmp_path, login):
    # Gitea takes a status only of one who may write code.
    may = login in (PIPELINE, REPORTER)
    assert push(gitea, login, tmp_path) == may
    assert (f"refs/heads/of-{login.username}" in refs(gitea, READER)) == may


def test_no_tag_makes_the_name_of_a_branch_ambiguous(gitea, tmp_path):
    """Git would refuse to push to a branch by its full name while a tag has that name."""
    assert not push(gitea, PIPELINE, tmp_path, "refs/tags/refs/heads/main")
    assert push(gitea, PIPELINE, tmp_path, "refs/tags/v1")
    assert push(gitea, PIPELINE, tmp_path, "refs/heads/any")


def test_a_pull_request_by_one_who_may_only_read_is_known_by_its_head(gitea, tmp_path):
    """Gitea makes one of a push to `refs/for/…`, and says that its head is of the repository."""
    assert push(gitea, ADMINISTRATOR, tmp_path, "refs/heads/main")
    assert push(gitea, BUILDER, tmp_path, "refs/for/main/by-builder")
    (made,) = gitea.administer("GET", f"/api/v1/repos/{REPOSITORY}/pulls")
    assert made["user"]["login"] == "builder"
    assert made["head"]["repo"]["full_name"] == made["base"]["repo"]["full_name"]
    assert made["head"]["ref"] == f"refs/pull/{made['number']}/head"


@pytest.mark.parametrize("login", [PIPELINE, REPORTER])
def test_pipelines_do_not_govern_the_repository(gitea, login):
    for method, path, content in (
        ("PATCH", f"/repos/{REPOSITORY}", {"private": False}),
        ("PUT", f"/repos/{REPOSITORY}/collaborators/image-pusher", {"permission": "read"}),
        ("GET", f"/repos/{REPOSITORY}/hooks", None),
        ("DELETE", f"/repos/{REPOSITORY}", None),
        ("POST", "/orgs/web/repos", {"name": "theirs"}),
        ("POST", "/user/repos", {"name": "mine"}),
    ):
        answer = gitea.ask(method, f"/api/v1{path}", login, json=content)
        assert not answer.is_success, path


def commit(gitea, login, folder, branch="main"):
    """Push a commit on top of the branch that is delivered; returns whether Gitea took it."""
    at = gitea.address_of(REPOSITORY).replace(":".join(ADMINISTRATOR), ":".join(login))
    name = login.username
    identity = ["-c", f"user.name={name}", "-c", f"user.email={name}@a.example"]
    git = ["git", "-C", str(folder), *identity]
    source = gitea.address_of(REPOSITORY)
    subprocess.run(["git", "clone", "-q", "-b", "main", source, folder], check=True)
    message = ["--allow-empty", "-m", f"Of {name} {secrets.token_hex(4)}"]
    subprocess.run([*git, "commit", "-q", *message], check=True)
    done = subprocess.run([*git, "push", "-q", at, f"HEAD:refs/heads/{branch}"], check=False)
    return done.returncode == 0


@pytest.fixture
def protected(gitea, tmp_path):
    """Return a function that protects the branch, on request by other rules than dist/ has."""

    def protected(**rules):
        push(gitea, ADMINISTRATOR, tmp_path, "refs/heads/main")
        (repository,) = WANTED["repositories"]
        (rule,) = repository["protections"]
        wanted = {**repository, "protections": [{**rule, **rules}]}
        gitea.make({**WANTED, "repositories": [wanted]}, SECRETS)

    yield protected
    gitea.make(WANTED, SECRETS)


@pytest.fixture
def mallory(gitea):
    login = Login("mallory", secrets.token_urlsafe())
    made = {"username": login.username, "password": login.password}
    more = {"email": "mallory@a.example", "must_change_password": False}
    gitea.ask("POST", "/api/v1/admin/users", ADMINISTRATOR, json={**made, **more})
    collaborator = f"/api/v1/repos/{REPOSITORY}/collaborators/mallory"
    gitea.ask("PUT", collaborator, ADMINISTRATOR, json={"permission": "write"})
    yield login
    gitea.ask("DELETE", "/api/v1/admin/users/mallory?purge=true", ADMINISTRATOR)


@pytest.mark.parametrize("pull_requests", [False, True])
def test_who_writes_the_branch_that_is_delivered(
    gitea, tmp_path, protected, mallory, pull_requests
):
    pushers = [PIPELINE.username] + ([] if pull_requests else [ADMINISTRATOR.username])
    protected(pushers=pushers, rewriters=pushers[1:])
    for login in (ADMINISTRATOR, PIPELINE, REPORTER, BUILDER, mallory):
        took = commit(gitea, login, tmp_path / login.username)
        assert took == (login.username in pushers), login.username
    assert not push(gitea, PIPELINE, tmp_path, "refs/heads/main")


def test_who_may_write_code_does_not_merge_into_it(gitea, tmp_path, protected, mallory):
    protected(required_checks=["frontend-check"])
    for number, login in enumerate((REPORTER, mallory)):
        branch = f"theirs-{number}"
        assert commit(gitea, login, tmp_path / login.username, branch)
        pulls = f"/api/v1/repos/{REPOSITORY}/pulls"
        content = {"head": branch, "base": "main", "title": "Mine"}
        made = gitea.ask("POST", pulls, login, json=content).json()
        merge = f"{pulls}/{made['number']}/merge"
        assert not gitea.ask("POST", merge, login, json={"Do": "merge"}).is_success
        # The administrator neither, while the check is missing.
        force = {"Do": "merge", "force_merge": True}
        assert not gitea.ask("POST", merge, ADMINISTRATOR, json=force).is_success


def test_the_reporter_writes_statuses_by_its_name(gitea, tmp_path, protected):
    """It tells a forged status apart."""
    protected()
    repository = f"/api/v1/repos/{REPOSITORY}"
    tip = gitea.administer("GET", f"{repository}/branches/main")["commit"]["id"]
    content = {"state": "success", "context": "smoke-test"}
    for login, took in ((REPORTER, True), (PIPELINE, True), (BUILDER, False), (PUSHER, False)):
        answer = gitea.ask("POST", f"{repository}/statuses/{tip}", login, json=content)
        assert answer.is_success == took, login.username
    statuses = gitea.ask("GET", f"{repository}/statuses/{tip}", PIPELINE).json()
    assert {each["creator"]["login"] for each in statuses} == {"reporter", "pipeline"}


@pytest.mark.usefixtures("mallory")
def test_other_ways_into_a_repository_are_shown_and_removed_on_request(gitea, protected):
    protected()
    hook = {"type": "gitea", "config": {"url": "http://evil.example", "content_type": "json"}}
    key = {"title": "laptop", "key": DEPLOY_KEY, "read_only": False}
    for part, content in (
        ("hooks", hook),
        ("keys", key),
        ("branch_protections", {"rule_name": "x/*"}),
    ):
        path = f"/api/v1/repos/{REPOSITORY}/{part}"
        gitea.administer("POST", path, content)
    contents = GiteaContents.model_validate(WANTED)
    found = [
        f"{REPOSITORY}: {text}"
        for text in (
            "collaborator 'mallory'",
            "webhook to http://evil.example",
            "deploy key 'laptop'",
            "rule of branches 'x/*'",
        )
    ]
    assert others(contents, SECRETS, gitea.url) == found
    apply(contents, SECRETS, gitea.url)
    assert others(contents, SECRETS, gitea.url) == found
    apply(contents, SECRETS, gitea.url, remove_others=True)
    assert others(contents, SECRETS, gitea.url) == []


def test_no_repository_becomes_public_by_mistake(gitea):
    made = gitea.ask(
        "POST", "/api/v1/user/repos", ADMINISTRATOR, json={"name": "slip", "private": False}
    )
    assert made.json()["private"] is True


RIGHTS = ("visibility", "restricted", "is_admin", "active", "prohibit_login")


def state(gitea):
    """Return what the contents are about, as Gitea has it."""
    keys, collaborators, tags = (
        gitea.administer("GET", f"/api/v1/repos/{REPOSITORY}/{part}")
        for part in ("keys", "collaborators", "tag_protections")
    )
    users = gitea.administer("GET", "/api/v1/admin/users")
    teams = gitea.administer("GET", "/api/v1/orgs/web/teams")
    with closing(database(gitea)) as connection:
        rules = connection.execute(
            "select enabled, type, keep_count, remove_days from package_cleanup_rule"
        ).fetchall()
        hooks = connection.execute("select url, secret, is_active, events from webhook").fetchall()
    permissions = {
        user["login"]: gitea.administer(
            "GET", f"/api/v1/repos/{REPOSITORY}/collaborators/{user['login']}/permission"
        )["permission"]
        for user in collaborators
    }
    return {
        "hooks": sorted((*hook, wanted_of(json.loads(events))) for *hook, events in hooks),
        "keys": keys,
        "tags": [(each["name_pattern"], each["whitelist_usernames"]) for each in tags],
        "permissions": permissions,
        "users": {user["login"]: tuple(user[name] for name in RIGHTS) for user in users},
        "teams": {team["name"]: team["units_map"] for team in teams if team["name"] != "Owners"},
        "visibility": gitea.administer("GET", "/api/v1/orgs/web")["visibility"],
        "private": gitea.administer("GET", f"/api/v1/repos/{REPOSITORY}")["private"],
        "rules": rules,
    }


def wanted_of(events):
    return sorted(name for name, is_wanted in events["events"].items() if is_wanted)


def database(gitea):
    return sqlite3.connect(gitea.folder / "data/gitea.db", timeout=30)


def test_the_contents_are_made_once(gitea):
    made = state(gitea)
    assert made["hooks"] == [
        (
            "http://argocd-server.cicd.svc.cluster.local/api/webhook",
            SECRETS["argocd-secret"]["webhook.gogs.secret"],
            1,
            ["push"],
        ),
        (
            "http://el-webhook-handler.cicd.svc.cluster.local:8080",
            SECRETS["webhook-handler"]["secret"],
            1,
            ["pull_request", "pull_request_sync", "push"],
        ),
    ]
    assert made["permissions"] == {
        **dict.fromkeys(("argocd", "builder", "commenter"), "read"),
        **dict.fromkeys(("pipeline", "reporter"), "write"),
    }
    for user in ("argocd", "image-pusher", "builder", "pipeline", "reporter", "commenter"):
        assert made["users"][user] == ("private", True, False, True, False)
    assert made["teams"] == {"image-pushers": {"repo.packages": "write"}}
    assert (made["visibility"], made["private"]) == ("public", True)
    assert made["rules"] == [(1, "container", 25, 30)]
    assert made["tags"] == [("refs/*", [ADMINISTRATOR.username])]
    gitea.make(WANTED, SECRETS)
    assert state(gitea) == made


def webhooks(gitea):
    with closing(database(gitea)) as connection:
        return connection.execute(
            "select id, url, secret from webhook where url like '%argocd-server%'"
        ).fetchall()


def test_a_webhook_is_made_anew_with_another_secret_only(gitea):
    ((number, address, signing),) = webhooks(gitea)
    gitea.make(WANTED, SECRETS)
    assert webhooks(gitea) == [(number, address, signing)]
    others = {**SECRETS, "argocd-secret": {"webhook.gogs.secret": "<another> & \"'"}}
    gitea.make(WANTED, others)
    ((other, *rest),) = made = webhooks(gitea)
    assert (other > number, rest) == (True, [address, "<another> & \"'"])
    gitea.make(WANTED, others)
    assert webhooks(gitea) == made


ARGO_CD = {"login_name": "argocd", "source_id": 0}


def image_pushers(gitea):
    teams = gitea.administer("GET", "/api/v1/orgs/web/teams")
    (team,) = [each for each in teams if each["name"] == "image-pushers"]
    return team


def test_what_differs_is_corrected(gitea, registry):
    gitea.make(WANTED, SECRETS)
    made, team, read = state(gitea), image_pushers(gitea), {"repo.packages": "read"}
    with closing(database(gitea)) as connection, connection:
        connection.execute("update package_cleanup_rule set keep_count = 1, enabled = 0")
        connection.execute("update webhook set secret = 'of before', is_active = 0")
        connection.execute(
            "update webhook set events = ? where url like '%webhook-handler%'",
            (json.dumps({"choose_events": True, "events": {"push": True}}),),
        )
    for method, path, content in (
        ("PATCH", "/orgs/web", {"visibility": "private"}),
        ("PATCH", f"/repos/{REPOSITORY}", {"private": False}),
        ("DELETE", f"/repos/{REPOSITORY}/collaborators/argocd", None),
        ("PUT", f"/repos/{REPOSITORY}/collaborators/builder", {"permission": "admin"}),
        ("PUT", f"/repos/{REPOSITORY}/collaborators/pipeline", {"permission": "read"}),
        ("PATCH", "/admin/users/argocd", {**ARGO_CD, "password": "another-1-password"}),
        ("PATCH", "/admin/users/argocd", {**ARGO_CD, "prohibit_login": True, "active": False}),
        ("PATCH", "/admin/users/argocd", {**ARGO_CD, "admin": True}),
        ("PATCH", "/admin/users/argocd", {**ARGO_CD, "restricted": False, "visibility": "public"}),
        ("PATCH", f"/teams/{team['id']}", {"name": team["name"], "units_map": read}),
    ):
        gitea.administer(method, f"/api/v1{path}", content)
    tags = f"/api/v1/repos/{REPOSITORY}/tag_protections"
    (rule,) = gitea.administer("GET", tags)
    allowed = {"whitelist_usernames": ["pipeline"]}
    gitea.administer("PATCH", f"{tags}/{rule['id']}", allowed)
    assert state(gitea)["tags"] != made["tags"]
    assert refs(gitea, READER) is None
    assert registry(PUSHER).push("web/team", "1.0.0", "team").status_code != 201
    gitea.make(WANTED, SECRETS)
    assert state(gitea) == made
    assert refs(gitea, READER) is not None
    assert registry(PUSHER).push("web/team", "1.0.0", "team").status_code == 201


def test_who_pushes_images_no_more_leaves_the_team(gitea, registry):
    member = f"/api/v1/teams/{image_pushers(gitea)['id']}/members/pipeline"
    gitea.administer("PUT", member)
    assert registry(PIPELINE).push("web/team", "2.0.0", "team").status_code == 201
    gitea.make(WANTED, SECRETS)
    assert registry(PIPELINE).push("web/team", "3.0.0", "team").status_code != 201
    assert registry(PUSHER).push("web/team", "3.0.0", "team").status_code == 201


def test_a_webhook_for_another_branch_is_replaced(gitea):
    gitea.make(WANTED, SECRETS)
    hooks = f"/api/v1/repos/{REPOSITORY}/hooks"
    for each in gitea.administer("GET", hooks):
        path = f"{hooks}/{each['id']}"
        content = {"branch_filter": "other", "events": each["events"]}
        gitea.administer("PATCH", path, content)
    gitea.make(WANTED, SECRETS)
    made = gitea.administer("GET", hooks)
    assert [each["branch_filter"] for each in made] == ["", ""]


@pytest.mark.parametrize("switched", [{"archived": True}, {"has_code": False}])
def test_a_repository_that_is_switched_off_is_opened(gitea, tmp_path, switched):
    path = f"/api/v1/repos/{REPOSITORY}"
    gitea.administer("PATCH", path, switched)
    assert not push(gitea, PIPELINE, tmp_path)
    gitea.make(WANTED, SECRETS)
    assert push(gitea, PIPELINE, tmp_path)


def grow_old(gitea, image, tag, days):
    """Lets Gitea believe that a version of an image of `web` is as old as that."""
    with closing(database(gitea)) as connection, connection:
        connection.execute(
            "update package_version set created_unix = ? where lower_version = ? and "
            "package_id = (select id from package where lower_name = ?)",
            (int(time.time()) - days * DAY, tag, image),
        )


@pytest.fixture
def image(gitea, tmp_path):
    """Return the tag of an image, and a function that pushes it to `web/back` as pipelines do."""
    crane = made("tekton") / "crane"
    for each in ("workspace/output", "secrets/registry"):
        (tmp_path / each).mkdir(parents=True)
    output, login = tmp_path / "workspace/output", tmp_path / "secrets/registry"
    (tmp_path / "layer").write_text("content")
    subprocess.run(["tar", "-cf", output / "layer.tar", "-C", tmp_path, "layer"], check=True)
    options = ("-f", output / "layer.tar", "-t", "web/back", "-o", output / "image.tar")
    subprocess.run([crane, "append", *options], check=True, capture_output=True)
    digest = subprocess.check_output(
        [crane, "digest", f"--tarball={output}/image.tar"], text=True
    ).strip()
    (output / "digest").write_text(digest)
    (login / "username").write_text(PUSHER.username)
    (login / "password").write_text(PUSHER.password)
    repository = f"127.0.0.1:{gitea.port}/web/back"
    step = push_step("crane:1", repository, plain_registry=True)
    script = re.sub("/(?=workspace/|secrets/)", f"{tmp_path}/", step.script)

    def push():
        path = f"{crane.parent}:{os.environ['PATH']}"
        subprocess.run(
            ["sh", "-c", script],
            env={**step.environment, "PATH": path, "HOME": str(tmp_path)},
            check=True,
        )

    return digest.partition(":")[2][:12], push


def test_what_is_pushed_again_is_as_young_as_that(gitea, registry, image):
    """As after a revert of months of changes: its content is deployed."""
    tag, push = image
    push()
    registry(PUSHER).push("web/back", "old", "old")
    for number in range(25):
        registry(PUSHER).push("web/back", str(number), str(number))
    for each in (tag, "old"):
        grow_old(gitea, "back", each, 60)
    push()
    gitea.administer("POST", "/api/v1/admin/cron/cleanup_packages")
    wait_until("the old one is gone", lambda: registry().pull("web/back", "old") == 404, 60)
    assert registry().ask("HEAD", f"web/back/manifests/{tag}").status_code == 200


def test_old_versions_are_removed_and_the_newest_stay(gitea, registry):
    tags = [f"0.0.{number}" for number in range(28)]
    pusher = registry(PUSHER)
    for tag in tags:
        pusher.push("web/old", tag, tag)
        pusher.push("web/young", tag, tag)
    # Older than the rule keeps, each a day younger than the one before.
    for number, tag in enumerate(tags):
        grow_old(gitea, "old", tag, 60 - number)
    gitea.administer("POST", "/api/v1/admin/cron/cleanup_packages")
    wait_until(
        "the oldest is removed", lambda: registry().pull("web/old", tags[0]) == 404, seconds=60
    )
    kept = {
        name: {tag for tag in tags if registry().pull(f"web/{name}", tag) != 404}
        for name in ("old", "young")
    }
    assert kept == {"old": set(tags[3:]), "young": set(tags)}
