"""How far the search for missed pushes has looked, by names of branches; runs are elsewhere."""

import pytest


@pytest.fixture
def search(server, pod):
    def search(branch):
        variables = {"URL": server.url, "BRANCH": branch}
        variables |= {"NAMESPACE": "builds", "GRACE_SECONDS": "1", "SIGNATURE": "-"}
        variables |= {"HANDLER_URL": "-"}
        return pod.run("missed_pushes.sh", variables, login="bot").out

    return search


@pytest.mark.parametrize(
    ("former", "branch"), [("release", "release/1.0"), ("release/1.0", "release"), ("a/b", "a.b")]
)
def test_a_branch_that_is_renamed_is_looked_at_from_then_on(server, work, search, former, branch):
    """Git has no reference below another one."""
    work.commit({"a": "1"}, branch=former)
    search(former)
    server.git("branch", "--move", former, branch)
    commit = work.commit({"a": "2"}, branch=branch)
    assert search(branch) == f"seen up to {commit[:12]}\n"
    assert search(branch) == "nothing new\n"
