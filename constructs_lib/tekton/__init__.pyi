from .build_pipeline import (
    BuildPipeline,
    BuildPipelineProps,
)
from .build_tasks import (
    BuildTasks,
)
from .build_tasks_props import (
    BuildTasksProps,
)
from .config import (
    TektonConfig,
    TektonConfigProps,
)
from .dockerfile_build import (
    DockerfileBuild,
)
from .events import (
    Delivered,
    PullRequest,
    Push,
)
from .image_build import (
    ImageBuild,
)
from .pipeline import (
    Pipeline,
    PipelineProps,
    PipelineTask,
)
from .platform_pipeline import (
    PlatformPipeline,
    PlatformPipelineProps,
)
from .push_reconciler import (
    PushReconciler,
    PushReconcilerProps,
)
from .repository import (
    CodeRepository,
    ImageRegistry,
)
from .run_guard import (
    RunGuard,
)
from .runs import (
    RunProps,
    pipeline_run,
)
from .sidecar import (
    TaskSidecar,
)
from .smoke_test import (
    SmokeTest,
    SmokeTestProps,
)
from .task import (
    Parameter,
    Step,
    Task,
    TaskProps,
)
from .webhook_handler import (
    WebhookHandler,
    WebhookHandlerProps,
)

__all__ = [
    "BuildPipeline",
    "BuildPipelineProps",
    "BuildTasks",
    "BuildTasksProps",
    "CodeRepository",
    "Delivered",
    "DockerfileBuild",
    "ImageBuild",
    "ImageRegistry",
    "Parameter",
    "Pipeline",
    "PipelineProps",
    "PipelineTask",
    "PlatformPipeline",
    "PlatformPipelineProps",
    "PullRequest",
    "Push",
    "PushReconciler",
    "PushReconcilerProps",
    "RunGuard",
    "RunProps",
    "SmokeTest",
    "SmokeTestProps",
    "Step",
    "Task",
    "TaskProps",
    "TaskSidecar",
    "TektonConfig",
    "TektonConfigProps",
    "WebhookHandler",
    "WebhookHandlerProps",
    "pipeline_run",
]
