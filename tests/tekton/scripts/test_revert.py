import pytest

BOT = ("-c", "user.name=pipeline", "-c", "user.email=pipeline@users.invalid")


def revert(pod, server, revision, check=True, **given):
    tested = {"PATHS": "dist/app", "CONTEXT": "smoke-test", "REPORTER": "reporter", "FAULTS": "2"}
    told = {"STATUSES_URL": server.statuses_url, **given}
    variables = server.variables(revision, **tested, **told)
    return pod.run("revert.sh", variables, login="bot", check=check)


def refuses(pod, server, revision, message, **given):
    assert server.stays(lambda: revert(pod, server, revision, check=False, **given), message) == 1


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


def test_never_two_in_a_row(pods, server, work, good, bad):
    revert(pods(), server, bad)
    tip = server.tip()
    refuses(pods(), server, tip, f"{tip} is a revert itself; two in a row are not made")
    # Another call for the same release does nothing.
    again = pods()
    revert(again, server, bad)
    assert (again.result("state"), again.result("commit"), server.tip()) == ("superseded", tip, tip)
    # The release after it may be taken back.
    server.passed(tip)
    work.pull()
    revert(pods(), server, release(work, 3))
    assert server.git("show", "main:dist/app/front.yaml") == "image: 1"


def test_never_two_in_a_row_where_a_merge_brought_the_first(pods, server, work, good):
    server.passed(release(work, 2))
    revert(pods(), server, release(work, 3))
    work.pull()
    first = server.tip()
    tip = merged(work, good)
    refuses(pods(), server, tip, f"{first} is a revert itself; two in a row are not made")


def test_a_newer_release_supersedes(pod, server, work, good, bad):
    tip = release(work, 3)
    revert(pod, server, bad)
    assert (pod.result("state"), server.tip()) == ("superseded", tip)


UNKNOWN = "the release before, is not known to have passed the smoke test"
HAS_PASSED = "has passed the smoke test before; the cause lies elsewhere"


def test_what_has_passed_is_not_to_blame(pods, server, work, good, bad):
    """The test of each sync asks again: a database that is down would take good releases back."""
    tip = work.commit({"code": "2"})
    server.passed(tip)
    # Also not where its own test has failed, and another delivery of it has passed.
    for revision in (bad, tip):
        refuses(pods(), server, revision, f"{bad} {HAS_PASSED}")


def test_of_many_deliveries_the_oldest_are_asked_for(pods, server, work, good, bad):
    second, *_, tip = [work.commit({}) for _ in range(4)]
    unknown = f"more than 2 commits have {bad}, and whether one has passed is not known"
    server.passed(tip)
    refuses(pods(), server, tip, unknown, MOST_COMMITS="2")
    server.passed(second)
    refuses(pods(), server, tip, HAS_PASSED, MOST_COMMITS="2")


def test_only_a_success_of_the_smoke_test_counts(pod, server, good, bad):
    for status in (("other", "success"), ("smoke-test", "failure"), ("smoke-test", "pending")):
        server.passed(bad, *status)
    # Statuses are read page by page.
    for number in range(100):
        server.passed(good, context=f"other {number}")
    revert(pod, server, bad)
    assert pod.result("state") == "reverted"


@pytest.mark.parametrize("creator", ["mallory", "pipeline", "", None])
def test_only_what_the_reporter_says_counts(pods, server, work, creator):
    """A user who can write code can write a status, such as that a bad release passed."""
    first = release(work, 1)
    server.passed(first, creator=creator)
    bad = release(work, 2)
    server.passed(bad, creator=creator)
    refuses(pods(), server, bad, UNKNOWN)
    server.passed(first)
    pod = pods()
    revert(pod, server, bad)
    assert pod.result("state") == "reverted"


def test_goes_back_only_to_what_has_passed(pods, server, work):
    first = release(work, 1)
    refuses(pods(), server, release(work, 2), UNKNOWN)
    server.passed(first)
    refuses(pods(), server, release(work, 3), UNKNOWN)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/statuses", "{url}/HEAD?"])
def test_statuses_that_cannot_be_read_take_nothing_back(pod, server, good, bad, url):
    away = {"STATUSES_URL": url.format(url=server.url), "RETRY_SECONDS": "1"}
    refuses(pod, server, bad, f"cannot read whether {bad[:12]} has passed", **away)


def test_a_later_change_of_the_same_lines_is_a_conflict(pod, server, work, good, bad):
    work.commit({"environments/kind.yaml": "# The system.\nimage: 2  # as asked\n# End.\n"})
    refuses(pod, server, bad, "later commits have changed the same lines: environments/kind.yaml")


@pytest.mark.parametrize("before", [{}, {"code": "1"}])
def test_the_first_release_has_nothing_before(pod, server, work, before):
    if before:
        refuses(pod, server, work.commit(before), "no commit has changed dist/app")
    first = release(work, 1)
    refuses(pod, server, first, f"{first} is the first release; there is none to go back to")


def test_a_branch_that_moves_between_fetch_and_push(pod, server, good, bad):
    """The server refuses, and the release is taken back on top of what has come."""
    server.hook(
        "pre-receive",
        """[ ! -e moved ] || exit 0
        touch moved
        unset GIT_QUARANTINE_PATH
        export GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=x GIT_COMMITTER_NAME=x GIT_COMMITTER_EMAIL=x
        tree=$(git rev-parse "refs/heads/main^{tree}")
        git update-ref refs/heads/main $(git commit-tree "$tree" -p refs/heads/main -m other)""",
    )
    revert(pod, server, bad)
    commits = server.git("log", "--format=%s", f"{bad}..main").splitlines()
    assert commits == [f"Revert release {bad[:12]}", "other"]


def test_a_former_release_may_have_passed_later(pod, server, work):
    release(work, 1)
    server.passed(work.commit({"code": "2"}))
    revert(pod, server, release(work, 2))
    assert pod.result("state") == "reverted"


def merged(work, former):
    """Merge the tip into a commit on a former one, as `make push` says, and push that."""
    tip = work.git("rev-parse", "HEAD")
    work.git("reset", "--quiet", "--hard", former)
    work.git("commit", "--quiet", "--allow-empty", "-m", "Change")
    work.git("merge", "--quiet", "-m", "Merge main", tip)
    return work.push()


@pytest.fixture
def merge(server, work, good):
    server.passed(release(work, 2))
    return merged(work, good)


def test_a_merge_of_what_has_passed_has_passed(pods, server, work, merge):
    refuses(pods(), server, merge, f"{merge} {HAS_PASSED}")
    revert(pods(), server, release(work, 3))
    assert server.git("diff", "--name-only", merge, "main") == ""


def by_the_bot(work):
    """Make the newest commit one of the bot."""
    work.mark()
    return work.push("main", "--force")


def test_a_message_does_not_make_a_revert(pod, server, work, good):
    """A user who could write that into a release would prevent its rollback."""
    release(work, 2)
    message = f"Deploy 2\n\nReverts-release: {good}"
    work.git(*BOT, "commit", "--quiet", "--amend", "--reset-author", "-m", message)
    revert(pod, server, work.push("main", "--force"))
    assert pod.result("state") == "reverted"


def test_who_only_states_the_address_of_the_bot_is_not_the_bot(pod, server, work, good):
    """A merge of such commits would not be taken back as a whole, and so not at all."""
    work.git("checkout", "--quiet", "-b", "feature")
    for number in (2, 3):
        work.commit({"dist/app/front.yaml": f"image: {number}\n"}, branch=f"feature-{number}")
        work.git(*BOT, "commit", "--quiet", "--amend", "--no-edit", "--reset-author")
    work.git("checkout", "--quiet", "main")
    work.git("merge", "--quiet", "--no-ff", "-m", "Merge feature", "feature")
    revert(pod, server, work.push())
    assert pod.result("state") == "reverted"
    assert server.git("show", "main:dist/app/front.yaml") == "image: 1"


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
