"""Tasks of one program each, which the pipelines of a namespace share."""

from collections.abc import Mapping

from constructs import Construct

from constructs_lib.core.resources import ResourcesProps
from constructs_lib.tekton.repository import CodeRepository, ImageRegistry
from constructs_lib.tekton.step_script import packaged_step
from constructs_lib.tekton.task import Parameter, Step, Task, TaskProps
from constructs_lib.tekton.task_parts import (
    AS_READER,
    AS_REPORTER,
    DIGEST,
    OUTPUT,
    REGISTRY_LOGIN,
    REPOSITORY,
    REVISION,
    SCANNER_DATABASE,
    SIGNER,
    SOURCE,
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


def clone_task(scope: Construct, image: str, repository: CodeRepository) -> Task:
    """Return the Task that fills the folder of a run."""
    branch = Parameter(
        description="Branch, or ref by its full name, that has the revision",
        default=repository.branch,
    )
    return Task(
        scope,
        "clone",
        TaskProps(
            description="Fills the folder of a run with what is committed at a revision",
            parameters={"revision": REVISION, "branch": branch},
            environment={"URL": repository.address},
            workspaces={**SOURCE, **OUTPUT},
            volumes={"reader": VolumeProps(secret=repository.reader)},
            steps=packaged_step("clone", image, mounts=AS_READER),
        ),
    )


def scan_task(scope: Construct, image: str, environment: Mapping[str, str]) -> Task:
    """Return the Task that looks for flaws in what was built."""
    return Task(
        scope,
        "scan",
        TaskProps(
            description="Looks for known flaws in the image that was built",
            trust="scanner",
            workspaces={**OUTPUT, **SCANNER_DATABASE},
            read_only=[*OUTPUT],
            environment={"TRIVY_CACHE_DIR": "/cache/trivy", **environment},
            steps=packaged_step("scan", image, resources=SCAN_RESOURCES),
        ),
    )


def push_task(scope: Construct, image: str, registry: ImageRegistry) -> Task:
    """Return the Task that pushes what was built."""
    login = {REGISTRY_LOGIN: MountProps(volume="login", read_only=True)}
    return Task(
        scope,
        "push",
        TaskProps(
            description="Pushes the image that was built, and sees that the registry has it",
            parameters={"repository": REPOSITORY},
            environment={"INSECURE": "true" if registry.plain else "false"},
            results={"digest": "Digest of the image"},
            workspaces=OUTPUT,
            read_only=[*OUTPUT],
            volumes={"login": VolumeProps(secret=registry.login)},
            steps={
                **packaged_step("push", image, mounts=login),
                "result": Step(image=image, script=RESULT_SCRIPT),
            },
        ),
    )


def attest_task(scope: Construct, image: str, repository: CodeRepository) -> Task:
    """Return the Task that signs of which commit an image is built."""
    signer = {"/secrets/signer": MountProps(volume="signer", read_only=True)}
    return Task(
        scope,
        "attest",
        TaskProps(
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
            steps=packaged_step("attest", image, mounts=signer),
        ),
    )


def report_task(scope: Construct, image: str, repository: CodeRepository) -> Task:
    """Return the Task that shows the end of a run beside the commit."""
    return Task(
        scope,
        "report",
        TaskProps(
            description="Shows the end of a run beside the commit",
            parameters={
                "revision": REVISION,
                "context": Parameter(description="Name of the result"),
                "state": Parameter(description="End of the run"),
            },
            environment={"STATUSES_URL": repository.statuses_url},
            volumes={"reporter": VolumeProps(secret=repository.reporter)},
            steps=packaged_step("report", image, mounts=AS_REPORTER),
        ),
    )


def compare_task(scope: Construct, image: str) -> Task:
    """Return the Task that compares what was built with a digest."""
    return Task(
        scope,
        "compare",
        TaskProps(
            description="Fails unless the image that was built has a digest",
            parameters={"digest": DIGEST},
            workspaces=OUTPUT,
            read_only=[*OUTPUT],
            steps=packaged_step("compare", image),
        ),
    )
