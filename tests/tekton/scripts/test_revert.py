import pytest

CONTEXT = "smoke-test"


def revert(pod, server, revision, check=True, **given):
    variables = {
        "URL": server.url,
        "BRANCH": "main",
        "REVISION": revision,
        "PATHS": "dist/app",
        "BOT_NAME": "pipeline",
        "BOT_EMAIL": "pipeline@users.invalid",
        "STATUSES_URL": server.statuses_url,
        "CONTEXT": CONTEXT,
        "FAULTS": "2",
        **given,
    }
    return pod.run("revert.sh", variables, login="bot", check=check)


def release(work, number, **files):
    """A release as the pipeline makes it: the environment and dist/ change together."""
    return work.commit(
        {
            "environments/kind.yaml": f"# The system.\nimage: {number}\n# End.\n",
            "dist/app/front.yaml": f"image: {number}\n",
            "dist/bootstrap/images.yaml": f"front: {number}\n",
            **files,
        },
        message=f"Deploy {number}",
    )


@pytest.fixture
def good(server, work):
    work.commit({"code": "1"})
    commit = release(work, 1)
    server.passed(commit)
    return commit


@pytest.fixture
def bad(good, work):
    return release(work, 2)


def test_a_release_is_taken_back(pod, server, good, bad):
    revert(pod, server, bad)
    assert (pod.result("state"), pod.result("commit")) == ("reverted", server.tip())
    assert server.git("diff", "--name-only", good, "main") == ""
    assert server.git("log", "-1", "--format=%P|%an|%ae|%cn|%B", "main") == (
        f"{bad}|pipeline|pipeline@users.invalid|pipeline|Revert release {bad[:12]}\n\n"
        f"Its smoke test has failed at {bad}; faults: 2.\n\nReverts-release: {bad}"
    )


def test_what_came_after_stays(pod, server, work, good, bad):
    revision = work.commit({"code": "2", "dist/db/a.yaml": "1"})
    work.commit({"code": "3"})
    revert(pod, server, revision)
    assert server.git("show", "main:code") == "3"
    assert server.git("show", "main:dist/db/a.yaml") == "1"
    assert server.git("diff", "--quiet", good, "main", "--", "dist/app", "environments") == ""


def test_a_merge_is_taken_back_as_a_whole(pod, server, work, good):
    work.git("checkout", "--quiet", "-b", "feature")
    work.commit({"dist/app/front.yaml": "image: 2\n"}, branch="feature")
    work.commit({"dist/app/new.yaml": "new\n", "code": "2"}, branch="feature")
    work.git("checkout", "--quiet", "main")
    work.commit({"other": "1"})
    work.git("merge", "--quiet", "--no-ff", "-m", "Merge feature", "feature")
    revision = work.push()
    revert(pod, server, revision)
    assert server.git("ls-tree", "--name-only", "-r", "main", "dist/app") == "dist/app/front.yaml"
    assert server.git("show", "main:dist/app/front.yaml") == "image: 1"
    assert (server.git("show", "main:code"), server.git("show", "main:other")) == ("1", "1")


def test_never_two_in_a_row(pod, pods, server, good, bad):
    revert(pod, server, bad)
    tip = server.tip()
    done = revert(pods(), server, tip, check=False)
    assert (done.code, server.tip()) == (1, tip)
    assert f"{tip} is a revert itself; two in a row are not made" in done.error


def test_never_two_in_a_row_where_a_merge_brought_the_first(pod, pods, server, work, good):
    server.passed(release(work, 2))
    revert(pod, server, release(work, 3))
    work.pull()
    first = server.tip()
    tip = merged(work, good)
    done = revert(pods(), server, tip, check=False)
    assert (done.code, server.tip()) == (1, tip)
    assert f"{first} is a revert itself; two in a row are not made" in done.error


def test_a_second_call_for_the_same_release_does_nothing(pod, pods, server, good, bad):
    revert(pod, server, bad)
    tip = server.tip()
    again = pods()
    revert(again, server, bad)
    assert (again.result("state"), again.result("commit"), server.tip()) == ("superseded", tip, tip)


def test_the_release_after_a_revert_may_be_taken_back(pod, pods, server, work, good, bad):
    revert(pod, server, bad)
    server.passed(server.tip())
    work.pull()
    revert(pods(), server, release(work, 3))
    assert server.git("show", "main:dist/app/front.yaml") == "image: 1"


def test_a_newer_release_supersedes(pod, server, work, good, bad):
    tip = release(work, 3)
    revert(pod, server, bad)
    assert (pod.result("state"), server.tip()) == ("superseded", tip)


def test_a_rewritten_branch_supersedes(pod, server, work, good, bad):
    work.git("reset", "--quiet", "--hard", good)
    tip = work.push("main", "--force")
    revert(pod, server, bad)
    assert (pod.result("state"), server.tip()) == ("superseded", tip)


def test_a_branch_that_is_gone(pod, server, good, bad):
    server.git("update-ref", "-d", "refs/heads/main")
    done = revert(pod, server, bad, check=False)
    assert (done.code, done.error) == (1, "refused: branch 'main' is gone\n")


@pytest.mark.parametrize("later", [False, True])
def test_what_has_passed_before_is_not_to_blame(pod, server, work, good, bad, later):
    """The test of each sync asks again: a database that is down would take good releases back."""
    tip = work.commit({"code": "2"})
    server.passed(tip if later else bad)
    done = revert(pod, server, tip, check=False)
    assert (done.code, server.tip()) == (1, tip)
    assert f"{bad} has passed the smoke test before; the cause lies elsewhere" in done.error


def test_what_has_passed_at_a_later_commit_is_not_to_blame(pod, server, work, good, bad):
    """Another delivery of the same release has passed, while the test of this one failed."""
    tip = work.commit({"code": "2"})
    server.passed(tip)
    done = revert(pod, server, bad, check=False)
    assert (done.code, server.tip()) == (1, tip)
    assert f"{bad} has passed the smoke test before; the cause lies elsewhere" in done.error


@pytest.mark.parametrize(
    "status", [("other", "success"), (CONTEXT, "failure"), (CONTEXT, "pending")]
)
def test_only_a_success_of_the_smoke_test_counts(pod, server, good, bad, status):
    server.passed(bad, *status)
    revert(pod, server, bad)
    assert pod.result("state") == "reverted"


def test_goes_back_only_to_what_has_passed(pod, server, work):
    """In a new cluster nothing has, and what is missing is more than a release."""
    release(work, 1)
    bad = release(work, 2)
    done = revert(pod, server, bad, check=False)
    assert (done.code, server.tip()) == (1, bad)
    assert "the release before, is not known to have passed the smoke test" in done.error


def test_a_former_release_may_have_passed_later(pod, server, work):
    release(work, 1)
    server.passed(work.commit({"code": "2"}))
    revert(pod, server, release(work, 2))
    assert pod.result("state") == "reverted"


def test_a_passed_release_before_the_former_does_not_count(pod, server, work, good):
    release(work, 2)
    bad = release(work, 3)
    assert revert(pod, server, bad, check=False).code == 1


def test_what_has_passed_long_ago_is_not_to_blame(pod, server, work, good):
    release(work, 2)
    server.passed(work.commit({"code": "2"}))
    tip = [work.commit({}) for _ in range(3)][-1]
    done = revert(pod, server, tip, check=False, MOST_COMMITS="2")
    assert (done.code, server.tip()) == (1, tip)
    assert "has passed the smoke test before; the cause lies elsewhere" in done.error


def test_what_may_have_passed_is_not_to_blame(pod, server, work, good, bad):
    """Of more commits than are asked for, one may have passed."""
    tip = [work.commit({}) for _ in range(3)][-1]
    done = revert(pod, server, tip, check=False, MOST_COMMITS="3")
    assert (done.code, server.tip()) == (1, tip)
    assert f"more than 3 commits have {bad}, and whether one has passed is not known" in done.error


def merged(work, former):
    """Merges the tip into a commit on a former one, as `make push` says, and pushes that."""
    tip = work.git("rev-parse", "HEAD")
    work.git("reset", "--quiet", "--hard", former)
    work.git("commit", "--quiet", "--allow-empty", "-m", "Change")
    work.git("merge", "--quiet", "-m", "Merge main", tip)
    return work.push()


@pytest.fixture
def merge(server, work, good):
    server.passed(release(work, 2))
    return merged(work, good)


def test_a_merge_of_what_has_passed_is_not_to_blame(pod, server, merge):
    done = revert(pod, server, merge, check=False)
    assert (done.code, server.tip()) == (1, merge)
    assert f"{merge} has passed the smoke test before; the cause lies elsewhere" in done.error


def test_goes_back_to_a_merge_of_what_has_passed(pod, server, work, merge):
    revert(pod, server, release(work, 3))
    assert server.git("diff", "--name-only", merge, "main") == ""


def by_the_bot(work):
    """Makes the newest commit one of the bot."""
    bot = ("-c", "user.email=pipeline@users.invalid")
    work.git(*bot, "commit", "--quiet", "--amend", "--no-edit", "--reset-author")
    return work.push("main", "--force")


@pytest.fixture
def pulled(server, work, good):
    """A release on a passed one and on what others pushed, all pulled into a commit on `good`."""
    work.commit({"theirs": "1"})
    release(work, 2)
    server.passed(by_the_bot(work))
    release(work, 3)
    return by_the_bot(work)


def test_a_release_that_somebody_pulled_is_taken_back_alone(pod, server, work, good, pulled):
    """The first parent of such a merge is the commit of a person, who lacked what others pushed."""
    revert(pod, server, merged(work, good))
    assert pod.result("state") == "reverted"
    assert f"Reverts-release: {pulled}" in server.git("log", "-1", "--format=%B", "main")
    assert server.git("show", "main:dist/app/front.yaml") == "image: 2"
    assert server.git("show", "main:theirs") == "1"


def test_a_merge_of_releases_is_taken_back_to_that_of_the_branch(pod, server, work, good, pulled):
    server.passed(pulled)
    work.git("reset", "--quiet", "--hard", good)
    mine = {"dist/app/mine.yaml": "1", "mine": "1"}
    work.commit(mine, branch="mine")
    work.git("merge", "--quiet", "-m", "Merge main", pulled)
    revert(pod, server, work.push())
    assert server.git("diff", "--name-only", pulled, "main") == ""


def test_a_status_that_many_have_followed_counts(pod, server, good, bad):
    for number in range(100):
        server.passed(good, context=f"other {number}")
    revert(pod, server, bad)
    assert pod.result("state") == "reverted"


def test_statuses_that_cannot_be_read_take_nothing_back(pod, server, good, bad):
    away = {"STATUSES_URL": "http://127.0.0.1:9/statuses", "RETRY_SECONDS": "1"}
    done = revert(pod, server, bad, check=False, **away)
    assert (done.code, server.tip()) == (1, bad)
    assert f"cannot read whether {bad[:12]} has passed" in done.error


def test_statuses_that_are_none_take_nothing_back(pod, server, good, bad):
    done = revert(pod, server, bad, check=False, STATUSES_URL=f"{server.url}/HEAD?")
    assert (done.code, server.tip()) == (1, bad)
    assert f"cannot read whether {bad[:12]} has passed: no list of statuses came" in done.error


def test_a_later_change_of_the_same_lines_is_a_conflict(pod, server, work, good, bad):
    tip = work.commit({"environments/kind.yaml": "# The system.\nimage: 2  # as asked\n# End.\n"})
    done = revert(pod, server, bad, check=False)
    assert (done.code, server.tip()) == (1, tip)
    assert "later commits have changed the same lines: environments/kind.yaml" in done.error


def test_the_first_release_has_nothing_before(pod, server, work):
    work.commit({"code": "1"})
    first = release(work, 1)
    done = revert(pod, server, first, check=False)
    assert (done.code, server.tip()) == (1, first)
    assert f"{first} is the first release; there is none to go back to" in done.error


def test_the_first_commit_has_nothing_before(pod, server, work):
    first = release(work, 1)
    done = revert(pod, server, first, check=False)
    assert (done.code, server.tip()) == (1, first)
    assert f"{first} is the first release; there is none to go back to" in done.error


def test_nothing_to_take_back(pod, server, work):
    tip = work.commit({"code": "1"})
    done = revert(pod, server, tip, check=False)
    assert (done.code, server.tip()) == (1, tip)
    assert "nothing to take back: no commit has changed dist/app" in done.error


MOVE = """
unset GIT_QUARANTINE_PATH
export GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=x GIT_COMMITTER_NAME=x GIT_COMMITTER_EMAIL=x
echo >>moves
[ $(wc -l <moves) -le {times} ] || exit 0
tip=$(git rev-parse refs/heads/main)
git update-ref refs/heads/main $(git commit-tree "$tip^{{tree}}" -p "$tip" -m other)
"""


def test_a_branch_that_moves_between_fetch_and_push(pod, server, good, bad):
    server.hook("pre-receive", MOVE.format(times=2))
    revert(pod, server, bad)
    assert server.git("log", "--format=%s", f"{bad}..main").splitlines() == [
        f"Revert release {bad[:12]}",
        "other",
        "other",
    ]


def test_a_branch_that_moves_all_the_time(pod, server, good, bad):
    server.hook("pre-receive", MOVE.format(times=99))
    done = revert(pod, server, bad, check=False)
    assert done.code == 1
    assert done.error.endswith("'main' has moved 5 times\n")
    assert server.git("show", "main:dist/app/front.yaml") == "image: 2"


def test_a_hook_that_refuses(pod, server, good, bad):
    server.hook("pre-receive", 'echo "not on Fridays" >&2; exit 1')
    done = revert(pod, server, bad, check=False)
    assert (done.code, server.tip()) == (1, bad)
    assert "not on Fridays" in done.error
    assert "refused: the server does not let 'pipeline' push to 'main'" in done.error


def test_the_content_of_a_repository_runs_nothing(pod, server, work, good):
    """The bot's login is readable while git checks files out and merges them."""
    mark = pod.path("home/hacked")
    password = pod.path("secrets/bot/password")
    (work.folder / "dist/app/link").symlink_to(password)
    (work.folder / "folder").symlink_to(password.parent)
    run = f"touch {mark}"
    evil = {
        ".gitattributes": "* filter=evil diff=evil merge=evil\n",
        ".gitconfig": f"[core]\n\tfsmonitor = {run}\n[merge 'evil']\n\tdriver = {run}\n",
        ".gitmodules": f'[submodule "x"]\n\tpath = x\n\turl = ext::{run}\n\tupdate = !{run}\n',
        ".git-hooks/pre-commit": f"#!/bin/sh\n{run}\n",
    }
    bad = release(work, 2, **evil)
    before = password.read_text()
    revert(pod, server, bad)
    assert not mark.exists()
    assert password.read_text() == before
    assert server.git("diff", "--name-only", good, "main") == ""
    assert "password" not in server.git("log", "-p", "main", "--", "dist").replace(
        str(password), ""
    )


@pytest.mark.parametrize(
    "text", ["$(touch hacked)", "--edit", "a'b\"c`touch hacked`", "Reverts-release no", "码"]
)
def test_messages_authors_and_names_are_text(pod, server, work, good, text):
    work.git("config", "user.name", text)
    bad = work.commit(
        {f"dist/app/{text}": "1", "dist/app/front.yaml": "2"}, message=f"{text}\n\n{text}"
    )
    revert(pod, server, bad)
    assert server.git("diff", "--name-only", good, "main") == ""
    assert not list(pod.folder.rglob("hacked"))
