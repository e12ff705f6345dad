"""Images that the cluster's commit names and Gitea's registry lacks: built, and pushed."""

from pathlib import Path
from typing import Any

import httpx
import yaml
from pydantic import TypeAdapter, ValidationError

from scripts.cluster.api import Cluster
from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.declared.parts import Image, Images
from scripts.cluster.errors import Failed
from scripts.cluster.programs.commands import run
from scripts.cluster.progress import Progress
from scripts.cluster.steps.digests import DigestCommit, environment_file
from scripts.cluster.steps.git import Repository
from scripts.cluster.steps.image_steps import ImageSteps
from scripts.gitea import Login

SECONDS = 30
FILE = "dist/bootstrap/images.yaml"

MANIFESTS = (
    "application/vnd.docker.distribution.manifest.v2+json",
    "application/vnd.oci.image.manifest.v1+json",
)
"""Types of manifests that a registry is asked for."""


def build_images(cluster: Cluster, bootstrap: Bootstrap, progress: Progress) -> None:
    """Builds the images that the registry lacks of those that will run, and pushes them.

    The cluster's repository says which these are. While it is empty, this checkout does: where
    dist/ names a tag, or another digest than that of the build, a commit corrects it.

    Raises:
        Failed: One cannot be built or pushed, or a repository that is not empty names an image that
            a build of its commit does not give.
    """
    images = bootstrap.images
    if not images or not bootstrap.gitea:
        return
    login = Login.of(cluster.secret_values(images.namespace, images.login))
    registry = _Registry(images.registry, login)
    name = bootstrap.kind.name
    steps = ImageSteps(bootstrap.root, f"{name}-images", f"container:{name}-control-plane")
    there = Repository(cluster, bootstrap, bootstrap.gitea).fetch()
    if there:
        _supply(bootstrap.root, there, steps, registry, progress)
    else:
        _begin(bootstrap.root, images, steps, registry, progress)


class _Registry:
    """Gitea's registry of images, as the user that pushes."""

    def __init__(self, address: str, login: Login) -> None:
        self.login = login
        self._address = address

    def holds(self, image: str) -> bool:
        """Returns whether it has an image of its own; of another registry nothing is known."""
        name, _, digest = image.removeprefix(f"{self._address}/").partition("@")
        name, _, tag = name.partition(":")
        if not image.startswith(f"{self._address}/"):
            return True
        path = f"/v2/{name}/manifests/{digest or tag}"
        token = self._ask("GET", "/v2/token", auth=self.login).json()["token"]
        headers = {"Accept": ", ".join(MANIFESTS), "Authorization": f"Bearer {token}"}
        return self._ask("HEAD", path, headers=headers).is_success

    def _ask(
        self,
        method: str,
        path: str,
        *,
        auth: Login | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        url = f"http://{self._address}"
        try:
            with httpx.Client(trust_env=False, timeout=SECONDS) as http:
                answer = http.request(method, f"{url}{path}", auth=auth, headers=headers)
        except httpx.HTTPError as error:
            raise Failed(f"Gitea at {url} does not answer: {error}") from None
        if not answer.is_success and answer.status_code != httpx.codes.NOT_FOUND:
            said = f"{answer.status_code}: {answer.text[:200]}"
            raise Failed(f"Gitea at {url}: {method} {path} is {said}")
        return answer


def _begin(
    root: Path, images: Images, steps: ImageSteps, registry: _Registry, progress: Progress
) -> None:
    """Builds what the first commit of an empty repository names."""
    ours = [each for each in images.images if each.repository.startswith(f"{images.registry}/")]
    missing = [each for each in ours if not each.digest or not registry.holds(each.image)]
    if not missing:
        return
    changes = DigestCommit(root)
    changes.prepare()
    built = {each.repository: _make(each, "HEAD", steps, registry, progress) for each in missing}
    other = {each.repository for each in missing if each.digest != built[each.repository]}
    if other:
        changes.make({name: built[name] for name in sorted(other)}, progress.say)


def _supply(
    root: Path, commit: str, steps: ImageSteps, registry: _Registry, progress: Progress
) -> None:
    """Builds what a commit of the cluster's repository names and the registry has lost."""
    for name in _names(root, commit):
        if registry.holds(name):
            continue
        source = _introduced(root, name, commit)
        image = _declared(root, name, source)
        if image.image != name:
            # It had another name then, as of another port of the registry.
            made = {"context": image.context, "steps": image.steps}
            image = _declared(root, name, commit).model_copy(update=made)
        digest = _make(image, source, steps, registry, progress)
        if image.digest != digest:
            raise Failed(
                f"the registry lacks {name}, which the cluster's repository names, and a build of "
                f"commit {source[:12]} is {digest} here; that is pushed: in a checkout of commit "
                f"{commit[:12]}, write {image.repository}@{digest} into '{environment_file()}', "
                "run 'make synth', commit, and run 'make push'"
            )


def _make(
    image: Image, commit: str, steps: ImageSteps, registry: _Registry, progress: Progress
) -> str:
    progress.say(f"building {image.repository}")
    digest = steps.make(image, commit, registry.login)
    if not registry.holds(f"{image.repository}@{digest}"):
        raise Failed(f"the registry lacks {image.repository}@{digest}, which was pushed; run again")
    progress.say(f"pushed {image.repository}@{digest}")
    return digest


def _names(root: Path, commit: str) -> list[str]:
    """Returns the images of a commit, also of one in the form of another version."""
    try:
        return [str(each["image"]) for each in _content(root, commit).get("images", ())]
    except (yaml.YAMLError, AttributeError, KeyError, TypeError):
        raise Failed(
            f"{FILE} of commit {commit[:12]} is not what synth writes, and the cluster's "
            "repository has it; run 'make synth' in a checkout of that commit, commit dist/, and "
            "run 'make push'"
        ) from None


def _content(root: Path, commit: str) -> Any:  # noqa: ANN401 - whatever somebody has pushed
    """Returns images.yaml of a commit; nothing is in it if there is none."""
    listed = run("git", "ls-tree", "--name-only", commit, "--", FILE, folder=root)
    text = run("git", "show", f"{commit}:{FILE}", folder=root) if listed.strip() else ""
    return yaml.load(text, yaml.CSafeLoader) or {}


def _introduced(root: Path, image: str, commit: str) -> str:
    """Returns the first commit that names the image, if that is by a digest.

    Later ones may have other sources: those that were not built yet, or whose release was reverted.
    """
    digest = image.partition("@")[2]
    if not digest:
        return commit
    log = ("log", "--reverse", "--format=%H", f"-S{digest}", commit, "--", FILE)
    return (run("git", *log, folder=root).split() or [commit])[0]


def _declared(root: Path, name: str, commit: str) -> Image:
    """Returns how a commit makes an image, which may have another name there."""
    try:
        images = TypeAdapter(Images).validate_python(_content(root, commit)).images
    except (yaml.YAMLError, ValidationError) as error:
        raise Failed(
            f"the registry lacks {name}, and {FILE} of commit {commit[:12]} is not in the form of "
            f"this version: {error}"
        ) from None
    same = [each for each in images if each.digest == name.partition("@")[2]]
    return next((each for each in images if each.image == name), *same[:1])
