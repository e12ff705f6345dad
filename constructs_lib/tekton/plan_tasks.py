"""Tasks that say what a pull request does, of which one runs its code, and another has a login."""

from constructs import Construct

from constructs_lib.core.text import Argument
from constructs_lib.tekton.build_tasks import BuildTasks
from constructs_lib.tekton.commit_tasks import COMMIT_RESULTS, PATHS
from constructs_lib.tekton.step_script import packaged_step
from constructs_lib.tekton.task import Parameter, Task, TaskProps
from constructs_lib.tekton.task_parts import (
    AS_COMMENTER,
    AS_READER,
    JSII_ENVIRONMENT,
    PLANNED,
    PREPARED,
    PULL_REQUEST,
    REVISION,
    SYNTHESIZED,
    TRUSTED,
)
from constructs_lib.workloads.volumes import VolumeProps


def change_task(scope: Construct, tasks: BuildTasks) -> Task:
    """Return the Task that reads a pull request, and what it changes."""
    task = Task(
        scope,
        "change",
        TaskProps(
            description="Hands on a pull request, and dist/ before it",
            parameters={
                "revision": REVISION,
                "pull-request": PULL_REQUEST,
                **PATHS,
            },
            environment=tasks.repository.environment,
            results=COMMIT_RESULTS,
            workspaces={**PREPARED, **TRUSTED},
            volumes={"reader": VolumeProps(secret=tasks.repository.reader)},
            steps=packaged_step("change", tasks.settings.python_image, mounts=AS_READER),
        ),
    )
    tasks.allow(task, "Reads pull requests", tasks.repository)
    return task


def plan_task(scope: Construct, tasks: BuildTasks, command: Argument) -> Task:
    """Return the Task that plans, by the code of the branch, what a synth would change.

    It shares no volume of packages with what runs code of pull requests, which could change them.
    """
    task = Task(
        scope,
        "plan",
        TaskProps(
            description="Plans what a pull request does, by code of the branch",
            environment={
                **JSII_ENVIRONMENT,
                **tasks.settings.package_environment,
                "PLAN": command,
            },
            workspaces={**TRUSTED, **SYNTHESIZED, **PLANNED},
            read_only=[*TRUSTED, *SYNTHESIZED],
            # The checkout with its packages, and those as downloaded.
            tmp_size="4Gi",
            steps=packaged_step(
                "plan", tasks.settings.python_image, resources=tasks.settings.synth_resources
            ),
        ),
    )
    tasks.allow(task, "Installs what the plan is made with", packages=True)
    return task


def comment_task(scope: Construct, tasks: BuildTasks) -> Task:
    """Return the Task that writes the plan beside the pull request, and ends as it does."""
    task = Task(
        scope,
        "comment",
        TaskProps(
            description="Writes the plan beside a pull request, and refuses a destructive one",
            parameters={
                "revision": REVISION,
                "pull-request": PULL_REQUEST,
                "context": Parameter(description="Name of the comment"),
            },
            environment={"ISSUES_URL": tasks.repository.issues_url},
            workspaces=PLANNED,
            volumes={"commenter": VolumeProps(secret=tasks.repository.commenter)},
            steps=packaged_step("comment", tasks.settings.node_image, mounts=AS_COMMENTER),
        ),
    )
    tasks.allow(task, "Writes plans beside pull requests", tasks.repository)
    return task
