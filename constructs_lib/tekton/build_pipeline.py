"""The pipelines of one application: test, build, publish and deploy it; emits a Task and three."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from constructs import Construct

from constructs_lib.kube.default_images import POSTGRES_IMAGE
from constructs_lib.kube.images import ImageRef, parse_image
from constructs_lib.kube.names import DnsLabel, RelativePath
from constructs_lib.kube.schedules import Duration
from constructs_lib.kube.text import Argument
from constructs_lib.kube.validation import matching, text_field
from constructs_lib.props.arguments import checked_objects
from constructs_lib.props.model import Props
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.tekton.build_tasks import BuildTasks
from constructs_lib.tekton.image_build import KANIKO, DockerfileBuild, ImageBuild
from constructs_lib.tekton.pipeline import Pipeline, PipelineProps, PipelineTask
from constructs_lib.tekton.sidecar import DATABASE_VARIABLES, DATABASE_VOLUMES, database_sidecar
from constructs_lib.tekton.step_script import step_script
from constructs_lib.tekton.task import Step, Task, TaskProps
from constructs_lib.tekton.task_parts import (
    CACHE,
    DIGEST,
    OUTPUT,
    PULL_REQUEST,
    RETRIES,
    REVISION,
    SOURCE,
)
from constructs_lib.tree.api_objects import Group, context_of, path_of

ApplicationName = Annotated[
    DnsLabel,
    text_field(
        "a name of at most 40 characters, since those of its Tasks and Pipelines are longer, that "
        "does not end with '-check', by which alerts know the pipelines of pull requests",
        matching(".*(?<!-check)", 40),
    ),
]
"""Name of an application, to which names of Tasks and Pipelines add some characters."""


class BuildPipelineProps(Props):
    """Properties for `BuildPipeline`."""

    test_command: Argument
    """Command of a shell in the folder of the build that lints, checks types and tests. No default:
    what is not tested must not be deployed by mistake.
    """

    environment_file: RelativePath = "environments/kind.yaml"
    """File of the repository that states the image, once; its digest is written there."""

    database: bool = False
    """Whether a PostgreSQL server runs beside the tests, which find it by `PGHOST` and so on."""

    database_image: ImageRef = POSTGRES_IMAGE
    """Image of that server."""

    test_resources: ResourcesProps = ResourcesProps(
        cpu_request="200m", cpu_limit="2", memory_request="512Mi", memory_limit="2Gi"
    )
    """CPU and memory of the tests."""

    build_resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="2", memory_request="256Mi", memory_limit="1Gi"
    )
    """CPU and memory of each step that makes the image."""

    build_timeout: Duration = "30m"
    """Longest time of one try of tests and build, with the time that it waits for others."""

    commit_timeout: Duration = "15m"
    """Longest time of one synth for the commit of what is built."""


class BuildPipeline(Group):
    """Pipelines of the application that its id names.

    `<id>` is for pushes: clone, build, push and deploy. `<id>-check` is for pull requests, which
    end with the build. `<id>-verify-image` builds a revision again and compares the digest.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: BuildPipelineProps,
        *,
        tasks: BuildTasks,
        build: ImageBuild | DockerfileBuild,
    ) -> None:
        """Create the objects.

        `tasks` are what pipelines of the namespace share, and `build` says how the image is made,
        its name, and the files that it is made of.
        """
        context_of(scope, id, ApplicationName, props, BuildPipelineProps)
        path = path_of(scope, id)
        checked_objects(path, BuildTasks, tasks=tasks)
        checked_objects(path, ImageBuild | DockerfileBuild, build=build)
        super().__init__(scope, id)
        self.name = id
        self.paths = tuple(build.paths)
        """Files and folders whose changes are built."""
        self.tasks = tasks
        """Settings that pipelines of the namespace share."""
        self.build = _build_task(self, id, props, tasks, build)
        """The Task that tests and builds."""
        self.tasks.allow(
            self.build,
            "Installs packages, and reads base images",
            packages=True,
            ports=[build.base_port] if isinstance(build, ImageBuild) else [],
        )
        repository = parse_image(build.image).repository
        image = {
            "revision": "$(params.revision)",
            "application": id,
            "repository": repository,
            "digest": "$(tasks.push.results.digest)",
        }
        built = {"clone": self._clone(), "build": self._built(props)}
        scan = (
            {"scan": PipelineTask(task=self.tasks.scan, retries=RETRIES)} if self.tasks.scan else {}
        )
        self.pipeline = Pipeline(
            self,
            id,
            PipelineProps(
                description=f"Tests, builds and deploys {id}",
                parameters={"revision": REVISION},
                tasks={
                    **self.tasks.pending(id),
                    **built,
                    **scan,
                    "push": PipelineTask(
                        task=self.tasks.push,
                        parameters={"repository": self.tasks.registry.pushed(repository)},
                        retries=RETRIES,
                    ),
                    "attest": PipelineTask(
                        task=self.tasks.attest, parameters=image, retries=RETRIES
                    ),
                    **self.tasks.committing(
                        {
                            **image,
                            "paths": "\n".join(self.paths),
                            "provenance": "$(tasks.attest.results.envelope)",
                            "environment-file": props.environment_file,
                        },
                        props.commit_timeout,
                    ),
                },
                at_end={"report": self.tasks.reporting(id)},
            ),
        )
        """The Pipeline of pushes."""
        self.check = Pipeline(
            self,
            f"{id}-check",
            PipelineProps(
                description=f"Tests and builds a pull request of {id}",
                trust="pull-request",
                parameters={"revision": REVISION, "pull-request": PULL_REQUEST},
                tasks={
                    **self.tasks.pending(f"{id}-check"),
                    "clone": self._clone("refs/pull/$(params.pull-request)/head"),
                    "build": self._built(props),
                },
                at_end={"report": self.tasks.reporting(f"{id}-check")},
            ),
        )
        """The Pipeline of pull requests."""
        self.verify_image = Pipeline(
            self,
            f"{id}-verify-image",
            PipelineProps(
                description=f"Builds a revision of {id} again, and compares the digest",
                parameters={"revision": REVISION, "digest": DIGEST},
                tasks={
                    **built,
                    "compare": PipelineTask(
                        task=self.tasks.compare, parameters={"digest": "$(params.digest)"}
                    ),
                },
            ),
        )
        """The Pipeline that verifies an image."""

    @property
    def pipelines(self) -> Sequence[Pipeline]:
        """All of them."""
        return [self.pipeline, self.check, self.verify_image]

    def _clone(self, branch: str | None = None) -> PipelineTask:
        return PipelineTask(
            task=self.tasks.clone,
            parameters={
                "revision": "$(params.revision)",
                **({"branch": branch} if branch else {}),
            },
            retries=RETRIES,
        )

    def _built(self, props: BuildPipelineProps) -> PipelineTask:
        return PipelineTask(task=self.build, retries=RETRIES, timeout=props.build_timeout)


def _build_task(
    scope: Construct,
    name: str,
    props: BuildPipelineProps,
    tasks: BuildTasks,
    build: ImageBuild | DockerfileBuild,
) -> Task:
    verify = Step(
        image=tasks.settings.node_image,
        script=step_script("verify.sh"),
        environment={
            "CONTEXT": build.context,
            "COMMAND": props.test_command,
            **(DATABASE_VARIABLES if props.database else {}),
        },
        resources=props.test_resources,
    )
    made: Mapping[str, Step] = {
        step.name: Step(
            image=step.image,
            script=step.script,
            environment=step.environment,
            resources=props.build_resources,
            rights="image-builder" if step.name == KANIKO else "restricted",
        )
        for step in build.steps()
    }
    database = database_sidecar(props.database_image)
    return Task(
        scope,
        f"{name}-build",
        TaskProps(
            description=f"Tests {name}, and builds its image",
            trust="application",
            environment=tasks.package_environment,
            workspaces={**SOURCE, **OUTPUT, **CACHE},
            volumes=DATABASE_VOLUMES if props.database else {},
            sidecars={"postgresql": database} if props.database else {},
            steps={"verify": verify, **made},
            # The repository with its packages, once for each of the steps.
            tmp_size="4Gi",
        ),
    )
