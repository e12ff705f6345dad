"""From one push to a pod that serves it, by the pipelines of dist/ alone."""

import base64
import json
import re
import secrets

import httpx
import pytest

from tests.live.commands import wait_until

RUN_SECONDS = 900
"""Longest time from a push to its end, which takes three minutes where nothing else runs."""

TEXTS = "apps/frontend/src/lib/messages/en.ts"
TEST = "apps/frontend/src/lib/language.test.ts"
LIST = "apps/frontend/src/lib/components/EntryList.svelte"
CLAIMS = "constructs_lib/tekton/pipeline.py"
SERVER = "apps/backend/src/lib/entries.ts"
REPOSITORY = "platform/web-platform"
PROTECTED = "pod-security.kubernetes.io/enforce"


@pytest.fixture(autouse=True)
def what_the_bot_committed(cluster):
    """Has the checkout go on from there, as a person does before the next push."""
    yield
    take(cluster)


def login(cluster):
    data = cluster.get("secret", "gitea-admin", "cicd")["data"]
    return tuple(base64.b64decode(data[key]).decode() for key in ("username", "password"))


def ask_gitea(cluster, command, reference):
    """Run a command of Git for a reference of the repository in Gitea, as its administrator."""
    header = base64.b64encode(":".join(login(cluster)).encode()).decode()
    cluster.checkout.git(
        *("-c", f"http.extraHeader=Authorization: Basic {header}", command, "--quiet"),
        *(f"{cluster.url('gitea')}/{REPOSITORY}.git", reference),
    )


def take(cluster):
    """Brings the checkout to the tip of the branch in Gitea; returns that."""
    ask_gitea(cluster, "fetch", "main")
    cluster.checkout.git("merge", "--quiet", "--ff-only", "FETCH_HEAD")
    return cluster.checkout.git("rev-parse", "HEAD").strip()


def delivered(cluster):
    tip = take(cluster)
    cluster.await_delivery(tip)
    cluster.await_ready("app")
    return tip


def change(cluster, file, old, new):
    path = cluster.checkout.root / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def propose(cluster, branch, message):
    cluster.checkout.git("branch", branch)
    commit = push_to(cluster, branch, message)
    request = {"base": "main", "head": branch, "title": message}
    opened = api(cluster, "POST", "pulls", **request).raise_for_status()
    return commit, opened.json()["number"]


def push_to(cluster, branch, message):
    git = cluster.checkout.git
    git("switch", "--quiet", branch)
    git("commit", "--quiet", "--all", "--allow-empty", "--message", message)
    commit = git("rev-parse", "HEAD").strip()
    git("switch", "--quiet", "main")
    ask_gitea(cluster, "push", branch)
    return commit


def page(cluster):
    try:
        answer = httpx.get(f"{cluster.url('frontend')}/en", trust_env=False)
    except httpx.TransportError:
        return ""
    return answer.text if answer.is_success else ""


def api(cluster, method, path, **content):
    url = f"{cluster.url('gitea')}/api/v1/repos/{REPOSITORY}/{path}"
    json = content or None
    return httpx.request(method, url, json=json, auth=login(cluster), trust_env=False, timeout=60)


def statuses(cluster, commit):
    """Return what Gitea shows beside a commit; nothing while Gitea does not answer."""
    try:
        answer = api(cluster, "GET", f"commits/{commit}/statuses")
    except httpx.TransportError:
        return {}
    found = answer.json() if answer.is_success else []
    return {each["context"]: each["status"] for each in reversed(found)}


def runs(cluster, kind="pipelinerun"):
    return {
        each["metadata"]["name"]: condition["reason"] + ": " + condition.get("message", "")
        for each in cluster.list(kind, "builds")
        for condition in each.get("status", {}).get("conditions", [])
    }


def why(cluster):
    return {**runs(cluster), **runs(cluster, "taskrun")}


def await_status(cluster, commit, context, status="success"):
    wait_until(
        f"Gitea shows {status} of {context} beside {commit[:7]}",
        lambda: statuses(cluster, commit).get(context) == status,
        RUN_SECONDS,
        lambda: why(cluster),
    )


def images(cluster, *names):
    """Return the images of the pods of these applications, by default of the frontend."""
    labels = ({"app.kubernetes.io/name": name} for name in names or ("frontend",))
    pods = [pod for each in labels for pod in cluster.list("pod", "app", **each)]
    return {each["image"] for pod in pods for each in pod["spec"]["containers"]}


@pytest.mark.by_turns("release")
def test_a_push_ends_in_pods_that_serve_it(cluster):
    former, mark = images(cluster), f"Mark {secrets.token_hex(8)}."
    change(cluster, TEXTS, "You came by.", f"You came by. {mark}")
    commit = cluster.checkout.push("Greet otherwise")
    await_status(cluster, commit, "frontend", "pending")
    wait_until("it is served", lambda: mark in page(cluster), RUN_SECONDS, lambda: why(cluster))
    await_status(cluster, commit, "frontend")
    tip = delivered(cluster)
    message = cluster.checkout.git("show", "--no-patch", "--format=%an%n%B", tip)
    assert re.match(r"pipeline\nDeploy frontend", message)
    assert f"Built from {commit}" in message
    wait_until("pods of before are gone", lambda: not images(cluster) & former)
    (image,) = images(cluster)
    assert re.fullmatch(r"localhost:30500/web/frontend@sha256:[0-9a-f]{64}", image)
    assert image in (cluster.checkout.root / "environments/kind.yaml").read_text()
    headers = cluster.checkout.git("cat-file", "commit", tip).partition("\n\n")[0]
    (provenance,) = re.findall("^provenance (.+)$", headers, re.MULTILINE)
    statement = json.loads(base64.b64decode(json.loads(base64.b64decode(provenance))["payload"]))
    assert statement["subject"][0]["digest"] == {"sha256": image.partition("sha256:")[2]}
    await_status(cluster, tip, "smoke-test")
    assert statuses(cluster, commit).keys() == {"frontend"}
    namespace = cluster.get("namespace", "builds", None)
    assert namespace["metadata"]["labels"][PROTECTED] == "restricted"
    assert cluster.get("networkpolicy", "default-deny", "builds")["spec"]["podSelector"] == {}


@pytest.mark.by_turns
def test_a_failing_test_stops_it(cluster):
    former = images(cluster)
    path = cluster.checkout.root / TEST
    text = path.read_text()
    path.write_text(f"{text}\ntest('fails', () => {{\n\texpect(1).toBe(2);\n}});\n")
    commit = cluster.checkout.push("Break a test")
    await_status(cluster, commit, "frontend", "failure")
    assert take(cluster) == commit
    assert images(cluster) == former
    path.write_text(text)
    mended = cluster.checkout.push("Mend the test")
    await_status(cluster, mended, "frontend")
    # The files are those of the image that runs, so is the digest, and there is nothing to deploy.
    assert take(cluster) == mended
    assert images(cluster) == former


@pytest.mark.by_turns
def test_two_pushes_at_once_both_arrive(cluster):
    former, mark = images(cluster, "frontend", "backend"), f"Mark {secrets.token_hex(8)}."
    change(cluster, TEXTS, "You came by.", f"You came by. {mark}")
    first = cluster.checkout.push("Greet otherwise")
    path = cluster.checkout.root / SERVER
    path.write_text(f"{path.read_text()}// {mark}\n")
    second = cluster.checkout.push("Say more in the backend")
    await_status(cluster, first, "frontend")
    await_status(cluster, second, "backend")
    tip = delivered(cluster)
    deployed = cluster.checkout.git("log", "--format=%s", f"{second}..{tip}").splitlines()
    subjects = sorted(each.rpartition(" ")[0] for each in deployed)
    assert subjects == ["Deploy backend", "Deploy frontend"]
    both = ("frontend", "backend")
    wait_until("pods of before are gone", lambda: not images(cluster, *both) & former)
    environment = (cluster.checkout.root / "environments/kind.yaml").read_text()
    for name in both:
        (image,) = images(cluster, name)
        assert image in environment
    wait_until("it is served", lambda: mark in page(cluster))
    # To be gone back to, a release must have passed.
    await_status(cluster, tip, "smoke-test")


@pytest.mark.by_turns("release")
def test_a_release_that_fails_its_smoke_test_is_taken_back(cluster):
    former = images(cluster)
    path = cluster.checkout.root / LIST
    text = path.read_text()
    path.write_text(text.replace("entries-title", "entries-heading"))
    assert "entries-title" not in path.read_text()
    commit = cluster.checkout.push("Rename a heading that the smoke test looks for")
    await_status(cluster, commit, "frontend")
    subject = ("show", "--no-patch", "--format=%s")
    wait_until(
        "it is taken back",
        lambda: cluster.checkout.git(*subject, take(cluster)).startswith("Revert release"),
        RUN_SECONDS,
        lambda: why(cluster),
    )
    tip = take(cluster)
    release = cluster.checkout.git("rev-parse", "HEAD^").strip()
    assert cluster.checkout.git(*subject, release).startswith("Deploy frontend")
    await_status(cluster, release, "smoke-test", "failure")
    delivered(cluster)
    wait_until("the former one serves", lambda: images(cluster) == former)
    wait_until("its page is served", lambda: "entries-title" in page(cluster))
    await_status(cluster, tip, "smoke-test")
    path.write_text(text)
    await_status(cluster, cluster.checkout.push("Call the heading as before"), "frontend")
    assert images(cluster) == former


@pytest.mark.by_turns
def test_a_pull_request_is_checked_and_deploys_nothing(cluster):
    former, tip = images(cluster), take(cluster)
    change(cluster, TEXTS, "You came by.", f"You came by. Mark {secrets.token_hex(8)}.")
    commit, _ = propose(cluster, "topic", "Greet otherwise")
    await_status(cluster, commit, "frontend-check")
    await_status(cluster, commit, "backend-check")
    await_status(cluster, commit, "platform-check")
    checks = {"frontend-check", "backend-check", "platform-check"}
    assert statuses(cluster, commit).keys() == checks, why(cluster)
    assert take(cluster) == tip
    assert images(cluster) == former


def plan_of(cluster, commit, number, status):
    """Return the comment beside a pull request, once the commit is planned."""
    builds = ("backend-check-", "frontend-check-")
    started = wait_until(
        "all checks run",
        lambda: (
            len(found := [name for name in runs(cluster) if name.startswith(builds)]) == 2 and found
        ),
    )
    cluster.kubectl("delete", "pipelinerun", *started, namespace="builds")
    await_status(cluster, commit, "platform-check", status)
    (comment,) = api(cluster, "GET", f"issues/{number}/comments").json()
    assert f"Of commit {commit}." in comment["body"]
    return comment


@pytest.mark.by_turns
def test_one_comment_says_what_a_pull_request_does_and_what_is_refused(cluster):
    change(cluster, CLAIMS, '"platform-cache": "platform-cache"', '"platform-cache": "synth-cache"')
    refused, number = propose(cluster, "caches", "Rename the caches of synths")
    comment = plan_of(cluster, refused, number, "failure")
    claims = [f"builds/PersistentVolumeClaim/platform-cache{end}" for end in ("", "-pull-requests")]
    for claim in claims:
        assert f"- **removed** `{claim}`\n  - Its data are deleted" in comment["body"]
    allowed = "\n".join(f"Plan-allows: destructive:{claim}" for claim in claims)
    meant = push_to(cluster, "caches", f"Mean it\n\n{allowed}")
    renewed = plan_of(cluster, meant, number, "success")
    assert renewed["id"] == comment["id"]
    assert f"- `destructive:{claims[0]}`" in renewed["body"]


@pytest.fixture
def deaf(cluster):
    """Has Gitea tell the webhook handler of nothing for a while."""
    hooks = api(cluster, "GET", "hooks").json()
    (hook,) = [each for each in hooks if "el-webhook-handler" in each["config"]["url"]]
    api(cluster, "PATCH", f"hooks/{hook['id']}", active=False).raise_for_status()
    yield
    api(cluster, "PATCH", f"hooks/{hook['id']}", active=True).raise_for_status()


def search_for_missed_pushes(cluster, name):
    cluster.kubectl("create", "job", "--from=cronjob/missed-pushes", name, namespace="builds")
    wait_until(
        "the search has ended",
        lambda: cluster.get("job", name, "builds")["status"].get("succeeded"),
        RUN_SECONDS,
        lambda: cluster.kubectl("logs", f"job/{name}", namespace="builds"),
    )
    return cluster.kubectl("logs", f"job/{name}", namespace="builds")


@pytest.mark.by_turns
def test_a_push_that_nobody_was_told_of_is_found(cluster, request):
    # What was there before the first search is not looked for.
    search_for_missed_pushes(cluster, "first-search")
    request.getfixturevalue("deaf")
    change(cluster, TEXTS, "You came by.", f"You came by. Mark {secrets.token_hex(8)}.")
    commit = cluster.checkout.push("Greet otherwise")
    said = search_for_missed_pushes(cluster, "second-search")
    assert f"told again of {commit}: frontend" in said
    await_status(cluster, commit, "frontend")
