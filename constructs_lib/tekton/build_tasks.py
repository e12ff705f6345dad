"""Tasks that the pipelines of a namespace share, and the volumes of their packages."""

from collections.abc import Sequence

from cdk8s import ApiObject
from constructs import Construct

from constructs_lib.core.api_objects import ApiObjects, Group, context_of, path_of
from constructs_lib.core.arguments import checked_objects
from constructs_lib.core.fields import DnsLabel
from constructs_lib.core.labels import labels
from constructs_lib.core.manifests import manifest
from constructs_lib.core.pods import claim_spec
from constructs_lib.core.structs import k8s
from constructs_lib.network.connections import Connectable
from constructs_lib.tekton.build_tasks_props import BuildTasksProps
from constructs_lib.tekton.pipeline import CACHES, PipelineTask
from constructs_lib.tekton.repository import CodeRepository, ImageRegistry
from constructs_lib.tekton.runs import PULL_REQUESTS
from constructs_lib.tekton.shared_tasks import (
    clone_task,
    compare_task,
    push_task,
    report_task,
    scan_task,
)
from constructs_lib.tekton.step_script import step_script
from constructs_lib.tekton.task import Parameter, Step, Task, TaskProps
from constructs_lib.tekton.task_parts import (
    AS_READER,
    AS_WRITER,
    CACHE_ENVIRONMENT,
    COMMIT_RESULTS,
    COMMIT_VOLUMES,
    DIGEST,
    HANDOVER,
    OUTPUT,
    PLATFORM_CACHE,
    PRIVATE,
    REPORT_TIMEOUT,
    RETRIES,
    REVISION,
)
from constructs_lib.workloads.volumes import MountProps, VolumeProps


class BuildTasks(Group):
    """Tasks by which all pipelines clone, push images, and commit what they built.

    No Task gives a login to a step that runs the code of the repository.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: BuildTasksProps,
        *,
        repository: CodeRepository,
        registry: ImageRegistry,
    ) -> None:
        """Create the objects.

        Args:
            scope: Parent in the construct tree.
            id: Name of the objects.
            props: Properties.
            repository: Repository that is cloned and pushed to.
            registry: Registry that images are pushed to.
        """
        context = context_of(scope, id, DnsLabel, props, BuildTasksProps)
        path = path_of(scope, id)
        checked_objects(path, CodeRepository, repository=repository)
        checked_objects(path, ImageRegistry, registry=registry)
        super().__init__(scope, id)
        self.settings = props
        self.repository = repository
        """Repository that is cloned and pushed to."""
        self.registry = registry
        """Registry that images are pushed to."""
        claims = {
            "Resource": CACHES["cache"],
            "PullRequests": f"{CACHES['cache']}{PULL_REQUESTS}",
            "Platform": CACHES["platform-cache"],
            **({"Scanner": CACHES["scanner-database"]} if props.scan_image else {}),
        }
        metadata = {
            each: k8s.ObjectMeta(
                name=name, namespace=context.namespace, labels=labels(context, name, "pipeline")
            )
            for each, name in claims.items()
        }
        size = claim_spec(props.cache_size, props.cache_storage_class)
        self._cache = ApiObjects(
            self,
            "Cache",
            {
                each: manifest(k8s.PersistentVolumeClaim(metadata=metadata[each], spec=size))
                for each in claims
            },
        )
        self.clone = clone_task(self, props.node_image, repository)
        self.allow(self.clone, "Clones the repository", self.repository)
        self.scan: Task | None = None
        if props.scan_image:
            self.scan = scan_task(self, props.scan_image, props.package_environment)
            self.allow(self.scan, "Reads what flaws are known", packages=True)
        self.push = push_task(self, props.crane_image, registry)
        self.allow(self.push, "Pushes images", self.registry)
        self.deploy = self._deploy()
        reason = "Clones the repository, installs packages, and pushes what is built"
        self.allow(self.deploy, reason, self.repository, packages=True)
        self.report = report_task(self, props.node_image, repository)
        self.allow(self.report, "Writes the results of commits", self.repository)
        self.compare = compare_task(self, props.node_image)

    @property
    def cache(self) -> ApiObject:
        """The claim of packages of applications."""
        return self._cache.child("Resource")

    @property
    def pull_request_cache(self) -> ApiObject:
        """The claim of those that pull requests download."""
        return self._cache.child("PullRequests")

    @property
    def platform_cache(self) -> ApiObject:
        """The claim of packages of the platform."""
        return self._cache.child("Platform")

    @property
    def scanner_database(self) -> ApiObject | None:
        """The claim of the database of known flaws. None: nothing is scanned."""
        return self._cache.optional_child("Scanner")

    def allow(
        self,
        caller: Connectable,
        reason: str,
        *servers: CodeRepository | ImageRegistry,
        packages: bool = False,
        ports: Sequence[int] = (),
    ) -> None:
        """Let the pods of a Task or job call servers.

        Args:
            caller: The Task or job.
            reason: Purpose, for annotations of the policies.
            servers: The repository and the registry of images, as far as they are called.
            packages: Whether registries of packages outside are called as well.
            ports: Further TCP ports outside that are called.
        """
        outside = {*ports, *(self.settings.package_ports if packages else ())}
        for server in servers:
            if server.server is None:
                outside.add(server.port)
            else:
                caller.connections.allow_to(server.server, reason=reason)
        if outside:
            caller.connections.allow_to_outside(*outside, reason=reason)

    def reporting(self, context: str, state: str = "$(tasks.status)") -> PipelineTask:
        """Return what shows beside the commit, at the end of a run, how that ended.

        Args:
            context: Name of the result.
            state: The end: that of all Tasks by default.
        """
        return PipelineTask(
            task=self.report,
            parameters={"revision": "$(params.revision)", "context": context, "state": state},
            retries=RETRIES,
            timeout=REPORT_TIMEOUT,
        )

    @property
    def package_environment(self) -> dict[str, str]:
        """Variables of steps that install packages."""
        return {**CACHE_ENVIRONMENT, **self.settings.package_environment}

    @property
    def git_environment(self) -> dict[str, str]:
        """Variables of steps that clone."""
        return {"URL": self.repository.address, "BRANCH": self.repository.branch}

    @property
    def bot_environment(self) -> dict[str, str]:
        """Variables of steps that commit."""
        return {"BOT_NAME": self.repository.bot_name, "BOT_EMAIL": self.repository.bot_email}

    def commit_steps(self, synth: Step) -> dict[str, Step]:
        """Return the steps of a Task that commits what a command makes of the repository.

        Args:
            synth: The step between, which runs that command and has no login.
        """
        image = self.settings.python_image
        return {
            "prepare": Step(
                image=image,
                script=step_script("prepare.sh"),
                mounts={
                    **AS_READER,
                    "/private": PRIVATE,
                    "/handover": HANDOVER,
                },
            ),
            "synth": synth,
            "publish": Step(
                image=image,
                script=step_script("publish.sh"),
                mounts={
                    **AS_WRITER,
                    "/private": PRIVATE,
                    "/handover": MountProps(volume="handover", read_only=True),
                },
            ),
        }

    @property
    def commit_volumes(self) -> dict[str, VolumeProps]:
        """Volumes of a Task that commits."""
        return {
            **COMMIT_VOLUMES,
            "reader": VolumeProps(secret=self.repository.reader),
            "writer": VolumeProps(secret=self.repository.writer),
        }

    def synth_step(self) -> Step:
        """Return the step that runs the code of the repository between the two with logins."""
        return Step(
            image=self.settings.python_image,
            script=step_script("synth.sh"),
            environment={"SYNTH": self.settings.synth_command, **self.package_environment},
            mounts={"/handover": HANDOVER},
            resources=self.settings.synth_resources,
        )

    def _deploy(self) -> Task:
        return Task(
            self,
            "deploy",
            TaskProps(
                description="Commits the digest of an image, and what the platform makes of it",
                trust="platform",
                parameters={
                    "revision": REVISION,
                    "application": Parameter(description="Name of the application"),
                    "paths": Parameter(description="Its files and folders, one in each line"),
                    "repository": Parameter(
                        description="Name of the image without a tag, as nodes pull it"
                    ),
                    "digest": DIGEST,
                    "environment-file": Parameter(description="File that states the image"),
                },
                environment={**self.git_environment, **self.bot_environment},
                results=COMMIT_RESULTS,
                workspaces={**OUTPUT, **PLATFORM_CACHE},
                volumes=self.commit_volumes,
                steps=self.commit_steps(self.synth_step()),
            ),
        )
