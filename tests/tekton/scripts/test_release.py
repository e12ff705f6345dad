"""Which commit the smoke test of a delivery is of, by what the branch has."""

import pytest


@pytest.fixture
def released(server, pods):
    """Return a function that returns the commit that gets the status, and what it gets."""

    def released(revision):
        pod = pods()
        told = {"CONTEXT": "smoke-test", "STATUSES_URL": server.statuses_url}
        variables = server.variables(revision, PATHS="dist/app", **told)
        pod.run("release.sh", variables, login="bot")
        commit = pod.result("commit")
        newest = server.statuses[commit][-1]
        assert (newest["context"], newest["status"]) == ("smoke-test", "pending")
        return commit

    return released


def test_a_delivery_that_changes_nothing_says_nothing_of_its_commit(server, work, released):
    """Its pipeline has built nothing yet: what runs are the images before it."""
    release = work.commit({"dist/app/front.yaml": "image: 1"})
    pushed = work.commit({"apps/frontend/page": "2", "dist/db/a.yaml": "1"})
    assert released(release) == released(pushed) == release
    assert pushed not in server.statuses


def test_a_release_that_a_person_merged_into_a_commit_of_their_own(server, work, released):
    first = work.commit({"dist/app/front.yaml": "image: 1"})
    (work.folder / "dist/app/front.yaml").write_text("image: 2")
    work.git("commit", "--quiet", "--all", "-m", "Deploy")
    work.mark()
    release = work.push()
    work.git("checkout", "--quiet", "-b", "own", first)
    work.commit({"code": "2"}, branch="own")
    work.git("merge", "--quiet", "--no-ff", "-m", "Merge", release)
    merge = work.push()
    assert released(merge) == release


def test_a_revision_that_the_branch_does_not_have(work, released):
    work.commit({"dist/app/front.yaml": "image: 1"})
    gone = work.commit({"dist/app/front.yaml": "image: 2"})
    work.git("reset", "--quiet", "--hard", "HEAD~1")
    work.commit({"code": "2"}, options=["--force"])
    assert released(gone) == gone
