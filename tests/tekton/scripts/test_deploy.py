"""The four Tasks that commit a digest: prepare, synth, plan, publish."""

import os
import shlex
import shutil
import tarfile

import pytest

from tests.checkout import ROOT
from tests.tekton.scripts.git_server import git
from tests.tekton.scripts.pod import STEPS

OLD = f"registry.test:5000/web/front@sha256:{'0' * 64}"
NEW = f"registry.test:5000/web/front@sha256:{'1' * 64}"
ENVIRONMENT = "environments/kind.yaml"
SYNTH = f"""
mkdir -p dist/app
sed -n 's/^image: /rendered /p' {ENVIRONMENT} >dist/app/front.yaml
cat {ENVIRONMENT} >dist/copy.yaml
"""
IS_NEW = f"grep -q {'1' * 64} {ENVIRONMENT}"


@pytest.fixture
def first(work):
    """A repository whose dist/ is what SYNTH writes."""
    environment = f"# The system.\nimage: {OLD}\nother: 1\n"
    return work.commit(
        {
            ENVIRONMENT: environment,
            "dist/app/front.yaml": f"rendered {OLD}\n",
            "dist/copy.yaml": environment,
            "front/code": "1",
            "back/code": "1",
        }
    )


FRONT = {
    "PATHS": "front\n",
    "APPLICATION": "front",
    "REPOSITORY": "registry.test:5000/web/front",
    "DIGEST": f"sha256:{'1' * 64}",
    "ENVIRONMENT_FILE": ENVIRONMENT,
    "SYNTH": SYNTH,
    "PAUSE_SECONDS": "0",
}


def deploy(pod, server, revision, steps=STEPS, **given):
    return pod.run_all(steps, server.variables(revision, **{**FRONT, **given}))


def deployed(pod, server, revision, **given):
    done = deploy(pod, server, revision, **given)
    assert done.code == 0, done.error
    return pod.result("state"), pod.result("commit")


def refuses(pod, server, revision, message, steps=STEPS, **given):
    assert server.stays(lambda: deploy(pod, server, revision, steps, **given), message) == 1


def test_a_digest_is_committed_with_what_it_gives(pod, server, first):
    assert deployed(pod, server, first) == ("published", server.tip())
    assert server.git("show", f"main:{ENVIRONMENT}") == f"# The system.\nimage: {NEW}\nother: 1"
    assert server.git("show", "main:dist/app/front.yaml") == f"rendered {NEW}"
    assert server.git("log", "-1", "--format=%P|%an|%ae|%cn|%ce|%B", "main") == (
        f"{first}|pipeline|pipeline@users.invalid|pipeline|pipeline@users.invalid|"
        f"Deploy front 111111111111\n\nBuilt from {first}."
    )
    assert server.git("diff", "--name-only", first, "main").splitlines() == [
        "dist/app/front.yaml",
        "dist/copy.yaml",
        ENVIRONMENT,
    ]


def test_its_commit_has_the_provenance_and_the_mark(pod, server, first):
    deployed(pod, server, first, PROVENANCE="ZW52ZWxvcGU=")
    headers, _, _ = server.git("cat-file", "commit", "main").partition("\n\n")
    provenance, mark = headers.splitlines()[-2:]
    assert provenance == "provenance ZW52ZWxvcGU="
    assert mark.startswith("pipeline-mark ")
    server.git("fsck", "--strict")


def test_a_text_that_would_be_another_header_is_refused(pod, server, first):
    message = "refused: PROVENANCE must be Base64"
    refuses(pod, server, first, message, PROVENANCE="a\nparent b")


def test_the_digest_is_there_already(pod, server, first):
    digest = f"sha256:{'0' * 64}"
    assert deployed(pod, server, first, DIGEST=digest) == ("unchanged", first)
    assert server.tip() == first
    assert not any("receive-pack" in request for request in server.requests)


def test_nothing_but_dist_and_the_environment_changes(pod, server, first, work):
    (work.folder / "run").write_text("#!/bin/sh\n")
    (work.folder / "run").chmod(0o755)
    (work.folder / "link").symlink_to("/secrets/git/password")
    (work.folder / ENVIRONMENT).chmod(0o755)
    revision = work.commit({"dist/app/old.yaml": "old\n"})
    before = server.git("ls-tree", "-r", "main").splitlines()
    synth = f"rm -rf dist; {SYNTH} {IS_NEW} || echo old >dist/app/old.yaml"
    deployed(pod, server, revision, SYNTH=synth)
    after = server.git("ls-tree", "-r", "main").splitlines()
    old = {line.partition("\t")[2] for line in set(before) - set(after)}
    assert old == {ENVIRONMENT, "dist/app/front.yaml", "dist/copy.yaml", "dist/app/old.yaml"}
    assert len(after) == len(before) - 1
    assert server.git("ls-tree", "main", ENVIRONMENT).startswith("100755 blob")


def another_push(work):
    return work.commit({"front/code": "3"})


def taken_back(work):
    """Take the release of the tip back, as after a smoke test that fails."""
    work.pull()
    work.git("revert", "--no-edit", "HEAD")
    work.mark()
    return work.push()


def rewritten(work):
    work.git("commit", "--quiet", "--amend", "-m", "Other")
    return work.push("main", "--force")


@pytest.mark.parametrize("change", [another_push, taken_back, rewritten])
def test_other_content_of_the_application_supersedes(pod, server, first, work, change):
    revision = work.commit({"front/code": "2"})
    tip = change(work)
    assert deployed(pod, server, revision) == ("superseded", tip)
    assert server.tip() == tip


def test_a_push_elsewhere_or_one_that_was_taken_back_does_not(pod, server, first, work):
    for files in ({"back/code": "2"}, {"front/code": "2"}, {"front/code": "1"}):
        work.commit(files)
    state, commit = deployed(pod, server, first)
    assert (state, server.git("show", f"{commit}:back/code")) == ("published", "2")


def test_a_release_that_was_taken_back_is_deployed_by_runs_of_newer_commits_only(
    pods, server, first, work
):
    """As where an event came twice, and the second run waited for the quota."""
    assert deployed(pods(), server, first)[0] == "published"
    back = taken_back(work)
    assert deployed(pods(), server, first) == ("superseded", back)
    # Also where a merge brought that.
    work.git("reset", "--quiet", "--hard", first)
    work.commit({"back/code": "2"}, branch="mine")
    work.git("merge", "--quiet", "-m", "Merge main", back)
    tip = work.push()
    assert deployed(pods(), server, first) == ("superseded", tip)
    assert deployed(pods(), server, tip)[0] == "published"


def next_try(pods, pod):
    """Return the pod of the next try, which has the folder of the run."""
    later = pods()
    for name in ("prepared", "synthesized"):
        later.path(f"workspace/{name}").rmdir()
        pod.path(f"workspace/{name}").rename(later.path(f"workspace/{name}"))
    return later


def test_a_refused_try_ends_later_ones_at_once(pods, pod, server, work, first):
    work.commit({ENVIRONMENT: "image: other\n"})
    assert "refused: 'environments/kind.yaml' must have" in deploy(pod, server, first).error
    asked = len(server.requests)
    done = deploy(next_try(pods, pod), server, first)
    assert (done.code, done.error) == (1, "refused by a try before, whose log says why\n")
    assert len(server.requests) == asked


@pytest.mark.usefixtures("first")
def test_a_push_of_the_platform_as_well_is_deployed_once_that_is_synthesized(
    pods, pod, server, work
):
    """Both have a run, and that of the platform may be the later one."""
    revision = work.commit({ENVIRONMENT: f"image: {OLD}\nother: 2\n", "front/code": "2"})
    last = deploy(pods(), server, revision)
    assert (last.code, server.tip()) == (1, revision)
    assert "dist/ of the branch is not what" in last.error
    assert " M dist/copy.yaml" in last.error
    assert deployed(pod, server, revision, TRIES_LEFT="1")[0] == "again"
    assert server.tip() == revision
    work.commit({"dist/copy.yaml": f"image: {OLD}\nother: 2\n"}, message="Synthesize dist/")
    assert deployed(next_try(pods, pod), server, revision)[0] == "published"


def test_a_synth_that_fails_may_be_tried_again(pod, server, first):
    done = deploy(pod, server, first, SYNTH="echo no network >&2; exit 7")
    assert (done.code, done.error) == (7, "no network\n")
    assert not pod.path("workspace/synthesized/refused").exists()
    assert server.tip() == first


def test_synth_sees_no_variable_of_the_scripts_and_may_write_what_is_ignored(
    pod, server, work, first
):
    revision = work.commit({".gitignore": ".cache/\n"})
    seen = pod.path("home/seen")
    synth = f"{SYNTH} mkdir -p .cache; touch .cache/a; env >>{seen}"
    assert deployed(pod, server, revision, SYNTH=synth)[0] == "published"
    names = {line.partition("=")[0] for line in seen.read_text().splitlines()}
    assert names <= {"PATH", "HOME", "TMPDIR", "PWD", "OLDPWD", "SHLVL", "_"}


def test_two_deploys_at_once_both_arrive(pods, server, work):
    environment = f"front: {OLD}\nback: {OLD.replace('front', 'back')}\n"
    revision = work.commit({ENVIRONMENT: environment, "dist/copy.yaml": environment, "code": "1"})
    given = {"SYNTH": f"cp {ENVIRONMENT} dist/copy.yaml", "PATHS": "code"}
    one, other = pods(), pods()
    back = {**given, "APPLICATION": "back", "REPOSITORY": "registry.test:5000/web/back"}
    assert deploy(one, server, revision, ("prepare", "synth"), **given).code == 0
    assert deployed(other, server, revision, **back)[0] == "published"
    last = deploy(one, server, revision, ("publish",), **given)
    assert last.code == 1
    assert f"has moved from {revision[:12]}" in last.error
    deploy(one, server, revision, ("publish",), **given, TRIES_LEFT="1")
    assert one.result("state") == "again"
    assert deployed(next_try(pods, one), server, revision, **given)[0] == "published"
    expected = environment.replace("0" * 64, "1" * 64)
    assert server.git("show", f"main:{ENVIRONMENT}") == expected.strip()
    assert server.git("show", "main:dist/copy.yaml") == expected.strip()
    assert server.git("log", "--format=%s", "main").splitlines() == [
        "Deploy front 111111111111",
        "Deploy back 111111111111",
        "Change",
    ]


def test_a_branch_that_is_rewound_between_fetch_and_push(pod, server, first, work):
    """A push without a lease would bring back what was taken away."""
    work.commit({"back/code": "2"})

    def rewind(request):
        if request.endswith("/info/refs?service=git-receive-pack"):
            server.git("update-ref", "refs/heads/main", first)

    server.before_request = rewind
    done = deploy(pod, server, first, TRIES_LEFT="1")
    assert f"has moved to {first[:12]}; the next try starts from there" in done.out
    assert (pod.result("state"), server.tip()) == ("again", first)


def test_a_hook_that_refuses_is_asked_once(pod, server, first):
    server.hook("pre-receive", 'echo "not on Fridays" >&2; exit 1')
    refuses(pod, server, first, "refused: the server does not let 'pipeline' push to 'main'")
    assert sum("POST /platform.git/git-receive-pack" in each for each in server.requests) == 1


def test_a_login_that_may_not_push(pod, server, first):
    login = pod.path("secrets/bot")
    for file in login.iterdir():
        file.write_text(pod.path(f"secrets/reader/{file.name}").read_text())
    refuses(pod, server, first, "refused: the server does not let 'pipeline' push to 'main'")


def test_a_push_whose_answer_is_lost_has_arrived(pod, server, first, work):
    server.hook("post-receive", "kill -9 $(ps -o ppid= -p $PPID)")
    assert deployed(pod, server, first) == ("published", server.tip())
    assert server.git("rev-parse", "main^") == first


def test_each_byte_beside_the_image_stays(pod, server, work):
    text = b"\xc3\xbc: \xff\r\nb: %s"
    work.commit({".gitattributes": "* text=auto\n"})
    (work.folder / ".git/info/attributes").write_text("* -text\n")
    revision = work.commit({ENVIRONMENT: text % OLD.encode(), "dist/a": "1"})
    deploy(pod, server, revision, ("prepare",))
    assert pod.path("workspace/prepared/environment").read_bytes() == text % NEW.encode()


def test_refuses_an_environment_that_is_a_link(pod, server, work):
    """Otherwise the repository could have a file of the pod published."""
    (work.folder / "environments").mkdir()
    (work.folder / ENVIRONMENT).symlink_to(pod.path("secrets/reader/password"))
    revision = work.commit({"dist/a": "1"})
    refuses(pod, server, revision, f"refused: there is no file '{ENVIRONMENT}'\n")


@pytest.mark.parametrize("digest", ["", f"sha256:{'0' * 64}\nx"])
def test_refuses_what_is_no_digest(pod, server, first, digest):
    message = "refused: DIGEST must be the digest of an image\n"
    refuses(pod, server, first, message, DIGEST=digest)


PASSWORD = "secrets/bot/password"


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param([("dist/a", tarfile.SYMTYPE, PASSWORD)], id="link to the login"),
        pytest.param([("dist", tarfile.SYMTYPE, "secrets/bot")], id="folder of the login"),
        pytest.param(
            [("dist/a", tarfile.SYMTYPE, "secrets"), ("dist/a/bot/new",)], id="through a link"
        ),
        pytest.param([("dist/a", tarfile.LNKTYPE, PASSWORD)], id="hard link"),
        pytest.param([("dist/../../repository/hooks/x",)], id="parent"),
        pytest.param([("dist/x/.git/config",)], id="repository"),
        pytest.param([("dist/a\nb",)], id="newline"),
        pytest.param([("dist/--flag",)], id="option"),
        pytest.param([("other/a",)], id="elsewhere"),
    ],
)
def test_what_synth_packs_is_data(pod, server, first, entries):
    """The second Task runs code of the repository: it may hand over anything."""
    assert deploy(pod, server, first, ("prepare", "synth")).code == 0
    with tarfile.open(pod.path("workspace/synthesized/dist.tar"), mode="w") as tar:
        for name, *link in entries:
            entry = tarfile.TarInfo(name)
            if link:
                entry.type, entry.linkname = link[0], str(pod.path(link[1]))
            tar.addfile(entry)
    refuses(pod, server, first, "refused: ", ("publish",))
    assert not pod.path("secrets/bot/new").exists()


def test_a_server_that_ends_meanwhile_is_asked_again(pods, pod, server, first):
    """What the hooks of Gitea say then is no refusal of the branch."""
    server.hook("pre-receive", 'echo "Gitea: Internal Server Connection Error" >&2; exit 1')
    refuses(pod, server, first, "cannot push to 'main'\n")
    server.hook("pre-receive", "exit 0")
    assert deployed(next_try(pods, pod), server, first)[0] == "published"


def test_synth_may_not_lead_the_last_task_to_the_login(pod, server, first):
    """By a link in the place of what it hands on, or by hooks and settings beside that."""
    password, hacked = pod.path(PASSWORD), pod.path("home/hacked")
    before = password.read_text()
    deploy(pod, server, first, ("prepare", "synth"))
    folder = pod.path("workspace/synthesized")
    made = (folder / "dist.tar").rename(folder / "made.tar")
    for name in ("state", "commit", "dist.tar", "stale"):
        (folder / name).symlink_to(password)
    (folder / "stale").unlink()
    refuses(pod, server, first, "refused: there is no synthesized dist/", ("publish",))
    (folder / "dist.tar").unlink()
    made.rename(folder / "dist.tar")
    touch = f"touch {hacked}"
    git("init", "--quiet", folder)
    (folder / ".git/hooks/pre-push").write_text(f"#!/bin/sh\n{touch}\n")
    (folder / ".git/hooks/pre-push").chmod(0o755)
    (folder / ".git/config").write_text(f"[core]\n\tfsmonitor = {touch}\n\tgitProxy = {touch}\n")
    (folder / "environment").write_text("image: another\n")
    pod.own()
    assert deploy(pod, server, first, ("plan", "publish")).code == 0
    assert (password.read_text(), pod.result("state")) == (before, "published")
    assert "another" not in server.git("show", f"main:{ENVIRONMENT}")
    assert not hacked.exists()


@pytest.mark.parametrize("name", ["$(touch hacked)", "--amend", "%s"])
def test_names_are_text(pod, server, first, work, name):
    work.git("-c", f"user.name={name}", "commit", "--quiet", "--allow-empty", "-m", name)
    revision = work.commit({f"back/{name}": "1", f"{name}/x": "1"}, message=name)
    given = {"APPLICATION": name, "BOT_NAME": name}
    assert deployed(pod, server, revision, **given)[0] == "published"
    assert f"Deploy {name} 111111111111" in server.git("log", "-1", "--format=%B", "main")
    assert not list(pod.folder.rglob("hacked"))


def test_the_real_synth(pod, server, work):
    # The interpreter of the checkout may be where only its owner reads.
    pod.as_user = False
    shutil.copytree(ROOT / "dist", work.folder / "dist")
    listed = git("-C", ROOT, "ls-files", "--cached", "--others", "--exclude-standard")
    for name in listed.splitlines():
        if name.startswith(("dist/", "apps/")) or not (ROOT / name).exists():
            continue
        (work.folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, work.folder / name, follow_symlinks=False)
    revision = work.commit({})
    given = {
        "PATHS": "apps",
        "REPOSITORY": "localhost:30500/web/frontend",
        # What `make` brings, and the image has not.
        "SYNTH": f"PATH={shlex.quote(os.environ['PATH'])} cdk8s synth --check-upgrade=false",
        # It refuses one below a folder that others may write, as those of a pod are.
        "JSII_RUNTIME_PACKAGE_CACHE": "disabled",
    }
    assert deployed(pod, server, revision, **given)[0] == "published"
    image = f"localhost:30500/web/frontend@sha256:{'1' * 64}"
    assert f"image: {image}" in server.git("show", "main:environments/kind.yaml")
    assert f"image: {image}" in server.git("show", "main:dist/app/frontend-deployment.yaml")
    changed = server.git("diff", "--name-only", revision, "main").splitlines()
    assert {"dist/app/frontend-deployment.yaml", "dist/bootstrap/images.yaml"} <= set(changed)
    assert all(name.startswith("dist/") or name == "environments/kind.yaml" for name in changed)
