"""The same four Tasks without an application: what a push to the platform gives is committed."""

import subprocess

import pytest

from tests.gpg_keys import Keyring
from tests.tekton.scripts.git_server import rewrite
from tests.tekton.scripts.pod import STEPS

BOT = "pipeline@users.invalid"
SYNTH = "mkdir -p dist; cp main dist/all.yaml"


@pytest.fixture
def pushed(work):
    work.commit({"main": "1\n", "dist/all.yaml": "1\n", "other": "1\n"})
    return work.commit({"main": "2\n"})


def run(pod, server, revision, steps=STEPS, **given):
    of_platform = {
        "PATHS": "main\nenvironments\n",
        "TEST": "true",
        "SYNTH": SYNTH,
        "MODE": "commit",
    }
    return pod.run_all(steps, server.variables(revision, **{**of_platform, **given}))


def refuses(pod, server, revision, message, **given):
    assert server.stays(lambda: run(pod, server, revision, **given), message)


def supersedes(pod, server, revision, tip, **given):
    assert run(pod, server, revision, **given).code == 0
    assert (pod.result("state"), pod.result("commit")) == ("superseded", tip)


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
    message = f"refused: dist/ of {pushed[:12]} is not what is synthesized"
    refuses(pod, server, pushed, message, MODE="refuse")


def test_nothing_is_committed_if_a_test_fails(pod, server, pushed):
    done = run(pod, server, pushed, TEST="echo a test fails; exit 5")
    assert (done.code, done.out.splitlines()[-1], server.tip()) == (5, "a test fails", pushed)


def test_tests_see_the_new_dist_and_what_they_write_is_not_committed(pod, server, pushed):
    test = "cmp main dist/all.yaml; touch dist/b other2; echo 3 >dist/all.yaml"
    assert run(pod, server, pushed, TEST=test).code == 0
    assert server.git("diff", "--name-only", pushed, "main") == "dist/all.yaml"
    assert server.git("show", "main:dist/all.yaml") == "2"


def test_a_synth_that_writes_elsewhere_is_refused(pod, server, pushed):
    message = "writes more than dist/:  M other"
    refuses(pod, server, pushed, message, SYNTH=f"{SYNTH}; echo 2 >other")


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
    supersedes(pod, server, pushed, deployed(work, **forged))


def test_a_mark_belongs_to_one_commit(pod, server, work, pushed):
    """Who takes the mark of the bot's commit along into another one has a commit of their own."""
    deployed(work)
    (work.folder / "environments").write_text("image: 3\n")
    # Git keeps headers that it does not know.
    work.git("commit", "--quiet", "--amend", "--no-edit", "--all")
    assert "pipeline-mark " in work.git("cat-file", "commit", "HEAD")
    supersedes(pod, server, pushed, work.push("main", "--force"))


def test_without_a_value_nothing_is_marked(pod, server, pushed):
    pod.path("secrets/mark/key").write_text("")
    refuses(pod, server, pushed, "MARK_KEY must have a value")


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
    supersedes(pod, server, pushed, deployed(work), TEST="exit 5")


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


@pytest.fixture
def keys(folder):
    return Keyring(folder / "keys")


def signing(pod, keys, key, *others):
    """Return the variables of a pod that signs with a key, where that or another one must sign."""
    pod.path("private").write_text(keys.private(key))
    pod.own()
    return {
        "SIGNING_KEY": str(pod.path("private")),
        "SIGNERS": keys.public(key) + "".join(map(keys.public, others)),
        "SIGNATURE_KEYS": " ".join([key, *others]),
    }


def test_a_commit_of_the_bot_is_signed_and_still_one_of_the_bot(pods, server, keys, folder, pushed):
    """GnuPG verifies it with the public key alone, and its mark is as good as without."""
    key = keys.make("pipeline")
    pod = pods()
    only_signing = {"SIGNING_KEY": signing(pod, keys, key)["SIGNING_KEY"]}
    assert run(pod, server, pushed, **only_signing).code == 0
    assert pod.result("state") == "published"
    server.git("fsck", "--strict")
    others = Keyring(folder / "others")
    others.take(keys.public(key))
    verify = ["git", "-C", server.repository, "verify-commit", "--raw", server.tip()]
    done = subprocess.run(
        verify, env=others.environment, capture_output=True, text=True, check=True
    )
    assert f"GOODSIG {key} pipeline" in done.stderr
    # If another user had changed `dist` since, the run would leave it to another.
    pod = pods()
    assert run(pod, server, pushed, PATHS="main\ndist\n").code == 0
    assert pod.result("state") == "unchanged"


def test_a_key_that_cannot_sign_ends_the_run(pod, server, pushed):
    pod.path("private").write_text("no key")
    message = "SIGNING_KEY must be a private key of GnuPG"
    refuses(pod, server, pushed, message, SIGNING_KEY=str(pod.path("private")))


def signed_push(work, keys, key, files):
    """Push a commit that a user signs, with their own key."""
    work.commit(files)
    command = ("git", "-c", "user.name=Dev", "-c", "user.email=dev@example.com", "commit")
    options = ("--quiet", "--amend", "--no-edit", f"--gpg-sign={key}")
    subprocess.run([*command, *options], cwd=work.folder, env=keys.environment, check=True)
    return work.push("main", "--force")


def test_the_bot_commits_on_what_is_signed(pod, server, keys, work, pushed):
    bot, person = keys.make("pipeline"), keys.make("person")
    signed = signed_push(work, keys, person, {"main": "3\n"})
    done = run(pod, server, signed, **signing(pod, keys, bot, person))
    assert (done.code, pod.result("state")) == (0, "published"), done.error


@pytest.mark.parametrize("signer", ["none", "stranger", "forged"])
def test_the_bot_signs_nothing_on_what_others_have_not_signed(
    pod, server, keys, work, pushed, signer
):
    """Argo CD verifies the newest commit: the bot's signature would be one for those before."""
    bot = keys.make("pipeline")
    revision, got = pushed, "none"
    if signer != "none":
        got = keys.make("stranger")
        revision = signed_push(work, keys, got, {"main": "3\n"})
    if signer == "forged":
        rewrite(work.folder, lambda text: text.replace("Change", "Changed"))
        revision, got = work.push("main", "--force"), "none"
    given = signing(pod, keys, bot)
    if signer == "stranger":
        given["SIGNERS"] += keys.public(got)
    message = f"refused: commit {revision} must be signed by one of {bot}, got a good signature by"
    refuses(pod, server, revision, f"{message} '{got}'", **given)


def test_the_bot_pushes_nothing_that_it_may_not_sign(pod, server, keys, work, pushed):
    bot, person = keys.make("pipeline"), keys.make("person")
    signed = signed_push(work, keys, person, {"main": "3\n"})
    given = {**signing(pod, keys, bot, person), "SIGNATURE_KEYS": person}
    message = f"must be signed by one of {person}, got a good signature by '{bot}'"
    refuses(pod, server, signed, message, **given)
