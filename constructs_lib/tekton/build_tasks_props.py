"""Properties of what the pipelines of a namespace share."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

from constructs_lib.core.distinct import DISTINCT
from constructs_lib.core.fields import DnsSubdomain, EnvName, Port
from constructs_lib.core.image import ImageRef
from constructs_lib.core.props import Props
from constructs_lib.core.quantity import Storage
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.core.text import Argument
from constructs_lib.images import CRANE_IMAGE, NODE_IMAGE, PYTHON_IMAGE
from constructs_lib.tekton.fields import Constant


class BuildTasksProps(Props):
    """Properties for `BuildTasks`."""

    node_image: ImageRef = NODE_IMAGE
    """Image with Git, Node.js and npm."""

    python_image: ImageRef = PYTHON_IMAGE
    """Image with Git, Python and make."""

    crane_image: ImageRef = CRANE_IMAGE
    """Image with crane and a shell, which pushes images."""

    scan_image: ImageRef | None = None
    """Image of Trivy, which looks for known flaws in what is built. None: nothing is scanned, since
    a flaw that is found tomorrow would stop each release until its fix is out.
    """

    package_ports: Annotated[Sequence[Port], DISTINCT] = Field(default=(443,), min_length=1)
    """TCP ports outside the cluster of registries of packages, and of images that a Dockerfile
    names. That of the base image of an `ImageBuild` is added where it is built.
    """

    package_environment: Mapping[EnvName, Constant] = {}
    """Variables by which package managers find mirrors, such as `npm_config_registry` and
    `PIP_INDEX_URL`. None by default: packages come from their publishers.
    """

    synth_command: Argument = "make synth"
    """Command of the repository that writes `dist/` anew."""

    synth_resources: ResourcesProps = ResourcesProps(
        cpu_request="200m", cpu_limit="2", memory_request="512Mi", memory_limit="2Gi"
    )
    """CPU and memory of that command and of the tests of the platform, with the packages that they
    install.
    """

    cache_size: Storage = "10Gi"
    """Size of each of the volumes of downloaded packages: of applications, of the platform and of
    pull requests to each; also of that of a scanner. A run that finds its own nearly full empties
    it.
    """

    cache_storage_class: DnsSubdomain | None = None
    """StorageClass of all. None: the cluster's default; they hold nothing that is missed."""
