"""Build of the image of an application: data for a pipeline and for a machine with Docker."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, NamedTuple

from pydantic import Field

from constructs_lib._package_files import package_text
from constructs_lib.kube.default_images import BASE_IMAGE, CRANE_IMAGE, KANIKO_IMAGE, NODE_IMAGE
from constructs_lib.kube.distinct import DISTINCT
from constructs_lib.kube.images import ImageRef, parse_image
from constructs_lib.kube.names import DnsLabel, EnvName, Port, RelativePath, UserId
from constructs_lib.kube.validation import matching, text_field
from constructs_lib.props.model import Props

FlagText = Annotated[
    str,
    text_field(
        "a text of one line without comma and quotes, at which crane divides lists",
        matching(r"""[^\n\r,"']+""", 1024),
    ),
]
"""Part of an argument of crane."""

LabelName = Annotated[
    str,
    text_field(
        "the name of a label of an image (lower-case letters, digits, '-' and '.')",
        matching("[a-z0-9]([-a-z0-9.]*[a-z0-9])?", 255),
    ),
]
"""Name of a label of an image, such as `org.opencontainers.image.title`."""

KANIKO = "kaniko"
"""Name of the step that runs the commands of the Dockerfile."""

BUILD_SCRIPT = """#!/busybox/sh
set -eu
exec /kaniko/executor --context="dir:///workspace/source/$CONTEXT" \\
  --dockerfile="/workspace/source/$DOCKERFILE" --destination="$REPOSITORY" \\
  --no-push --tar-path=/workspace/output/image.tar --reproducible
"""

DIGEST_SCRIPT = """#!/busybox/sh
set -eu
PATH=$PATH:/ko-app:/
crane digest --tarball=/workspace/output/image.tar >/workspace/output/digest
"""


class ImageStep(NamedTuple):
    """A container that does a part of a build.

    It finds the repository in `/workspace/source`, which it only reads, and what the steps before
    it made in `/workspace/output`. `HOME` and `/tmp` are writable; npm's cache is where
    `npm_config_cache` says. Any user may run it.
    """

    name: str
    """Name, unique in the build."""

    image: str
    """Image that runs it."""

    script: str
    """Program, whose first line names its interpreter."""

    environment: Mapping[str, str]
    """Variables that it reads."""


class ImageBuild(Props):
    """An image of an application in an npm workspace: a layer on a base image.

    The same files, base image and architecture give the same digest, wherever it is built.
    """

    application: DnsLabel
    """Name of the application: its npm workspace, and the folder of that."""

    image: ImageRef
    """Name of the image."""

    context: RelativePath
    """Folder of the npm workspaces and their lock file, from the root of the repository."""

    paths: Sequence[RelativePath] = Field(min_length=1)
    """Files and folders that the image is made of, from the root of the repository. Another change
    leaves the digest as it is.
    """

    node_image: ImageRef = NODE_IMAGE
    """Image that builds the application: Node.js, bash and GNU tar."""

    crane_image: ImageRef = CRANE_IMAGE
    """Image that puts the layer on the base, and pushes the result: crane and a shell."""

    base_image: ImageRef = BASE_IMAGE
    """Image that the application runs on. A tag without digest may be another image tomorrow."""

    plain_base_registry: bool = False
    """Whether the registry of the base image does not speak TLS."""

    entrypoint: Sequence[FlagText] = Field(default=["node"], min_length=1)
    """Program that the image runs."""

    command: Sequence[FlagText] = ["build"]
    """Its arguments, which a container may replace."""

    user: UserId = 10001
    """User and group that it runs as. Kubernetes sees of a number that it is not root."""

    environment: Mapping[EnvName, FlagText] = {"NODE_ENV": "production"}
    """Variables of the image."""

    ports: Sequence[Port] = [3000, 9464]
    """Ports that it listens on: those of pages and metrics."""

    labels: Mapping[LabelName, FlagText] = {}
    """Labels of the image. Those of a commit or a time would change its digest."""

    @property
    def base_port(self) -> int:
        """TCP port of the registry of the base image."""
        return parse_image(self.base_image).port or (80 if self.plain_base_registry else 443)

    def steps(self) -> list[ImageStep]:
        """Return the steps of the build, in order.

        They leave `layer.tar.gz`, `image.tar` and `digest` in `/workspace/output`.
        """
        layer = {
            "APPLICATION": self.application,
            "CONTEXT": self.context,
            "PATHS": "\n".join(self.paths),
        }
        image = {
            "BASE_IMAGE": self.base_image,
            "FLAGS": "\n".join(self._flags()),
            "INSECURE": _flag(self.plain_base_registry),
        }
        return [
            ImageStep("layer", self.node_image, _script("layer"), layer),
            ImageStep("image", self.crane_image, _script("image"), image),
        ]

    def _flags(self) -> Iterator[str]:
        yield f"--user={self.user}:{self.user}"
        yield "--workdir=/app"
        yield from (f"--entrypoint={each}" for each in self.entrypoint)
        yield from (f"--cmd={each}" for each in self.command)
        yield from (f"--env={name}={value}" for name, value in sorted(self.environment.items()))
        yield from (f"--exposed-ports={each}" for each in self.ports)
        yield from (f"--label={name}={value}" for name, value in sorted(self.labels.items()))


class DockerfileBuild(Props):
    """An image that is built by a Dockerfile.

    Its namespace must be at Pod Security level `baseline`: the builder is root of a user namespace
    of its pod, since commands of a Dockerfile install packages. The same files may give another
    digest tomorrow, as those commands fetch what there is then.
    """

    application: DnsLabel
    """Name of the application."""

    image: ImageRef
    """Name of the image."""

    context: RelativePath
    """Folder that the Dockerfile copies from, from the root of the repository."""

    dockerfile: RelativePath
    """Path of the Dockerfile, from the root of the repository."""

    paths: Annotated[Sequence[RelativePath], DISTINCT] = Field(min_length=1)
    """Files and folders that the image is made of, from the root of the repository."""

    kaniko_image: ImageRef = KANIKO_IMAGE
    """Image of kaniko, with a shell: the fork that is maintained."""

    crane_image: ImageRef = CRANE_IMAGE
    """Image of crane, with a shell."""

    def steps(self) -> list[ImageStep]:
        """Return the steps of the build, in order.

        They leave `image.tar` and `digest` in `/workspace/output`.
        """
        build = {
            "CONTEXT": self.context,
            "DOCKERFILE": self.dockerfile,
            "REPOSITORY": self.application,
        }
        return [
            ImageStep(KANIKO, self.kaniko_image, BUILD_SCRIPT, build),
            ImageStep("digest", self.crane_image, DIGEST_SCRIPT, {}),
        ]


def push_step(crane_image: str, repository: str, *, plain_registry: bool) -> ImageStep:
    """Return the step that pushes what a build left, with the login in `/secrets/registry`."""
    environment = {"INSECURE": _flag(plain_registry), "REPOSITORY": repository}
    return ImageStep("push", crane_image, _script("push"), environment)


def _script(name: str) -> str:
    return package_text("tekton", f"scripts/{name}.sh")


def _flag(value: bool) -> str:
    return "true" if value else "false"
