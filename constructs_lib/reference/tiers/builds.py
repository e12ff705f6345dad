"""Builds: pipelines of Tekton, each in a Chart (so a file) of its own, and what starts them."""

from collections.abc import Sequence

from pydantic import Field

from constructs_lib import Props, ResourcesProps, Tier, TierProps, TierScope, WebIngress
from constructs_lib.kube import BranchName, OwnNamespace, parse_image
from constructs_lib.monitoring import alert, alerts_about, missing_target_alerts, monitor
from constructs_lib.props import checked_objects
from constructs_lib.reference.charts.argocd import DELIVERY_TOKEN, NOTIFICATIONS_SECRET
from constructs_lib.reference.programs import program
from constructs_lib.reference.tiers.app import AppTier
from constructs_lib.reference.tiers.build_servers import (
    WebhookIngressProps,
    code_repository,
    copied,
    image_registry,
    webhook_ingress,
)
from constructs_lib.reference.tiers.cicd import WEBHOOK_HANDLER, CicdTier
from constructs_lib.reference.tiers.run_pods import (
    RUN_RESOURCES,
    pods_of_runs,
    refuse_larger_pods,
    room_for_checks,
)
from constructs_lib.tekton import (
    CHECKS_CLASS,
    WEBHOOK_SECRET,
    WEBHOOK_SECRET_KEY,
    BuildPipeline,
    BuildPipelineProps,
    BuildTasks,
    BuildTasksProps,
    Delivered,
    DockerfileBuild,
    ImageBuild,
    Pipeline,
    PlatformPipeline,
    PlatformPipelineProps,
    PullRequest,
    Push,
    PushReconciler,
    PushReconcilerProps,
    RunGuard,
    SmokeTest,
    SmokeTestProps,
    WebhookHandler,
    WebhookHandlerProps,
)
from constructs_lib.tree import checked_props
from constructs_lib.workloads import Entrance, quota_of

BASELINE_REASON = "Builds by a Dockerfile are root of a user namespace of their own"
"""Why the namespace has another Pod Security level than `restricted`."""


class BuildsTierProps(Props):
    """Properties for `BuildsTier`."""

    frontend: BuildPipelineProps
    """The pipelines of the frontend."""

    backend: BuildPipelineProps
    """The pipelines of the backend."""

    smoke_test: SmokeTestProps
    """The test that follows a delivery of the application tier."""

    platform: PlatformPipelineProps = PlatformPipelineProps()
    """The pipeline of the platform itself."""

    tasks: BuildTasksProps = BuildTasksProps()
    """Settings that all pipelines share."""

    webhook_handler: WebhookHandlerProps = WebhookHandlerProps()
    """The entrance for events, and the runs that it starts."""

    missed_pushes: PushReconcilerProps = PushReconcilerProps()
    """The search for pushes that started no run."""

    webhook_ingress: WebhookIngressProps | None = None
    """Way from a Git server outside to the webhook handler. None: there is none, since Gitea calls
    it by its Service.
    """

    branch: BranchName = "main"
    """Branch whose pushes are built, and to which what is built is committed."""

    concurrent_runs: int = Field(default=2, ge=1, le=100)
    """Runs for which the quota of the namespace has room. Tasks of others wait, at most for the
    timeout of their run.
    Two, so that a push to both applications is built at once on a laptop.
    """

    concurrent_checks: int = Field(default=1, ge=1, le=100)
    """Runs of pull requests for which there is room beside those. One: a deployment does not wait
    for any, and a laptop has little memory.
    """

    run_resources: ResourcesProps = RUN_RESOURCES
    """CPU and memory that the pod of a Task may have at most, all its steps and sidecars together.
    """

    dockerfile_builds: bool = False
    """Whether applications may be built by a Dockerfile. Then the namespace is at Pod Security
    level `baseline` for all runs.
    """

    namespace: OwnNamespace = "builds"
    """Namespace of the tier."""


class BuildsTier(Tier):
    """Pipelines of applications and of the platform, in an otherwise closed namespace."""

    def __init__(
        self,
        platform: TierScope,
        props: BuildsTierProps,
        *,
        cicd: CicdTier,
        app: AppTier,
        entrance: Entrance,
        after: Sequence[Tier] = (),
    ) -> None:
        """Make the tier.

        Args:
            platform: The platform around it.
            props: Properties.
            cicd: Tier of Tekton, of the Git server and of Argo CD.
            app: Tier whose images are built, and whose deliveries are tested. All images are
                pushed to the registry of its frontend.
            entrance: Way in from outside to the webhook handler, if it has one.
            after: Tiers that must be healthy before it is delivered.
        """
        checked_props("builds", props, BuildsTierProps)
        checked_objects("builds", CicdTier, cicd=cicd)
        checked_objects("builds", AppTier, app=app)
        checked_objects("builds", Entrance, entrance=entrance)
        super().__init__(
            platform,
            TierProps(
                name="builds",
                namespace=props.namespace,
                description="Pipelines that test, build and deploy what is pushed",
            ),
            after=after,
        )
        self._props = props
        builds = {
            name: program(name, image, self.context.mirrors) for name, image in app.images.items()
        }
        self._registry = parse_image(app.images["frontend"]).host
        self.builds: list[ImageBuild | DockerfileBuild] = [*builds.values()]
        """Builds of the images of applications."""
        runs = pods_of_runs(props.concurrent_runs, props.run_resources)
        self.add_namespace(
            quota_of(runs, with_deadline_only=True, but_priority_class=CHECKS_CLASS),
            pod_security="baseline" if props.dockerfile_builds else "restricted",
            pod_security_reason=BASELINE_REASON if props.dockerfile_builds else None,
        )
        checks = pods_of_runs(props.concurrent_checks, props.run_resources)
        room_for_checks(self.chart("checks"), "checks", checks)
        self.run_guard = RunGuard(
            self.chart("run-guard"),
            f"{self.namespace}-run-guard",
            namespace=self.namespace,
            tekton_namespace=cicd.namespace,
        )
        """The guard of what runs may be."""
        self.repository = code_repository(cicd, props.branch)
        self.tasks = BuildTasks(
            self.chart("tasks"),
            "tasks",
            props.tasks,
            repository=self.repository,
            registry=image_registry(cicd, app.images["frontend"]),
        )
        gitea = [cicd.gitea_pods] if cicd.gitea_pods else []
        self.webhook_handler = WebhookHandler(
            self.chart(WEBHOOK_HANDLER, namespace=cicd.namespace),
            WEBHOOK_HANDLER,
            props.webhook_handler,
            resources=cicd.webhook_handler_resources,
            namespace=self.namespace,
            interceptors=cicd.tekton.interceptors,
            callers=[cicd.notifications, *gitea],
        )
        """The entrance for events."""
        self.webhook_ingress: WebIngress | None = None
        """The way to it for a Git server outside. None: there is none."""
        if props.webhook_ingress:
            self.webhook_ingress = webhook_ingress(
                self.chart("webhook-ingress", namespace=cicd.namespace),
                props.webhook_ingress,
                handler=self.webhook_handler,
                entrance=entrance,
                cicd=cicd,
                app=app,
            )
        monitor(self, self.webhook_handler)
        missing = missing_target_alerts(cicd.namespace, [self.webhook_handler.name])
        alert(self, WEBHOOK_HANDLER, missing)
        self._signature = WEBHOOK_SECRET.key(WEBHOOK_SECRET_KEY)
        self.missed_pushes = PushReconciler(
            self.chart("missed-pushes"),
            "missed-pushes",
            props.missed_pushes,
            tasks=self.tasks,
            handler=self.webhook_handler,
            signature=copied(WEBHOOK_SECRET, cicd.namespace).key(WEBHOOK_SECRET_KEY),
        )
        """The search for pushes that started no run."""
        search = self.missed_pushes
        alerts = alerts_about(
            "missed-pushes",
            namespace=self.namespace,
            cron_job=search.job.name,
            lasting=search.next_search_within,
        )
        alert(self, "missed-pushes", alerts)
        self.platform_pipeline = PlatformPipeline(
            self.chart("platform"), "platform", props.platform, tasks=self.tasks
        )
        self._start(self.platform_pipeline.pipeline, self.platform_pipeline.paths)
        self.smoke_test = self._smoke_test(props.smoke_test, app)
        self._start_check(self.platform_pipeline.check)
        shared = [
            self.platform_pipeline.pipeline,
            self.platform_pipeline.check,
            self.smoke_test.pipeline,
        ]
        refuse_larger_pods(f"{self.name}/tasks", shared, props.run_resources)
        self.build("frontend", builds["frontend"], props.frontend)
        self.build("backend", builds["backend"], props.backend)

    def build(
        self, name: str, image: ImageBuild | DockerfileBuild, props: BuildPipelineProps
    ) -> BuildPipeline:
        """Add the pipelines of an application, which pushes and pull requests start.

        Raises:
            ValueError: The name is taken or no name, the pod of a Task is larger than a run may be,
                the image is of another registry than that of the frontend, or there is a Dockerfile
                and they are not allowed.
        """
        if isinstance(image, DockerfileBuild) and not self._props.dockerfile_builds:
            raise ValueError(
                f"{self.name}/{name}: 'image' must not be built by a Dockerfile while "
                "'dockerfile_builds' is false; set it, or use an ImageBuild"
            )
        if parse_image(image.image).host != self._registry:
            raise ValueError(
                f"{self.name}/{name}: 'image' must be of registry '{self._registry}', as the "
                f"frontend's, since all images are pushed there, got {image.image!r}; name it there"
            )
        made = BuildPipeline(self.chart(name), name, props, tasks=self.tasks, build=image)
        most = self._props.run_resources
        refuse_larger_pods(f"{self.name}/{name}", made.pipelines, most)
        self._start(made.pipeline, made.paths)
        self._start_check(made.check)
        return made

    def _start(self, pipeline: Pipeline, paths: Sequence[str]) -> None:
        """Let pushes that change the paths start a Pipeline."""
        event = Push(
            branch=self.repository.branch,
            paths=paths,
            not_by=self.repository.bot_name,
            credential=self._signature,
        )
        self.webhook_handler.start(pipeline, event)
        self.missed_pushes.watch(pipeline, paths)

    def _start_check(self, pipeline: Pipeline) -> None:
        """Let pull requests start a Pipeline."""
        event = PullRequest(branch=self.repository.branch, credential=self._signature)
        self.webhook_handler.start(pipeline, event)

    def _smoke_test(self, props: SmokeTestProps, app: AppTier) -> SmokeTest:
        made = SmokeTest(
            self.chart("smoke-test"),
            "smoke-test",
            props,
            tasks=self.tasks,
            target=app.frontend,
            paths=[app.folder],
        )
        token = NOTIFICATIONS_SECRET.key(DELIVERY_TOKEN)
        self.webhook_handler.start(
            made.pipeline,
            Delivered(application=f"{self.context.application_prefix}{app.name}", credential=token),
        )
        return made
