"""Events that go through the webhook handler of dist/: which runs they make, and with what."""

import json

import pytest

from tests.apiserver.dist import pod_of, secrets
from tests.apiserver.tekton.events import (
    COMMIT,
    NONE,
    deployed,
    pull_request,
    pull_request_of,
    push,
    push_of_gitea,
)
from tests.apiserver.tekton.handler import SIGNATURE, TOKEN, secret
from tests.apiserver.tekton.listener import signed

FRONTEND, BACKEND, SHARED = (
    f"apps/{name}/src/index.ts" for name in ("frontend", "backend", "shared")
)
HOSTILE = ["$(tt.params.revision)", "$(id)", "'; id #", "--flag", f"{COMMIT}\n", COMMIT.upper(), ""]
OF_PUSHES = {"frontend", "backend", "platform"}
OF_PULL_REQUESTS = {"frontend-check", "backend-check", "platform-check"}
OTHER = {"id": "1", "added": [], "removed": [], "modified": ["README.md"]}


@pytest.fixture
def started(handler):
    """Send an event that is signed, and return the parameters of the runs by their Pipeline."""

    def started(event, body):
        content = json.dumps(body).encode()
        return runs_of(handler.send(content, signed(content, SIGNATURE, event)))

    return started


@pytest.fixture
def told(handler):
    """Do the same with what Argo CD tells."""

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


def test_what_the_controller_makes_of_it(handler, triggers):
    ports = {each["name"]: each["port"] for each in handler.service["spec"]["ports"]}
    assert ports == {"http-listener": 8080, "http-metrics": 9000}
    pod = pod_of(handler.deployment)
    assert pod["metadata"]["labels"]["eventlistener"] == "webhook-handler"
    # The namespace is at level restricted.
    assert triggers.create(pod, dry_run=True).warnings == []


@pytest.mark.parametrize("body", [b"", b"text", b"[]"])
def test_a_body_that_is_no_object(handler, body):
    assert handler.send(body, signed(body, SIGNATURE)) == (400, [], {})


PUSHES = {
    "a file of the frontend": (push(FRONTEND), {"frontend"}),
    "a file of the backend": (push(BACKEND), {"backend"}),
    "a file of both": (push(SHARED), {"frontend", "backend"}),
    "a file of the platform": (push("constructs_lib/workloads/service.py"), {"platform"}),
    "files of all": (push(FRONTEND, BACKEND, "main.py"), OF_PUSHES),
    "a document": (push("README.md"), set()),
    "what a synth writes": (push("dist/app/frontend.yaml"), set()),
    "an empty commit": (push(), set()),
    "a name that begins like a folder": (push("apps/frontend-old/a.ts", "main.py.orig"), set()),
    "a file that was removed": (push(commits=[{**OTHER, "removed": [FRONTEND]}]), {"frontend"}),
    "the second of two commits": (
        push(commits=[OTHER, {**OTHER, "added": [BACKEND]}]),
        {"backend"},
    ),
    "a file with a hostile name": (push("apps/frontend/$(id)\n--flag'\""), {"frontend"}),
    "commits taken away": (push("README.md", forced=True), OF_PUSHES),
    "no list of commits": (push(commits=None), OF_PUSHES),
    "an empty list of commits": (push(commits=[]), OF_PUSHES),
    "as many commits as are listed": (push(commits=[OTHER] * 2048), OF_PUSHES),
    "one commit less": (push(commits=[OTHER] * 2047), set()),
    "Gitea, a file of the frontend": (push_of_gitea(FRONTEND), {"frontend"}),
    "Gitea, a document": (push_of_gitea("README.md"), set()),
    "Gitea, an empty commit": (push_of_gitea(), set()),
    "Gitea, more commits than it lists": (
        {**push_of_gitea("README.md"), "total_commits": 6},
        OF_PUSHES,
    ),
    "of the pipelines themselves": (push(FRONTEND, sender={"login": "pipeline"}), set()),
    "to another branch": (push(FRONTEND, ref="refs/heads/other"), set()),
    "to a branch below": (push(FRONTEND, ref="refs/heads/main/other"), set()),
    "of a tag": (push(FRONTEND, ref="refs/tags/main"), set()),
    "a deleted branch": (push(FRONTEND, after=NONE, deleted=True), set()),
    "a large event": (push(FRONTEND, padding="x" * 2_000_000), {"frontend"}),
    "no sender": (push(FRONTEND, sender=None), set()),
    "a list for a commit": (push(FRONTEND, after=[COMMIT]), set()),
    **{f"{text!r} for a commit": (push(FRONTEND, after=text), set()) for text in HOSTILE},
}


@pytest.mark.parametrize("case", PUSHES)
def test_a_push_starts(started, case):
    body, wanted = PUSHES[case]
    assert started("push", body) == {name: {"revision": COMMIT} for name in wanted}


FORK = {"repo": {"full_name": "mallory/web-platform"}}
PULL_REQUESTS = {
    "opened": (pull_request(), True),
    "GitHub, new commits": (pull_request(action="synchronize"), True),
    "Gitea, new commits": (pull_request(action="synchronized"), True),
    "closed": (pull_request(action="closed"), False),
    "from a fork": (pull_request_of(**FORK), False),
    "from a fork that was deleted": (pull_request_of(repo=None), False),
    "of a push to 'refs/for/main'": (pull_request_of(ref="refs/pull/7/head"), False),
    "a number that is a text": (pull_request(number="$(id)"), False),
    **{f"{text!r} for a commit": (pull_request_of(sha=text), False) for text in HOSTILE},
}


@pytest.mark.parametrize("case", PULL_REQUESTS)
def test_a_pull_request_starts(started, case):
    body, is_wanted = PULL_REQUESTS[case]
    wanted = OF_PULL_REQUESTS if is_wanted else set()
    parameters = {"revision": COMMIT, "pull-request": "7"}
    assert started("pull_request", body) == dict.fromkeys(wanted, parameters)


@pytest.mark.parametrize(
    ("event", "body"),
    [
        pytest.param("ping", {"zen": "Keep it logically awesome.", "hook_id": 1}, id="ping"),
        pytest.param("delete", {"ref": "more", "ref_type": "branch"}, id="deleted branch"),
        pytest.param("create", {"ref": "v1", "ref_type": "tag"}, id="tag"),
        pytest.param("pull_request", push(FRONTEND), id="push as a pull request"),
        pytest.param("push", pull_request(), id="pull request as a push"),
        pytest.param("push", deployed(), id="words of Argo CD, signed as a push"),
    ],
)
def test_another_event_starts_nothing(started, event, body):
    assert started(event, body) == {}


def test_a_delivery_starts_a_smoke_test(told):
    assert told(deployed()) == {"smoke-test": {"revision": COMMIT}}


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"app": "db"}, id="other application"),
        pytest.param({"revisions": []}, id="no revision"),
        pytest.param({"revisions": None}, id="null for revisions"),
        *(pytest.param({"revisions": [text]}, id=repr(text)) for text in HOSTILE),
    ],
)
def test_another_delivery_starts_nothing(told, changes):
    assert told(deployed(**changes)) == {}


@pytest.mark.parametrize("token", ["", "other", SIGNATURE])
def test_a_delivery_without_the_token_starts_nothing(told, token):
    assert told(deployed(), token) == {}


@pytest.mark.parametrize("key", ["", "other", TOKEN])
def test_a_wrong_signature_starts_nothing(handler, key):
    content = json.dumps(push(FRONTEND)).encode()
    assert runs_of(handler.send(content, signed(content, key))) == {}


@pytest.mark.parametrize("event", ["push", "pull_request"])
def test_an_unsigned_event_starts_nothing(handler, event):
    body = push(FRONTEND) if event == "push" else pull_request()
    assert runs_of(handler.send(body, {"X-GitHub-Event": event})) == {}


def test_a_signature_of_another_body_starts_nothing(handler):
    content = json.dumps(push(FRONTEND)).encode()
    headers = signed(content, SIGNATURE)
    assert runs_of(handler.send(content + b" ", headers)) == {}


def test_a_replayed_event_makes_the_same_run_again(started):
    assert started("push", push(FRONTEND)) == started("push", push(FRONTEND))


@pytest.fixture
def emptied(handler, triggers):
    for each in secrets(lambda *_: ""):
        triggers.apply(each)
    yield
    for each in secrets(secret):
        triggers.apply(each)


@pytest.mark.usefixtures("emptied")
class TestAnEmptySecretLetsNobodyIn:
    @pytest.mark.parametrize(
        ("event", "body"),
        [
            pytest.param("push", push(FRONTEND), id="push"),
            pytest.param("pull_request", pull_request(), id="pull request"),
        ],
    )
    def test_who_signs_with_nothing(self, handler, event, body):
        content = json.dumps(body).encode()
        assert runs_of(handler.send(content, signed(content, "", event))) == {}

    def test_who_has_no_token(self, told):
        assert told(deployed(), "") == {}
