"""The pipeline of the platform itself: tests, then what a synth writes; emits a Pipeline."""

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
from constructs_lib.tekton.build_tasks import BuildTasks
from constructs_lib.tekton.pipeline import Pipeline, PipelineProps
from constructs_lib.tekton.task_parts import REVISION

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
        """Create the objects; `tasks` are what pipelines of the namespace share."""
        context_of(scope, id, DnsLabel, props, PlatformPipelineProps)
        checked_objects(path_of(scope, id), BuildTasks, tasks=tasks)
        super().__init__(scope, id)
        self.paths = tuple(props.paths)
        """Files and folders whose changes are tested and synthesized."""
        self.pipeline = Pipeline(
            self,
            id,
            PipelineProps(
                description="Tests the platform, and commits what a synth writes",
                parameters={"revision": REVISION},
                tasks=tasks.committing(
                    {
                        "revision": "$(params.revision)",
                        "paths": "\n".join(self.paths),
                        "test": props.test_command,
                        "mode": props.on_stale_output,
                    },
                    props.timeout,
                ),
                at_end={"report": tasks.reporting(id)},
            ),
        )
        """The Pipeline of pushes."""
