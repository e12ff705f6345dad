"""Nothing is published that a library from before the push calls destructive, unless allowed."""

import pytest

from tests.tekton.scripts.pod import STEPS
from tests.tekton.scripts.test_plan import ALLOWED, CLAIM, OBJECT, PLAN, PYTHON, SYNTH

LENIENT, STRICT, BROKEN = "exit 0\n", "exit 30\n", "exit 2\n"
OF_COMMIT = "sh ./judge"
"""A command that the commit decides which has it."""


def run(pod, server, revision, steps=STEPS, **given):
    # Other users may not be allowed to run the Python of these tests.
    pod.as_user = False
    variables = {"PATHS": "main\njudge\n", "SYNTH": SYNTH, "PLAN": PLAN, "TEST": "true", **given}
    return pod.run_all(steps, server.variables(revision, **variables))


@pytest.fixture
def first(work):
    """A commit that the bot made: it has a claim, and a judge that refuses all."""
    files = {"main": CLAIM, "dist/all.yaml": CLAIM, "judge": STRICT, "plan-of-main": ""}
    return by_bot(work, files)


def by_bot(work, files):
    work.commit(files)
    work.mark()
    return work.push("main", "--force")


def refuses(pod, server, revision, told, **given):
    assert server.stays(lambda: run(pod, server, revision, **given), told) == 1


DESTRUCTIVE = "is destructive, or there is none"


def test_a_synth_that_behaves_otherwise_after_the_merge(first, pod, server, work):
    """Its pull request changed an object; what it writes later lacks the claim."""
    revision = work.commit({"main": f"{CLAIM}---\n{OBJECT}"})
    synth = "mkdir -p dist; sed '1,/^---/d' main >dist/all.yaml"
    refuses(pod, server, revision, "**removed** `shop/PersistentVolumeClaim/data`", SYNTH=synth)
    assert run(pod, server, revision).code == 0
    assert "PersistentVolumeClaim" in server.git("show", "main:dist/all.yaml")


def test_what_a_commit_allows_is_published_once(first, pod, server, work):
    message = f"Remove the claim\n\nPlan-allows: {ALLOWED}\nPlan-allows: destructive:a/B/c"
    work.commit({"main": OBJECT}, message)
    assert run(pod, server, work.commit({"other": "1"})).code == 0
    assert ALLOWED in (pod.path("workspace/planned/plan.md")).read_text()
    assert pod.result("state") == "published"
    work.pull()
    both = f"{CLAIM}---\n{OBJECT}"
    assert run(pod, server, work.commit({"main": both})).code == 0
    work.pull()
    refuses(pod, server, work.commit({"main": OBJECT}), DESTRUCTIVE)
    # It goes on with a commit that allows, also an empty one, whose run a user starts.
    work.git("commit", "--quiet", "--allow-empty", "-m", f"Mean it\n\nPlan-allows: {ALLOWED}")
    assert run(pod, server, work.push()).code == 0
    assert "PersistentVolumeClaim" not in server.git("show", "main:dist/all.yaml")


def test_what_allowed_a_dist_that_was_committed_with_it_allows_no_more(first, pod, server, work):
    work.commit({"main": OBJECT, "dist/all.yaml": OBJECT}, f"Remove\n\nPlan-allows: {ALLOWED}")
    work.commit({"main": CLAIM, "dist/all.yaml": CLAIM}, "Restore")
    refuses(pod, server, work.commit({"main": OBJECT}), DESTRUCTIVE)


def deployed(work):
    """A commit of the bot for an application, which takes what was pushed along."""
    return by_bot(work, {"dist/front.yaml": ""})


@pytest.mark.parametrize("after", [None, deployed], ids=["at once", "a deployment was first"])
def test_what_is_pushed_does_not_judge_itself(first, pod, server, work, after):
    """Its commits came one after the other, of which the first brought the library."""
    work.commit({"judge": LENIENT})
    revision = work.commit({"main": OBJECT})
    if after:
        after(work)
    refuses(pod, server, revision, DESTRUCTIVE, PLAN=OF_COMMIT)


def test_a_plan_that_crashes_publishes_nothing(first, pods, server, work):
    by_bot(work, {"judge": BROKEN, "dist/b.yaml": ""})
    revision = work.commit({"main": OBJECT})
    pod = pods()
    done = run(pod, server, revision, PLAN=OF_COMMIT)
    assert (done.code, pod.files("workspace/planned"), server.tip()) == (1, {}, revision)
    # Nor does a run whose plan is missing.
    without = ("prepare", "synth", "publish")
    done = run(pods(), server, revision, steps=without, PLAN=OF_COMMIT)
    assert (done.code, server.tip()) == (1, revision)
    assert DESTRUCTIVE in done.error


def test_the_first_delivery_is_planned_by_the_commit_before(pod, server, work):
    """There is no commit of the bot yet, and no dist/ either."""
    work.commit({"judge": STRICT, "main": CLAIM})
    revision = work.commit({"judge": LENIENT})
    refuses(pod, server, revision, DESTRUCTIVE, PLAN=OF_COMMIT)
    assert run(pod, server, revision, PLAN=f"{PYTHON} -m constructs_lib plan").code == 0
    assert "PersistentVolumeClaim" in server.git("show", "main:dist/all.yaml")


def test_what_is_committed_already_needs_no_plan(first, pod, server, work):
    """As a correction of a library that cannot plan, with its dist/."""
    revision = work.commit({"main": OBJECT, "dist/all.yaml": OBJECT})
    assert run(pod, server, revision, PLAN="exit 2 #").code == 0
    assert pod.result("state") == "unchanged"


def test_a_branch_that_went_back_is_planned_from_what_it_has(first, pod, server, work):
    by_bot(work, {"judge": LENIENT, "main": OBJECT, "dist/all.yaml": OBJECT})
    work.git("reset", "--quiet", "--hard", first)
    revision = work.commit({"other": "1", "main": OBJECT}, options=("--force",))
    refuses(pod, server, revision, DESTRUCTIVE, PLAN=OF_COMMIT)
