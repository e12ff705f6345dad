"""Events that go through the webhook handler of dist/: which runs they make, and with what."""

import json

import pytest

from tests.apiserver.dist import pod_of
from tests.apiserver.tekton.events import COMMIT, deployed, pull_request, push, push_of_gitea
from tests.apiserver.tekton.handler import SIGNATURE, TOKEN, secrets, signed

FRONTEND, BACKEND, SHARED = (
    f"apps/{name}/src/index.ts" for name in ("frontend", "backend", "shared")
)
HOSTILE = ["$(id)", f"{COMMIT}\n", COMMIT.upper()]
OF_PUSHES = {"frontend", "backend", "platform"}
OF_PULL_REQUESTS = {"frontend-check", "backend-check"}
OTHER = {"id": "1", "added": [], "removed": [], "modified": ["README.md"]}


@pytest.fixture
def started(handler):
    """Sends an event that is signed, and returns the parameters of the runs by their Pipeline."""

    def started(event, body, secret=SIGNATURE):
        content = json.dumps(body).encode()
        return runs_of(handler.send(content, signed(content, secret, event)))

    return started


@pytest.fixture
def told(handler):
    """Does the same with what Argo CD tells."""

    def told(body, token=TOKEN):
        return runs_of(handler.send(body, {"X-Delivery-Token": token} if token else {}))

    return told


def runs_of(outcome):
    assert outcome.status == 202
    for run in outcome.runs:
        assert run["metadata"]["namespace"] == "builds"
    return {
        run["spec"]["pipelineRef"]["name"]: {p["name"]: p["value"] for p in run["spec"]["params"]}
        for run in outcome.runs
    }


def test_its_pod_is_admitted(handler, triggers):
    assert triggers.create(pod_of(handler.deployment), dry_run=True).warnings == []


PUSHES = {
    "a file of the frontend": (push(FRONTEND), {"frontend"}),
    "a file of both": (push(SHARED), {"frontend", "backend"}),
    "files of all": (push(FRONTEND, BACKEND, "main.py"), OF_PUSHES),
    "others": (push("README.md", "dist/a.yaml", "apps/frontend-old/a.ts", "main.py.a"), set()),
    "a file that was removed": (push(commits=[{**OTHER, "removed": [FRONTEND]}]), {"frontend"}),
    "the second commit": (push(commits=[OTHER, {**OTHER, "added": [BACKEND]}]), {"backend"}),
    "commits taken away": (push("README.md", forced=True), OF_PUSHES),
    "no list of commits": (push(commits=None), OF_PUSHES),
    "an empty list of commits": (push(commits=[]), OF_PUSHES),
    "as many commits as are listed": (push(commits=[OTHER] * 2048), OF_PUSHES),
    "one commit less": (push(commits=[OTHER] * 2047), set()),
    "Gitea": (push_of_gitea(FRONTEND), {"frontend"}),
    "Gitea, more than it lists": (push_of_gitea("README.md", total_commits=6), OF_PUSHES),
    "of the pipelines themselves": (push(FRONTEND, sender={"login": "pipeline"}), set()),
    "to a branch below": (push(FRONTEND, ref="refs/heads/main/other"), set()),
    "of a tag": (push(FRONTEND, ref="refs/tags/main"), set()),
    "a deleted branch": (push(FRONTEND, after="0" * 40, deleted=True), set()),
    **{f"{text!r} for a commit": (push(FRONTEND, after=text), set()) for text in HOSTILE},
}


@pytest.mark.parametrize("case", PUSHES)
def test_a_push_starts(started, case):
    body, wanted = PUSHES[case]
    assert started("push", body) == {name: {"revision": COMMIT} for name in wanted}


PULL_REQUESTS = {
    "opened": (pull_request(), True),
    "GitHub, new commits": (pull_request(action="synchronize"), True),
    "Gitea, new commits": (pull_request(action="synchronized"), True),
    "closed": (pull_request(action="closed"), False),
    "from a fork": (pull_request({"repo": {"full_name": "mallory/web-platform"}}), False),
    "from a fork that was deleted": (pull_request({"repo": None}), False),
    "of a push to 'refs/for/main'": (pull_request({"ref": "refs/pull/7/head"}), False),
    "a number that is a text": (pull_request(number="$(id)"), False),
    **{f"{text!r} for a commit": (pull_request({"sha": text}), False) for text in HOSTILE},
}


@pytest.mark.parametrize("case", PULL_REQUESTS)
def test_a_pull_request_starts(started, case):
    body, is_wanted = PULL_REQUESTS[case]
    wanted = OF_PULL_REQUESTS if is_wanted else set()
    parameters = {"revision": COMMIT, "pull-request": "7"}
    assert started("pull_request", body) == dict.fromkeys(wanted, parameters)


def test_another_event_starts_nothing(started):
    assert started("ping", push(FRONTEND)) == {}
    assert started("pull_request", push(FRONTEND)) == {}
    assert started("push", pull_request()) == {}
    assert started("push", deployed()) == {}


def test_a_delivery_starts_a_smoke_test(told):
    assert told(deployed()) == {"smoke-test": {"revision": COMMIT}}
    assert told(deployed(app="db")) == {}
    for revisions in (None, [], *([text] for text in HOSTILE)):
        assert told(deployed(revisions=revisions)) == {}


@pytest.mark.parametrize("token", ["", "other", SIGNATURE])
def test_a_delivery_without_the_token_starts_nothing(told, token):
    assert told(deployed(), token) == {}


@pytest.mark.parametrize(
    ("event", "body"), [("push", push(FRONTEND)), ("pull_request", pull_request())]
)
def test_what_is_not_signed_with_the_secret_starts_nothing(handler, started, event, body):
    assert started(event, body, TOKEN) == {}
    assert runs_of(handler.send(body, {"X-GitHub-Event": event})) == {}
    content = json.dumps(body).encode()
    assert runs_of(handler.send(content + b" ", signed(content, SIGNATURE, event))) == {}


@pytest.fixture
def _emptied(handler, triggers):
    """Takes the values out of the Secrets while a test runs."""
    for each in secrets():
        triggers.apply({**each, "stringData": dict.fromkeys(each["stringData"], "")})
    yield
    for each in secrets():
        triggers.apply(each)


@pytest.mark.usefixtures("_emptied")
def test_an_empty_secret_lets_nobody_in(started, told):
    assert started("push", push(FRONTEND), secret="") == {}
    assert started("pull_request", pull_request(), secret="") == {}
    assert told(deployed(), "") == {}
