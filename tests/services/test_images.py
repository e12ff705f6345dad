"""The same image from the same files: built twice, in two places, by two users."""

import io
import json
import os
import shutil
import subprocess
import tarfile

import pytest

from scripts.cluster.errors import Failed
from tests.programs import made
from tests.services import image_builds, pods
from tests.services.image_builds import Sources

pytestmark = pytest.mark.skipif(pods.missing() is not None, reason=str(pods.missing()))


@pytest.fixture(scope="session", autouse=True)
def _built():
    """Takes the place of the one that asks for the programs in apps/."""


@pytest.fixture(scope="module")
def registry():
    with image_builds.registry() as address:
        yield address


@pytest.fixture(scope="module")
def frontend(registry, tmp_path_factory):
    """Returns the digest of the frontend's image, which the registry has."""
    return Sources(tmp_path_factory.mktemp("first")).make("frontend", registry)


def layer_of(registry, digest):
    """Returns the last layer of an image, as its files and their contents."""
    crane = made("tekton") / "crane"
    image = f"{registry}/frontend@{digest}"
    manifest = json.loads(subprocess.check_output([crane, "manifest", image]))
    last = f"{registry}/frontend@{manifest['layers'][-1]['digest']}"
    with tarfile.open(fileobj=io.BytesIO(subprocess.check_output([crane, "blob", last]))) as files:
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
        monkeypatch.setattr("os.getuid", lambda: 65534)
        monkeypatch.setattr("os.getgid", lambda: 65533)
        assert sources.make("frontend") == frontend
    finally:
        os.umask(before)


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
    # Of another version each file has another time, by which a server of files tells them apart.
    assert {each.mtime for each in entries} == {int(version_of(files)[:7], 16)}


def version_of(files):
    return json.loads(files["app/build/client/_app/version.json"][1])["version"]


def test_a_change_gives_another_image_of_another_version(frontend, registry, tmp_path):
    """Also that of a link, whose file stays the same."""
    sources = Sources(tmp_path)
    (tmp_path / "apps/frontend/static/more.txt").symlink_to("robots.txt")
    sources.commit()
    image = sources.make("frontend", registry)
    assert image != frontend
    assert version_of(layer_of(registry, image)) != version_of(layer_of(registry, frontend))


def test_a_push_again_pushes_the_same(frontend, registry, tmp_path):
    assert Sources(tmp_path).make("frontend", registry) == frontend


def test_what_is_not_committed_is_not_built(frontend, tmp_path):
    sources = Sources(tmp_path)
    shutil.rmtree(tmp_path / "apps/frontend/src")
    (tmp_path / "apps/frontend/static/unfinished.txt").write_text("unfinished")
    assert sources.make("frontend") == frontend


def test_a_lock_file_that_does_not_fit(tmp_path):
    sources = Sources(tmp_path)
    file = tmp_path / "apps/frontend/package.json"
    package = json.loads(file.read_text())
    package["dependencies"]["pino"] = "0.0.1"
    file.write_text(json.dumps(package))
    sources.commit()
    with pytest.raises(Failed, match="npm error code"):
        sources.make("frontend")
    # Nothing of it stays but npm's cache.
    assert [each.name for each in (tmp_path / ".cache/images").iterdir()] == ["npm"]
