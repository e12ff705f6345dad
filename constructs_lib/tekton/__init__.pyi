from .build_pipeline import BuildPipeline, BuildPipelineProps
from .build_tasks import BuildTasks
from .config import TektonConfig, TektonConfigProps
from .events import WEBHOOK_SECRET, WEBHOOK_SECRET_KEY, Delivered, PullRequest, Push
from .image_build import DockerfileBuild, ImageBuild, ImageStep, push_step
from .pipeline import Pipeline, PipelineProps, PipelineTask
from .pipeline_runs import CHECKS_CLASS
from .platform_pipeline import PlatformPipeline, PlatformPipelineProps
from .push_reconciler import PushReconciler, PushReconcilerProps
from .repository import CodeRepository, ImageRegistry
from .run_guard import RunGuard
from .shared_tasks import BuildTasksProps
from .smoke_test import SmokeTest, SmokeTestProps
from .task import Parameter, Step, Task, TaskProps
from .webhook_handler import WebhookHandler, WebhookHandlerProps, handler_pods, handler_url

__all__ = [
    "BuildPipelineProps",
    "ImageBuild",
]

# For compositions, such as reference/. They may change in any minor version.
__all__ += [
    "CHECKS_CLASS",
    "WEBHOOK_SECRET",
    "WEBHOOK_SECRET_KEY",
    "BuildPipeline",
    "BuildTasks",
    "BuildTasksProps",
    "CodeRepository",
    "Delivered",
    "DockerfileBuild",
    "ImageRegistry",
    "ImageStep",
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
    "SmokeTest",
    "SmokeTestProps",
    "Step",
    "Task",
    "TaskProps",
    "TektonConfig",
    "TektonConfigProps",
    "WebhookHandler",
    "WebhookHandlerProps",
    "handler_pods",
    "handler_url",
    "push_step",
]
