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
    path = f"/packages/{owner}/container/{package.replace('/', '%2F')}/{version}"
    return _ask("GET", url, path, login).is_success


def _ask(
    method: str, url: str, path: str, login: Login, content: dict[str, object] | None = None
) -> httpx.Response:
    """Returns what Gitea's API answers, also that there is no such thing."""
    try:
        answer = httpx.request(
            method, f"{url}/api/v1{path}", json=content, auth=login, timeout=SECONDS
        )
    except httpx.HTTPError as error:
        raise Failed(f"Gitea at {url} does not answer: {error}") from None
    if not answer.is_success and answer.status_code != httpx.codes.NOT_FOUND:
        said = f"{answer.status_code}: {answer.text[:200]}"
        raise Failed(f"Gitea at {url}: {method} {path} is {said}")
    return answer


@contextmanager
def _logged_in(images: Images, url: str, login: Login) -> Iterator[dict[str, str]]:
    """Yields variables for Docker with a token that is gone afterwards.

    Docker's own settings are left alone, and so is where it keeps logins. Its daemon is asked for,
    since those settings may name it.
    """
    scopes: dict[str, object] = {"name": TOKEN, "scopes": ["write:package"]}
    answer = _ask("POST", url, _tokens(login), login, scopes)
    host = run("docker", "context", "inspect", "--format", "{{.Endpoints.docker.Host}}").strip()
    try:
        with tempfile.TemporaryDirectory() as folder:
            token = f"{login.username}:{answer.json()['sha1']}".encode()
            entry = {images.registry: {"auth": base64.b64encode(token).decode()}}
            Path(folder, "config.json").write_text(json.dumps({"auths": entry}))
            yield {"DOCKER_CONFIG": folder, "DOCKER_HOST": os.environ.get("DOCKER_HOST") or host}
    finally:
        _remove_token(url, login)


def _tokens(login: Login) -> str:
    return f"/users/{login.username}/tokens"


def _remove_token(url: str, login: Login) -> None:
    _ask("DELETE", url, f"{_tokens(login)}/{TOKEN}", login)
