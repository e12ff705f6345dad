"""Events that go through the real sink and interceptors of a small EventListener."""

import json

import pytest

from tests.apiserver.dist import pod_of
from tests.apiserver.tekton.listener import Listener, signed
from tests.apiserver.tekton.samples import sample, samples

SECRET = sample("Secret")["stringData"]["signature"]
TOKEN = {"X-Token": sample("Secret")["stringData"]["token"]}
PUSH = {
    "ref": "refs/heads/main",
    "after": "5ca1ab1e",
    "deleted": False,
    "head_commit": {"message": "Say more"},
}
FORBIDDEN = (
    'pipelineruns.tekton.dev is forbidden: User "system:serviceaccount:cicd:sample" cannot create'
)


@pytest.fixture(scope="module")
def listener(control_plane, triggers):
    for manifest in samples():
        triggers.apply(manifest)
    return Listener(control_plane, triggers, sample("EventListener"))


@pytest.fixture
def push(listener):
    """Send a push that is signed, with some fields changed."""

    def push(secret=SECRET, event="push", **changes):
        body = json.dumps({**PUSH, **changes}).encode()
        return listener.send(body, signed(body, secret, event))

    return push


def parameters(run):
    return {each["name"]: each["value"] for each in run["spec"]["params"]}


def test_what_the_controller_makes_of_it(listener, triggers):
    assert listener.service["metadata"]["name"] == "el-sample"
    ports = {each["name"]: each["port"] for each in listener.service["spec"]["ports"]}
    assert ports == {"http-listener": 8080, "http-metrics": 9000}
    pod = pod_of(listener.deployment)
    assert pod["metadata"]["labels"]["eventlistener"] == "sample"
    # The namespace is at level restricted.
    assert triggers.create(pod, dry_run=True).warnings == []


def test_a_signed_push_makes_a_run_in_another_namespace(push):
    outcome = push()
    (run,) = outcome.runs
    assert run["metadata"]["namespace"] == "shop"
    assert run["metadata"]["labels"]["triggers.tekton.dev/trigger"] == "push"
    assert parameters(run) == {"revision": "5ca1ab1e", "message": "Say more"}
    assert outcome.refusals.keys() == {"told", "forbidden"}


def test_the_sender_is_told_nothing(push):
    """It gets the same answer whether a trigger wants the event or not."""
    assert push().status == push(secret="other").status == 202


@pytest.mark.parametrize(
    ("given", "why"),
    [
        pytest.param({"secret": "other"}, "payload signature check failed", id="other secret"),
        pytest.param({"event": "ping"}, "event type ping is not allowed", id="other event"),
        pytest.param({"ref": "refs/heads/a"}, "did not return true", id="other branch"),
        pytest.param({"deleted": True}, "did not return true", id="deleted branch"),
        pytest.param({"head_commit": None}, "message is not found", id="missing field"),
        pytest.param({"after": ["a", "b"]}, "couldn't unmarshal json", id="list for a text"),
        pytest.param({"after": "$(tasks.a.results.b)"}, "cannot use result", id="result"),
        pytest.param({"after": "x" * 1_600_000}, "request is too large", id="huge field"),
    ],
)
def test_refused(push, given, why):
    outcome = push(**given)
    assert outcome.runs == []
    assert why in outcome.refusals["push"]


def test_unsigned(listener):
    outcome = listener.send(PUSH, {"X-GitHub-Event": "push"})
    assert outcome.runs == []
    assert "no X-Hub-Signature-256 header set" in outcome.refusals["push"]


@pytest.mark.parametrize("body", [b"", b"text", b"[]"])
def test_a_body_that_is_no_object(listener, body):
    outcome = listener.send(body, signed(body, SECRET))
    assert outcome == (400, [], {})


def test_a_large_body_of_small_fields(push):
    assert len(push(commits=["x" * 1000] * 2000).runs) == 1


def test_a_replayed_event_makes_another_run(push):
    first, second = push().runs[0], push().runs[0]
    assert first["metadata"]["name"] != second["metadata"]["name"]
    assert first["spec"] == second["spec"]


@pytest.mark.parametrize(
    "text", ["\"'\\", "line\nbreak", "--flag", "`id`", "ü漢🎉", "<&>", "$HOME"]
)
def test_any_text_arrives(push, text):
    (run,) = push(after=text).runs
    assert parameters(run)["revision"] == text


def test_a_variable_does_not_arrive_as_one(push):
    (run,) = push(after="$(params.message)").runs
    assert parameters(run)["revision"] == "$$(params.message)"


def test_a_token(listener):
    outcome = listener.send({"revision": "v1"}, TOKEN)
    (run,) = outcome.runs
    assert parameters(run) == {"revision": "v1", "message": "told"}


@pytest.mark.parametrize("headers", [{}, {"X-Token": ""}, {"X-Token": "other"}])
def test_no_token(listener, headers):
    outcome = listener.send({"revision": "v1"}, headers)
    assert outcome.runs == []
    assert "did not return true" in outcome.refusals["told"]


def test_the_sink_has_the_rights_of_its_account(listener):
    outcome = listener.send({"revision": "v1"}, TOKEN)
    assert FORBIDDEN in outcome.refusals["forbidden"]
