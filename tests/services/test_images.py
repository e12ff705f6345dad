"""The same image from the same files: built twice, in two places, by two users."""

import io
import json
import os
import re
import subprocess
import tarfile

import pytest

from tests.programs import made
from tests.services import image_builds
from tests.services.containers import missing
from tests.services.image_builds import Sources

pytestmark = [
    pytest.mark.by_turns("images"),
    pytest.mark.skipif(missing() is not None, reason=str(missing())),
]


# Most that an image may hold beside its base image; it is 12 to 14 MB.
IMAGE_BYTES = 20e6


@pytest.fixture(scope="session", autouse=True)
def _built():
    """Take the place of the one that asks for the programs in apps/."""


@pytest.fixture(scope="module")
def registry():
    with image_builds.registry() as address:
        yield address


@pytest.fixture(scope="module")
def frontend(registry, tmp_path_factory):
    return Sources(tmp_path_factory.mktemp("first")).make("frontend", registry)


def read(registry, what, digest):
    """Return the manifest, the configuration or a blob of an image."""
    crane = made("tekton") / "crane"
    return subprocess.check_output([crane, what, f"{registry}/frontend@{digest}"])


def layer_of(registry, digest):
    """Return the last layer of an image, as its files and their contents."""
    last = json.loads(read(registry, "manifest", digest))["layers"][-1]
    blob = io.BytesIO(read(registry, "blob", last["digest"]))
    with tarfile.open(fileobj=blob) as files:
        return {
            each.name: (each, files.extractfile(each).read() if each.isfile() else b"")
            for each in files
        }


def test_another_user_in_another_folder_builds_the_same(
    frontend, registry, tmp_path_factory, monkeypatch
):
    """After a change of what the image is not made of; folders are open to all, which npm sees."""
    if os.getuid() != 0:
        pytest.skip("needs root, to be another user")
    before = os.umask(0)
    try:
        folder = tmp_path_factory.mktemp("second").parent / "another folder"
        sources = Sources(folder)
        (folder / "apps/backend/src/more.ts").write_text("export const more = 1;\n")
        (folder / "apps/README.md").write_text("# More\n")
        sources.commit()
        (folder / "apps/frontend/static/unfinished.txt").write_text("not committed")
        monkeypatch.setattr("os.getuid", lambda: 65534)
        monkeypatch.setattr("os.getgid", lambda: 65533)
        assert sources.make("frontend") == frontend
    finally:
        os.umask(before)


def test_an_image_holds_what_runs_and_no_more(frontend, registry):
    config = json.loads(read(registry, "config", frontend))["config"]
    assert config["User"] == "10001:10001"
    assert "Healthcheck" not in config
    assert config["Labels"]["org.opencontainers.image.title"] == "guestbook-frontend"
    assert config["Labels"]["org.opencontainers.image.licenses"] == "Apache-2.0"
    files = layer_of(registry, frontend)
    assert sum(len(content) for _, content in files.values()) < IMAGE_BYTES
    packages = set(re.findall(r"^app/node_modules/([^/]+)/", "\n".join(files), re.MULTILINE))
    assert {"pino", "zod"} <= packages
    assert not {"vite", "svelte", "typescript", "vitest", "axe-core"} & packages


def test_the_layer_tells_nothing_of_who_built_it(frontend, registry):
    files = layer_of(registry, frontend)
    entries = [entry for entry, _ in files.values()]
    assert {(each.uid, each.gid, each.uname, each.gname) for each in entries} == {(0, 0, "", "")}
    assert {each.mode for each in entries if each.isfile()} <= {0o644, 0o755}
    assert {each.mode for each in entries if each.isdir()} == {0o755}
    assert list(files) == sorted(files, key=lambda name: name.split("/"))
    assert not [each.name for each in entries if each.issym() and each.linkname.startswith("/")]
    for name, (_, content) in files.items():
        assert b"/tmp/layer" not in content, name
    # Files of another version have another time, by which a file server tells them apart.
    assert {each.mtime for each in entries} == {int(version_of(files)[:7], 16)}


def version_of(files):
    return json.loads(files["app/build/client/_app/version.json"][1])["version"]


def test_a_change_gives_another_image_of_another_version(frontend, registry, tmp_path):
    sources = Sources(tmp_path)
    (tmp_path / "apps/frontend/static/more.txt").symlink_to("robots.txt")
    sources.commit()
    image = sources.make("frontend", registry)
    assert image != frontend
    assert version_of(layer_of(registry, image)) != version_of(layer_of(registry, frontend))
