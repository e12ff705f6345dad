"""Repositories are backed up every night, and come back into a Gitea that has lost them."""

import os
import re
import shutil
import sqlite3
import threading
import time
from contextlib import closing
from urllib.parse import quote

import pytest

from scripts.gitea_api import Login
from tests.apiserver.cluster import wait_until
from tests.checkout import ended
from tests.gitops.conftest import content_of
from tests.gitops.git_backups import Jobs
from tests.gitops.gitea_server import Gitea, secrets_of
from tests.images.contracts import GITEA
from tests.images.stand_in import missing
from tests.programs import find, made

pytestmark = pytest.mark.by_turns("Git backup")

WANTED = content_of("bootstrap/gitea.yaml")
SECRETS = secrets_of(content_of("bootstrap/secrets.yaml"))
ADMINISTRATOR = Login("platform", "a \"quoted\" $pass\\word 'of' tests")
SECRETS["gitea-admin"] = ADMINISTRATOR._asdict()
PLATFORM = "platform/web-platform"


@pytest.fixture(scope="module", autouse=True)
def _has_programs():
    if programs := missing(GITEA):
        pytest.skip(f"needs {' and '.join(programs)}: install Debian's packages of these names")
    if find("go") is None:
        pytest.skip("needs Go, which builds restic")
    made("quick-restic")


def new_gitea(processes, name):
    app_ini = content_of("cicd/gitea-values.yaml")["gitea"]["config"]
    gitea = Gitea(processes, app_ini, ADMINISTRATOR, name=name)
    gitea.make(WANTED, SECRETS)
    return gitea


def git(*arguments, folder=None, environment=None, check=True):
    done = ended(
        ["git", "-c", "user.name=a", "-c", "user.email=a@a.example", *map(str, arguments)],
        cwd=folder,
        env={
            "HOME": "/nonexistent",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_TERMINAL_PROMPT": "0",
            "PATH": os.environ["PATH"],
            **(environment or {}),
        },
    )
    assert done.returncode == 0 or not check, done.stderr
    return done.stdout


def address(gitea, repository):
    user, password = (quote(part, safe="") for part in ADMINISTRATOR)
    return f"http://{user}:{password}@127.0.0.1:{gitea.port}/{repository}.git"


def refs(gitea, repository):
    return git("ls-remote", address(gitea, repository))


def push(gitea, repository, folder, *commits, refspec="HEAD:refs/heads/main"):
    """Pushes new commits, with these texts, from a working copy that is made if needed."""
    if not folder.exists():
        folder.mkdir()
        git("init", "--quiet", folder=folder)
    for text in commits:
        (folder / "file").write_text(text)
        git("add", "--all", folder=folder)
        git("commit", "--quiet", "--message", text, folder=folder)
    git("push", "--quiet", address(gitea, repository), refspec, folder=folder)


def make(gitea, name, owner="platform"):
    path = "/api/v1/user/repos" if owner == "platform" else f"/api/v1/orgs/{owner}/repos"
    gitea.administer("POST", path, {"name": name, "default_branch": "main"})
    return f"{owner}/{name}"


HOSTILE = [
    "refs/heads/$(id>x)`id`",
    "refs/heads/a'b\"c;d|e&f",
    "refs/tags/-n",
    "refs/heads/木",
    # Git takes the first for a short name of the second, too.
    "refs/heads/main",
    "refs/tags/refs/heads/main",
]


def fill(gitea, folder):
    """Fill a Gitea with all that a repository can have; returns the names of repositories."""
    push(gitea, PLATFORM, folder / "platform", "first", "second", "third")
    work = folder / "platform"
    git("tag", "v1", folder=work)
    git("tag", "--annotate", "--message", "signed", "v2", folder=work)
    blob = git("hash-object", "-w", "file", folder=work).strip()
    tree = git("rev-parse", "HEAD^{tree}", folder=work).strip()
    git("update-ref", "refs/tags/of-a-blob", blob, folder=work)
    git("update-ref", "refs/tags/of-a-tree", tree, folder=work)
    for ref in HOSTILE:
        git("update-ref", ref, "HEAD", folder=work)
    git("push", "--quiet", address(gitea, PLATFORM), "refs/*:refs/*", folder=work)
    for title in ("Home", "Second"):
        gitea.administer(
            "POST", f"/api/v1/repos/{PLATFORM}/wiki/new", {"title": title, "content_base64": "YQ=="}
        )
    push(gitea, PLATFORM, work, "proposed", refspec="HEAD:refs/heads/change")
    gitea.administer(
        "POST",
        f"/api/v1/repos/{PLATFORM}/pulls",
        {"head": "change", "base": "main", "title": "a change"},
    )
    empty = make(gitea, "empty")
    dashed = make(gitea, "-rf")
    push(gitea, dashed, folder / "dashed", "dashed")
    other = make(gitea, "images", "web")
    push(gitea, other, folder / "other", "other", refspec="HEAD:refs/heads/trunk")
    # Gitea prefers the one or the other where several come at once.
    for name in ("alpha", "main", "master"):
        push(gitea, other, folder / "other", refspec=f"HEAD:refs/heads/{name}")
    gitea.administer(
        "PATCH",
        "/api/v1/admin/users/platform",
        {
            "login_name": "platform",
            "source_id": 0,
            "full_name": '","clone_url":"http://x/y/z.git","a":"',
        },
    )
    gitea.administer(
        "PATCH",
        f"/api/v1/repos/{other}",
        {"description": '"clone_url":"http://x/y/z.git"', "default_branch": "trunk"},
    )
    return [PLATFORM, f"{PLATFORM}.wiki", dashed, other, empty]


@pytest.fixture(scope="module")
def full(processes, tmp_path_factory):
    gitea = new_gitea(processes, "full")
    gitea.names = fill(gitea, tmp_path_factory.mktemp("full"))
    return gitea


@pytest.fixture
def jobs(tmp_path):
    return Jobs(tmp_path, ADMINISTRATOR)


def test_all_comes_back_into_a_new_gitea(processes, full, jobs, tmp_path):
    output = jobs.back_up(full)
    assert re.search(r"is done: \d+ commits in 5 repositories", output)
    for secret in (ADMINISTRATOR.password, jobs.secrets["git-backup-key"]["password"]):
        assert secret not in output
    new = new_gitea(processes, "new")
    output = jobs.restored(new)
    wanted = {name: refs(full, name) for name in full.names}
    # A pull request is no part of Git; its commits are, and can be had.
    (proposed,) = [line for line in wanted[PLATFORM].splitlines() if "refs/pull/" in line]
    assert "web-platform: 12 references brought back, 0 are newer in Gitea; 1 of pull" in output
    wanted[PLATFORM] = wanted[PLATFORM].replace(f"{proposed}\n", "")
    assert {name: refs(new, name) for name in full.names} == wanted
    bundle = tmp_path / "bundle"
    bundle.write_bytes(jobs.dump(jobs.ids()[-1], f"/{PLATFORM}.git/bundle"))
    assert proposed in git("ls-remote", bundle).splitlines()
    made = new.administer("GET", "/api/v1/repos/web/images")
    assert (made["private"], made["default_branch"]) == (True, "trunk")
    assert new.ask("GET", f"/{PLATFORM}").status_code == 404
    code, output = jobs.restore(new)
    assert (code, "done: all that" in output) == (0, True)
    assert {name: refs(new, name) for name in full.names} == wanted


@pytest.fixture(scope="module")
def shared(processes):
    return new_gitea(processes, "small")


@pytest.fixture
def small(shared, tmp_path):
    """Return a Gitea with two repositories, `two` and the platform's, with new histories."""
    for name in (PLATFORM, "platform/two"):
        shared.ask("DELETE", f"/api/v1/repos/{name}", ADMINISTRATOR)
        make(shared, name.partition("/")[2])
    push(shared, PLATFORM, tmp_path / "one", "first", "second", "third")
    push(shared, "platform/two", tmp_path / "two", "only")
    return shared


def test_what_is_newer_or_other_in_gitea_stays(small, jobs, tmp_path):
    push(small, PLATFORM, tmp_path / "one", "branch", refspec="HEAD:refs/heads/branch")
    push(small, PLATFORM, tmp_path / "one", "lost", refspec="HEAD:refs/heads/lost")
    before = refs(small, PLATFORM)
    jobs.back_up(small)
    push(small, PLATFORM, tmp_path / "one", "newer")
    push(small, PLATFORM, tmp_path / "other", "other", refspec="+HEAD:refs/heads/branch")
    git("push", "--quiet", address(small, PLATFORM), ":refs/heads/lost", folder=tmp_path / "one")
    after = refs(small, PLATFORM)
    code, output = jobs.restore(small, REPOSITORY=PLATFORM)
    assert code == 1
    assert "platform/web-platform: refs/heads/branch is" in output
    assert "1 references brought back, 1 are newer in Gitea" in output
    now = refs(small, PLATFORM)
    assert set(after.splitlines()) < set(now.splitlines())
    (lost,) = [line for line in before.splitlines() if line.endswith("refs/heads/lost")]
    assert set(now.splitlines()) - set(after.splitlines()) == {lost}


def test_a_branch_that_gitea_does_not_take_keeps_no_other_away(small, jobs, tmp_path):
    """Gitea refuses all of a push with a protected branch."""
    work = tmp_path / "one"
    push(small, PLATFORM, work, "lost", refspec="HEAD:refs/heads/lost")
    push(small, PLATFORM, work, "newer")
    before = refs(small, PLATFORM)
    jobs.back_up(small)
    git(
        "push", address(small, PLATFORM), ":refs/heads/lost", "+HEAD~2:refs/heads/main", folder=work
    )
    rule = {"rule_name": "main", "enable_push": False}
    path = f"/api/v1/repos/{PLATFORM}/branch_protections"
    small.administer("POST", path, rule)
    code, output = jobs.restore(small)
    assert code == 1
    assert re.search(r"does not take refs/heads/main: .*Not allowed to push to protected", output)
    assert f"{PLATFORM}: 1 references brought back" in output
    assert "not everything of" in output
    lost = [line for line in before.splitlines() if line.endswith("refs/heads/lost")]
    assert set(lost) < set(refs(small, PLATFORM).splitlines())
    small.administer("DELETE", f"{path}/main")
    jobs.restored(small)
    assert refs(small, PLATFORM) == before


def test_a_repository_whose_code_is_switched_off_keeps_no_other_out(small, jobs):
    def switch(on):
        path = "/api/v1/repos/platform/two"
        small.administer("PATCH", path, {"has_code": on})

    before = refs(small, PLATFORM)
    jobs.back_up(small)
    switch(False)
    code, output = jobs.run("backup", small)
    assert "backup: platform/two is left out: its code is switched off in Gitea\n" in output
    assert (code, "is SUSPICIOUS: platform/two is gone" in output) == (1, True)
    sound, suspicious = jobs.ids()
    assert PLATFORM.encode() in jobs.dump(suspicious, "/_repositories")
    small.administer("DELETE", f"/api/v1/repos/{PLATFORM}")
    code, output = jobs.restore(small)
    assert code == 1
    assert "restore: platform/two: Gitea does not let it be fetched: fatal: repository" in output
    assert refs(small, PLATFORM) == before
    jobs.restore(small, "accept", BACKUP=suspicious)
    jobs.back_up(small)
    switch(True)
    jobs.restored(small, BACKUP=sound)


def folder_of(gitea, repository):
    # Not in all folders: what Gitea uses for a moment goes away meanwhile.
    (folder,) = gitea.folder.glob(f"data/*/{repository}.git")
    return folder


def test_a_repository_that_fails_to_be_cloned_ends_the_backup(small, jobs):
    """It is not switched off, so the next try may succeed, as after a restart of Gitea."""
    path = "/api/v1/repos/platform/two"
    wait_until(
        "Gitea knows of the push",
        lambda: not small.administer("GET", path)["empty"],
    )
    objects = folder_of(small, "platform/two") / "objects"
    away = objects.rename(objects.with_name("away"))
    objects.mkdir()
    code, output = jobs.run("backup", small)
    assert (code, "cannot clone platform/two: " in output) == (1, True), output
    assert jobs.ids() == []
    objects.rmdir()
    away.rename(objects)
    assert "in 2 repositories" in jobs.back_up(small)


def test_a_repository_of_an_owner_who_is_switched_off_keeps_no_other_out(small, jobs, tmp_path):
    """Gitea refuses to clone it and its wiki."""
    user = {"email": "leaver@a.example", "password": "abcDEF-123456"}
    for path, content in (
        ("", {"username": "leaver", **user}),
        ("/leaver/repos", {"name": "theirs", "default_branch": "main"}),
    ):
        small.ask("POST", f"/api/v1/admin/users{path}", ADMINISTRATOR, json=content)
    push(small, "leaver/theirs", tmp_path / "theirs", "theirs")
    make_page(small, "ours", "YQ==", "leaver/theirs")
    content = {"login_name": "leaver", "source_id": 0, "active": False}
    path = "/api/v1/admin/users/leaver"
    small.administer("PATCH", path, content)
    try:
        output = jobs.back_up(small)
    finally:
        small.administer("DELETE", f"{path}?purge=true")
    for name in ("leaver/theirs", "leaver/theirs.wiki"):
        assert f"{name} is left out: its owner is switched off in Gitea\n" in output
    assert "in 2 repositories" in output


def test_a_migration_that_failed_keeps_no_other_out(small, jobs):
    shutil.rmtree(folder_of(small, make(small, "migrated")))
    try:
        output = jobs.back_up(small)
    finally:
        small.ask("DELETE", "/api/v1/repos/platform/migrated", ADMINISTRATOR)
    assert "platform/migrated is left out: it is empty in Gitea" in output
    assert "in 2 repositories" in output


def test_an_owner_may_be_called_like_the_list_of_what_is_stored(small, jobs, tmp_path):
    """A user who can make an organization could have ended all backups."""
    organization = {"username": "repositories"}
    small.administer("POST", "/api/v1/orgs", organization)
    try:
        name = make(small, "one", "repositories")
        push(small, name, tmp_path / "ours", "ours")
        jobs.back_up(small)
        before = refs(small, name)
        small.administer("DELETE", f"/api/v1/repos/{name}")
        jobs.restored(small)
        assert refs(small, name) == before
    finally:
        small.ask("DELETE", f"/api/v1/repos/{name}", ADMINISTRATOR)
        small.ask("DELETE", "/api/v1/orgs/repositories", ADMINISTRATOR)


def test_a_repository_that_was_renamed_is_named_and_the_others_come_back(small, jobs, tmp_path):
    """Gitea leads from its former name to the new one, and from its wiki to the code."""
    make_page(small, "ours", "YQ==", "platform/two")
    push(small, "platform/two", tmp_path / "two", "lost", refspec="HEAD:refs/heads/lost")
    jobs.back_up(small)
    names = ("platform/renamed", "platform/renamed.wiki")

    def rename(name, to):
        path = f"/api/v1/repos/platform/{name}"
        small.administer("PATCH", path, {"name": to})

    rename("two", "renamed")
    try:
        git("push", address(small, names[0]), ":refs/heads/lost", folder=tmp_path / "two")
        before = {name: refs(small, name) for name in names}
        small.administer("DELETE", f"/api/v1/repos/{PLATFORM}")
        code, output = jobs.restore(small)
        assert code == 1
        for name in ("platform/two", "platform/two.wiki"):
            assert f"{name} cannot be made: it is platform/renamed in Gitea; rename that" in output
        assert {name: refs(small, name) for name in names} == before
        assert "refs/heads/main" in refs(small, PLATFORM)
    finally:
        rename("renamed", "two")
    jobs.restored(small)
    assert "refs/heads/lost" in refs(small, "platform/two")


def test_one_repository_comes_back_and_the_others_are_left(small, jobs):
    before = refs(small, "platform/two")
    jobs.back_up(small)
    for name in (PLATFORM, "platform/two"):
        small.administer("DELETE", f"/api/v1/repos/{name}")
    jobs.restored(small, REPOSITORY="platform/two")
    assert refs(small, "platform/two") == before
    assert small.ask("GET", f"/api/v1/repos/{PLATFORM}", ADMINISTRATOR).status_code == 404


def test_a_repository_without_its_owner_is_named_and_the_others_come_back(small, jobs, tmp_path):
    team = {"username": "team", "visibility": "private"}
    small.administer("POST", "/api/v1/orgs", team)
    push(small, make(small, "theirs", "team"), tmp_path / "theirs", "theirs")
    jobs.back_up(small)
    before = refs(small, PLATFORM)
    for path in ("repos/team/theirs", "orgs/team", f"repos/{PLATFORM}"):
        small.administer("DELETE", f"/api/v1/{path}")
    code, output = jobs.restore(small)
    assert code == 1
    assert "team/theirs cannot be made: is there a user or organization 'team'?" in output
    assert refs(small, PLATFORM) == before


def test_what_was_lost_makes_a_backup_suspicious(small, jobs, tmp_path):
    """It removes nothing and fails, until a user confirms."""
    jobs.back_up(small, RETENTION_DAYS="1")
    small.administer("DELETE", "/api/v1/repos/platform/two")
    code, output = jobs.run("backup", small, RETENTION_DAYS="1")
    assert code == 1
    assert "is SUSPICIOUS: platform/two is gone, which had 1 commits" in output
    sound, suspicious = jobs.ids()
    # A retry of the same Job makes no other one; the next night does, and says the same.
    code, output = jobs.run("backup", small)
    assert (code, f"{suspicious}, which this Job has made, is SUSPICIOUS" in output) == (1, True)
    assert jobs.ids() == [sound, suspicious]
    code, output = jobs.run("backup", small, HOSTNAME="git-backup-2-x")
    assert (code, len(jobs.ids())) == (1, 3)
    _, output = jobs.restore(small, "check")
    assert f"{sound} of " in output
    newest = jobs.ids()[-1]
    jobs.restored(small, "accept", BACKUP=newest)
    jobs.back_up(small, HOSTNAME="git-backup-3-x")


def test_the_first_repositories_are_no_loss(processes, jobs, tmp_path):
    new = new_gitea(processes, "first")
    new.administer("DELETE", f"/api/v1/repos/{PLATFORM}")
    assert "is done: 0 commits in 0 repositories" in jobs.back_up(new)
    push(new, make(new, "web-platform"), tmp_path / "first", "first")
    assert "is done: 1 commits in 1 repositories" in jobs.back_up(new, HOSTNAME="git-backup-2-x")


@pytest.mark.parametrize(
    ("lost", "message"),
    [
        (["+HEAD~2:refs/heads/main"], "has 1 commits and 4 references, before 3 and 4"),
        ([f":refs/tags/{n}" for n in range(3)], "has 3 commits and 1 references, before 3 and 4"),
    ],
)
def test_lost_commits_and_references_are_suspicious(small, jobs, tmp_path, lost, message):
    pushing, work = ("push", "--quiet", address(small, PLATFORM)), tmp_path / "one"
    git(*pushing, *(f"HEAD~2:refs/tags/{n}" for n in range(3)), folder=work)
    jobs.back_up(small)
    push(small, "platform/two", tmp_path / "two", "grows")
    git(*pushing, *lost, folder=work)
    code, output = jobs.run("backup", small)
    assert (code, f"{PLATFORM} {message}" in output) == (1, True), output


def test_the_newest_days_that_have_a_backup_stay(small, jobs):
    """However old they are; what is of the future neither counts nor is the latest."""
    for moment in ("2026-03-01", "2026-03-02", "2026-03-20", "2026-03-21"):
        jobs.back_up(small, RETENTION_DAYS="2", **jobs.at(f"{moment} 02:00:00"))
    assert [each["time"][:10] for each in jobs.snapshots()] == ["2026-03-20", "2026-03-21"]
    jobs.back_up(small, RETENTION_DAYS="2", **jobs.at("2026-03-21 03:00:00"))
    jobs.back_up(small, RETENTION_DAYS="2", **jobs.at("2027-01-01 02:00:00"))
    times = [each["time"][:10] for each in jobs.snapshots()]
    assert times == ["2026-03-21", "2026-03-21", "2027-01-01"]
    jobs.back_up(small, RETENTION_DAYS="2", **jobs.at("2026-03-22 02:00:00"))
    *_, sound, future = jobs.ids()
    _, output = jobs.restore(small, "list", **jobs.at("2026-03-22 03:00:00"))
    assert re.search(rf"^{future} .* in the future$", output, re.MULTILINE)
    _, output = jobs.restore(small, "check", **jobs.at("2026-03-22 03:00:00"))
    assert f"{sound} of 2026-03-22T02:00:00Z can be read" in output


def test_a_repository_that_is_pushed_to_meanwhile_is_backed_up_as_it_was(small, jobs, tmp_path):
    stop = threading.Event()

    def work():
        number = 0
        while not stop.is_set():
            number += 1
            push(small, PLATFORM, tmp_path / "one", f"meanwhile {number}")

    thread = threading.Thread(target=work)
    thread.start()
    try:
        jobs.back_up(small)
    finally:
        stop.set()
        thread.join()
    pushed = git("rev-list", "--all", folder=tmp_path / "one").split()
    small.administer("DELETE", f"/api/v1/repos/{PLATFORM}")
    jobs.restored(small, REPOSITORY=PLATFORM)
    assert refs(small, PLATFORM).split()[0] in pushed


def test_a_killed_backup_leaves_the_former_ones_and_no_half_one(full, jobs):
    jobs.back_up(full)
    began = time.monotonic()
    jobs.back_up(full, HOSTNAME="git-backup-2-x")
    seconds = time.monotonic() - began
    before = jobs.ids()
    for part in range(1, 6):
        time.sleep(1 - time.time() % 1)  # Which one is the newest goes by seconds.
        process = jobs.process("backup", full, HOSTNAME="git-backup-3-x")
        jobs.kill(process, after=seconds * part / 6)
        left = jobs.ids()
        assert left[: len(before)] == before
        before = left
        jobs.restic("check", "--no-lock")
    jobs.back_up(full, HOSTNAME="git-backup-4-x")


def test_a_killed_restore_is_done_by_running_it_again(processes, full, jobs):
    jobs.back_up(full)
    new = new_gitea(processes, "killed")
    wanted = {name: refs(full, name) for name in full.names}
    wanted[PLATFORM] = re.sub(r".*refs/pull/.*\n", "", wanted[PLATFORM])
    for seconds in (1, 2, 3):
        jobs.kill(jobs.process("restore", new, ACTION="restore"), after=seconds)
    code, output = jobs.restore(new)
    half_made = re.findall(r"delete the data of the wiki in the settings of (\S+),", output)
    for repository in half_made:
        new.delete_wiki(repository)
    if half_made:
        code, output = jobs.restore(new)
    assert code == 0, output
    assert {name: refs(new, name) for name in full.names} == wanted


def make_page(gitea, message, content, repository=PLATFORM, title="Home"):
    page = {"title": title, "content_base64": content, "message": message}
    pages = f"/api/v1/repos/{repository}/wiki/new"
    gitea.administer("POST", pages, page)


def lose_wiki(gitea, jobs):
    """Backs up a wiki, and makes its repository anew without it; returns its references."""
    make_page(gitea, "ours", "YQ==")
    jobs.back_up(gitea)
    before = refs(gitea, f"{PLATFORM}.wiki")
    gitea.administer("DELETE", f"/api/v1/repos/{PLATFORM}")
    make(gitea, "web-platform")
    return before


@pytest.mark.parametrize("title", ["Home", "Other"])
def test_a_wiki_that_was_switched_off_stays_as_it_is(small, jobs, title):
    make_page(small, "ours", "YQ==", title=title)
    jobs.back_up(small)
    before = refs(small, f"{PLATFORM}.wiki")
    path = f"/api/v1/repos/{PLATFORM}"
    small.administer("PATCH", path, {"has_wiki": False})
    jobs.restored(small)
    assert refs(small, f"{PLATFORM}.wiki") == before


def test_a_wiki_of_another_branch_is_shown(small, jobs):
    """The one of a new wiki is `main`, and only a page of Gitea's can change it."""
    make_page(small, "ours", "YQ==")
    wiki = folder_of(small, f"{PLATFORM}.wiki")
    git("branch", "--move", "main", "pages", folder=wiki)
    with closing(sqlite3.connect(small.folder / "data/gitea.db", timeout=30)) as database, database:
        changed = database.execute(
            "update repository set default_wiki_branch = 'pages' where name = 'web-platform'"
        )
        assert changed.rowcount == 1
    before = refs(small, f"{PLATFORM}.wiki").splitlines()
    jobs.back_up(small)
    small.administer("DELETE", f"/api/v1/repos/{PLATFORM}")

    def home():
        return small.ask("GET", f"/api/v1/repos/{PLATFORM}/wiki/page/Home", ADMINISTRATOR)

    for _ in range(2):
        jobs.restored(small)
        wait_until("Gitea shows it", lambda: home().is_success, why=lambda: home().text)
        assert home().json()["content_base64"] == "YQ=="
        assert set(before) < set(refs(small, f"{PLATFORM}.wiki").splitlines())


def test_what_gitea_does_not_make_is_named_with_its_answer_and_the_others_come_back(small, jobs):
    """A wiki of a repository that is archived, and one with a remaining folder."""
    make_page(small, "ours", "YQ==")
    jobs.back_up(small)
    small.delete_wiki(PLATFORM)
    path = f"/api/v1/repos/{PLATFORM}"
    small.administer("PATCH", path, {"archived": True})
    code, output = jobs.restore(small)
    assert code == 1
    assert re.search(rf"{PLATFORM}.wiki cannot be made: Gitea answers with 423: .*archived", output)
    assert "not everything of" in output
    left = folder_of(small, "platform/two")
    small.administer("DELETE", "/api/v1/repos/platform/two")
    # Gitea removes it once it has refused to make the repository.
    left.mkdir()
    small.administer("PATCH", path, {"archived": False})
    code, output = jobs.restore(small)
    assert code == 1
    assert re.search("platform/two cannot be made: Gitea answers with 500: .*files already", output)
    assert f"{PLATFORM}.wiki: 1 references brought back" in output
    jobs.restored(small)


def test_a_wiki_that_is_half_made_is_named_with_the_way_on(small, jobs):
    """Gitea leaves it where what asked for it ends within some 50 ms, and then makes none."""
    before = lose_wiki(small, jobs)
    folder = folder_of(small, PLATFORM)
    folder.with_name(f"{folder.stem}.wiki.git").mkdir()
    code, output = jobs.restore(small)
    assert code == 1
    assert f"delete the data of the wiki in the settings of {PLATFORM}, and run this" in output
    small.delete_wiki(PLATFORM)
    jobs.restored(small)
    assert refs(small, f"{PLATFORM}.wiki") == before


def test_a_restore_that_was_killed_when_it_had_made_a_wiki_is_done_by_another(
    small, jobs, tmp_path
):
    before = lose_wiki(small, jobs)
    (message,) = re.findall(r"^PLACEHOLDER='(.*)'$", jobs.script("restore.sh"), re.MULTILINE)
    make_page(small, message, "")
    jobs.restored(small)
    assert refs(small, f"{PLATFORM}.wiki") == before


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"GITEA_URL": "http://127.0.0.1:9"}, "connect"),
        ({"GITEA_PASSWORD": "wrong"}, "Gitea answers with 401"),
    ],
)
def test_without_gitea_nothing_changes(small, jobs, variables, message):
    jobs.back_up(small)
    before = jobs.ids()
    code, output = jobs.run("backup", small, **variables, RETENTION_DAYS="1")
    assert (code, message in output) == (1, True), output
    assert jobs.ids() == before
    assert jobs.restore(small, **variables)[0] == 1


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"RESTIC_PASSWORD": "another"}, "the key does not open"),
        ({"BACKUP": "0123abcd"}, "there is no backup '0123abcd'"),
        ({"BACKUP": "--help"}, "'--help' is no ID of a backup"),
        ({"REPOSITORY": "platform/three"}, "has no repository 'platform/three'"),
        ({"ACTION": "drop"}, "ACTION must be list, check, restore or accept, got 'drop'"),
    ],
)
def test_refuses_what_is_of_no_use(small, jobs, variables, message):
    jobs.back_up(small)
    code, output = jobs.run("restore", small, **{"ACTION": "restore", **variables})
    assert (code, message in output) == (3, True), output


def test_refuses_where_there_is_no_backup(small, jobs):
    code, output = jobs.restore(small)
    assert (code, "there is no backup of Gitea in" in output) == (3, True)


def test_a_backup_waits_for_another(small, jobs):
    first = jobs.process("backup", small)
    second = jobs.process("backup", small, HOSTNAME="git-backup-2-x")
    assert [process.communicate()[0].count("is done") for process in (first, second)] == [1, 1]
    assert len(jobs.ids()) == 2
