"""Images that the cluster's commit names and Gitea's registry lacks: built, and pushed."""

from collections.abc import Callable, Sequence
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
    login = kubectl.login(images.namespace, images.login)
    builder = _Builder(bootstrap, images, login, progress.say)
    repository = Repository(kubectl, bootstrap, bootstrap.gitea)
    there = repository.fetch()
    if there:
        builder.supply(repository, there)
    else:
        builder.begin()


class _Builder:
    """Builds images, and pushes them to Gitea's registry as the user of a login."""

    def __init__(
        self, bootstrap: Bootstrap, images: Images, login: Login, say: Callable[[str], None]
    ) -> None:
        root, name = bootstrap.root, bootstrap.kind.name
        self._steps = ImageSteps(root, f"{name}-images", f"container:{name}-control-plane")
        self._root, self._images, self._login, self._say = root, images, login, say

    def begin(self) -> None:
        """Build what the first commit of an empty repository names."""
        ours = [each for each in self._images.images if self._is_ours(each.image)]
        missing = [each for each in ours if not each.digest or not self._holds(each.image)]
        if not missing:
            return
        changes = DigestCommit(self._root)
        changes.prepare()
        built = {each.repository: self._make(each, "HEAD") for each in missing}
        other = {each.repository for each in missing if each.digest != built[each.repository]}
        if other:
            changes.make({name: built[name] for name in sorted(other)}, self._say)

    def supply(self, repository: Repository, commit: str) -> None:
        """Build what a commit of the cluster's repository names and the registry has lost.

        Only images of the checkout are built: other pushed code could be hostile.
        """
        for image in _images(self._root, commit):
            if not self._is_ours(image.image) or self._holds(image.image):
                continue
            if repository.has_more(commit):
                raise Failed(
                    f"the registry lacks {image.image}, which commit {commit[:12]} of the "
                    "cluster's repository names, and this checkout lacks that commit, of which "
                    f"nothing is built; see 'git log HEAD..{repository.remote}', then run 'git "
                    f"merge {repository.remote}', and run again"
                )
            source = _introduced(self._root, image, commit)
            digest = self._make(image, source)
            if image.digest != digest:
                raise Failed(
                    f"the registry lacks {image.image}, which the cluster's repository names, and "
                    f"a build of commit {source[:12]} is {digest} here; that is pushed: in a "
                    f"checkout of commit {commit[:12]}, write {image.repository}@{digest} into "
                    f"'{environment_file()}', run 'make synth', commit, and run 'make push'"
                )

    def _make(self, image: Image, commit: str) -> str:
        self._say(f"building {image.repository}")
        digest = self._steps.make(image, commit, self._login)
        self._say(f"pushed {image.repository}@{digest}")
        return digest

    def _is_ours(self, image: str) -> bool:
        """Whether an image is of Gitea's registry; of another one nothing is known."""
        return image.startswith(f"{self._images.registry}/")

    def _holds(self, image: str) -> bool:
        """Whether the registry has an image."""
        name, _, digest = image.removeprefix(f"{self._images.registry}/").partition("@")
        name, _, tag = name.partition(":")
        url = f"http://{self._images.registry}"
        try:
            with httpx.Client(base_url=url, trust_env=False, timeout=SECONDS) as http:
                token = http.get("/v2/token", auth=self._login).raise_for_status().json()["token"]
                headers = {"Accept": ", ".join(MANIFESTS), "Authorization": f"Bearer {token}"}
                answer = http.head(f"/v2/{name}/manifests/{digest or tag}", headers=headers)
                if answer.status_code != httpx.codes.NOT_FOUND:
                    answer.raise_for_status()
        except httpx.HTTPError as error:
            raise Failed(f"Gitea at {url}: {error}") from None
        return answer.is_success


def _images(root: Path, commit: str) -> Sequence[Image]:
    """Return the images that a commit names."""
    text = run("git", "show", f"{commit}:{FILE}", folder=root)
    try:
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
