"""The same three Tasks without an application: what a push to the platform gives is committed."""

import pytest

from tests.tekton.scripts.pod import STEPS

BOT = "pipeline@users.invalid"
SYNTH = "mkdir -p dist; cp main dist/all.yaml"


@pytest.fixture
def pushed(work):
    work.commit({"main": "1\n", "dist/all.yaml": "1\n", "other": "1\n"})
    return work.commit({"main": "2\n"})


def run(pod, server, revision, steps=STEPS, **given):
    variables = {
        "URL": server.url,
        "BRANCH": "main",
        "REVISION": revision,
        "PATHS": "main\nenvironments\n",
        "TEST": "true",
        "SYNTH": SYNTH,
        "MODE": "commit",
        "BOT_NAME": "pipeline",
        "BOT_EMAIL": BOT,
        **given,
    }
    return pod.run_all(steps, variables)


def test_a_fresh_synth_is_committed(pod, server, pushed):
    assert run(pod, server, pushed).code == 0
    assert (pod.result("state"), pod.result("commit")) == ("published", server.tip())
    assert server.git("show", "main:dist/all.yaml") == "2"
    assert server.git("log", "-1", "--format=%P %B", "main") == (
        f"{pushed} Synthesize dist/\n\nFrom {pushed}."
    )


@pytest.mark.parametrize("mode", ["commit", "refuse"])
def test_what_is_fresh_stays(pod, server, work, pushed, mode):
    revision = work.commit({"dist/all.yaml": "2\n"})
    assert run(pod, server, revision, MODE=mode).code == 0
    assert (pod.result("state"), pod.result("commit")) == ("unchanged", revision)
    assert server.tip() == revision


def test_a_stale_dist_is_refused_where_that_is_the_mode(pod, server, pushed):
    done = run(pod, server, pushed, MODE="refuse")
    assert (done.code, server.tip()) == (1, pushed)
    assert f"refused: dist/ of {pushed[:12]} is not what is synthesized" in done.error
    assert "dist/all.yaml" in done.error


def test_nothing_is_committed_if_a_test_fails(pod, server, pushed):
    done = run(pod, server, pushed, TEST="echo a test fails; exit 5")
    assert (done.code, done.out.splitlines()[-1], server.tip()) == (5, "a test fails", pushed)


def test_tests_see_the_new_dist_and_what_they_write_is_not_committed(pod, server, pushed):
    test = "cmp main dist/all.yaml; touch dist/b other2; echo 3 >dist/all.yaml"
    assert run(pod, server, pushed, TEST=test).code == 0
    assert server.git("diff", "--name-only", pushed, "main") == "dist/all.yaml"
    assert server.git("show", "main:dist/all.yaml") == "2"


def test_a_synth_that_writes_elsewhere_is_refused(pod, server, pushed):
    done = run(pod, server, pushed, SYNTH=f"{SYNTH}; echo 2 >other")
    assert (done.code, server.tip()) == (1, pushed)
    assert "writes more than dist/:  M other" in done.error


def deployed(work, mark=True, **given):
    """A deployment of the bot, which changes a file of the platform, and starts no run of it."""
    (work.folder / "environments").write_text("image: 2\n")
    work.git("add", "--all")
    bot = ("-c", "user.name=pipeline", "-c", f"user.email={BOT}")
    work.git(*bot, "commit", "--quiet", "-m", "Deploy front")
    if mark:
        work.mark(**given)
    return work.push()


@pytest.mark.parametrize("forged", [{"mark": False}, {"key": "another"}, {"key": ""}], ids=str)
def test_who_only_states_the_address_of_the_bot_is_not_the_bot(pod, server, work, pushed, forged):
    """Otherwise nothing would take what was pushed by the one for what another run does."""
    tip = deployed(work, **forged)
    assert run(pod, server, pushed).code == 0
    assert (pod.result("state"), pod.result("commit")) == ("superseded", tip)


def test_a_mark_belongs_to_one_commit(pod, server, work, pushed):
    """Who takes the mark of the bot's commit along into another one has a commit of their own."""
    deployed(work)
    (work.folder / "environments").write_text("image: 3\n")
    # Git keeps headers that it does not know.
    work.git("commit", "--quiet", "--amend", "--no-edit", "--all")
    assert "pipeline-mark " in work.git("cat-file", "commit", "HEAD")
    tip = work.push("main", "--force")
    assert run(pod, server, pushed).code == 0
    assert (pod.result("state"), pod.result("commit")) == ("superseded", tip)


def test_without_a_value_nothing_is_marked(pod, server, pushed):
    pod.path("secrets/mark/key").write_text("")
    done = run(pod, server, pushed)
    assert (done.code != 0, server.tip()) == (True, pushed)
    assert "MARK_KEY must have a value" in done.error


def test_a_commit_of_the_bot_does_not(pods, server, work, pushed):
    """Otherwise nothing would test and synthesize the push: the bot's starts no run."""
    tip = deployed(work)
    assert run(pods(), server, pushed, TEST="exit 5").code == 5
    pod = pods()
    assert run(pod, server, pushed).code == 0
    assert (pod.result("state"), server.git("rev-parse", "main^")) == ("published", tip)
    assert server.git("show", "main:dist/all.yaml") == "2"


def test_a_later_push_supersedes_beside_a_commit_of_the_bot(pod, server, work, pushed):
    work.commit({"main": "3\n"})
    tip = deployed(work)
    assert run(pod, server, pushed, TEST="exit 5").code == 0
    assert (pod.result("state"), pod.result("commit")) == ("superseded", tip)


def test_two_runs_at_once(pods, server, pushed):
    one, other = pods(), pods()
    assert run(one, server, pushed, ("prepare", "synth")).code == 0
    assert run(other, server, pushed).code == 0
    done = run(one, server, pushed, ("publish",))
    assert (done.code, "has moved" in done.error) == (1, True)
    tip = server.tip()
    last = pods()
    assert run(last, server, pushed).code == 0
    assert (last.result("state"), server.tip()) == ("unchanged", tip)
