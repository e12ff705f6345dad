"""An image that kaniko builds by a Dockerfile, for teams that have one of their own."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from constructs_lib.core.distinct import DISTINCT
from constructs_lib.core.fields import DnsLabel, RelativePath
from constructs_lib.core.image import ImageRef
from constructs_lib.core.props import Props
from constructs_lib.images import CRANE_IMAGE, KANIKO_IMAGE
from constructs_lib.tekton.image_build import ImageStep

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
