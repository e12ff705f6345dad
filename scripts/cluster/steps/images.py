"""Images that the cluster's commit names and Gitea's registry lacks: built, and pushed."""

from collections.abc import Sequence
from pathlib import Path

import httpx
from pydantic import TypeAdapter

from constructs_lib.reference.bootstrap_files import Image, Images
from scripts.cluster.bootstrap import Bootstrap, documents
from scripts.cluster.commands import run
from scripts.cluster.errors import Failed
from scripts.cluster.kubectl import Kubectl
from scripts.cluster.progress import Progress
from scripts.cluster.steps.git import DigestCommit, Repository, environment_file
from scripts.cluster.steps.image_steps import ImageSteps
from scripts.gitea_api import Login

SECONDS = 30
FILE = "dist/bootstrap/images.yaml"

MANIFESTS = (
    "application/vnd.docker.distribution.manifest.v2+json",
    "application/vnd.oci.image.manifest.v1+json",
)
"""Types of manifests that a registry is asked for."""


def build_images(kubectl: Kubectl, bootstrap: Bootstrap, progress: Progress) -> None:
    """Build the images that the registry lacks of those that will run, and push them.

    The cluster's repository says which these are. While it is empty, this checkout does: where
    dist/ names a tag, or another digest than that of the build, a commit corrects it.
    """
    images = bootstrap.images
    if not images or not bootstrap.gitea:
        return
    registry = _Registry(images.registry, kubectl.login(images.namespace, images.login))
    name = bootstrap.kind.name
    steps = ImageSteps(bootstrap.root, f"{name}-images", f"container:{name}-control-plane")
    repository = Repository(kubectl, bootstrap, bootstrap.gitea)
    there = repository.fetch()
    if there:
        _supply(bootstrap.root, repository, there, steps, registry, progress)
    else:
        _begin(bootstrap.root, images, steps, registry, progress)


class _Registry:
    """Gitea's registry of images, as the user that pushes."""

    def __init__(self, address: str, login: Login) -> None:
        self.login = login
        self._address = address

    def holds(self, image: str) -> bool:
        """Return whether it has an image of its own; of another registry nothing is known."""
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
    """Build what the first commit of an empty repository names."""
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
    root: Path,
    repository: Repository,
    commit: str,
    steps: ImageSteps,
    registry: _Registry,
    progress: Progress,
) -> None:
    """Build what a commit of the cluster's repository names and the registry has lost.

    Only of what the checkout has as well: whoever may push there could run anything here.
    """
    for image in _images(root, commit):
        if registry.holds(image.image):
            continue
        if repository.has_more(commit):
            raise Failed(
                f"the registry lacks {image.image}, which commit {commit[:12]} of the cluster's "
                "repository names, and this checkout lacks that commit, of which nothing is built; "
                f"see 'git log HEAD..{repository.remote}', then run 'git merge "
                f"{repository.remote}', and run again"
            )
        source = _introduced(root, image, commit)
        digest = _make(image, source, steps, registry, progress)
        if image.digest != digest:
            raise Failed(
                f"the registry lacks {image.image}, which the cluster's repository names, and a "
                f"build of commit {source[:12]} is {digest} here; that is pushed: in a checkout of "
                f"commit {commit[:12]}, write {image.repository}@{digest} into "
                f"'{environment_file()}', run 'make synth', commit, and run 'make push'"
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


def _images(root: Path, commit: str) -> Sequence[Image]:
    """Return the images that a commit names."""
    listed = run("git", "ls-tree", "--name-only", commit, "--", FILE, folder=root)
    if not listed.strip():
        return ()
    try:
        text = run("git", "show", f"{commit}:{FILE}", folder=root)
        return TypeAdapter(list[Images]).validate_python(documents(text))[0].images
    # Pydantic's errors are of this type, too.
    except (ValueError, IndexError) as error:
        raise Failed(
            f"{FILE} of commit {commit[:12]}, which the cluster's repository has, is not in the "
            f"form of this version: {error}"
        ) from None


def _introduced(root: Path, image: Image, commit: str) -> str:
    """Return the first commit that names the image, if that is by a digest.

    Later ones may have other sources: those that were not built yet, or whose release was reverted.
    """
    if not image.digest:
        return commit
    log = ("log", "--reverse", "--format=%H", f"-S{image.digest}", commit, "--", FILE)
    return (run("git", *log, folder=root).split() or [commit])[0]
