"""Images that a registry lacks, by a program in Docker's place, and the digests that Git gets."""

import hashlib
import os
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from scripts.cluster import __main__ as command_line
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.steps.git import Repository, refuse_changes, with_digest
from scripts.cluster.steps.images import build_images
from scripts.gitea_api import Login
from tests.scripts.tools import bootstrap_of, git, program, told
from tests.served import served
from tests.troubleshooting import shows

LOGIN = Login("somebody", "a-password")

SYNTH = """
import pathlib, re
file = pathlib.Path("dist/bootstrap/images.yaml")
settings = pathlib.Path("environments/kind.yaml").read_text()
for repository in re.findall(r"repository: (\\S+)", file.read_text()):
    image = re.search(rf"image: ({re.escape(repository)}[:@]\\S+)", settings)[1]
    text = re.sub(rf"image: {re.escape(repository)}[:@]\\S+", f"image: {image}", file.read_text())
    file.write_text(text)
"""
"""What writes images.yaml of the settings, in the place of main.py."""

DOCKER = """
echo "$@" >> "$SEEN/arguments"
test "$1" = run || exit 0
for argument; do
  volume=${argument#--volume=}
  case $argument in
  --volume=*:/workspace/source:ro) source=${volume%:/workspace/source:ro};;
  --volume=*:/workspace/output) output=${volume%:/workspace/output};;
  --volume=*:/secrets/registry:ro) login=${volume%:/secrets/registry:ro};;
  --env=REPOSITORY=*) repository=${argument#--env=REPOSITORY=};;
  --env=APPLICATION=*) application=${argument#--env=APPLICATION=};;
  --entrypoint=*) step=${argument#--entrypoint=};;
  esac
done
case $step in
/steps/layer) cp -r "$source/apps/$application" "$output/layer";;
/steps/image)
  digest=$(cat "$output"/layer/* "$SEEN/base" | sha256sum | cut -c 1-64)
  printf sha256:%s "$digest" > "$output/digest";;
/steps/push)
  stat -c %a "$login/password" >> "$SEEN/modes"
  cat "$login/username" "$login/password" >> "$SEEN/login"
  echo $repository@$(cat "$output/digest") >> "$SEEN/pushed";;
esac
"""
"""Plays Docker: an image is what stands in the application's folder, and in the base image."""


class World:
    """A checkout of two applications, a registry, and the cluster's repository, which is empty."""

    cluster = SimpleNamespace(login=lambda namespace, name: LOGIN, items=lambda *_: [])

    def __init__(self, checkout, bare, seen, registry):
        self.root, self.bare, self.seen, self.registry = checkout, bare, seen, registry
        self.site = bare.parent.parent
        (seen / "base").write_text("base")
        self.names = checkout / "dist/bootstrap/images.yaml"
        text = self.names.read_text().replace("localhost:30500", registry)
        self.names.write_text(text)
        names = re.findall(r"^  - image: (\S+)", text, re.MULTILINE)
        (checkout / "environments").mkdir()
        lines = "".join(f"- image: {name} # ours\n" for name in names)
        (checkout / "environments/kind.yaml").write_text(lines)
        (checkout / "main.py").write_text(SYNTH)
        for name in ("frontend", "backend"):
            self.change(name, "first")
        (checkout / ".gitignore").write_text(".cache/\nbin/\nscripts/\n")
        git(checkout, "config", "user.name", "Somebody")
        git(checkout, "config", "user.email", "somebody@example.invalid")
        self.commit()

    def change(self, application, text):
        folder = self.root / "apps" / application
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.js").write_text(text)

    def commit(self):
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", "--allow-empty", "--message", "A")

    @property
    def bootstrap(self):
        return bootstrap_of(self.root, f"file://{self.site}")

    def build(self):
        said = []
        build_images(self.cluster, self.bootstrap, SimpleNamespace(say=said.append))
        return "\n".join(said)

    def why_not(self):
        head = git(self.root, "rev-parse", "HEAD")
        why = told(Failed, self.build)
        assert git(self.root, "status", "--porcelain") == ""
        assert git(self.root, "rev-parse", "HEAD") == head
        return why

    def why_not_with(self, file, former, new):
        text = (self.root / file).read_text()
        assert former in text
        (self.root / file).write_text(text.replace(former, new))
        self.commit()
        return self.why_not()

    def push(self):
        Repository(self.cluster, self.bootstrap, self.bootstrap.gitea).push()

    def pushed(self):
        file = self.seen / "pushed"
        return file.read_text().splitlines() if file.exists() else []

    def lose(self):
        """The registry's volume is gone."""
        (self.seen / "pushed").unlink()

    def images(self):
        content = yaml.safe_load(self.names.read_text())
        return [each["image"] for each in content["images"]]

    def named(self, application, *texts):
        digest = hashlib.sha256("".join(texts).encode()).hexdigest()
        return f"{self.registry}/web/{application}@sha256:{digest}"


@pytest.fixture
def world(checkout, bare, tmp_path, monkeypatch):
    seen = tmp_path / "seen"
    seen.mkdir()
    program(checkout / "bin", "docker", DOCKER)
    folders = os.environ["PATH"].split(":")
    others = [each for each in folders if Path(each) != Path(sys.executable).parent]
    monkeypatch.setenv("PATH", ":".join([f"{checkout}/bin", *others]))
    monkeypatch.setenv("SEEN", str(seen))
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1")
    for name in [name for name in os.environ if name.startswith("PLATFORM_")]:
        monkeypatch.delenv(name)

    def registry(request):
        """Has the images that were pushed, by their digests."""
        name, _, version = request.path.removeprefix("/v2/").partition("/manifests/")
        image = f"{request.headers['Host']}/{name}@{version}"
        file = seen / "pushed"
        there = file.exists() and image in file.read_text().splitlines()
        return 200 if there or request.path == "/v2/token" else 404, b'{"token": "a-token"}', {}

    with served(answer=registry) as port:
        yield World(checkout, bare, seen, f"127.0.0.1:{port}")


def test_the_first_build_writes_digests_in_the_place_of_tags(world):
    before = git(world.root, "rev-parse", "HEAD").strip()
    said = world.build()
    wanted = [world.named("frontend", "first", "base"), world.named("backend", "first", "base")]
    assert world.images() == wanted
    assert sorted(world.pushed()) == sorted(wanted)
    settings = (world.root / "environments/kind.yaml").read_text()
    assert settings == "".join(f"- image: {name} # ours\n" for name in wanted)
    assert git(world.root, "status", "--porcelain") == ""
    assert git(world.root, "rev-parse", "HEAD~1").strip() == before
    changed = git(world.root, "diff", "--name-only", before, "HEAD").split()
    assert changed == ["dist/bootstrap/images.yaml", "environments/kind.yaml"]
    assert git(world.root, "log", "-1", "--format=%an").strip() == "Somebody"
    assert "which changes 'environments/kind.yaml' and dist/" in said
    assert all(name in said for name in wanted)
    assert LOGIN.password not in (world.seen / "arguments").read_text()
    assert (world.seen / "login").read_text() == "somebodya-password" * 2
    assert (world.seen / "modes").read_text().split() == ["600", "600"]
    left = [file for file in (world.root / ".cache").rglob("*") if file.is_file()]
    assert not [file for file in left if b"a-password" in file.read_bytes()]


def test_a_second_run_builds_nothing(world):
    world.build()
    head, built = git(world.root, "rev-parse", "HEAD"), world.pushed()
    assert world.build() == ""
    world.push()
    assert world.build() == ""
    assert (git(world.root, "rev-parse", "HEAD"), world.pushed()) == (head, built)


def test_a_machine_that_builds_another_digest_corrects_git_before_the_first_push(world):
    world.build()
    world.lose()
    (world.seen / "base").write_text("another")
    world.build()
    wanted = [world.named(name, "first", "another") for name in ("frontend", "backend")]
    assert world.images() == wanted
    assert sorted(world.pushed()) == sorted(wanted)


def test_what_is_unfinished_in_the_checkout_stays_out(world):
    world.change("frontend", "unfinished")
    (world.root / "main.py").write_text("raise SystemExit('unfinished')")
    (world.root / "staged").write_text("staged")
    git(world.root, "add", "staged")
    world.build()
    assert world.images()[0] == world.named("frontend", "first", "base")
    assert git(world.root, "status", "--porcelain").splitlines() == [
        " M apps/frontend/index.js",
        " M main.py",
        "A  staged",
    ]


def test_a_commit_made_meanwhile_is_not_lost(world):
    late = 'test "$1" = run && git -C "$ROOT" commit --quiet --allow-empty -m Meanwhile'
    script = f"ROOT={world.root}\n{late}\n{DOCKER}"
    program(world.root / "bin", "docker", script)
    assert shows(told(Failed, world.build), "'git merge …' failed:")
    assert git(world.root, "status", "--porcelain") == ""
    program(world.root / "bin", "docker", DOCKER)
    world.build()
    assert world.images()[0] == world.named("frontend", "first", "base")


def test_git_that_was_killed_in_a_run_before_keeps_nobody(world):
    """It dies with the wrapper, and leaves the lock of the index that it wrote."""
    for left in (".cache/digests.index.lock", ".cache/digests/half"):
        (world.root / left).parent.mkdir(parents=True, exist_ok=True)
        (world.root / left).touch()
    assert "committed" in world.build()
    assert git(world.root, "ls-files", "--", "half") == ""


def test_a_newer_release_of_the_cluster_is_left_alone(world):
    """The checkout is behind: what it names is not what runs."""
    world.build()
    world.push()
    clone = world.site / "pipeline"
    git(world.site, "clone", "--quiet", world.bare, clone)
    newer = world.named("frontend", "second", "base")
    for file in ("dist/bootstrap/images.yaml", "environments/kind.yaml"):
        text = (clone / file).read_text()
        (clone / file).write_text(text.replace(world.images()[0], newer))
    (clone / "apps/frontend/index.js").write_text("second")
    git(clone, "commit", "--quiet", "--all", "--message", "Deploy frontend")
    git(clone, "push", "--quiet")
    with (world.seen / "pushed").open("a") as file:
        file.write(f"{newer}\n")
    before = git(world.root, "rev-parse", "HEAD"), world.pushed()
    assert world.build() == ""
    assert (git(world.root, "rev-parse", "HEAD"), world.pushed()) == before
    # The registry is lost: commits of others are built only after a merge.
    world.lose()
    why = world.why_not()
    assert shows(why, "the registry lacks …, which commit … of the cluster's repository names")
    assert world.pushed() == []
    # It is built of the commit that released it, not of a later one.
    git(world.root, *re.search("'git (merge [^']+)'", why)[1].split(), "--quiet")
    world.change("frontend", "third")
    world.commit()
    world.build()
    assert sorted(world.pushed()) == sorted([newer, world.named("backend", "first", "base")])


LINK = """
case $step in
/steps/image) rm "$output/digest"; ln -s "$SEEN/secret" "$output/digest";;
esac
"""


def test_what_steps_leave_is_read_as_a_digest_alone(world):
    (world.seen / "secret").write_text("a secret of the user")
    program(world.root / "bin", "docker", DOCKER + LINK)
    why = world.why_not()
    assert "'digest' must be a file with a digest" in why
    assert "a secret" not in why


def test_code_of_an_application_shares_no_network_and_no_cache(world):
    """Those of crane are in the node's, where localhost is the registry; they run no such code."""
    lines = world.seen / "arguments"
    program(world.root / "bin", "docker", DOCKER.replace("exit 0", LEFT_NETWORK, 1))
    world.build()
    commands = re.split("^(?=run |rm |network )", lines.read_text(), flags=re.MULTILINE)
    runs = [set(each.split()) for each in commands if each.startswith("run ")]
    caches = set()
    for step, network in (("layer", "nobodys-images"), *((s, NODE) for s in ("image", "push"))):
        found = [each for each in runs if f"--entrypoint=/steps/{step}" in each]
        assert len(found) == 2
        for each in found:
            assert {part for part in each if "network" in part} == {f"--network={network}"}
            volumes = {part for part in each if part.endswith(":/cache/npm")}
            assert len(volumes) == (step == "layer")
            caches |= volumes
    assert len(caches) == 2
    # Each build has a network that is made for it, and one that a killed run has left is no reason.
    made = "network create --opt=com.docker.network.driver.mtu=1400 nobodys-images\n"
    assert commands.count(made) == 2
    assert commands.count("network rm left\n") == 4


NODE = "container:nobodys-control-plane"
LEFT_NETWORK = """{
case "$2" in ls) echo left;; inspect) echo 1400;; esac; exit 0; }"""


def test_a_lost_registry_is_filled_from_the_commit_that_named_the_image(world):
    """Not from a later one, whose pipeline has not ended: its digest would be another one."""
    world.build()
    wanted = world.images()
    world.change("frontend", "not built yet")
    world.commit()
    world.push()
    world.lose()
    world.build()
    assert sorted(world.pushed()) == sorted(wanted)
    assert world.images() == wanted


def test_a_lost_registry_that_no_build_fills(world):
    world.build()
    world.push()
    world.lose()
    (world.seen / "base").write_text("another")
    why = world.why_not()
    assert shows(why, "the registry lacks …, which the cluster's repository names")
    another = world.named("frontend", "first", "another")
    assert world.pushed() == [another]
    assert another.partition("@")[2] in why


@pytest.mark.parametrize("content", ["a: [", "images: [a]"])
def test_a_repository_whose_images_cannot_be_read(world, content):
    world.names.write_text(content)
    world.commit()
    world.push()
    git(world.root, "reset", "--quiet", "--hard", "HEAD~1")
    assert shows(
        world.why_not(),
        "… of commit …, which the cluster's repository has, is not in the form of this version",
    )


def test_an_image_that_a_variable_names(world):
    assert shows(world.why_not_with("main.py", SYNTH, ""), "dist/ names … whatever '…' says")


def test_dist_that_these_settings_do_not_give(world, monkeypatch):
    monkeypatch.setenv("PLATFORM_KIND__NAME", "another")
    file = "dist/bootstrap/images.yaml"
    why = world.why_not_with(file, "frontend:0.1.0", "frontend:0.2.0")
    assert shows(why, "dist/ is not what synth writes here")
    assert f"such as {file}, with PLATFORM_KIND__NAME" in why
    assert world.pushed() == []


def test_a_push_of_dist_that_these_settings_do_not_give(world, monkeypatch):
    monkeypatch.setattr(command_line, "Bootstrap", lambda: world.bootstrap)
    monkeypatch.setattr(command_line, "_connected", lambda *_: world.cluster)
    world.names.write_text(world.names.read_text().replace("frontend:0.1.0", "frontend:0.2.0"))
    world.commit()
    why = told(Failed, command_line.push)
    assert shows(why, "dist/ is not what synth writes here")
    assert why.endswith("write lasting values into 'environments/kind.yaml'")
    assert git(world.bare, "for-each-ref") == ""
    assert "digests" not in git(world.root, "worktree", "list")
    git(world.root, "reset", "--quiet", "--hard", "HEAD~1")
    command_line.push()
    assert git(world.bare, "rev-parse", "main") == git(world.root, "rev-parse", "HEAD")


def test_a_build_that_fails(world):
    why = world.why_not_with("bin/docker", "case $step", "echo why >&2; exit 1")
    assert shows(why, "'docker run …' failed:")
    assert why.endswith("\n  why")


def test_a_registry_that_refuses_the_login_or_is_away(world):
    world.build()
    with served(401, b"no such user") as port:
        why = world.why_not_with(world.names, world.registry, f"127.0.0.1:{port}")
    assert shows(why, "Gitea at …: Client error '401 Unauthorized'")
    assert LOGIN.password not in why
    assert shows(world.why_not(), "Gitea at …: … Connection refused")


def test_nobody_whom_git_knows(world, monkeypatch):
    monkeypatch.setenv("HOME", str(world.site))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(world.site))
    git(world.root, "config", "--unset", "user.name")
    git(world.root, "config", "--unset", "user.email")
    git(world.root, "config", "user.useConfigOnly", "true")
    assert shows(world.why_not(), "'git var …' failed:")
    assert world.pushed() == []


def test_what_is_to_be_written_must_be_committed(world):
    refuse_changes(world.root)
    (world.root / "environments/kind.yaml").write_text("# mine")
    with pytest.raises(Refused, match="1 files are not committed, such as environments/"):
        refuse_changes(world.root)


def test_settings_that_name_two_images():
    text = "a: r.example:5000/web/shop:1\nb: r.example:5000/web/shop:2\n"
    why = told(Failed, lambda: with_digest(text, "r.example:5000/web/shop", f"sha256:{'1' * 64}"))
    assert shows(why, "'…' must have one image of …")
