"""Images that a registry lacks: built, pushed with a token, and what is in the way of that."""

import base64
import json
import os
import shutil
from types import SimpleNamespace

import pytest
import yaml

from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.errors import Failed
from scripts.cluster.steps.images import build_images
from tests.scripts.tools import program, served
from tests.troubleshooting import shows

LOGIN = {"username": "somebody", "password": "secret"}


def build(checkout, registry, **image):
    """Builds the first image of dist/ for a registry."""
    file = checkout / "dist/bootstrap/images.yaml"
    content = yaml.safe_load(file.read_text())
    first = {**content["images"][0], "image": f"{registry}/web/frontend:1", **image}
    file.write_text(yaml.safe_dump({**content, "registry": registry, "images": [first]}))
    cluster = SimpleNamespace(secret_values=lambda namespace, name: LOGIN)
    build_images(cluster, Bootstrap(checkout), SimpleNamespace(say=str))


def why_not(checkout, registry, **image):
    with pytest.raises(Failed) as raised:
        build(checkout, registry, **image)
    return str(raised.value)


def test_an_image_that_cannot_be_built(checkout):
    """Its folder is missing, whatever Docker there is."""
    if not shutil.which("docker"):
        pytest.skip("needs docker: apt-get install docker.io")
    with served(404) as port:
        why = why_not(checkout, f"127.0.0.1:{port}", context="nowhere")
    assert shows(why, "'docker build …' failed:")


def test_an_image_whose_digest_no_build_would_have(checkout):
    with served(404) as port:
        registry = f"127.0.0.1:{port}"
        why = why_not(checkout, registry, image=f"{registry}/web/frontend@sha256:{'0' * 64}")
    assert shows(why, "the registry lacks …, and another build would have another digest")


def test_a_registry_that_refuses_the_login(checkout):
    with served(401, b"no such user") as port:
        why = why_not(checkout, f"127.0.0.1:{port}")
    assert shows(why, "Gitea at …: … is …")
    assert why.endswith("is 401: no such user")
    assert LOGIN["password"] not in why


def test_a_registry_that_is_away(checkout):
    assert shows(why_not(checkout, "127.0.0.1:1"), "Gitea at … does not answer")


DOCKER = """
echo "$@" >> seen
case "$1" in
  push) cat "$DOCKER_CONFIG/config.json" > login;;
  context) echo unix:///var/run/docker.sock;;
esac
"""


@pytest.mark.parametrize("lacks", [True, False])
def test_what_the_registry_lacks_is_pushed_with_a_token_of_the_run(checkout, monkeypatch, lacks):
    program(checkout / "bin", "docker", DOCKER)
    monkeypatch.setenv("PATH", f"{checkout}/bin:{os.environ['PATH']}")
    monkeypatch.chdir(checkout)
    asked = []
    given = {"POST": (201, b'{"sha1": "a-token"}'), "DELETE": (404, b"")}
    with served(404 if lacks else 200, seen=asked, **given) as port:
        build(checkout, f"127.0.0.1:{port}")
    package = "GET /api/v1/packages/web/container/frontend/1"
    tokens = "/api/v1/users/somebody/tokens"
    # One that an interrupted run has left is removed, too.
    removed = f"DELETE {tokens}/up"
    assert asked == [package, removed, *([f"POST {tokens}", removed] if lacks else [])]
    if not lacks:
        assert not (checkout / "seen").exists()
        return
    seen = (checkout / "seen").read_text()
    image = f"127.0.0.1:{port}/web/frontend:1"
    assert f"build --quiet --tag {image} --build-arg=APP=frontend" in seen
    assert f"push --quiet {image}" in seen
    assert "a-token" not in seen
    (auth,) = json.loads((checkout / "login").read_text())["auths"].values()
    assert base64.b64decode(auth["auth"]) == b"somebody:a-token"
