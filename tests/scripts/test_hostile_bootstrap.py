"""Hostile files of dist/bootstrap/ name no path outside of the checkout."""

import shutil

import pytest

from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.errors import Refused
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
    [
        ("manifests.yaml", "- dist/", "- ../outside/"),
        ("manifests.yaml", "- dist/", "- /dist/"),
        ("releases.yaml", "values: dist/", "values: dist/../../"),
        ("releases.yaml", "chart: oci", "chart: --post-renderer=oci"),
        ("releases.yaml", "name: argocd", "name: --kubeconfig=x"),
        ("kind.yaml", "name: ", "name: ../"),
        ("kind.yaml", "hostPath: backups", "hostPath: ../backups"),
        ("kind.yaml", "hostPath: backups", "hostPath: /etc"),
        ("host.yaml", "name: kind", "name: ../../bin/kind"),
        ("host.yaml", "max_user_instances", "../../../../x"),
        ("gitea.yaml", "url: http://localhost", "url: --upload-pack=touch"),
        ("gitea.yaml", "default_branch: main", "default_branch: -main"),
        ("images.yaml", "context: apps", "context: ../apps"),
        ("images.yaml", "repository: ", "repository: --"),
        ("images.yaml", "name: layer", "name: ../../../../.git/hooks/pre-push"),
        ("images.yaml", "image: docker.io/library/node", "image: --privileged"),
        ("images.yaml", "APPLICATION: frontend", "'A=1': frontend"),
        ("backups.yaml", "store: ", "store: ../"),
        ("secrets.yaml", "kept_in_file: ", "kept_in_file: ../"),
        ("addresses.yaml", "login: ", "login: --filename="),
        ("network.yaml", "deployment: ", "deployment: --"),
    ],
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
