"""Scripts of Tekton's steps against the real Gitea: logins, branches, statuses of commits."""

import shutil
import tempfile
from pathlib import Path

import pytest

from tests.gitops.gitea_server import BUILDER, PIPELINE, REPOSITORY
from tests.gitops.repository import Repository
from tests.tekton.scripts.pod import Pod

REPO = f"/repos/{REPOSITORY}"


@pytest.fixture(scope="module")
def work(gitea, tmp_path_factory):
    return Repository(tmp_path_factory.mktemp("repository"), gitea.address_of(REPOSITORY), "main")


@pytest.fixture
def pod():
    folder = Path(tempfile.mkdtemp(prefix="tekton-"))
    folder.chmod(0o755)
    pod = Pod(folder / "pod")
    for name, login in (("reader", BUILDER), ("bot", PIPELINE)):
        for key, value in login._asdict().items():
            pod.path(f"secrets/{name}/{key}").write_text(value)
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
        "STATUSES_URL": f"{gitea.url}/api/v1{REPO}/statuses",
        "CONTEXT": 'smoke "test" $(id)',
        "PATHS": "dist/app",
    }


def release(work, number):
    file = work.work / "dist/app/front.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"image: web/front:{number}\n")
    return work.push(f"Deploy {number}")


def report(pod, variables, commit, state, login="bot"):
    given = {**variables, "REVISION": commit, "STATE": state, "TARGET_URL": "http://a.example/1"}
    return pod.run("report.sh", given, login=login).out


def statuses(gitea, commit):
    keys = ("context", "status", "description", "target_url")
    listed = gitea.api("GET", f"{REPO}/commits/{commit}/statuses")
    return [tuple(each[key] for key in keys) for each in listed]


@pytest.mark.parametrize(
    ("state", "status"),
    [("Succeeded", "success"), ("Completed", "success"), ("Failed", "failure"), ("None", "error")],
)
def test_a_status_is_reported(gitea, work, pod, variables, state, status):
    commit = release(work, f"of-{state}")
    assert report(pod, variables, commit, state) == f"reported {status} of {commit}\n"
    expected = ('smoke "test" $(id)', status, state, "http://a.example/1")
    assert statuses(gitea, commit) == [expected]


def test_what_cannot_be_reported_fails_no_pipeline(gitea, work, pod, variables):
    said = report(pod, variables, "1" * 40, "Failed")
    assert said.startswith(f"the status of {'1' * 40} could not be reported: ")
    commit = release(work, "unreported")
    assert "could not be reported: 403" in report(pod, variables, commit, "Failed", login="reader")
    assert statuses(gitea, commit) == []


def test_a_failed_release_is_taken_back_to_one_that_has_passed(gitea, work, pod, variables):
    good = release(work, "good")
    report(pod, variables, good, "Succeeded")
    # More than the server shows at once.
    for number in range(51):
        other = {"context": f"other {number}", "state": "success"}
        gitea.api("POST", f"{REPO}/statuses/{good}", other)
    bad = release(work, "bad")
    report(pod, variables, bad, "Failed")
    pod.run("revert.sh", {**variables, "REVISION": bad}, login="bot")
    assert pod.result("state") == "reverted"
    assert work.pull() == pod.result("commit")
    assert (work.work / "dist/app/front.yaml").read_text() == "image: web/front:good\n"
    commit = gitea.api("GET", f"{REPO}/git/commits/{pod.result('commit')}")
    assert commit["commit"]["author"]["name"] == "bot"
    assert commit["parents"][0]["sha"] == bad


def test_how_far_pushes_were_looked_for_is_kept(gitea, work, pod, variables):
    commit = release(work, "seen")
    search = lambda: pod.run("missed_pushes.sh", variables, login="bot").out  # noqa: E731
    assert search() == f"seen up to {commit[:12]}\n"
    assert search() == "nothing new\n"
    listed = gitea.api("GET", f"{REPO}/git/refs/pipelines/seen/main")
    assert [each["object"]["sha"] for each in listed] == [commit]
    # No branch is made of it, for which Gitea would tell of a push.
    assert [each["name"] for each in gitea.api("GET", f"{REPO}/branches")] == ["main"]


def test_a_branch_that_is_protected_from_the_bot(gitea, work, pod, variables):
    good = release(work, "2")
    report(pod, variables, good, "Succeeded")
    bad = release(work, "3")
    rule = {"rule_name": "main", "enable_push": True, "enable_push_whitelist": True}
    gitea.api("POST", f"{REPO}/branch_protections", rule)
    done = pod.run("revert.sh", {**variables, "REVISION": bad}, login="bot", check=False)
    assert done.code == 1
    assert "refused: the server does not let 'bot' push to 'main'" in done.error
