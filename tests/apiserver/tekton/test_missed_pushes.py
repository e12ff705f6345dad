"""Pushes without an event: the job of dist/ finds them, and the real handler starts runs."""

import json
import random

import pytest

from scripts.postgres import free_port
from tests.apiserver.dist import of_kind
from tests.apiserver.tekton.events import push
from tests.apiserver.tekton.handler import SIGNATURE
from tests.apiserver.tekton.listener import signed
from tests.objects import made
from tests.tekton.scripts import conftest as scripts

pytestmark = pytest.mark.by_turns("missed pushes")

folder, server, pods, pod, work = (
    getattr(scripts, name) for name in ("folder", "server", "pods", "pod", "work")
)
FILES = {
    "frontend": "apps/frontend/a.ts",
    "backend": "apps/backend/b.ts",
    "platform": "constructs_lib/c.py",
}
BOT = ("-c", "user.name=pipeline", "-c", "user.email=pipeline@noreply.localhost")
STATE = made("ConfigMap", "missed-pushes", "builds")


def committed_by_the_bot(work):
    work.git("add", "--all")
    work.git(*BOT, "commit", "--quiet", "--allow-empty", "-m", "Deploy")
    work.mark()


@pytest.fixture
def job():
    (found,) = (each for each in of_kind("CronJob") if each["metadata"]["name"] == "missed-pushes")
    return found["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"][0]


@pytest.fixture
def search(control_plane, triggers, handler, server, pod, job):
    """Run the job as its manifest states it, with the rights of its ServiceAccount."""

    def search(check=True, signature=SIGNATURE, token=None, **changes):
        token = token or triggers.token_of("missed-pushes", "builds")
        (pod.folder / "account").mkdir(exist_ok=True)
        pod.path("account/token").write_text(token)
        pod.path("account/ca.crt").write_bytes(control_plane.ca_file.read_bytes())
        pod.path("signature").write_text(signature)
        pod.own()
        stated = {each["name"]: each["value"] for each in job["env"]}
        variables = {
            **stated,
            "URL": server.url,
            "HANDLER_URL": handler.url,
            "STATUSES_URL": server.statuses_url,
            "REPORTER": "bot",
            "API_SERVER": control_plane.url,
            "ACCOUNT": str(pod.path("account")),
            "SIGNATURE": str(pod.path("signature")),
            "GRACE_SECONDS": "3",
            **changes,
        }
        done = pod.run("missed_pushes.sh", variables, login="bot", check=check)
        assert signature == "" or signature not in done.out + done.error
        assert token not in done.out + done.error
        return done

    return search


@pytest.fixture
def state(triggers):
    """The ConfigMap, as Argo CD delivers it."""
    (found,) = (m for m in of_kind("ConfigMap") if m["metadata"]["name"] == "missed-pushes")
    triggers.apply(found)
    yield lambda: triggers.get(STATE).get("data", {}).get("seen", "").partition(" ")[2]
    triggers.delete(STATE)


@pytest.fixture
def first(work, search, state):
    """What was there when the job ran for the first time."""
    commit = work.commit({**dict.fromkeys(FILES.values(), "1"), "README.md": "1"})
    search()
    return commit


@pytest.fixture
def runs(triggers):
    """Return the pipelines that were started with a commit, each as often as it was."""

    def runs(commit):
        return sorted(
            run["spec"]["pipelineRef"]["name"]
            for run in triggers.list("tekton.dev/v1", "PipelineRun", "builds")
            if {"name": "revision", "value": commit} in run["spec"]["params"]
        )

    return runs


@pytest.fixture
def told(handler):
    """Tells the handler of a push, as the Git server does."""

    def told(commit, *files):
        body = json.dumps(push(*files, after=commit)).encode()
        assert handler.send(body, signed(body, SIGNATURE)).runs

    return told


def test_the_manifest_runs_that_script(job, pod):
    pod.run("missed_pushes.sh", {"URL": "x", "BRANCH": "main"}, login="bot", check=False)
    assert job["command"] == ["bash", "-c", pod.path("missed_pushes.sh").read_text()]


def test_what_is_there_at_first_counts_as_seen(state, first, runs):
    assert state() == first
    assert runs(first) == []


def test_another_branch_is_looked_at_from_then_on(work, search, first):
    commit = work.commit({FILES["frontend"]: "2"}, branch="release/1.0")
    assert search(BRANCH="release/1.0").out == f"seen up to {commit[:12]}\n"
    assert search(BRANCH="release/1.0").out == "nothing new\n"
    assert commit != first


@pytest.mark.usefixtures("first")
class TestAfterwards:
    @pytest.mark.parametrize("name", ["refs/pipelines/seen/main", "refs/tags/seen"])
    def test_a_pusher_cannot_say_that_it_was_seen(self, server, work, search, runs, name):
        """Every user who may push a branch may push such references."""
        commit = work.commit({FILES["frontend"]: "2"})
        server.git("update-ref", name, commit)
        search()
        assert runs(commit) == ["frontend"]

    def test_a_push_that_was_lost_says_so_until_its_run_begins(self, server, work, search):
        commit = work.commit({FILES["frontend"]: "2"})
        search(check=False, signature="other")
        assert states(server, commit) == {"frontend": "error"}

    @pytest.mark.parametrize("pipeline", FILES)
    def test_a_push_that_nobody_was_told_of_starts_its_run(
        self, state, work, search, runs, pipeline
    ):
        commit = work.commit({FILES[pipeline]: "2"})
        assert f"told again of {commit}: {pipeline}\n" in search().out
        assert runs(commit) == [pipeline]
        assert state() == commit
        assert search().out == "nothing new\n"
        assert runs(commit) == [pipeline]

    def test_a_push_that_changes_nothing_of_them_starts_nothing(self, state, work, search, runs):
        commit = work.commit({"README.md": "2", "apps/frontend-old/a.ts": "1"})
        search()
        assert runs(commit) == []
        assert state() == commit

    def test_a_run_of_a_later_commit_counts(self, work, search, runs, told):
        missed = work.commit({FILES["frontend"]: "2"})
        later = work.commit({"README.md": "2"})
        told(later, FILES["frontend"])
        search()
        assert (runs(missed), runs(later)) == ([], ["frontend"])

    def test_what_came_after_hides_nothing(self, work, search, runs):
        work.commit({FILES["backend"]: "2"})
        work.commit({"README.md": "2"})
        committed_by_the_bot(work)
        tip = work.push()
        search()
        assert runs(tip) == ["backend"]

    def test_commits_of_the_bot_start_nothing(self, state, work, search, runs):
        (work.folder / "environments").mkdir()
        (work.folder / "environments/kind.yaml").write_text("image: 2")
        committed_by_the_bot(work)
        commit = work.push()
        search()
        assert runs(commit) == []
        assert state() == commit

    def test_a_commit_of_the_bot_that_a_person_has_changed_is_no_longer_its_own(
        self, work, search, runs
    ):
        (work.folder / "main.py").write_text("2")
        committed_by_the_bot(work)
        work.git("commit", "--quiet", "--amend", "--no-edit")
        commit = work.push()
        search()
        assert runs(commit) == ["platform"]

    def test_a_merge(self, work, search, runs, told):
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

    def test_a_branch_that_was_written_anew(self, state, work, search, runs):
        work.git("commit", "--quiet", "--amend", "-m", "Another first one")
        commit = work.commit({FILES["backend"]: "2"}, options=["--force"])
        search()
        assert runs(commit) == sorted(FILES)
        assert state() == commit

    def test_a_run_of_what_was_written_anew_does_not_count(self, work, search, runs, told):
        """It may not deploy, and an event of Gitea lists only what is new on the branch."""
        work.commit({FILES["frontend"]: "2"})
        gone = work.commit({FILES["backend"]: "2"})
        told(gone, FILES["frontend"], FILES["backend"])
        search()
        work.git("commit", "--quiet", "--amend", "-m", "Say it better")
        commit = work.push("main", "--force")
        told(commit, FILES["backend"])
        search()
        assert runs(commit) == sorted(FILES)

    def test_a_deployment_that_a_forced_push_took_away_is_made_again(
        self, state, work, search, runs, told
    ):
        """As of who pushes by force because the bot has committed meanwhile."""
        kept = work.commit({FILES["frontend"]: "2"})
        told(kept, FILES["frontend"])
        committed_by_the_bot(work)
        work.push()
        search()
        work.git("reset", "--quiet", "--hard", kept)
        commit = work.commit({"README.md": "2"}, options=["--force"])
        search()
        assert runs(kept) == ["frontend"]
        assert runs(commit) == sorted(FILES)
        assert state() == commit

    def test_a_branch_that_is_gone_is_named(self, server, search):
        server.git("update-ref", "-d", "refs/heads/main")
        assert "refused: branch 'main' is gone" in search(check=False).error


def states(server, commit):
    """Return the newest state of each status of a commit."""
    return {each["context"]: each["status"] for each in server.statuses.get(commit, [])}


class TestPendingStatuses:
    @pytest.fixture
    def commit(self, server, work, first, told):
        """A commit whose run has said that it runs."""
        commit = work.commit({FILES["frontend"]: "2"})
        told(commit, FILES["frontend"])
        server.passed(commit, "frontend", "pending", "bot")
        assert first
        return commit

    @pytest.fixture
    def run(self, triggers, commit):
        """The only one of its pipeline that goes on."""
        for each in triggers.list("tekton.dev/v1", "PipelineRun", "builds"):
            if {"name": "revision", "value": commit} in each["spec"]["params"]:
                run = each
            else:
                triggers.delete(each)
        return run

    def test_a_run_that_goes_on_stays_pending(self, server, search, commit, run):
        search()
        assert states(server, commit) == {"frontend": "pending"}
        assert run

    def test_a_run_that_was_deleted(self, server, search, triggers, commit, run):
        triggers.delete(run)
        server.passed(commit, "other", "pending", "somebody")
        assert f"reported error of {commit}\n" in search().out
        assert states(server, commit) == {"frontend": "error", "other": "pending"}
        assert "reported" not in search().out

    def test_a_run_that_was_cancelled(self, server, search, triggers, commit, run):
        ended = {"completionTime": "2026-01-01T00:00:00Z"}
        triggers.subresource(run, "status", {"status": ended})
        server.passed(commit, "smoke-test", "success", "bot")
        search()
        assert states(server, commit) == {"frontend": "error", "smoke-test": "success"}

    def test_a_run_that_ends_meanwhile(self, server, search, triggers, commit, run):
        ended = {"completionTime": "2026-01-01T00:00:00Z"}
        triggers.subresource(run, "status", {"status": ended})
        read = []

        def ends(path):
            if path == f"/api/statuses/{commit}":
                read.append(path)
                if len(read) == 2:
                    server.passed(commit, "frontend", "success", "bot")

        server.before_request = ends
        search()
        assert states(server, commit) == {"frontend": "success"}


AWAY = f"http://127.0.0.1:{free_port()}"


class TestWhatCannotBeDoneIsTriedAgain:
    @pytest.fixture
    def missed(self, work, first):
        assert first
        return work.commit({FILES["frontend"]: "2"})

    @pytest.mark.parametrize(
        ("trouble", "told"),
        [
            ({"HANDLER_URL": AWAY}, "the webhook handler takes no event: curl: (7)"),
            ({"signature": "other"}, "no run came of {} for frontend"),
            ({"signature": ""}, "the Secret of the signature has no value"),
            ({"token": "other"}, "cannot read ConfigMap 'missed-pushes': curl: (22)"),
            ({"API_SERVER": AWAY}, "cannot read ConfigMap 'missed-pushes': curl: (7)"),
            ({"URL": f"{AWAY}/a/b.git"}, "cannot ask for 'main'"),
        ],
    )
    def test_trouble_is_named_and_the_push_is_found_later(
        self, state, search, runs, first, missed, trouble, told
    ):
        done = search(check=False, **trouble)
        assert told.format(missed) in done.error
        assert (done.code, runs(missed), state()) == (1, [], first)
        search()
        assert (runs(missed), state()) == (["frontend"], missed)


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
