"""Repositories are backed up every night, and come back into a Gitea that has lost them."""

import re
import shutil
import sqlite3
import time
from contextlib import closing

import pytest

from tests.apiserver.cluster import wait_until
from tests.gitops.git_backups import Jobs
from tests.gitops.gitea_server import ADMINISTRATOR, REPOSITORY, Gitea
from tests.gitops.repository import git
from tests.images.contracts import GITEA
from tests.images.stand_in import missing
from tests.programs import made

REPO = f"/repos/{REPOSITORY}"
WIKI = f"{REPOSITORY}.wiki"
TWO = "platform/two"


@pytest.fixture(scope="module", autouse=True)
def _has_programs():
    if programs := missing(GITEA):
        pytest.skip(f"needs {' and '.join(programs)}: install Debian's packages of these names")
    if programs.find("go") is None:
        pytest.skip("needs Go, which builds restic")
    made("quick-restic") / "restic"


def push(gitea, repository, folder, *commits, to="HEAD:refs/heads/main"):
    """Pushes new commits, with these texts, from a working copy that is made if needed."""
    if not folder.exists():
        git("init", folder)
    for text in commits:
        (folder / "file").write_text(text)
        git("add", "--all", folder=folder)
        git("commit", "--message", text, folder=folder)
    git("push", gitea.address_of(repository), *to.split(), folder=folder)


def make(gitea, repository):
    """Makes a repository, and its owner, an organization, if needed."""
    owner, _, name = repository.partition("/")
    path = "/user/repos"
    if owner != "platform":
        gitea.api("POST", "/orgs", {"username": owner, "visibility": "private"})
        path = f"/orgs/{owner}/repos"
    gitea.api("POST", path, {"name": name, "default_branch": "main"})
    return repository


def delete(gitea, *repositories):
    for each in repositories:
        gitea.api("DELETE", f"/repos/{each}")


def make_page(gitea, repository=REPOSITORY, title="Home", **content):
    """Makes a page of a wiki, by default of one letter."""
    page = {"title": title, "content_base64": "YQ==", **content}
    gitea.api("POST", f"/repos/{repository}/wiki/new", page)


def folder_of(gitea, repository):
    # Not in all folders: what Gitea uses for a moment goes away meanwhile.
    (folder,) = gitea.folder.glob(f"data/*/{repository}.git")
    return folder


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
    """Fills a Gitea with all that a repository can have; returns the names of repositories."""
    work = folder / "platform"
    push(gitea, REPOSITORY, work, "first", "second", "third")
    git("tag", "v1", folder=work)
    git("tag", "--annotate", "--message", "signed", "v2", folder=work)
    blob = git("hash-object", "-w", "file", folder=work)
    git("update-ref", "refs/tags/of-a-blob", blob, folder=work)
    git("update-ref", "refs/tags/of-a-tree", "HEAD^{tree}", folder=work)
    for ref in HOSTILE:
        git("update-ref", ref, "HEAD", folder=work)
    git("push", gitea.address_of(REPOSITORY), "refs/*:refs/*", folder=work)
    make_page(gitea)
    make_page(gitea, title="Second")
    # A change that somebody proposes has a reference of its own.
    push(gitea, REPOSITORY, work, "proposed", to="HEAD:refs/heads/change")
    gitea.api("POST", f"{REPO}/pulls", {"head": "change", "base": "main", "title": "a change"})
    empty, dashed = make(gitea, "platform/empty"), make(gitea, "platform/-rf")
    # Called like the list of what is stored, in a former version.
    listed = make(gitea, "repositories/one")
    for each in (dashed, listed):
        push(gitea, each, folder / each.replace("/", "-"), each)
    other = make(gitea, "team/images")
    # Gitea prefers the one or the other where several come at once.
    for name in ("trunk", "alpha", "main", "master"):
        push(gitea, other, folder / "other", name, to=f"HEAD:refs/heads/{name}")
    hostile = {"login_name": "platform", "source_id": 0}
    hostile["full_name"] = '","clone_url":"http://x/y/z.git","a":"'
    gitea.api("PATCH", "/admin/users/platform", hostile)
    described = {"description": '"clone_url":"http://x/y/z.git"', "default_branch": "trunk"}
    gitea.api("PATCH", f"/repos/{other}", described)
    return [REPOSITORY, WIKI, dashed, listed, other, empty]


def refs_of(gitea, names):
    """Returns the references of repositories, and apart from them those of pull requests."""
    listed = {name: gitea.refs(name) for name in names}
    proposed = [line for lines in listed.values() for line in lines if "refs/pull/" in line]
    return {name: sorted({*lines} - {*proposed}) for name, lines in listed.items()}, proposed


@pytest.fixture(scope="module")
def full(processes, tmp_path_factory):
    gitea = Gitea(processes, name="full")
    gitea.names = fill(gitea, tmp_path_factory.mktemp("full"))
    return gitea


@pytest.fixture
def jobs(tmp_path):
    return Jobs(tmp_path)


def test_all_comes_back_into_a_new_gitea(processes, full, jobs, tmp_path):
    output = jobs.back_up(full)
    assert re.search(r"is done: \d+ commits in 6 repositories", output)
    assert ADMINISTRATOR.password not in output
    assert jobs.key not in output
    new = Gitea(processes, name="new")
    for owner in ("repositories", "team"):
        new.api("POST", "/orgs", {"username": owner, "visibility": "private"})
    # A pull request is no part of Git; its commits are, and can be had.
    wanted, (proposed,) = refs_of(full, full.names)
    output = jobs.restore(new)
    assert "web-platform: 12 references brought back, 0 are newer in Gitea; 1 of pull" in output
    assert refs_of(new, full.names) == (wanted, [])
    jobs.restic("restore", "latest", "--target", tmp_path / "stored")
    bundle = tmp_path / f"stored/{REPOSITORY}.git/bundle"
    assert proposed in git("ls-remote", bundle).splitlines()
    made = new.api("GET", "/repos/team/images")
    assert (made["private"], made["default_branch"]) == (True, "trunk")
    assert new.ask("GET", f"/{REPOSITORY}").status_code == 404
    # Again, it has nothing to do.
    assert "done: all that" in jobs.restore(new)
    assert refs_of(new, full.names) == (wanted, [])


@pytest.fixture
def small(gitea, tmp_path):
    """Returns a Gitea with two repositories, `two` and the platform's, with new histories."""
    for name in (REPOSITORY, TWO):
        gitea.ask("DELETE", f"/api/v1/repos/{name}", ADMINISTRATOR)
        make(gitea, name)
    push(gitea, REPOSITORY, tmp_path / "one", "first", "second", "third")
    push(gitea, TWO, tmp_path / "two", "only")
    return gitea


def test_what_is_newer_or_other_in_gitea_stays(small, jobs, tmp_path):
    push(small, REPOSITORY, tmp_path / "one", "branch", to="HEAD:refs/heads/branch")
    push(small, REPOSITORY, tmp_path / "one", "lost", to="HEAD:refs/heads/lost")
    (lost,) = {*small.refs()} - {each for each in small.refs() if "refs/heads/lost" not in each}
    jobs.back_up(small)
    push(small, REPOSITORY, tmp_path / "one", "newer")
    push(small, REPOSITORY, tmp_path / "other", "other", to="+HEAD:refs/heads/branch")
    push(small, REPOSITORY, tmp_path / "one", to=":refs/heads/lost")
    after = small.refs()
    output = jobs.restore(small, 1, REPOSITORY=REPOSITORY)
    assert "platform/web-platform: refs/heads/branch is" in output
    assert "1 references brought back, 1 are newer in Gitea" in output
    assert {*small.refs()} == {*after, lost}


def test_a_branch_that_gitea_does_not_take_keeps_no_other_away(small, jobs, tmp_path):
    """Of a push with a protected branch Gitea takes none."""
    work = tmp_path / "one"
    push(small, REPOSITORY, work, "lost", to="HEAD:refs/heads/lost")
    push(small, REPOSITORY, work, "newer")
    before = small.refs()
    jobs.back_up(small)
    push(small, REPOSITORY, work, to=":refs/heads/lost +HEAD~2:refs/heads/main")
    protections = f"{REPO}/branch_protections"
    small.api("POST", protections, {"rule_name": "main", "enable_push": False})
    output = jobs.restore(small, 1)
    assert re.search(r"does not take refs/heads/main: .*Not allowed to push to protected", output)
    assert f"{REPOSITORY}: 1 references brought back" in output
    assert "not everything of" in output
    assert len({*before} - {*small.refs()}) == 2
    small.api("DELETE", f"{protections}/main")
    jobs.restore(small)
    assert small.refs() == before


def test_a_repository_whose_code_is_switched_off_keeps_no_other_out(small, jobs):
    """Whoever owns it can do that, and nobody can clone it then."""
    before = small.refs()
    jobs.back_up(small)
    small.api("PATCH", f"/repos/{TWO}", {"has_code": False})
    code, output = jobs.run("backup", small)
    assert f"backup: {TWO} is left out: its code is switched off in Gitea\n" in output
    assert (code, f"is SUSPICIOUS: {TWO} is gone" in output) == (1, True)
    delete(small, REPOSITORY)
    output = jobs.restore(small, 1)
    assert f"restore: {TWO}: Gitea does not let it be fetched: fatal: repository" in output
    assert small.refs() == before
    sound, suspicious = jobs.ids()
    jobs.restore(small, action="accept", BACKUP=suspicious)
    jobs.back_up(small)
    small.api("PATCH", f"/repos/{TWO}", {"has_code": True})
    jobs.restore(small, BACKUP=sound)


def test_a_repository_that_fails_to_be_cloned_ends_the_backup(small, jobs):
    """Nobody has switched it off, and the next try may take it, as where Gitea was restarted."""
    wait_until("Gitea knows of the push", lambda: not small.api("GET", f"/repos/{TWO}")["empty"])
    objects = folder_of(small, TWO) / "objects"
    away = objects.rename(objects.with_name("away"))
    objects.mkdir()
    code, output = jobs.run("backup", small)
    assert (code, f"cannot clone {TWO}: " in output) == (1, True), output
    assert jobs.ids() == []
    objects.rmdir()
    away.rename(objects)
    assert "in 2 repositories" in jobs.back_up(small)


def test_what_nobody_can_clone_keeps_no_other_out(small, jobs, tmp_path):
    """A repository and a wiki of an owner who is switched off, and a migration that failed."""
    leaver = "/admin/users/leaver"
    user = {"username": "leaver", "email": "leaver@a.example", "password": "abcDEF-123456"}
    small.api("POST", "/admin/users", user)
    small.api("POST", f"{leaver}/repos", {"name": "theirs", "default_branch": "main"})
    push(small, "leaver/theirs", tmp_path / "theirs", "theirs")
    make_page(small, "leaver/theirs")
    small.api("PATCH", leaver, {"login_name": "leaver", "source_id": 0, "active": False})
    shutil.rmtree(folder_of(small, make(small, "platform/migrated")))
    try:
        output = jobs.back_up(small)
    finally:
        small.api("DELETE", f"{leaver}?purge=true")
        delete(small, "platform/migrated")
    for name in ("leaver/theirs", "leaver/theirs.wiki"):
        assert f"{name} is left out: its owner is switched off in Gitea\n" in output
    assert "platform/migrated is left out: it is empty in Gitea" in output
    assert "in 2 repositories" in output


def test_a_repository_of_another_format_comes_back(small, jobs, tmp_path):
    content = {"name": "sha256", "default_branch": "main", "object_format_name": "sha256"}
    if small.ask("POST", "/api/v1/user/repos", ADMINISTRATOR, json=content).is_server_error:
        pytest.skip("needs Git 2.42, since which Gitea makes repositories of SHA-256")
    names = ("platform/sha256", "platform/sha256.wiki")
    git("init", "--object-format=sha256", tmp_path / "theirs")
    push(small, names[0], tmp_path / "theirs", "theirs")
    make_page(small, names[0])
    jobs.back_up(small)
    before = refs_of(small, names)
    delete(small, names[0])
    jobs.restore(small)
    assert refs_of(small, names) == before
    delete(small, names[0])


def test_one_repository_comes_back_from_a_backup_of_a_former_version(
    small, jobs, tmp_path, monkeypatch
):
    """It had another name for its list."""
    jobs.back_up(small)
    (made,) = jobs.snapshots()
    jobs.restic("restore", made["id"], "--target", tmp_path / "former")
    (tmp_path / "former/_repositories").rename(tmp_path / "former/repositories")
    jobs.restic("forget", made["id"])
    monkeypatch.chdir(tmp_path / "former")
    tags = [part for tag in made["tags"] for part in ("--tag", tag)]
    jobs.restic("backup", *tags, "--time", "2024-02-02 02:02:02", ".")
    before = small.refs(TWO)
    delete(small, REPOSITORY, TWO)
    code, output = jobs.run("backup", small)
    assert (code, f"{TWO} is gone, which had 1 commits" in output) == (1, True), output
    jobs.restore(small, REPOSITORY=TWO)
    assert small.refs(TWO) == before
    assert not small.refs()


def test_what_cannot_be_made_is_named_and_the_others_come_back(small, jobs, tmp_path):
    """From a former name Gitea leads to the new one, and from that of a wiki to the code."""
    gone, left, renamed = "gone/theirs", "platform/left", "platform/renamed"
    for name in (gone, left):
        push(small, make(small, name), tmp_path / "theirs", name)
    push(small, TWO, tmp_path / "two", to="HEAD:refs/heads/lost")
    for name in (REPOSITORY, TWO):
        make_page(small, name)
    jobs.back_up(small)
    before = refs_of(small, (WIKI, TWO, left))
    delete(small, gone, left)
    small.api("DELETE", "/orgs/gone")
    folder_of(small, TWO).with_name("left.git").mkdir()
    small.delete_wiki(REPOSITORY)
    small.api("PATCH", REPO, {"archived": True})
    push(small, TWO, tmp_path / "two", to=":refs/heads/lost")
    small.api("PATCH", f"/repos/{TWO}", {"name": "renamed"})
    other = refs_of(small, (renamed, f"{renamed}.wiki"))
    output = jobs.restore(small, 1)
    assert f"{gone} cannot be made: is there a user or organization 'gone'?" in output
    assert re.search(rf"{left} cannot be made: Gitea answers with 500: .*files already", output)
    assert re.search(rf"{WIKI} cannot be made: Gitea answers with 423: .*archived", output)
    for name in (TWO, f"{TWO}.wiki"):
        assert f"{name} cannot be made: it is {renamed} in Gitea; rename that" in output
    assert refs_of(small, (renamed, f"{renamed}.wiki")) == other
    small.api("PATCH", f"/repos/{renamed}", {"name": "two"})
    small.api("PATCH", REPO, {"archived": False})
    # Gitea has removed the folder when it refused to make the repository.
    jobs.restore(small, 1)
    assert refs_of(small, (WIKI, TWO, left)) == before
    delete(small, left)


def test_what_was_lost_makes_a_backup_suspicious(small, jobs):
    """It removes nothing and fails, until somebody says that it is meant."""
    jobs.back_up(small, RETENTION_DAYS="1")
    delete(small, TWO)
    code, output = jobs.run("backup", small, RETENTION_DAYS="1")
    assert code == 1
    assert f"is SUSPICIOUS: {TWO} is gone, which had 1 commits" in output
    sound, suspicious = jobs.ids()
    # A retry of the same Job makes no other one; the next night does, and says the same.
    code, output = jobs.run("backup", small)
    assert (code, f"{suspicious}, which this Job has made, is SUSPICIOUS" in output) == (1, True)
    assert jobs.ids() == [sound, suspicious]
    code, output = jobs.run("backup", small, HOSTNAME="git-backup-2-x")
    assert (code, len(jobs.ids())) == (1, 3)
    assert f"{sound} of " in jobs.restore(small, action="check")
    jobs.restore(small, action="accept", BACKUP=jobs.ids()[-1])
    jobs.back_up(small, HOSTNAME="git-backup-3-x")


def test_the_first_repositories_are_no_loss(small, jobs, tmp_path):
    delete(small, REPOSITORY, TWO)
    assert "is done: 0 commits in 0 repositories" in jobs.back_up(small)
    push(small, make(small, REPOSITORY), tmp_path / "one")
    assert "is done: 3 commits in 1 repositories" in jobs.back_up(small, HOSTNAME="git-backup-2-x")


@pytest.mark.parametrize(
    ("kept", "lost"),
    [
        ("HEAD:refs/heads/main", "+HEAD~2:refs/heads/main"),
        ("HEAD:refs/tags/a HEAD:refs/tags/b", ":refs/tags/a :refs/tags/b"),
    ],
    ids=["commits", "references"],
)
def test_what_has_lost_most_is_suspicious(small, jobs, tmp_path, kept, lost):
    push(small, REPOSITORY, tmp_path / "one", to=kept)
    jobs.back_up(small)
    push(small, TWO, tmp_path / "two", "grows")
    push(small, REPOSITORY, tmp_path / "one", to=lost)
    code, output = jobs.run("backup", small)
    assert (code, f"is SUSPICIOUS: {REPOSITORY} has " in output) == (1, True), output


def test_the_newest_days_that_have_a_backup_stay(small, jobs):
    """However old they are."""
    for day in ("2024-03-01", "2024-03-20"):
        jobs.back_up(small, RETENTION_DAYS="2")
        jobs.restic("rewrite", jobs.ids()[-1], "--new-time", f"{day} 02:00:00", "--forget")
    jobs.back_up(small, RETENTION_DAYS="2")
    former, _ = jobs.snapshots()
    assert former["time"].startswith("2024-03-20")


def test_a_killed_backup_leaves_the_former_ones_and_no_half_one(full, jobs):
    jobs.back_up(full)
    began = time.monotonic()
    jobs.back_up(full, HOSTNAME="git-backup-2-x")
    seconds, before = time.monotonic() - began, jobs.ids()
    for part in (0.3, 0.6, 0.8):
        jobs.kill("backup", full, seconds * part, HOSTNAME="git-backup-3-x")
        assert jobs.ids()[: len(before)] == before
        before = jobs.ids()
        jobs.restic("check", "--no-lock")
    jobs.back_up(full, HOSTNAME="git-backup-4-x")


def test_a_killed_restore_is_done_by_running_it_again(small, jobs):
    jobs.back_up(small)
    before = refs_of(small, (REPOSITORY, TWO))
    delete(small, REPOSITORY, TWO)
    for seconds in (1, 2, 3):
        jobs.kill("restore", small, seconds, ACTION="restore")
    jobs.restore(small)
    assert refs_of(small, (REPOSITORY, TWO)) == before


@pytest.mark.parametrize("left", ["half of it", "a page"])
def test_a_wiki_of_a_restore_that_was_killed(small, jobs, left):
    """Gitea leaves half where what asked for it ends within some 50 ms, and then makes none."""
    make_page(small)
    jobs.back_up(small)
    before = small.refs(WIKI)
    delete(small, REPOSITORY)
    make(small, REPOSITORY)
    if left == "a page":
        (message,) = re.findall(r"^PLACEHOLDER='(.*)'$", jobs.script("restore.sh"), re.MULTILINE)
        make_page(small, message=message, content_base64="")
    else:
        folder_of(small, REPOSITORY).with_name("web-platform.wiki.git").mkdir()
        said = f"delete the data of the wiki in the settings of {REPOSITORY}, and run this"
        assert said in jobs.restore(small, 1)
        small.delete_wiki(REPOSITORY)
    jobs.restore(small)
    assert small.refs(WIKI) == before


def test_a_wiki_that_was_switched_off_stays_as_it_is(small, jobs):
    """Nobody can read it, but its pages are there."""
    make_page(small, title="Other")
    jobs.back_up(small)
    before = small.refs(WIKI)
    small.api("PATCH", REPO, {"has_wiki": False})
    jobs.restore(small)
    assert small.refs(WIKI) == before


def test_a_wiki_of_another_branch_is_shown(small, jobs):
    """The one of a new wiki is `main`, and only a page of Gitea's can change it."""
    make_page(small)
    git("branch", "--move", "main", "pages", folder=folder_of(small, WIKI))
    with closing(sqlite3.connect(small.folder / "data/gitea.db", timeout=30)) as database, database:
        database.execute("update repository set default_wiki_branch = 'pages'")
    before = small.refs(WIKI)
    jobs.back_up(small)
    delete(small, REPOSITORY)

    def home():
        return small.ask("GET", f"/api/v1{REPO}/wiki/page/Home", ADMINISTRATOR)

    for _ in range(2):
        jobs.restore(small)
        wait_until("Gitea shows it", lambda: home().is_success, why=lambda: home().text)
        assert home().json()["content_base64"] == "YQ=="
        assert {*before} < {*small.refs(WIKI)}


def test_without_gitea_nothing_changes(small, jobs):
    jobs.back_up(small)
    before = jobs.ids()
    for variables, message in (
        ({"GITEA_URL": "http://127.0.0.1:9"}, "connect"),
        ({"GITEA_PASSWORD": "wrong"}, "Gitea answers with 401"),
    ):
        code, output = jobs.run("backup", small, **variables, RETENTION_DAYS="1")
        assert (code, message in output) == (1, True), output
        assert jobs.ids() == before
        jobs.restore(small, 1, **variables)


def test_refuses_what_is_of_no_use(small, jobs):
    assert "there is no backup of Gitea in" in jobs.restore(small, 3)
    jobs.back_up(small)
    for variables, message in (
        ({"RESTIC_PASSWORD": "another"}, "the key does not open"),
        ({"BACKUP": "0123abcd"}, "there is no backup '0123abcd'"),
        ({"REPOSITORY": "platform/three"}, "has no repository 'platform/three'"),
        ({"action": "drop"}, "ACTION must be list, check, restore or accept, got 'drop'"),
    ):
        assert message in jobs.restore(small, 3, **variables)


def test_a_backup_waits_for_another(small, jobs):
    first = jobs.process("backup", small)
    second = jobs.process("backup", small, HOSTNAME="git-backup-2-x")
    assert [process.communicate()[0].count("is done") for process in (first, second)] == [1, 1]
    assert len(jobs.ids()) == 2
