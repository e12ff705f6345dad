"""Hostile files of dist/bootstrap/ name no path outside of the checkout."""

import shutil

import pytest

from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.errors import Refused
from tests.beside import beside
from tests.checkout import ROOT

PROPERTIES = (
    *("kind", "host", "addresses", "releases", "images", "gitea", "scheduled_backups"),
    *("network", "secrets", "root_manifests", "first_files"),
)


@pytest.fixture
def bootstrap(tmp_path):
    shutil.copytree(ROOT / "dist/bootstrap", tmp_path / "dist/bootstrap")
    return Bootstrap(tmp_path)


@pytest.mark.parametrize(
    ("name", "former", "new"),
    beside(__file__),
)
def test_a_text_that_leads_elsewhere_is_refused(bootstrap, name, former, new):
    file = bootstrap.file(f"dist/bootstrap/{name}")
    text = file.read_text()
    assert former in text
    file.write_text(text.replace(former, new))
    with pytest.raises(Refused, match=f"{name} is not in the form of this version"):
        _ = [getattr(bootstrap, each) for each in PROPERTIES]


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"- 2026-99-99", b"- !!python/name:os.system ''", b"[" * 100_000]
)
def test_a_file_that_is_no_plain_yaml_is_refused(bootstrap, content):
    file = bootstrap.file("dist/bootstrap/host.yaml")
    file.write_bytes(content)
    with pytest.raises(Refused, match=r"host.yaml cannot be read"):
        _ = bootstrap.host


def test_a_link_is_refused(bootstrap, tmp_path):
    (tmp_path / "secret").write_text("a secret of the user")
    file = bootstrap.file("dist/bootstrap/host.yaml")
    file.unlink()
    file.symlink_to(tmp_path / "secret")
    with pytest.raises(Refused, match=r"host.yaml must be a file, without links"):
        _ = bootstrap.host
