"""Tasks that the pipelines of a namespace share, of one program each but two."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

from constructs_lib.kube.default_images import CRANE_IMAGE, NODE_IMAGE, PYTHON_IMAGE
from constructs_lib.kube.distinct import DISTINCT
from constructs_lib.kube.images import ImageRef
from constructs_lib.kube.names import DnsSubdomain, EnvName, Port
from constructs_lib.kube.quantities import Storage
from constructs_lib.kube.text import Argument
from constructs_lib.props.model import Props
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.tekton.names import Constant
from constructs_lib.tekton.repository import CodeRepository, ImageRegistry
from constructs_lib.tekton.step_script import packaged_step
from constructs_lib.tekton.task import Parameter, Step, TaskProps
from constructs_lib.tekton.task_parts import (
    AS_READER,
    AS_REPORTER,
    CACHE_ENVIRONMENT,
    COMMIT_RESULTS,
    DIGEST,
    JSII_ENVIRONMENT,
    OUTPUT,
    PATHS,
    PLANNED,
    PLATFORM_CACHE,
    PREPARED,
    REGISTRY_LOGIN,
    REPOSITORY,
    REVISION,
    SCANNER_DATABASE,
    SIGNER,
    SOURCE,
    SYNTHESIZED,
    TRUSTED,
    VERIFIER,
    WITH_MARK,
)
from constructs_lib.workloads.volumes import MountProps, VolumeProps

RESULT_SCRIPT = """#!/busybox/sh
set -eu
printf %s "$(cat /workspace/output/digest)" >/tekton/results/digest
"""

SCAN_RESOURCES = ResourcesProps(
    cpu_request="100m", cpu_limit="1", memory_request="256Mi", memory_limit="1Gi"
)
"""CPU and memory of a scan, which unpacks the image and its database of flaws."""

TRIES_LEFT = {"tries-left": Parameter(description="Number of tries that can follow")}

APPLICATION = {
    "application": Parameter(description="Name of the application that is deployed", default=""),
    "environment-file": Parameter(description="File that states its image", default=""),
}
"""Parameters that say of an application that its image is deployed. Without: nothing is."""

IMAGE_DIGEST = {"digest": Parameter(description="Digest of that image, sha256:…", default="")}


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

    plan_command: Argument = (
        "make .venv/.installed >&2 && PATH=$PWD/.venv/bin:$PATH python -m constructs_lib plan"
    )
    """Command of the repository that plans what a pull request does, and what is published, as a
    commit that was delivered before has it. Two folders and options are added to it.
    """

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


def shared_tasks(
    settings: BuildTasksProps, repository: CodeRepository, registry: ImageRegistry
) -> dict[str, TaskProps]:
    """Return the Tasks by name.

    What runs code of the repository has no login and no way to Git, and what it made is taken as
    data by the Tasks that plan and push. The one that plans shares no volume of packages with it.
    """
    node, python = settings.node_image, settings.python_image
    reader = {"reader": VolumeProps(secret=repository.reader)}
    mark = {"mark": VolumeProps(secret=repository.mark)}
    branch = Parameter(
        description="Branch, or ref by its full name, that has the revision",
        default=repository.branch,
    )
    packages = {**CACHE_ENVIRONMENT, **settings.package_environment}
    login = {REGISTRY_LOGIN: MountProps(volume="login", read_only=True)}
    signer = {"/secrets/signer": MountProps(volume="signer", read_only=True)}
    verifier = {"/secrets/verifier": MountProps(volume="verifier", read_only=True)}
    tasks = {
        "clone": TaskProps(
            description="Fills the folder of a run with what is committed at a revision",
            parameters={"revision": REVISION, "branch": branch},
            environment={"URL": repository.address},
            workspaces={**SOURCE, **OUTPUT},
            volumes=reader,
            steps=packaged_step("clone", node, mounts=AS_READER),
        ),
        "push": TaskProps(
            description="Pushes the image that was built, and sees that the registry has it",
            parameters={"repository": REPOSITORY},
            environment={"INSECURE": "true" if registry.plain else "false"},
            results={"digest": "Digest of the image"},
            workspaces=OUTPUT,
            read_only=[*OUTPUT],
            volumes={"login": VolumeProps(secret=registry.login)},
            steps={
                **packaged_step("push", settings.crane_image, mounts=login),
                "result": Step(image=settings.crane_image, script=RESULT_SCRIPT),
            },
        ),
        "prepare": TaskProps(
            description="Hands on the tip of a branch, with the digest of an image if there is one",
            parameters={
                "revision": REVISION,
                **PATHS,
                "repository": Parameter(
                    description="Name of the image without a tag, as nodes pull it", default=""
                ),
                **IMAGE_DIGEST,
                **APPLICATION,
            },
            environment=repository.environment,
            results=COMMIT_RESULTS,
            workspaces={**PREPARED, **TRUSTED},
            volumes={**reader, **mark},
            steps=packaged_step("prepare", python, mounts={**AS_READER, **WITH_MARK}),
        ),
        "synth": TaskProps(
            description="Synthesizes dist/ from what was handed on, and tests the platform",
            trust="platform",
            parameters={
                **APPLICATION,
                "test": Parameter(description="Command that tests the platform", default=""),
                **TRIES_LEFT,
            },
            environment={"SYNTH": settings.synth_command, **packages},
            workspaces={**PREPARED, **SYNTHESIZED, **PLATFORM_CACHE},
            read_only=[*PREPARED],
            # The checkout with its packages, and what tests write.
            tmp_size="8Gi",
            steps=packaged_step("synth", python, resources=settings.synth_resources),
        ),
        "plan": TaskProps(
            description="Plans what was synthesized does, by code that was delivered before",
            environment={
                **JSII_ENVIRONMENT,
                **settings.package_environment,
                "PLAN": settings.plan_command,
            },
            workspaces={**TRUSTED, **SYNTHESIZED, **PLANNED},
            read_only=[*TRUSTED, *SYNTHESIZED],
            # The checkout with its packages, and those as downloaded.
            tmp_size="4Gi",
            steps=packaged_step("plan", python, resources=settings.synth_resources),
        ),
        # Before, it verifies the provenance of an image that is deployed.
        "publish": TaskProps(
            description="Commits what was synthesized unless that is destructive, and pushes it",
            parameters={
                "revision": REVISION,
                **IMAGE_DIGEST,
                **APPLICATION,
                "provenance": Parameter(
                    description="Where that image comes from, as `attest` signs it", default=""
                ),
                "mode": Parameter(
                    description="`refuse` where another dist/ is a mistake", default="commit"
                ),
                **TRIES_LEFT,
            },
            environment={**repository.environment, **repository.bot_environment},
            results=COMMIT_RESULTS,
            workspaces={**PREPARED, **SYNTHESIZED, **PLANNED},
            read_only=[*PREPARED, *SYNTHESIZED, *PLANNED],
            volumes={**repository.bot_volumes, "verifier": VolumeProps(secret=VERIFIER)},
            steps={
                **packaged_step("provenance", node, mounts=verifier),
                **packaged_step("publish", python, mounts=repository.bot_mounts),
            },
        ),
        "report": TaskProps(
            description="Shows the start or end of a run beside the commit",
            parameters={
                "revision": REVISION,
                "context": Parameter(description="Name of the result"),
                "state": Parameter(description="End of the run, or Running"),
            },
            environment={"STATUSES_URL": repository.statuses_url},
            volumes={"reporter": VolumeProps(secret=repository.reporter)},
            steps=packaged_step("report", node, mounts=AS_REPORTER),
        ),
        "attest": TaskProps(
            description="Signs of which commit an image is built, as SLSA provenance",
            parameters={
                "revision": REVISION,
                "application": Parameter(description="Name of the application"),
                "repository": REPOSITORY,
                "digest": DIGEST,
            },
            environment={"URL": repository.address},
            results={"envelope": "Signed statement of in-toto, in Base64"},
            volumes={"signer": VolumeProps(secret=SIGNER)},
            steps=packaged_step("attest", node, mounts=signer),
        ),
        "compare": TaskProps(
            description="Fails unless the image that was built has a digest",
            parameters={"digest": DIGEST},
            workspaces=OUTPUT,
            read_only=[*OUTPUT],
            steps=packaged_step("compare", node),
        ),
    }
    if settings.scan_image:
        tasks["scan"] = TaskProps(
            description="Looks for known flaws in the image that was built",
            trust="scanner",
            workspaces={**OUTPUT, **SCANNER_DATABASE},
            read_only=[*OUTPUT],
            environment={"TRIVY_CACHE_DIR": "/cache/trivy", **settings.package_environment},
            steps=packaged_step("scan", settings.scan_image, resources=SCAN_RESOURCES),
        )
    return tasks
