"""The pipelines of the platform itself: what a synth writes, and plans; emits two and Tasks."""

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
from constructs_lib.tekton.commit_tasks import GIT_TIMEOUT
from constructs_lib.tekton.pipeline import Pipeline, PipelineProps, PipelineTask
from constructs_lib.tekton.plan_tasks import change_task, comment_task, plan_task
from constructs_lib.tekton.runs import CHECK
from constructs_lib.tekton.task_parts import PULL_REQUEST, RETRIES, REVISION

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

    plan_command: Argument = (
        "make .venv/.installed >&2 && PATH=$PWD/.venv/bin:$PATH python -m constructs_lib plan"
    )
    """Command of the repository, as its branch has it, that plans what a pull request does. Two
    folders and options are added to it.
    """

    timeout: Duration = "45m"
    """Longest time of one try, with tests and synth."""


class PlatformPipeline(Group):
    """Pipelines of the platform: `<id>` is for pushes, `<id>-check` for pull requests.

    The latter writes beside a pull request what it does, and refuses what is destructive. Of its
    Tasks one runs the code of the pull request, another one plans, and has nothing of the former
    but data, and only the last one has a login that writes.
    """

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
        self.change = change_task(self, tasks)
        """The Task that finds what a pull request changes."""
        self.plan = plan_task(self, tasks, props.plan_command)
        """The Task that says what the change does."""
        self.comment = comment_task(self, tasks)
        """The Task that writes it beside the pull request."""
        self.check = self._check(f"{id}{CHECK}", props, tasks)
        """The Pipeline of pull requests."""

    def _check(self, name: str, props: PlatformPipelineProps, tasks: BuildTasks) -> Pipeline:
        given = {
            "revision": "$(params.revision)",
            "pull-request": "$(params.pull-request)",
            "paths": "\n".join(self.paths),
            "context": name,
            "tries-left": "0",
        }
        changed = {"$(tasks.change.results.state)": "prepared"}
        used = {
            "change": (self.change, GIT_TIMEOUT),
            "synth": (tasks.synth, props.timeout),
            "plan": (self.plan, props.timeout),
            "comment": (self.comment, GIT_TIMEOUT),
        }
        return Pipeline(
            self,
            name,
            PipelineProps(
                description="Says what a pull request to the platform does",
                trust="pull-request",
                parameters={"revision": REVISION, "pull-request": PULL_REQUEST},
                tasks={
                    key: PipelineTask(
                        task=task,
                        parameters={k: v for k, v in given.items() if k in task.parameters},
                        retries=RETRIES,
                        timeout=timeout,
                        only_if={} if key == "change" else changed,
                    )
                    for key, (task, timeout) in used.items()
                },
                at_end={"report": tasks.reporting(name)},
            ),
        )
