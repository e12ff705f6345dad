"""Tasks that commit what the code of the repository synthesizes, of which one runs that code."""

from collections.abc import Mapping

from constructs import Construct

from constructs_lib.tekton.build_tasks_props import BuildTasksProps
from constructs_lib.tekton.repository import CodeRepository
from constructs_lib.tekton.step_script import packaged_step
from constructs_lib.tekton.task import Parameter, Task, TaskProps
from constructs_lib.tekton.task_parts import (
    AS_READER,
    PLATFORM_CACHE,
    PREPARED,
    REVISION,
    SYNTHESIZED,
    VERIFIER,
    WITH_MARK,
)
from constructs_lib.workloads.volumes import MountProps, VolumeProps

COMMIT_TRIES = 4
"""Tries of a commit, each of which starts from the tip of the branch: pushes at the same time cost
one each.
"""

GIT_TIMEOUT = "10m"
"""Longest time of what comes before and after a synth, with the time that it waits for others."""

PATHS = {"paths": Parameter(description="Files and folders that count, one in each line")}

COMMIT_RESULTS: Mapping[str, str] = {
    "state": "What was done: prepared, published, unchanged or superseded; again where that failed",
    "commit": "Commit that has it",
}
"""Results of Tasks that commit."""

TRIES_LEFT = {"tries-left": Parameter(description="Number of tries that can follow")}

APPLICATION = {
    "application": Parameter(description="Name of the application that is deployed", default=""),
    "environment-file": Parameter(description="File that states its image", default=""),
}
"""Parameters that say of an application that its image is deployed. Without: nothing is."""

IMAGE_DIGEST = {
    "digest": Parameter(description="Digest of that image, sha256:…", default=""),
}


def prepare_task(scope: Construct, image: str, repository: CodeRepository) -> Task:
    """Return the Task that reads the branch, and decides whether there is something to do."""
    return Task(
        scope,
        "prepare",
        TaskProps(
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
            workspaces=PREPARED,
            volumes={
                "reader": VolumeProps(secret=repository.reader),
                "mark": VolumeProps(secret=repository.mark),
            },
            steps=packaged_step("prepare", image, mounts={**AS_READER, **WITH_MARK}),
        ),
    )


def synth_task(
    scope: Construct, settings: BuildTasksProps, package_environment: Mapping[str, str]
) -> Task:
    """Return the Task that runs the code of the repository, without a login and a way to Git."""
    return Task(
        scope,
        "synth",
        TaskProps(
            description="Synthesizes dist/ from what was handed on, and tests the platform",
            trust="platform",
            parameters={
                **APPLICATION,
                "test": Parameter(description="Command that tests the platform", default=""),
                **TRIES_LEFT,
            },
            environment={"SYNTH": settings.synth_command, **package_environment},
            workspaces={**PREPARED, **SYNTHESIZED, **PLATFORM_CACHE},
            read_only=[*PREPARED],
            # The checkout with its packages, and what tests write.
            tmp_size="8Gi",
            steps=packaged_step("synth", settings.python_image, resources=settings.synth_resources),
        ),
    )


def publish_task(scope: Construct, settings: BuildTasksProps, repository: CodeRepository) -> Task:
    """Return the Task that commits and pushes what was synthesized, which it takes as data.

    Before, it verifies the provenance of an image that is deployed.
    """
    verifier = {"/secrets/verifier": MountProps(volume="verifier", read_only=True)}
    return Task(
        scope,
        "publish",
        TaskProps(
            description="Commits what was synthesized, and pushes that",
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
            workspaces={**PREPARED, **SYNTHESIZED},
            read_only=[*PREPARED, *SYNTHESIZED],
            volumes={**repository.bot_volumes, "verifier": VolumeProps(secret=VERIFIER)},
            steps={
                **packaged_step("provenance", settings.node_image, mounts=verifier),
                **packaged_step("publish", settings.python_image, mounts=repository.bot_mounts),
            },
        ),
    )
