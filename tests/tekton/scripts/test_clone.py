import pytest


def clone(pod, server, revision, branch="main", check=True, **given):
    variables = {"URL": server.url, "BRANCH": branch, "REVISION": revision, **given}
    return pod.run("clone.sh", variables, login="reader", check=check)


def test_files_of_a_commit_without_its_history(pod, server, work):
    revision = work.commit({"a": "1", "folder/b": "1"})
    tip = work.commit({"a": "2", "folder/b": None})
    for commit, files in ((tip, {"a": b"2"}), (revision, {"a": b"1", "folder/b": b"1"})):
        clone(pod, server, commit)
        assert pod.files() == files
    assert not list(pod.path("workspace").rglob(".git*"))
    assert not list(pod.path("home").rglob("*"))


def test_a_try_before_leaves_nothing(pod, server, work):
    old = work.commit({"old/a": "1"})
    clone(pod, server, old)
    closed = pod.path("workspace/source/old")
    closed.chmod(0o500)
    pod.path("workspace/source/dangling").symlink_to("/nowhere")
    pod.path("workspace/source/.hidden").mkdir()
    pod.own()
    clone(pod, server, work.commit({"old/a": None, "b": "2"}))
    assert pod.files() == {"b": b"2"}
    assert not closed.exists()


@pytest.mark.parametrize(
    "branch", ["--upload-pack=touch${IFS}hacked", "$(touch${IFS}hacked)", "a'b\"c", "ünï/码"]
)
def test_a_branch_with_a_hostile_name(pod, server, work, branch):
    work.commit({"a": "main"})
    revision = work.commit({"a": "branch"}, branch=branch)
    clone(pod, server, revision, branch)
    assert pod.files() == {"a": b"branch"}
    assert not list(pod.folder.rglob("hacked"))


NO_BRANCH = "BRANCH must be the name of a branch\n"
NO_COMMIT = "REVISION must be the full ID of a commit\n"
NO_ADDRESS = "URL must be an address by HTTP without a login\n"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"BRANCH": ""}, NO_BRANCH),
        ({"BRANCH": "a\nb"}, NO_BRANCH),
        ({"BRANCH": "refs/heads/a..b"}, NO_BRANCH),
        ({"REVISION": "main"}, NO_COMMIT),
        ({"REVISION": f"{'0' * 40}\n-x"}, NO_COMMIT),
        ({"URL": "ext::sh -c id"}, NO_ADDRESS),
        ({"URL": "http://reader:password@host/a"}, NO_ADDRESS),
    ],
)
def test_refuses(pod, server, work, given, message):
    revision = work.commit({"a": "1"})
    done = clone(pod, server, revision, check=False, **given)
    assert (done.code, done.error) == (1, message)
    assert server.requests == []


def test_refuses_a_commit_that_the_branch_does_not_have(pod, server, work):
    """An event names branch and commit; only what is on the branch may be built for it."""
    work.commit({"a": "1"})
    other = work.commit({"a": "2"}, branch="other")
    for revision in (other, "1" * 40, server.git("rev-parse", "main:a")):
        done = clone(pod, server, revision, check=False)
        assert (done.code, pod.files()) == (1, {})
        assert f"'main' does not have commit {revision}; it was rewritten, or" in done.error
    clone(pod, server, other, "other")


def test_a_pull_request_has_a_reference_of_another_kind(pod, server, work):
    work.commit({"a": "main"})
    revision = work.commit({"a": "asked"}, branch="of-somebody")
    server.git("update-ref", "refs/pull/1/head", revision)
    server.git("branch", "-D", "of-somebody")
    clone(pod, server, revision, "refs/pull/1/head")
    assert pod.files() == {"a": b"asked"}


def test_a_branch_that_comes_back_is_cloned_and_deployed(pod, server, work):
    """The folder of a run says no longer that its tries are in vain."""
    revision = work.commit({"a": "1"})
    server.git("update-ref", "-d", "refs/heads/main")
    done = clone(pod, server, revision, check=False)
    assert (done.code, done.error) == (1, "refused: branch 'main' is gone\n")
    server.git("update-ref", "refs/heads/main", revision)
    clone(pod, server, revision)
    given = {"BRANCH": "main", "REVISION": revision, "PATHS": "a", "BOT_EMAIL": "bot@a.example"}
    pod.run("prepare.sh", {"URL": server.url, **given}, login="reader")


def test_a_tag_of_the_same_name_is_another_thing(pod, server, work):
    work.commit({"a": "tag"})
    server.git("tag", "main", "main")
    revision = work.commit({"a": "branch"})
    clone(pod, server, revision)
    assert pod.files() == {"a": b"branch"}


def test_refuses_a_wrong_login(pod, server, work):
    pod.path("secrets/reader/password").write_text("wrong")
    done = clone(pod, server, work.commit({"a": "1"}), check=False)
    assert done.code == 1
    assert "cannot fetch 'main'" in done.error
    assert "Authentication failed" in done.error


def test_the_login_is_in_no_argument_and_in_no_file(pod, server, work):
    revision = work.commit({"a": "1"})
    trace = pod.path("home/trace")
    clone(pod, server, revision, GIT_TRACE=str(trace))
    assert "git-remote-http" in trace.read_text()
    assert "password $(id)" not in trace.read_text()
    assert any(request.endswith(" reader") for request in server.requests)


def test_the_content_of_a_repository_runs_nothing(pod, server, work):
    mark = pod.path("home/hacked")
    run = f"touch {mark}"
    secret = pod.path("secrets/reader/password")
    (work.folder / "link").symlink_to(secret)
    (work.folder / "folder").symlink_to(secret.parent)
    revision = work.commit(
        {
            ".gitattributes": "* filter=evil diff=evil merge=evil text eol=lf\n",
            ".gitconfig": f'[filter "evil"]\n\tsmudge = {run}\n[core]\n\tfsmonitor = {run}\n',
            ".gitmodules": f'[submodule "x"]\n\tpath = x\n\turl = ext::{run}\n\tupdate = !{run}\n',
            "hooks/post-checkout": f"#!/bin/sh\n{run}\n",
            "a": "1\n",
            "$(touch hacked)\n--flag": "name",
            "-rf": "name",
        }
    )
    done = clone(pod, server, revision)
    assert not mark.exists()
    found = pod.files()
    assert found["link"] == str(secret)
    assert found["$(touch hacked)\n--flag"] == b"name"
    assert found["a"] == b"1\n"
    assert done.error == ""


def test_attributes_leave_no_file_out(pod, server, work):
    """Archives of git lack some, and would be tested without their tests."""
    clone(pod, server, work.commit({".gitattributes": "tests export-ignore\n", "tests": "1"}))
    assert "tests" in pod.files()
