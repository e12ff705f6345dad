"""Images that dist/ names and Gitea's registry lacks: built by Docker, and pushed."""

import base64
import json
import os
import shlex
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from scripts.cluster.api import Cluster
from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.commands import run
from scripts.cluster.declared import Images
from scripts.cluster.errors import Failed
from scripts.cluster.progress import Progress
from scripts.gitea import Login

TOKEN = "up"
"""Name of the token."""

SECONDS = 30
BUILD_SECONDS = 1800
OPTIONS = "DOCKER_BUILD_OPTIONS"
"""Variable with options of `docker build`, as for a base image from elsewhere."""


def build_images(cluster: Cluster, bootstrap: Bootstrap, progress: Progress) -> None:
    """Builds the images that the registry lacks, and pushes them with a token of this run.

    Raises:
        Failed: One cannot be built or pushed, or is named by a digest that no build would have.
    """
    images = bootstrap.images
    if not images:
        return
    url = f"http://{images.registry}"
    login = Login.of(cluster.secret_values(images.namespace, images.login))
    missing = [
        each
        for each in images.images
        if each.image.startswith(f"{images.registry}/") and not _is_there(url, login, each.image)
    ]
    # One that was killed has left it.
    _remove_token(url, login)
    for each in missing:
        if "@" in each.image:
            raise Failed(
                f"the registry lacks {each.image}, and another build would have another digest; "
                "push that image, or name a tag in the settings and run 'make synth'"
            )
        progress.say(f"building {each.image}")
        arguments = [f"--build-arg={name}={value}" for name, value in each.arguments.items()]
        run(
            *("docker", "build", "--quiet", "--tag", each.image, *arguments),
            *shlex.split(os.environ.get(OPTIONS, "")),
            bootstrap.root / each.context,
            seconds=BUILD_SECONDS,
        )
    if missing:
        with _logged_in(images, url, login) as variables:
            for each in missing:
                progress.say(f"pushing {each.image}")
                run(
                    *("docker", "push", "--quiet", each.image),
                    variables=variables,
                    seconds=BUILD_SECONDS,
                )


def _is_there(url: str, login: Login, image: str) -> bool:
    """Whether Gitea has the image, by its list of packages."""
    name, _, version = image.partition("/")[2].replace("@", ":").partition(":")
    owner, _, package = name.partition("/")
    path = f"/api/v1/packages/{owner}/container/{package.replace('/', '%2F')}/{version}"
    try:
        answer = httpx.get(url + path, auth=login, timeout=SECONDS)
    except httpx.HTTPError as error:
        raise Failed(f"Gitea at {url} does not answer: {error}") from None
    if answer.status_code not in (httpx.codes.OK, httpx.codes.NOT_FOUND):
        raise Failed(f"Gitea at {url}{path} is {answer.status_code}: {answer.text[:200]}")
    return answer.is_success


@contextmanager
def _logged_in(images: Images, url: str, login: Login) -> Iterator[dict[str, str]]:
    """Yields variables for Docker with a token that is gone afterwards.

    Docker's own settings are left alone, and so is where it keeps logins. Its daemon is asked for,
    since those settings may name it.
    """
    scopes = {"name": TOKEN, "scopes": ["write:package"]}
    answer = httpx.post(_tokens(url, login), json=scopes, auth=login, timeout=SECONDS)
    if not answer.is_success:
        raise Failed(f"Gitea gives no token: {answer.status_code}: {answer.text[:200]}")
    host = run("docker", "context", "inspect", "--format", "{{.Endpoints.docker.Host}}").strip()
    try:
        with tempfile.TemporaryDirectory() as folder:
            token = f"{login.username}:{answer.json()['sha1']}".encode()
            entry = {images.registry: {"auth": base64.b64encode(token).decode()}}
            Path(folder, "config.json").write_text(json.dumps({"auths": entry}))
            yield {"DOCKER_CONFIG": folder, "DOCKER_HOST": os.environ.get("DOCKER_HOST") or host}
    finally:
        _remove_token(url, login)


def _tokens(url: str, login: Login) -> str:
    return f"{url}/api/v1/users/{login.username}/tokens"


def _remove_token(url: str, login: Login) -> None:
    httpx.delete(f"{_tokens(url, login)}/{TOKEN}", auth=login, timeout=SECONDS)
