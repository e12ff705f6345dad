from .build_pipeline import (
    BuildPipeline,
    BuildPipelineProps,
)
from .build_tasks import (
    BuildTasks,
)
from .events import (
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
from .repository import (
    CodeRepository,
    ImageRegistry,
)
from .run_guard import (
    RunGuard,
)
from .shared_tasks import (
    BuildTasksProps,
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
    "ImageBuild",
    "ImageRegistry",
    "Parameter",
    "Pipeline",
    "PipelineProps",
    "PipelineTask",
    "PullRequest",
    "Push",
    "RunGuard",
    "Step",
    "Task",
    "TaskProps",
    "WebhookHandler",
    "WebhookHandlerProps",
]
