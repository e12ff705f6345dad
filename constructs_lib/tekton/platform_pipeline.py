"""The pipeline of the platform itself: tests, then what a synth writes; emits a Task and one."""

from collections.abc import Sequence
from typing import Annotated, Literal

from constructs import Construct
from pydantic import Field

from constructs_lib.core.api_objects import Group, context_of, path_of
from constructs_lib.core.arguments import checked_objects
from constructs_lib.core.distinct import DISTINCT
from constructs_lib.core.fields import DnsLabel, RelativePath
from constructs_lib.core.props import Props
from constructs_lib.core.schedule import Duration
from constructs_lib.core.text import Argument
from constructs_lib.tekton.build_pipeline import DEPLOY_RETRIES
from constructs_lib.tekton.build_tasks import BuildTasks
from constructs_lib.tekton.pipeline import Pipeline, PipelineProps, PipelineTask
from constructs_lib.tekton.task import Task, TaskProps
from constructs_lib.tekton.task_parts import COMMIT_RESULTS, OUTPUT, PLATFORM_CACHE, REVISION

OnStaleOutput = Literal["commit", "refuse"]
"""What is done where `dist/` is not what a synth writes."""


class PlatformPipelineProps(Props):
    """Properties for `PlatformPipeline`."""

    paths: Annotated[Sequence[RelativePath], DISTINCT] = Field(
        default=(
            "constructs_lib",
            "environments",
            "imports",
            "jsii",
            "main.py",
            "settings.py",
            "requirements",
            "package.json",
            "package-lock.json",
        ),
        min_length=1,
    )
    """Files and folders whose changes are tested and synthesized: all that `dist/` is made of."""

    test_command: Argument = "make test"
    """Command of the repository that tests the platform."""

    on_stale_output: OnStaleOutput = "commit"
    """What is done where `dist/` is not what a synth writes: it is committed, or the run fails."""

    timeout: Duration = "45m"
    """Longest time of one try, with tests and synth."""


class PlatformPipeline(Group):
    """The pipeline of the platform, named after its id."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: PlatformPipelineProps,
        *,
        tasks: BuildTasks,
    ) -> None:
        """Create the objects.

        Args:
            scope: Parent in the construct tree.
            id: Name of the objects.
            props: Properties.
            tasks: What pipelines of the namespace share.
        """
        context_of(scope, id, DnsLabel, props, PlatformPipelineProps)
        checked_objects(path_of(scope, id), BuildTasks, tasks=tasks)
        super().__init__(scope, id)
        self.paths = tuple(props.paths)
        """Files and folders whose changes are tested and synthesized."""
        synth = tasks.synth_step()
        environment = {**synth.environment, "TEST": props.test_command}
        self.task = Task(
            self,
            f"{id}-synth",
            TaskProps(
                description="Tests the platform, and commits what a synth writes",
                trust="platform",
                parameters={"revision": REVISION},
                environment={
                    **tasks.git_environment,
                    **tasks.bot_environment,
                    "PATHS": "\n".join(self.paths),
                    "MODE": props.on_stale_output,
                },
                results=COMMIT_RESULTS,
                workspaces={**OUTPUT, **PLATFORM_CACHE},
                volumes=tasks.commit_volumes,
                steps=tasks.commit_steps(synth.model_copy(update={"environment": environment})),
                tmp_size="4Gi",
            ),
        )
        """The Task that tests, synthesizes and commits."""
        reason = "Clones the repository, installs packages, and pushes what a synth writes"
        tasks.allow(self.task, reason, tasks.repository, packages=True)
        self.pipeline = Pipeline(
            self,
            id,
            PipelineProps(
                description="Tests the platform, and commits what a synth writes",
                parameters={"revision": REVISION},
                tasks={
                    "synth": PipelineTask(
                        task=self.task,
                        parameters={"revision": "$(params.revision)"},
                        retries=DEPLOY_RETRIES,
                        timeout=props.timeout,
                    )
                },
                at_end={"report": tasks.reporting(id)},
            ),
        )
        """The Pipeline of pushes."""
