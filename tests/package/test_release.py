"""The version of what is built: from Git tags, or a fallback where there are none."""

import re
import shutil
import sys
import tomllib

import pytest

from tests.checkout import ROOT, ended

FILES = (".gitignore", "CHANGELOG.md", "LICENSE", "Makefile", "README.md", "pyproject.toml")
IDENTITY = ("-c", "user.name=Ada", "-c", "user.email=ada@shop.example")


def run(*command, cwd):
    done = ended(command, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def git(*arguments, cwd):
    return run("git", *IDENTITY, *arguments, cwd=cwd)


def version(folder):
    return run(sys.executable, "-m", "hatchling", "version", cwd=folder)


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "repository"
    folder.mkdir()
    for name in ("constructs_lib", "imports", "requirements"):
        shutil.copytree(ROOT / name, folder / name, symlinks=True)
    for name in FILES:
        shutil.copy2(ROOT / name, folder)
    git("init", "--quiet", cwd=folder)
    git("add", ".", cwd=folder)
    git("commit", "--quiet", "--message", "One", cwd=folder)
    git("commit", "--quiet", "--message", "Two", "--allow-empty", cwd=folder)
    return folder


def clone(repository, name, *options):
    folder = repository.with_name(name)
    git("clone", "--quiet", *options, f"file://{repository}", str(folder), cwd=repository)
    return folder


def test_without_a_tag_it_is_older_than_the_first_release(repository):
    assert re.fullmatch(r"0\.0\.1\.dev2\+g[0-9a-f]{7,}", version(repository))
    shallow = clone(repository, "shallow", "--depth=1")
    assert re.fullmatch(r"0\.0\.1\.dev1\+g[0-9a-f]{7,}", version(shallow))


def test_a_tag_is_the_version(repository):
    git("tag", "v0.3.0", cwd=repository)
    git("tag", "images-9.0.0", cwd=repository)
    assert version(repository) == "0.3.0"
    git("commit", "--quiet", "--message", "Three", "--allow-empty", cwd=repository)
    assert version(repository).startswith("0.3.1.dev1+g")
    assert version(clone(repository, "untagged", "--no-tags")).startswith("0.0.1.dev3+g")


def test_a_tag_makes_what_a_release_publishes(repository):
    (repository / ".venv").symlink_to(ROOT / ".venv")
    git("tag", "v0.1.0", cwd=repository)
    run("make", "release", cwd=repository)
    release = repository / "build/release"
    assert {each.name for each in (release / "packages").iterdir()} == {
        "cdk8s_web_platform-0.1.0-py3-none-any.whl",
        "cdk8s_web_platform-0.1.0.tar.gz",
    }
    assert {"notes.md", "sbom.cdx.json"} <= {each.name for each in release.iterdir()}
    notes = (release / "notes.md").read_text()
    assert notes.strip().startswith("What the first release has")
    assert "\n## " not in notes
    git("tag", "v9.9.9", cwd=repository)
    git("tag", "--delete", "v0.1.0", cwd=repository)
    done = ended(("make", "release"), cwd=repository)
    assert done.returncode == 2
    assert "CHANGELOG.md has no section '## [9.9.9]'; write it" in done.stdout


def test_the_address_of_the_project_is_stated_in_one_place():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    pattern = r"https://(github\.com/[a-z0-9-]+|[a-z0-9-]+\.github\.io)/cdk8s-web-platform\b"
    found = run("git", "grep", "-hoE", pattern, cwd=ROOT).splitlines()
    stated = {project["urls"][name].rstrip("/") for name in ("Repository", "Documentation")}
    assert set(found) == stated


def test_an_archive_and_an_sdist_build(repository):
    git("tag", "v0.3.0", cwd=repository)
    hatchling = (sys.executable, "-m", "hatchling", "build")
    run(*hatchling, "-t", "sdist", "-d", "../sdist", cwd=repository)
    (sdist,) = repository.with_name("sdist").glob("cdk8s_web_platform-0.3.0.tar.gz")
    run("tar", "xzf", str(sdist), cwd=sdist.parent)
    run(*hatchling, "-t", "wheel", "-d", ".", cwd=sdist.with_suffix("").with_suffix(""))
    shutil.rmtree(repository / ".git")
    (repository / ".venv").symlink_to(ROOT / ".venv")
    run("make", "wheel", cwd=repository)
    (wheel,) = (repository / "build/wheel").glob("*.whl")
    assert wheel.name == "cdk8s_web_platform-0.0.0-py3-none-any.whl"
