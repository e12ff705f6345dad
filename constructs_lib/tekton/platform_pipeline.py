"""The pipelines of the platform itself: what a synth writes, and plans; emits two and Tasks."""

from collections.abc import Sequence
from typing import Annotated, Literal

from constructs import Construct
from pydantic import Field

from constructs_lib.kube.distinct import DISTINCT
from constructs_lib.kube.names import DnsLabel, RelativePath
from constructs_lib.kube.schedules import Duration
from constructs_lib.kube.text import Argument
from constructs_lib.props.arguments import checked_objects
from constructs_lib.props.model import Props
from constructs_lib.tekton.build_tasks import BuildTasks
from constructs_lib.tekton.pipeline import Pipeline, PipelineProps, PipelineTask
from constructs_lib.tekton.pipeline_runs import CHECK
from constructs_lib.tekton.step_script import packaged_step
from constructs_lib.tekton.task import Parameter, Task, TaskProps
from constructs_lib.tekton.task_parts import (
    AS_COMMENTER,
    AS_READER,
    COMMIT_RESULTS,
    GIT_TIMEOUT,
    PATHS,
    PLANNED,
    PREPARED,
    PULL_REQUEST,
    RETRIES,
    REVISION,
    TRUSTED,
)
from constructs_lib.tree.api_objects import Group, context_of, path_of
from constructs_lib.workloads.volumes import VolumeProps

OnStaleOutput = Literal["commit", "refuse"]
"""Reaction to a `dist/` that differs from a synth."""


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
    """Reaction to a `dist/` that differs from a synth: it is committed, or the run fails."""

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
                tasks={
                    **tasks.pending(id),
                    **tasks.committing(
                        {
                            "revision": "$(params.revision)",
                            "paths": "\n".join(self.paths),
                            "test": props.test_command,
                            "mode": props.on_stale_output,
                        },
                        props.timeout,
                    ),
                },
                at_end={"report": tasks.reporting(id)},
            ),
        )
        """The Pipeline of pushes."""
        made = {name: Task(self, name, task) for name, task in _tasks(tasks).items()}
        self.change = made["change"]
        """The Task that finds what a pull request changes."""
        self.comment = made["comment"]
        """The Task that writes it beside the pull request."""
        tasks.allow(self.change, "Reads pull requests", tasks.repository)
        tasks.allow(self.comment, "Writes plans beside pull requests", tasks.repository)
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
            "plan": (tasks.plan, props.timeout),
            "comment": (self.comment, GIT_TIMEOUT),
        }
        return Pipeline(
            self,
            name,
            PipelineProps(
                description="Says what a pull request to the platform does",
                trust="pull-request",
                parameters={"revision": REVISION, "pull-request": PULL_REQUEST},
                tasks=tasks.pending(name)
                | {
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


def _tasks(tasks: BuildTasks) -> dict[str, TaskProps]:
    """Return the Tasks that only pull requests have, by name."""
    repository, settings = tasks.repository, tasks.settings
    pull_request = {"revision": REVISION, "pull-request": PULL_REQUEST}
    return {
        "change": TaskProps(
            description="Hands on a pull request, and dist/ before it",
            parameters={**pull_request, **PATHS},
            environment=repository.environment,
            results=COMMIT_RESULTS,
            workspaces={**PREPARED, **TRUSTED},
            volumes={"reader": VolumeProps(secret=repository.reader)},
            steps=packaged_step("change", settings.python_image, mounts=AS_READER),
        ),
        "comment": TaskProps(
            description="Writes the plan beside a pull request, and refuses a destructive one",
            parameters={**pull_request, "context": Parameter(description="Name of the comment")},
            environment={"ISSUES_URL": repository.issues_url},
            workspaces=PLANNED,
            volumes={"commenter": VolumeProps(secret=repository.commenter)},
            steps=packaged_step("comment", settings.node_image, mounts=AS_COMMENTER),
        ),
    }
