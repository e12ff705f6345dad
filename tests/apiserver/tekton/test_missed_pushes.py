"""Pushes that nobody was told of: the job of dist/ finds them, and the real handler starts runs."""

import json
import random

import pytest

from scripts.postgres import free_port
from tests.apiserver.dist import of_kind
from tests.apiserver.tekton.events import push
from tests.apiserver.tekton.handler import SIGNATURE, signed
from tests.tekton.scripts import conftest as scripts

folder, server, pods, pod, work = (
    getattr(scripts, name) for name in ("folder", "server", "pods", "pod", "work")
)
FILES = {
    "frontend": "apps/frontend/a.ts",
    "backend": "apps/backend/b.ts",
    "platform": "constructs_lib/c.py",
}
BOT = ("-c", "user.name=pipeline", "-c", "user.email=pipeline@noreply.localhost")


@pytest.fixture
def job():
    (found,) = (each for each in of_kind("CronJob") if each["metadata"]["name"] == "missed-pushes")
    return found["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"][0]


@pytest.fixture
def search(control_plane, triggers, handler, server, pod, job):
    """Runs the job as its manifest states it, with the rights of its ServiceAccount."""

    def search(check=True, signature=SIGNATURE, token=None, **changes):
        token = token or triggers.token_of("missed-pushes", "builds")
        (pod.folder / "account").mkdir(exist_ok=True)
        pod.path("account/token").write_text(token)
        pod.path("account/ca.crt").write_bytes(control_plane.ca_file.read_bytes())
        pod.path("signature").write_text(signature)
        pod.own()
        stated = {each["name"]: each["value"] for each in job["env"]}
        here = {
            "URL": server.url,
            "HANDLER_URL": handler.url,
            "API_SERVER": control_plane.url,
            "ACCOUNT": str(pod.path("account")),
            "SIGNATURE": str(pod.path("signature")),
            "GRACE_SECONDS": "3",
        }
        done = pod.run("missed_pushes.sh", {**stated, **here, **changes}, login="bot", check=check)
        assert job["command"] == ["bash", "-c", pod.path("missed_pushes.sh").read_text()]
        assert signature == "" or signature not in done.out + done.error
        assert token not in done.out + done.error
        return done

    return search


@pytest.fixture
def first(work, search, seen):
    """What was there when the job ran for the first time, which counts as seen."""
    commit = work.commit({**dict.fromkeys(FILES.values(), "1"), "README.md": "1"})
    search()
    assert seen() == commit
    return commit


@pytest.fixture
def seen(server):
    return lambda: server.git("rev-parse", "refs/pipelines/seen/main")


@pytest.fixture
def runs(triggers):
    """Returns the pipelines that were started with a commit, each as often as it was."""

    def runs(commit):
        return sorted(
            run["spec"]["pipelineRef"]["name"]
            for run in triggers.list("tekton.dev/v1", "PipelineRun", "builds")
            if {"name": "revision", "value": commit} in run["spec"]["params"]
        )

    return runs


@pytest.fixture
def told(handler):
    """Tells the handler of a push, as the Git server does where somebody listens."""

    def told(commit, *files):
        body = json.dumps(push(*files, after=commit)).encode()
        assert handler.send(body, signed(body, SIGNATURE)).runs

    return told


def test_pushes_that_nobody_was_told_of_start_their_runs(work, search, seen, first, runs):
    assert runs(first) == []
    commit = work.commit(dict.fromkeys(FILES.values(), "2"))
    assert f"told again of {commit}: backend frontend platform\n" in search().out
    assert (runs(commit), seen()) == (sorted(FILES), commit)
    assert search().out == "nothing new\n"
    assert runs(commit) == sorted(FILES)


@pytest.mark.usefixtures("first")
class TestAfterwards:
    def test_what_changes_nothing_of_them_starts_nothing(self, work, search, seen, runs):
        """Neither do commits of the bot."""
        others = work.commit({"README.md": "2", "apps/frontend-old/a.ts": "1"})
        (work.folder / "environments").mkdir()
        (work.folder / "environments/kind.yaml").write_text("image: 2")
        work.git("add", "--all")
        work.git(*BOT, "commit", "--quiet", "-m", "Deploy frontend")
        commit = work.push()
        search()
        assert (runs(others), runs(commit), seen()) == ([], [], commit)

    def test_a_commit_of_the_bot_that_a_person_has_changed_is_no_longer_its_own(
        self, work, search, runs
    ):
        (work.folder / "main.py").write_text("2")
        work.git("add", "--all")
        work.git(*BOT, "commit", "--quiet", "-m", "Synthesize")
        work.git("commit", "--quiet", "--amend", "--no-edit")
        commit = work.push()
        search()
        assert runs(commit) == ["platform"]

    def test_a_run_of_a_later_commit_counts(self, work, search, runs, told):
        missed = work.commit({FILES["frontend"]: "2"})
        later = work.commit({"README.md": "2"})
        told(later, FILES["frontend"])
        assert "told again" not in search().out
        assert (runs(missed), runs(later)) == ([], ["frontend"])

    def test_a_run_of_its_merge_counts(self, work, search, runs, told):
        work.git("checkout", "--quiet", "-b", "feature")
        commit = work.commit({FILES["frontend"]: "2"}, branch="feature")
        work.git("checkout", "--quiet", "main")
        work.commit({"README.md": "2"})
        work.git("merge", "--quiet", "--no-ff", "-m", "Merge", "feature")
        merge = work.push()
        told(merge, FILES["frontend"])
        search()
        assert (runs(commit), runs(merge)) == ([], ["frontend"])

    def test_hostile_words_are_only_words(self, work, search, runs):
        hostile = "apps/frontend/$(id >&2) 'a' \"b\"\n--flag"
        commit = work.commit({hostile: "1"}, message="$(id)\n\n`id`\tpipeline@noreply.localhost")
        search()
        assert runs(commit) == ["frontend"]

    def test_a_run_of_what_was_written_anew_does_not_count(self, work, search, runs, told):
        """It may not deploy, and an event of Gitea lists only what is new on the branch."""
        kept = work.commit({FILES["frontend"]: "2"})
        gone = work.commit({FILES["backend"]: "2"})
        told(gone, FILES["frontend"], FILES["backend"])
        search()
        work.git("commit", "--quiet", "--amend", "-m", "Say it better")
        commit = work.push("main", "--force")
        told(commit, FILES["backend"])
        search()
        assert (runs(kept), runs(commit)) == (["frontend"], ["backend"])

    def test_a_deployment_that_a_forced_push_took_away_is_made_again(
        self, work, search, seen, runs, told
    ):
        """As of who pushes by force because the bot has committed meanwhile."""
        kept = work.commit({FILES["frontend"]: "2"})
        told(kept, FILES["frontend"])
        work.git(*BOT, "commit", "--quiet", "--allow-empty", "-m", "Deploy frontend")
        work.push()
        search()
        work.git("reset", "--quiet", "--hard", kept)
        commit = work.commit({"README.md": "2"}, options=["--force"])
        search()
        assert runs(kept) == ["frontend"]
        assert (runs(commit), seen()) == (sorted(FILES), commit)


AWAY = f"http://127.0.0.1:{free_port()}"


@pytest.mark.parametrize(
    ("trouble", "message"),
    [
        ({"HANDLER_URL": AWAY}, "the webhook handler takes no event: curl: (7)"),
        ({"signature": "other"}, "no run came of {missed} frontend"),
        ({"signature": ""}, "the Secret of the signature has no value"),
        ({"token": "other"}, "cannot list the runs: curl: (22)"),
        ({"URL": f"{AWAY}/a/b.git"}, "cannot ask for 'main'"),
    ],
)
def test_what_cannot_be_done_is_tried_again(work, search, seen, first, runs, trouble, message):
    missed = work.commit({FILES["frontend"]: "2"})
    done = search(check=False, **trouble)
    assert done.code == 1
    assert message.format(missed=missed) in done.error
    assert (runs(missed), seen()) == ([], first)
    search()
    assert (runs(missed), seen()) == (["frontend"], missed)


@pytest.mark.parametrize("seed", range(4))
def test_any_pushes_of_which_any_were_missed(first, work, search, runs, told, seed):
    """Each pipeline has a run of the newest commit that changed its files, or of a later one."""
    chance = random.Random(seed)
    commits, newest = [first], {}
    for number in range(12):
        changed = [name for name in FILES if chance.random() < 0.4]
        files = [FILES[name] for name in changed] or ["README.md"]
        commits.append(work.commit(dict.fromkeys(files, f"{seed} {number}")))
        newest |= dict.fromkeys(changed, len(commits) - 1)
        if changed and chance.random() < 0.5:
            told(commits[-1], *files)
        if chance.random() < 0.1:
            search()
    search()
    for name, position in newest.items():
        assert [name for each in commits[position:] if name in runs(each)]
    for commit in commits:
        assert len(runs(commit)) == len(set(runs(commit)))
