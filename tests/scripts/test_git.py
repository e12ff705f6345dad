"""The push into the cluster's repository, by a real Git into a folder."""

import io
import os
import re
import shutil
from types import SimpleNamespace

import pytest
from rich.console import Console

from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.progress import Progress
from scripts.cluster.steps.argo_cd import hand_over
from scripts.cluster.steps.git import Repository, make_contents, push_first, refuse_changes
from scripts.gitea_api import Login
from tests.checkout import ROOT
from tests.scripts.tools import bootstrap_of, git, program, told
from tests.served import served
from tests.troubleshooting import shows

LOGIN = Login("somebody", "secret")


@pytest.fixture
def bootstrap(checkout, bare):
    return bootstrap_of(checkout, f"file://{bare.parent.parent}")


def cluster(*applications):
    return SimpleNamespace(
        login=lambda namespace, name: LOGIN,
        secret_values=lambda namespace, name: LOGIN._asdict(),
        items=lambda *_: list(applications),
    )


def repository(bootstrap, *applications):
    return Repository(cluster(*applications), bootstrap, bootstrap.gitea)


@pytest.fixture
def pushed(bootstrap):
    return repository(bootstrap)


def commit(folder, message="More"):
    git(folder, "commit", "--quiet", "--allow-empty", "--all", "--message", message)
    return git(folder, "rev-parse", "HEAD").strip()


def test_a_push_into_an_empty_repository_and_again(checkout, bare, bootstrap):
    pushed = repository(bootstrap, {}, {"status": {"history": []}})
    assert pushed.commit() == ""
    head = git(checkout, "rev-parse", "HEAD").strip()
    assert pushed.push() == pushed.push() == pushed.commit() == head
    assert git(bare, "rev-parse", "main").strip() == head


def test_a_checkout_by_a_git_of_windows(checkout, tmp_path):
    """Git in WSL would call each file changed, and no shell would run the scripts."""
    shutil.copy(ROOT / ".gitattributes", checkout)
    git(checkout, "add", ".")
    git(checkout, "commit", "--quiet", "--message", "All")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "-c", "core.autocrlf=true", checkout, clone)
    assert b"\r" not in (clone / "scripts/restore.sh").read_bytes()
    git(clone, "config", "core.autocrlf", "false")
    refuse_changes(clone)


def test_a_push_over_commits_of_others(checkout, tmp_path, bare, pushed):
    pushed.push()
    other = tmp_path / "other"
    git(tmp_path, "clone", "--quiet", bare, other)
    theirs = commit(other, "Of others")
    git(other, "push", "--quiet")
    commit(checkout, "Ours")
    why = told(Refused, pushed.push)
    assert shows(why, "the cluster's repository has commits that this checkout lacks")
    assert why.endswith("(docs/how-to/pipelines.md#get-the-commits-of-pipelines)")
    assert "\n## Get the commits of pipelines\n" in (ROOT / "docs/how-to/pipelines.md").read_text()
    assert pushed.commit() == theirs
    assert "'git merge refs/remotes/cluster/main'" in why
    git(checkout, "merge", "--quiet", "cluster/main", "--message", "Merge")
    assert pushed.push() == pushed.commit() != theirs


def application(*revisions):
    of = {"revision": revisions[0]} if len(revisions) == 1 else {"revisions": list(revisions)}
    sync = {"status": "Unknown", "revision": "refs/heads/main"}
    return {"status": {"sync": sync, "history": [{"revision": "0" * 40}, of]}}


@pytest.mark.parametrize("of", [[], ["10.3.3"]], ids=["of a folder", "of a chart"])
def test_a_lost_repository_is_not_filled_with_less_than_what_runs(
    checkout, tmp_path, bare, bootstrap, of
):
    """Argo CD would take back what others pushed, as an older program over a newer database."""
    newer = tmp_path / "newer"
    git(tmp_path, "clone", "--quiet", checkout, newer)
    runs = commit(newer, "Of a pipeline")
    older = git(checkout, "rev-parse", "HEAD").strip()
    pushed = repository(bootstrap, application(older), application(*of, runs))
    why = told(Refused, pushed.push)
    assert shows(why, "the cluster's repository is empty, but the cluster runs commit …")
    assert runs in why
    assert pushed.commit() == ""
    with pytest.raises(Refused):
        pushed.fetch()
    # A checkout that has it fills the repository, and so does the command for who gives it up.
    (command,) = re.findall("'git (push .*?)'", why)
    git(checkout, *command.split(), "--quiet")
    assert pushed.push() == pushed.commit() == older
    git(bare, "update-ref", "-d", "refs/heads/main")
    git(checkout, "pull", "--quiet", newer)
    assert pushed.push() == pushed.commit() == runs


def test_a_push_from_a_clone_without_history(checkout, tmp_path, bootstrap):
    commit(checkout)
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{checkout}", shallow)
    why = told(Failed, lambda: Repository(cluster(), Bootstrap(shallow), bootstrap.gitea).push())
    assert shows(why, "shallow update not allowed")


def test_a_push_where_a_tag_has_the_whole_name_of_the_branch(checkout, bare, pushed):
    pushed.push()
    git(bare, "update-ref", "refs/tags/refs/heads/main", "main")
    head = commit(checkout)
    assert shows(told(Failed, pushed.push), "dst refspec … matches more than one")
    git(checkout, "push", "--quiet", bare, ":refs/tags/refs/heads/main")
    assert pushed.push() == pushed.commit() == head


def test_the_login_of_a_push_is_in_no_argument_and_stays_nowhere(
    checkout, tmp_path, pushed, monkeypatch
):
    """Others see arguments; the configuration of the checkout stays."""
    seen = tmp_path / "seen"
    real = shutil.which("git")
    program(checkout / "bin", "git", f'echo "$@" >> {seen}\nexec {real} "$@"')
    before = (checkout / ".git/config").read_text()
    monkeypatch.setenv("PATH", f"{checkout}/bin:{os.environ['PATH']}")
    pushed.push()
    arguments = seen.read_text()
    assert "push" in arguments
    assert "Basic" not in arguments
    assert "force" not in arguments
    assert (checkout / ".git/config").read_text() == before


def test_settings_of_git_in_the_environment_hold_for_a_push(tmp_path, pushed, monkeypatch):
    """Such as 'safe.directory' in a container, without which Git refuses the checkout."""
    program(tmp_path / "hooks", "pre-push", "echo 'the hook has seen it' >&2; exit 1")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.hooksPath")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", str(tmp_path / "hooks"))
    with pytest.raises(Failed, match="the hook has seen it"):
        pushed.push()


def test_no_proxy_is_asked_for_gitea(checkout, monkeypatch):
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1")
    seen = []

    def answer(request):
        seen.append(f"{request.command} {request.path}")
        return 200, b"{}", {}

    with served(answer=answer) as port:
        bootstrap = bootstrap_of(checkout, f"http://127.0.0.1:{port}")
        contents = bootstrap.gitea
        nothing = dict.fromkeys(("users", "organizations", "repositories"), ())
        bootstrap.__dict__["gitea"] = contents.model_copy(update=nothing)
        with pytest.raises(Failed, match="the page of logins refuses"):
            make_contents(cluster(), bootstrap, Progress(Console(file=io.StringIO())))
        assert Repository(cluster(), bootstrap, contents).commit() == ""
    assert "GET /api/healthz" in seen
    assert any(each.startswith("GET /platform/web-platform.git/info/refs") for each in seen)


def test_a_new_file_is_seen_by_whoever_has_git_leave_such_files_out(checkout):
    git(checkout, "config", "status.showUntrackedFiles", "no")
    refuse_changes(checkout)
    (checkout / "dist/app/new.yaml").touch()
    assert shows(told(Refused, lambda: refuse_changes(checkout)), "… files are not committed")


def test_a_repository_that_the_environment_names_is_left_alone(
    checkout, tmp_path, pushed, monkeypatch
):
    """As in a hook of Git, or with the files of the home folder in one."""
    head = git(checkout, "rev-parse", "HEAD").strip()
    other = tmp_path / "other"
    git(tmp_path, "init", "--quiet", other)
    commit(other, "Private")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    (checkout / "dist/app/new.yaml").touch()
    with pytest.raises(Refused):
        refuse_changes(checkout)
    assert pushed.push() == pushed.commit() == head


@pytest.fixture
def handed_over(bootstrap, pushed):
    pushed.push()

    def handed_over(root):
        applied, said = [], []
        there = SimpleNamespace(login=lambda *_: LOGIN, find=lambda *_: root)
        there.apply = lambda text, *, for_argo_cd: applied.append(text)
        hand_over(there, bootstrap, SimpleNamespace(say=said.append))
        return applied, said

    return handed_over


@pytest.fixture
def other(handed_over, bare, tmp_path):
    git(tmp_path, "clone", "--quiet", bare, "other")
    return tmp_path / "other"


def test_an_older_checkout_does_not_take_the_root_application_back(handed_over, other, checkout):
    """A newer one has brought it to the cluster, and what it delivers is of that version."""
    file = other / "dist/bootstrap/root.yaml"
    file.write_text(file.read_text().replace("path: dist/apps", "path: dist/all"))
    commit(other, "Deliver another folder")
    git(other, "push", "--quiet")
    applied, (said,) = handed_over({"kind": "Application"})
    assert applied == []
    assert said.startswith("the first Applications stay: ")
    assert handed_over(None)[0]
    git(checkout, "merge", "--quiet", "refs/remotes/cluster/main")
    assert Bootstrap(checkout).root_application["spec"]["source"]["path"] == "dist/all"
    assert handed_over({"kind": "Application"})[0]


def test_a_checkout_that_lacks_other_commits_renews_the_root_application(handed_over, other):
    commit(other, "Deploy frontend")
    git(other, "push", "--quiet")
    applied, said = handed_over({"kind": "Application"})
    assert (len(applied), said) == (1, [])


def test_the_first_push_tells_whether_the_cluster_follows_this_checkout(checkout, bootstrap):
    said = []

    def push():
        return push_first(cluster(), bootstrap, SimpleNamespace(say=said.append))

    assert push()
    assert push()
    commit(checkout, "Not pushed")
    assert not push()
    assert [each.partition(" ")[0] for each in said] == ["pushing", "the"]
    bootstrap.__dict__["gitea"] = None
    assert push()
