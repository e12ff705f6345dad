"""Test after a delivery, and the rollback in Git if it fails."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from constructs import Construct
from pydantic import Field

from constructs_lib.kube.distinct import DISTINCT
from constructs_lib.kube.names import DnsLabel, RelativePath
from constructs_lib.kube.text import Text
from constructs_lib.kube.validation import matching, text_field
from constructs_lib.props.arguments import checked_argument, checked_objects
from constructs_lib.props.model import Props
from constructs_lib.tekton.build_tasks import BuildTasks
from constructs_lib.tekton.pipeline import Pipeline, PipelineProps, PipelineTask
from constructs_lib.tekton.step_script import packaged_step
from constructs_lib.tekton.task import Parameter, Task, TaskProps
from constructs_lib.tekton.task_parts import (
    AS_REPORTER,
    GIT_TIMEOUT,
    REPORT_TIMEOUT,
    RETRIES,
    REVISION,
    WITH_MARK,
)
from constructs_lib.tree.api_objects import Group, context_of, path_of
from constructs_lib.workloads.service import WebService
from constructs_lib.workloads.volumes import VolumeProps

FAULTS = "faults"
"""Result of the test, and parameter of what follows: without it nothing was asked."""

FAULTS_MEANING = "Number of pages that did not answer as they should"

START_SECONDS = 600
"""Seconds that a test may wait for its pod."""

ANSWER_SECONDS = 10
"""Seconds that it waits for an answer. All pages that it asks for last may hang."""

RequestPath = Annotated[
    str,
    text_field(
        "the path of a page, such as '/healthz', of printable ASCII without spaces",
        matching("/[!-~]*", 1024),
    ),
]
"""Path of a page, with its query if any."""

ExpectedText = Annotated[
    Text,
    text_field("a text of one line", matching(r"[^\n\r]+", 1024)),
]
"""Text that an answer must have."""


DeliveredPaths = Annotated[Sequence[RelativePath], DISTINCT, Field(min_length=1)]
"""Files and folders of the repository that an Application delivers."""


class SmokeTestProps(Props):
    """Properties for `SmokeTest`."""

    pages: Mapping[RequestPath, ExpectedText] = Field(min_length=1)
    """Pages by path, each with a text that its answer must have. No default: only who knows the
    application knows a page that shows whether all parts work together.
    """

    within_seconds: int = Field(default=60, ge=1, le=3600)
    """Seconds within which all pages must answer. 60 are more than a pod takes to be ready."""

    revert_failed_releases: bool = True
    """Whether a release that fails the test is taken back by a commit. There is a brake: never two
    in a row, never a release that has passed before, and never after a test that asked no page.
    """


class SmokeTest(Group):
    """The pipeline, named after its id, that Argo CD starts with each delivery."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: SmokeTestProps,
        *,
        tasks: BuildTasks,
        target: WebService,
        paths: DeliveredPaths,
    ) -> None:
        """Create the objects.

        `tasks` are what pipelines of the namespace share. The `target` is the server that answers,
        `paths` are files and folders of the repository that the Application delivers.
        """
        context_of(scope, id, DnsLabel, props, SmokeTestProps)
        path = path_of(scope, id)
        checked_objects(path, BuildTasks, tasks=tasks)
        checked_objects(path, WebService, target=target)
        checked_argument(path, "paths", DeliveredPaths, paths)
        super().__init__(scope, id)
        lines = [f"{target.url}{page} {text}" for page, text in props.pages.items()]
        longest = START_SECONDS + props.within_seconds + ANSWER_SECONDS * len(lines)
        self.task = Task(
            # A Task and a Pipeline of one name cannot have the same parent.
            Group(self, "Task"),
            id,
            TaskProps(
                description="Asks pages of what was delivered",
                environment={
                    "ADDRESSES": "\n".join(lines),
                    "WITHIN_SECONDS": str(props.within_seconds),
                    "ANSWER_SECONDS": str(ANSWER_SECONDS),
                },
                results={FAULTS: FAULTS_MEANING},
                steps=packaged_step("smoke", tasks.settings.node_image),
            ),
        )
        """The Task that asks pages."""
        self.release = Task(
            self,
            "release",
            TaskProps(
                description="Finds the commit of what was delivered, and reports beside it",
                parameters={"revision": REVISION},
                environment={
                    **tasks.repository.environment,
                    "STATUSES_URL": tasks.repository.statuses_url,
                    "CONTEXT": id,
                    "PATHS": "\n".join(paths),
                },
                results={"commit": "Commit that changed what is delivered"},
                volumes={
                    "reporter": VolumeProps(secret=tasks.repository.reporter),
                    "mark": VolumeProps(secret=tasks.repository.mark),
                },
                steps=packaged_step(
                    "release", tasks.settings.node_image, mounts={**AS_REPORTER, **WITH_MARK}
                ),
            ),
        )
        """The Task that finds the release."""
        tasks.allow(self.release, "Finds a release, and writes its status", tasks.repository)
        self.task.connections.allow_to(target, reason="Tests what was delivered")
        self.revert = self._revert(id, tasks, paths) if props.revert_failed_releases else None
        """The Task that takes a release back. None: nothing is taken back."""
        revert = (
            {
                "revert": PipelineTask(
                    task=self.revert,
                    # Tekton skips it where a test that was evicted, cancelled or never begun has no
                    # such result: the release may be well.
                    parameters={
                        "revision": "$(params.revision)",
                        FAULTS: f"$(tasks.smoke.results.{FAULTS})",
                    },
                    only_if={"$(tasks.smoke.status)": "Failed"},
                    # A try after one that has pushed finds the release superseded.
                    retries=RETRIES,
                    timeout=REPORT_TIMEOUT,
                )
            }
            if self.revert
            else {}
        )
        self.pipeline = Pipeline(
            self,
            id,
            PipelineProps(
                description="Tests what was delivered, and takes back a release that fails",
                parameters={"revision": REVISION},
                tasks={
                    "release": PipelineTask(
                        task=self.release,
                        parameters={"revision": "$(params.revision)"},
                        retries=RETRIES,
                        timeout=GIT_TIMEOUT,
                    ),
                    "smoke": PipelineTask(task=self.task, timeout=f"{longest}s"),
                },
                at_end={
                    **revert,
                    "report": tasks.reporting(
                        id, "$(tasks.smoke.status)", "$(tasks.release.results.commit)"
                    ),
                },
            ),
        )
        """The Pipeline that Argo CD starts."""

    def _revert(self, id: str, tasks: BuildTasks, paths: Sequence[str]) -> Task:
        task = Task(
            self,
            "revert",
            TaskProps(
                description="Takes back the release whose test has failed, by a commit",
                parameters={"revision": REVISION, FAULTS: Parameter(description=FAULTS_MEANING)},
                environment={
                    **tasks.repository.environment,
                    **tasks.repository.bot_environment,
                    "STATUSES_URL": tasks.repository.statuses_url,
                    "CONTEXT": id,
                    "REPORTER": tasks.repository.reporter_name,
                    "PATHS": "\n".join(paths),
                },
                results={
                    "state": "What was done: reverted or superseded",
                    "commit": "Commit that has it",
                },
                volumes=tasks.repository.bot_volumes,
                steps=packaged_step(
                    "revert", tasks.settings.node_image, mounts=tasks.repository.bot_mounts
                ),
            ),
        )
        tasks.allow(task, "Takes back a release", tasks.repository)
        return task
