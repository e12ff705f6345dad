"""Scripts of Tekton's steps against the real Gitea: logins, branches, statuses, comments."""

import base64
import shutil
import tempfile
from pathlib import Path

import pytest

from scripts.gitea_api import Login
from tests.gitops.conftest import content_of
from tests.gitops.gitea_server import Gitea
from tests.gitops.repository import Repository
from tests.served import served
from tests.tekton.scripts.pod import Pod

pytestmark = pytest.mark.by_turns("Git server")

ADMINISTRATOR = Login("administrator", "long-enough-1")
REPOSITORY = "administrator/platform"
API = f"/api/v1/repos/{REPOSITORY}"


@pytest.fixture(scope="module")
def gitea(processes):
    app_ini = content_of("cicd/gitea-values.yaml")["gitea"]["config"]
    gitea = Gitea(processes, app_ini, ADMINISTRATOR)
    post(gitea, "/api/v1/user/repos", {"name": "platform", "default_branch": "main"})
    for user, permission in (("reader", "read"), ("bot", "write")):
        made = {"username": user, "password": "long-enough-2", "email": f"{user}@a.example"}
        post(gitea, "/api/v1/admin/users", {**made, "must_change_password": False})
        path = f"{API}/collaborators/{user}"
        gitea.administer("PUT", path, {"permission": permission})
    return gitea


def post(gitea, path, content):
    gitea.administer("POST", path, content)


@pytest.fixture(scope="module")
def work(gitea, tmp_path_factory):
    return Repository(tmp_path_factory.mktemp("repository"), gitea.address_of(REPOSITORY), "main")


@pytest.fixture
def pod():
    folder = Path(tempfile.mkdtemp(prefix="tekton-"))
    folder.chmod(0o755)
    pod = Pod(folder / "pod")
    for user in ("reader", "bot"):
        pod.path(f"secrets/{user}/password").write_text("long-enough-2")
    yield pod
    shutil.rmtree(folder)


@pytest.fixture
def variables(gitea):
    return {
        "URL": f"{gitea.url}/{REPOSITORY}.git",
        "BRANCH": "main",
        "BOT_NAME": "bot",
        "BOT_EMAIL": "bot@users.invalid",
        "FAULTS": "1",
        "STATUSES_URL": f"{gitea.url}{API}/statuses",
        "CONTEXT": 'smoke "test" $(id)',
        "REPORTER": "bot",
        "PATHS": "dist/app",
    }


def release(work, number):
    for name in ("environments/kind.yaml", "dist/app/front.yaml"):
        (work.work / name).parent.mkdir(parents=True, exist_ok=True)
        (work.work / name).write_text(f"image: web/front:{number}\n")
    return work.push(f"Deploy {number}")


def report(pod, variables, commit, state, login="bot"):
    given = {**variables, "REVISION": commit, "STATE": state, "TARGET_URL": "http://a.example/1"}
    return pod.run("report.sh", given, login=login).out


def statuses(gitea, commit):
    listed = gitea.administer("GET", f"{API}/commits/{commit}/statuses")
    return [
        (each["context"], each["status"], each["description"], each["target_url"])
        for each in listed
    ]


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("Succeeded", "success"),
        ("Completed", "success"),
        ("Failed", "failure"),
        ("Running", "pending"),
        ("None", "error"),
        ("", "error"),
    ],
)
def test_a_status_is_reported(gitea, work, pod, variables, state, status):
    commit = release(work, f"of-{state}")
    assert report(pod, variables, commit, state) == f"reported {status} of {commit}\n"
    expected = ('smoke "test" $(id)', status, state, "http://a.example/1")
    assert statuses(gitea, commit) == [expected]


def test_who_may_not_report_fails_no_pipeline(gitea, work, pod, variables):
    commit = release(work, "unreported")
    assert "could not be reported: 403" in report(pod, variables, commit, "Failed", login="reader")
    assert statuses(gitea, commit) == []


def test_a_commit_that_is_gone_fails_no_pipeline(pod, variables):
    said = report(pod, {**variables, "RETRY_SECONDS": "1"}, "1" * 40, "Failed")
    assert said.startswith(f"the status of {'1' * 40} could not be reported: ")


def test_a_failed_release_is_taken_back_to_one_that_has_passed(gitea, work, pod, variables):
    good = release(work, "good")
    report(pod, variables, good, "Succeeded")
    # More than the server shows at once.
    for number in range(51):
        other = {"context": f"other {number}", "state": "success"}
        post(gitea, f"{API}/statuses/{good}", other)
    bad = release(work, "bad")
    report(pod, variables, bad, "Failed")
    pod.run("revert.sh", {**variables, "REVISION": bad}, login="bot")
    assert pod.result("state") == "reverted"
    raw = gitea.ask("GET", f"{API}/raw/dist/app/front.yaml?ref=main", ADMINISTRATOR)
    assert raw.text == "image: web/front:good\n"
    commit = gitea.administer("GET", f"{API}/git/commits/{pod.result('commit')}")
    assert commit["commit"]["author"]["name"] == "bot"
    assert commit["parents"][0]["sha"] == bad
    work.pull()


def test_a_digest_is_published(gitea, work, pod, variables):
    revision = release(work, "old")
    given = {
        **variables,
        "REVISION": revision,
        "APPLICATION": "front",
        "REPOSITORY": "web/front",
        "DIGEST": f"sha256:{'1' * 64}",
        "ENVIRONMENT_FILE": "environments/kind.yaml",
        "SYNTH": "cp environments/kind.yaml dist/app/front.yaml",
        "PLAN": "true",
    }
    logins = {"prepare": "reader", "synth": None, "plan": None, "publish": "bot"}
    for step, login in logins.items():
        pod.run(f"{step}.sh", given, login=login)
    assert pod.result("state") == "published"
    raw = gitea.ask("GET", f"{API}/raw/dist/app/front.yaml?ref=main", ADMINISTRATOR)
    assert raw.text == f"image: web/front@sha256:{'1' * 64}\n"
    work.pull()


@pytest.fixture
def pull_request(gitea, work, request):
    """Return a pull request, with a comment that only looks like that of the plan."""
    branch = release(work, request.node.name)[:12]
    file = {"content": base64.b64encode(b"1").decode(), "branch": "main", "new_branch": branch}
    post(gitea, f"{API}/contents/{branch}", {**file, "message": "Change"})
    wanted = {"title": "Change", "head": branch, "base": "main"}
    made = gitea.ask("POST", f"{API}/pulls", ADMINISTRATOR, json=wanted)
    number = made.raise_for_status().json()["number"]
    forged = {"body": "<!-- plan of platform-check -->\nNothing changes."}
    post(gitea, f"{API}/issues/{number}/comments", forged)
    return number


def comments(gitea, number):
    listed = gitea.administer("GET", f"{API}/issues/{number}/comments")
    return [(each["user"]["login"], each["body"]) for each in listed][1:]


def comment(gitea, pod, number, code, plan, login="reader", **given):
    shutil.rmtree(pod.path("workspace/planned"))
    pod.path("workspace/planned").mkdir()
    pod.path("workspace/planned/code").write_text(code)
    pod.path("workspace/planned/plan.md").write_text(plan)
    pod.own()
    variables = {
        "ISSUES_URL": f"{gitea.url}{API}/issues",
        "PULL_REQUEST": str(number),
        "REVISION": "1" * 40,
        "CONTEXT": "platform-check",
        **given,
    }
    return pod.run("comment.sh", variables, login=login, check=False)


def test_a_plan_is_one_comment_of_who_may_only_read(gitea, pod, pull_request):
    before = comments(gitea, pull_request)
    text = f"<!-- plan of platform-check -->\nOf commit {'1' * 40}.\n\n"
    plan = '**Plan**: "1" added\n\n- `$(id)` \\ 行\n'
    assert comment(gitea, pod, pull_request, "20", plan).code == 0
    assert (before, comments(gitea, pull_request)) == ([], [("reader", text + plan)])
    assert comment(gitea, pod, pull_request, "0", "No changes.").code == 0
    assert comments(gitea, pull_request) == [("reader", f"{text}No changes.")]
    given = {"REVISION": "2" * 40, "MOST_CHARACTERS": "3"}
    assert comment(gitea, pod, pull_request, "0", "No changes.", **given).code == 0
    ((_, cut),) = comments(gitea, pull_request)
    assert cut.endswith(f"Of commit {'2' * 40}. Its end is cut off.\n\nNo ")


@pytest.mark.parametrize(("code", "told"), [("30", "is destructive"), ("1", "there is no plan")])
def test_a_plan_that_is_refused_is_commented_and_not_tried_again(
    gitea, pod, pull_request, code, told
):
    done = comment(gitea, pod, pull_request, code, "Lost.")
    assert done.code == 1
    assert told in done.error
    ((_, body),) = comments(gitea, pull_request)
    assert body.endswith("Lost.")
    assert "refused by a try before" in pod.run("comment.sh", login="reader", check=False).error


def test_who_may_not_comment_fails(gitea, pod, pull_request):
    pod.path("secrets/reader/password").write_text("another")
    done = comment(gitea, pod, pull_request, "0", "No changes.")
    assert (done.code, comments(gitea, pull_request)) == (1, [])
    told = f"cannot read the comments of pull request {pull_request}: 401"
    assert told in done.error


def test_a_pull_request_is_read(gitea, work, pod, variables, pull_request):
    path = f"{API}/pulls/{pull_request}"
    revision = gitea.administer("GET", path)["head"]["sha"]
    given = {**variables, "REVISION": revision, "PULL_REQUEST": str(pull_request), "PATHS": "."}
    pod.run("change.sh", given, login="reader")
    assert pod.result("state") == "prepared"
    assert "before/dist/app/front.yaml" in pod.files("workspace/trusted")


def test_a_release_is_found_and_pending(gitea, work, pod, variables):
    delivered = release(work, "delivered")
    (work.work / "README.md").write_text("1")
    revision = work.push("Nothing of the release")
    pod.run("release.sh", {**variables, "REVISION": revision}, login="bot")
    assert pod.result("commit") == delivered
    pending = (variables["CONTEXT"], "pending", "Running", "")
    assert (statuses(gitea, delivered), statuses(gitea, revision)) == ([pending], [])


def test_a_pending_status_that_no_run_ends(gitea, work, pod, variables):
    commit = release(work, "unended")
    report(pod, variables, commit, "Running")
    release(work, "newer")
    account = pod.path("account")
    account.mkdir()
    for name in ("token", "ca.crt"):
        (account / name).write_text("")
    pod.path("secrets/signature").write_text("signature")
    pod.own()
    answer = lambda _: (200, b'{"items": []}', {})  # noqa: E731
    with served(answer=answer) as port:
        given = {**variables, "API_SERVER": f"http://127.0.0.1:{port}", "ACCOUNT": str(account)}
        given |= {"STATE": "missed-pushes", "NAMESPACE": "builds", "GRACE_SECONDS": "0"}
        given |= {"HANDLER_URL": "-", "SIGNATURE": str(pod.path("secrets/signature"))}
        said = pod.run("missed_pushes.sh", given, login="bot").out
    assert f"reported error of {commit}\n" in said
    ended = "The run is gone: it was cancelled, deleted, or could not report its end"
    (newest, *_) = statuses(gitea, commit)
    assert newest == (variables["CONTEXT"], "error", ended, "")


def test_a_branch_that_is_protected_from_the_bot(gitea, work, pod, variables):
    good = release(work, "2")
    report(pod, variables, good, "Succeeded")
    bad = release(work, "3")
    rule = {"rule_name": "main", "enable_push": True, "enable_push_whitelist": True}
    post(gitea, f"{API}/branch_protections", rule)
    done = pod.run("revert.sh", {**variables, "REVISION": bad}, login="bot", check=False)
    assert done.code == 1
    assert "refused: the server does not let 'bot' push to 'main'" in done.error


def test_a_commit_is_cloned(work, pod, variables):
    revision = work.pull()
    pod.run("clone.sh", {**variables, "REVISION": revision}, login="reader")
    assert "dist/app/front.yaml" in pod.files()
